// SPDX-License-Identifier: Apache-2.0
#include "await.h"

#include <storage/sqlitetransferjournal.h>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace osc::test {

/// The queue on disk: what is put comes back, and belongs to one console at a time.
class TestSqliteTransferJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void whatIsPutComesBackWhole();
    void whatRanComesBackWaiting_data();
    void whatRanComesBackWaiting();
    void theOrderIsThatOfThePositions();
    void twoConsolesNeverHaveTheSameTransfer();
    void whatAnotherConsoleHasIsNotChanged();
    void removedOnesAreGone();
    void aFileOfAnOlderConsoleIsCarriedOn();
    void aFileOfANewerConsoleIsLeftAlone();
    void aDamagedFileIsLeftAlone();

private:
    static TransferRecord record(const QString &id, qint64 position);
    static Result<QList<TransferRecord>> adopt(SqliteTransferJournal &journal);
    static Done put(SqliteTransferJournal &journal, const QList<TransferRecord> &records);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestSqliteTransferJournal::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("deep/transfers.sqlite"));
}

TransferRecord TestSqliteTransferJournal::record(const QString &id, qint64 position)
{
    TransferRecord record;
    record.id = id;
    record.position = position;
    record.from = {{FilePlace::Kind::Sandbox, QStringLiteral("c"), QStringLiteral("0f2c")}, "/a"};
    record.to = {{}, "/b"};
    record.name = "a";
    record.addedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    return record;
}

Result<QList<TransferRecord>> TestSqliteTransferJournal::adopt(SqliteTransferJournal &journal)
{
    return await<QList<TransferRecord>>(
        [&](Callback<QList<TransferRecord>> done) { return journal.adopt(std::move(done)); });
}

Done TestSqliteTransferJournal::put(SqliteTransferJournal &journal, const QList<TransferRecord> &records)
{
    return await<void>([&](Callback<void> done) { return journal.put(records, std::move(done)); });
}

void TestSqliteTransferJournal::whatIsPutComesBackWhole()
{
    TransferRecord full = record(QStringLiteral("one"), 7);
    full.batch = QStringLiteral("batch");
    full.from.path = QByteArray("/a\xff\nb'\"%");
    full.name = QByteArray("\xff name");
    full.move = true;
    full.conflict = ConflictPolicy::Newer;
    full.fromTitle = QStringLiteral("crawl-cache");
    full.toTitle = QStringLiteral("This computer");
    full.state = TransferState::Failed;
    full.point = {.partName = ".a.part",
                  .source = {123, QDateTime::fromMSecsSinceEpoch(1'600'000'000'456, Qt::UTC)},
                  .finalName = "a (2)",
                  .replaces = true,
                  .placing = true,
                  .open = {{"a/\xff b\n", {5, QDateTime::fromMSecsSinceEpoch(1'600'000'000'789, Qt::UTC)}},
                           {"c", {7, {}}}}};
    full.status = {
        .type = FileType::Directory, .bytes = 1, .totalBytes = 5'000'000'000, .files = 3, .totalFiles = 4};
    full.outcome = {.name = "a (2)",
                    .skipped = true,
                    .verified = true,
                    .skippedFiles = 5,
                    .leftOut = 6,
                    .firstLeftOut = QStringLiteral("a pipe"),
                    .sourceKept = true};
    full.error = {.kind = ErrorKind::Exhausted,
                  .message = QStringLiteral("No room."),
                  .advice = QStringLiteral("Make some."),
                  .detail = QStringLiteral("ENOSPC")};
    full.endedAt = full.addedAt.addSecs(5);
    {
        SqliteTransferJournal journal(m_path);
        QVERIFY(put(journal, {full}).ok());
    }
    SqliteTransferJournal journal(m_path);
    const auto back = adopt(journal);
    QVERIFY(back.ok());
    QCOMPARE(back->size(), 1);
    QVERIFY(back->constFirst() == full);
}

void TestSqliteTransferJournal::whatRanComesBackWaiting_data()
{
    QTest::addColumn<TransferState>("before");
    QTest::addColumn<TransferState>("after");
    QTest::newRow("running") << TransferState::Running << TransferState::Waiting;
    QTest::newRow("asking") << TransferState::Asking << TransferState::Waiting;
    QTest::newRow("waiting") << TransferState::Waiting << TransferState::Waiting;
    QTest::newRow("paused") << TransferState::Paused << TransferState::Paused;
    QTest::newRow("finished") << TransferState::Finished << TransferState::Finished;
    QTest::newRow("failed") << TransferState::Failed << TransferState::Failed;
    QTest::newRow("cancelled") << TransferState::Cancelled << TransferState::Cancelled;
}

void TestSqliteTransferJournal::whatRanComesBackWaiting()
{
    QFETCH(TransferState, before);
    QFETCH(TransferState, after);
    TransferRecord one = record(QStringLiteral("one"), 1);
    one.state = before;
    {
        SqliteTransferJournal journal(m_path);
        QVERIFY(put(journal, {one}).ok());
    }
    SqliteTransferJournal journal(m_path);
    QCOMPARE(adopt(journal)->constFirst().state, after);
}

void TestSqliteTransferJournal::theOrderIsThatOfThePositions()
{
    SqliteTransferJournal journal(m_path);
    QVERIFY(put(journal, {record(QStringLiteral("b"), 2), record(QStringLiteral("c"), 3),
                          record(QStringLiteral("a"), 1)})
                .ok());
    QVERIFY(put(journal, {record(QStringLiteral("c"), 0)}).ok());
    QStringList ids;
    const auto all = adopt(journal);
    for (const TransferRecord &one : *all)
        ids << one.id;
    QCOMPARE(ids, (QStringList{QStringLiteral("c"), QStringLiteral("a"), QStringLiteral("b")}));
}

void TestSqliteTransferJournal::twoConsolesNeverHaveTheSameTransfer()
{
    auto first = std::make_unique<SqliteTransferJournal>(m_path);
    QVERIFY(put(*first, {record(QStringLiteral("one"), 1)}).ok());
    SqliteTransferJournal second(m_path);
    QVERIFY(adopt(second)->isEmpty());
    QCOMPARE(adopt(*first)->size(), 1);
    first.reset(); // it ends: its lock goes with it, as with kill -9
    QCOMPARE(adopt(second)->size(), 1);
    SqliteTransferJournal third(m_path);
    QVERIFY(adopt(third)->isEmpty());
}

void TestSqliteTransferJournal::whatAnotherConsoleHasIsNotChanged()
{
    SqliteTransferJournal first(m_path);
    QVERIFY(put(first, {record(QStringLiteral("one"), 1)}).ok());
    SqliteTransferJournal second(m_path);
    TransferRecord changed = record(QStringLiteral("one"), 1);
    changed.state = TransferState::Failed;
    QVERIFY(put(second, {changed}).ok());
    QVERIFY(await<void>([&](Callback<void> done) {
                return second.remove({QStringLiteral("one")}, std::move(done));
            }).ok());
    QCOMPARE(adopt(first)->size(), 1);
    QCOMPARE(adopt(first)->constFirst().state, TransferState::Waiting);
}

void TestSqliteTransferJournal::removedOnesAreGone()
{
    SqliteTransferJournal journal(m_path);
    QVERIFY(put(journal, {record(QStringLiteral("one"), 1), record(QStringLiteral("two"), 2)}).ok());
    QVERIFY(await<void>([&](Callback<void> done) {
                return journal.remove({QStringLiteral("one")}, std::move(done));
            }).ok());
    QCOMPARE(adopt(journal)->size(), 1);
}

void TestSqliteTransferJournal::aFileOfAnOlderConsoleIsCarriedOn()
{
    TransferRecord one = record(QStringLiteral("one"), 1);
    {
        SqliteTransferJournal journal(m_path);
        QVERIFY(put(journal, {one}).ok());
    }
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("older"));
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(QStringLiteral("ALTER TABLE transfers DROP COLUMN open_files")));
        QVERIFY(query.exec(QStringLiteral("PRAGMA user_version = 1")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("older"));
    one.point.open = {{"a", {1, {}}}};
    {
        SqliteTransferJournal journal(m_path);
        const auto all = adopt(journal);
        QVERIFY(all.ok());
        QCOMPARE(all->size(), 1);
        QVERIFY(put(journal, {one}).ok());
    }
    SqliteTransferJournal journal(m_path);
    QVERIFY(adopt(journal)->constFirst() == one);
}

void TestSqliteTransferJournal::aFileOfANewerConsoleIsLeftAlone()
{
    {
        SqliteTransferJournal journal(m_path);
        QVERIFY(put(journal, {record(QStringLiteral("one"), 1)}).ok());
    }
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        QSqlQuery(database).exec(QStringLiteral("PRAGMA user_version = 99"));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("newer"));
    SqliteTransferJournal journal(m_path);
    const auto all = adopt(journal);
    QVERIFY(!all.ok());
    QCOMPARE(all.error().kind, ErrorKind::Unsupported);
    QVERIFY(!put(journal, {record(QStringLiteral("two"), 2)}).ok());
}

void TestSqliteTransferJournal::aDamagedFileIsLeftAlone()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("deep"))));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    SqliteTransferJournal journal(m_path);
    QVERIFY(!adopt(journal).ok());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(8192, 'x'));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestSqliteTransferJournal)

#include "tst_sqlitetransferjournal.moc"
