// SPDX-License-Identifier: Apache-2.0
#include "createreadiness.h"

#include "containerlookup.h"
#include "createerrors.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

namespace osc {

namespace {

constexpr std::chrono::milliseconds firstLook{20};
constexpr std::chrono::milliseconds LongestPause{200}; ///< As the SDKs wait (docker-runtime 8.4).
constexpr std::chrono::seconds pingLimit{2};
constexpr qint64 StateIntervalMs = 250;

class Waiting : public std::enable_shared_from_this<Waiting>
{
public:
    Waiting(EngineContext &context, ReadinessQuestion question, Callback<ReadinessVerdict> done)
        : m_context(context)
        , m_question(std::move(question))
        , m_promise(std::move(done))
    {
        m_timer.setSingleShot(true);
        m_timer.callOnTimeout([this] { ask(); });
    }

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_clock.start();
        if (m_question.url)
            ask();
        else
            look();
        return operation;
    }

private:
    void ask()
    {
        HttpRequest request;
        request.target =
            m_question.url->toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
        request.headers = m_question.headers;
        request.timeout = pingLimit;
        request.maximumBody = 1024 * 1024;
        HttpEndpoint endpoint;
        endpoint.base.setScheme(QStringLiteral("http"));
        endpoint.base.setHost(m_question.url->host());
        endpoint.base.setPort(m_question.url->port());
        m_step =
            m_context.http.send(endpoint, std::move(request), [this](const Result<HttpResponse> &response) {
                m_answered = m_answered || response.ok();
                m_ready = response && response->status >= 200 && response->status < m_question.acceptBelow;
                if (m_ready || m_clock.elapsed() - m_lastLook >= StateIntervalMs)
                    look();
                else
                    again();
            });
    }

    /// A sandbox that has ended will never answer, and one that answers may be about to end.
    void look()
    {
        m_lastLook = m_clock.elapsed();
        m_step =
            readContainer(m_context.engine, m_question.containerId, [this](Result<ContainerFacts> container) {
                if (!container)
                    return m_promise.resolve(container.error());
                m_container = *container;
                if (!container->state.running)
                    finish(false, endedWhy(container->state, m_question.command));
                else if (m_ready || !m_question.url)
                    finish(true, {});
                else
                    again();
            });
    }

    void again()
    {
        if (m_clock.elapsed() >= m_question.limit.count()) {
            const QString seconds = QString::number(m_question.limit.count() / 1000);
            finish(false, m_answered ? QCoreApplication::translate(
                                           "osc::CreateReadiness",
                                           "The sandbox runs, but answered with an error for %1 seconds.")
                                           .arg(seconds)
                                     : QCoreApplication::translate(
                                           "osc::CreateReadiness",
                                           "The sandbox runs, but did not answer within %1 seconds.")
                                           .arg(seconds));
            return;
        }
        m_timer.start(m_pause);
        m_pause = std::min(LongestPause, m_pause * 2);
    }

    void finish(bool ready, const QString &why)
    {
        m_promise.resolve(ReadinessVerdict{ready, why, m_container});
    }

    EngineContext &m_context;
    ReadinessQuestion m_question;
    ContainerFacts m_container;
    Promise<ReadinessVerdict> m_promise;
    Operation m_step;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::chrono::milliseconds m_pause = firstLook;
    qint64 m_lastLook = 0;
    bool m_ready = false;
    bool m_answered = false;
};

} // namespace

QString engineHost(const EngineClient &engine)
{
    const HttpEndpoint &endpoint = engine.endpoint();
    return endpoint.unixSocket.isEmpty() ? endpoint.base.host() : QStringLiteral("127.0.0.1");
}

QUrl sandboxAddress(const QString &host, int port, const QString &path)
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(host);
    url.setPort(port);
    const auto query = path.indexOf(QLatin1Char('?'));
    url.setPath(query < 0 ? path : path.left(query));
    if (query >= 0)
        url.setQuery(path.mid(query + 1));
    return url;
}

ReadinessQuestion readinessOf(const SandboxSpec &spec, const ContainerPlan &plan, const QString &host,
                              QStringList &notes)
{
    const ReadinessCheck &check = spec.readiness;
    ReadinessQuestion question;
    question.command = plan.command;
    question.limit = std::chrono::seconds(qBound(1, check.timeoutSeconds, 3600));
    const QString token = spec.env.value(QStringLiteral("EXECD_ACCESS_TOKEN")).value_or(QString());
    if (!token.isEmpty() && plan.withExecd)
        question.headers.append({"X-EXECD-ACCESS-TOKEN", token.toUtf8()});
    const bool published = plan.publishesPorts();
    const int execdPort = published ? plan.ports.execd : ExecdPort;
    if (check.kind == ReadinessCheck::Kind::Execd && plan.withExecd) {
        question.url = sandboxAddress(host, execdPort, QStringLiteral("/ping"));
    } else if (check.kind == ReadinessCheck::Kind::Http) {
        question.acceptBelow = 400;
        if (!published || check.port == HttpPort)
            question.url = sandboxAddress(host, published ? plan.ports.http : check.port, check.path);
        else if (plan.withExecd)
            question.url = sandboxAddress(host, execdPort,
                                          QStringLiteral("/proxy/%1%2").arg(check.port).arg(check.path));
        else
            notes.append(
                QCoreApplication::translate("osc::CreateReadiness",
                                            "Port %1 could not be asked whether the sandbox is ready, "
                                            "because it has no execd.")
                    .arg(check.port));
    }
    return question;
}

Operation awaitReadiness(EngineContext &context, ReadinessQuestion question, Callback<ReadinessVerdict> done)
{
    return std::make_shared<Waiting>(context, std::move(question), std::move(done))->start();
}

} // namespace osc
