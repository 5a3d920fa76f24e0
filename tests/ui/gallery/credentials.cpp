// SPDX-License-Identifier: Apache-2.0
#include "credentialfixture.h"
#include "fakeplaces.h"

#include "credentials/bucketpicker.h"
#include "credentials/credentialactions.h"
#include "credentials/credentialdialog.h"
#include "credentials/credentialsplace.h"
#include "filebrowser/filecommands.h"
#include "filebrowser/filepane.h"
#include "filebrowser/filesplace.h"
#include "filebrowser/filetab.h"
#include "filebrowser/fileviews.h"

#include <core/specjson.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QTableView>
#include <QTimer>

using namespace osc;
using namespace osc::test;

namespace {

void fillCredentials(CredentialFixture &fixture)
{
    const QDateTime now = fixture.clock.now();
    CredentialTest good = FakeObjectStorage::result(CredentialTest::Verdict::ReadWrite);
    good.at = now.addSecs(-7300);
    CredentialTest bad = FakeObjectStorage::result(CredentialTest::Verdict::ReadOnly);
    bad.at = now.addSecs(-21 * 60);
    CredentialTest reads = good;
    reads.verdict = CredentialTest::Verdict::ReadOnlyUntried;
    reads.at = now.addDays(-1);
    fixture.keep(QStringLiteral("crawl-writer"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"),
                 QStringLiteral("cn-hangzhou"), QStringLiteral("acme-crawl-raw"), QStringLiteral("2026-11"),
                 good);
    fixture.keep(QStringLiteral("crawl-reader"), QStringLiteral("LTAI5tBBBBBBBBBBBBBBd0Ke"),
                 QStringLiteral("cn-hangzhou"), QStringLiteral("acme-crawl-raw"), {}, reads);
    fixture.keep(QStringLiteral("reports-ro"), QStringLiteral("LTAI5tQ7bFz9hYw2Kc3eXw71"),
                 QStringLiteral("cn-shanghai"), QStringLiteral("acme-reports"), QStringLiteral("daily"), bad);
    fixture.keep(QStringLiteral("sts-mei"), QStringLiteral("STS.NUAAAAAAAAAAAAAApQ4r"),
                 QStringLiteral("cn-hangzhou"), QStringLiteral("acme-models"), {}, good, now.addSecs(2280));
    fixture.finder.add(QStringLiteral("default"), QStringLiteral("LTAI5tDDDDDDDDDDDDDD1111"));
    fixture.finder.add(QStringLiteral("prod-ro"), QStringLiteral("LTAI5tEEEEEEEEEEEEEE2222"));
    fixture.finder.add(QStringLiteral("role"), {},
                       QStringLiteral("Profile role is of the mode RamRoleArn, which holds no key."));
    InventoryRecord record;
    record.engineId = QStringLiteral("e");
    record.connectionId = QStringLiteral("here");
    record.sandboxId = QStringLiteral("s1");
    record.name = QStringLiteral("crawler-eu-west");
    VolumeSpec mount;
    mount.kind = VolumeKind::Ossfs;
    mount.ossfs.bucket = QStringLiteral("acme-crawl-raw");
    mount.ossfs.credential = QStringLiteral("crawl-writer");
    SandboxSpec spec;
    spec.volumes.append(mount);
    record.specJson = toStoredJson(spec);
    fixture.inventory.records.append(record);
    const auto bucket = std::make_shared<MemoryBucket>();
    for (const char *folder : {"/2026-09", "/2026-10", "/2026-11", "/manifests", "/2026-11/archive"})
        bucket->addDirectory(folder);
    bucket->addObject("/2026-11/news.example.com.jsonl", QByteArray(2048, 'x'), QStringLiteral("Standard"));
    bucket->addObject("/2026-11/part-0000.parquet", QByteArray(4096, 'x'), QStringLiteral("Standard"));
    bucket->addObject("/2026-11/raw-2026-10.tar.gz", QByteArray(9000, 'x'), QStringLiteral("Archive"));
    bucket->objectVersions = {
        {QStringLiteral("CAEQNhiBgMDJgZCA0BYiIDc4"), now.addSecs(-3600), 2048, true, false},
        {QStringLiteral("CAEQMxiBgIC0vZCA0BYiIGM2"), now.addDays(-1), -1, false, true},
        {QStringLiteral("CAEQMhiBgMCuvZCA0BYiIDE5"), now.addDays(-6), 1932, false, false},
    };
    fixture.storage.buckets.insert(QStringLiteral("acme-crawl-raw"), bucket);
    fixture.storage.buckets.insert(QStringLiteral("acme-reports"), std::make_shared<MemoryBucket>());
}

/// What the picture is to show.
void arrange(const QString &what, CredentialsPlace &place)
{
    auto *table = place.findChild<QTableView *>(QStringLiteral("credentialTable"));
    place.reveal(QStringLiteral("oss/id-reports-ro"));
    table->setFocus();
    CredentialActions &actions = place.actions();
    if (what == QLatin1String("edit"))
        actions.edit->trigger();
    else if (what == QLatin1String("new"))
        actions.create->trigger();
    else if (what == QLatin1String("import"))
        actions.importKeys->trigger();
    else if (what == QLatin1String("delete")) {
        place.reveal(QStringLiteral("oss/id-crawl-writer"));
        actions.remove->trigger();
    } else if (what == QLatin1String("secret")) {
        actions.copySecret->trigger();
    }
}

void arrangeFiles(const QString &what, FilesPlace &place, const FilePlaces &places)
{
    if (what == QLatin1String("start"))
        return;
    if (what == QLatin1String("picker")) {
        auto *dialog = new BucketDialog(places.buckets(), {}, &place);
        dialog->open();
        return;
    }
    place.open(
        {{FilePlace::Kind::Bucket, QStringLiteral("id-crawl-writer"), QStringLiteral("acme-crawl-raw")},
         "/2026-11"});
    QTimer::singleShot(300, &place, [what, &place] {
        FilePane &pane = *place.findChild<FileTab *>()->active();
        pane.views()->select("news.example.com.jsonl");
        if (what == QLatin1String("share"))
            pane.commands()->action(FileCommands::ShareLink)->trigger();
        if (what == QLatin1String("versions"))
            pane.commands()->action(FileCommands::Versions)->trigger();
        if (what == QLatin1String("properties"))
            pane.commands()->action(FileCommands::Properties)->trigger();
        if (what == QLatin1String("rename")) {
            const FileItem folder{"/2026-11/archive", *pane.store().model()->find("archive")};
            Q_EMIT pane.views()->renamed(folder, QStringLiteral("attic"));
        }
    });
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption dark(QStringLiteral("dark"));
    const QCommandLineOption memory(QStringLiteral("memory"));
    const QCommandLineOption save(QStringLiteral("save"), {}, QStringLiteral("file"));
    parser.addOptions({dark, memory, save});
    parser.addPositionalArgument(
        QStringLiteral("what"),
        QStringLiteral(
            "list|edit|new|import|delete|secret|empty|start|picker|bucket|share|versions|properties|rename"));
    parser.process(app);
    const QString what = parser.positionalArguments().value(0, QStringLiteral("list"));
    ThemeController theme(app, parser.isSet(dark) ? ThemeChoice::Dark : ThemeChoice::Light, false);
    CredentialFixture credentials;
    if (parser.isSet(memory))
        credentials.secrets.now = SecretStoreState::MemoryOnly;
    if (what != QLatin1String("empty"))
        fillCredentials(credentials);
    credentials.store.load();
    PlacesFixture around;
    FilePlaces places(around.registry, around.sandboxes, around.local,
                      {&credentials.store, &credentials.storage});
    FileHabits habits;
    const bool files =
        QStringList{QStringLiteral("start"), QStringLiteral("picker"),   QStringLiteral("bucket"),
                    QStringLiteral("share"), QStringLiteral("versions"), QStringLiteral("properties"),
                    QStringLiteral("rename")}
            .contains(what);
    CredentialsPlace place(credentials.services());
    FilesPlace filesPlace({places, habits, [](const TransferRequest &) {}}, around.registry,
                          around.sandboxes);
    place.restore({});
    QWidget &shown = files ? static_cast<QWidget &>(filesPlace) : place;
    shown.resize(1216, 820);
    shown.show();
    QTimer::singleShot(400, &shown, [&] {
        if (files)
            arrangeFiles(what, filesPlace, places);
        else
            arrange(what, place);
    });
    if (parser.isSet(save)) {
        QTimer::singleShot(2000, &shown, [&] {
            QPixmap picture = shown.grab();
            for (const QDialog *dialog : shown.findChildren<QDialog *>())
                if (dialog->isVisible())
                    picture = const_cast<QDialog *>(dialog)->grab();
            picture.save(parser.value(save));
            QApplication::quit();
        });
    }
    return QApplication::exec();
}
