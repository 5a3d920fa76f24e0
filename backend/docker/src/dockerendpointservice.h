// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"
#include <core/listeners.h>

#include <core/endpoints.h>

namespace osc {

/// Ports of containers (docker-runtime 8.1). Beyond those that are published, execd forwards to every port,
/// also to those that listen inside only; and an engine on this computer lets containers be reached at their
/// own address.
class DockerEndpointService : public EndpointService
{
public:
    explicit DockerEndpointService(EngineContext &context)
        : m_context(context)
    {}

    [[nodiscard]] Operation list(const QString &sandboxId, Callback<QList<SandboxEndpoint>> done) override;
    [[nodiscard]] Operation probe(const SandboxEndpoint &endpoint, Callback<EndpointAnswer> done) override;
    [[nodiscard]] Operation pingAgent(const QString &sandboxId, Callback<qint64> done) override;

private:
    EngineContext &m_context;
};

/// The ports of a container; @p listeners is empty when nobody could look. @p isLocal: the engine runs on
/// this computer.
[[nodiscard]] QList<SandboxEndpoint>
containerEndpoints(const ContainerFacts &container, const QString &publicHost, bool isLocal,
                   const std::optional<QMap<int, SandboxEndpoint::Listening>> &listeners);

} // namespace osc
