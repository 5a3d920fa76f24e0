// SPDX-License-Identifier: Apache-2.0
#include "fakebackend.h"

#include <models/connectionmodel.h>
#include <models/sandboxstore.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace osc::test {

const QString here = QStringLiteral("here");

struct Fixture
{
    FakeClock clock;
    ConnectionRegistry registry;
    std::unique_ptr<SandboxStore> store = std::make_unique<SandboxStore>(registry, clock);
    QAbstractItemModelTester tester{&store->model(), QAbstractItemModelTester::FailureReportingMode::QtTest};
    FakeBackend *backend = nullptr;

    /// A live connection with one running sandbox "a" that expires in an hour, and a paused one, "b".
    Fixture()
    {
        auto made = std::make_unique<FakeBackend>(here, QStringLiteral("This computer"));
        backend = made.get();
        Sandbox running = makeSandbox(QStringLiteral("a"), QStringLiteral("one"), SandboxState::Running);
        running.expiresAt = clock.now().addSecs(3600);
        backend->service.sandboxes.insert(running.id, running);
        backend->service.sandboxes.insert(
            QStringLiteral("b"),
            makeSandbox(QStringLiteral("b"), QStringLiteral("two"), SandboxState::Paused));
        backend->setLive();
        registry.add(std::move(made));
    }
    [[nodiscard]] bool wait()
    {
        return QTest::qWaitFor([this] { return store->model().rowCount() == 2; });
    }
    [[nodiscard]] static SandboxKey a() { return {here, QStringLiteral("a")}; }
    [[nodiscard]] static SandboxKey b() { return {here, QStringLiteral("b")}; }
    [[nodiscard]] SandboxState shown(const SandboxKey &key) const { return shownState(*store->find(key)); }
    void answer(const Done &done)
    {
        const auto call = backend->service.calls.back();
        backend->service.calls.pop_back();
        call.answer(done);
    }
};

} // namespace osc::test

class TestSandboxStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsComeWithTheSnapshotAndFollowChanges()
    {
        Fixture f;
        QVERIFY(f.wait());
        QVERIFY(f.store->isLoaded(here));
        f.backend->service.put(
            makeSandbox(QStringLiteral("c"), QStringLiteral("three"), SandboxState::Pending));
        QCOMPARE(f.store->model().rowCount(), 3);
        f.backend->service.tell(SandboxGone{QStringLiteral("c")});
        QCOMPARE(f.store->model().rowCount(), 2);
    }

    void aLongListIsShownAsItArrivesAndNothingIsToldTwice()
    {
        Fixture f;
        QVERIFY(f.wait());
        QSignalSpy inserted(&f.store->model(), &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&f.store->model(), &QAbstractItemModel::dataChanged);
        QSignalSpy removed(&f.store->model(), &QAbstractItemModel::rowsRemoved);
        SandboxSnapshot all;
        for (int part = 0; part < 5; ++part) {
            SandboxPart arrived;
            for (int i = 0; i < 200; ++i)
                arrived.sandboxes.append(
                    makeSandbox(QStringLiteral("p%1").arg(part * 200 + i), QString(), SandboxState::Running));
            f.backend->service.tell(arrived);
            all.sandboxes.append(arrived.sandboxes);
            QCOMPARE(f.store->model().rowCount(), 2 + static_cast<int>(all.sandboxes.size()));
        }
        QCOMPARE(inserted.count(), 5);
        all.unreadable = 3;
        QSignalSpy told(f.store.get(), &SandboxStore::loadedChanged);
        f.backend->service.tell(all);
        QCOMPARE(f.store->model().rowCount(), 1000); // the two that are not in it are gone
        QCOMPARE(removed.count(), 1);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(inserted.count(), 5);
        QCOMPARE(f.store->unreadableCount(), 3);
        QCOMPARE(told.count(), 1);
    }

    void anUpdateTouchesNoOtherRow()
    {
        Fixture f;
        QVERIFY(f.wait());
        QSignalSpy changed(&f.store->model(), &QAbstractItemModel::dataChanged);
        Sandbox sandbox = f.store->find(f.a())->sandbox;
        sandbox.status.state = SandboxState::Failed;
        f.backend->service.put(sandbox);
        f.backend->service.put(sandbox); // the same again is no change
        QCOMPARE(changed.count(), 1);
        const int row = f.store->model().rowOf(f.a().text());
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), row);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), row);
    }

    void anActionShowsItsStateUntilItIsAnswered()
    {
        Fixture f;
        QVERIFY(f.wait());
        f.backend->service.answersAtOnce = false;
        QSignalSpy done(f.store.get(), &SandboxStore::actionDone);
        f.store->pause(f.a());
        QCOMPARE(f.shown(f.a()), SandboxState::Pausing);
        QCOMPARE(f.store->pendingCount(), 1);
        f.backend->service.sandboxes[QStringLiteral("a")].status.state = SandboxState::Paused;
        f.answer(Done());
        QCOMPARE(done.count(), 1);
        QCOMPARE(f.store->pendingCount(), 0);
        QTRY_COMPARE(f.shown(f.a()), SandboxState::Paused);
    }

    void aFailureStaysWithItsRowUntilItIsDismissed()
    {
        Fixture f;
        QVERIFY(f.wait());
        f.backend->service.answersAtOnce = false;
        QSignalSpy failed(f.store.get(), &SandboxStore::actionFailed);
        f.store->kill(f.a());
        f.answer(Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("It is in use.")});
        QCOMPARE(failed.count(), 1);
        QCOMPARE(f.store->find(f.a())->error.message, QStringLiteral("It is in use."));
        QCOMPARE(f.store->find(f.a())->stateText, QStringLiteral("Running, not deleted"));
        f.store->dismissError(f.a());
        QCOMPARE(f.store->find(f.a())->stateText, QStringLiteral("Running"));
    }

    void deletingWhatIsGoneAlreadyIsDone()
    {
        Fixture f;
        QVERIFY(f.wait());
        f.backend->service.answersAtOnce = false;
        QSignalSpy done(f.store.get(), &SandboxStore::actionDone);
        f.store->kill(f.a());
        f.answer(Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("It is gone.")});
        QCOMPARE(done.count(), 1);
        QVERIFY(!f.store->find(f.a()));
    }

    void aCancelledActionIsLetGo()
    {
        Fixture f;
        QVERIFY(f.wait());
        f.backend->service.answersAtOnce = false;
        f.store->pause(f.a());
        f.store->cancel(f.a());
        QVERIFY(!f.backend->service.calls.back().isWanted());
        QCOMPARE(f.shown(f.a()), SandboxState::Running);
        QSignalSpy failed(f.store.get(), &SandboxStore::actionFailed);
        f.answer(Error{.message = QStringLiteral("too late")});
        QCOMPARE(failed.count(), 0);
    }

    void aRemovedConnectionTakesItsRowsAndActionsAlong()
    {
        Fixture f;
        QVERIFY(f.wait());
        f.backend->service.answersAtOnce = false;
        f.store->pause(f.a());
        const auto call = f.backend->service.calls.back();
        f.registry.remove(here);
        QCOMPARE(f.store->model().rowCount(), 0);
        QCOMPARE(f.store->pendingCount(), 0);
        call.answer(Done());
        QCOMPARE(f.store->model().rowCount(), 0);
    }

    void theStoreMayBeDeletedByAListener()
    {
        Fixture f;
        QVERIFY(f.wait());
        f.backend->service.answersAtOnce = false;
        f.store->pause(f.a());
        connect(f.store.get(), &SandboxStore::pendingChanged, this, [&f] { f.store.reset(); });
        f.answer(Done());
        QVERIFY(!f.store);
    }

    void aBrokenConnectionKeepsItsRowsAndSaysSo()
    {
        Fixture f;
        QVERIFY(f.wait());
        const QDateTime since = f.clock.now().addSecs(-60);
        f.backend->setBroken({.kind = ErrorKind::Unreachable, .message = QStringLiteral("Nobody answers.")},
                             since, f.clock.now().addSecs(24));
        QCOMPARE(f.store->model().rowCount(), 2);
        QVERIFY(f.store->find(f.a())->stale);
        QCOMPARE(f.store->find(f.a())->stateText, QStringLiteral("was Running"));
        QVERIFY(!f.store->whyNot(f.a(), SandboxAction::Delete).isEmpty());
        f.store->kill(f.a());
        QVERIFY(!f.backend->service.log.contains(QStringLiteral("kill a")));

        f.backend->setLive();
        QVERIFY(f.store->find(f.a())->stale);
        f.backend->service.tellSnapshot();
        QVERIFY(!f.store->find(f.a())->stale);
    }

    void renewingAddsToWhatIsLeft()
    {
        Fixture f;
        QVERIFY(f.wait());
        f.store->renewBy(f.a(), 1800);
        QTRY_COMPARE(f.store->find(f.a())->sandbox.expiresAt, f.clock.now().addSecs(5400));
        QCOMPARE(f.store->whyNot(f.b(), SandboxAction::Renew),
                 QStringLiteral("It has no expiry, it runs until you delete it."));
    }

    void whatAConnectionCannotDoIsSaidInItsOwnWords()
    {
        Fixture f;
        QVERIFY(f.wait());
        f.backend->can.setMissing(Feature::Pause, QStringLiteral("This engine cannot pause."));
        QCOMPARE(f.store->whyNot(f.a(), SandboxAction::Pause), QStringLiteral("This engine cannot pause."));
        QVERIFY(f.store->whyNot(f.a(), SandboxAction::Delete).isEmpty());
    }

    void aRefreshAsksForTheWholeListAgain()
    {
        Fixture f;
        QVERIFY(f.wait());
        f.backend->service.sandboxes.remove(QStringLiteral("b"));
        f.store->refresh();
        QTRY_COMPARE(f.store->model().rowCount(), 1);
        QCOMPARE(f.backend->service.watchers, 1);
    }

    void connectionsSayWhenTheyTryAgain()
    {
        Fixture f;
        QVERIFY(f.wait());
        ConnectionModel model(f.registry, f.store->model(), f.clock);
        const QModelIndex index = model.index(0, 0);
        QCOMPARE(index.data(ConnectionModel::LineRole).toString(), QStringLiteral("Docker 27.3"));
        QCOMPARE(index.data(ConnectionModel::CountRole).toString(), QStringLiteral("2"));
        f.backend->setBroken({.kind = ErrorKind::Forbidden}, f.clock.now(), f.clock.now().addSecs(18));
        QCOMPARE(index.data(ConnectionModel::LineRole).toString(),
                 QStringLiteral("Permission denied, retry in 0:18"));
        QCOMPARE(index.data(ConnectionModel::CountRole).toString(), QStringLiteral("2?"));
    }
};

QTEST_GUILESS_MAIN(TestSandboxStore)
#include "tst_sandboxstore.moc"
