// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>
#include <core/httpclient.h>
#include <models/exchangelog.h>

namespace osc {

/// Tells an ExchangeLog of what goes through it, while somebody wants to see that; streams are told of
/// without their content.
class RecordingHttpClient : public HttpClient
{
public:
    /// All outlive this and its operations.
    RecordingHttpClient(HttpClient &inner, ExchangeLog &log, const QString &connectionId, const Clock &clock);

    [[nodiscard]] Operation send(const HttpEndpoint &endpoint, HttpRequest request,
                                 Callback<HttpResponse> done) override;
    [[nodiscard]] Operation upgrade(const HttpEndpoint &endpoint, HttpRequest request,
                                    const QByteArray &protocol, Callback<Upgrade> done) override;

private:
    [[nodiscard]] HttpExchange begin(const HttpEndpoint &endpoint, const HttpRequest &request) const;
    void end(HttpExchange exchange, const Result<HttpResponse> &answer) const;

    HttpClient &m_inner;
    ExchangeLog &m_log;
    QString m_connectionId;
    const Clock &m_clock;
};

} // namespace osc
