// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/httpclient.h>

namespace osc {

class CurlEngine;

/// HttpClient on libcurl's multi socket interface, driven by the event loop of the thread that made it. It
/// starts no thread of its own (libcurl resolves names in threads that it lets go of at cancel).
///
/// Connections are kept and reused. At most 16 requests with a timeout are under way per host, the others
/// wait; requests without one (streams) have connections of their own, so that they never keep short requests
/// waiting. POST and PATCH always use a fresh connection: on a kept one that the other side is just closing,
/// libcurl would send them a second time.
///
/// Every callback, sink, source and onHeaders is called from the event loop and may cancel, start other
/// requests or destroy the client. Destroying the client ends all requests without calling back; channels
/// that came from upgrade() live on.
///
/// Proxies from the environment are used, except for sockets and loopback addresses. Redirects are not
/// followed. No connection within HttpRequest::connectTimeout is Unreachable; Timeout means that the request
/// may have had an effect.
class CurlHttpClient final : public HttpClient
{
public:
    CurlHttpClient();
    /// Loads what the first request needs on a worker, so that it does not wait for that. Nothing is lost
    /// without it but some milliseconds.
    static void prepare();
    ~CurlHttpClient() override;
    CurlHttpClient(const CurlHttpClient &) = delete;
    CurlHttpClient &operator=(const CurlHttpClient &) = delete;

    [[nodiscard]] Operation send(const HttpEndpoint &endpoint, HttpRequest request,
                                 Callback<HttpResponse> done) override;
    [[nodiscard]] Operation upgrade(const HttpEndpoint &endpoint, HttpRequest request,
                                    const QByteArray &protocol, Callback<Upgrade> done) override;

private:
    CurlEngine *m_engine;
};

} // namespace osc
