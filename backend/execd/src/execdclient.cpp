// SPDX-License-Identifier: Apache-2.0
#include <execd/execdclient.h>

#include "commandrun.h"
#include "execdask.h"
#include "metricswatch.h"

#include <QCoreApplication>

namespace osc {

namespace {

struct ExecdRequests
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdRequests)
};

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

Operation ExecdClient::upgrade(HttpRequest request, const QByteArray &protocol,
                               Callback<HttpClient::Upgrade> done) const
{
    request.headers = m_headers + request.headers;
    return m_http->upgrade(m_endpoint, std::move(request), protocol, std::move(done));
}

Operation ExecdClient::ping(Callback<void> done) const
{
    HttpRequest request;
    request.target = "/ping";
    request.timeout = std::chrono::seconds(5);
    request.connectTimeout = std::chrono::seconds(5);
    request.maximumBody = 64 * 1024;
    return askExecd<void>(
        *this, std::move(request), ExecdRequests::tr("execd does not answer as it should."),
        [](const HttpResponse &) { return Done(); }, std::move(done));
}

Operation ExecdClient::run(const ExecdCommand &command, std::function<void(ExecdOutput)> onOutput,
                           Callback<ExecdExit> done) const
{
    return std::make_shared<ExecdCommandRun>(*this, std::move(onOutput), std::move(done))
        ->start("/command", encodeExecdCommand(command), {}, ExecdCommandRun::Kind::Foreground);
}

Operation ExecdClient::startInBackground(const ExecdCommand &command, Callback<QString> done) const
{
    const auto started = [done = std::move(done)](const Result<ExecdExit> &exit) {
        if (exit)
            done(exit->id);
        else
            done(exit.error());
    };
    return std::make_shared<ExecdCommandRun>(*this, std::function<void(ExecdOutput)>(), started)
        ->start("/command", encodeExecdCommand(command, true), {}, ExecdCommandRun::Kind::Background);
}

Operation ExecdClient::commandStatus(const QString &id, Callback<ExecdJob> done) const
{
    HttpRequest request;
    request.target = "/command/status/" + QUrl::toPercentEncoding(id);
    request.maximumBody = 1024 * 1024;
    return askExecd<ExecdJob>(
        *this, std::move(request), ExecdRequests::tr("execd does not know the command any more."),
        [](const HttpResponse &response) -> Result<ExecdJob> {
            if (auto job = decodeExecdJob(response.body))
                return *std::move(job);
            return execderrors::notUnderstood();
        },
        std::move(done));
}

Operation ExecdClient::commandOutput(const QString &id, qint64 cursor, Callback<ExecdJobOutput> done) const
{
    HttpRequest request;
    request.target = "/command/" + QUrl::toPercentEncoding(id) + "/logs?cursor=" + QByteArray::number(cursor);
    return askExecd<ExecdJobOutput>(
        *this, std::move(request), ExecdRequests::tr("execd did not tell what the command wrote."),
        [cursor](const HttpResponse &response) -> Result<ExecdJobOutput> {
            bool told = false;
            const qint64 next = response.header("EXECD-COMMANDS-TAIL-CURSOR").toLongLong(&told);
            const qint64 counted = cursor + response.body.size();
            return ExecdJobOutput{response.body, told && next >= cursor ? next : counted};
        },
        std::move(done));
}

Operation ExecdClient::interrupt(const QString &id, Callback<void> done) const
{
    HttpRequest request;
    request.method = "DELETE";
    request.target = "/command?id=" + QUrl::toPercentEncoding(id);
    request.maximumBody = 64 * 1024;
    return send(std::move(request), [done = std::move(done)](const Result<HttpResponse> &answer) {
        if (!answer)
            return done(answer.error());
        if (answer->status / 100 == 2)
            return done(Done());
        Error error =
            execderrors::fromResponse(*answer, ExecdRequests::tr("The command could not be interrupted."));
        if (error.detail.contains(QLatin1String("is not running")))
            error.kind = ErrorKind::Conflict;
        else if (error.detail.contains(QLatin1String("no such session")))
            error.kind = ErrorKind::NotFound;
        done(error);
    });
}

Operation ExecdClient::openSession(const QString &workingDirectory, Callback<QString> done) const
{
    HttpRequest request;
    request.method = "POST";
    request.target = "/session";
    request.headers = {HttpHeader{"Content-Type", "application/json"}};
    request.body = encodeExecdSession(workingDirectory);
    request.maximumBody = 64 * 1024;
    return askExecd<QString>(
        *this, std::move(request), ExecdRequests::tr("execd did not open a shell."),
        [](const HttpResponse &response) -> Result<QString> {
            const QString id = decodeExecdSessionId(response.body);
            if (id.isEmpty())
                return execderrors::notUnderstood();
            return id;
        },
        std::move(done));
}

Operation ExecdClient::runInSession(const QString &id, const ExecdCommand &command,
                                    std::function<void(ExecdOutput)> onOutput, Callback<ExecdExit> done) const
{
    ExecdCommand plain;
    plain.text = command.text;
    plain.workingDirectory = command.workingDirectory;
    return std::make_shared<ExecdCommandRun>(*this, std::move(onOutput), std::move(done))
        ->start("/session/" + QUrl::toPercentEncoding(id) + "/run", encodeExecdCommand(plain),
                command.timeout, ExecdCommandRun::Kind::InSession);
}

Operation ExecdClient::closeSession(const QString &id, Callback<void> done) const
{
    HttpRequest request;
    request.method = "DELETE";
    request.target = "/session/" + QUrl::toPercentEncoding(id);
    request.maximumBody = 64 * 1024;
    return askExecd<void>(
        *this, std::move(request), ExecdRequests::tr("execd does not know the shell any more."),
        [](const HttpResponse &) { return Done(); }, std::move(done));
}

Operation ExecdClient::metrics(Callback<ExecdMetrics> done) const
{
    HttpRequest request;
    request.target = "/metrics";
    request.maximumBody = 64 * 1024;
    return askExecd<ExecdMetrics>(
        *this, std::move(request), ExecdRequests::tr("execd did not tell how busy the sandbox is."),
        [](const HttpResponse &response) -> Result<ExecdMetrics> {
            if (const auto metrics = decodeExecdMetrics(response.body))
                return *metrics;
            return execderrors::notUnderstood();
        },
        std::move(done));
}

Operation ExecdClient::watchMetrics(std::function<void(ExecdMetrics)> onSample, Callback<void> done) const
{
    return std::make_shared<ExecdMetricsWatch>(*this, std::move(onSample), std::move(done))->start();
}

} // namespace osc
