// SPDX-License-Identifier: Apache-2.0
#include "httptesthelpers.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <array>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace osc;
using namespace osc::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(HttpTestServer::Handler)

namespace {

constexpr auto accepted = "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";

/// Keeps what a channel brings.
struct Listener
{
    ByteChannel::Handlers handlers()
    {
        return {[this](const QByteArray &piece) {
                    bytes += piece;
                    largest = std::max(largest, piece.size());
                },
                [this](const Done &how) {
                    ++closed;
                    ok = how.ok();
                }};
    }
    QByteArray bytes;
    qsizetype largest = 0;
    int closed = 0;
    bool ok = false;
};

/// Accepts one upgrade, reads until the client half-closes, and only then speaks. Qt's sockets cannot do
/// that.
class HalfCloseServer
{
public:
    explicit HalfCloseServer(qsizetype expected)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_socket, generic, length) != 0 || ::listen(m_socket, 1) != 0 ||
            ::getsockname(m_socket, generic, &length) != 0)
            qFatal("Cannot listen on loopback");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this, expected] { serve(expected); });
    }
    ~HalfCloseServer()
    {
        m_thread.join();
        ::close(m_socket);
    }
    HalfCloseServer(const HalfCloseServer &) = delete;
    HalfCloseServer &operator=(const HalfCloseServer &) = delete;
    [[nodiscard]] int port() const { return m_port; }

private:
    void serve(qsizetype expected) const
    {
        const int connection = ::accept(m_socket, nullptr, nullptr);
        std::array<char, 65536> buffer{};
        QByteArray head;
        while (!head.endsWith("\r\n\r\n")) {
            const auto count = ::read(connection, buffer.data(), buffer.size());
            if (count <= 0)
                break;
            head.append(buffer.data(), count);
        }
        tell(connection, accepted);
        qsizetype received = 0;
        ssize_t count = 0;
        while ((count = ::read(connection, buffer.data(), buffer.size())) > 0)
            received += count;
        tell(connection, received == expected ? "all received" : "something else");
        ::close(connection);
    }
    static void tell(int connection, QByteArrayView words)
    {
        [[maybe_unused]] const auto sent =
            ::send(connection, words.data(), static_cast<size_t>(words.size()), MSG_NOSIGNAL);
    }

    int m_socket;
    int m_port = 0;
    std::thread m_thread;
};

} // namespace

class TestHttpUpgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesGoBothWays_data()
    {
        QTest::addColumn<int>("transport");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("unix") << static_cast<int>(HttpTestServer::Transport::Unix)
                              << QByteArray("101 UPGRADED");
        QTest::newRow("unix 200") << static_cast<int>(HttpTestServer::Transport::Unix)
                                  << QByteArray("200 OK");
        QTest::newRow("tcp") << static_cast<int>(HttpTestServer::Transport::Tcp)
                             << QByteArray("101 UPGRADED");
        QTest::newRow("tls") << static_cast<int>(HttpTestServer::Transport::Tls)
                             << QByteArray("101 UPGRADED");
        if (HttpTestServer::hasIpv6())
            QTest::newRow("IPv6") << static_cast<int>(HttpTestServer::Transport::TcpIpv6)
                                  << QByteArray("101 UPGRADED");
        else
            qWarning("This machine has no IPv6.");
    }

    void bytesGoBothWays()
    {
        QFETCH(int, transport);
        QFETCH(QByteArray, status);
        HttpTestServer server(static_cast<HttpTestServer::Transport>(transport));
        server.route("POST", "/exec", HttpTestServer::upgradeEcho(status));
        auto request = get("/exec");
        request.method = "POST";
        request.headers = {{"Content-Type", "application/json"}};
        request.body = "{}";
        const auto result = upgrade(server, request);
        QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().detail));
        QCOMPARE(result->response.status, status.left(3).toInt());
        const auto seen = server.requests().at(0);
        QCOMPARE(seen.header("Connection"), "Upgrade");
        QCOMPARE(seen.header("Upgrade"), "tcp");
        QCOMPARE(seen.header("Host"), server.endpoint().base.authority().toLatin1());
        QCOMPARE(seen.header("Content-Type"), "application/json");
        QCOMPARE(seen.body, "{}");
        Listener listener;
        const auto channel = result->channel;
        QVERIFY(channel);
        channel->setHandlers(listener.handlers());
        const auto all = HttpTestServer::pattern(0, 3'000'000);
        channel->write(all);
        QVERIFY(channel->pendingBytes() > 0);
        QTRY_VERIFY(listener.bytes == all);
        QCOMPARE(channel->pendingBytes(), 0);
        QCOMPARE(listener.closed, 0);
    }

    void bytesThatComeWithTheHeadersAreNotLost_data()
    {
        QTest::addColumn<bool>("closesAtOnce");
        QTest::newRow("stays open") << false;
        QTest::newRow("closes at once") << true;
    }

    void bytesThatComeWithTheHeadersAreNotLost()
    {
        QFETCH(bool, closesAtOnce);
        HttpTestServer server;
        server.route({}, "*", [=](const Exchange &exchange) {
            exchange->upgrade(QByteArray(accepted) + "early bytes", [](const QByteArray &) {});
            if (closesAtOnce)
                exchange->close();
        });
        const auto result = upgrade(server, get("/"));
        QVERIFY(result.ok());
        Listener listener;
        result->channel->setHandlers(listener.handlers());
        QCOMPARE(listener.bytes, QByteArray()); // only from the event loop
        QTRY_COMPARE(listener.bytes, "early bytes");
        QTRY_COMPARE(listener.closed, closesAtOnce ? 1 : 0);
        QVERIFY(!closesAtOnce || listener.ok);
    }

    void anAnswerInSmallPiecesIsUnderstood()
    {
        HttpTestServer server;
        server.route({}, "*", [](const Exchange &exchange) {
            exchange->upgrade({}, [](const QByteArray &) {});
            auto *timer = new QTimer(exchange->context());
            timer->callOnTimeout([=, all = "HTTP/1.1 100 Continue\r\n\r\n" + QByteArray(accepted) + "data",
                                  sent = qsizetype(0)]() mutable {
                if (sent < all.size())
                    exchange->sendRaw(all.mid(sent++, 1));
            });
            timer->start(0);
        });
        const auto result = upgrade(server, get("/"));
        QVERIFY(result.ok());
        QCOMPARE(result->response.status, 101);
        QCOMPARE(result->response.header("upgrade"), "tcp");
        Listener listener;
        result->channel->setHandlers(listener.handlers());
        QTRY_COMPARE(listener.bytes, "data");
    }

    void aRefusalIsAnAnswerWithItsBody_data()
    {
        QTest::addColumn<HttpTestServer::Handler>("handler");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("length") << HttpTestServer::reply(409, "not running") << 409
                                << QByteArray("not running");
        QTest::newRow("empty") << HttpTestServer::reply(500) << 500 << QByteArray();
        QTest::newRow("no content") << HttpTestServer::reply(204) << 204 << QByteArray();
        QTest::newRow("200 with a length")
            << HttpTestServer::reply(200, "no upgrade") << 200 << QByteArray("no upgrade");
        const HttpTestServer::Handler chunked = [](const Exchange &exchange) {
            exchange->begin(404);
            exchange->send("no such ");
            exchange->send("exec");
            exchange->end();
        };
        QTest::newRow("chunked") << chunked << 404 << QByteArray("no such exec");
        QTest::newRow("chunks of one byte")
            << HttpTestServer::garbage("HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n" +
                                       QByteArray("1;a=b\r\nx\r\n").repeated(200'000) + "0\r\n\r\n")
            << 404 << QByteArray(200'000, 'x');
        QTest::newRow("until closed")
            << HttpTestServer::garbage("HTTP/1.1 400 Bad Request\r\n\r\nbad") << 400 << QByteArray("bad");
    }

    void aRefusalIsAnAnswerWithItsBody()
    {
        QFETCH(HttpTestServer::Handler, handler);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        HttpTestServer server;
        server.route({}, "*", handler);
        const auto result = upgrade(server, get("/"));
        QVERIFY(result.ok());
        QVERIFY(!result->channel);
        QCOMPARE(result->response.status, status);
        QCOMPARE(result->response.body, body);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void anAnswerThatIsWrongIsAnError_data()
    {
        QTest::addColumn<HttpTestServer::Handler>("handler");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, const HttpTestServer::Handler &handler, ErrorKind kind) {
            QTest::newRow(name) << handler << static_cast<int>(kind);
        };
        row("garbage", HttpTestServer::garbage("SSH-2.0-OpenSSH\r\n"), ErrorKind::Protocol);
        row("not a status", HttpTestServer::garbage("HTTP/1.1 abc\r\n\r\n"), ErrorKind::Protocol);
        row("cut off", HttpTestServer::dropMidBody("x", 10), ErrorKind::Protocol);
        row("refusal cut off", HttpTestServer::garbage("HTTP/1.1 404 No\r\nContent-Length: 9\r\n\r\nx"),
            ErrorKind::Protocol);
        row("bad chunks",
            HttpTestServer::garbage("HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
            ErrorKind::Protocol);
        row("negative chunk",
            HttpTestServer::garbage("HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n"),
            ErrorKind::Protocol);
        row("chunk longer than it says",
            HttpTestServer::garbage("HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxyz\r\n"),
            ErrorKind::Protocol);
        row("chunks that are too much together",
            HttpTestServer::garbage("HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n" +
                                    QByteArray("1\r\nx\r\n").repeated(2000)),
            ErrorKind::Protocol);
        row("endless chunk line",
            HttpTestServer::garbage("HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n1;" +
                                    QByteArray(10'000, 'x')),
            ErrorKind::Protocol);
        row(
            "closed", [](const Exchange &exchange) { exchange->close(); }, ErrorKind::Unreachable);
        row("huge header", HttpTestServer::hugeHeader(300 * 1024), ErrorKind::Protocol);
        row("large refusal", HttpTestServer::reply(500, QByteArray(2000, 'x')), ErrorKind::Protocol);
        row("large announcement", HttpTestServer::dropMidBody("x", 1'000'000'000'000), ErrorKind::Protocol);
        row("endless refusal", HttpTestServer::garbage("HTTP/1.1 500 No\r\n\r\n" + QByteArray(100'000, 'x')),
            ErrorKind::Protocol);
        row("hangs", HttpTestServer::hang(), ErrorKind::Timeout);
    }

    void anAnswerThatIsWrongIsAnError()
    {
        QFETCH(HttpTestServer::Handler, handler);
        QFETCH(int, kind);
        HttpTestServer server;
        server.route({}, "*", handler);
        auto request = get("/");
        request.timeout = 500ms;
        request.maximumBody = 1000;
        const auto result = upgrade(server, request);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, static_cast<ErrorKind>(kind));
    }

    void halfClosingEndsOneDirectionOnly()
    {
        constexpr qsizetype size = 2'000'000;
        HalfCloseServer server(size);
        HttpEndpoint endpoint;
        endpoint.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port()));
        const auto result = await<HttpClient::Upgrade>(
            [&](auto done) { return m_client.upgrade(endpoint, get("/"), "tcp", done); });
        QVERIFY(result.ok());
        Listener listener;
        result->channel->setHandlers(listener.handlers());
        result->channel->write(QByteArray(size, 'x'));
        result->channel->closeWrite(); // only after everything was sent
        result->channel->write("not sent any more");
        QTRY_COMPARE(listener.bytes, "all received");
        QTRY_COMPARE(listener.closed, 1);
        QVERIFY(listener.ok);
    }

    void pausedReadingStopsTheServer()
    {
        HttpTestServer server;
        qint64 produced = 0;
        Exchange open;
        server.route({}, "*", [&](const Exchange &exchange) {
            open = exchange;
            exchange->upgrade(accepted, [](const QByteArray &) {});
            exchange->produce([&, exchange] {
                constexpr qint64 piece = 64 * 1024;
                exchange->sendRaw(HttpTestServer::pattern(produced, piece));
                produced += piece;
                return produced < 30'000'000;
            });
        });
        const auto result = upgrade(server, get("/"));
        QVERIFY(result.ok());
        Listener listener;
        result->channel->setReadingPaused(true);
        result->channel->setHandlers(listener.handlers());
        QTest::qWait(200);
        QVERIFY(produced < 5'000'000);
        QCOMPARE(listener.bytes.size(), 0);
        result->channel->setReadingPaused(false);
        QTRY_VERIFY(listener.bytes.size() > 1'000'000);
        result->channel->setReadingPaused(true);
        const auto size = listener.bytes.size();
        QTest::qWait(50);
        QCOMPARE(listener.bytes.size(), size);
        result->channel->setReadingPaused(false);
        QTRY_COMPARE(listener.bytes.size(), produced);
        QVERIFY(listener.bytes == HttpTestServer::pattern(0, produced));
        QVERIFY(listener.largest <= 256 * 1024);
    }

    void anEndDuringAPauseIsToldAfterTheBytes()
    {
        HttpTestServer server;
        server.route({}, "*", [](const Exchange &exchange) {
            exchange->upgrade(accepted, [](const QByteArray &) {});
            exchange->sendRaw("last words");
            exchange->close();
        });
        const auto result = upgrade(server, get("/"));
        Listener listener;
        result->channel->setReadingPaused(true);
        result->channel->setHandlers(listener.handlers());
        QTRY_COMPARE(server.openConnections(), 0);
        QTest::qWait(20);
        QCOMPARE(listener.closed, 0);
        result->channel->setReadingPaused(false);
        QTRY_COMPARE(listener.closed, 1);
        QCOMPARE(listener.bytes, "last words");
    }

    void aProducerCanPaceItselfByTheDrainCallback()
    {
        HttpTestServer server;
        qint64 received = 0;
        server.route({}, "*", [&](const Exchange &exchange) {
            exchange->upgrade(accepted, [&](const QByteArray &bytes) { received += bytes.size(); });
        });
        const auto result = upgrade(server, get("/"));
        Listener listener;
        const auto channel = result->channel;
        channel->setHandlers(listener.handlers());
        server.setReadingPaused(true);
        qint64 given = 0;
        const auto fill = [&] {
            constexpr qint64 size = 20'000'000;
            while (given < size && channel->pendingBytes() < 100'000) {
                channel->write(QByteArray(50'000, 'x'));
                given += 50'000;
            }
        };
        channel->setDrainCallback(fill);
        fill();
        QTest::qWait(100);
        QVERIFY(given < 5'000'000);
        server.setReadingPaused(false);
        QTRY_COMPARE(received, 20'000'000);
        QTRY_COMPARE(channel->pendingBytes(), 0);
    }

    void theChannelMayDieInItsOwnHandlers_data()
    {
        QTest::addColumn<bool>("inData");
        QTest::newRow("onData") << true;
        QTest::newRow("onClosed") << false;
    }

    void theChannelMayDieInItsOwnHandlers()
    {
        QFETCH(bool, inData);
        HttpTestServer server;
        server.route({}, "*", [](const Exchange &exchange) {
            exchange->upgrade(QByteArray(accepted) + "bytes", [](const QByteArray &) {});
            exchange->sendRaw(QByteArray(500'000, 'x'));
            exchange->close();
        });
        auto result = upgrade(server, get("/"));
        QVERIFY(result.ok());
        auto channel = std::move(result->channel);
        int calls = 0;
        channel->setHandlers({[&](const QByteArray &) {
                                  if (inData) {
                                      channel.reset();
                                      ++calls;
                                  }
                              },
                              [&](const Done &) {
                                  channel.reset();
                                  ++calls;
                              }});
        QTRY_COMPARE(calls, 1);
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(calls, 1);
    }

    void theChannelOutlivesTheClient()
    {
        HttpTestServer server;
        server.route({}, "*", HttpTestServer::upgradeEcho());
        auto client = std::make_unique<CurlHttpClient>();
        const auto result = await<HttpClient::Upgrade>(
            [&](auto done) { return client->upgrade(server.endpoint(), get("/"), "tcp", done); });
        QVERIFY(result.ok());
        client.reset();
        Listener listener;
        result->channel->setHandlers(listener.handlers());
        result->channel->write("still here");
        QTRY_COMPARE(listener.bytes, "still here");
    }

    void aBrokenLinkIsTold()
    {
        auto server = std::make_unique<HttpTestServer>(HttpTestServer::Transport::Tcp);
        server->route({}, "*", HttpTestServer::upgradeEcho());
        const auto result = upgrade(*server, get("/"));
        Listener listener;
        result->channel->setHandlers(listener.handlers());
        server->shutDown();
        QTRY_COMPARE(listener.closed, 1);
        QCOMPARE(result->channel->pendingBytes(), 0);
        result->channel->write("into the void");
        QCOMPARE(result->channel->pendingBytes(), 0);
    }

private:
    Result<HttpClient::Upgrade> upgrade(const HttpTestServer &server, const HttpRequest &request)
    {
        return await<HttpClient::Upgrade>(
            [&](auto done) { return m_client.upgrade(server.endpoint(), request, "tcp", done); });
    }

    CurlHttpClient m_client;
};

QTEST_GUILESS_MAIN(TestHttpUpgrade)
#include "tst_httpupgrade.moc"
