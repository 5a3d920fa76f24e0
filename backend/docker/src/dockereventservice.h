// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"

#include <core/sandboxevents.h>

namespace osc {

/// What the Engine says about the container of a sandbox. It remembers its last 256 events, of all containers
/// together, and forgets them when it is restarted.
class DockerEventService : public SandboxEventService
{
public:
    explicit DockerEventService(EngineContext &context)
        : m_context(context)
    {}

    [[nodiscard]] Operation follow(const QString &sandboxId, std::function<void(SandboxEvent)> onEvent,
                                   Callback<void> done) override;

private:
    EngineContext &m_context;
};

} // namespace osc
