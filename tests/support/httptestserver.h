// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/httpclient.h>

#include <QIODevice>
#include <QMutex>
#include <QObject>
#include <QPointer>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <thread>
#include <vector>

class QEventLoop;
class QLocalServer;
class QTcpServer;

namespace osc::test {

class HttpTestConnection;

struct HttpTestRequest
{
    QByteArray method;
    QByteArray target; ///< As it came.
    QList<HttpHeader> headers;
    QByteArray body; ///< Without chunk framing; empty when the server does not keep bodies.
    qint64 bodySize = 0;

    [[nodiscard]] QByteArray path() const { return target.split('?').first(); }
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// One request and the means to answer it, now or later. Once the connection is gone, answering does nothing.
class HttpTestExchange
{
public:
    HttpTestExchange(HttpTestConnection *connection, HttpTestRequest request);

    [[nodiscard]] const HttpTestRequest &request() const { return m_request; }
    [[nodiscard]] bool isOpen() const;
    /// Bytes that were given here and that the client's side has not taken.
    [[nodiscard]] qint64 unsent() const;
    /// For timers and connections that shall end with the client's connection.
    [[nodiscard]] QObject *context() const;

    void reply(int status, const QByteArray &body = {}, const QList<HttpHeader> &headers = {});
    /// A body in pieces: begin, send as often as wanted, end.
    void begin(int status, const QList<HttpHeader> &headers = {});
    void send(const QByteArray &piece);
    void end();
    /// Anything, past HTTP.
    void sendRaw(const QByteArray &bytes);
    /// Closes after what was sent, or at once.
    void close();
    void drop();
    /// Turns the connection into a raw stream; @p head is the whole answer, @p onData gets what the client
    /// sends.
    void upgrade(const QByteArray &head, std::function<void(QByteArray)> onData);
    /// Called when the client closes (or half-closes and everything was read).
    void onClosed(std::function<void()> closed);
    /// Calls @p more again and again while less than 256 KiB are unsent, until it says false.
    void produce(std::function<bool()> more);

private:
    QPointer<HttpTestConnection> m_connection;
    HttpTestRequest m_request;
};

using Exchange = std::shared_ptr<HttpTestExchange>;

/// An HTTP/1.1 server in the process of the test: on a unix socket in a temporary folder, or on loopback. It
/// can fail, hang, cut off, lie. Certificates are those of tests/data/tls.
class HttpTestServer : public QObject
{
    Q_OBJECT

public:
    enum class Transport { Unix, Tcp, TcpIpv6, Tls, TlsWithClientCertificate };
    using Handler = std::function<void(const Exchange &)>;

    explicit HttpTestServer(Transport transport = Transport::Unix);
    ~HttpTestServer() override;

    /// Whether this machine can have one with an IPv6 address.
    [[nodiscard]] static bool hasIpv6();

    /// How to reach it; trusts its authority where it has TLS, but brings no client certificate.
    [[nodiscard]] HttpEndpoint endpoint() const { return m_endpoint; }
    /// The same with the client certificate that TlsWithClientCertificate demands.
    [[nodiscard]] HttpEndpoint endpointWithCertificate() const;

    /// Answers requests whose path is @p path, or begins with it when it ends in '*'. The last one that was
    /// added and fits wins; an empty method fits all. What no route fits is answered 404.
    void route(const QByteArray &method, const QByteArray &path, Handler handler);

    /// Copies; callable from any thread.
    [[nodiscard]] QList<HttpTestRequest> requests() const;
    [[nodiscard]] int connectionCount() const; ///< Ever accepted.
    [[nodiscard]] int openConnections() const;
    [[nodiscard]] qint64 bytesReceived() const;

    /// Stops taking bytes from all connections, so that uploads pile up at the client.
    void setReadingPaused(bool paused);
    /// false: bodies are counted and forgotten.
    void setKeepBodies(bool keep) { m_keepBodies = keep; }
    /// true: handlers answer as soon as the headers are in; one request per connection, its body is ignored.
    void setAnswersEarly(bool early) { m_answersEarly = early; }
    /// Stops listening and drops all connections.
    void shutDown();

    // A vocabulary of handlers.
    static Handler reply(int status, const QByteArray &body = {}, const QList<HttpHeader> &headers = {});
    static Handler failWith(int status, const QByteArray &message);
    static Handler hang();
    /// Announces @p announced bytes, sends @p body, closes.
    static Handler dropMidBody(const QByteArray &body, qint64 announced);
    static Handler garbage(const QByteArray &bytes);
    static Handler slow(const QByteArray &body, qint64 bytesPerSecond);
    /// @p size bytes, byte number n being patternByte(n), as fast as the client takes them.
    static Handler stream(qint64 size);
    static Handler endless();
    static Handler hugeHeader(qsizetype size);
    static Handler echo();
    /// 101, and back comes everything that the client sends, until it half-closes.
    static Handler upgradeEcho(const QByteArray &status = "101 UPGRADED");

    static char patternByte(qint64 position)
    {
        return static_cast<char>((position * 31 + position / 977) & 0xff);
    }
    static QByteArray pattern(qint64 from, qint64 size);

private:
    friend class HttpTestConnection;
    struct Route
    {
        QByteArray method;
        QByteArray path;
        Handler handler;
    };

    void listenLocal();
    void listenTcp(bool tls);
    void adopt(QIODevice *device);
    [[nodiscard]] Handler handlerFor(const HttpTestRequest &request) const;
    void record(const HttpTestRequest &request);

    Transport m_transport;
    HttpEndpoint m_endpoint;
    std::unique_ptr<QTemporaryDir> m_folder;
    QLocalServer *m_local = nullptr;
    QTcpServer *m_tcp = nullptr;
    std::vector<Route> m_routes;
    QList<QPointer<HttpTestConnection>> m_connections;
    bool m_keepBodies = true;
    bool m_readingPaused = false;
    bool m_answersEarly = false;
    mutable QMutex m_mutex;
    QList<HttpTestRequest> m_requests;
    int m_connectionCount = 0;
    int m_openConnections = 0;
    qint64 m_bytesReceived = 0;
};

/// The same server in a thread of its own, for tests that measure how busy their event loop is.
class ThreadedHttpTestServer
{
public:
    /// @p setUp runs in the server's thread, before the constructor returns.
    explicit ThreadedHttpTestServer(HttpTestServer::Transport transport,
                                    const std::function<void(HttpTestServer &)> &setUp);
    ~ThreadedHttpTestServer();
    ThreadedHttpTestServer(const ThreadedHttpTestServer &) = delete;
    ThreadedHttpTestServer &operator=(const ThreadedHttpTestServer &) = delete;

    [[nodiscard]] HttpEndpoint endpoint() const { return m_server->endpoint(); }
    [[nodiscard]] const HttpTestServer &server() const { return *m_server; }

private:
    std::thread m_thread;
    HttpTestServer *m_server = nullptr;
    QEventLoop *m_loop = nullptr;
};

} // namespace osc::test
