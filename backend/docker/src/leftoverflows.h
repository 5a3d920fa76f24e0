// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandboxreader.h"

#include <core/consolemark.h>
#include <core/leftovers.h>
#include <core/services.h>

namespace osc {

// The steps of LeftoverService on a Docker Engine.

[[nodiscard]] Operation findLeftovers(SandboxReader &reader, std::shared_ptr<ConsoleMark> owner,
                                      int exitedDays, Callback<QList<Leftover>> done);
/// Containers one after the other, and all volumes with one request.
[[nodiscard]] Operation measureLeftovers(EngineClient &engine, const QList<Leftover> &leftovers,
                                         std::function<void(Leftover)> onMeasured, Callback<void> done);
/// Looks once more whether it is a leftover still, and removes it; a sandbox with @p sandboxes.
[[nodiscard]] Operation cleanLeftover(SandboxReader &reader, SandboxService &sandboxes,
                                      std::shared_ptr<ConsoleMark> owner, const Leftover &leftover,
                                      Callback<void> done);

} // namespace osc
