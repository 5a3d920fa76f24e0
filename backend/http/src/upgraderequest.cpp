// SPDX-License-Identifier: Apache-2.0
#include "upgraderequest.h"

#include "curlerror.h"
#include "httpmessage.h"
#include "socketchannel.h"

namespace osc {

namespace {

constexpr qint64 pieceSize = 64 * 1024;

} // namespace

UpgradeRequest::UpgradeRequest(const HttpEndpoint &endpoint, HttpRequest request, const QByteArray &protocol,
                               Promise<HttpClient::Upgrade> promise, QObject *parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_name(httperror::endpointName(endpoint))
    , m_request(std::move(request))
    , m_protocol(protocol)
    , m_promise(std::move(promise))
    , m_socket(std::make_unique<StreamSocket>(endpoint))
{
    connect(m_socket.get(), &StreamSocket::opened, this, &UpgradeRequest::sendRequest);
    connect(m_socket.get(), &StreamSocket::readable, this, &UpgradeRequest::read);
    connect(m_socket.get(), &StreamSocket::closed, this, &UpgradeRequest::whenClosed);
    connect(m_socket.get(), &StreamSocket::failed, this, [this](const Error &error) { finish(error); });
    m_connectTimer.setSingleShot(true);
    m_timer.setSingleShot(true);
    connect(&m_connectTimer, &QTimer::timeout, this,
            [this] { finish(httperror::noConnectionInTime(m_name, {})); });
    connect(&m_timer, &QTimer::timeout, this, [this] { finish(httperror::noAnswerInTime(m_name, {})); });
}

void UpgradeRequest::start()
{
    if (m_request.connectTimeout.count() > 0)
        m_connectTimer.start(m_request.connectTimeout);
    if (m_request.timeout.count() > 0)
        m_timer.start(m_request.timeout);
    m_socket->open();
}

QByteArray UpgradeRequest::head() const
{
    const auto hasHeader = [this](QByteArrayView name) {
        return std::any_of(
            m_request.headers.begin(), m_request.headers.end(),
            [name](const HttpHeader &header) { return name.compare(header.name, Qt::CaseInsensitive) == 0; });
    };
    auto text = m_request.method + ' ' + targetOf(m_endpoint, m_request) + " HTTP/1.1\r\n";
    if (!hasHeader("Host"))
        text += "Host: " + originOf(m_endpoint).split('/').last() + "\r\n";
    text += "Connection: Upgrade\r\nUpgrade: " + m_protocol + "\r\n";
    if (!m_request.body.isEmpty() || m_request.method == "POST")
        text += "Content-Length: " + QByteArray::number(m_request.body.size()) + "\r\n";
    for (const auto &header : m_request.headers)
        text += header.name + ": " + header.value + "\r\n";
    return text + "\r\n";
}

void UpgradeRequest::sendRequest()
{
    m_connectTimer.stop();
    m_socket->write(head() + m_request.body);
}

void UpgradeRequest::read()
{
    while (!m_finished) {
        const auto piece = m_socket->read(pieceSize);
        if (piece.isEmpty())
            return;
        m_buffer += piece;
        if (!m_response && !readHead())
            continue;
        const bool isRawStream = m_response->status >= 200 && m_response->status < 300 &&
                                 framing() == Framing::UntilClosed && m_response->status != 204;
        if (m_response->status == 101 || isRawStream)
            accept();
        else
            readRefusal();
    }
}

bool UpgradeRequest::readHead()
{
    constexpr qsizetype blankLine = 4;
    while (!m_finished) {
        const auto end = m_buffer.indexOf("\r\n\r\n");
        if (!m_buffer.startsWith(QByteArrayView("HTTP/1.").first(std::min<qsizetype>(7, m_buffer.size())))) {
            finish(httperror::notHttp(m_name, QString::fromUtf8(m_buffer.left(200))));
            return false;
        }
        if ((end < 0 ? m_buffer.size() : end) > headerBytesLimit) {
            finish(httperror::headersTooLarge(m_name));
            return false;
        }
        if (end < 0)
            return false;
        HttpResponse response;
        for (const auto &line : m_buffer.left(end).split('\n'))
            takeHeaderLine(response, line);
        m_buffer.remove(0, end + blankLine);
        if (response.status >= 200 || response.status == 101) {
            m_response = response;
            return true;
        }
        if (response.status < 100)
            finish(httperror::notHttp(m_name, {}));
        else if (m_buffer.isEmpty())
            return false;
    }
    return false;
}

UpgradeRequest::Framing UpgradeRequest::framing() const
{
    if (m_response->header("Transfer-Encoding").toLower().contains("chunked"))
        return Framing::Chunked;
    return m_response->header("Content-Length").isEmpty() ? Framing::UntilClosed : Framing::Length;
}

void UpgradeRequest::readRefusal()
{
    const auto status = m_response->status;
    const auto limit = m_request.maximumBody;
    const auto length = m_response->header("Content-Length").toLongLong();
    if (length > limit || m_buffer.size() > limit + pieceSize) {
        finish(httperror::bodyTooLarge(m_name, limit));
    } else if (status == 204 || status == 304 || m_request.method == "HEAD") {
        refuse();
    } else if (framing() == Framing::Chunked) {
        readChunks();
    } else if (framing() == Framing::Length && m_buffer.size() >= length) {
        m_response->body = m_buffer.left(length);
        refuse();
    }
}

void UpgradeRequest::readChunks()
{
    const auto state = m_chunks.feed(std::exchange(m_buffer, {}));
    if (m_chunks.body().size() > m_request.maximumBody) {
        finish(httperror::bodyTooLarge(m_name, m_request.maximumBody));
    } else if (state == ChunkedBody::State::Malformed) {
        finish(httperror::notHttp(m_name, {}));
    } else if (state == ChunkedBody::State::Complete) {
        m_response->body = m_chunks.body();
        refuse();
    }
}

void UpgradeRequest::whenClosed()
{
    read();
    if (m_finished)
        return;
    if (!m_response) {
        finish(httperror::closedWithoutAnswer(m_name, {}));
    } else if (framing() == Framing::UntilClosed) {
        m_response->body = m_buffer;
        refuse();
    } else {
        finish(httperror::cutOff(m_name, {}));
    }
}

void UpgradeRequest::accept()
{
    m_socket->disconnect(this);
    HttpClient::Upgrade upgrade;
    upgrade.response = std::move(*m_response);
    upgrade.channel = std::make_shared<SocketChannel>(std::move(m_socket), std::exchange(m_buffer, {}));
    finish(std::move(upgrade));
}

void UpgradeRequest::refuse()
{
    HttpClient::Upgrade upgrade;
    upgrade.response = std::move(*m_response);
    finish(std::move(upgrade));
}

void UpgradeRequest::finish(Result<HttpClient::Upgrade> result)
{
    if (std::exchange(m_finished, true))
        return;
    m_connectTimer.stop();
    m_timer.stop();
    // A socket may be on the stack here, and the starting call too.
    QMetaObject::invokeMethod(
        this,
        [this, result = std::move(result)]() mutable {
            setParent(nullptr); // the client may die in the callback
            deleteLater();
            m_promise.resolve(std::move(result));
        },
        Qt::QueuedConnection);
}

} // namespace osc
