// SPDX-License-Identifier: Apache-2.0
#include "httptesthelpers.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <unistd.h>

using namespace osc;
using namespace osc::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(HttpTestServer::Transport)
Q_DECLARE_METATYPE(HttpTestServer::Handler)

class TestHttpRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerOfAnyStatusIsAValue_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 201, 204, 302, 304, 400, 401, 404, 409, 500, 503})
            QTest::addRow("%d", status) << status;
    }

    void anAnswerOfAnyStatusIsAValue()
    {
        QFETCH(int, status);
        HttpTestServer server;
        const bool hasBody = status != 204 && status != 304;
        const QByteArray body = hasBody ? "the body" : "";
        server.route("GET", "/thing",
                     HttpTestServer::reply(status, body, {{"X-Kind", "a"}, {"Location", "/other"}}));
        const auto result = sendAndWait(m_client, server.endpoint(), get("/thing"));
        QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().detail));
        QCOMPARE(result->status, status);
        QCOMPARE(result->header("x-kind"), "a");
        QCOMPARE(result->body, body);
        QCOMPARE(server.requests().size(), 1);
    }

    void eachTransportWorks_data()
    {
        QTest::addColumn<HttpTestServer::Transport>("transport");
        QTest::newRow("unix") << HttpTestServer::Transport::Unix;
        QTest::newRow("tcp") << HttpTestServer::Transport::Tcp;
        QTest::newRow("tls") << HttpTestServer::Transport::Tls;
    }

    void eachTransportWorks()
    {
        QFETCH(HttpTestServer::Transport, transport);
        HttpTestServer server(transport);
        server.route("POST", "/echo", HttpTestServer::echo());
        auto request = get("/echo");
        request.method = "POST";
        request.body = HttpTestServer::pattern(0, 3'000'000);
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().detail));
        QCOMPARE(result->body, request.body);
    }

    void methodTargetAndHeadersGoAsTheyAre()
    {
        HttpTestServer server;
        server.route({}, "*", HttpTestServer::reply(200));
        auto endpoint = server.endpoint();
        endpoint.base.setPath(QStringLiteral("/prefix"));
        auto request = get("/a/../b/%2e%2F?x=1&y=%20&z=a+b");
        request.method = "DELETE";
        request.headers = {{"X-One", "1"}, {"X-Empty", ""}, {"Authorization", "Bearer t"}};
        QVERIFY(sendAndWait(m_client, endpoint, request).ok());
        const auto seen = server.requests().at(0);
        QCOMPARE(seen.method, "DELETE");
        QCOMPARE(seen.target, "/prefix/a/../b/%2e%2F?x=1&y=%20&z=a+b");
        QCOMPARE(seen.header("X-One"), "1");
        QCOMPARE(seen.header("Authorization"), "Bearer t");
        QCOMPARE(seen.header("Host"), "localhost");
        QVERIFY(std::any_of(seen.headers.begin(), seen.headers.end(),
                            [](const HttpHeader &header) { return header.name == "X-Empty"; }));
    }

    void aBodyIsSentWithItsLengthAndWithoutDelay_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<qint64>("size");
        for (const char *method : {"POST", "PUT", "PATCH", "DELETE"}) {
            QTest::addRow("%s large", method) << QByteArray(method) << qint64(2'000'000);
            QTest::addRow("%s small", method) << QByteArray(method) << qint64(2);
        }
        QTest::addRow("POST empty") << QByteArray("POST") << qint64(0);
        QTest::addRow("PUT empty") << QByteArray("PUT") << qint64(0);
    }

    void aBodyIsSentWithItsLengthAndWithoutDelay()
    {
        QFETCH(QByteArray, method);
        QFETCH(qint64, size);
        HttpTestServer server;
        server.route({}, "/echo", HttpTestServer::echo());
        auto request = get("/echo");
        request.method = method;
        request.body = HttpTestServer::pattern(0, size);
        QElapsedTimer timer;
        timer.start();
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().detail));
        QCOMPARE(result->body, request.body);
        const auto seen = server.requests().at(0);
        QCOMPARE(seen.method, method);
        QCOMPARE(seen.header("Content-Length"), QByteArray::number(size));
        QCOMPARE(seen.header("Expect"), QByteArray());
        QVERIFY(timer.elapsed() < 900); // curl waits a second for "100 Continue" unless told not to
    }

    void aHeadRequestHasNoBody()
    {
        HttpTestServer server;
        server.route("HEAD", "/thing", HttpTestServer::reply(200, "twelve bytes", {{"X-Stat", "s"}}));
        auto request = get("/thing");
        request.method = "HEAD";
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY(result.ok());
        QCOMPARE(result->header("Content-Length"), "12");
        QCOMPARE(result->header("X-Stat"), "s");
        QVERIFY(result->body.isEmpty());
    }

    void interimAnswersAreNotTheAnswer()
    {
        HttpTestServer server;
        server.route({}, "*",
                     HttpTestServer::garbage("HTTP/1.1 100 Continue\r\nX-A: 1\r\n\r\n"
                                             "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                                             "HTTP/1.1 200 OK\r\nX-B: 2\r\nContent-Length: 2\r\n\r\nok"));
        int told = 0;
        auto request = get("/");
        request.onHeaders = [&](int status, const QList<HttpHeader> &headers) {
            ++told;
            QCOMPARE(status, 200);
            QCOMPARE(headers.size(), 2);
        };
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY(result.ok());
        QCOMPARE(result->body, "ok");
        QCOMPARE(result->header("X-A"), QByteArray());
        QCOMPARE(told, 1);
    }

    void requestsThatWouldSmuggleLinesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        const QByteArray none;
        QTest::newRow("method") << QByteArray("GET / HTTP/1.1\r\nX:") << QByteArray("/") << QByteArray("A")
                                << none;
        QTest::newRow("empty method") << none << QByteArray("/") << QByteArray("A") << none;
        QTest::newRow("space in target")
            << QByteArray("GET") << QByteArray("/a b") << QByteArray("A") << none;
        QTest::newRow("line in target")
            << QByteArray("GET") << QByteArray("/a\r\nX: y") << QByteArray("A") << none;
        QTest::newRow("no slash") << QByteArray("GET") << QByteArray("a") << QByteArray("A") << none;
        QTest::newRow("fragment") << QByteArray("GET") << QByteArray("/a#b") << QByteArray("A") << none;
        QTest::newRow("raw UTF-8") << QByteArray("GET") << QByteArray("/\xc3\xa4") << QByteArray("A") << none;
        QTest::newRow("header name") << QByteArray("GET") << QByteArray("/") << QByteArray("A: b\r\nC")
                                     << none;
        QTest::newRow("header value")
            << QByteArray("GET") << QByteArray("/") << QByteArray("A") << QByteArray("a\nb");
        QTest::newRow("NUL in value")
            << QByteArray("GET") << QByteArray("/") << QByteArray("A") << QByteArray("a\0b", 3);
    }

    void requestsThatWouldSmuggleLinesAreRefused()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        HttpTestServer server;
        auto request = get(target);
        request.method = method;
        request.headers = {{name, value}};
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Invalid);
        const auto upgrade = await<HttpClient::Upgrade>(
            [&](auto done) { return m_client.upgrade(server.endpoint(), request, "tcp", done); });
        QVERIFY(!upgrade.ok());
        QCOMPARE(upgrade.error().kind, ErrorKind::Invalid);
        QCOMPARE(server.connectionCount(), 0);
    }

    void onlyHttpIsSpoken()
    {
        HttpEndpoint endpoint;
        endpoint.base = QUrl(QStringLiteral("file:///etc"));
        QCOMPARE(sendAndWait(m_client, endpoint, get("/passwd")).error().kind, ErrorKind::Invalid);
    }

    void anAnswerThatIsWrongIsAProtocolError_data()
    {
        QTest::addColumn<HttpTestServer::Handler>("handler");
        QTest::newRow("garbage") << HttpTestServer::garbage("SSH-2.0-OpenSSH_9.2\r\n");
        QTest::newRow("cut off") << HttpTestServer::dropMidBody("part", 100);
        QTest::newRow("cut off in a chunk")
            << HttpTestServer::garbage("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc");
        QTest::newRow("not a chunk") << HttpTestServer::garbage(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n");
        QTest::newRow("huge header") << HttpTestServer::hugeHeader(300 * 1024);
        QTest::newRow("one huge header line")
            << HttpTestServer::reply(200, {}, {{"X-Filler", QByteArray(300 * 1024, 'x')}});
        QTest::newRow("endless body") << HttpTestServer::endless();
        QTest::newRow("large body") << HttpTestServer::reply(200, QByteArray(1024 * 1024 + 1, 'x'));
        QTest::newRow("large body of a failure")
            << HttpTestServer::reply(500, QByteArray(1024 * 1024 + 1, 'x'));
    }

    void anAnswerThatIsWrongIsAProtocolError()
    {
        QFETCH(HttpTestServer::Handler, handler);
        HttpTestServer server;
        server.route({}, "*", handler);
        auto request = get("/");
        request.maximumBody = 1024 * 1024;
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Protocol);
        QVERIFY(result.error().message.contains(server.endpoint().unixSocket));
    }

    void aBodyOfExactlyTheLimitIsTaken()
    {
        HttpTestServer server;
        server.route({}, "*", HttpTestServer::reply(200, QByteArray(1000, 'x')));
        auto request = get("/");
        request.maximumBody = 1000;
        QVERIFY(sendAndWait(m_client, server.endpoint(), request).ok());
        request.maximumBody = 999;
        QCOMPARE(sendAndWait(m_client, server.endpoint(), request).error().kind, ErrorKind::Protocol);
    }

    void aConnectionThatClosesWithoutAnAnswerIsUnreachable()
    {
        HttpTestServer server;
        server.route({}, "*", [](const Exchange &exchange) { exchange->drop(); });
        const auto result = sendAndWait(m_client, server.endpoint(), get("/"));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Unreachable);
    }

    void nobodyThereIsUnreachable_data()
    {
        QTest::addColumn<QString>("socket");
        QTest::addColumn<QUrl>("base");
        QTest::newRow("no such socket")
            << QStringLiteral("/nonexistent/docker.sock") << QUrl(u"http://localhost"_qs);
        QTest::newRow("not a socket") << QStringLiteral("/dev/null") << QUrl(u"http://localhost"_qs);
        QTest::newRow("path too long")
            << QString(200, QLatin1Char('a')).prepend(QLatin1Char('/')) << QUrl(u"http://localhost"_qs);
        QTest::newRow("refused") << QString() << QUrl(u"http://127.0.0.1:1"_qs);
        QTest::newRow("refused by https") << QString() << QUrl(u"https://127.0.0.1:1"_qs);
        QTest::newRow("no such name") << QString() << QUrl(u"http://no-such-host.invalid"_qs);
    }

    void nobodyThereIsUnreachable()
    {
        QFETCH(QString, socket);
        QFETCH(QUrl, base);
        const HttpEndpoint endpoint{base, socket, {}};
        const auto result = sendAndWait(m_client, endpoint, get("/"));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Unreachable);
        QVERIFY(result.error().message.contains(socket.isEmpty() ? base.host() : socket));
        QVERIFY(result.error().message.endsWith(QLatin1Char('.')));
        QVERIFY(!result.error().detail.isEmpty());
        const auto upgrade = await<HttpClient::Upgrade>(
            [&](auto done) { return m_client.upgrade(endpoint, get("/"), "tcp", done); });
        QVERIFY(!upgrade.ok());
        QCOMPARE(upgrade.error().kind, ErrorKind::Unreachable);
    }

    void aSocketWithoutPermissionIsForbidden()
    {
        HttpTestServer server;
        QFile::setPermissions(server.endpoint().unixSocket, QFileDevice::Permissions());
        constexpr uid_t nobody = 65534;
        const bool isRoot = ::geteuid() == 0; // whom no permission stops
        if (isRoot)
            QCOMPARE(::seteuid(nobody), 0);
        const auto result = sendAndWait(m_client, server.endpoint(), get("/"));
        const auto upgrade = await<HttpClient::Upgrade>(
            [&](auto done) { return m_client.upgrade(server.endpoint(), get("/"), "tcp", done); });
        if (isRoot)
            QCOMPARE(::seteuid(0), 0);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Forbidden);
        QVERIFY(!upgrade.ok());
        QCOMPARE(upgrade.error().kind, ErrorKind::Forbidden);
    }

    void silenceEndsInATimeout()
    {
        HttpTestServer server;
        server.route({}, "*", HttpTestServer::hang());
        auto request = get("/");
        request.timeout = 100ms;
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Timeout);
    }

    void silenceOnAConnectionThatIsUsedAgainEndsInATimeout()
    {
        HttpTestServer server;
        server.route({}, "/quick", HttpTestServer::reply(200));
        server.route({}, "/slow", HttpTestServer::hang());
        QVERIFY(sendAndWait(m_client, server.endpoint(), get("/quick")).ok());
        auto request = get("/slow");
        request.timeout = 100ms;
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Timeout);
    }

    void aStreamThatGoesSilentEndsInATimeout()
    {
        HttpTestServer server;
        server.route({}, "*", [](const Exchange &exchange) {
            exchange->begin(200);
            exchange->send("first");
        });
        auto request = get("/");
        request.timeout = 0ms;
        request.idleTimeout = 1s;
        const auto sink = std::make_shared<BufferSink>(100);
        request.sink = sink;
        QElapsedTimer timer;
        timer.start();
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Timeout);
        QVERIFY(timer.elapsed() >= 900);
        QCOMPARE(sink->bytes(), "first");
    }

    void aSlowStreamIsNotIdle()
    {
        HttpTestServer server;
        server.route({}, "*", HttpTestServer::slow(QByteArray(150, 'x'), 50));
        auto request = get("/");
        request.timeout = 0ms;
        request.idleTimeout = 1s;
        const auto result = sendAndWait(m_client, server.endpoint(), request);
        QVERIFY(result.ok());
        QCOMPARE(result->body.size(), 150);
    }

    void connectionsAreKeptAndUsedAgain_data() { eachTransportWorks_data(); }

    void connectionsAreKeptAndUsedAgain()
    {
        QFETCH(HttpTestServer::Transport, transport);
        HttpTestServer server(transport);
        server.route({}, "*", HttpTestServer::reply(200, "x"));
        for (int i = 0; i < 20; ++i)
            QVERIFY(sendAndWait(m_client, server.endpoint(), get("/")).ok());
        QCOMPARE(server.connectionCount(), 1);
    }

    void aRequestWithAnEffectIsNeverSentOnAConnectionThatMayBeClosing()
    {
        HttpTestServer server;
        server.route({}, "*", HttpTestServer::reply(200, "x"));
        QVERIFY(sendAndWait(m_client, server.endpoint(), get("/")).ok());
        server.route("POST", "*", [](const Exchange &exchange) { exchange->drop(); });
        auto request = get("/");
        request.method = "POST";
        QVERIFY(!sendAndWait(m_client, server.endpoint(), request).ok());
        QCOMPARE(server.requests().size(), 2); // on a kept connection curl would have tried once more
    }

    void aKeptConnectionThatDiedIsReplaced()
    {
        HttpTestServer server;
        int count = 0;
        server.route({}, "*", [&](const Exchange &exchange) {
            exchange->reply(200, "x");
            if (++count == 1)
                exchange->close();
        });
        QVERIFY(sendAndWait(m_client, server.endpoint(), get("/")).ok());
        QVERIFY(sendAndWait(m_client, server.endpoint(), get("/")).ok());
    }

    void twoSocketsWithTheSameHostNameAreTwoServers()
    {
        HttpTestServer one;
        HttpTestServer two;
        one.route({}, "*", HttpTestServer::reply(200, "one"));
        two.route({}, "*", HttpTestServer::reply(200, "two"));
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(sendAndWait(m_client, one.endpoint(), get("/"))->body, "one");
            QCOMPARE(sendAndWait(m_client, two.endpoint(), get("/"))->body, "two");
        }
    }

    void proxiesFromTheEnvironmentAreNotUsedOnThisComputer()
    {
        qputenv("http_proxy", "http://127.0.0.1:1");
        qputenv("all_proxy", "http://127.0.0.1:1");
        HttpTestServer local;
        HttpTestServer loopback(HttpTestServer::Transport::Tcp);
        for (auto *server : {&local, &loopback}) {
            server->route({}, "*", HttpTestServer::reply(200));
            QVERIFY(sendAndWait(m_client, server->endpoint(), get("/")).ok());
        }
        qunsetenv("http_proxy");
        qunsetenv("all_proxy");
    }

    void credentialsInTheAddressAreNeitherSentNorNamed()
    {
        HttpTestServer server(HttpTestServer::Transport::Tcp);
        server.route({}, "*", HttpTestServer::reply(200));
        auto endpoint = server.endpoint();
        endpoint.base.setUserInfo(QStringLiteral("me:hunter2"));
        QVERIFY(sendAndWait(m_client, endpoint, get("/")).ok());
        QCOMPARE(server.requests().at(0).header("Authorization"), QByteArray());
        server.shutDown();
        const auto error = sendAndWait(m_client, endpoint, get("/")).error();
        QVERIFY(!(error.message + error.detail).contains(QLatin1String("hunter2")));
    }

private:
    CurlHttpClient m_client;
};

QTEST_GUILESS_MAIN(TestHttpRequests)
#include "tst_httprequests.moc"
