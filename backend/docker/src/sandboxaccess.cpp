// SPDX-License-Identifier: Apache-2.0
#include "sandboxaccess.h"

#include "containerlookup.h"
#include "createbody.h"

#include <QCoreApplication>

namespace osc {

namespace {

class AccessLookup : public std::enable_shared_from_this<AccessLookup>
{
public:
    AccessLookup(EngineContext &context, QString sandboxId, Callback<SandboxAccess> done)
        : m_context(context)
        , m_sandboxId(std::move(sandboxId))
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = findContainer(m_context.engine, m_sandboxId, [this](Result<ContainerFacts> container) {
            if (!container)
                return m_promise.resolve(container.error());
            m_access.container = std::move(*container);
            askExecd();
        });
        return operation;
    }

private:
    void askExecd()
    {
        auto execd = m_access.canRun() ? execdOf(m_context, m_access.container) : std::nullopt;
        if (!execd)
            return m_promise.resolve(std::move(m_access));
        m_step = execd->ping([this, client = *execd](const Done &pong) {
            if (pong)
                m_access.execd = client;
            m_promise.resolve(std::move(m_access));
        });
    }

    EngineContext &m_context;
    QString m_sandboxId;
    Promise<SandboxAccess> m_promise;
    Operation m_step;
    SandboxAccess m_access;
};

} // namespace

std::optional<ExecdClient> execdOf(EngineContext &context, const ContainerFacts &container)
{
    if (!container.entrypoint.contains(QStringLiteral("/opt/opensandbox/bootstrap.sh")))
        return {};
    const int port = container.networkMode == QLatin1String("host")
                         ? ExecdPort
                         : container.labels.value(labels::proxyPort).toInt();
    if (port < 1 || port > 65535)
        return {};
    const HttpEndpoint &engine = context.engine.endpoint();
    HttpEndpoint endpoint;
    endpoint.base.setScheme(QStringLiteral("http"));
    endpoint.base.setHost(engine.unixSocket.isEmpty() ? engine.base.host() : QStringLiteral("127.0.0.1"));
    endpoint.base.setPort(port);
    QList<HttpHeader> headers;
    const QString variable = QStringLiteral("EXECD_ACCESS_TOKEN=");
    for (const auto &entry : container.env) {
        if (entry.startsWith(variable))
            headers.append({"X-EXECD-ACCESS-TOKEN", entry.mid(variable.size()).toUtf8()});
    }
    return ExecdClient(context.http, std::move(endpoint), std::move(headers));
}

Operation findAccess(EngineContext &context, const QString &sandboxId, Callback<SandboxAccess> done)
{
    return std::make_shared<AccessLookup>(context, sandboxId, std::move(done))->start();
}

Error cannotRun(const ContainerFacts &container)
{
    Error error;
    error.kind = ErrorKind::Conflict;
    if (container.state.paused) {
        error.message = QCoreApplication::translate("osc::SandboxAccess",
                                                    "The sandbox “%1” is paused; nothing can run in it.")
                            .arg(sandboxTitle(container));
        error.advice = QCoreApplication::translate("osc::SandboxAccess", "Resume it, then try again.");
    } else {
        error.message = QCoreApplication::translate("osc::SandboxAccess", "The sandbox “%1” is not running.")
                            .arg(sandboxTitle(container));
    }
    return error;
}

} // namespace osc
