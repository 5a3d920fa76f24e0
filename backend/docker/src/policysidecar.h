// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "createbody.h"
#include "createcleanup.h"
#include "enginecontext.h"
#include "registryauth.h"

#include <core/services.h>

namespace osc {

/// What the flows of the sidecar work on; all of it outlives them.
struct SidecarWork
{
    EngineContext &context;
    const RegistryLoginLookup &logins;
    ContainerPlan &plan;
    CreatedThings &made;
    std::chrono::milliseconds limit; ///< Of the wait for the sidecar.
    std::function<void(CreateProgress)> onProgress;
};

/// Makes the volume that the sandbox shares with the sidecar of its network policy, and gets the image of the
/// sidecar.
[[nodiscard]] Operation prepareSidecar(SidecarWork work, Callback<void> done);

/// Makes and starts the sidecar, and waits until it enforces the policy. The plan knows its container then.
/// With a port that is taken (isPortTaken()) it can be tried again.
[[nodiscard]] Operation startSidecar(SidecarWork work, Callback<void> done);

} // namespace osc
