// SPDX-License-Identifier: Apache-2.0
#include "dockerendpointservice.h"

#include "containerlookup.h"
#include "endpointprobe.h"
#include "engineexec.h"
#include "sandboxaccess.h"
#include "statemapping.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

namespace osc {

namespace {

constexpr int agentPort = 44772;
constexpr qsizetype longestTable = 1024 * 1024;
constexpr std::chrono::seconds listenersLimit{4};

struct Endpoints
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerEndpointService)
};

bool isLocalEngine(const EngineContext &context)
{
    return !context.engine.endpoint().unixSocket.isEmpty();
}

QString publicHostOf(const EngineContext &context)
{
    return isLocalEngine(context) ? QStringLiteral("127.0.0.1") : context.engine.endpoint().base.host();
}

/// Two calls: the container, and what listens in it where somebody can look.
class ListEndpoints : public std::enable_shared_from_this<ListEndpoints>
{
public:
    ListEndpoints(EngineContext &context, Callback<QList<SandboxEndpoint>> done)
        : m_context(context)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(const QString &sandboxId)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = findContainer(m_context.engine, sandboxId, [this](Result<ContainerFacts> container) {
            if (!container)
                return m_promise.resolve(container.error());
            m_container = std::move(*container);
            if (m_container.state.running && !m_container.state.paused)
                lookInside();
            else
                answer(QMap<int, SandboxEndpoint::Listening>());
        });
        return operation;
    }

private:
    void lookInside()
    {
        EngineExec exec;
        exec.containerId = m_container.id;
        exec.title = sandboxTitle(m_container);
        exec.body.command = {QStringLiteral("cat"), QStringLiteral("/proc/net/tcp"),
                             QStringLiteral("/proc/net/tcp6")};
        exec.onOutput = [this](CommandOutput::Stream stream, QByteArrayView bytes) {
            if (stream == CommandOutput::Stream::Stdout && m_tables.size() < longestTable)
                m_tables.append(bytes);
            return ByteSink::Next::More;
        };
        QObject::connect(&m_limit, &QTimer::timeout, &m_limit, [this] { answer({}); });
        m_limit.setSingleShot(true);
        m_limit.start(listenersLimit);
        m_step = runExec(m_context.engine, std::move(exec), [this](const Result<int> &) {
            if (m_tables.isEmpty()) // an image without cat, for example
                answer({});
            else
                answer(decodeListeners(m_tables));
        });
    }

    void answer(const std::optional<QMap<int, SandboxEndpoint::Listening>> &listeners)
    {
        const auto self = shared_from_this();
        m_limit.stop();
        m_step.cancel();
        m_promise.resolve(
            containerEndpoints(m_container, publicHostOf(m_context), isLocalEngine(m_context), listeners));
    }

    EngineContext &m_context;
    Promise<QList<SandboxEndpoint>> m_promise;
    ContainerFacts m_container;
    QByteArray m_tables;
    QTimer m_limit;
    Operation m_step;
};

class PingAgent : public std::enable_shared_from_this<PingAgent>
{
public:
    PingAgent(EngineContext &context, Callback<qint64> done)
        : m_context(context)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(const QString &sandboxId)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = findContainer(m_context.engine, sandboxId, [this](const Result<ContainerFacts> &container) {
            if (!container)
                return m_promise.resolve(container.error());
            const SandboxAccess access{*container, {}};
            if (!access.canRun())
                return m_promise.resolve(cannotRun(*container));
            const auto execd = execdOf(m_context, *container);
            if (!execd)
                return m_promise.resolve(
                    Error{.kind = ErrorKind::Unsupported,
                          .message =
                              Endpoints::tr("The sandbox “%1” has no execd.").arg(sandboxTitle(*container))});
            m_clock.start();
            m_step = execd->ping([this](const Done &pong) {
                m_promise.resolve(pong ? Result<qint64>(m_clock.elapsed()) : Result<qint64>(pong.error()));
            });
        });
        return operation;
    }

private:
    EngineContext &m_context;
    Promise<qint64> m_promise;
    QElapsedTimer m_clock;
    Operation m_step;
};

/// Where one port of a container is reached, the shortest way first.
class Ways
{
public:
    Ways(const ContainerFacts &container, const QString &publicHost, bool isLocal)
        : m_container(container)
        , m_published(mapEndpoints(container, publicHost))
        , m_isLocal(isLocal)
        , m_hasExecd(container.entrypoint.contains(QStringLiteral("/opt/opensandbox/bootstrap.sh")))
    {}

    [[nodiscard]] QList<int> published() const { return m_published.keys(); }
    [[nodiscard]] bool hasExecd() const { return m_hasExecd; }

    void describe(SandboxEndpoint &endpoint) const
    {
        const QString number = QString::number(endpoint.port);
        const QString agent = m_published.value(agentPort);
        const QString own = m_container.addresses.isEmpty() ? QString() : m_container.addresses.first();
        const bool inside = endpoint.listening == SandboxEndpoint::Listening::Inside;
        if (m_container.networkMode == QLatin1String("host")) {
            endpoint.address = QStringLiteral("127.0.0.1:") + number;
            endpoint.way = Endpoints::tr("on the network of the engine's machine");
        } else if (m_published.contains(endpoint.port) && !inside) {
            endpoint.address = m_published.value(endpoint.port);
            endpoint.way = Endpoints::tr("published by the engine");
        } else if (m_hasExecd && !agent.isEmpty()) {
            endpoint.address = agent + QStringLiteral("/proxy/") + number;
            endpoint.way = Endpoints::tr("forwarded by execd");
        } else if (m_isLocal && !own.isEmpty() && !inside) {
            endpoint.address = own + QLatin1Char(':') + number;
            endpoint.way = Endpoints::tr("at the sandbox's own address, from this computer only");
        }
    }

private:
    const ContainerFacts &m_container;
    QHash<int, QString> m_published;
    bool m_isLocal;
    bool m_hasExecd;
};

} // namespace

QList<SandboxEndpoint>
containerEndpoints(const ContainerFacts &container, const QString &publicHost, bool isLocal,
                   const std::optional<QMap<int, SandboxEndpoint::Listening>> &listeners)
{
    const Ways ways(container, publicHost, isLocal);
    const QString sandboxId = container.labels.value(labels::id);
    const auto published = ways.published();
    QSet<int> ports(published.cbegin(), published.cend());
    for (const int port : container.exposedPorts)
        ports.insert(port);
    if (listeners) {
        for (auto it = listeners->cbegin(); it != listeners->cend(); ++it)
            ports.insert(it.key());
    }
    QList<int> sorted(ports.cbegin(), ports.cend());
    std::sort(sorted.begin(), sorted.end());

    QList<SandboxEndpoint> result;
    for (const int port : sorted) {
        SandboxEndpoint endpoint;
        endpoint.port = port;
        endpoint.exposed = container.exposedPorts.contains(port);
        if (listeners)
            endpoint.listening = listeners->value(port, SandboxEndpoint::Listening::No);
        if (port == agentPort && ways.hasExecd())
            endpoint.program = QStringLiteral("execd");
        endpoint.proxyPath = QStringLiteral("/sandboxes/%1/proxy/%2").arg(sandboxId).arg(port);
        if (container.state.running)
            ways.describe(endpoint);
        result.append(endpoint);
    }
    return result;
}

Operation DockerEndpointService::list(const QString &sandboxId, Callback<QList<SandboxEndpoint>> done)
{
    return std::make_shared<ListEndpoints>(m_context, std::move(done))->start(sandboxId);
}

Operation DockerEndpointService::probe(const SandboxEndpoint &endpoint, Callback<EndpointAnswer> done)
{
    return probeEndpoint(m_context.http, endpoint.address, std::move(done));
}

Operation DockerEndpointService::pingAgent(const QString &sandboxId, Callback<qint64> done)
{
    return std::make_shared<PingAgent>(m_context, std::move(done))->start(sandboxId);
}

} // namespace osc
