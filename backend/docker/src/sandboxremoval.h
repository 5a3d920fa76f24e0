// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"

#include <core/inventory.h>

namespace osc {

struct RemovalOutcome
{
    bool existed = true; ///< false: there was no container any more; only what it left behind was removed.
    QStringList keptVolumes;  ///< Owned volumes that could not be deleted: still in use by others.
    QStringList busyMounts{}; ///< Mounted buckets that nobody needs any more and that could not be unmounted.
};

/// What was made for a sandbox of ours and goes with it, as the inventory has it.
struct RecordedThings
{
    QStringList volumes;
    QStringList bucketMounts;
};
[[nodiscard]] RecordedThings recordedThings(const InventoryRecord &record);

/// Removes a sandbox and all that belongs to it: container, sidecar, owned volumes that carry the server's
/// label, mounted buckets that no other sandbox uses, metadata and expiration files (docker-runtime 4.5).
/// What others remove at the same time is no failure. When the container itself cannot be removed, the rest
/// stays as it is. @p recorded is for when there is no container any more that names them.
/// @p knownContainer is the container that stood for the sandbox when it was last read, which saves a look
/// through the list; empty when that is not known.
[[nodiscard]] Operation removeSandbox(EngineContext &context, const QString &sandboxId,
                                      const QString &knownContainer, RecordedThings recorded,
                                      Callback<RemovalOutcome> done);

/// The same for a sandbox whose container is known to be gone: sidecar, recorded volumes and files. Never
/// removes a container that carries the sandbox's id.
[[nodiscard]] Operation removeLeftovers(EngineContext &context, const QString &sandboxId,
                                        RecordedThings recorded, Callback<RemovalOutcome> done);

} // namespace osc
