// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/inventory.h>
#include <core/sandbox.h>

#include <QStringList>

namespace osc {

/// What to ask for to get another sandbox like one that is there.
struct LikeSpec
{
    SandboxSpec spec;
    QStringList unknown; ///< What could not be known, for a sentence: "environment variables".
    bool asSent = false; ///< From the record of its creation; else read back from the sandbox.
};

/// As far as the runtime tells.
[[nodiscard]] LikeSpec specLike(const Sandbox &sandbox);
/// As it was asked for. None when the record holds no request that can be read.
[[nodiscard]] std::optional<LikeSpec> specLike(const InventoryRecord &record);
/// From the record when this sandbox was made here, else from the sandbox itself. Never an error.
[[nodiscard]] Operation findSpecLike(Inventory &inventory, const Sandbox &sandbox, Callback<LikeSpec> done);

} // namespace osc
