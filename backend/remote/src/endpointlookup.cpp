// SPDX-License-Identifier: Apache-2.0
#include "endpointlookup.h"

#include "remoteerrors.h"

#include <QCoreApplication>
#include <QHostAddress>

namespace osc {

namespace {

constexpr int rememberedSeconds = 600; // as the SDK does (api-1.1 10)
constexpr qsizetype mostRemembered = 1024;

bool isThisMachine(const QString &host)
{
    const QHostAddress address(host);
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 || address.isLoopback() ||
           address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6;
}

/// Servers on Kubernetes put the bare address of a pod before the port, "fd00::5:8080" (kubernetes-runtime
/// 3.4).
QString bracketed(const QString &address)
{
    const QString authority = address.section(QLatin1Char('/'), 0, 0);
    const auto colon = authority.lastIndexOf(QLatin1Char(':'));
    const QString host = authority.left(colon);
    if (QHostAddress(host).protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    return QLatin1Char('[') + host + QLatin1Char(']') + address.mid(colon);
}

QList<HttpHeader> headersOf(const EndpointAddress &address)
{
    QList<HttpHeader> headers;
    for (auto it = address.headers.cbegin(); it != address.headers.cend(); ++it)
        headers.append(HttpHeader{it.key().toUtf8(), it.value().toUtf8()});
    return headers;
}

} // namespace

QUrl urlOfEndpoint(const QString &sandboxId, const EndpointAddress &address, const QUrl &server)
{
    QUrl url(QStringLiteral("http://") + bracketed(address.address), QUrl::TolerantMode);
    const bool isGateway = url.port() < 0 || url.host().startsWith(sandboxId) ||
                           url.path().startsWith(QLatin1Char('/') + sandboxId) ||
                           address.headers.contains(QStringLiteral("OpenSandbox-Ingress-To"));
    if (isGateway)
        url.setScheme(server.scheme());
    if (isThisMachine(url.host()) && !isThisMachine(server.host()))
        url.setHost(server.host());
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path, QUrl::TolerantMode);
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

EndpointLookup::EndpointLookup(ServerContext &context, const OurCreations &ours)
    : m_context(context)
    , m_ours(ours)
{}

Operation EndpointLookup::find(const QString &sandboxId, int port, Callback<SandboxDoor> done)
{
    const Known known = m_known.value(sandboxId).value(port);
    const bool sameWay = known.door.isThroughServer == m_context.profile().useServerProxy;
    if (known.until.isValid() && sameWay && m_context.clock.now() < known.until)
        return finished<SandboxDoor>(known.door, std::move(done));
    return m_context.client.send(lookUp(sandboxId, port), [this, sandboxId, port, done = std::move(done)](
                                                              const Result<HttpResponse> &answer) {
        if (!answer)
            return done(answer.error());
        const auto address = decodeEndpoint(answer->body);
        if (!address)
            return done(remoteNotUnderstood(m_context.client.endpoint()));
        const SandboxDoor door = doorTo(sandboxId, port, *address);
        if (m_known.size() >= mostRemembered)
            m_known.clear();
        m_known[sandboxId].insert(port, {door, m_context.clock.now().addSecs(rememberedSeconds)});
        done(door);
    });
}

Operation EndpointLookup::findSigned(const QString &sandboxId, int port, const QDateTime &expires,
                                     Callback<SandboxDoor> done)
{
    RemoteRequest request = lookUp(sandboxId, port);
    const QDateTime end = m_context.serverClock.toTheirs(expires);
    request.query = {{"expires", QByteArray::number(end.toSecsSinceEpoch())}};
    return m_context.client.send(
        std::move(request), [this, sandboxId, done = std::move(done)](const Result<HttpResponse> &answer) {
            if (!answer)
                return done(answer.error());
            const auto address = decodeEndpoint(answer->body);
            if (!address)
                return done(remoteNotUnderstood(m_context.client.endpoint()));
            SandboxDoor door;
            door.address = *address;
            door.endpoint = m_context.client.endpoint();
            door.endpoint.base = urlOfEndpoint(sandboxId, *address, m_context.client.endpoint().base);
            door.headers = headersOf(*address);
            done(door);
        });
}

RemoteRequest EndpointLookup::lookUp(const QString &sandboxId, int port) const
{
    RemoteRequest request;
    request.path = sandboxPath(sandboxId, "/endpoints/" + QByteArray::number(port));
    request.query = {{"use_server_proxy", m_context.profile().useServerProxy ? "true" : "false"}};
    request.failure = QCoreApplication::translate("osc::EndpointLookup",
                                                  "The server did not tell how the sandbox is reached.");
    return request;
}

/// In proxy mode the answer is asked for its headers only: behind another proxy its address may be one that
/// does not exist here (execd-and-client 1.2).
SandboxDoor EndpointLookup::doorTo(const QString &sandboxId, int port, const EndpointAddress &address) const
{
    SandboxDoor door;
    door.address = address;
    door.endpoint = m_context.client.endpoint(); // certificates and proxy are the same
    door.isThroughServer = m_context.profile().useServerProxy;
    if (door.isThroughServer) {
        door.headers = m_context.client.headers() + headersOf(address);
        door.endpoint.base.setPath(
            door.endpoint.base.path(QUrl::FullyEncoded) +
                QString::fromLatin1("/v1" + sandboxPath(sandboxId, "/proxy/" + QByteArray::number(port))),
            QUrl::TolerantMode);
    } else {
        door.headers = headersOf(address);
        door.endpoint.base = urlOfEndpoint(sandboxId, address, m_context.client.endpoint().base);
    }
    return door;
}

Operation EndpointLookup::execd(const QString &sandboxId, bool inBackground, Callback<ExecdClient> done)
{
    return find(sandboxId, execdPort,
                [this, sandboxId, inBackground, done = std::move(done)](const Result<SandboxDoor> &door) {
                    if (!door)
                        done(door.error());
                    else
                        done(clientAt(*door, sandboxId, inBackground));
                });
}

ExecdClient EndpointLookup::clientAt(const SandboxDoor &door, const QString &sandboxId,
                                     bool inBackground) const
{
    auto headers = door.headers;
    const SecretString token = m_ours.token(sandboxId);
    if (!token.isEmpty())
        headers.append(HttpHeader{"X-EXECD-ACCESS-TOKEN", token.reveal()}); // into the requests
    if (inBackground && door.isThroughServer)
        headers.append(HttpHeader{"OpenSandbox-Access-Renew", "skip"});
    return ExecdClient(m_context.http, door.endpoint, headers);
}

void EndpointLookup::forget(const QString &sandboxId)
{
    m_known.remove(sandboxId);
}

} // namespace osc
