// SPDX-License-Identifier: Apache-2.0
#include "httptestserver.h"

#include "httptestconnection.h"

#include <QEventLoop>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>

#include <semaphore>

namespace osc::test {

namespace {

QString tlsFile(QLatin1String name)
{
    return QStringLiteral(TEST_DATA_DIR "/tls/") + name;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("Cannot read %s", qPrintable(path));
    return file.readAll();
}

class TlsServer : public QTcpServer
{
public:
    TlsServer(bool demandCertificate, QObject *parent)
        : QTcpServer(parent)
    {
        m_configuration.setLocalCertificate(QSslCertificate(contentOf(tlsFile(QLatin1String("server.crt")))));
        m_configuration.setPrivateKey(QSslKey(contentOf(tlsFile(QLatin1String("server.key"))), QSsl::Ec));
        m_configuration.setCaCertificates(
            QSslCertificate::fromData(contentOf(tlsFile(QLatin1String("ca.crt")))));
        m_configuration.setPeerVerifyMode(demandCertificate ? QSslSocket::VerifyPeer
                                                            : QSslSocket::VerifyNone);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        socket->setSslConfiguration(m_configuration);
        socket->startServerEncryption();
        addPendingConnection(socket);
    }

private:
    QSslConfiguration m_configuration = QSslConfiguration::defaultConfiguration();
};

} // namespace

QByteArray HttpTestRequest::header(QByteArrayView name) const
{
    for (const auto &entry : headers) {
        if (name.compare(entry.name, Qt::CaseInsensitive) == 0)
            return entry.value;
    }
    return {};
}

HttpTestServer::HttpTestServer(Transport transport)
    : m_transport(transport)
{
    if (transport == Transport::Unix)
        listenLocal();
    else
        listenTcp(transport == Transport::Tls || transport == Transport::TlsWithClientCertificate);
}

HttpTestServer::~HttpTestServer()
{
    shutDown();
}

bool HttpTestServer::hasIpv6()
{
    return QTcpServer().listen(QHostAddress::LocalHostIPv6);
}

void HttpTestServer::listenLocal()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_local = new QLocalServer(this);
    m_local->setMaxPendingConnections(1000);
    m_local->setListenBacklogSize(1000);
    m_endpoint.base = QUrl(QStringLiteral("http://localhost"));
    m_endpoint.unixSocket = m_folder->filePath(QStringLiteral("http.sock"));
    if (!m_local->listen(m_endpoint.unixSocket))
        qFatal("Cannot listen on %s", qPrintable(m_endpoint.unixSocket));
    connect(m_local, &QLocalServer::newConnection, this, [this] {
        while (auto *socket = m_local->nextPendingConnection())
            adopt(socket);
    });
}

void HttpTestServer::listenTcp(bool tls)
{
    if (tls)
        m_tcp = new TlsServer(m_transport == Transport::TlsWithClientCertificate, this);
    else
        m_tcp = new QTcpServer(this);
    m_tcp->setMaxPendingConnections(1000);
    m_tcp->setListenBacklogSize(1000);
    const bool isIpv6 = m_transport == Transport::TcpIpv6;
    if (!m_tcp->listen(isIpv6 ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost))
        qFatal("Cannot listen on loopback");
    m_endpoint.base.setScheme(tls ? QStringLiteral("https") : QStringLiteral("http"));
    m_endpoint.base.setHost(tls ? QStringLiteral("localhost") : m_tcp->serverAddress().toString());
    m_endpoint.base.setPort(m_tcp->serverPort());
    if (tls)
        m_endpoint.tls.caFile = tlsFile(QLatin1String("ca.crt"));
    connect(m_tcp, &QTcpServer::newConnection, this, [this] {
        while (auto *socket = m_tcp->nextPendingConnection())
            adopt(socket);
    });
}

void HttpTestServer::adopt(QIODevice *device)
{
    {
        const QMutexLocker lock(&m_mutex);
        ++m_connectionCount;
        ++m_openConnections;
    }
    m_connections.removeAll(nullptr);
    auto *connection = new HttpTestConnection(*this, device);
    m_connections.append(connection);
    connection->readMore();
}

HttpEndpoint HttpTestServer::endpointWithCertificate() const
{
    auto endpoint = m_endpoint;
    endpoint.tls.clientCertFile = tlsFile(QLatin1String("client.crt"));
    endpoint.tls.clientKeyFile = tlsFile(QLatin1String("client.key"));
    return endpoint;
}

void HttpTestServer::route(const QByteArray &method, const QByteArray &path, Handler handler)
{
    m_routes.insert(m_routes.begin(), {method, path, std::move(handler)});
}

HttpTestServer::Handler HttpTestServer::handlerFor(const HttpTestRequest &request) const
{
    for (const auto &candidate : m_routes) {
        const bool pathFits = candidate.path.endsWith('*')
                                  ? request.path().startsWith(candidate.path.chopped(1))
                                  : request.path() == candidate.path;
        if (pathFits && (candidate.method.isEmpty() || candidate.method == request.method))
            return candidate.handler;
    }
    return failWith(404, "no route for " + request.method + ' ' + request.target);
}

void HttpTestServer::record(const HttpTestRequest &request)
{
    const QMutexLocker lock(&m_mutex);
    m_requests.append(request);
}

QList<HttpTestRequest> HttpTestServer::requests() const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests;
}

int HttpTestServer::connectionCount() const
{
    const QMutexLocker lock(&m_mutex);
    return m_connectionCount;
}

int HttpTestServer::openConnections() const
{
    const QMutexLocker lock(&m_mutex);
    return m_openConnections;
}

qint64 HttpTestServer::bytesReceived() const
{
    const QMutexLocker lock(&m_mutex);
    return m_bytesReceived;
}

void HttpTestServer::setReadingPaused(bool paused)
{
    m_readingPaused = paused;
    for (const auto &connection : std::as_const(m_connections)) {
        if (connection && !paused)
            QMetaObject::invokeMethod(connection, &HttpTestConnection::readMore, Qt::QueuedConnection);
    }
}

void HttpTestServer::shutDown()
{
    if (m_local)
        m_local->close();
    if (m_tcp)
        m_tcp->close();
    for (const auto &connection : std::exchange(m_connections, {})) {
        if (connection)
            connection->drop();
    }
}

ThreadedHttpTestServer::ThreadedHttpTestServer(HttpTestServer::Transport transport,
                                               const std::function<void(HttpTestServer &)> &setUp)
{
    std::binary_semaphore ready(0);
    m_thread = std::thread([&] {
        QEventLoop loop; // first: it brings what notifiers need
        HttpTestServer server(transport);
        setUp(server);
        m_server = &server;
        m_loop = &loop;
        ready.release();
        loop.exec();
    });
    ready.acquire();
}

ThreadedHttpTestServer::~ThreadedHttpTestServer()
{
    QMetaObject::invokeMethod(m_loop, "quit", Qt::QueuedConnection);
    m_thread.join();
}

} // namespace osc::test
