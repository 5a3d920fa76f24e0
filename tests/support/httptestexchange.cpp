// SPDX-License-Identifier: Apache-2.0
#include "httptestconnection.h"

#include <QTimer>

namespace osc::test {

namespace {

QByteArray headOf(int status, const QList<HttpHeader> &headers)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    for (const auto &header : headers)
        head += header.name + ": " + header.value + "\r\n";
    return head;
}

} // namespace

HttpTestExchange::HttpTestExchange(HttpTestConnection *connection, HttpTestRequest request)
    : m_connection(connection)
    , m_request(std::move(request))
{}

bool HttpTestExchange::isOpen() const
{
    return !m_connection.isNull();
}

qint64 HttpTestExchange::unsent() const
{
    return m_connection ? m_connection->unsent() : 0;
}

QObject *HttpTestExchange::context() const
{
    return m_connection;
}

void HttpTestExchange::reply(int status, const QByteArray &body, const QList<HttpHeader> &headers)
{
    const bool hasLength = status != 204 && status != 304;
    const auto length =
        hasLength ? "Content-Length: " + QByteArray::number(body.size()) + "\r\n" : QByteArray();
    sendRaw(headOf(status, headers) + length + "\r\n" + (m_request.method == "HEAD" ? QByteArray() : body));
    if (m_connection)
        m_connection->answered();
}

void HttpTestExchange::begin(int status, const QList<HttpHeader> &headers)
{
    sendRaw(headOf(status, headers) + "Transfer-Encoding: chunked\r\n\r\n");
}

void HttpTestExchange::send(const QByteArray &piece)
{
    if (!piece.isEmpty())
        sendRaw(QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
}

void HttpTestExchange::end()
{
    sendRaw("0\r\n\r\n");
    if (m_connection)
        m_connection->answered();
}

void HttpTestExchange::sendRaw(const QByteArray &bytes)
{
    if (m_connection)
        m_connection->send(bytes);
}

void HttpTestExchange::close()
{
    if (m_connection)
        m_connection->close();
}

void HttpTestExchange::drop()
{
    if (m_connection)
        m_connection->drop();
}

void HttpTestExchange::upgrade(const QByteArray &head, std::function<void(QByteArray)> onData)
{
    sendRaw(head);
    if (m_connection)
        m_connection->becomeRaw(std::move(onData));
}

void HttpTestExchange::onClosed(std::function<void()> closed)
{
    if (m_connection)
        m_connection->whenClosed(std::move(closed));
}

void HttpTestExchange::produce(std::function<bool()> more)
{
    if (m_connection)
        m_connection->produce(std::move(more));
}

HttpTestServer::Handler HttpTestServer::reply(int status, const QByteArray &body,
                                              const QList<HttpHeader> &headers)
{
    return [=](const Exchange &exchange) { exchange->reply(status, body, headers); };
}

HttpTestServer::Handler HttpTestServer::failWith(int status, const QByteArray &message)
{
    return reply(status, "{\"message\":\"" + message + "\"}\n", {{"Content-Type", "application/json"}});
}

HttpTestServer::Handler HttpTestServer::hang()
{
    return [](const Exchange &) {};
}

HttpTestServer::Handler HttpTestServer::dropMidBody(const QByteArray &body, qint64 announced)
{
    return [=](const Exchange &exchange) {
        exchange->sendRaw(headOf(200, {{"Content-Length", QByteArray::number(announced)}}) + "\r\n" + body);
        exchange->close();
    };
}

HttpTestServer::Handler HttpTestServer::garbage(const QByteArray &bytes)
{
    return [=](const Exchange &exchange) {
        exchange->sendRaw(bytes);
        exchange->close();
    };
}

HttpTestServer::Handler HttpTestServer::slow(const QByteArray &body, qint64 bytesPerSecond)
{
    return [=](const Exchange &exchange) {
        constexpr int turnsPerSecond = 50;
        exchange->begin(200);
        auto *timer = new QTimer(exchange->context());
        timer->callOnTimeout([=, sent = qint64(0)]() mutable {
            const auto piece = body.mid(sent, std::max<qint64>(1, bytesPerSecond / turnsPerSecond));
            exchange->send(piece);
            sent += piece.size();
            if (sent >= body.size()) {
                timer->deleteLater();
                exchange->end();
            }
        });
        timer->start(1000 / turnsPerSecond);
    };
}

QByteArray HttpTestServer::pattern(qint64 from, qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    auto *data = bytes.data();
    for (qint64 i = 0; i < size; ++i)
        data[i] = patternByte(from + i);
    return bytes;
}

HttpTestServer::Handler HttpTestServer::stream(qint64 size)
{
    return [=](const Exchange &exchange) {
        exchange->sendRaw(headOf(200, {{"Content-Length", QByteArray::number(size)}}) + "\r\n");
        exchange->produce([=, sent = std::make_shared<qint64>(0)] {
            constexpr qint64 piece = 64 * 1024;
            const auto bytes = pattern(*sent, std::min(piece, size - *sent));
            exchange->sendRaw(bytes);
            *sent += bytes.size();
            if (*sent < size)
                return true;
            if (auto *connection = qobject_cast<HttpTestConnection *>(exchange->context()))
                connection->answered();
            return false;
        });
    };
}

HttpTestServer::Handler HttpTestServer::endless()
{
    return [](const Exchange &exchange) {
        exchange->begin(200);
        exchange->produce([exchange] {
            exchange->send(QByteArray(16 * 1024, 'x'));
            return true;
        });
    };
}

HttpTestServer::Handler HttpTestServer::hugeHeader(qsizetype size)
{
    return [=](const Exchange &exchange) {
        constexpr qsizetype lineSize = 1000;
        QList<HttpHeader> headers;
        for (qsizetype i = 0; i < size; i += lineSize)
            headers.append({"X-Filler", QByteArray(lineSize, 'x')});
        exchange->reply(200, "body", headers);
    };
}

HttpTestServer::Handler HttpTestServer::echo()
{
    return [](const Exchange &exchange) { exchange->reply(200, exchange->request().body); };
}

HttpTestServer::Handler HttpTestServer::upgradeEcho(const QByteArray &status)
{
    return [=](const Exchange &exchange) {
        exchange->upgrade("HTTP/1.1 " + status + "\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n",
                          [exchange](const QByteArray &bytes) { exchange->sendRaw(bytes); });
    };
}

} // namespace osc::test
