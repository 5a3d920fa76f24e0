// SPDX-License-Identifier: Apache-2.0
#include <await.h>
#include <storage/sqlitespeclibrary.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <iostream>

using namespace osc;
using namespace osc::test;

namespace {

const auto savedAt = QDateTime::fromMSecsSinceEpoch(1'800'000'000'123, Qt::UTC);

DraftRecord sampleDraft(const QString &id, int second = 0)
{
    DraftRecord record;
    record.id = id;
    record.connectionId = QStringLiteral("c1");
    record.connectionName = QStringLiteral("This computer");
    record.specJson = R"({"image":{"uri":"python:3.11"}})";
    record.hiddenEnv = {QStringLiteral("API_TOKEN"), QStringLiteral("PASSWORD")};
    record.count = 3;
    record.savedAt = savedAt.addSecs(second);
    return record;
}

Done putDraft(SqliteSpecLibrary &library, const DraftRecord &record)
{
    return await<void>([&](Callback<void> done) { return library.putDraft(record, std::move(done)); });
}

Result<QList<DraftRecord>> drafts(SqliteSpecLibrary &library)
{
    return await<QList<DraftRecord>>(
        [&](Callback<QList<DraftRecord>> done) { return library.drafts(std::move(done)); });
}

Result<QList<TemplateRecord>> templates(SqliteSpecLibrary &library)
{
    return await<QList<TemplateRecord>>(
        [&](Callback<QList<TemplateRecord>> done) { return library.templates(std::move(done)); });
}

int writeDraftsUntilKilled(const QString &path)
{
    SqliteSpecLibrary library(path);
    for (int i = 1;; ++i) {
        auto record = sampleDraft(QStringLiteral("typing"), i);
        record.count = i;
        if (!putDraft(library, record).ok())
            return 1;
        std::cout << i << std::endl;
    }
}

} // namespace

class TestSqliteSpecLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void templatesComeBackByteForByte()
    {
        const TemplateRecord one{QStringLiteral("1"), "{ \"odd\" :\n  \"spacing\", \"ä\": 1 }", savedAt};
        TemplateRecord two{QStringLiteral("2"), "not even JSON", {}};
        {
            SqliteSpecLibrary library(path());
            QSignalSpy changed(&library, &SpecLibrary::templatesChanged);
            QVERIFY(await<void>([&](Callback<void> done) {
                        return library.putTemplates({one, two}, std::move(done));
                    }).ok());
            QCOMPARE(changed.count(), 1);
        }
        SqliteSpecLibrary again(path());
        auto kept = templates(again);
        QCOMPARE(kept->size(), 2);
        QVERIFY(kept->contains(one) && kept->contains(two));
        QVERIFY(await<void>([&](Callback<void> done) {
                    return again.removeTemplate(two.id, std::move(done));
                }).ok());
        QCOMPARE(*templates(again), QList<TemplateRecord>({one}));
    }

    void draftsComeBackNewestFirst()
    {
        SqliteSpecLibrary library(path());
        QVERIFY(putDraft(library, sampleDraft(QStringLiteral("old"), 0)).ok());
        QVERIFY(putDraft(library, sampleDraft(QStringLiteral("new"), 9)).ok());
        QVERIFY(putDraft(library, sampleDraft(QStringLiteral("middle"), 5)).ok());
        const auto kept = drafts(library);
        QCOMPARE(kept->size(), 3);
        QCOMPARE(kept->at(0), sampleDraft(QStringLiteral("new"), 9));
        QCOMPARE(kept->at(2).id, QStringLiteral("old"));
        QVERIFY(putDraft(library, sampleDraft(QStringLiteral("old"), 20)).ok());
        QCOMPARE(drafts(library)->at(0).id, QStringLiteral("old"));
        QVERIFY(await<void>([&](Callback<void> done) {
                    return library.removeDraft(QStringLiteral("old"), std::move(done));
                }).ok());
        QCOMPARE(drafts(library)->size(), 2);
    }

    void theOldestDraftsGo()
    {
        SqliteSpecLibrary library(path());
        for (int i = 0; i < 25; ++i)
            QVERIFY(putDraft(library, sampleDraft(QString::number(i), i)).ok());
        const auto kept = drafts(library);
        QCOMPARE(kept->size(), 20);
        QCOMPARE(kept->last().id, QStringLiteral("5"));
    }

    void aBareDraftComesBack()
    {
        SqliteSpecLibrary library(path());
        DraftRecord bare;
        bare.id = QStringLiteral("bare");
        QVERIFY(putDraft(library, bare).ok());
        QVERIFY(drafts(library)->first().hiddenEnv.isEmpty());
    }

    void imagesCanBeHiddenAndShown()
    {
        SqliteSpecLibrary library(path());
        const auto set = [&](bool hidden) {
            return await<void>([&](Callback<void> done) {
                return library.setImageHidden(QStringLiteral("node:20"), hidden, std::move(done));
            });
        };
        const auto hidden = [&] {
            return *await<QStringList>(
                [&](Callback<QStringList> done) { return library.hiddenImages(std::move(done)); });
        };
        QVERIFY(set(true).ok() && set(true).ok());
        QCOMPARE(hidden(), QStringList(QStringLiteral("node:20")));
        QVERIFY(set(false).ok());
        QVERIFY(hidden().isEmpty());
    }

    void aDraftSurvivesAKill()
    {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--write-until-killed"), path()});
        QVERIFY(child.waitForStarted());
        QByteArray output;
        QVERIFY(QTest::qWaitFor([&] {
            output += child.readAllStandardOutput();
            return output.count('\n') >= 20;
        }));
        ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
        child.waitForFinished();
        output += child.readAllStandardOutput();
        const int reported = output.left(output.lastIndexOf('\n')).split('\n').last().toInt();
        SqliteSpecLibrary library(path());
        const auto kept = drafts(library);
        QVERIFY(kept.ok());
        QCOMPARE(kept->size(), 1);
        QVERIFY(kept->first().count >= reported);
    }

    void aFileFromANewerConsoleIsRefusedAndLeftAlone()
    {
        QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
            database.setDatabaseName(path());
            QVERIFY(database.open());
            QSqlQuery(database).exec(QStringLiteral("PRAGMA user_version = 99"));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("newer"));
        SqliteSpecLibrary library(path());
        const auto kept = templates(library);
        QVERIFY(!kept.ok());
        QCOMPARE(kept.error().kind, ErrorKind::Unsupported);
        QVERIFY(kept.error().message.contains(path()));
    }

    void aWriteIsDoneEvenWhenItsCallerLetGo()
    {
        {
            SqliteSpecLibrary library(path());
            (void)library.putDraft(sampleDraft(QStringLiteral("abandoned")),
                                   [](const Done &) { QFAIL("called back"); });
        }
        SqliteSpecLibrary again(path());
        QCOMPARE(drafts(again)->size(), 1);
    }

    void theFileIsForItsOwnerOnly()
    {
        SqliteSpecLibrary library(path());
        QVERIFY(templates(library).ok());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path()) & others));
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("data/templates.sqlite")); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QLatin1String("--write-until-killed"))
        return writeDraftsUntilKilled(arguments.at(2));
    TestSqliteSpecLibrary test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sqlitespeclibrary.moc"
