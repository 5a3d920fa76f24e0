// SPDX-License-Identifier: Apache-2.0
#include "connections.h"
#include "fakebackend.h"
#include "httptestserver.h"
#include "serverconnections.h"

#include <http/curlhttpclient.h>

#include <QSignalSpy>
#include <QTest>

namespace osc::test {

/// A keychain in memory that can refuse.
class RememberingSecrets : public SecretStore
{
public:
    QMap<QString, SecretString> entries;
    std::optional<Error> refusal;

    [[nodiscard]] SecretStoreState state() const override { return SecretStoreState::Unlocked; }
    [[nodiscard]] Operation read(const QString &key, Callback<std::optional<SecretString>> done) override
    {
        std::optional<SecretString> found;
        if (entries.contains(key))
            found = entries.value(key);
        return finished<std::optional<SecretString>>(found, std::move(done));
    }
    [[nodiscard]] Operation write(const QString &key, const SecretString &secret,
                                  Callback<void> done) override
    {
        if (refusal)
            return finished<void>(*refusal, std::move(done));
        entries.insert(key, secret);
        return finished<void>(Done(), std::move(done));
    }
    [[nodiscard]] Operation remove(const QString &key, Callback<void> done) override
    {
        entries.remove(key);
        return finished<void>(Done(), std::move(done));
    }
};

/// Connections to servers: their keys, and the test before they are used.
class TestServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerIsAddedOnceItsKeyIsKept();
    void nothingIsAddedWhenTheKeychainRefuses();
    void aServerThatIsForgottenLeavesNoKey();
    void tenantsOfOneServerAreConnectionsOfTheirOwn();
    void theTestTellsWhatTheServerIs_data();
    void theTestTellsWhatTheServerIs();
    void theKeyGoesOnlyToTheServerItself();
    void nobodyThereIsSaid();

private:
    struct Bench
    {
        RememberingSecrets secrets;
        CurlHttpClient http;
        ConnectionRegistry registry;
        ServerConnections servers{secrets, http};
        Connections connections{registry,
                                [](const ConnectionProfile &profile) {
                                    auto backend = std::make_unique<FakeBackend>(profile.id, profile.name);
                                    backend->setProfile(profile);
                                    return backend;
                                },
                                {},
                                &servers};

        [[nodiscard]] QList<CheckStep> test(const ConnectionProfile &profile, const ServerSecrets &typed)
        {
            QList<CheckStep> last;
            bool ended = false;
            const Operation operation = connections.testServer(
                profile, typed, [&](const QList<CheckStep> &steps) { last = steps; },
                [&](const Done &) { ended = true; });
            if (!QTest::qWaitFor([&] { return ended; }, 15000))
                qWarning("The test did not end.");
            return last;
        }
    };

    static ServerSecrets withKey(const char *key)
    {
        return {.apiKey = SecretString(QByteArray(key)), .headers = {}};
    }
};

void TestServers::aServerIsAddedOnceItsKeyIsKept()
{
    Bench bench;
    auto profile = bench.connections.serverFor(QStringLiteral("https://osb.example.com/v1"));
    QVERIFY(profile.ok());
    profile->headers = {{QStringLiteral("X-Token"), {}, true}};
    ServerSecrets secrets = withKey("geheim");
    secrets.headers.insert(QStringLiteral("X-Token"), SecretString(QByteArray("auch")));
    bool done = false;
    const Operation saving = bench.connections.connectServer(*profile, secrets, {},
                                                             [&](const Done &result) { done = result.ok(); });
    QVERIFY(bench.registry.isEmpty());
    QTRY_VERIFY(done);
    QCOMPARE(bench.registry.backends().size(), 1);
    QCOMPARE(bench.registry.backends().constFirst()->status().state, ConnectionState::Live);
    QCOMPARE(bench.secrets.entries.value(connectionApiKey(profile->id)).reveal(), QByteArray("geheim"));
    QCOMPARE(
        bench.secrets.entries.value(connectionHeaderKey(profile->id, QStringLiteral("X-Token"))).reveal(),
        QByteArray("auch"));
}

void TestServers::nothingIsAddedWhenTheKeychainRefuses()
{
    Bench bench;
    bench.secrets.refusal = Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("Locked.")};
    const auto profile = bench.connections.serverFor(QStringLiteral("https://osb.example.com"));
    std::optional<Error> error;
    const Operation saving = bench.connections.connectServer(
        *profile, withKey("geheim"), {}, [&](const Done &result) { error = result.error(); });
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Forbidden);
    QVERIFY(bench.registry.isEmpty());
}

void TestServers::aServerThatIsForgottenLeavesNoKey()
{
    Bench bench;
    const auto profile = bench.connections.serverFor(QStringLiteral("https://osb.example.com"));
    bool done = false;
    const Operation saving = bench.connections.connectServer(*profile, withKey("geheim"), {},
                                                             [&](const Done &result) { done = result.ok(); });
    QTRY_VERIFY(done);
    bench.connections.forget(profile->id);
    QTRY_VERIFY(bench.secrets.entries.isEmpty());
    QVERIFY(bench.registry.isEmpty());
}

void TestServers::tenantsOfOneServerAreConnectionsOfTheirOwn()
{
    Bench bench;
    const auto first = bench.connections.serverFor(QStringLiteral("osb.example.com"));
    bench.connections.connectTo(*first);
    QTRY_COMPARE(bench.registry.backends().size(), 1);
    const auto second = bench.connections.serverFor(QStringLiteral("osb.example.com"));
    QVERIFY(first->id != second->id);
    QCOMPARE(first->endpoint, second->endpoint);
}

void TestServers::theTestTellsWhatTheServerIs_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("failed"); ///< Index of the step that fails; -1: none.
    QTest::addColumn<QString>("words");
    QTest::newRow("new") << QStringLiteral("new") << QByteArray("good") << -1
                         << QStringLiteral("OpenSandbox 1.1.1");
    QTest::newRow("on Docker") << QStringLiteral("docker") << QByteArray("good") << -1
                               << QStringLiteral("It offers snapshots; it has no network policies, image "
                                                 "templates, pools, diagnostics.");
    QTest::newRow("old") << QStringLiteral("old") << QByteArray("good") << -1
                         << QStringLiteral("older than 1.0");
    QTest::newRow("wrong key") << QStringLiteral("new") << QByteArray("bad") << 3
                               << QStringLiteral("refuses this API key");
    QTest::newRow("no key") << QStringLiteral("new") << QByteArray() << 3
                            << QStringLiteral("wants an API key");
    QTest::newRow("HTML") << QStringLiteral("html") << QByteArray("good") << 2
                          << QStringLiteral("not an OpenSandbox server");
    QTest::newRow("redirect") << QStringLiteral("redirect") << QByteArray("good") << 2
                              << QStringLiteral("elsewhere");
}

void TestServers::theTestTellsWhatTheServerIs()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, key);
    QFETCH(int, failed);
    QFETCH(QString, words);
    HttpTestServer server(HttpTestServer::Transport::Tcp);
    if (kind == QLatin1String("html")) {
        server.route({}, "*", HttpTestServer::reply(200, "<html><body>Welcome</body></html>"));
    } else if (kind == QLatin1String("redirect")) {
        server.route({}, "*", HttpTestServer::reply(302, {}, {{"Location", "https://elsewhere.example/"}}));
    } else {
        server.route("GET", "/health", HttpTestServer::reply(200, R"({"status":"healthy"})"));
        const bool isNew = kind != QLatin1String("old");
        server.route(
            "GET", "/openapi.json",
            HttpTestServer::reply(
                200, isNew ? R"({"paths":{"/sandboxes":{},"/snapshots":{},"/pools":{},"/v1/templates":{}}})"
                           : R"({"paths":{"/sandboxes":{}}})"));
        const int kubernetes = kind == QLatin1String("docker") ? 501 : 200;
        server.route("GET", "/v1/pools", HttpTestServer::reply(kubernetes, R"({"items":[]})"));
        server.route("GET", "/v1/templates", HttpTestServer::reply(kubernetes, R"({"items":[]})"));
        if (isNew)
            server.route("GET", "/version", HttpTestServer::reply(200, R"({"version":"1.1.1"})"));
        server.route("GET", "/v1/sandboxes", [](const Exchange &exchange) {
            const QByteArray sent = exchange->request().header("OPEN-SANDBOX-API-KEY");
            if (sent == "good")
                exchange->reply(200, R"({"items":[],"pagination":{}})");
            else
                exchange->reply(401, sent.isEmpty() ? R"({"code":"MISSING_API_KEY","message":"m"})"
                                                    : R"({"code":"INVALID_API_KEY","message":"m"})");
        });
    }
    Bench bench;
    ConnectionProfile profile = *bench.connections.serverFor(server.endpoint().base.toString());
    const QList<CheckStep> steps = bench.test(profile, withKey(key.constData()));
    QCOMPARE(steps.size(), 5);
    int firstFailed = -1;
    QString all;
    for (int i = 0; i < steps.size(); ++i) {
        if (steps.at(i).state == CheckStep::State::Failed && firstFailed < 0)
            firstFailed = i;
        QVERIFY(steps.at(i).state != CheckStep::State::Running);
        all += steps.at(i).line + QLatin1Char('\n');
    }
    QCOMPARE(firstFailed, failed);
    QVERIFY2(all.contains(words), qPrintable(all));
    QVERIFY(bench.secrets.entries.isEmpty());
}

void TestServers::theKeyGoesOnlyToTheServerItself()
{
    HttpTestServer elsewhere(HttpTestServer::Transport::Tcp);
    elsewhere.route({}, "*", HttpTestServer::reply(200, "{}"));
    HttpTestServer server(HttpTestServer::Transport::Tcp);
    server.route({}, "*",
                 HttpTestServer::reply(307, {}, {{"Location", elsewhere.endpoint().base.toEncoded()}}));
    Bench bench;
    const auto profile = bench.connections.serverFor(server.endpoint().base.toString());
    const QList<CheckStep> steps = bench.test(*profile, withKey("geheim"));
    QCOMPARE(steps.at(2).state, CheckStep::State::Failed);
    QVERIFY(elsewhere.requests().isEmpty());
    for (const HttpTestRequest &request : server.requests())
        QVERIFY(request.header("OPEN-SANDBOX-API-KEY").isEmpty()); // it was not sure what answers
}

void TestServers::nobodyThereIsSaid()
{
    Bench bench;
    const auto profile = bench.connections.serverFor(QStringLiteral("http://127.0.0.1:1"));
    const QList<CheckStep> steps = bench.test(*profile, withKey("geheim"));
    QCOMPARE(steps.at(1).state, CheckStep::State::Failed);
    QCOMPARE(steps.at(4).state, CheckStep::State::Skipped);
    QVERIFY(!steps.at(1).line.isEmpty());
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestServers)
#include "tst_servers.moc"
