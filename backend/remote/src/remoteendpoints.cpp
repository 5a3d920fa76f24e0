// SPDX-License-Identifier: Apache-2.0
#include "remoteendpoints.h"

#include "chain.h"

#include <core/listeners.h>

#include <QCoreApplication>
#include <QElapsedTimer>

namespace osc {

namespace {

struct EndpointText
{
    Q_DECLARE_TR_FUNCTIONS(osc::RemoteEndpoints)
};

constexpr qsizetype mostPorts = 32;
constexpr qsizetype largestTable = 1024 * 1024;
constexpr std::chrono::seconds tablePatience{5};
constexpr std::chrono::seconds probePatience{5};

SandboxEndpoint describe(const QString &sandboxId, int port, const SandboxDoor &door)
{
    SandboxEndpoint endpoint;
    endpoint.port = port;
    const QUrl &base = door.endpoint.base;
    endpoint.scheme = base.scheme();
    endpoint.address = base.toString(QUrl::RemoveScheme | QUrl::RemoveUserInfo).mid(2);
    endpoint.way = door.isThroughServer ? EndpointText::tr("through the server")
                                        : EndpointText::tr("as the server says, directly");
    endpoint.headers = door.address.headers;
    endpoint.proxyPath =
        QString::fromLatin1("/v1" + sandboxPath(sandboxId, "/proxy/" + QByteArray::number(port)));
    if (port == execdPort)
        endpoint.program = QStringLiteral("execd");
    return endpoint;
}

/// What listens inside, then the address of each port.
class PortListing : public std::enable_shared_from_this<PortListing>
{
public:
    PortListing(EndpointLookup &lookup, QString sandboxId, Callback<QList<SandboxEndpoint>> done)
        : m_lookup(lookup)
        , m_sandboxId(std::move(sandboxId))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = m_lookup.execd(m_sandboxId, true, [this](const Result<ExecdClient> &execd) {
            if (!execd)
                return m_promise.resolve(execd.error());
            readTables(*execd);
        });
        return operation;
    }

private:
    void readTables(const ExecdClient &execd)
    {
        ExecdCommand command;
        command.text = QStringLiteral("cat /proc/net/tcp /proc/net/tcp6");
        command.timeout = tablePatience;
        m_step = execd.run(
            command,
            [this](const ExecdOutput &output) {
                if (output.stream == ExecdOutput::Stream::Output && m_tables.size() < largestTable)
                    m_tables += output.line.toUtf8() + '\n';
            },
            [this](const Result<ExecdExit> &) { takeTables(); });
    }

    void takeTables()
    {
        m_isKnown = !m_tables.isEmpty();
        m_listening = decodeListeners(m_tables);
        m_ports = m_listening.keys();
        if (!m_ports.contains(execdPort))
            m_ports.append(execdPort);
        std::sort(m_ports.begin(), m_ports.end());
        m_ports = m_ports.mid(0, mostPorts);
        findNext();
    }

    void findNext()
    {
        if (m_ports.isEmpty())
            return m_promise.resolve(std::move(m_endpoints));
        const int port = m_ports.takeFirst();
        m_step = m_lookup.find(m_sandboxId, port, [this, port](const Result<SandboxDoor> &door) {
            SandboxEndpoint endpoint;
            endpoint.port = port;
            if (door)
                endpoint = describe(m_sandboxId, port, *door);
            if (m_isKnown)
                endpoint.listening = m_listening.value(port, SandboxEndpoint::Listening::No);
            m_endpoints.append(endpoint);
            findNext();
        });
    }

    EndpointLookup &m_lookup;
    QString m_sandboxId;
    Promise<QList<SandboxEndpoint>> m_promise;
    QByteArray m_tables;
    bool m_isKnown = false;
    QMap<int, SandboxEndpoint::Listening> m_listening;
    QList<int> m_ports;
    QList<SandboxEndpoint> m_endpoints;
    Operation m_step;
};

} // namespace

Operation RemoteEndpointService::list(const QString &sandboxId, Callback<QList<SandboxEndpoint>> done)
{
    return std::make_shared<PortListing>(m_lookup, sandboxId, std::move(done))->start();
}

Operation RemoteEndpointService::resolve(const QString &sandboxId, int port, const QDateTime &expires,
                                         Callback<SandboxEndpoint> done)
{
    const auto describeIt = [sandboxId, port, done = std::move(done)](const Result<SandboxDoor> &door) {
        if (door)
            done(describe(sandboxId, port, *door));
        else
            done(door.error());
    };
    return expires.isValid() ? m_lookup.findSigned(sandboxId, port, expires, describeIt)
                             : m_lookup.find(sandboxId, port, describeIt);
}

Operation RemoteEndpointService::probe(const SandboxEndpoint &endpoint, Callback<EndpointAnswer> done)
{
    HttpEndpoint target = m_context.client.endpoint();
    const QString server = target.base.toString(QUrl::RemoveUserInfo);
    const QString address = endpoint.scheme + QStringLiteral("://") + endpoint.address;
    target.base = QUrl(address, QUrl::TolerantMode);
    HttpRequest request;
    request.target = "/";
    // The key goes to the server itself, never anywhere else.
    if (address.startsWith(server + QLatin1Char('/')))
        request.headers = m_context.client.headers();
    for (auto it = endpoint.headers.cbegin(); it != endpoint.headers.cend(); ++it)
        request.headers.append(HttpHeader{it.key().toUtf8(), it.value().toUtf8()});
    request.timeout = probePatience;
    request.connectTimeout = probePatience;
    request.maximumBody = 64 * 1024;
    QElapsedTimer clock;
    clock.start();
    const bool isTls = endpoint.scheme == QLatin1String("https");
    return m_context.http.send(target, std::move(request),
                               [clock, isTls, done = std::move(done)](const Result<HttpResponse> &answer) {
                                   EndpointAnswer result;
                                   result.milliseconds = clock.elapsed();
                                   if (answer) {
                                       result.protocol = isTls ? EndpointAnswer::Protocol::Https
                                                               : EndpointAnswer::Protocol::Http;
                                       result.status = answer->status;
                                   } else if (answer.error().kind == ErrorKind::Protocol) {
                                       result.protocol = EndpointAnswer::Protocol::Other;
                                   } else {
                                       result.words = answer.error().message;
                                   }
                                   done(result);
                               });
}

Operation RemoteEndpointService::pingAgent(const QString &sandboxId, Callback<qint64> done)
{
    return chain<ExecdClient, qint64>(
        [this, sandboxId](Callback<ExecdClient> found) {
            return m_lookup.execd(sandboxId, true, std::move(found));
        },
        [](const ExecdClient &execd, Callback<qint64> told) {
            QElapsedTimer clock;
            clock.start();
            return execd.ping([clock, told = std::move(told)](const Done &pong) {
                told(pong ? Result<qint64>(clock.elapsed()) : Result<qint64>(pong.error()));
            });
        },
        std::move(done));
}

} // namespace osc
