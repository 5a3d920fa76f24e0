// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"

#include <core/inventory.h>

namespace osc {

struct RemovalOutcome
{
    bool existed = true; ///< false: there was no container any more; only what it left behind was removed.
    QStringList keptVolumes; ///< Owned volumes that could not be deleted: still in use by others.
};

/// Removes a sandbox and all that belongs to it: container, sidecar, owned volumes that carry the server's
/// label, metadata and expiration files (docker-runtime 4.5). What others remove at the same time is no
/// failure. When the container itself cannot be removed, the rest stays as it is. @p recordedVolumes are the
/// owned volumes as the inventory has them, for when there is no container any more that names them.
/// @p knownContainer is the container that stood for the sandbox when it was last read, which saves a look
/// through the list; empty when that is not known.
[[nodiscard]] Operation removeSandbox(EngineContext &context, const QString &sandboxId,
                                      const QString &knownContainer, QStringList recordedVolumes,
                                      Callback<RemovalOutcome> done);

/// The same for a sandbox whose container is known to be gone: sidecar, recorded volumes and files. Never
/// removes a container that carries the sandbox's id.
[[nodiscard]] Operation removeLeftovers(EngineContext &context, const QString &sandboxId,
                                        QStringList recordedVolumes, Callback<RemovalOutcome> done);

/// The volumes that were made for a sandbox of ours and go with it.
[[nodiscard]] QStringList recordedVolumes(const InventoryRecord &record);

} // namespace osc
