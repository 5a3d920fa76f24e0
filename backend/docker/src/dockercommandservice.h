// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"

#include <core/services.h>

namespace osc {

/// Commands through execd when it answers, else through the Engine's exec.
///
/// The Engine has no call that ends an exec, and the process ids that it tells are those of its own machine.
/// So every command run that way carries a random mark in its environment, which all its children inherit,
/// and ending it means to send SIGTERM, and SIGKILL two seconds later, to every process in the container that
/// has the mark. A process that clears its environment, or runs as another user, is not found that way.
class DockerCommandService : public CommandService
{
public:
    explicit DockerCommandService(EngineContext &context)
        : m_context(context)
    {}

    [[nodiscard]] Operation run(const QString &sandboxId, const CommandRequest &request,
                                std::function<void(CommandOutput)> onOutput,
                                Callback<CommandOutcome> done) override;

private:
    EngineContext &m_context;
};

} // namespace osc
