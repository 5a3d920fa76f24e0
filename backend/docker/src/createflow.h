// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "createcleanup.h"
#include "enginecontext.h"
#include "execdartefacts.h"
#include "portallocator.h"
#include "registryauth.h"

#include <core/services.h>
#include <core/validation.h>

namespace osc {

/// Creates sandboxes on a Docker Engine in the order of the reference (docker-runtime 2), and takes back what
/// a failed or cancelled creation has made. Belongs to the DockerBackend; lives as long as its services.
class DockerCreator
{
public:
    struct Options
    {
        PortAllocator ports;
        RegistryLoginLookup logins;
        std::chrono::milliseconds sidecarLimit{30'000};
    };

    /// @p rules: what a spec is checked against, as it is now.
    DockerCreator(EngineContext &context, std::function<ValidationRules()> rules);
    DockerCreator(EngineContext &context, std::function<ValidationRules()> rules, Options options);
    ~DockerCreator();

    /// SandboxService::create.
    [[nodiscard]] Operation create(const SandboxSpec &spec, std::function<void(CreateProgress)> onProgress,
                                   Callback<CreateOutcome> done);

    [[nodiscard]] ExecdArtefacts &execd() { return m_execd; }

    /// What every creation works with.
    struct Parts
    {
        EngineContext &context;
        ExecdArtefacts &execd;
        Options options;
        std::function<ValidationRules()> rules;
        std::shared_ptr<CleanupPool> cleanup;
    };

private:
    ExecdArtefacts m_execd;
    std::shared_ptr<Parts> m_parts;
};

} // namespace osc
