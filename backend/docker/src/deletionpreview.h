// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandboxreader.h"

#include <core/services.h>

namespace osc {

/// What deleting a sandbox would lose: files changed outside its mounts, processes, owned volumes. What
/// cannot be learned stays unknown.
[[nodiscard]] Operation previewSandboxDeletion(SandboxReader &reader, const QString &sandboxId,
                                               Callback<DeletionPreview> done);

} // namespace osc
