// SPDX-License-Identifier: Apache-2.0
#include <await.h>
#include <storage/sqliteactivitylog.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <iostream>

namespace osc::test {

using Outcome = ActivityEntry::Outcome;

static const QDateTime beginning = QDateTime::fromMSecsSinceEpoch(1'800'000'000'123, Qt::UTC);

static ActivityEntry runningEntry(const QString &id, int second = 0)
{
    ActivityEntry entry;
    entry.id = id;
    entry.what = QStringLiteral("Delete");
    entry.startedAt = beginning.addSecs(second);
    return entry;
}

static Done put(SqliteActivityLog &log, const ActivityEntry &entry)
{
    return await<void>([&](Callback<void> done) { return log.put(entry, std::move(done)); });
}

static Result<QList<ActivityEntry>> entries(SqliteActivityLog &log, int limit = 1000)
{
    return await<QList<ActivityEntry>>(
        [&](Callback<QList<ActivityEntry>> done) { return log.entries(limit, std::move(done)); });
}

/// A console of its own process that writes entries until it is killed.
class OtherConsole
{
public:
    explicit OtherConsole(const QString &path)
    {
        m_process.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--write-until-killed"), path});
    }
    ~OtherConsole() { kill(); }
    bool waitForEntries(int count)
    {
        return QTest::qWaitFor([&] {
            m_output += m_process.readAllStandardOutput();
            return m_output.count('\n') >= count;
        });
    }
    /// The ids that it said were written.
    QList<QByteArray> kill()
    {
        if (m_process.state() == QProcess::Running)
            ::kill(static_cast<pid_t>(m_process.processId()), SIGKILL);
        m_process.waitForFinished();
        m_output += m_process.readAllStandardOutput();
        return m_output.left(m_output.lastIndexOf('\n')).split('\n');
    }

private:
    QProcess m_process;
    QByteArray m_output;
};

class TestSqliteActivityLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void anEntryComesBackWhole();
    void anEntryWithoutTextsComesBack();
    void theSameIdReplacesAndKeepsItsPlace();
    void newestComeFirst();
    void whatRanInAConsoleThatWasKilledIsInterruptedAndNothingAnsweredIsLost();
    void whatRunsInAnotherConsoleThatLivesKeepsRunning();
    void aConsoleThatEndsInterruptsWhatItLeft();
    void theOldestGoFirstWhenItIsFull();
    void whatRunsIsKeptHoweverOldItIs();
    void anEntryTakesLimitedRoom();
    void aFileFromANewerConsoleIsRefused();
    void aDamagedFileIsLeftAlone();
    void theFileIsForItsOwnerOnly();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("data/activity.sqlite")); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSqliteActivityLog::anEntryComesBackWhole()
{
    ActivityEntry entry = runningEntry(QStringLiteral("one"));
    entry.actor = ActivityEntry::Actor::Elsewhere;
    entry.outcome = Outcome::Failed;
    entry.connectionId = QStringLiteral("c1");
    entry.object = QStringLiteral("crawler\nwith ‘quotes’");
    entry.objectId = QStringLiteral("id-1");
    entry.details = QStringLiteral("3 of 4");
    entry.error = QStringLiteral("It is in use.");
    entry.advice = QStringLiteral("End it first.");
    entry.said = QStringLiteral("409 in use");
    entry.command = QStringLiteral("osb sandbox kill id-1");
    entry.specJson = R"({"image":{"uri":"python:3.11"}})";
    entry.parts = {{.connectionId = QStringLiteral("c1"),
                    .objectId = QStringLiteral("id-2"),
                    .object = QStringLiteral("two"),
                    .outcome = ActivityPart::Outcome::Failed,
                    .error = QStringLiteral("gone"),
                    .advice = QStringLiteral("look"),
                    .said = QStringLiteral("500")},
                   {.objectId = QStringLiteral("id-3"), .outcome = ActivityPart::Outcome::Succeeded}};
    entry.endedAt = entry.startedAt.addMSecs(3100);
    {
        SqliteActivityLog log(path());
        QVERIFY(put(log, entry).ok());
    }
    SqliteActivityLog again(path());
    const auto kept = entries(again);
    QVERIFY(kept.ok());
    QCOMPARE(kept->size(), 1);
    QVERIFY(kept->first() == entry);
}

void TestSqliteActivityLog::anEntryWithoutTextsComesBack()
{
    SqliteActivityLog log(path());
    QVERIFY(put(log, runningEntry(QStringLiteral("bare"))).ok());
    const auto kept = entries(log);
    QVERIFY(!kept->first().endedAt.isValid());
    QVERIFY(kept->first().parts.isEmpty());
    QCOMPARE(kept->first().outcome, Outcome::Running);
}

void TestSqliteActivityLog::theSameIdReplacesAndKeepsItsPlace()
{
    SqliteActivityLog log(path());
    ActivityEntry first = runningEntry(QStringLiteral("first"));
    QVERIFY(put(log, first).ok());
    QVERIFY(put(log, runningEntry(QStringLiteral("second"))).ok());
    first.outcome = Outcome::Succeeded;
    first.details = QStringLiteral("2 sandboxes");
    QVERIFY(put(log, first).ok());
    const auto kept = entries(log);
    QCOMPARE(kept->size(), 2);
    QCOMPARE(kept->at(1).id, QStringLiteral("first"));
    QCOMPARE(kept->at(1).outcome, Outcome::Succeeded);
    QCOMPARE(kept->at(1).details, QStringLiteral("2 sandboxes"));
}

void TestSqliteActivityLog::newestComeFirst()
{
    SqliteActivityLog log(path());
    QVERIFY(put(log, runningEntry(QStringLiteral("old"), 1)).ok());
    QVERIFY(put(log, runningEntry(QStringLiteral("new"), 2)).ok());
    QCOMPARE(entries(log, 1)->first().id, QStringLiteral("new"));
}

void TestSqliteActivityLog::whatRanInAConsoleThatWasKilledIsInterruptedAndNothingAnsweredIsLost()
{
    OtherConsole other(path());
    QVERIFY(other.waitForEntries(20));
    const auto reported = other.kill();
    SqliteActivityLog log(path());
    const auto kept = entries(log, 100000);
    QVERIFY(kept.ok());
    QStringList found;
    for (const ActivityEntry &entry : *kept) {
        QCOMPARE(entry.outcome, Outcome::Interrupted);
        found.append(entry.id);
    }
    for (const QByteArray &id : reported)
        QVERIFY2(found.contains(QString::fromUtf8(id)), id.constData());
    const QDir folder(QFileInfo(path()).path());
    QCOMPARE(folder.entryList({QStringLiteral("*.alive*")}, QDir::Files).size(), 1); // ours
}

void TestSqliteActivityLog::whatRunsInAnotherConsoleThatLivesKeepsRunning()
{
    OtherConsole other(path());
    QVERIFY(other.waitForEntries(1));
    SqliteActivityLog log(path());
    for (int look = 0; look < 3; ++look) {
        const auto kept = entries(log, 100000);
        QVERIFY(kept.ok());
        for (const ActivityEntry &entry : *kept)
            QCOMPARE(entry.outcome, Outcome::Running);
    }
    other.kill();
    const auto kept = entries(log);
    QCOMPARE(kept->first().outcome, Outcome::Interrupted);
}

void TestSqliteActivityLog::aConsoleThatEndsInterruptsWhatItLeft()
{
    SqliteActivityLog stays(path());
    {
        SqliteActivityLog ends(path());
        QVERIFY(put(ends, runningEntry(QStringLiteral("left"))).ok());
        QCOMPARE(entries(stays)->first().outcome, Outcome::Running);
    }
    QCOMPARE(entries(stays)->first().outcome, Outcome::Interrupted);
}

void TestSqliteActivityLog::theOldestGoFirstWhenItIsFull()
{
    SqliteActivityLog log(path(), 10);
    for (int i = 0; i < 25; ++i) {
        ActivityEntry entry = runningEntry(QString::number(i), i);
        entry.outcome = Outcome::Succeeded;
        QVERIFY(put(log, entry).ok());
    }
    const auto kept = entries(log);
    QCOMPARE(kept->size(), 10);
    QCOMPARE(kept->first().id, QStringLiteral("24"));
    QCOMPARE(kept->last().id, QStringLiteral("15"));
}

void TestSqliteActivityLog::whatRunsIsKeptHoweverOldItIs()
{
    SqliteActivityLog log(path(), 5);
    QVERIFY(put(log, runningEntry(QStringLiteral("runs"))).ok());
    for (int i = 1; i < 20; ++i) {
        ActivityEntry entry = runningEntry(QString::number(i), i);
        entry.outcome = Outcome::Failed;
        QVERIFY(put(log, entry).ok());
    }
    QCOMPARE(entries(log)->last().id, QStringLiteral("runs"));
}

void TestSqliteActivityLog::anEntryTakesLimitedRoom()
{
    SqliteActivityLog log(path());
    ActivityEntry entry = runningEntry(QStringLiteral("huge"));
    entry.said = QString(1'000'000, QLatin1Char('x'));
    entry.specJson = QByteArray(3'000'000, 'y');
    entry.parts.fill({.objectId = QStringLiteral("p")}, 20'000);
    QVERIFY(put(log, entry).ok());
    const auto kept = entries(log);
    QCOMPARE(kept->first().said.size(), 4096);
    QVERIFY(kept->first().specJson.isEmpty()); // half a request would be wrong
    QCOMPARE(kept->first().parts.size(), 1000);
}

void TestSqliteActivityLog::aFileFromANewerConsoleIsRefused()
{
    QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
        database.setDatabaseName(path());
        QVERIFY(database.open());
        QSqlQuery(database).exec(QStringLiteral("PRAGMA user_version = 99"));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("newer"));
    SqliteActivityLog log(path());
    const auto result = entries(log);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, ErrorKind::Unsupported);
}

void TestSqliteActivityLog::aDamagedFileIsLeftAlone()
{
    const QByteArray garbage("this is no database\n");
    QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(garbage);
    file.close();
    SqliteActivityLog log(path());
    const auto result = put(log, runningEntry(QStringLiteral("id")));
    QVERIFY(!result.ok());
    QVERIFY(result.error().message.contains(path()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), garbage);
}

void TestSqliteActivityLog::theFileIsForItsOwnerOnly()
{
    SqliteActivityLog log(path());
    QVERIFY(put(log, runningEntry(QStringLiteral("id"))).ok());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path()) & others));
}

static int writeUntilKilled(const QString &path)
{
    SqliteActivityLog log(path);
    for (int i = 0;; ++i) {
        const auto id = QStringLiteral("child-%1").arg(i);
        if (!put(log, runningEntry(id, i)).ok())
            return 1;
        std::cout << id.toStdString() << std::endl;
    }
}

} // namespace osc::test

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QLatin1String("--write-until-killed"))
        return osc::test::writeUntilKilled(arguments.at(2));
    osc::test::TestSqliteActivityLog test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sqliteactivitylog.moc"
