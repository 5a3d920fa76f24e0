// SPDX-License-Identifier: Apache-2.0
#include "fakebackend.h"

#include <models/usagestore.h>

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
