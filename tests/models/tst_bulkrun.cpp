// SPDX-License-Identifier: Apache-2.0
#include "fakebackend.h"
#include "memoryactivitylog.h"

#include <models/activitystore.h>
#include <models/bulkrun.h>
#include <models/metadatachange.h>

#include <QSignalSpy>
#include <QTest>

namespace osc::test {

using State = BulkRun::State;

class TestBulkRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void eightAtATimeAndOneEntryForAll();
    void eachConnectionHasItsOwnEight();
    void deletingAsksForNothingButTheDeletion();
    void whatFailsIsListedAndRetried();
    void aRetryFromTheActivityDoesOnlyWhatFailed();
    void whatIsGoneMeanwhileIsNoFailure();
    void anEngineThatRestartsFailsTheRestAndTheyCanBeRetried();
    void aConnectionThatIsClosedFailsItsSandboxes();
    void cancellingLeavesWhatWaits();
    void aRunThatIsDestroyedEndsItsEntry();
    void aRunIsUndone();
    void aRenewalIsTakenBackToEachOwnExpiry();
    void oneSandboxIsSimplyActedOn();
    void nothingIsAnnouncedOneByOne();
    void mixedMetadataStaysUnlessItIsSet();
    void metadataIsCheckedAsTheServerDoes_data();
    void metadataIsCheckedAsTheServerDoes();

private:
    void addSandboxes(const QString &connection, int count);
    [[nodiscard]] QList<SandboxKey> keys(int count, const QString &connection = QStringLiteral("here")) const;
    [[nodiscard]] FakeSandboxService &service(const QString &connection = QStringLiteral("here"))
    {
        return static_cast<FakeBackend *>(m_registry->find(connection))->service;
    }
    void answer(const Done &done)
    {
        const auto call = service().calls.front();
        service().calls.erase(service().calls.begin());
        call.answer(done);
    }
    void answerAll(const Done &done)
    {
        while (!service().calls.empty())
            answer(done);
    }

    std::unique_ptr<MemoryActivityLog> m_log;
    FakeClock m_clock;
    std::unique_ptr<ActivityStore> m_activity;
    std::unique_ptr<ConnectionRegistry> m_registry;
    std::unique_ptr<SandboxStore> m_store;
    std::unique_ptr<BulkRuns> m_runs;
};

void TestBulkRun::init()
{
    m_log = std::make_unique<MemoryActivityLog>();
    m_activity = std::make_unique<ActivityStore>(*m_log, m_clock);
    m_registry = std::make_unique<ConnectionRegistry>();
    m_store = std::make_unique<SandboxStore>(*m_registry, m_clock, m_activity.get());
    m_runs = std::make_unique<BulkRuns>(*m_store);
    addSandboxes(QStringLiteral("here"), 20);
}

void TestBulkRun::cleanup()
{
    m_runs.reset();
    m_store.reset();
    m_registry.reset();
    m_activity.reset();
}

void TestBulkRun::addSandboxes(const QString &connection, int count)
{
    auto made = std::make_unique<FakeBackend>(connection, connection);
    FakeBackend *backend = made.get();
    for (int i = 0; i < count; ++i) {
        Sandbox sandbox =
            makeSandbox(QString::number(i), QStringLiteral("n%1").arg(i), SandboxState::Running);
        sandbox.expiresAt = m_clock.now().addSecs(3600 + i);
        backend->service.sandboxes.insert(sandbox.id, sandbox);
    }
    backend->setLive();
    const int before = m_store->model().rowCount();
    m_registry->add(std::move(made));
    QTRY_COMPARE(m_store->model().rowCount(), before + count);
    backend->service.answersAtOnce = false;
}

QList<SandboxKey> TestBulkRun::keys(int count, const QString &connection) const
{
    QList<SandboxKey> all;
    for (int i = 0; i < count; ++i)
        all.append({connection, QString::number(i)});
    return all;
}

void TestBulkRun::eightAtATimeAndOneEntryForAll()
{
    QSignalSpy finished(m_runs.get(), &BulkRuns::runFinished);
    m_runs->start({.action = SandboxAction::Pause}, keys(20));
    QCOMPARE(service().calls.size(), 8u);
    answer(Done());
    QCOMPARE(service().calls.size(), 8u);
    answerAll(Done());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_runs->current()->count(State::Succeeded), 20);
    QCOMPARE(m_runs->current()->summary(), QStringLiteral("20 sandbox(es) were paused."));
    QCOMPARE(m_log->kept.size(), 1);
    QCOMPARE(m_log->kept.first().outcome, ActivityEntry::Outcome::Succeeded);
    QCOMPARE(m_log->kept.first().parts.size(), 20);
    QVERIFY(m_log->kept.first().command.startsWith(QStringLiteral("for id in 0 1 2 ")));
}

void TestBulkRun::eachConnectionHasItsOwnEight()
{
    addSandboxes(QStringLiteral("there"), 20);
    m_runs->start({.action = SandboxAction::Pause}, keys(20) + keys(20, QStringLiteral("there")));
    QCOMPARE(service().calls.size(), 8u);
    QCOMPARE(service(QStringLiteral("there")).calls.size(), 8u);
    m_runs->current()->cancel();
}

void TestBulkRun::deletingAsksForNothingButTheDeletion()
{
    service().answersAtOnce = true;
    service().log.clear();
    QSignalSpy finished(m_runs.get(), &BulkRuns::runFinished);
    m_runs->start({.action = SandboxAction::Delete}, keys(20));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(service().log.size(), 20);
    QCOMPARE(m_store->model().rowCount(), 0);
    QVERIFY(m_log->kept.first().command.startsWith(QStringLiteral("osb sandbox kill 0 1 2 ")));
}

void TestBulkRun::whatFailsIsListedAndRetried()
{
    QSignalSpy finished(m_runs.get(), &BulkRuns::runFinished);
    m_runs->start({.action = SandboxAction::Pause}, keys(3));
    answer(Done());
    answerAll(Error{.kind = ErrorKind::Failed, .message = QStringLiteral("It would not.")});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_runs->current()->failedJobs().size(), 2);
    QCOMPARE(m_runs->current()->summary(),
             QStringLiteral("2 sandbox(es) could not be paused. 1 sandbox(es) were paused."));
    QCOMPARE(m_log->kept.first().outcome, ActivityEntry::Outcome::Failed);
    QCOMPARE(m_log->kept.first().parts.at(1).error, QStringLiteral("It would not."));
    m_runs->retry();
    QCOMPARE(service().calls.size(), 2u);
    answerAll(Done());
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(m_runs->current()->count(State::Succeeded), 2);
}

void TestBulkRun::aRetryFromTheActivityDoesOnlyWhatFailed()
{
    m_runs->start({.action = SandboxAction::Pause}, keys(3));
    answer(Done());
    answerAll(Error{.message = QStringLiteral("It would not.")});
    const QString entry = m_log->kept.first().id;
    QVERIFY(m_activity->canRetry(entry));
    m_runs->dismiss();
    m_activity->retry(entry);
    QCOMPARE(service().calls.size(), 2u);
    QCOMPARE(service().calls.front().id, QStringLiteral("1"));
}

void TestBulkRun::whatIsGoneMeanwhileIsNoFailure()
{
    QSignalSpy finished(m_runs.get(), &BulkRuns::runFinished);
    m_runs->start({.action = SandboxAction::Pause}, keys(10));
    service().tell(SandboxGone{QStringLiteral("9")}); // it waits
    answer(Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("It is gone.")});
    answerAll(Done());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_runs->current()->count(State::Gone), 2);
    QCOMPARE(m_runs->current()->count(State::Failed), 0);
    QCOMPARE(m_log->kept.last().outcome, ActivityEntry::Outcome::Succeeded);
}

void TestBulkRun::anEngineThatRestartsFailsTheRestAndTheyCanBeRetried()
{
    QSignalSpy finished(m_runs.get(), &BulkRuns::runFinished);
    m_runs->start({.action = SandboxAction::Pause}, keys(20));
    answer(Done());
    auto *backend = static_cast<FakeBackend *>(m_registry->find(QStringLiteral("here")));
    const Error broken{.kind = ErrorKind::Unreachable, .message = QStringLiteral("Nobody answers.")};
    backend->setBroken(broken, m_clock.now(), m_clock.now().addSecs(5));
    answerAll(broken);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_runs->current()->count(State::Succeeded), 1);
    QCOMPARE(m_runs->current()->count(State::Failed), 19);
    for (const BulkRun::Item &item : m_runs->current()->items())
        QVERIFY(item.state == State::Succeeded || !item.error.message.isEmpty());
    backend->setLive();
    service().tellSnapshot();
    m_runs->retry();
    answerAll(Done());
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(m_runs->current()->count(State::Succeeded), 19);
}

void TestBulkRun::aConnectionThatIsClosedFailsItsSandboxes()
{
    QSignalSpy finished(m_runs.get(), &BulkRuns::runFinished);
    m_runs->start({.action = SandboxAction::Pause}, keys(20));
    m_registry->remove(QStringLiteral("here"));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_runs->current()->count(State::Failed), 20);
}

void TestBulkRun::cancellingLeavesWhatWaits()
{
    m_runs->start({.action = SandboxAction::Pause}, keys(20));
    answer(Done());
    m_activity->cancel(m_log->kept.first().id);
    QVERIFY(!m_runs->current()->isRunning());
    QCOMPARE(m_runs->current()->count(State::Succeeded), 1);
    QCOMPARE(m_runs->current()->count(State::Cancelled), 19);
    QCOMPARE(m_log->kept.first().outcome, ActivityEntry::Outcome::Cancelled);
    for (const auto &call : service().calls)
        QVERIFY(!call.isWanted());
}

void TestBulkRun::aRunThatIsDestroyedEndsItsEntry()
{
    m_runs->start({.action = SandboxAction::Pause}, keys(3));
    answer(Done());
    m_runs.reset();
    QCOMPARE(m_log->kept.first().outcome, ActivityEntry::Outcome::Cancelled);
    QVERIFY(m_log->kept.first().details.startsWith(QStringLiteral("1 of 3")));
    answerAll(Done()); // what was asked for goes on
    QCOMPARE(m_store->pendingCount(), 0);
}

void TestBulkRun::aRunIsUndone()
{
    QSignalSpy finished(m_runs.get(), &BulkRuns::runFinished);
    m_runs->start({.action = SandboxAction::Pause}, keys(2));
    for (const QString &id : {QStringLiteral("0"), QStringLiteral("1")})
        service().sandboxes[id].status.state = SandboxState::Paused;
    answerAll(Done());
    QTRY_COMPARE(finished.size(), 1);
    QTRY_COMPARE(m_store->find(keys(2).last())->sandbox.status.state, SandboxState::Paused);
    m_runs->start(m_runs->current()->undoJobs());
    QCOMPARE(service().calls.size(), 2u);
    QCOMPARE(service().calls.front().name, QStringLiteral("resume"));
}

void TestBulkRun::aRenewalIsTakenBackToEachOwnExpiry()
{
    const QDateTime first = m_store->find(keys(1).first())->sandbox.expiresAt;
    m_runs->start({.action = SandboxAction::Renew, .renewBy = 1800}, keys(2));
    answerAll(Done());
    const QList<BulkJob> undo = m_runs->current()->undoJobs();
    QCOMPARE(undo.size(), 2);
    QCOMPARE(undo.first().order.expiresAt, first);
    QCOMPARE(undo.last().order.expiresAt, first.addSecs(1));
}

void TestBulkRun::oneSandboxIsSimplyActedOn()
{
    m_runs->start({.action = SandboxAction::Pause}, keys(1));
    QVERIFY(!m_runs->current());
    QCOMPARE(m_log->kept.first().objectId, QStringLiteral("0"));
}

void TestBulkRun::nothingIsAnnouncedOneByOne()
{
    QSignalSpy done(m_store.get(), &SandboxStore::actionDone);
    QSignalSpy failed(m_store.get(), &SandboxStore::actionFailed);
    m_runs->start({.action = SandboxAction::Pause}, keys(2));
    answer(Done());
    answer(Error{.message = QStringLiteral("no")});
    QCOMPARE(done.size() + failed.size(), 0);
    QVERIFY(m_store->find(keys(2).last())->failed); // the row says so
}

void TestBulkRun::mixedMetadataStaysUnlessItIsSet()
{
    SandboxRow a;
    a.sandbox = makeSandbox(QStringLiteral("a"), QStringLiteral("one"), SandboxState::Running);
    a.sandbox.metadata.insert(QStringLiteral("team"), QStringLiteral("red"));
    SandboxRow b;
    b.sandbox = makeSandbox(QStringLiteral("b"), QStringLiteral("two"), SandboxState::Running);
    b.sandbox.metadata.insert(QStringLiteral("team"), QStringLiteral("red"));
    b.sandbox.metadata.insert(QStringLiteral("old"), QStringLiteral("yes"));
    MetadataChange draft({a, b});
    QCOMPARE(draft.entries().size(), 3); // name, old, team
    QCOMPARE(draft.mixedText(0), QStringLiteral("2 different value(s)"));
    QCOMPARE(draft.mixedText(1), QStringLiteral("on 1 of 2"));
    QCOMPARE(draft.mixedText(2), QString());
    QVERIFY(!draft.isChanged());
    draft.setRemoved(1, true);
    draft.setValue(2, QStringLiteral("blue"));
    const int added = draft.add();
    QVERIFY(draft.problems().isEmpty()); // an empty row is none
    draft.setKey(added, QStringLiteral("owner"));
    draft.setValue(added, QStringLiteral("mei"));
    const QList<BulkJob> jobs = draft.jobs();
    QCOMPARE(jobs.size(), 2);
    QCOMPARE(jobs.first().order.patch.keys(), QStringList({QStringLiteral("owner"), QStringLiteral("team")}));
    QCOMPARE(jobs.last().order.patch.value(QStringLiteral("old")), std::optional<QString>());
    QCOMPARE(jobs.last().order.patch.size(), 3);
}

void TestBulkRun::metadataIsCheckedAsTheServerDoes_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("plain") << QStringLiteral("team") << QStringLiteral("agents") << true;
    QTest::newRow("reserved") << QStringLiteral("opensandbox.io/id") << QStringLiteral("x") << false;
    QTest::newRow("space in the key") << QStringLiteral("my team") << QStringLiteral("x") << false;
    QTest::newRow("bad value") << QStringLiteral("team") << QStringLiteral("a b/c") << false;
    QTest::newRow("there already") << QStringLiteral("name") << QStringLiteral("x") << false;
}

void TestBulkRun::metadataIsCheckedAsTheServerDoes()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    SandboxRow row;
    row.sandbox = makeSandbox(QStringLiteral("a"), QStringLiteral("one"), SandboxState::Running);
    MetadataChange draft({row});
    const int added = draft.add();
    draft.setKey(added, key);
    draft.setValue(added, value);
    QTEST(draft.problems().isEmpty(), "accepted");
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestBulkRun)
#include "tst_bulkrun.moc"
