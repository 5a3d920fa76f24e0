// SPDX-License-Identifier: Apache-2.0
#include <execd/execdclient.h>

#include "commandrun.h"
#include "execderrors.h"

#include <QCoreApplication>

namespace osc {

namespace {

struct ExecdRequests
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdRequests)
};

/// A request with one answer: @p read turns a good one into the result.
template<typename T>
Operation ask(const ExecdClient &client, HttpRequest request, const QString &failure,
              std::function<Result<T>(const HttpResponse &)> read, Callback<T> done)
{
    return client.send(std::move(request), [failure, read = std::move(read),
                                            done = std::move(done)](const Result<HttpResponse> &answer) {
        if (!answer)
            done(answer.error());
        else if (answer->status / 100 != 2)
            done(execderrors::fromResponse(*answer, failure));
        else
            done(read(*answer));
    });
}

} // namespace

ExecdClient::ExecdClient(HttpClient &http, HttpEndpoint endpoint, QList<HttpHeader> headers)
    : m_http(&http)
    , m_endpoint(std::move(endpoint))
    , m_headers(std::move(headers))
{}

Operation ExecdClient::send(HttpRequest request, Callback<HttpResponse> done) const
{
    request.headers = m_headers + request.headers;
    return m_http->send(m_endpoint, std::move(request), std::move(done));
}

Operation ExecdClient::ping(Callback<void> done) const
{
    HttpRequest request;
    request.target = "/ping";
    request.timeout = std::chrono::seconds(5);
    request.connectTimeout = std::chrono::seconds(5);
    request.maximumBody = 64 * 1024;
    return ask<void>(
        *this, std::move(request), ExecdRequests::tr("execd does not answer as it should."),
        [](const HttpResponse &) { return Done(); }, std::move(done));
}

Operation ExecdClient::run(const ExecdCommand &command, std::function<void(ExecdOutput)> onOutput,
                           Callback<ExecdExit> done) const
{
    return std::make_shared<ExecdCommandRun>(*this, std::move(onOutput), std::move(done))->start(command);
}

Operation ExecdClient::metrics(Callback<ExecdMetrics> done) const
{
    HttpRequest request;
    request.target = "/metrics";
    request.maximumBody = 64 * 1024;
    return ask<ExecdMetrics>(
        *this, std::move(request), ExecdRequests::tr("execd did not tell how busy the sandbox is."),
        [](const HttpResponse &response) -> Result<ExecdMetrics> {
            if (const auto metrics = decodeExecdMetrics(response.body))
                return *metrics;
            return execderrors::notUnderstood();
        },
        std::move(done));
}

} // namespace osc
