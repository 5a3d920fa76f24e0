// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bytestream.h>
#include <core/operation.h>

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>

namespace osc {

struct TlsOptions
{
    QString caFile;         ///< PEM; empty: the system's.
    QString clientCertFile; ///< PEM; empty: none.
    QString clientKeyFile;  ///< PEM.
    bool verify = true;     ///< Peer and host name. Off only by an explicit choice in a profile.

    bool operator==(const TlsOptions &) const = default;
};

/// The other end of HTTP requests.
struct HttpEndpoint
{
    QUrl base;          ///< http or https, host and port, optional path prefix without a trailing slash.
    QString unixSocket; ///< Path of a socket; then base names only the Host header, usually http://localhost.
    TlsOptions tls;
    QString proxy{}; ///< URL of an HTTP proxy; empty: that of the environment. Not used for this machine.

    bool operator==(const HttpEndpoint &) const = default;
};

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

struct HttpRequest
{
    QByteArray method = "GET";
    QByteArray target; ///< Path and query as they go on the wire, percent-encoded, beginning with "/".
    QList<HttpHeader> headers;
    QByteArray body;                        ///< Used when bodySource is null.
    std::shared_ptr<ByteSource> bodySource; ///< Streamed up; chunked when its size is unknown.
    /// Takes the body of a 2xx answer piece by piece; bodies of other answers go to HttpResponse::body.
    std::shared_ptr<ByteSink> sink;
    /// The whole exchange; 0: no limit (streams: use lowSpeedTime or neither).
    std::chrono::milliseconds timeout{30'000};
    std::chrono::milliseconds connectTimeout{10'000};
    /// Gives up after this time without a byte in either direction while not paused; 0: never. Seconds
    /// precision.
    std::chrono::seconds idleTimeout{0};
    /// Limit for HttpResponse::body. More is ErrorKind::Protocol.
    qint64 maximumBody = 32 * 1024 * 1024;
    /// Header lines, for a body that is awaited: called once when the status and headers are in.
    std::function<void(int status, const QList<HttpHeader> &headers)> onHeaders;
};

struct HttpResponse
{
    int status = 0;
    QList<HttpHeader> headers;
    QByteArray body;

    /// Value of the first header with that name, ignoring case; empty when absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// Speaks HTTP/1.1 without blocking. An answer of any status is a value; an Error means that there was none:
/// kinds Unreachable, Forbidden (socket permission), Timeout, Protocol (cut off, garbage, too large).
/// Redirects are not followed. Cancelling drops the connection at once, also while a name is being resolved.
class HttpClient
{
public:
    virtual ~HttpClient();

    [[nodiscard]] virtual Operation send(const HttpEndpoint &endpoint, HttpRequest request,
                                         Callback<HttpResponse> done) = 0;

    /// An answer to upgrade(): either the raw connection (101, or 200 as the Docker Engine does for attach),
    /// or the answer of a server that refused.
    struct Upgrade
    {
        HttpResponse response;
        std::shared_ptr<ByteChannel> channel; ///< Null when refused. Set its handlers in the callback.
    };
    /// Sends the request with "Connection: Upgrade" and hands over the connection as a raw two-way stream.
    /// @p protocol is the value of the Upgrade header ("tcp" for the Docker Engine).
    [[nodiscard]] virtual Operation upgrade(const HttpEndpoint &endpoint, HttpRequest request,
                                            const QByteArray &protocol, Callback<Upgrade> done) = 0;
};

} // namespace osc
