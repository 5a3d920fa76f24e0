// SPDX-License-Identifier: Apache-2.0
#include "httptestconnection.h"

#include <QAbstractSocket>
#include <QLocalSocket>
#include <QSslSocket>

namespace osc::test {

HttpTestConnection::HttpTestConnection(HttpTestServer &server, QIODevice *device)
    : QObject(&server)
    , m_server(server)
    , m_device(device)
{
    constexpr qint64 readBuffer = 256 * 1024;
    device->setParent(this);
    if (auto *local = qobject_cast<QLocalSocket *>(device)) {
        local->setReadBufferSize(readBuffer);
        connect(local, &QLocalSocket::disconnected, this, &HttpTestConnection::ended);
    } else if (auto *network = qobject_cast<QAbstractSocket *>(device)) {
        network->setReadBufferSize(readBuffer);
        connect(network, &QAbstractSocket::disconnected, this, &HttpTestConnection::ended);
    }
    if (auto *tls = qobject_cast<QSslSocket *>(device))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &HttpTestConnection::fill);
    connect(device, &QIODevice::readyRead, this, &HttpTestConnection::readMore);
    connect(device, &QIODevice::bytesWritten, this, &HttpTestConnection::fill);
}

HttpTestConnection::~HttpTestConnection()
{
    m_device->disconnect(this);
}

void HttpTestConnection::send(const QByteArray &bytes)
{
    if (!m_ended)
        m_device->write(bytes);
}

qint64 HttpTestConnection::unsent() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_device);
    return m_device->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

void HttpTestConnection::answered()
{
    m_awaitsAnswer = false;
    m_more = {};
    QMetaObject::invokeMethod(this, &HttpTestConnection::readMore, Qt::QueuedConnection);
}

void HttpTestConnection::close()
{
    if (auto *local = qobject_cast<QLocalSocket *>(m_device))
        local->disconnectFromServer();
    else if (auto *network = qobject_cast<QAbstractSocket *>(m_device))
        network->disconnectFromHost();
}

void HttpTestConnection::drop()
{
    if (auto *local = qobject_cast<QLocalSocket *>(m_device))
        local->abort();
    else if (auto *network = qobject_cast<QAbstractSocket *>(m_device))
        network->abort();
}

void HttpTestConnection::becomeRaw(std::function<void(QByteArray)> onData)
{
    m_onData = std::move(onData);
    if (!m_buffer.isEmpty())
        m_onData(std::exchange(m_buffer, {}));
}

void HttpTestConnection::produce(std::function<bool()> more)
{
    m_more = std::move(more);
    fill();
}

void HttpTestConnection::fill()
{
    constexpr qint64 enough = 256 * 1024;
    while (m_more && !m_ended && unsent() < enough) {
        const auto more = m_more;
        if (!more())
            m_more = {};
    }
}

void HttpTestConnection::readMore()
{
    while (!m_server.m_readingPaused) {
        const auto piece = m_device->bytesAvailable() > 0 ? m_device->readAll() : QByteArray();
        {
            const QMutexLocker lock(&m_server.m_mutex);
            m_server.m_bytesReceived += piece.size();
        }
        if (m_onData) {
            if (piece.isEmpty())
                return;
            m_onData(piece);
            continue;
        }
        m_buffer += piece;
        if (m_awaitsAnswer)
            return;
        if (m_server.m_answersEarly && !m_hasHead && parseHead()) {
            dispatch();
            becomeRaw([](const QByteArray &) {});
            return;
        }
        if ((!m_hasHead && !parseHead()) || !takeBody()) {
            if (piece.isEmpty())
                return;
            continue;
        }
        dispatch();
    }
}

bool HttpTestConnection::parseHead()
{
    const auto end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    auto lines = m_buffer.left(end).split('\n');
    m_buffer.remove(0, end + 4);
    const auto words = lines.takeFirst().trimmed().split(' ');
    m_request = {};
    m_request.method = words.value(0);
    m_request.target = words.value(1);
    for (const auto &line : lines) {
        const auto colon = line.indexOf(':');
        m_request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    m_isChunked = m_request.header("Transfer-Encoding").toLower() == "chunked";
    m_bodyLeft = m_request.header("Content-Length").toLongLong();
    m_hasHead = true;
    return true;
}

bool HttpTestConnection::takeBody()
{
    if (m_isChunked)
        return takeChunks();
    const auto part = m_buffer.left(m_bodyLeft);
    m_buffer.remove(0, part.size());
    m_bodyLeft -= part.size();
    countBody(part);
    return m_bodyLeft == 0;
}

bool HttpTestConnection::takeChunks()
{
    for (;;) {
        const auto end = m_buffer.indexOf("\r\n");
        if (end < 0)
            return false;
        const auto size = m_buffer.left(end).toLongLong(nullptr, 16);
        if (m_buffer.size() < end + 2 + size + 2)
            return false;
        countBody(m_buffer.mid(end + 2, size));
        m_buffer.remove(0, end + 2 + size + 2);
        if (size == 0)
            return true;
    }
}

void HttpTestConnection::countBody(const QByteArray &bytes)
{
    m_request.bodySize += bytes.size();
    if (m_server.m_keepBodies)
        m_request.body += bytes;
}

void HttpTestConnection::dispatch()
{
    m_hasHead = false;
    m_awaitsAnswer = true;
    m_server.record(m_request);
    const auto handler = m_server.handlerFor(m_request);
    handler(std::make_shared<HttpTestExchange>(this, std::exchange(m_request, {})));
}

void HttpTestConnection::ended()
{
    readMore();
    if (std::exchange(m_ended, true))
        return;
    {
        const QMutexLocker lock(&m_server.m_mutex);
        --m_server.m_openConnections;
    }
    if (const auto closed = std::exchange(m_closed, {}))
        closed();
    deleteLater();
}

} // namespace osc::test
