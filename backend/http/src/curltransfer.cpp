// SPDX-License-Identifier: Apache-2.0
#include "curltransfer.h"

#include "curlerror.h"
#include "curlmulti.h"
#include "httpmessage.h"

#include <algorithm>
#include <cstring>

namespace osc {

namespace {

constexpr qsizetype inboxLimit = 256 * 1024;
constexpr qint64 outboxSize = 256 * 1024;
constexpr long receiveBuffer = 64 * 1024;

} // namespace

CurlTransfer::CurlTransfer(const HttpEndpoint &endpoint, HttpRequest request, Promise<HttpResponse> promise,
                           std::function<void()> attend)
    : m_request(std::move(request))
    , m_promise(std::move(promise))
    , m_attend(std::move(attend))
    , m_endpointName(httperror::endpointName(endpoint))
    , m_easy(CurlMulti::makeEasy())
{
    setUp(endpoint);
    setUpTls(endpoint.tls);
    setUpMethodAndBody();
    setUpHeaders();
    m_still.start();
}

CurlTransfer::~CurlTransfer()
{
    end();
    curl_easy_cleanup(m_easy);
    curl_slist_free_all(m_headers);
}

void CurlTransfer::setUp(const HttpEndpoint &endpoint)
{
    const auto origin = originOf(endpoint) + '/';
    const auto target = targetOf(endpoint, m_request);
    curl_easy_setopt(m_easy, CURLOPT_PRIVATE, this);
    curl_easy_setopt(m_easy, CURLOPT_ERRORBUFFER, m_words.data());
    curl_easy_setopt(m_easy, CURLOPT_URL, origin.constData());
    curl_easy_setopt(m_easy, CURLOPT_REQUEST_TARGET, target.constData());
    curl_easy_setopt(m_easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(m_easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(m_easy, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    curl_easy_setopt(m_easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(m_easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(m_easy, CURLOPT_NOSIGNAL, 1L);
    // Otherwise cancelling waits for the resolver.
    curl_easy_setopt(m_easy, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(m_easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(m_easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_request.connectTimeout.count()));
    curl_easy_setopt(m_easy, CURLOPT_TIMEOUT_MS,
                     static_cast<long>(std::max<qint64>(0, m_request.timeout.count())));
    if (m_request.sink)
        curl_easy_setopt(m_easy, CURLOPT_BUFFERSIZE, receiveBuffer);
    if (!endpoint.unixSocket.isEmpty())
        curl_easy_setopt(m_easy, CURLOPT_UNIX_SOCKET_PATH, endpoint.unixSocket.toLocal8Bit().constData());
    if (isLocal(endpoint))
        curl_easy_setopt(m_easy, CURLOPT_PROXY, "");
    else if (!endpoint.proxy.isEmpty())
        curl_easy_setopt(m_easy, CURLOPT_PROXY, endpoint.proxy.toUtf8().constData());

    curl_easy_setopt(m_easy, CURLOPT_HEADERFUNCTION, &CurlTransfer::headerArrived);
    curl_easy_setopt(m_easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_WRITEFUNCTION, &CurlTransfer::bodyArrived);
    curl_easy_setopt(m_easy, CURLOPT_WRITEDATA, this);
}

void CurlTransfer::setUpTls(const TlsOptions &tls)
{
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYPEER, tls.verify ? 1L : 0L);
    curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYHOST, tls.verify ? 2L : 0L);
    curl_easy_setopt(m_easy, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    if (!tls.caFile.isEmpty())
        curl_easy_setopt(m_easy, CURLOPT_CAINFO, tls.caFile.toLocal8Bit().constData());
    // Curl shares the parsed authorities between connections (parsing takes 20 ms) only when they come from
    // one file.
    char *authorities = nullptr;
    curl_easy_getinfo(m_easy, CURLINFO_CAINFO, &authorities);
    if (authorities || !tls.caFile.isEmpty())
        curl_easy_setopt(m_easy, CURLOPT_CAPATH, nullptr);
    if (!tls.clientCertFile.isEmpty())
        curl_easy_setopt(m_easy, CURLOPT_SSLCERT, tls.clientCertFile.toLocal8Bit().constData());
    if (!tls.clientKeyFile.isEmpty())
        curl_easy_setopt(m_easy, CURLOPT_SSLKEY, tls.clientKeyFile.toLocal8Bit().constData());
}

void CurlTransfer::setUpMethodAndBody()
{
    const auto &method = m_request.method;
    const bool mayHaveEffectTwice = method == "POST" || method == "PATCH";
    if (mayHaveEffectTwice)
        curl_easy_setopt(m_easy, CURLOPT_FRESH_CONNECT, 1L);

    const bool hasBody = m_request.bodySource || !m_request.body.isEmpty();
    if (!hasBody && !mayHaveEffectTwice && method != "PUT") {
        if (method == "HEAD")
            curl_easy_setopt(m_easy, CURLOPT_NOBODY, 1L);
        else
            curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, method.constData());
        return;
    }
    curl_off_t size = m_request.body.size();
    if (m_request.bodySource) {
        m_sourceLeft = m_request.bodySource->size();
        m_sourceEnded = m_sourceLeft == 0;
        size = m_sourceLeft;
        m_request.bodySource->setReadyCallback([this] {
            m_sourceTold = true;
            m_sourceWaits = false;
            m_attend();
        });
    } else {
        m_outbox = m_request.body;
    }
    curl_easy_setopt(m_easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, method.constData());
    curl_easy_setopt(m_easy, CURLOPT_INFILESIZE_LARGE, size);
    curl_easy_setopt(m_easy, CURLOPT_READFUNCTION, &CurlTransfer::bodyWanted);
    curl_easy_setopt(m_easy, CURLOPT_READDATA, this);
    curl_easy_setopt(m_easy, CURLOPT_SEEKFUNCTION, &CurlTransfer::rewindWanted);
    curl_easy_setopt(m_easy, CURLOPT_SEEKDATA, this);
}

void CurlTransfer::setUpHeaders()
{
    // An empty "Expect" keeps curl from waiting a second for "100 Continue" before each body.
    m_headers = curl_slist_append(m_headers, "Expect:");
    for (const auto &header : m_request.headers) {
        const auto line = header.value.isEmpty() ? header.name + ';' : header.name + ": " + header.value;
        m_headers = curl_slist_append(m_headers, line.constData());
    }
    curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_headers);
    if (m_request.sink) {
        m_request.sink->setReadyCallback([this] {
            m_sinkTold = true;
            m_sinkWaits = false;
            m_attend();
        });
    }
}

size_t CurlTransfer::headerArrived(char *data, size_t size, size_t count, void *self)
{
    return static_cast<CurlTransfer *>(self)->takeHeader({data, static_cast<qsizetype>(size * count)});
}

size_t CurlTransfer::bodyArrived(char *data, size_t size, size_t count, void *self)
{
    return static_cast<CurlTransfer *>(self)->takeBody({data, static_cast<qsizetype>(size * count)});
}

size_t CurlTransfer::takeHeader(QByteArrayView line)
{
    const auto taken = static_cast<size_t>(line.size());
    m_headerBytes += line.size();
    if (m_headerBytes > headerBytesLimit) {
        m_failure = httperror::headersTooLarge(m_endpointName);
        return 0;
    }
    if (m_headersDone)
        return taken; // trailers
    if (!line.trimmed().isEmpty()) {
        takeHeaderLine(m_response, line);
    } else if (m_response.status >= 200) {
        m_headersDone = true;
        m_attend();
    }
    return taken;
}

bool CurlTransfer::goesToSink() const
{
    return m_request.sink && m_response.status >= 200 && m_response.status < 300;
}

size_t CurlTransfer::takeBody(QByteArrayView bytes)
{
    if (m_sinkWaits || m_inbox.size() >= inboxLimit) {
        m_receivePaused = true;
        return CURL_WRITEFUNC_PAUSE;
    }
    if (goesToSink()) {
        if (m_inbox.isEmpty())
            m_inbox = bytes.toByteArray(); // no larger than it has to be
        else
            m_inbox.append(bytes);
        m_attend();
    } else if (m_response.body.size() + bytes.size() > m_request.maximumBody) {
        m_failure = httperror::bodyTooLarge(m_endpointName, m_request.maximumBody);
        return 0;
    } else {
        m_response.body.append(bytes);
    }
    return static_cast<size_t>(bytes.size());
}

size_t CurlTransfer::bodyWanted(char *buffer, size_t size, size_t count, void *self)
{
    auto *transfer = static_cast<CurlTransfer *>(self);
    const auto left = transfer->m_outbox.size() - transfer->m_outboxPosition;
    if (left == 0) {
        if (transfer->m_sourceEnded)
            return 0;
        transfer->m_sendPaused = true;
        transfer->m_attend();
        return CURL_READFUNC_PAUSE;
    }
    const auto part = std::min(static_cast<qsizetype>(size * count), left);
    std::memcpy(buffer, transfer->m_outbox.constData() + transfer->m_outboxPosition,
                static_cast<size_t>(part));
    transfer->m_outboxPosition += part;
    return static_cast<size_t>(part);
}

int CurlTransfer::rewindWanted(void *self, curl_off_t offset, int origin)
{
    auto *transfer = static_cast<CurlTransfer *>(self);
    const bool firstPiece = !transfer->m_request.bodySource || transfer->m_outboxPosition == 0;
    if (origin != SEEK_SET || !firstPiece || offset > transfer->m_outbox.size())
        return CURL_SEEKFUNC_FAIL;
    transfer->m_outboxPosition = offset;
    return CURL_SEEKFUNC_OK;
}

void CurlTransfer::advance()
{
    if (m_headersDone && !m_headersTold) {
        m_headersTold = true;
        // Curl stops sending at a refusal, but forgets that it is paused and would wait for the source for
        // ever.
        m_sourceEnded = m_sourceEnded || m_response.status >= 400;
        if (m_request.onHeaders)
            m_request.onHeaders(m_response.status, m_response.headers);
    }
    deliver();
    refill();
    resume();
}

void CurlTransfer::deliver()
{
    if (m_ended || m_failure || m_inbox.isEmpty())
        return;
    auto bytes = std::exchange(m_inbox, {});
    const auto sink = m_request.sink;
    m_sinkTold = false;
    switch (sink->give(std::move(bytes))) {
    case ByteSink::Next::More:
        break;
    case ByteSink::Next::Wait:
        m_sinkWaits = !m_sinkTold;
        break;
    case ByteSink::Next::Stop:
        m_failure = sink->error();
        break;
    }
}

void CurlTransfer::refill()
{
    if (m_ended || m_failure || m_sourceEnded || m_sourceWaits || m_outboxPosition < m_outbox.size())
        return;
    const auto source = m_request.bodySource;
    m_sourceTold = false;
    auto bytes = source->read(m_sourceLeft < 0 ? outboxSize : std::min(outboxSize, m_sourceLeft));
    if (m_ended)
        return;
    if (!bytes) {
        m_sourceEnded = true;
        m_failure = source->error();
        if (!m_failure && m_sourceLeft > 0)
            m_failure = httperror::sourceTooShort();
        return;
    }
    m_sourceWaits = bytes->isEmpty() && !m_sourceTold;
    if (m_sourceLeft > 0) {
        m_sourceLeft -= bytes->size();
        m_sourceEnded = m_sourceLeft == 0;
    }
    m_outbox = std::move(*bytes);
    m_outboxPosition = 0;
}

void CurlTransfer::resume()
{
    if (m_ended || m_failure)
        return;
    const bool receiveAgain = m_receivePaused && !m_sinkWaits;
    const bool sendAgain = m_sendPaused && (m_sourceEnded || m_outboxPosition < m_outbox.size());
    if (!receiveAgain && !sendAgain)
        return;
    m_receivePaused = m_receivePaused && !receiveAgain;
    m_sendPaused = m_sendPaused && !sendAgain;
    m_still.start();
    curl_easy_pause(m_easy, (m_receivePaused ? CURLPAUSE_RECV : 0) | (m_sendPaused ? CURLPAUSE_SEND : 0));
}

void CurlTransfer::checkIdle()
{
    curl_off_t down = 0;
    curl_off_t up = 0;
    curl_easy_getinfo(m_easy, CURLINFO_SIZE_DOWNLOAD_T, &down);
    curl_easy_getinfo(m_easy, CURLINFO_SIZE_UPLOAD_T, &up);
    const auto moved = down + up + m_headerBytes;
    if (m_receivePaused || m_sendPaused || moved != m_moved)
        m_still.start();
    m_moved = moved;
    if (std::chrono::milliseconds(m_still.elapsed()) >= m_request.idleTimeout && !m_failure)
        m_failure = httperror::silent(m_endpointName, m_request.idleTimeout);
}

void CurlTransfer::end()
{
    if (std::exchange(m_ended, true))
        return;
    if (m_request.sink)
        m_request.sink->setReadyCallback({});
    if (m_request.bodySource)
        m_request.bodySource->setReadyCallback({});
}

Result<HttpResponse> CurlTransfer::result(CURLcode code)
{
    if (m_failure)
        return *m_failure;
    if (code == CURLE_OK)
        return std::move(m_response);
    httperror::Failure failure;
    failure.code = code;
    curl_off_t connectTime = 0;
    curl_off_t tlsTime = 0;
    long requestSize = 0; // what was sent: the times of a connection that is used again are 0
    char *scheme = nullptr;
    curl_easy_getinfo(m_easy, CURLINFO_OS_ERRNO, &failure.systemError);
    curl_easy_getinfo(m_easy, CURLINFO_CONNECT_TIME_T, &connectTime);
    curl_easy_getinfo(m_easy, CURLINFO_APPCONNECT_TIME_T, &tlsTime);
    curl_easy_getinfo(m_easy, CURLINFO_REQUEST_SIZE, &requestSize);
    curl_easy_getinfo(m_easy, CURLINFO_SCHEME, &scheme);
    const bool isTls = scheme && qstricmp(scheme, "https") == 0;
    failure.connected = requestSize > 0 || (isTls ? tlsTime > 0 : connectTime > 0);
    failure.answered = m_headersDone;
    failure.words = QString::fromUtf8(*m_words.data() ? m_words.data() : curl_easy_strerror(code));
    return httperror::fromCurl(failure, m_endpointName);
}

} // namespace osc
