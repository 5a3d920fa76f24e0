// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "endpointlookup.h"

#include <core/endpoints.h>

namespace osc {

/// The ports of a sandbox on a server: what listens is asked of execd, the address of the server.
class RemoteEndpointService : public EndpointService
{
public:
    RemoteEndpointService(ServerContext &context, EndpointLookup &lookup)
        : m_context(context)
        , m_lookup(lookup)
    {}

    [[nodiscard]] Operation list(const QString &sandboxId, Callback<QList<SandboxEndpoint>> done) override;
    [[nodiscard]] Operation resolve(const QString &sandboxId, int port, const QDateTime &expires,
                                    Callback<SandboxEndpoint> done) override;
    [[nodiscard]] Operation probe(const SandboxEndpoint &endpoint, Callback<EndpointAnswer> done) override;
    [[nodiscard]] Operation pingAgent(const QString &sandboxId, Callback<qint64> done) override;

private:
    ServerContext &m_context;
    EndpointLookup &m_lookup;
};

} // namespace osc
