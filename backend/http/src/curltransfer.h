// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/httpclient.h>

#include <curl/curl.h>

#include <QElapsedTimer>

#include <array>
#include <functional>
#include <memory>
#include <optional>

namespace osc {

/// One exchange on a curl easy handle.
///
/// Curl's callbacks only fill and empty small buffers here. The caller's sink, source and onHeaders are
/// served by advance(), when curl is not on the stack: they are free to cancel or to start other requests.
class CurlTransfer final
{
public:
    /// @p attend is called, also from inside curl, when advance() has something to do.
    CurlTransfer(const HttpEndpoint &endpoint, HttpRequest request, Promise<HttpResponse> promise,
                 std::function<void()> attend);
    ~CurlTransfer();
    CurlTransfer(const CurlTransfer &) = delete;
    CurlTransfer &operator=(const CurlTransfer &) = delete;

    [[nodiscard]] CURL *easy() const { return m_easy; }
    [[nodiscard]] static bool isStream(const HttpRequest &request) { return request.timeout.count() <= 0; }
    [[nodiscard]] bool hasIdleTimeout() const { return m_request.idleTimeout.count() > 0; }

    /// Hands over what has arrived, fetches what is to be sent, and ends pauses.
    void advance();
    /// Ends the exchange when nothing has moved for too long; see failure().
    void checkIdle();
    /// The caller's side failed or does not want more.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    /// No caller's object is touched any more.
    void end();
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    /// After end(): the answer, given how curl finished.
    [[nodiscard]] Result<HttpResponse> result(CURLcode code);
    [[nodiscard]] const Promise<HttpResponse> &promise() const { return m_promise; }

private:
    static size_t headerArrived(char *data, size_t size, size_t count, void *self);
    static size_t bodyArrived(char *data, size_t size, size_t count, void *self);
    static size_t bodyWanted(char *buffer, size_t size, size_t count, void *self);
    static int rewindWanted(void *self, curl_off_t offset, int origin);

    void setUp(const HttpEndpoint &endpoint);
    void setUpTls(const TlsOptions &tls);
    void setUpMethodAndBody();
    void setUpHeaders();

    size_t takeHeader(QByteArrayView line);
    size_t takeBody(QByteArrayView bytes);
    void deliver();
    void refill();
    void resume();
    [[nodiscard]] bool goesToSink() const;

    HttpRequest m_request;
    Promise<HttpResponse> m_promise;
    std::function<void()> m_attend;
    QString m_endpointName;
    CURL *m_easy;
    curl_slist *m_headers = nullptr;
    std::array<char, CURL_ERROR_SIZE> m_words{};

    HttpResponse m_response;
    qsizetype m_headerBytes = 0;
    bool m_headersDone = false;
    bool m_headersTold = false;

    QByteArray m_inbox; ///< For the sink.
    bool m_sinkWaits = false;
    bool m_sinkTold = false; ///< The ready callback came, maybe before write() had returned.
    bool m_receivePaused = false;

    QByteArray m_outbox; ///< From the source, or the whole body.
    qsizetype m_outboxPosition = 0;
    qint64 m_sourceLeft = -1;
    bool m_sourceEnded = true;
    bool m_sourceWaits = false;
    bool m_sourceTold = false;
    bool m_sendPaused = false;

    std::optional<Error> m_failure;
    bool m_ended = false;
    QElapsedTimer m_still; ///< Since the last byte or pause.
    curl_off_t m_moved = 0;
};

} // namespace osc
