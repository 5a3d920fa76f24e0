// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"

#include <execd/execdclient.h>

namespace osc {

/// How to get into a sandbox: its container, and execd when it answers.
struct SandboxAccess
{
    ContainerFacts container;
    std::optional<ExecdClient> execd;

    [[nodiscard]] bool canRun() const { return container.state.running && !container.state.paused; }
};

/// Finds the container and asks execd, when one was put into it. An execd that does not answer is none.
[[nodiscard]] Operation findAccess(EngineContext &context, const QString &sandboxId,
                                   Callback<SandboxAccess> done);

/// The client for the execd of a container; none when the container was made without one.
[[nodiscard]] std::optional<ExecdClient> execdOf(EngineContext &context, const ContainerFacts &container);

/// Conflict, with the reason why nothing can run in the sandbox.
[[nodiscard]] Error cannotRun(const ContainerFacts &container);

} // namespace osc
