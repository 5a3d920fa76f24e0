// SPDX-License-Identifier: Apache-2.0
#include "recordinghttpclient.h"

namespace osc {

namespace {

QList<std::pair<QString, QString>> shownHeaders(const QList<HttpHeader> &headers)
{
    QList<std::pair<QString, QString>> shown;
    for (const HttpHeader &header : headers)
        shown.append({QString::fromUtf8(header.name), shownHeader(header.name, header.value)});
    return shown;
}

} // namespace

RecordingHttpClient::RecordingHttpClient(HttpClient &inner, ExchangeLog &log, const QString &connectionId,
                                         const Clock &clock)
    : m_inner(inner)
    , m_log(log)
    , m_connectionId(connectionId)
    , m_clock(clock)
{
    log.offer(connectionId);
}

HttpExchange RecordingHttpClient::begin(const HttpEndpoint &endpoint, const HttpRequest &request) const
{
    HttpExchange exchange;
    exchange.at = m_clock.now();
    exchange.method = QString::fromLatin1(request.method);
    exchange.url =
        endpoint.base.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::StripTrailingSlash) +
        shownTarget(request.target);
    exchange.requestHeaders = shownHeaders(request.headers);
    exchange.requestBody = shownBody(request.body);
    return exchange;
}

void RecordingHttpClient::end(HttpExchange exchange, const Result<HttpResponse> &answer) const
{
    exchange.milliseconds = exchange.at.msecsTo(m_clock.now());
    if (answer) {
        exchange.status = answer->status;
        exchange.answerHeaders = shownHeaders(answer->headers);
        exchange.answerBody = shownBody(answer->body);
    } else {
        exchange.error = answer.error().message;
    }
    m_log.add(m_connectionId, exchange);
}

Operation RecordingHttpClient::send(const HttpEndpoint &endpoint, HttpRequest request,
                                    Callback<HttpResponse> done)
{
    if (!m_log.isOn(m_connectionId))
        return m_inner.send(endpoint, std::move(request), std::move(done));
    const HttpExchange exchange = begin(endpoint, request);
    return m_inner.send(endpoint, std::move(request),
                        [this, exchange, done = std::move(done)](Result<HttpResponse> answer) {
                            end(exchange, answer);
                            done(std::move(answer));
                        });
}

Operation RecordingHttpClient::upgrade(const HttpEndpoint &endpoint, HttpRequest request,
                                       const QByteArray &protocol, Callback<Upgrade> done)
{
    if (!m_log.isOn(m_connectionId))
        return m_inner.upgrade(endpoint, std::move(request), protocol, std::move(done));
    const HttpExchange exchange = begin(endpoint, request);
    return m_inner.upgrade(endpoint, std::move(request), protocol,
                           [this, exchange, done = std::move(done)](Result<Upgrade> upgraded) {
                               end(exchange, upgraded ? Result<HttpResponse>(upgraded->response)
                                                      : Result<HttpResponse>(upgraded.error()));
                               done(std::move(upgraded));
                           });
}

} // namespace osc
