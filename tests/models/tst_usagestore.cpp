// SPDX-License-Identifier: Apache-2.0
#include "fakebackend.h"

#include <models/sandboxfilterproxy.h>
#include <models/usagestore.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace osc::test {

/// A live connection with a running sandbox "a" and a terminated one, "b".
struct Measured
{
    FakeClock clock;
    ConnectionRegistry registry;
    SandboxStore sandboxes{registry, clock};
    std::unique_ptr<UsageStore> store = std::make_unique<UsageStore>(sandboxes);
    FakeBackend *backend = nullptr;

    Measured()
    {
        auto made = std::make_unique<FakeBackend>(QStringLiteral("here"), QStringLiteral("This computer"));
        backend = made.get();
        put(QStringLiteral("a"), SandboxState::Running);
        put(QStringLiteral("b"), SandboxState::Terminated);
        backend->setLive();
        registry.add(std::move(made));
    }
    void put(const QString &id, SandboxState state) const
    {
        backend->service.put(makeSandbox(id, id, state));
    }
    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] { return sandboxes.model().rowCount() == 2; });
    }
    [[nodiscard]] FakeUsageService &service() const { return backend->measuring; }
    [[nodiscard]] static SandboxKey a() { return {QStringLiteral("here"), QStringLiteral("a")}; }
    [[nodiscard]] static SandboxKey b() { return {QStringLiteral("here"), QStringLiteral("b")}; }
    void sample(int secondsLater, double cores) const
    {
        service().sample(QStringLiteral("a"), makeUsage(clock.now().addSecs(secondsLater), cores, 1 << 20));
    }
};

const QStringList onlyA{QStringLiteral("a")};

} // namespace osc::test

class TestUsageStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsFollowedIsMeasured()
    {
        Measured m;
        QVERIFY(m.wait());
        QVERIFY(m.service().followed().isEmpty());
        const auto follow = m.store->follow(m.a());
        QTRY_COMPARE(m.service().followed(), onlyA);
    }

    void severalWhoFollowShareOneStream()
    {
        Measured m;
        QVERIFY(m.wait());
        auto first = m.store->follow(m.a());
        auto second = m.store->follow(m.a());
        QTRY_COMPARE(m.service().followed(), onlyA);
        first.reset();
        QCOMPARE(m.service().followed(), onlyA);
        m.sample(0, 0.5);
        QVERIFY(m.store->latest(m.a()));
        second.reset();
        QVERIFY(m.service().followed().isEmpty());
        QCOMPARE(m.service().started, 1);
        QVERIFY(!m.store->latest(m.a()));
        QVERIFY(m.store->history(m.a()).isEmpty());
    }

    void whatDoesNotRunIsMeasuredOnceItDoes()
    {
        Measured m;
        QVERIFY(m.wait());
        const auto follow = m.store->follow(m.b());
        QTest::qWait(0);
        QVERIFY(m.service().followed().isEmpty());
        m.put(QStringLiteral("b"), SandboxState::Running);
        QTRY_COMPARE(m.service().followed(), QStringList{QStringLiteral("b")});
        m.put(QStringLiteral("b"), SandboxState::Failed);
        QTRY_VERIFY(m.service().followed().isEmpty());
    }

    void aSandboxThatStopsHasAHistoryButNoPresent()
    {
        Measured m;
        QVERIFY(m.wait());
        const auto follow = m.store->follow(m.a());
        QTRY_COMPARE(m.service().followed(), onlyA);
        m.sample(0, 0.5);
        QSignalSpy sampled(m.store.get(), &UsageStore::sampled);
        m.put(QStringLiteral("a"), SandboxState::Terminated);
        QTRY_COMPARE(sampled.size(), 1);
        QVERIFY(!m.store->latest(m.a()));
        QCOMPARE(m.store->history(m.a()).size(), 1);
    }

    void theHistoryReachesBackFiveMinutes()
    {
        Measured m;
        QVERIFY(m.wait());
        const auto follow = m.store->follow(m.a());
        QTRY_COMPARE(m.service().followed(), onlyA);
        for (int second = 0; second <= 400; ++second)
            m.sample(second, second / 1000.0);
        const QList<Usage> history = m.store->history(m.a());
        QCOMPARE(history.size(), 301);
        QCOMPARE(history.constFirst().at, m.clock.now().addSecs(100));
        QCOMPARE(history.constLast(), *m.store->latest(m.a()));
    }

    void anEngineWhoseClockIsSetBackLeavesNoSamplesOfTheFuture()
    {
        Measured m;
        QVERIFY(m.wait());
        const auto follow = m.store->follow(m.a());
        QTRY_COMPARE(m.service().followed(), onlyA);
        m.sample(0, 0.1);
        m.sample(60, 0.2);
        m.sample(1, 0.3);
        QCOMPARE(m.store->history(m.a()).size(), 2);
        QCOMPARE(m.store->latest(m.a())->cores, std::optional<double>(0.3));
    }

    void aFloodOfSamplesDoesNotGrow()
    {
        Measured m;
        QVERIFY(m.wait());
        const auto follow = m.store->follow(m.a());
        QTRY_COMPARE(m.service().followed(), onlyA);
        for (int i = 0; i < 5000; ++i)
            m.sample(0, 0.1);
        QVERIFY(m.store->history(m.a()).size() <= 600);
    }

    void aConnectionThatDoesNotAnswerIsNotAsked()
    {
        Measured m;
        QVERIFY(m.wait());
        const auto follow = m.store->follow(m.a());
        QTRY_COMPARE(m.service().followed(), onlyA);
        m.sample(0, 0.5);
        m.backend->setBroken({}, m.clock.now(), {});
        QTRY_VERIFY(m.service().followed().isEmpty());
        QVERIFY(!m.store->latest(m.a()));
        m.backend->setLive();
        m.backend->service.tellSnapshot();
        QTRY_COMPARE(m.service().followed(), onlyA);
    }

    void aConnectionThatCannotMeasureSaysSo()
    {
        Measured m;
        m.backend->measures = false;
        QVERIFY(m.wait());
        QVERIFY(!m.store->canMeasure(m.a()));
        const auto follow = m.store->follow(m.a());
        QTest::qWait(0);
        QCOMPARE(m.service().started, 0);
    }

    void aConnectionThatIsForgottenTakesItsStreamsWithIt()
    {
        Measured m;
        QVERIFY(m.wait());
        const auto follow = m.store->follow(m.a());
        QTRY_COMPARE(m.service().followed(), onlyA);
        m.sample(0, 0.5);
        m.registry.remove(QStringLiteral("here"));
        QVERIFY(!m.store->latest(m.a()));
        QVERIFY(!m.store->canMeasure(m.a()));
    }

    void aStreamThatFailsIsStartedAgainAfterAPause()
    {
        Measured m;
        QVERIFY(m.wait());
        const auto follow = m.store->follow(m.a());
        QTRY_COMPARE(m.service().followed(), onlyA);
        m.sample(0, 0.5);
        m.service().end(QStringLiteral("a"), Error{.kind = ErrorKind::Protocol});
        QVERIFY(!m.store->latest(m.a()));
        QVERIFY(m.service().followed().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m.service().followed(), onlyA, 10'000);
        QCOMPARE(m.service().started, 2);
    }

    void lettingGoInsideTheSignalIsSafe()
    {
        Measured m;
        QVERIFY(m.wait());
        auto follow = m.store->follow(m.a());
        QTRY_COMPARE(m.service().followed(), onlyA);
        connect(m.store.get(), &UsageStore::sampled, this, [&] { follow.reset(); });
        m.sample(0, 0.5);
        QVERIFY(m.service().followed().isEmpty());
    }

    void theTableSaysWhatIsInUse()
    {
        Measured m;
        QVERIFY(m.wait());
        const SandboxModel &model = m.sandboxes.model();
        const auto cell = [&](const SandboxKey &key, int column, int role = Qt::DisplayRole) {
            return model.index(model.rowOf(key.text()), column).data(role);
        };
        QCOMPARE(cell(m.b(), SandboxModel::Cpu).toString(), QStringLiteral("–"));
        QCOMPARE(cell(m.a(), SandboxModel::Cpu).toString(), QStringLiteral("…"));
        const auto follow = m.store->follow(m.a());
        QTRY_COMPARE(m.service().followed(), onlyA);
        m.service().sample(QStringLiteral("a"), makeUsage(m.clock.now(), {}, qint64(1) << 30));
        QCOMPARE(cell(m.a(), SandboxModel::Cpu).toString(), QStringLiteral("…"));
        QVERIFY(!cell(m.a(), SandboxModel::Cpu, SandboxModel::FractionRole).isValid());
        QCOMPARE(cell(m.a(), SandboxModel::Memory).toString(), QStringLiteral("1.0 GiB"));
        QCOMPARE(cell(m.a(), SandboxModel::Memory, SandboxModel::FractionRole).toDouble(), 0.5);
        QCOMPARE(cell(m.a(), SandboxModel::Memory, Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Memory 1.0 GiB of 2.0 GiB"));
        m.sample(1, 0.62);
        QCOMPARE(cell(m.a(), SandboxModel::Cpu).toString(), QStringLiteral("62 %"));
        QCOMPARE(cell(m.a(), SandboxModel::Cpu, Qt::AccessibleTextRole).toString(),
                 QStringLiteral("CPU 62 percent of 1 core"));
        m.put(QStringLiteral("a"), SandboxState::Paused);
        QCOMPARE(cell(m.a(), SandboxModel::Cpu).toString(), QStringLiteral("–"));
        QCOMPARE(cell(m.a(), SandboxModel::Memory).toString(), QStringLiteral("1.0 MiB"));
        m.backend->measures = false;
        QCOMPARE(cell(m.a(), SandboxModel::Memory).toString(), QStringLiteral("–"));
        m.backend->measures = true;
        m.store.reset();
        QCOMPARE(cell(m.a(), SandboxModel::Memory).toString(), QStringLiteral("–"));
    }

    void anOrderByUsageRestsUntilItIsTakenAnew()
    {
        Measured m;
        QVERIFY(m.wait());
        m.put(QStringLiteral("b"), SandboxState::Running);
        m.put(QStringLiteral("c"), SandboxState::Running);
        SandboxFilterProxy proxy;
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setSourceModel(&m.sandboxes.model());
        const auto followA = m.store->follow(m.a());
        const auto followB = m.store->follow(m.b());
        QTRY_COMPARE(m.service().followed().size(), 2);
        const auto order = [&] {
            QStringList ids;
            for (int row = 0; row < proxy.rowCount(); ++row)
                ids << proxy.index(row, 0).data(SandboxModel::IdRole).toString();
            return ids.join(QString());
        };
        const auto measure = [&](double a, double b) {
            m.sample(1, a);
            m.service().sample(QStringLiteral("b"), makeUsage(m.clock.now(), b, 1 << 20));
        };
        const QList<SandboxKey> keys{m.a(), m.b()};
        proxy.sort(SandboxModel::Cpu, Qt::DescendingOrder);
        measure(0.2, 0.8);
        m.sandboxes.model().orderByUsage(keys);
        QCOMPARE(order(), QStringLiteral("bac")); // what is not measured is last
        measure(0.9, 0.1);
        QCOMPARE(order(), QStringLiteral("bac"));
        m.sandboxes.model().orderByUsage(keys);
        QCOMPARE(order(), QStringLiteral("abc"));
        proxy.sort(SandboxModel::Cpu, Qt::AscendingOrder);
        QCOMPARE(order(), QStringLiteral("bac"));
    }

    void whoFollowsMayOutliveTheStore()
    {
        Measured m;
        QVERIFY(m.wait());
        const auto follow = m.store->follow(m.a());
        QTRY_COMPARE(m.service().followed(), onlyA);
        m.store.reset();
        QVERIFY(m.service().followed().isEmpty());
        m.sample(0, 0.5);
    }
};

QTEST_GUILESS_MAIN(TestUsageStore)
#include "tst_usagestore.moc"
