// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "engineclient.h"
#include "enginecodec.h"
#include "engineerrors.h"
#include "httptestserver.h"
#include "jsonlinesink.h"

#include <http/curlhttpclient.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

/// Version negotiation, encoding and errors of Engine calls.
class TestEngineClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theNewestCommonVersionIsSpoken_data();
    void theNewestCommonVersionIsSpoken();
    void anEngineWithoutACommonVersionIsRefused_data();
    void anEngineWithoutACommonVersionIsRefused();
    void anUpgradedEngineIsAskedAgainOnce();
    void anEngineThatKeepsRefusingTheVersionIsNotAskedForEver();
    void factsAreAskedForWithoutWaitingForTheVersion();
    void somethingThatIsNoEngineIsSaidToBeNone();
    void queriesAndPathsAreEncoded();
    void aRefusalCarriesTheWordsOfTheEngine_data();
    void aRefusalCarriesTheWordsOfTheEngine();
    void acceptedStatusesAreValues();
    void noSocketAdvisesToStartTheEngine();
    void aSocketWithoutPermissionNamesTheGroupToJoin();
    void anUpgradeThatIsRefusedIsAnError();
    void linesAreCutOutOfAnyPieces();
    void aLineThatIsTooLongIsDroppedAlone();
    void addressesBecomeEndpoints_data();
    void addressesBecomeEndpoints();
    void infoIsReadWhateverItsTypes();

private:
    void serveVersion(const QByteArray &newest, const QByteArray &oldest)
    {
        m_server->route("GET", "/version",
                        HttpTestServer::reply(200, R"({"Version":"20.10.24","ApiVersion":")" + newest +
                                                       R"(","MinAPIVersion":")" + oldest + R"("})"));
    }
    Result<HttpResponse> get(EngineRequest request)
    {
        return await<HttpResponse>(
            [&](auto done) { return m_engine->send(std::move(request), std::move(done)); });
    }
    [[nodiscard]] QByteArrayList targets() const
    {
        QByteArrayList result;
        for (const auto &request : m_server->requests())
            result.append(request.target);
        return result;
    }

    std::unique_ptr<HttpTestServer> m_server;
    std::unique_ptr<CurlHttpClient> m_http;
    std::unique_ptr<EngineClient> m_engine;
};

void TestEngineClient::init()
{
    m_engine.reset();
    m_http = std::make_unique<CurlHttpClient>();
    m_server = std::make_unique<HttpTestServer>();
    m_engine = std::make_unique<EngineClient>(*m_http, m_server->endpoint());
}

void TestEngineClient::theNewestCommonVersionIsSpoken_data()
{
    QTest::addColumn<QByteArray>("newest");
    QTest::addColumn<QByteArray>("oldest");
    QTest::addColumn<QByteArray>("spoken");
    QTest::newRow("Docker 20.10") << QByteArray("1.41") << QByteArray("1.12") << QByteArray("1.41");
    QTest::newRow("Docker 29") << QByteArray("1.52") << QByteArray("1.44") << QByteArray("1.52");
    QTest::newRow("newer than we are") << QByteArray("1.70") << QByteArray("1.44") << QByteArray("1.56");
    QTest::newRow("numbers, not texts") << QByteArray("1.100") << QByteArray("1.9") << QByteArray("1.56");
}

void TestEngineClient::theNewestCommonVersionIsSpoken()
{
    QFETCH(QByteArray, newest);
    QFETCH(QByteArray, oldest);
    QFETCH(QByteArray, spoken);
    serveVersion(newest, oldest);
    m_server->route("GET", "/v" + spoken + "/_ping", HttpTestServer::reply(200, "OK"));
    EngineRequest request;
    request.path = "/_ping";
    QVERIFY(get(request).ok());
    QVERIFY(get(request).ok());
    QCOMPARE(targets(), (QByteArrayList{"/version", "/v" + spoken + "/_ping", "/v" + spoken + "/_ping"}));
}

void TestEngineClient::anEngineWithoutACommonVersionIsRefused_data()
{
    QTest::addColumn<QByteArray>("newest");
    QTest::addColumn<QByteArray>("oldest");
    QTest::addColumn<QString>("word");
    QTest::newRow("too old") << QByteArray("1.40") << QByteArray("1.12") << QStringLiteral("too old");
    QTest::newRow("too new") << QByteArray("2.3") << QByteArray("2.0") << QStringLiteral("too new");
}

void TestEngineClient::anEngineWithoutACommonVersionIsRefused()
{
    QFETCH(QByteArray, newest);
    QFETCH(QByteArray, oldest);
    QFETCH(QString, word);
    serveVersion(newest, oldest);
    const auto answer = await<EngineVersion>([&](auto done) { return m_engine->negotiate(std::move(done)); });
    QCOMPARE(answer.error().kind, ErrorKind::Unsupported);
    QVERIFY2(answer.error().message.contains(word), qPrintable(answer.error().message));
    QVERIFY(!answer.error().advice.isEmpty());
}

void TestEngineClient::anUpgradedEngineIsAskedAgainOnce()
{
    EngineRequest request;
    request.path = "/_ping";
    serveVersion("1.41", "1.12");
    m_server->route("GET", "/v1.41/_ping", HttpTestServer::reply(200, "old"));
    QVERIFY(get(request).ok());

    serveVersion("1.52", "1.44");
    m_server->route(
        "GET", "/v1.41/_ping",
        HttpTestServer::failWith(400, "client version 1.41 is too old. Minimum supported API version is "
                                      "1.44, please upgrade your client to a newer version"));
    m_server->route("GET", "/v1.52/_ping", HttpTestServer::reply(200, "new"));
    const auto answer = get(request);
    QVERIFY(answer.ok());
    QCOMPARE(answer->body, QByteArray("new"));
    QCOMPARE(m_engine->apiVersion(), (ApiVersion{1, 52}));
}

void TestEngineClient::anEngineThatKeepsRefusingTheVersionIsNotAskedForEver()
{
    EngineRequest request;
    request.path = "/_ping";
    serveVersion("1.41", "1.12");
    m_server->route("GET", "/v1.41/_ping", HttpTestServer::failWith(400, "client version 1.41 is too new"));
    QCOMPARE(get(request).error().kind, ErrorKind::Invalid);
    QCOMPARE(targets().size(), 2);
}

void TestEngineClient::factsAreAskedForWithoutWaitingForTheVersion()
{
    m_server->route("GET", "/info", HttpTestServer::reply(200, R"({"ID":"here"})"));
    const auto info = await<EngineInfo>([&](auto done) { return m_engine->info(std::move(done)); });
    QVERIFY(info.ok());
    QCOMPARE(info->id, QStringLiteral("here"));
    QCOMPARE(targets(), QByteArrayList{"/info"});
}

void TestEngineClient::somethingThatIsNoEngineIsSaidToBeNone()
{
    m_server->route("GET", "/version", HttpTestServer::reply(200, "<html>Welcome</html>"));
    const auto answer = await<EngineVersion>([&](auto done) { return m_engine->negotiate(std::move(done)); });
    QCOMPARE(answer.error().kind, ErrorKind::Protocol);
    QVERIFY(!answer.error().advice.isEmpty());
}

void TestEngineClient::queriesAndPathsAreEncoded()
{
    serveVersion("1.41", "1.12");
    EngineRequest request;
    request.path = EngineClient::imagePath(QStringLiteral("reg:5000/a b/c@sha256:0?"), "/json");
    request.query = {{"filters", encodeFilters({{QStringLiteral("label"), {QStringLiteral("a=\"b&c")}}})},
                     {"name", "x+y z"}};
    (void)get(request);
    QCOMPARE(targets().last(), "/v1.41/images/reg:5000/a%20b/c@sha256:0%3F/"
                               "json?filters=%7B%22label%22%3A%5B%22a%3D%5C%22b%26c%22%5D%7D"
                               "&name=x%2By%20z");
    QCOMPARE(EngineClient::pathSegment(u"../a/b"), "..%2Fa%2Fb");
}

void TestEngineClient::aRefusalCarriesTheWordsOfTheEngine_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("detail");
    QTest::newRow("not found") << 404 << QByteArray(R"({"message":"No such container: x"})")
                               << ErrorKind::NotFound << QStringLiteral("No such container: x");
    QTest::newRow("conflict") << 409 << QByteArray(R"({"message":"in use"})") << ErrorKind::Conflict
                              << QStringLiteral("in use");
    QTest::newRow("disk full") << 500 << QByteArray(R"({"message":"write /a: no space left on device"})")
                               << ErrorKind::Exhausted << QStringLiteral("write /a: no space left on device");
    QTest::newRow("no JSON") << 502 << QByteArray("Bad <b>Gateway</b>\n") << ErrorKind::Failed
                             << QStringLiteral("Bad <b>Gateway</b>");
    QTest::newRow("wrong type") << 500 << QByteArray(R"({"message":[1]})") << ErrorKind::Failed
                                << QStringLiteral(R"({"message":[1]})");
    QTest::newRow("endless") << 500 << QByteArray(100000, 'x') << ErrorKind::Failed << QString(4096, u'x');
}

void TestEngineClient::aRefusalCarriesTheWordsOfTheEngine()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    serveVersion("1.41", "1.12");
    m_server->route("GET", "/v1.41/x", HttpTestServer::reply(status, body));
    EngineRequest request;
    request.path = "/x";
    request.failure = QStringLiteral("It could not be done.");
    const auto answer = get(request);
    QTEST(answer.error().kind, "kind");
    QTEST(answer.error().detail, "detail");
    QCOMPARE(answer.error().message, QStringLiteral("It could not be done."));
}

void TestEngineClient::acceptedStatusesAreValues()
{
    serveVersion("1.41", "1.12");
    m_server->route("GET", "/v1.41/x", HttpTestServer::reply(409, "{}"));
    EngineRequest request;
    request.path = "/x";
    request.accept = {304, 409};
    QCOMPARE(get(request)->status, 409);
}

void TestEngineClient::noSocketAdvisesToStartTheEngine()
{
    HttpEndpoint nowhere = m_server->endpoint();
    nowhere.unixSocket += QStringLiteral(".missing");
    EngineClient engine(*m_http, nowhere);
    const auto answer = await<EngineVersion>([&](auto done) { return engine.negotiate(std::move(done)); });
    QCOMPARE(answer.error().kind, ErrorKind::Unreachable);
    QVERIFY(answer.error().message.contains(nowhere.unixSocket));
    QVERIFY(!answer.error().advice.isEmpty());
    QVERIFY(!answer.error().command.isEmpty());
}

void TestEngineClient::aSocketWithoutPermissionNamesTheGroupToJoin()
{
    // Root may use every socket, so the transport's answer is made here.
    HttpEndpoint endpoint;
    QTemporaryDir folder;
    endpoint.unixSocket = folder.filePath(QStringLiteral("docker.sock"));
    QFile file(endpoint.unixSocket);
    QVERIFY(file.open(QIODevice::WriteOnly));
    Error denied;
    denied.kind = ErrorKind::Forbidden;
    const auto error = engineTransportError(denied, endpoint);
    QCOMPARE(error.kind, ErrorKind::Forbidden);
    QVERIFY(error.message.contains(endpoint.unixSocket));
    const auto group = QFileInfo(endpoint.unixSocket).group();
    if (group.isEmpty() || group == QLatin1String("root")) {
        QVERIFY(error.command.startsWith(QLatin1String("sudo chgrp")));
    } else {
        QCOMPARE(error.command, QStringLiteral("sudo usermod -aG %1 $USER").arg(group));
        QVERIFY(error.advice.contains(QLatin1String("log in again")));
    }
}

void TestEngineClient::anUpgradeThatIsRefusedIsAnError()
{
    serveVersion("1.41", "1.12");
    m_server->route("POST", "/v1.41/exec/x/start", HttpTestServer::failWith(409, "container is paused"));
    EngineRequest request;
    request.method = "POST";
    request.path = "/exec/x/start";
    const auto answer = await<HttpClient::Upgrade>(
        [&](auto done) { return m_engine->upgrade(std::move(request), std::move(done)); });
    QCOMPARE(answer.error().kind, ErrorKind::Conflict);
}

void TestEngineClient::linesAreCutOutOfAnyPieces()
{
    const QByteArray text = "{\"a\":1}\n\n{\"b\":\"\xc3\xa4\"}\r\n{\"c\":3}";
    for (qsizetype size = 1; size <= text.size(); ++size) {
        QByteArrayList lines;
        JsonLineSink sink([&](const QByteArray &line) { lines.append(line); });
        for (qsizetype at = 0; at < text.size(); at += size)
            QCOMPARE(sink.write(QByteArrayView(text).sliced(at, qMin(size, text.size() - at))),
                     ByteSink::Next::More);
        sink.finish();
        QCOMPARE(lines, (QByteArrayList{"{\"a\":1}", "{\"b\":\"\xc3\xa4\"}", "{\"c\":3}"}));
    }
}

void TestEngineClient::aLineThatIsTooLongIsDroppedAlone()
{
    QByteArrayList lines;
    JsonLineSink sink([&](const QByteArray &line) { lines.append(line); }, 10);
    sink.write("first\n");
    sink.write("0123456789abc");
    sink.write("def\nlast\n");
    QCOMPARE(lines, (QByteArrayList{"first", "last"}));
}

void TestEngineClient::addressesBecomeEndpoints_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("tlsDirectory");
    QTest::addColumn<QString>("socket");
    QTest::addColumn<QString>("base");
    QTest::newRow("default") << QString() << QString() << QStringLiteral("/var/run/docker.sock")
                             << QStringLiteral("http://localhost");
    QTest::newRow("socket") << QStringLiteral("unix:///a b/docker.sock") << QString()
                            << QStringLiteral("/a b/docker.sock") << QStringLiteral("http://localhost");
    QTest::newRow("tcp") << QStringLiteral("tcp://10.1.2.3") << QString() << QString()
                         << QStringLiteral("http://10.1.2.3:2375");
    QTest::newRow("tls") << QStringLiteral("tcp://engine") << QStringLiteral("/certs") << QString()
                         << QStringLiteral("https://engine:2376");
    QTest::newRow("IPv6") << QStringLiteral("tcp://[::1]:99") << QString() << QString()
                          << QStringLiteral("http://[::1]:99");
    QTest::newRow("prefix") << QStringLiteral("https://proxy/engine") << QString() << QString()
                            << QStringLiteral("https://proxy/engine");
}

void TestEngineClient::addressesBecomeEndpoints()
{
    QFETCH(QString, address);
    QFETCH(QString, tlsDirectory);
    ConnectionProfile profile;
    profile.endpoint = address;
    profile.tlsDirectory = tlsDirectory;
    const auto endpoint = engineEndpoint(profile);
    QVERIFY(endpoint.ok());
    QTEST(endpoint->unixSocket, "socket");
    QTEST(endpoint->base.toString(), "base");
}

void TestEngineClient::infoIsReadWhateverItsTypes()
{
    const auto info =
        decodeInfo(R"({"ID":7,"NCPU":"many","MemTotal":1e30,"SecurityOptions":["name=rootless",1]})");
    QVERIFY(info.ok());
    QCOMPARE(info->id, QString());
    QCOMPARE(info->cpus, 0);
    QCOMPARE(info->memory, 0);
    QVERIFY(info->rootless);
}

QTEST_GUILESS_MAIN(TestEngineClient)
#include "tst_engineclient.moc"
