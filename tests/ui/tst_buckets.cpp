// SPDX-License-Identifier: Apache-2.0
#include "accessibilitywalk.h"
#include "credentialfixture.h"
#include "fakeplaces.h"
#include "filefixture.h"

#include "credentials/bucketpicker.h"
#include "credentials/buckettree.h"
#include "credentials/credentialdialog.h"
#include "dialogs/newsandbox/field.h"
#include "filebrowser/filecommands.h"
#include "filebrowser/filepane.h"
#include "filebrowser/filesplace.h"
#include "filebrowser/filetab.h"
#include "filebrowser/fileviews.h"
#include "filebrowser/propertiesdialog.h"
#include "filebrowser/sharelinkdialog.h"
#include "filebrowser/versionsdialog.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

namespace osc::test {

/// Buckets in the place Files, and where one is chosen.
class TestBuckets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void credentialsAndTheirBucketsAreWhereToGo();
    void aKeyThatMayNotListSaysSo();
    void aBucketIsOpenedByItsName();
    void objectsHaveAClassInsteadOfAMode();
    void whatABucketCannotDoSaysWhy();
    void aBucketThatCannotBeWrittenIsOpenedForReading();
    void aDeletedKeyClosesItsBucket();
    void aChangedKeyOpensItsBucketAgain();
    void renamingAFolderIsAskedFirstWithItsCount();
    void propertiesTellAndChangeWhatObjectsHave();
    void aLinkIsSharedAndItsWordsSayUntilWhen();
    void aTemporaryKeyEndsALinkEarlier();
    void anArchivedObjectIsRestored();
    void versionsAreAskedForWhenTheyAreWanted();
    void oneVersionIsBroughtBackCopiedAndDeleted();
    void versionsAreOnlyShownWhereNothingMayBeWritten();
    void aNewKeyIsTheChosenOneInThePicker();
    void aRenamedKeyIsStillTheOneOfAMount();
    void thePickerGoesFromKeyToBucketToFolder();
    void thePickerWalksToATypedPrefix();
    void thePickerSaysWhatIsMissing();
    void everyControlHasAName();

private:
    template<typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return shownChild<T>(*m_place, name);
    }
    template<typename Dialog>
    [[nodiscard]] Dialog *dialog() const
    {
        const QList<Dialog *> all = m_place->findChildren<Dialog *>();
        return all.isEmpty() ? nullptr : all.constLast();
    }
    [[nodiscard]] FilePane &pane() const { return *find<FileTab>("fileTab")->active(); }
    [[nodiscard]] QAction &action(FileCommands::Command command) const
    {
        return *pane().commands()->action(command);
    }
    [[nodiscard]] static FilePlace place(const QString &bucket = QStringLiteral("acme-crawl-raw"))
    {
        return {FilePlace::Kind::Bucket, QStringLiteral("id-crawl-writer"), bucket};
    }
    void openBucket(const QByteArray &path = "/")
    {
        m_place->open({place(), path});
        QTRY_COMPARE(pane().store().state(), FilePanelStore::State::Ready);
    }
    void choose(const char *name)
    {
        pane().views()->select(name);
        QCOMPARE(pane().views()->selectedCount(), 1);
    }
    [[nodiscard]] QStringList placeNames() const
    {
        QStringList names;
        const auto *model = find<QTableView>("placeTable")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            names << model->index(row, 0).data().toString();
        return names;
    }
    void activate(const QString &name)
    {
        auto *table = find<QTableView>("placeTable");
        table->setCurrentIndex(table->model()->index(static_cast<int>(placeNames().indexOf(name)), 0));
        QTest::keyClick(table, Qt::Key_Return);
    }

    ThemeController m_theme{*qApp, ThemeChoice::Light, false}; ///< The console's own style.
    std::unique_ptr<CredentialFixture> m_credentials;
    std::unique_ptr<PlacesFixture> m_around;
    std::unique_ptr<FilePlaces> m_places;
    FileHabits m_habits;
    std::shared_ptr<MemoryBucket> m_bucket;
    std::unique_ptr<FilesPlace> m_place;
};

void TestBuckets::init()
{
    m_credentials = std::make_unique<CredentialFixture>();
    m_credentials->keep(QStringLiteral("crawl-writer"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"),
                        QStringLiteral("cn-hangzhou"), QStringLiteral("acme-crawl-raw"),
                        QStringLiteral("2026-11"));
    m_credentials->store.load();
    m_bucket = std::make_shared<MemoryBucket>();
    m_bucket->addDirectory("/2026-11");
    m_bucket->addDirectory("/2026-10");
    m_bucket->addDirectory("/2026-11/archive");
    m_bucket->addObject("/2026-11/news.jsonl", "hello", QStringLiteral("Standard"));
    m_bucket->addObject("/2026-11/raw.tar.gz", "packed", QStringLiteral("Archive"));
    m_bucket->addObject("/2026-11/archive/old.txt", "old", QStringLiteral("IA"));
    m_credentials->storage.buckets.insert(QStringLiteral("acme-crawl-raw"), m_bucket);
    m_credentials->storage.buckets.insert(QStringLiteral("acme-reports"), std::make_shared<MemoryBucket>());
    m_around = std::make_unique<PlacesFixture>();
    QTRY_VERIFY(m_credentials->store.isLoaded());
    m_places = std::make_unique<FilePlaces>(m_around->registry, m_around->sandboxes, m_around->local,
                                            BucketAccess{&m_credentials->store, &m_credentials->storage});
    m_place = std::make_unique<FilesPlace>(FileServices{*m_places, m_habits, [](const TransferRequest &) {}},
                                           m_around->registry, m_around->sandboxes);
    m_place->resize(1200, 700);
    m_place->show();
    m_place->activateWindow();
    m_place->entered();
    QVERIFY(QTest::qWaitForWindowActive(m_place.get()));
}

void TestBuckets::cleanup()
{
    m_place.reset();
    m_places.reset();
    m_around.reset();
    m_credentials.reset();
}

void TestBuckets::credentialsAndTheirBucketsAreWhereToGo()
{
    QTRY_VERIFY(placeNames().contains(QStringLiteral("acme-crawl-raw / 2026-11")));
    QVERIFY(!placeNames().contains(QStringLiteral("acme-reports")));
    activate(QStringLiteral("List buckets…"));
    QTRY_VERIFY(placeNames().contains(QStringLiteral("acme-reports")));
    QVERIFY(!placeNames().contains(QStringLiteral("List buckets…")));
    activate(QStringLiteral("acme-crawl-raw / 2026-11"));
    QTRY_COMPARE(pane().store().location(), (FileLocation{place(), "/2026-11"}));
    QTRY_COMPARE(find<QTableView>("fileTable")->model()->rowCount(), 3);
    QCOMPARE(m_credentials->storage.opened.constLast().key.keyId, QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"));
}

void TestBuckets::aKeyThatMayNotListSaysSo()
{
    m_credentials->storage.listFailure =
        Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("It may not.")};
    QTRY_VERIFY(placeNames().contains(QStringLiteral("List buckets…")));
    activate(QStringLiteral("List buckets…"));
    auto *table = find<QTableView>("placeTable");
    const auto where = [&] {
        const int row = static_cast<int>(placeNames().indexOf(QStringLiteral("List buckets…")));
        return table->model()->index(row, 1).data().toString();
    };
    QTRY_COMPARE(where(),
                 QStringLiteral("crawl-writer: This key may not list buckets: open one by its name."));
    QVERIFY(table->currentIndex().isValid()); // the keys stay where they were
}

void TestBuckets::aBucketIsOpenedByItsName()
{
    QTRY_VERIFY(placeNames().contains(QStringLiteral("Open bucket by name…")));
    activate(QStringLiteral("Open bucket by name…"));
    auto *asked = dialog<BucketDialog>();
    QVERIFY(asked);
    auto *name = asked->findChild<QLineEdit *>(QStringLiteral("bucketNameEdit"));
    name->clear();
    QTest::keyClicks(name, QStringLiteral("acme-reports"));
    asked->findChild<QLineEdit *>(QStringLiteral("bucketPrefix"))->clear();
    asked->findChild<QAbstractButton *>(QStringLiteral("openBucketButton"))->click();
    QTRY_COMPARE(pane().store().location(), (FileLocation{place(QStringLiteral("acme-reports")), "/"}));
}

void TestBuckets::objectsHaveAClassInsteadOfAMode()
{
    openBucket("/2026-11");
    auto *table = find<QTableView>("fileTable");
    QVERIFY(!table->isColumnHidden(FileListModel::ClassColumn));
    QVERIFY(table->isColumnHidden(FileListModel::ModeColumn));
    QVERIFY(table->isColumnHidden(FileListModel::OwnerColumn));
    const int row = pane().store().model()->rowOf("raw.tar.gz");
    QCOMPARE(table->model()->index(row, FileListModel::ClassColumn).data().toString(),
             QStringLiteral("Archive"));
    pane().store().go(FileLocation{PlacesFixture::sandbox(), "/"});
    QTRY_COMPARE(pane().store().state(), FilePanelStore::State::Ready);
    QVERIFY(table->isColumnHidden(FileListModel::ClassColumn));
    QVERIFY(!table->isColumnHidden(FileListModel::ModeColumn));
    QVERIFY(!action(FileCommands::ShareLink).isVisible());
}

void TestBuckets::whatABucketCannotDoSaysWhy()
{
    openBucket("/2026-11");
    choose("news.jsonl");
    for (const auto command : {FileCommands::Permissions, FileCommands::NewLink, FileCommands::Terminal}) {
        QVERIFY(!action(command).isEnabled());
        QVERIFY(!action(command).statusTip().isEmpty());
    }
    QVERIFY(action(FileCommands::ShareLink).isEnabled());
    choose("archive");
    QVERIFY(!action(FileCommands::ShareLink).isEnabled());
}

void TestBuckets::aBucketThatCannotBeWrittenIsOpenedForReading()
{
    m_credentials->store.setLastTest(QStringLiteral("id-crawl-writer"),
                                     FakeObjectStorage::result(CredentialTest::Verdict::ReadOnly));
    openBucket();
    QCOMPARE(pane().whyNotWrite(),
             QStringLiteral("Key crawl-writer could not write here when it was tested last."));
    QVERIFY(!action(FileCommands::NewFolder).isEnabled());
    find<QAbstractButton>("fileAllowWriting")->click();
    QTRY_COMPARE(pane().whyNotWrite(), QString());
}

void TestBuckets::aDeletedKeyClosesItsBucket()
{
    openBucket();
    const Operation removing =
        m_credentials->store.remove(QStringLiteral("id-crawl-writer"), [](const Done &) {});
    QTRY_COMPARE(pane().store().state(), FilePanelStore::State::Failed);
    QVERIFY(!pane().store().fileSystem());
    pane().store().refresh();
    QTRY_COMPARE(
        pane().store().error().message,
        QStringLiteral("Bucket acme-crawl-raw was not opened: its key is not among the credentials."));
}

void TestBuckets::aChangedKeyOpensItsBucketAgain()
{
    openBucket();
    OssCredential changed = *m_credentials->store.find(QStringLiteral("crawl-writer"));
    changed.prefix = QStringLiteral("2026-10");
    const Operation first = m_credentials->store.update(changed, {}, [](const Done &) {});
    QTRY_COMPARE(m_credentials->index.kept.constFirst().prefix, QStringLiteral("2026-10"));
    QCOMPARE(m_credentials->storage.opened.size(), 1); // nothing that matters for it
    changed.endpoint = QStringLiteral("oss-cn-shanghai.aliyuncs.com");
    const Operation second = m_credentials->store.update(changed, {}, [](const Done &) {});
    QTRY_COMPARE(m_credentials->storage.opened.size(), 2);
    QTRY_COMPARE(pane().store().state(), FilePanelStore::State::Ready);
}

void TestBuckets::renamingAFolderIsAskedFirstWithItsCount()
{
    openBucket("/2026-11");
    const FileItem folder{"/2026-11/archive", *pane().store().model()->find("archive")};
    Q_EMIT pane().views()->renamed(folder, QStringLiteral("attic"));
    auto *strip = find<QWidget>("fileRenameBanner");
    QVERIFY(strip->isVisible());
    const auto title = [&] { return strip->findChild<QLabel *>(QStringLiteral("bannerTitle"))->text(); };
    QTRY_VERIFY2(title().startsWith(QStringLiteral("Rename archive to attic? That copies 1 file")),
                 qPrintable(title()));
    QVERIFY(!m_bucket->calls.contains("rename /2026-11/archive /2026-11/attic"));
    find<QAbstractButton>("fileRenameConfirm")->click();
    QTRY_VERIFY(m_bucket->calls.contains("rename /2026-11/archive /2026-11/attic"));
    QTRY_VERIFY(!pane().store().isActing());
    // One object is quick.
    const FileItem object{"/2026-11/news.jsonl", *pane().store().model()->find("news.jsonl")};
    Q_EMIT pane().views()->renamed(object, QStringLiteral("old.jsonl"));
    QTRY_VERIFY(m_bucket->calls.contains("rename /2026-11/news.jsonl /2026-11/old.jsonl"));
}

void TestBuckets::propertiesTellAndChangeWhatObjectsHave()
{
    openBucket("/2026-11");
    choose("news.jsonl");
    action(FileCommands::Properties).trigger();
    auto *shown = dialog<PropertiesDialog>();
    QTRY_VERIFY(shown->findChild<QLabel *>(QStringLiteral("objectEtag")));
    QCOMPARE(shown->findChild<QLabel *>(QStringLiteral("objectClass"))->text(), QStringLiteral("Standard"));
    auto *type = shown->findChild<QLineEdit *>(QStringLiteral("objectContentType"));
    QCOMPARE(type->text(), QStringLiteral("text/plain"));
    auto *save = shown->findChild<QAbstractButton *>(QStringLiteral("objectSave"));
    QVERIFY(!save->isEnabled());
    type->clear();
    QTest::keyClicks(type, QStringLiteral("application/jsonl"));
    QVERIFY(save->isEnabled());
    save->click();
    QTRY_COMPARE(shown->findChild<QLabel *>(QStringLiteral("objectStatus"))->text(),
                 QStringLiteral("Saved."));
    QCOMPARE(m_bucket->objectFacts.value("/2026-11/news.jsonl").contentType,
             QStringLiteral("application/jsonl"));
    QCOMPARE(m_bucket->objectFacts.value("/2026-11/news.jsonl").metadata.value(QStringLiteral("team")),
             QStringLiteral("crawl"));
}

void TestBuckets::aLinkIsSharedAndItsWordsSayUntilWhen()
{
    openBucket("/2026-11");
    choose("news.jsonl");
    action(FileCommands::ShareLink).trigger();
    auto *share = dialog<ShareLinkDialog>();
    QVERIFY(share);
    auto *valid = share->findChild<QComboBox *>(QStringLiteral("shareValidFor"));
    valid->setCurrentIndex(valid->findData(24 * 3600));
    const QString link = share->findChild<QLineEdit *>(QStringLiteral("shareLink"))->text();
    QCOMPARE(link, QStringLiteral("https://bucket.example/2026-11/news.jsonl?expires=86400"));
    const QString who = share->findChild<QLabel *>(QStringLiteral("shareWho"))->text();
    QVERIFY2(who.startsWith(QStringLiteral("Anybody who has the link can read this object until")),
             qPrintable(who));
    QVERIFY(who.contains(QStringLiteral("only by disabling the key")));
    share->findChild<QAbstractButton *>(QStringLiteral("copyLinkButton"))->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), link);
}

void TestBuckets::aTemporaryKeyEndsALinkEarlier()
{
    ShareLinkDialog share(m_bucket, "/2026-11/news.jsonl", QDateTime::currentDateTimeUtc().addSecs(600),
                          nullptr);
    share.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(share.findChild<QLabel *>(QStringLiteral("shareWho"))
                ->text()
                .endsWith(QStringLiteral("It ends earlier than chosen, because the temporary key does.")));
}

void TestBuckets::anArchivedObjectIsRestored()
{
    openBucket("/2026-11");
    choose("raw.tar.gz");
    action(FileCommands::Restore).trigger();
    auto *asked = dialog<RestoreDialog>();
    asked->findChild<QSpinBox *>(QStringLiteral("restoreDays"))->setValue(7);
    asked->findChild<QAbstractButton *>(QStringLiteral("restoreButton"))->click();
    QTRY_COMPARE(find<QLabel>("fileActingLabel")->text(),
                 QStringLiteral("raw.tar.gz is being restored; that takes minutes to hours."));
    QCOMPARE(m_bucket->log, QStringList{QStringLiteral("restore /2026-11/raw.tar.gz 7")});
}

void TestBuckets::versionsAreAskedForWhenTheyAreWanted()
{
    m_bucket->objectVersions = {
        {QStringLiteral("v2"), QDateTime::currentDateTimeUtc(), 5, true, false},
        {QStringLiteral("v1"), QDateTime::currentDateTimeUtc().addDays(-1), -1, false, true}};
    openBucket("/2026-11");
    choose("news.jsonl");
    action(FileCommands::Versions).trigger();
    auto *table = dialog<VersionsDialog>()->findChild<QTableWidget *>(QStringLiteral("versionsTable"));
    QTRY_COMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("the current one"));
    QCOMPARE(table->item(1, 2)->text(), QStringLiteral("deleted here"));
    QCOMPARE(table->item(1, 1)->text(), QStringLiteral("–"));
}

void TestBuckets::oneVersionIsBroughtBackCopiedAndDeleted()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDateTime before(QDate(2026, 5, 4), QTime(10, 3, 7), Qt::LocalTime);
    m_bucket->objectVersions = {{QStringLiteral("v3"), now, -1, true, true},
                                {QStringLiteral("v2"), now.addDays(-1), 5, false, false},
                                {QStringLiteral("v1"), before.toUTC(), 7, false, false}};
    openBucket("/2026-11");
    choose("news.jsonl");
    action(FileCommands::Versions).trigger();
    auto *versions = dialog<VersionsDialog>();
    auto *table = versions->findChild<QTableWidget *>(QStringLiteral("versionsTable"));
    QTRY_COMPARE(table->rowCount(), 3);
    const auto button = [&](const char *name) {
        return versions->findChild<QAbstractButton *>(QLatin1String(name));
    };
    QVERIFY(!button("versionRestoreButton")->isEnabled());
    table->selectRow(0); // of what was deleted nothing can be brought back
    QVERIFY(!button("versionRestoreButton")->isEnabled() && !button("versionCopyButton")->isEnabled());
    QVERIFY(button("versionDeleteButton")->isEnabled());
    table->selectRow(2);
    button("versionCopyButton")->click();
    QTRY_COMPARE(
        m_bucket->log.value(0),
        QStringLiteral("copy v1 of /2026-11/news.jsonl to /2026-11/news (2026-05-04 10.03.07).jsonl"));
    const auto settled = [&] {
        return versions->findChild<QLabel *>(QStringLiteral("versionsNote"))
            ->text()
            .contains(QLatin1String("newest first"));
    };
    QTRY_VERIFY(settled());
    table->selectRow(1);
    button("versionRestoreButton")->click();
    QTRY_COMPARE(m_bucket->log.value(1),
                 QStringLiteral("copy v2 of /2026-11/news.jsonl to /2026-11/news.jsonl"));
    QTRY_VERIFY(settled());
    table->clearSelection();
    table->selectRow(2);
    button("versionDeleteButton")->click(); // asks
    QCOMPARE(m_bucket->log.size(), 2);
    button("versionDeleteButton")->click();
    QTRY_COMPARE(m_bucket->log.value(2), QStringLiteral("remove v1 of /2026-11/news.jsonl"));
    QTRY_COMPARE(table->rowCount(), 2);
    m_bucket->versionFailure =
        Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("The key may not do that.")};
    table->selectRow(1);
    button("versionRestoreButton")->click();
    QTRY_COMPARE(versions->findChild<QLabel *>(QStringLiteral("versionsNote"))->text(),
                 QStringLiteral("The version was not made the current one. The key may not do that."));
    QVERIFY(button("versionRestoreButton")->isEnabled()); // to be tried again
}

void TestBuckets::versionsAreOnlyShownWhereNothingMayBeWritten()
{
    m_bucket->objectVersions = {{QStringLiteral("v1"), QDateTime::currentDateTimeUtc(), 7, true, false}};
    m_bucket->can.canWrite = false;
    m_bucket->can.whyNotWrite = QStringLiteral("The bucket is frozen.");
    openBucket("/2026-11");
    choose("news.jsonl");
    action(FileCommands::Versions).trigger();
    auto *versions = dialog<VersionsDialog>();
    auto *table = versions->findChild<QTableWidget *>(QStringLiteral("versionsTable"));
    QTRY_COMPARE(table->rowCount(), 1);
    table->selectRow(0);
    for (const char *name : {"versionRestoreButton", "versionCopyButton", "versionDeleteButton"}) {
        const auto *button = versions->findChild<QAbstractButton *>(QLatin1String(name));
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), QStringLiteral("The bucket is frozen."));
    }
}

void TestBuckets::aNewKeyIsTheChosenOneInThePicker()
{
    BucketDialog chooser(m_places->buckets(), {}, nullptr);
    chooser.show();
    auto *keys = chooser.findChild<QComboBox *>(QStringLiteral("bucketCredential"));
    keys->setCurrentIndex(keys->count() - 1);
    Q_EMIT keys->activated(keys->count() - 1);
    auto *made = chooser.findChild<CredentialDialog *>();
    QVERIFY(made);
    const auto type = [&](const char *name, const QString &text) {
        made->findChild<QLineEdit *>(QLatin1String(name))->setText(text);
    };
    type("credentialName", QStringLiteral("made-now"));
    type("credentialEndpointEdit", QStringLiteral("oss-cn-shanghai.aliyuncs.com"));
    type("credentialKeyId", QStringLiteral("LTAI5tQ7bFz9hYw2Kc3eXw71"));
    type("credentialSecret", QStringLiteral("typed-secret"));
    type("credentialBucket", QStringLiteral("acme-reports"));
    auto *save = made->findChild<QAbstractButton *>(QStringLiteral("saveCredentialButton"));
    QTRY_VERIFY(save->isEnabled());
    save->click();
    QTRY_VERIFY(keys->currentText().startsWith(QLatin1String("made-now")));
    QCOMPARE(chooser.findChild<BucketPicker *>()->choice().bucket, QStringLiteral("acme-reports"));
}

void TestBuckets::aRenamedKeyIsStillTheOneOfAMount()
{
    BucketPicker picker(m_places->buckets());
    QList<OssCredential> list = m_credentials->index.kept;
    for (OssCredential &one : list) {
        if (one.name == QLatin1String("crawl-writer")) {
            one.formerNames = {one.name};
            one.name = QStringLiteral("writer");
        }
    }
    m_credentials->store.takeTheirs(list);
    picker.setChoice({.credentialId = {},
                      .credential = QStringLiteral("crawl-writer"),
                      .bucket = QStringLiteral("acme-reports"),
                      .prefix = {}});
    QCOMPARE(picker.choice().credential, QStringLiteral("writer"));
    QCOMPARE(picker.choice().bucket, QStringLiteral("acme-reports"));
}

void TestBuckets::thePickerGoesFromKeyToBucketToFolder()
{
    BucketPicker picker(m_places->buckets());
    picker.show();
    QCOMPARE(picker.choice(), (BucketChoice{QStringLiteral("id-crawl-writer"), QStringLiteral("crawl-writer"),
                                            QStringLiteral("acme-crawl-raw"), QStringLiteral("2026-11")}));
    auto *tree = picker.findChild<BucketTree *>();
    QTRY_VERIFY(tree->currentItem());
    QTRY_COMPARE(tree->currentItem()->text(0), QStringLiteral("2026-11"));
    QCOMPARE(tree->topLevelItem(0)->childCount(), 2); // folders only
    auto *buckets = picker.findChild<QComboBox *>(QStringLiteral("bucketName"));
    QTRY_COMPARE(buckets->count(), 2);
    QSignalSpy changed(&picker, &BucketPicker::changed);
    tree->setFocus();
    tree->setCurrentItem(tree->topLevelItem(0)->child(0));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(picker.choice().prefix, QStringLiteral("2026-10"));
    picker.setChoice({.credentialId = {},
                      .credential = QStringLiteral("crawl-writer"),
                      .bucket = QStringLiteral("acme-reports"),
                      .prefix = {}});
    QCOMPARE(changed.size(), 1);
    QTRY_COMPARE(tree->topLevelItem(0)->text(0), QStringLiteral("acme-reports"));
}

void TestBuckets::thePickerWalksToATypedPrefix()
{
    BucketPicker picker(m_places->buckets());
    picker.show();
    auto *tree = picker.findChild<BucketTree *>();
    QTRY_VERIFY(tree->hasBucket());
    auto *prefix = picker.findChild<QLineEdit *>(QStringLiteral("bucketPrefix"));
    prefix->clear();
    QTest::keyClicks(prefix, QStringLiteral("/2026-11/archive/"));
    QCOMPARE(picker.choice().prefix, QStringLiteral("2026-11/archive"));
    QTRY_VERIFY(tree->currentItem() && tree->currentItem()->text(0) == QLatin1String("archive"));
    QCOMPARE(prefix->text(), QStringLiteral("/2026-11/archive/")); // typing is left alone
}

void TestBuckets::thePickerSaysWhatIsMissing()
{
    BucketPicker picker(m_places->buckets());
    picker.show();
    picker.setChoice({.credentialId = {},
                      .credential = QStringLiteral("gone"),
                      .bucket = QStringLiteral("acme-reports"),
                      .prefix = {}});
    QCOMPARE(picker.credentialField()->shownProblem(), QStringLiteral("Key gone is not in the keychain."));
    QCOMPARE(picker.choice().credential, QStringLiteral("gone"));
    m_credentials->storage.listFailure =
        Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("It may not.")};
    picker.setChoice({.credentialId = QStringLiteral("id-crawl-writer"),
                      .credential = {},
                      .bucket = QStringLiteral("no-such-bucket"),
                      .prefix = {}});
    QTRY_COMPARE(picker.findChild<QComboBox *>(QStringLiteral("bucketName"))->accessibleDescription(),
                 QStringLiteral("This key may not list buckets: type the name of one that it may open."));
    auto *tree = picker.findChild<BucketTree *>();
    QTRY_COMPARE(tree->topLevelItem(0)->text(0), QStringLiteral("There is no bucket no-such-bucket."));
}

void TestBuckets::everyControlHasAName()
{
    openBucket("/2026-11");
    choose("news.jsonl");
    action(FileCommands::ShareLink).trigger();
    QCOMPARE(AccessibilityWalk().problemsOf(*dialog<ShareLinkDialog>()).join(u'\n'), QString());
    action(FileCommands::Versions).trigger();
    QCOMPARE(AccessibilityWalk().problemsOf(*dialog<VersionsDialog>()).join(u'\n'), QString());
    action(FileCommands::Restore).trigger();
    QCOMPARE(AccessibilityWalk().problemsOf(*dialog<RestoreDialog>()).join(u'\n'), QString());
    action(FileCommands::Properties).trigger();
    QTRY_VERIFY(dialog<PropertiesDialog>()->findChild<QWidget *>(QStringLiteral("objectSave")));
    QCOMPARE(AccessibilityWalk().problemsOf(*dialog<PropertiesDialog>()).join(u'\n'), QString());
    BucketDialog picker(m_places->buckets(), {}, nullptr);
    picker.setAttribute(Qt::WA_DeleteOnClose, false);
    picker.show();
    QCOMPARE(AccessibilityWalk().problemsOf(picker).join(u'\n'), QString());
}

} // namespace osc::test

QTEST_MAIN(osc::test::TestBuckets)
#include "tst_buckets.moc"
