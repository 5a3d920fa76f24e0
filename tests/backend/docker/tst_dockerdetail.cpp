// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "containerspec.h"
#include "dockerendpointservice.h"
#include "endpointprobe.h"
#include "fakeengine.h"
#include "httptestserver.h"
#include "memoryinventory.h"
#include "sandboxeventwords.h"
#include "testclock.h"

#include <docker/dockerbackend.h>
#include <http/curlhttpclient.h>

#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

/// An event of the container of sandbox "one".
[[nodiscard]] QByteArray line(const QByteArray &action, const QByteArray &attributes = {})
{
    return R"({"Type":"container","Action":")" + action +
           R"(","Actor":{"ID":"c1","Attributes":{"opensandbox.io/id":"one","image":"x")" + attributes +
           R"(}},"time":1795284016,"timeNano":1795284016329610783})";
}

[[nodiscard]] ContainerFacts container()
{
    ContainerFacts facts;
    facts.id = QStringLiteral("c1");
    facts.labels.insert(labels::id, QStringLiteral("one"));
    facts.state.running = true;
    facts.networkMode = QStringLiteral("bridge");
    facts.addresses.insert(QStringLiteral("bridge"), QStringLiteral("172.17.0.2"));
    facts.exposedPorts = {8080, 44772};
    facts.ports.insert(44772, {QStringLiteral("0.0.0.0"), 31000});
    facts.ports.insert(8080, {QStringLiteral("0.0.0.0"), 31001});
    return facts;
}

} // namespace

/// What the detail of a sandbox asks the Docker backend, against an engine in the test.
class TestDockerDetail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anEventIsToldInWords_data();
    void anEventIsToldInWords();
    void whatIsOnlyUseOfTheSandboxIsLeftOut_data();
    void whatIsOnlyUseOfTheSandboxIsLeftOut();
    void anUnknownKindIsShownRawWithoutSecrets();
    void linesThatAreNoEventsAreIgnored_data();
    void linesThatAreNoEventsAreIgnored();
    void eventsComeAsTheyHappenAndOnlyOfThatSandbox();
    void lettingGoInsideAnEventIsSafe();
    void theEndOfTheStreamIsAnError();
    void listenersAreReadFromTheKernelsTables();
    void everyPortIsListedWithTheWayToIt();
    void aPortThatListensInsideOnlyGoesThroughExecd();
    void portsOfAContainerThatDoesNotRunHaveNoAddress();
    void aProbeTellsTheProtocol_data();
    void aProbeTellsTheProtocol();
    void aProbeFindsTlsWithWhateverCertificate();
    void aProbeOfAClosedPortSaysWhy();
    void theSpecOfNowLeavesOutWhatTheImageBrings();

private:
    void openBackend()
    {
        m_backend = std::make_unique<DockerBackend>(
            m_engine->profile(), *m_http, m_inventory, m_clock,
            DockerBackend::Options{m_home.path(), m_home.path() + QStringLiteral("/none")});
    }

    QTemporaryDir m_home;
    MemoryInventory m_inventory;
    TestClock m_clock;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<CurlHttpClient> m_http;
    std::unique_ptr<DockerBackend> m_backend;
};

void TestDockerDetail::init()
{
    m_engine = std::make_unique<FakeEngine>();
    m_http = std::make_unique<CurlHttpClient>();
    openBackend();
}

void TestDockerDetail::cleanup()
{
    m_backend.reset();
    m_http.reset();
    m_engine.reset();
}

void TestDockerDetail::anEventIsToldInWords_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("warning");
    QTest::newRow("start") << line("start") << QStringLiteral("It was started.") << false;
    QTest::newRow("a good end") << line("die", R"(,"exitCode":"0")")
                                << QStringLiteral("Its main program ended: exit code 0.") << false;
    QTest::newRow("a bad end") << line("die", R"(,"exitCode":"3")")
                               << QStringLiteral("Its main program ended: exit code 3.") << true;
    QTest::newRow("killed") << line("die", R"(,"exitCode":"137")")
                            << QStringLiteral("Its main program ended: exit code 137, killed.") << true;
    QTest::newRow("an end without a code")
        << line("die") << QStringLiteral("Its main program ended.") << false;
    QTest::newRow("a code of a wrong type")
        << line("die", R"(,"exitCode":{})") << QStringLiteral("Its main program ended.") << false;
    QTest::newRow("oom") << line("oom")
                         << QStringLiteral("It ran out of memory, and a process in it was ended.") << true;
    QTest::newRow("kill") << line("kill", R"(,"signal":"9")") << QStringLiteral("It was killed (SIGKILL).")
                          << false;
    QTest::newRow("another signal") << line("kill", R"(,"signal":"1")")
                                    << QStringLiteral("Signal 1 was sent to it.") << false;
    QTest::newRow("unhealthy") << line("health_status: unhealthy")
                               << QStringLiteral("Its health check says “unhealthy”.") << true;
    QTest::newRow("resumed") << line("unpause") << QStringLiteral("It was resumed.") << false;
}

void TestDockerDetail::anEventIsToldInWords()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    QFETCH(bool, warning);
    const auto event = decodeSandboxEvent(json);
    QVERIFY(event);
    QCOMPARE(event->text, text);
    QCOMPARE(event->severity == SandboxEvent::Severity::Warning, warning);
    QCOMPARE(event->at.toMSecsSinceEpoch(), 1795284016329);
}

void TestDockerDetail::whatIsOnlyUseOfTheSandboxIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("action");
    for (const char *action : {"exec_create: sh -c 'echo $TOKEN'", "exec_start: sh", "exec_die", "top",
                               "archive-path", "extract-to-dir", "resize"})
        QTest::newRow(action) << QByteArray(action);
}

void TestDockerDetail::whatIsOnlyUseOfTheSandboxIsLeftOut()
{
    QFETCH(QByteArray, action);
    QVERIFY(!decodeSandboxEvent(line(action)));
}

void TestDockerDetail::anUnknownKindIsShownRawWithoutSecrets()
{
    const auto event =
        decodeSandboxEvent(line("<b>teleport</b>: to mars", R"(,"access_token":"hunter2","where":"mars")"));
    QVERIFY(event);
    QCOMPARE(event->kind, QStringLiteral("<b>teleport</b>"));
    QCOMPARE(event->text, QStringLiteral("The Docker Engine says “<b>teleport</b>: to mars”."));
    QCOMPARE(event->detail, QStringLiteral("access_token=***, image=x, where=mars"));
}

void TestDockerDetail::linesThatAreNoEventsAreIgnored_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no JSON") << QByteArray("{\"Type\":");
    QTest::newRow("another type") << QByteArray(R"({"Type":"network","Action":"connect"})");
    QTest::newRow("no action") << QByteArray(R"({"Type":"container","Action":null})");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("a number") << QByteArray("7");
}

void TestDockerDetail::linesThatAreNoEventsAreIgnored()
{
    QFETCH(QByteArray, json);
    QVERIFY(!decodeSandboxEvent(json));
}

void TestDockerDetail::eventsComeAsTheyHappenAndOnlyOfThatSandbox()
{
    QStringList seen;
    const auto following = m_backend->events()->follow(
        QStringLiteral("one"), [&](const SandboxEvent &event) { seen << event.kind; }, {});
    QTRY_COMPARE(m_engine->eventStreams(), 1);
    const auto asked = QByteArray::fromPercentEncoding(m_engine->lastTarget("GET /events"));
    QVERIFY2(asked.contains("since=0"), asked.constData());
    QVERIFY2(asked.contains("\"label\":[\"opensandbox.io/id=one\"]"), asked.constData());
    m_engine->sendEvent("start", "c1", "one");
    m_engine->sendEvent("exec_start: ls", "c1", "one");
    m_engine->sendEvent("pause", "c1", "one");
    QTRY_COMPARE(seen, (QStringList{QStringLiteral("start"), QStringLiteral("pause")}));
}

void TestDockerDetail::lettingGoInsideAnEventIsSafe()
{
    int seen = 0;
    Operation following;
    following = m_backend->events()->follow(QStringLiteral("one"),
                                            [&](const SandboxEvent &) {
                                                ++seen;
                                                following.cancel();
                                            },
                                            {});
    QTRY_COMPARE(m_engine->eventStreams(), 1);
    m_engine->sendEvent("start", "c1", "one");
    m_engine->sendEvent("pause", "c1", "one");
    QTRY_COMPARE(seen, 1);
    QCoreApplication::processEvents();
    QCOMPARE(seen, 1);
}

void TestDockerDetail::theEndOfTheStreamIsAnError()
{
    std::optional<Error> error;
    QStringList seen;
    const auto following = m_backend->events()->follow(
        QStringLiteral("one"), [&](const SandboxEvent &event) { seen << event.kind; },
        [&](const Done &done) { error = done.error(); });
    QTRY_COMPARE(m_engine->eventStreams(), 1);
    m_engine->sendEvent("start", "c1", "one");
    m_engine->breakEvents();
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Unreachable);
    QCOMPARE(seen, QStringList{QStringLiteral("start")});
}

void TestDockerDetail::listenersAreReadFromTheKernelsTables()
{
    using Listening = SandboxEndpoint::Listening;
    const QByteArray tables =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n"
        "   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0\n"
        "   1: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0\n"
        "   2: 0200A8C0:A000 0100A8C0:1F90 01 00000000:00000000 00:00000000 00000000     0\n"
        "  sl  local_address                         remote_address                        st\n"
        "   0: 00000000000000000000000001000000:1388 00000000000000000000000000000000:0000 0A\n"
        "   1: 00000000000000000000000000000000:AEE4 00000000000000000000000000000000:0000 0A\n"
        "   2: nonsense:ZZZZ x 0A\n";
    const QMap<int, Listening> expected{{8080, Listening::Yes},
                                        {3000, Listening::Inside},
                                        {5000, Listening::Inside},
                                        {44772, Listening::Yes}};
    QCOMPARE(decodeListeners(tables), expected);
}

void TestDockerDetail::everyPortIsListedWithTheWayToIt()
{
    using Listening = SandboxEndpoint::Listening;
    auto facts = container();
    facts.exposedPorts.append(5432);
    const auto list = containerEndpoints(facts, QStringLiteral("127.0.0.1"), true,
                                         QMap<int, Listening>{{3000, Listening::Yes}});
    QCOMPARE(list.size(), 4);
    QCOMPARE(list.at(0).port, 3000);
    QCOMPARE(list.at(0).address, QStringLiteral("172.17.0.2:3000"));
    QCOMPARE(list.at(0).listening, Listening::Yes);
    QVERIFY(!list.at(0).exposed);
    QCOMPARE(list.at(1).port, 5432);
    QCOMPARE(list.at(1).listening, Listening::No);
    QVERIFY(list.at(1).exposed);
    QCOMPARE(list.at(2).address, QStringLiteral("127.0.0.1:31001"));
    QCOMPARE(list.at(2).proxyPath, QStringLiteral("/sandboxes/one/proxy/8080"));
    QCOMPARE(list.at(3).port, 44772);
    QVERIFY(list.at(3).program.isEmpty());

    const auto remote = containerEndpoints(facts, QStringLiteral("engine.example.org"), false, {});
    QCOMPARE(remote.size(), 3);
    QCOMPARE(remote.at(0).address, QString());
    QCOMPARE(remote.at(0).listening, Listening::Unknown);
    QCOMPARE(remote.at(1).address, QStringLiteral("engine.example.org:31001"));
}

void TestDockerDetail::aPortThatListensInsideOnlyGoesThroughExecd()
{
    using Listening = SandboxEndpoint::Listening;
    auto facts = container();
    facts.entrypoint = {QStringLiteral("/opt/opensandbox/bootstrap.sh")};
    const auto list =
        containerEndpoints(facts, QStringLiteral("127.0.0.1"), true,
                           QMap<int, Listening>{{3000, Listening::Inside}, {44772, Listening::Yes}});
    QCOMPARE(list.at(0).address, QStringLiteral("127.0.0.1:31000/proxy/3000"));
    QCOMPARE(list.at(2).program, QStringLiteral("execd"));
    QCOMPARE(list.at(2).address, QStringLiteral("127.0.0.1:31000"));
}

void TestDockerDetail::portsOfAContainerThatDoesNotRunHaveNoAddress()
{
    auto facts = container();
    facts.state.running = false;
    const auto list = containerEndpoints(facts, QStringLiteral("127.0.0.1"), true, {});
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.at(0).address, QString());
}

void TestDockerDetail::aProbeTellsTheProtocol_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<EndpointAnswer::Protocol>("protocol");
    QTest::addColumn<int>("status");
    QTest::newRow("HTTP") << QByteArray("/") << EndpointAnswer::Protocol::Http << 200;
    QTest::newRow("HTTP that refuses") << QByteArray("/forbidden") << EndpointAnswer::Protocol::Http << 403;
    QTest::newRow("a stream without an end")
        << QByteArray("/endless") << EndpointAnswer::Protocol::Http << 200;
    QTest::newRow("something else") << QByteArray("/garbage") << EndpointAnswer::Protocol::Other << 0;
    QTest::newRow("held open, then closed") << QByteArray("/nothing") << EndpointAnswer::Protocol::None << 0;
    QTest::newRow("forwarded to nobody") << QByteArray("/proxy/9") << EndpointAnswer::Protocol::None << 0;
}

void TestDockerDetail::aProbeTellsTheProtocol()
{
    QFETCH(QByteArray, path);
    QFETCH(EndpointAnswer::Protocol, protocol);
    QFETCH(int, status);
    HttpTestServer server(HttpTestServer::Transport::Tcp);
    server.route("GET", "/", HttpTestServer::reply(200, "hello"));
    server.route("GET", "/forbidden/", HttpTestServer::failWith(403, "no"));
    server.route("GET", "/endless/", HttpTestServer::endless());
    server.route("GET", "/garbage/", HttpTestServer::garbage("SSH-2.0-OpenSSH_9.2\r\n"));
    server.route("GET", "/nothing/", [](const Exchange &exchange) { exchange->drop(); });
    server.route("GET", "/proxy/9/", HttpTestServer::failWith(502, "connection refused"));
    const auto base = server.endpoint().base;
    const auto address =
        QStringLiteral("%1:%2").arg(base.host()).arg(base.port()) + QString::fromLatin1(path);
    const auto answer =
        await<EndpointAnswer>([&](auto done) { return probeEndpoint(*m_http, address, std::move(done)); });
    QVERIFY(answer.ok());
    QCOMPARE(answer->protocol, protocol);
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->words.isEmpty(), protocol != EndpointAnswer::Protocol::None);
}

void TestDockerDetail::aProbeFindsTlsWithWhateverCertificate()
{
    HttpTestServer server(HttpTestServer::Transport::Tls);
    server.route("GET", "/", HttpTestServer::reply(200, "hello"));
    const auto address = QStringLiteral("127.0.0.1:%1").arg(server.endpoint().base.port());
    const auto answer =
        await<EndpointAnswer>([&](auto done) { return probeEndpoint(*m_http, address, std::move(done)); });
    QVERIFY(answer.ok());
    QCOMPARE(answer->protocol, EndpointAnswer::Protocol::Https);
}

void TestDockerDetail::aProbeOfAClosedPortSaysWhy()
{
    for (const auto &address : {QStringLiteral("127.0.0.1:1"), QString(), QStringLiteral("[[[:x")}) {
        const auto answer = await<EndpointAnswer>(
            [&](auto done) { return probeEndpoint(*m_http, address, std::move(done)); });
        QVERIFY(answer.ok());
        QCOMPARE(answer->protocol, EndpointAnswer::Protocol::None);
        QVERIFY(!answer->words.isEmpty());
    }
}

void TestDockerDetail::theSpecOfNowLeavesOutWhatTheImageBrings()
{
    Sandbox sandbox;
    sandbox.image = QStringLiteral("python:3.11");
    sandbox.createdAt = m_clock.now();
    sandbox.expiresAt = m_clock.now().addSecs(1800);
    sandbox.nanoCpus = 1'500'000'000;
    sandbox.memoryLimit = 536870912;
    sandbox.metadata = {{QStringLiteral("team"), QStringLiteral("red")},
                        {QStringLiteral("maintainer"), QStringLiteral("somebody")}};
    sandbox.mounts = {{VolumeKind::Claim, QStringLiteral("cache"), {}, QStringLiteral("/c"), true}};
    ImageDetails image;
    image.env = {QStringLiteral("PATH=/bin")};
    image.labels.insert(QStringLiteral("maintainer"), QStringLiteral("somebody"));
    const auto spec = specOf(
        sandbox,
        {QStringLiteral("PATH=/bin"), QStringLiteral("MODE=fast=yes"), QStringLiteral("API_TOKEN=hunter2")},
        image);
    QCOMPARE(spec.env.keys(), (QStringList{QStringLiteral("API_TOKEN"), QStringLiteral("MODE")}));
    QCOMPARE(*spec.env.value(QStringLiteral("MODE")), QStringLiteral("fast=yes"));
    QCOMPARE(*spec.env.value(QStringLiteral("API_TOKEN")), QStringLiteral("${env.API_TOKEN}"));
    QCOMPARE(spec.metadata.keys(), QStringList{QStringLiteral("team")});
    QCOMPARE(spec.timeoutSeconds, std::optional<qint64>(1800));
    QCOMPARE(spec.resourceLimits.value(QStringLiteral("cpu")), QStringLiteral("1500m"));
    QCOMPARE(spec.volumes.first().claim.claimName, QStringLiteral("cache"));
    QVERIFY(spec.volumes.first().readOnly);
}

QTEST_GUILESS_MAIN(TestDockerDetail)
#include "tst_dockerdetail.moc"
