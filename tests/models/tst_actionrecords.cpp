// SPDX-License-Identifier: Apache-2.0
#include "fakeservices.h"
#include "memoryactivitylog.h"

#include <models/activitystore.h>
#include <models/createrun.h>
#include <models/creationrecord.h>
#include <models/sandboxstore.h>

#include <QTest>

namespace osc::test {

using Outcome = ActivityEntry::Outcome;
using Actor = ActivityEntry::Actor;

/// What is done with sandboxes and creations, and what is seen to be done by others, has entries in the
/// activity.
class TestActionRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anActionHasAnEntryWithTheSameActAsACommand();
    void aFailedActionSaysWhyInItsEntry();
    void anActionIsCancelledFromItsEntry();
    void anActionOfAConnectionThatIsClosedEnds();
    void aRenewalSaysUntilWhen();
    void whatOthersPauseAndDeleteIsNoted();
    void whatIsDoneHereIsNotNotedAsDoneByOthers();
    void whatIsDeletedAtItsExpiryIsNotedAsSuch();
    void aThousandDeletionsByOthersAreOneEntry();
    void aCreationHasAnEntryWithoutItsSecrets();
    void aFailedCreationCanBeTriedAgain();
    void aCreationThatIsStoppedIsCancelled();
    void whatACancelledCreationRemovesWasNotDoneByOthers();

private:
    [[nodiscard]] const QList<ActivityEntry> &kept() const { return m_log->kept; }
    [[nodiscard]] static SandboxKey one() { return {QStringLiteral("here"), QStringLiteral("a")}; }

    std::unique_ptr<MemoryActivityLog> m_log;
    FakeClock m_clock;
    std::unique_ptr<ActivityStore> m_activity;
    std::unique_ptr<ConnectionRegistry> m_registry;
    std::unique_ptr<SandboxStore> m_store;
    FakeBackend *m_backend = nullptr;
};

void TestActionRecords::init()
{
    m_log = std::make_unique<MemoryActivityLog>();
    m_activity = std::make_unique<ActivityStore>(*m_log, m_clock);
    m_registry = std::make_unique<ConnectionRegistry>();
    m_store = std::make_unique<SandboxStore>(*m_registry, m_clock, m_activity.get());
    auto made = std::make_unique<FakeBackend>(QStringLiteral("here"), QStringLiteral("This computer"));
    m_backend = made.get();
    Sandbox sandbox = makeSandbox(QStringLiteral("a"), QStringLiteral("one"), SandboxState::Running);
    sandbox.expiresAt = m_clock.now().addSecs(3600);
    m_backend->service.sandboxes.insert(sandbox.id, sandbox);
    m_backend->setLive();
    m_registry->add(std::move(made));
    QTRY_COMPARE(m_store->model().rowCount(), 1);
    m_backend->service.answersAtOnce = false;
}

void TestActionRecords::cleanup()
{
    m_store.reset();
    m_registry.reset();
    m_activity.reset();
}

void TestActionRecords::anActionHasAnEntryWithTheSameActAsACommand()
{
    m_store->pause(one());
    QCOMPARE(kept().size(), 1);
    QCOMPARE(kept().first().what, QStringLiteral("Pause"));
    QCOMPARE(kept().first().object, QStringLiteral("one"));
    QCOMPARE(kept().first().objectId, QStringLiteral("a"));
    QCOMPARE(kept().first().command, QStringLiteral("osb sandbox pause a"));
    QCOMPARE(kept().first().outcome, Outcome::Running);
    m_backend->service.calls.back().answer(Done());
    QCOMPARE(kept().first().outcome, Outcome::Succeeded);
    QCOMPARE(kept().size(), 1);
}

void TestActionRecords::aFailedActionSaysWhyInItsEntry()
{
    m_store->kill(one());
    QCOMPARE(kept().first().command, QStringLiteral("osb sandbox kill a"));
    m_backend->service.calls.back().answer(
        Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("It is in use.")});
    QCOMPARE(kept().first().outcome, Outcome::Failed);
    QCOMPARE(kept().first().error, QStringLiteral("It is in use."));
}

void TestActionRecords::anActionIsCancelledFromItsEntry()
{
    m_store->pause(one());
    m_activity->cancel(kept().first().id);
    QVERIFY(!m_backend->service.calls.back().isWanted());
    QCOMPARE(kept().first().outcome, Outcome::Cancelled);
}

void TestActionRecords::anActionOfAConnectionThatIsClosedEnds()
{
    m_store->pause(one());
    m_registry->remove(QStringLiteral("here"));
    QCOMPARE(kept().first().outcome, Outcome::Cancelled);
    QVERIFY(m_activity->running().isEmpty());
}

void TestActionRecords::aRenewalSaysUntilWhen()
{
    m_store->renewBy(one(), 1800);
    QVERIFY(kept().first().details.startsWith(QStringLiteral("+30 min, until ")));
    QCOMPARE(kept().first().command, QStringLiteral("osb sandbox renew a --timeout 1800s"));
}

void TestActionRecords::whatOthersPauseAndDeleteIsNoted()
{
    Sandbox paused = m_backend->service.sandboxes.value(QStringLiteral("a"));
    paused.status.state = SandboxState::Paused;
    m_backend->service.tell(SandboxChanged{paused});
    m_backend->service.tell(SandboxGone{QStringLiteral("a")});
    QTRY_COMPARE(kept().size(), 2);
    QStringList acts;
    for (const ActivityEntry &entry : kept()) {
        QCOMPARE(entry.actor, Actor::Elsewhere);
        QCOMPARE(entry.objectId, QStringLiteral("a"));
        acts << entry.what;
    }
    acts.sort();
    QCOMPARE(acts, QStringList({QStringLiteral("Delete"), QStringLiteral("Pause")}));
}

void TestActionRecords::whatIsDoneHereIsNotNotedAsDoneByOthers()
{
    Sandbox other = makeSandbox(QStringLiteral("b"), QStringLiteral("two"), SandboxState::Running);
    m_backend->service.put(other);
    m_store->kill(one());
    m_backend->service.tell(SandboxGone{QStringLiteral("a")}); // before the answer
    m_backend->service.calls.back().answer(Done());
    m_backend->service.tell(SandboxGone{QStringLiteral("b")});
    QTRY_COMPARE(kept().size(), 2);
    QCOMPARE(kept().first().objectId, QStringLiteral("b"));
    QCOMPARE(kept().last().actor, Actor::Here);
}

void TestActionRecords::whatIsDeletedAtItsExpiryIsNotedAsSuch()
{
    Sandbox sandbox = m_backend->service.sandboxes.value(QStringLiteral("a"));
    sandbox.madeHere = true;
    m_backend->service.put(sandbox);
    m_clock.time = m_clock.time.addSecs(3600);
    m_backend->service.tell(SandboxGone{QStringLiteral("a")});
    m_clock.time = FakeClock().time;
    QTRY_COMPARE(kept().size(), 1);
    QCOMPARE(kept().first().what, QStringLiteral("Delete at its expiry"));
    QCOMPARE(kept().first().actor, Actor::Here);
}

void TestActionRecords::aThousandDeletionsByOthersAreOneEntry()
{
    for (int i = 0; i < 1000; ++i)
        m_backend->service.tell(
            SandboxChanged{makeSandbox(QStringLiteral("x%1").arg(i), QString(), SandboxState::Running)});
    for (int i = 0; i < 1000; ++i)
        m_backend->service.tell(SandboxGone{QStringLiteral("x%1").arg(i)});
    QTRY_COMPARE(kept().size(), 1);
    QCOMPARE(kept().first().parts.size(), 1000);
    QCOMPARE(kept().first().parts.first().objectId, QStringLiteral("x0"));
}

void TestActionRecords::aCreationHasAnEntryWithoutItsSecrets()
{
    FakeCreateBackend backend(QStringLiteral("make"), QStringLiteral("Maker"));
    SandboxSpec spec;
    spec.image = QStringLiteral("python:3.11");
    spec.metadata.insert(QStringLiteral("name"), QStringLiteral("web"));
    spec.env.insert(QStringLiteral("API_TOKEN"), QStringLiteral("hunter2"));
    CreateRun run(backend, spec);
    recordCreation(*m_activity, run);
    const ActivityEntry entry = kept().first();
    QCOMPARE(entry.what, QStringLiteral("Create sandbox"));
    QCOMPARE(entry.object, QStringLiteral("web"));
    QVERIFY(entry.command.startsWith(QStringLiteral("osb sandbox create")) ||
            entry.command.contains(QStringLiteral("\nosb sandbox create")));
    QVERIFY(!entry.command.contains(QStringLiteral("hunter2")));
    QVERIFY(entry.specJson.contains("python:3.11"));
    QVERIFY(!entry.specJson.contains("hunter2"));
    backend.creating.progress({.step = CreateStep::Start,
                               .sandboxId = QStringLiteral("new-id"),
                               .text = QStringLiteral("Starting"),
                               .layers = {}});
    QCOMPARE(m_activity->find(entry.id)->details, QStringLiteral("Starting"));
    CreateOutcome outcome;
    outcome.sandbox.id = QStringLiteral("new-id");
    backend.creating.succeed(outcome);
    QCOMPARE(kept().first().outcome, Outcome::Succeeded);
    QCOMPARE(kept().first().objectId, QStringLiteral("new-id"));
}

void TestActionRecords::aFailedCreationCanBeTriedAgain()
{
    FakeCreateBackend backend(QStringLiteral("make"), QStringLiteral("Maker"));
    SandboxSpec spec;
    spec.image = QStringLiteral("nope");
    CreateRun run(backend, spec);
    recordCreation(*m_activity, run);
    backend.creating.fail(Error{.message = QStringLiteral("Image nope was not found.")});
    QCOMPARE(kept().first().outcome, Outcome::Failed);
    QCOMPARE(kept().first().error, QStringLiteral("Image nope was not found."));
    QVERIFY(kept().first().specJson.contains("nope"));
}

void TestActionRecords::aCreationThatIsStoppedIsCancelled()
{
    FakeCreateBackend backend(QStringLiteral("make"), QStringLiteral("Maker"));
    auto run = std::make_unique<CreateRun>(backend, SandboxSpec());
    connect(run.get(), &CreateRun::cancelRequested, this, [&run] { run.reset(); });
    recordCreation(*m_activity, *run);
    QVERIFY(m_activity->canCancel(kept().first().id));
    m_activity->cancel(kept().first().id);
    QVERIFY(!run);
    QCOMPARE(kept().first().outcome, Outcome::Cancelled);
}

void TestActionRecords::whatACancelledCreationRemovesWasNotDoneByOthers()
{
    FakeCreateBackend backend(QStringLiteral("make"), QStringLiteral("Maker"));
    auto run = std::make_unique<CreateRun>(backend, SandboxSpec());
    recordCreation(*m_activity, *run);
    backend.creating.progress(
        {.step = CreateStep::Start, .sandboxId = QStringLiteral("made"), .text = {}, .layers = {}});
    for (const QString &id : {QStringLiteral("made"), QStringLiteral("foreign")})
        m_backend->service.tell(SandboxChanged{makeSandbox(id, QString(), SandboxState::Running)});
    run.reset();
    for (const QString &id : {QStringLiteral("made"), QStringLiteral("foreign")})
        m_backend->service.tell(SandboxGone{id});
    QTRY_COMPARE(kept().size(), 2);
    QCOMPARE(kept().first().objectId, QStringLiteral("foreign"));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestActionRecords)
#include "tst_actionrecords.moc"
