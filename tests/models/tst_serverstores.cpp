// SPDX-License-Identifier: Apache-2.0
#include "fakeserver.h"
#include "memoryactivitylog.h"

#include <models/activitystore.h>
#include <models/commandjoblist.h>
#include <models/exchangelog.h>
#include <models/policystore.h>
#include <models/poolstore.h>
#include <models/snapshotstore.h>
#include <models/vaultstore.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace osc::test {

/// What only servers have: snapshots, policies, vaults, pools and image templates.
class TestServerStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void snapshotsOfAllConnectionsAreInOneTable();
    void aConnectionWithoutSnapshotsIsNamedWithItsSentence();
    void aSnapshotIsMadeAndFollowedUntilItIsReady();
    void aSnapshotNeedsASandboxThatRuns();
    void onlyAReadySnapshotIsStartedFrom();
    void aSnapshotThatTheServerKeepsStaysWithTheReason();
    void aSecondTryAfterTheConnectionIsGoneFailsToo_data();
    void aSecondTryAfterTheConnectionIsGoneFailsToo();
    void rowsOfAConnectionThatBreaksAreStale();
    void wordsAndConnectionFilterSnapshots();
    void aPolicyIsReadAndChanged();
    void aSandboxWithoutPolicyIsASentence();
    void aRefusedChangeKeepsThePolicy();
    void rulesAreReadLineByLine_data();
    void rulesAreReadLineByLine();
    void theFirstCredentialMakesTheVault();
    void aVaultIsChangedAgainstItsRevision();
    void aConflictReadsTheVaultAgain();
    void poolsAreMadeChangedAndDeleted();
    void aPoolIsCheckedBeforeItIsSent_data();
    void aPoolIsCheckedBeforeItIsSent();
    void aTemplateThatIsBuiltIsLookedAtAgain();
    void aBackgroundCommandIsFollowedAndInterrupted();
    void theOutputOfACommandIsReadOn();
    void oneShellServesAllCommands();
    void exchangesAreRecordedOnlyWhenAskedFor();
    void nothingSecretIsInAnExchange_data();
    void nothingSecretIsInAnExchange();
    void whatIsHiddenInAnExchangeStillHasItsNames();
    void onlyHarmlessHeadersAndParametersAreShown();

private:
    FakeServerBackend *addServer(const QString &id);
    [[nodiscard]] static CommandRequest command(const char *line)
    {
        CommandRequest request;
        request.command = QString::fromLatin1(line);
        request.workingDirectory = QStringLiteral("/tmp");
        return request;
    }

    FakeClock m_clock;
    MemoryActivityLog m_log;
    std::unique_ptr<ActivityStore> m_activity;
    std::unique_ptr<ConnectionRegistry> m_registry;
    std::unique_ptr<SandboxStore> m_sandboxes;
    std::unique_ptr<SnapshotStore> m_snapshots;
    FakeServerBackend *m_server = nullptr;
};

FakeServerBackend *TestServerStores::addServer(const QString &id)
{
    auto backend = std::make_unique<FakeServerBackend>(id, id.toUpper());
    FakeServerBackend *server = backend.get();
    server->service.put(makeSandbox(QStringLiteral("s1"), QStringLiteral("crawler"), SandboxState::Running));
    server->service.put(makeSandbox(QStringLiteral("s2"), QStringLiteral("ended"), SandboxState::Terminated));
    m_registry->add(std::move(backend));
    return server;
}

void TestServerStores::init()
{
    m_activity = std::make_unique<ActivityStore>(m_log, m_clock);
    m_registry = std::make_unique<ConnectionRegistry>();
    m_sandboxes = std::make_unique<SandboxStore>(*m_registry, m_clock, m_activity.get());
    m_snapshots = std::make_unique<SnapshotStore>(*m_registry, *m_sandboxes, m_clock, m_activity.get());
    m_server = addServer(QStringLiteral("one"));
    m_server->snapshotService.snapshots = {
        makeSnapshot(QStringLiteral("a"), QStringLiteral("before"), SnapshotState::Ready),
        makeSnapshot(QStringLiteral("b"), {}, SnapshotState::Failed, QStringLiteral("gone"))};
    m_server->setLive();
    QTRY_COMPARE(m_snapshots->model().rowCount(), 2);
    QTRY_COMPARE(m_sandboxes->model().rowCount(), 2);
}

void TestServerStores::cleanup()
{
    m_snapshots.reset();
    m_sandboxes.reset();
    m_registry.reset();
    m_activity.reset();
}

void TestServerStores::snapshotsOfAllConnectionsAreInOneTable()
{
    const QAbstractItemModelTester tester(&m_snapshots->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    FakeServerBackend *second = addServer(QStringLiteral("two"));
    second->snapshotService.snapshots = {
        makeSnapshot(QStringLiteral("a"), QStringLiteral("other"), SnapshotState::Ready)};
    second->setLive();
    QTRY_COMPARE(m_snapshots->model().rowCount(), 3);
    m_snapshots->refresh();
    QTRY_COMPARE(m_snapshots->find({QStringLiteral("one"), QStringLiteral("a")})->sandbox,
                 QStringLiteral("crawler"));
    QVERIFY(m_snapshots->find({QStringLiteral("one"), QStringLiteral("b")})->sandbox.isEmpty());
    m_registry->remove(QStringLiteral("two"));
    QCOMPARE(m_snapshots->model().rowCount(), 2);
}

void TestServerStores::aConnectionWithoutSnapshotsIsNamedWithItsSentence()
{
    auto *engine = static_cast<FakeBackend *>(m_registry->add(
        std::make_unique<FakeBackend>(QStringLiteral("here"), QStringLiteral("This computer"))));
    engine->can.setMissing(Feature::Snapshots, QStringLiteral("Engines have none."));
    engine->setLive();
    const auto without = m_snapshots->connectionsWithout();
    QCOMPARE(without.size(), 1);
    QCOMPARE(without.constFirst().first, QStringLiteral("This computer"));
    QCOMPARE(without.constFirst().second, QStringLiteral("Engines have none."));
}

void TestServerStores::aSnapshotIsMadeAndFollowedUntilItIsReady()
{
    const SandboxKey key{QStringLiteral("one"), QStringLiteral("s1")};
    QSignalSpy created(m_snapshots.get(), &SnapshotStore::created);
    m_snapshots->create(key, QStringLiteral("after"));
    QTRY_COMPARE(created.count(), 1);
    const auto made = created.constFirst().constFirst().value<SnapshotKey>();
    QVERIFY(m_snapshots->find(made)->isBusy());
    m_server->snapshotService.snapshots.first().state = SnapshotState::Ready;
    QTRY_VERIFY_WITH_TIMEOUT(!m_snapshots->find(made)->isBusy(), 8000);
    QVERIFY(m_server->snapshotService.log.contains(QStringLiteral("create s1 after")));
}

void TestServerStores::aSnapshotNeedsASandboxThatRuns()
{
    QVERIFY(m_snapshots->whyNotCreate({QStringLiteral("one"), QStringLiteral("s1")}).isEmpty());
    QVERIFY(!m_snapshots->whyNotCreate({QStringLiteral("one"), QStringLiteral("s2")}).isEmpty());
    QVERIFY(!m_snapshots->whyNotCreate({QStringLiteral("one"), QStringLiteral("none")}).isEmpty());
    m_server->can.setMissing(Feature::Snapshots, QStringLiteral("Too old for snapshots."));
    QCOMPARE(m_snapshots->whyNotCreate({QStringLiteral("one"), QStringLiteral("s1")}),
             QStringLiteral("Too old for snapshots."));
}

void TestServerStores::onlyAReadySnapshotIsStartedFrom()
{
    QVERIFY(m_snapshots->whyNotRestore({QStringLiteral("one"), QStringLiteral("a")}).isEmpty());
    QVERIFY(!m_snapshots->whyNotRestore({QStringLiteral("one"), QStringLiteral("b")}).isEmpty());
}

void TestServerStores::aSnapshotThatTheServerKeepsStaysWithTheReason()
{
    const SnapshotKey key{QStringLiteral("one"), QStringLiteral("a")};
    m_server->snapshotService.error =
        Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("In use.")};
    m_snapshots->remove({key});
    QTRY_COMPARE(m_snapshots->find(key)->error, QStringLiteral("In use."));
    QVERIFY(m_snapshots->runs().failed());
    m_snapshots->remove({key});
    QTRY_VERIFY(!m_snapshots->find(key));
}

void TestServerStores::aSecondTryAfterTheConnectionIsGoneFailsToo_data()
{
    QTest::addColumn<bool>("makes");
    QTest::newRow("make") << true;
    QTest::newRow("delete") << false;
}

void TestServerStores::aSecondTryAfterTheConnectionIsGoneFailsToo()
{
    QFETCH(bool, makes);
    JobRuns &runs = m_snapshots->runs();
    m_server->snapshotService.error = Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("No.")};
    if (makes)
        m_snapshots->create({QStringLiteral("one"), QStringLiteral("s1")}, QStringLiteral("after"));
    else
        m_snapshots->remove({{QStringLiteral("one"), QStringLiteral("a")}});
    QTRY_VERIFY(runs.failed());
    m_registry->remove(QStringLiteral("one"));
    runs.retry();
    QTRY_VERIFY(runs.failed());
    QCOMPARE(runs.failed()->items().constFirst().error.kind, ErrorKind::Unreachable);
}

void TestServerStores::rowsOfAConnectionThatBreaksAreStale()
{
    m_server->setBroken({.kind = ErrorKind::Unreachable, .message = QStringLiteral("No.")}, m_clock.time, {});
    QVERIFY(m_snapshots->model().at(0).stale);
    QVERIFY(!m_snapshots->whyNotDelete({QStringLiteral("one"), QStringLiteral("a")}).isEmpty());
    m_server->close();
    QCOMPARE(m_snapshots->model().rowCount(), 0);
}

void TestServerStores::wordsAndConnectionFilterSnapshots()
{
    SnapshotFilterProxy proxy;
    proxy.setSourceModel(&m_snapshots->model());
    proxy.setSearch(QStringLiteral("BEFORE one"));
    QCOMPARE(proxy.rowCount(), 1);
    proxy.setSearch({});
    proxy.setConnection(QStringLiteral("elsewhere"));
    QCOMPARE(proxy.rowCount(), 0);
    QVERIFY(proxy.isFiltering());
}

void TestServerStores::aPolicyIsReadAndChanged()
{
    PolicyStore store;
    m_server->policyService.status.policy = {QStringLiteral("deny"),
                                             {{QStringLiteral("allow"), QStringLiteral("pypi.org")}}};
    store.open(&m_server->policyService, QStringLiteral("s1"));
    QTRY_VERIFY(store.status());
    store.merge({{QStringLiteral("allow"), QStringLiteral("github.com")}});
    QTRY_COMPARE(store.status()->policy.egress.size(), 2);
    store.removeRules({QStringLiteral("pypi.org")});
    QTRY_COMPARE(store.status()->policy.egress.size(), 1);
    store.replace({QStringLiteral("allow"), {}});
    QTRY_COMPARE(store.status()->policy.defaultAction, QStringLiteral("allow"));
    QVERIFY(policySentence(*store.status()).startsWith(QLatin1String("Everything")));
}

void TestServerStores::aSandboxWithoutPolicyIsASentence()
{
    PolicyStore store;
    m_server->policyService.error =
        Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("It has no network policy.")};
    store.open(&m_server->policyService, QStringLiteral("s1"));
    QTRY_COMPARE(store.none(), QStringLiteral("It has no network policy."));
    QVERIFY(!store.status() && !store.error());
}

void TestServerStores::aRefusedChangeKeepsThePolicy()
{
    PolicyStore store;
    store.open(&m_server->policyService, QStringLiteral("s1"));
    QTRY_VERIFY(store.status());
    m_server->policyService.error = Error{.kind = ErrorKind::Invalid, .message = QStringLiteral("Too many.")};
    store.merge({{QStringLiteral("allow"), QStringLiteral("a.org")}});
    QTRY_VERIFY(store.changeError());
    QVERIFY(store.status());
    store.dismissError();
    QVERIFY(!store.changeError());
}

void TestServerStores::rulesAreReadLineByLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rules");
    QTest::newRow("usual") << QStringLiteral("allow pypi.org\n\nDENY 10.0.0.0/8\n")
                           << QStringLiteral("allow pypi.org\ndeny 10.0.0.0/8");
    QTest::newRow("target alone") << QStringLiteral(" *.example.com ")
                                  << QStringLiteral("allow *.example.com");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("three words") << QStringLiteral("allow a b") << QStringLiteral("error");
    QTest::newRow("no target") << QStringLiteral("deny") << QStringLiteral("error");
}

void TestServerStores::rulesAreReadLineByLine()
{
    QFETCH(QString, text);
    const auto rules = parseNetworkRules(text);
    QTEST(rules ? networkRulesText(*rules) : QStringLiteral("error"), "rules");
}

void TestServerStores::theFirstCredentialMakesTheVault()
{
    VaultStore store;
    m_server->vaultService.error =
        Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("There is no vault yet.")};
    store.open(&m_server->vaultService, QStringLiteral("s1"));
    QTRY_COMPARE(store.none(), QStringLiteral("There is no vault yet."));
    VaultPatch patch;
    patch.addCredentials.append({QStringLiteral("token"), SecretString(QByteArray("geheim"))});
    bool done = false;
    store.change(patch, [&](const Done &result) { done = result.ok(); });
    QTRY_VERIFY(done);
    QVERIFY(m_server->vaultService.log.contains(QStringLiteral("create")));
    QCOMPARE(store.credentialNames(), QStringList{QStringLiteral("token")});
    QVERIFY(store.none().isEmpty());
}

void TestServerStores::aVaultIsChangedAgainstItsRevision()
{
    VaultStore store;
    m_server->vaultService.state.revision = 4;
    store.open(&m_server->vaultService, QStringLiteral("s1"));
    QTRY_VERIFY(store.state());
    VaultPatch patch;
    patch.deleteCredentials << QStringLiteral("x");
    store.change(patch, [](const Done &) {});
    QTRY_COMPARE(store.state()->revision, 5);
    QCOMPARE(m_server->vaultService.patched.expectedRevision, std::optional<qint64>(4));
}

void TestServerStores::aConflictReadsTheVaultAgain()
{
    VaultStore store;
    m_server->vaultService.state.revision = 4;
    store.open(&m_server->vaultService, QStringLiteral("s1"));
    QTRY_VERIFY(store.state());
    m_server->vaultService.state.revision = 7;
    m_server->vaultService.error = Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("409")};
    std::optional<Error> refused;
    store.change({}, [&](const Done &done) { refused = done.error(); });
    QTRY_VERIFY(refused);
    QCOMPARE(refused->kind, ErrorKind::Conflict);
    QTRY_COMPARE(store.state()->revision, 7);
    store.change({}, [](const Done &) {});
    QTRY_COMPARE(m_server->vaultService.patched.expectedRevision, std::optional<qint64>(7));
}

void TestServerStores::poolsAreMadeChangedAndDeleted()
{
    PoolStore store;
    store.open(&m_server->poolService);
    int ended = 0;
    const auto count = [&](const Done &done) { ended += done ? 1 : 0; };
    store.create({QStringLiteral("warm"), {1, 2, 1, 10}, QByteArray("{}")}, count);
    QTRY_COMPARE(store.pools().size(), 1);
    store.setCapacity(QStringLiteral("warm"), {1, 3, 1, 20}, count);
    QTRY_COMPARE(store.find(QStringLiteral("warm"))->capacity.poolMax, 20);
    store.remove(QStringLiteral("warm"), count);
    QTRY_VERIFY(store.pools().isEmpty());
    QTRY_COMPARE(ended, 3);
}

void TestServerStores::aPoolIsCheckedBeforeItIsSent_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("bufferMin");
    QTest::addColumn<int>("poolMax");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << QStringLiteral("warm-1") << 1 << 10 << true;
    QTest::newRow("capital") << QStringLiteral("Warm") << 1 << 10 << false;
    QTest::newRow("dash at the end") << QStringLiteral("warm-") << 1 << 10 << false;
    QTest::newRow("empty") << QString() << 1 << 10 << false;
    QTest::newRow("too many ready") << QStringLiteral("warm") << 9 << 10 << false;
    QTest::newRow("holds none") << QStringLiteral("warm") << 1 << 0 << false;
}

void TestServerStores::aPoolIsCheckedBeforeItIsSent()
{
    QFETCH(QString, name);
    QFETCH(int, bufferMin);
    QFETCH(int, poolMax);
    const PoolSpec spec{name, {bufferMin, 2, 0, poolMax}, QByteArray("{}")};
    QTEST(poolProblem(spec).isEmpty(), "good");
}

void TestServerStores::aTemplateThatIsBuiltIsLookedAtAgain()
{
    ImageTemplateStore store;
    store.open(&m_server->templateService);
    ImageTemplateSpec spec;
    spec.image = QStringLiteral("python:3.11");
    store.create(spec, [](const Done &) {});
    QTRY_COMPARE(store.templates().size(), 1);
    QVERIFY(!store.templates().constFirst().isReady());
    m_server->templateService.templates.first().phase = TemplatePhase::Succeeded;
    QTRY_VERIFY_WITH_TIMEOUT(store.templates().constFirst().isReady(), 9000);
}

void TestServerStores::aBackgroundCommandIsFollowedAndInterrupted()
{
    CommandJobList jobs;
    jobs.open(&m_server->jobService, QStringLiteral("s1"));
    jobs.start(command("sleep 90"));
    QTRY_COMPARE(jobs.rowCount(), 1);
    QCOMPARE(jobs.index(0, CommandJobList::State).data().toString(), QStringLiteral("running"));
    QCOMPARE(jobs.index(0, CommandJobList::Command).data().toString(), QStringLiteral("sleep 90"));
    jobs.interrupt(QStringLiteral("j1"));
    QTRY_VERIFY(jobs.index(0, CommandJobList::State).data().toString().contains(QLatin1String("143")));
}

void TestServerStores::theOutputOfACommandIsReadOn()
{
    CommandJobList jobs;
    jobs.open(&m_server->jobService, QStringLiteral("s1"));
    jobs.start(command("make"));
    QTRY_COMPARE(jobs.rowCount(), 1);
    QSignalSpy output(&jobs, &CommandJobList::output);
    m_server->jobService.written = {QByteArray("one"), 3};
    jobs.readOutput(QStringLiteral("j1"));
    QTRY_COMPARE(output.count(), 1);
    jobs.readOutput(QStringLiteral("j1"));
    QTRY_COMPARE(output.count(), 2);
    QVERIFY(m_server->jobService.log.contains(QStringLiteral("output j1 0")));
    QVERIFY(m_server->jobService.log.contains(QStringLiteral("output j1 3")));
}

void TestServerStores::oneShellServesAllCommands()
{
    ShellCommands shell(m_server->jobService);
    int ended = 0;
    const auto run = [&](const char *line) {
        const int before = ended;
        const Operation running = shell.run(QStringLiteral("s1"), command(line), {},
                                            [&](const Result<CommandOutcome> &) { ++ended; });
        QTRY_COMPARE(ended, before + 1);
    };
    run("cd /");
    run("pwd");
    const Operation closing = shell.close();
    QTRY_VERIFY(!closing.isActive());
    QCOMPARE(m_server->jobService.log,
             (QStringList{QStringLiteral("open /tmp"), QStringLiteral("run bash cd /"),
                          QStringLiteral("run bash pwd"), QStringLiteral("close bash")}));
}

void TestServerStores::exchangesAreRecordedOnlyWhenAskedFor()
{
    ExchangeLog log;
    HttpExchange exchange;
    exchange.status = 200;
    log.add(QStringLiteral("one"), exchange);
    QVERIFY(log.of(QStringLiteral("one")).isEmpty());
    log.setOn(QStringLiteral("one"), true);
    for (qsizetype i = 0; i < ExchangeLog::most + 5; ++i)
        log.add(QStringLiteral("one"), exchange);
    QCOMPARE(log.of(QStringLiteral("one")).size(), ExchangeLog::most);
    log.setOn(QStringLiteral("one"), false);
    QVERIFY(log.of(QStringLiteral("one")).isEmpty());
}

void TestServerStores::nothingSecretIsInAnExchange_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("login") << QByteArray(
        R"({"image":{"uri":"a","auth":{"username":"marker","password":"marker"}}})");
    QTest::newRow("variables") << QByteArray(R"({"env":{"HARMLESS":"marker"}})");
    QTest::newRow("variables of a command") << QByteArray(R"({"command":"ls","envs":{"A":"marker"}})");
    QTest::newRow("bucket") << QByteArray(R"({"volumes":[{"ossfs":{"accessKeySecret":"marker"}}]})");
    QTest::newRow("vault") << QByteArray(R"({"credentials":[{"name":"a","source":{"value":"marker"}}]})");
    QTest::newRow("endpoint") << QByteArray(R"({"endpoint":"h","headers":{"X-Access":"marker"}})");
    QTest::newRow("command") << QByteArray(R"({"command":"curl -H 'X: marker'","cwd":"/tmp"})");
    QTest::newRow("command of a job") << QByteArray(R"({"id":"j","content":"marker","running":true})");
    QTest::newRow("code") << QByteArray(R"({"context":{"language":"python"},"code":"t = 'marker'"})");
    QTest::newRow("entrypoint") << QByteArray(R"({"entrypoint":["sh","-c","TOKEN=marker run"]})");
    QTest::newRow("replaced text") << QByteArray(R"({"/etc/a":{"old":"marker","new":"marker"}})");
    QTest::newRow("pod") << QByteArray(
        R"({"template":{"spec":{"containers":[{"args":["marker"],"env":[{"name":"A","value":"marker"}]}]}}})");
    QTest::newRow("repeated by the server")
        << QByteArray(R"({"detail":[{"loc":["body"],"msg":"no","input":{"command":"marker"}}]})");
    QTest::newRow("no JSON") << QByteArray("marker");
    QTest::newRow("array") << QByteArray(R"([{"token":"marker"}])");
    QTest::newRow("deep") << QByteArray(100, '[') + QByteArray("\"marker\"") + QByteArray(100, ']');
}

void TestServerStores::nothingSecretIsInAnExchange()
{
    QFETCH(QByteArray, body);
    const QString shown = shownBody(body);
    QVERIFY(!shown.isEmpty());
    QVERIFY2(!shown.contains(QLatin1String("marker")), qPrintable(shown));
}

void TestServerStores::whatIsHiddenInAnExchangeStillHasItsNames()
{
    const QString shown =
        shownBody(R"({"command":"marker","cwd":"/tmp","envs":{"TOKEN":"marker"},"entrypoint":["a","b"]})");
    QVERIFY(shown.contains(QLatin1String("\"cwd\": \"/tmp\"")));
    QVERIFY(shown.contains(QLatin1String("\"command\": \"***\"")));
    QVERIFY(shown.contains(QLatin1String("\"TOKEN\": \"***\"")));
    QCOMPARE(shown.count(QLatin1String("***")), 4);
    QVERIFY(
        shownBody(R"({"code":"SNAPSHOT::BUSY","message":"It is made."})").contains(QLatin1String("BUSY")));
}

void TestServerStores::onlyHarmlessHeadersAndParametersAreShown()
{
    QCOMPARE(shownHeader("Content-Type", "text/plain"), QStringLiteral("text/plain"));
    QCOMPARE(shownHeader("OPEN-SANDBOX-API-KEY", "marker"), QStringLiteral("***"));
    QCOMPARE(shownHeader("X-Anything", "marker"), QStringLiteral("***"));
    QCOMPARE(shownTarget("/v1/sandboxes?page=2&signature=marker"),
             QStringLiteral("/v1/sandboxes?page=2&signature=***"));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestServerStores)
#include "tst_serverstores.moc"
