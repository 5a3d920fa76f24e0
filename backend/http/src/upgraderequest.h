// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chunkedbody.h"
#include "streamsocket.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace osc {

/// One request to turn a connection into a raw stream (RFC 9110 7.8). Deletes itself at its end.
class UpgradeRequest final : public QObject
{
public:
    UpgradeRequest(const HttpEndpoint &endpoint, HttpRequest request, const QByteArray &protocol,
                   Promise<HttpClient::Upgrade> promise, QObject *parent);

    void start();

private:
    enum class Framing { Length, Chunked, UntilClosed };

    void sendRequest();
    void read();
    [[nodiscard]] bool readHead();
    void readRefusal();
    void readChunks();
    void whenClosed();
    void accept();
    void refuse();
    void finish(Result<HttpClient::Upgrade> result);
    [[nodiscard]] QByteArray head() const;
    [[nodiscard]] Framing framing() const;

    HttpEndpoint m_endpoint;
    QString m_name;
    HttpRequest m_request;
    QByteArray m_protocol;
    Promise<HttpClient::Upgrade> m_promise;
    std::unique_ptr<StreamSocket> m_socket;
    QTimer m_connectTimer;
    QTimer m_timer;
    QByteArray m_buffer; ///< What was read and is not understood yet.
    std::optional<HttpResponse> m_response;
    ChunkedBody m_chunks; ///< Of a refusal.
    bool m_finished = false;
};

} // namespace osc
