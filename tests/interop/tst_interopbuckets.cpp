// SPDX-License-Identifier: Apache-2.0
#include "officialserver.h"

#include <memoryinventory.h>
#include <ossfsbench.h>

#include <QJsonObject>

namespace osc::test {

/// Buckets that are mounted by one and released by the other, side by side with the official server.
class TestInteropBuckets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_inventory = std::make_unique<MemoryInventory>();
        m_bench = std::make_unique<OssfsBench>(*m_inventory);
        QCOMPARE(m_bench->backend->status().state, ConnectionState::Live);
        m_server = std::make_unique<OfficialServer>(QStringLiteral("1.1.1"), m_bench->home.path(),
                                                    m_bench->home.path());
    }
    void cleanup()
    {
        m_server.reset();
        m_bench.reset();
        m_inventory.reset();
    }

    void whatTheConsoleMountedTheServerReleases();
    void whatTheServerMountedTheConsoleReleases();
    void aMountOfBothStaysUntilBothHaveGone();

private:
    QString createOnServer()
    {
        const auto made = m_server->sdk({QStringLiteral("create"), QStringLiteral("osbtest/busybox:latest"),
                                         QStringLiteral("600"),
                                         QStringLiteral("data:@%1:/mnt/data:rw").arg(OssfsBench::bucket())});
        if (!made.failure.isEmpty())
            qWarning("%s", qPrintable(made.failure));
        const QString id = made.json.object().value(QLatin1String("id")).toString();
        m_bench->made.append(id);
        return id;
    }
    bool killOnServer(const QString &id)
    {
        m_bench->made.removeAll(id);
        return m_server->sdk({QStringLiteral("kill"), id}).failure.isEmpty();
    }

    std::unique_ptr<MemoryInventory> m_inventory;
    std::unique_ptr<OssfsBench> m_bench;
    std::unique_ptr<OfficialServer> m_server;
};

void TestInteropBuckets::whatTheConsoleMountedTheServerReleases()
{
    const auto outcome = m_bench->create({OssfsBench::volume()});
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message + outcome.error().detail));
    QVERIFY(m_server->start()); // it learns of mounts from the labels, at its start
    QVERIFY(killOnServer(outcome->sandbox.id));
    QTRY_COMPARE(m_bench->mounts().size(), 0);
}

void TestInteropBuckets::whatTheServerMountedTheConsoleReleases()
{
    QVERIFY(m_server->start());
    const QString id = createOnServer();
    QVERIFY(!id.isEmpty());
    QCOMPARE(m_bench->mounts().size(), 1);
    const auto seen =
        await<Sandbox>([&](auto done) { return m_bench->backend->sandboxes()->get(id, std::move(done)); });
    QVERIFY(seen);
    QCOMPARE(seen->mounts.value(0).kind, VolumeKind::Ossfs);
    QCOMPARE(seen->mounts.value(0).source, OssfsBench::bucket());
    QCOMPARE(m_bench->run(id, QStringLiteral("echo both > /mnt/data/b && cat /mnt/data/b")),
             QByteArray("both\n0"));
    QVERIFY(m_bench->kill(id));
    QCOMPARE(m_bench->mounts().size(), 0);
}

void TestInteropBuckets::aMountOfBothStaysUntilBothHaveGone()
{
    QVERIFY(m_server->start());
    const QString theirs = createOnServer();
    QVERIFY(!theirs.isEmpty());
    const auto ours = m_bench->create({OssfsBench::volume()});
    QVERIFY2(ours, qPrintable(ours ? QString() : ours.error().message));
    QCOMPARE(m_bench->mounts().size(), 1);
    QVERIFY(m_bench->kill(ours->sandbox.id));
    QCOMPARE(m_bench->mounts().size(), 1);
    QVERIFY(killOnServer(theirs));
    QTRY_COMPARE(m_bench->mounts().size(), 0);
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestInteropBuckets)
#include "tst_interopbuckets.moc"
