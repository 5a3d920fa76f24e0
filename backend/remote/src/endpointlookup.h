// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ourcreations.h"
#include "remotecodec.h"

#include <execd/execdclient.h>

#include <QHash>

namespace osc {

constexpr int execdPort = 44772;
constexpr int egressPort = 18080;

/// How a port of a sandbox is reached.
struct SandboxDoor
{
    HttpEndpoint endpoint;
    QList<HttpHeader> headers;    ///< Go with every request. Secret.
    EndpointAddress address;      ///< As the server told it.
    bool isThroughServer = false; ///< By the proxy of the server.
};

/// Finds the way to ports of sandboxes and remembers it for a while (execd-and-client 1).
class EndpointLookup
{
public:
    EndpointLookup(ServerContext &context, const OurCreations &ours);

    [[nodiscard]] Operation find(const QString &sandboxId, int port, Callback<SandboxDoor> done);
    /// With an address that is signed until @p expires; never remembered.
    [[nodiscard]] Operation findSigned(const QString &sandboxId, int port, const QDateTime &expires,
                                       Callback<SandboxDoor> done);
    /// execd of a sandbox; it is not asked whether it answers. @p inBackground: the use does not count as
    /// one that keeps the sandbox alive.
    [[nodiscard]] Operation execd(const QString &sandboxId, bool inBackground, Callback<ExecdClient> done);
    /// execd as a door leads to it.
    [[nodiscard]] ExecdClient clientAt(const SandboxDoor &door, const QString &sandboxId,
                                       bool inBackground) const;
    /// The way may be another one now: after a resume, or when it led nowhere.
    void forget(const QString &sandboxId);

private:
    struct Known
    {
        SandboxDoor door;
        QDateTime until;
    };

    [[nodiscard]] RemoteRequest lookUp(const QString &sandboxId, int port) const;
    [[nodiscard]] SandboxDoor doorTo(const QString &sandboxId, int port,
                                     const EndpointAddress &address) const;

    ServerContext &m_context;
    const OurCreations &m_ours;
    QHash<QString, QHash<int, Known>> m_known;
};

/// Where an address without a scheme is, as seen from here. A server on another machine may name loopback
/// addresses, which are its own; execd itself speaks no TLS, a gateway does as the server does.
[[nodiscard]] QUrl urlOfEndpoint(const QString &sandboxId, const EndpointAddress &address,
                                 const QUrl &server);

} // namespace osc
