// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"

namespace osc {

/// Freezes a sandbox, then its egress sidecar; thaws in the reverse order. When the second step fails the
/// first is taken back (official-server-in-practice 4). Conflict when the sandbox is in another state.
[[nodiscard]] Operation pauseSandbox(EngineContext &context, const QString &sandboxId, Callback<void> done);
[[nodiscard]] Operation resumeSandbox(EngineContext &context, const QString &sandboxId, Callback<void> done);

} // namespace osc
