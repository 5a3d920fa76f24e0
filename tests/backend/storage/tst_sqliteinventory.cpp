// SPDX-License-Identifier: Apache-2.0
#include <await.h>
#include <storage/sqliteinventory.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <iostream>

using namespace osc;
using namespace osc::test;

namespace {

InventoryRecord sampleRecord(const QString &id, const QString &engine = QStringLiteral("ENGINE"))
{
    const auto time = QDateTime::fromMSecsSinceEpoch(1'800'000'000'123, Qt::UTC);
    InventoryRecord record;
    record.connectionId = QStringLiteral("c1");
    record.engineId = engine;
    record.sandboxId = id;
    record.name = QStringLiteral("crawler\nwith ‘quotes’ and \"more\"");
    record.image = QStringLiteral("python:3.11");
    record.specJson = R"({"image":{"uri":"python:3.11"}})";
    record.plannedAt = time;
    record.createdAt = time.addMSecs(400);
    record.expiresAt = time.addSecs(3600);
    record.facts = {{QStringLiteral("volumes"), QStringLiteral("crawl-cache")}};
    return record;
}

Done put(SqliteInventory &inventory, const InventoryRecord &record)
{
    return await<void>([&](Callback<void> done) { return inventory.put(record, std::move(done)); });
}

Result<QList<InventoryRecord>> history(SqliteInventory &inventory, int limit = 100)
{
    return await<QList<InventoryRecord>>(
        [&](Callback<QList<InventoryRecord>> done) { return inventory.history(limit, std::move(done)); });
}

} // namespace

class TestSqliteInventory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void aCreationIsAbandonedWhenItsConsoleHasEnded()
    {
        SqliteInventory reader(path());
        const auto isAbandoned = [&](const QString &id) {
            const auto open = await<QList<InventoryRecord>>(
                [&](auto done) { return reader.open(QStringLiteral("ENGINE"), std::move(done)); });
            for (const auto &record : *open) {
                if (record.sandboxId == id)
                    return record.isAbandoned && record.facts == sampleRecord(id).facts;
            }
            return false;
        };
        auto planned = sampleRecord(QStringLiteral("planned"));
        planned.createdAt = {};
        auto finished = sampleRecord(QStringLiteral("finished"));
        finished.createdAt = {};
        auto mine = sampleRecord(QStringLiteral("mine"));
        mine.createdAt = {};
        QVERIFY(put(reader, mine).ok());
        {
            SqliteInventory other(path());
            QVERIFY(put(other, planned).ok());
            QVERIFY(put(other, finished).ok());
            finished.createdAt = finished.plannedAt.addSecs(1);
            QVERIFY(put(other, finished).ok());
            QVERIFY(!isAbandoned(planned.sandboxId));
        }
        QVERIFY(isAbandoned(planned.sandboxId));
        QVERIFY(!isAbandoned(finished.sandboxId));
        QVERIFY(!isAbandoned(mine.sandboxId));
    }

    void aRecordComesBackWhole()
    {
        const auto record = sampleRecord(QStringLiteral("id-1"));
        {
            SqliteInventory inventory(path());
            QVERIFY(put(inventory, record).ok());
        }
        SqliteInventory again(path());
        const auto records = history(again);
        QVERIFY(records.ok());
        QCOMPARE(records->size(), 1);
        QVERIFY(records->first() == record);
    }

    void aRecordWithoutTimesAndNameComesBackWhole()
    {
        InventoryRecord record;
        record.engineId = QStringLiteral("E");
        record.sandboxId = QStringLiteral("bare");
        record.plannedAt = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
        SqliteInventory inventory(path());
        QVERIFY(put(inventory, record).ok());
        const auto records = history(inventory);
        QVERIFY(!records->first().createdAt.isValid());
        QVERIFY(!records->first().expiresAt.isValid());
        QCOMPARE(records->first().sandboxId, record.sandboxId);
    }

    void onlyTheFirstEndCounts()
    {
        SqliteInventory inventory(path());
        QVERIFY(put(inventory, sampleRecord(QStringLiteral("id-1"))).ok());
        const auto at = QDateTime::fromMSecsSinceEpoch(1'800'000'100'000, Qt::UTC);
        const auto end = [&](InventoryRecord::End kind, const QDateTime &time) {
            return await<void>([&](Callback<void> done) {
                return inventory.setEnd(QStringLiteral("ENGINE"), QStringLiteral("id-1"), kind, time,
                                        QStringLiteral("why"), std::move(done));
            });
        };
        QVERIFY(end(InventoryRecord::End::Deleted, at).ok());
        QVERIFY(end(InventoryRecord::End::Vanished, at.addSecs(5)).ok());
        const auto records = history(inventory);
        QCOMPARE(records->first().end, InventoryRecord::End::Deleted);
        QCOMPARE(records->first().endedAt, at);
        QCOMPARE(records->first().endReason, QStringLiteral("why"));
    }

    void openListsTheLivingOfOneEngine()
    {
        SqliteInventory inventory(path());
        QVERIFY(put(inventory, sampleRecord(QStringLiteral("here"))).ok());
        QVERIFY(put(inventory, sampleRecord(QStringLiteral("elsewhere"), QStringLiteral("OTHER"))).ok());
        auto ended = sampleRecord(QStringLiteral("ended"));
        ended.end = InventoryRecord::End::Expired;
        QVERIFY(put(inventory, ended).ok());
        const auto open = await<QList<InventoryRecord>>([&](Callback<QList<InventoryRecord>> done) {
            return inventory.open(QStringLiteral("ENGINE"), std::move(done));
        });
        QCOMPARE(open->size(), 1);
        QCOMPARE(open->first().sandboxId, QStringLiteral("here"));
    }

    void aRenewedExpiryIsKept()
    {
        SqliteInventory inventory(path());
        QVERIFY(put(inventory, sampleRecord(QStringLiteral("id-1"))).ok());
        const auto expiry = QDateTime::fromMSecsSinceEpoch(1'900'000'000'000, Qt::UTC);
        QVERIFY(await<void>([&](Callback<void> done) {
                    return inventory.setExpiry(QStringLiteral("ENGINE"), QStringLiteral("id-1"), expiry,
                                               std::move(done));
                }).ok());
        QCOMPARE(history(inventory)->first().expiresAt, expiry);
    }

    void anAnswerIsOnTheDiskWhenTheProcessIsKilled()
    {
        // A child writes records and is killed without warning; every record it reported must be there.
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
        const auto reported = output.left(output.lastIndexOf('\n')).split('\n');

        SqliteInventory inventory(path());
        const auto records = history(inventory, 100000);
        QVERIFY(records.ok());
        QStringList found;
        for (const auto &record : *records)
            found.append(record.sandboxId);
        for (const auto &id : reported)
            QVERIFY2(found.contains(QString::fromUtf8(id)), id.constData());
    }

    void twoConsolesShareTheFile()
    {
        SqliteInventory one(path());
        SqliteInventory two(path());
        for (int i = 0; i < 20; ++i) {
            QVERIFY(put(one, sampleRecord(QStringLiteral("one-%1").arg(i))).ok());
            QVERIFY(put(two, sampleRecord(QStringLiteral("two-%1").arg(i))).ok());
        }
        QCOMPARE(history(one)->size(), 40);
        QCOMPARE(history(two)->size(), 40);
    }

    void aDamagedFileIsNamedAndLeftAlone()
    {
        const QByteArray garbage("this is no database, but somebody's only copy of something\n");
        QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(garbage);
        file.close();
        SqliteInventory inventory(path());
        const auto result = put(inventory, sampleRecord(QStringLiteral("id")));
        QVERIFY(!result.ok());
        QVERIFY(result.error().message.contains(path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), garbage);
    }

    void aFileFromANewerConsoleIsRefused()
    {
        QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
            database.setDatabaseName(path());
            QVERIFY(database.open());
            QSqlQuery(database).exec(QStringLiteral("PRAGMA user_version = 99"));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("newer"));
        SqliteInventory inventory(path());
        const auto result = history(inventory);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Unsupported);
    }

    void aFolderThatCannotBeMadeIsAnError()
    {
        QFile blocker(m_dir->filePath(QStringLiteral("blocker")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        SqliteInventory inventory(m_dir->filePath(QStringLiteral("blocker/below/inventory.sqlite")));
        QVERIFY(!history(inventory).ok());
    }

    void theFileIsForItsOwnerOnly()
    {
        SqliteInventory inventory(path());
        QVERIFY(put(inventory, sampleRecord(QStringLiteral("id"))).ok());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path()) & others));
    }

    void aWriteIsDoneEvenWhenItsCallerLetGoAndTheInventoryEnds()
    {
        {
            SqliteInventory inventory(path());
            (void)inventory.put(sampleRecord(QStringLiteral("abandoned")),
                                [](const Done &) { QFAIL("called back"); });
        }
        SqliteInventory again(path());
        QCOMPARE(history(again)->size(), 1);
    }

    void changedIsAnnouncedAfterAWrite()
    {
        SqliteInventory inventory(path());
        int changes = 0;
        connect(&inventory, &Inventory::changed, this, [&] { ++changes; });
        QVERIFY(put(inventory, sampleRecord(QStringLiteral("id"))).ok());
        QCOMPARE(changes, 1);
        QVERIFY(history(inventory).ok());
        QCOMPARE(changes, 1);
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("data/inventory.sqlite")); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

static int writeUntilKilled(const QString &path)
{
    SqliteInventory inventory(path);
    for (int i = 0;; ++i) {
        const auto id = QStringLiteral("child-%1").arg(i);
        if (!put(inventory, sampleRecord(id)).ok())
            return 1;
        std::cout << id.toStdString() << std::endl;
    }
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QLatin1String("--write-until-killed"))
        return writeUntilKilled(arguments.at(2));
    TestSqliteInventory test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sqliteinventory.moc"
