// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandboxreader.h"

#include <optional>

namespace osc {

/// Merges metadata into the file that replaces the labels (docker-runtime 1.6, 1.7,
/// official-server-in-practice 4).
[[nodiscard]] Operation patchSandboxMetadata(SandboxReader &reader, const QString &sandboxId,
                                             const QMap<QString, std::optional<QString>> &patch,
                                             Callback<Sandbox> done);

} // namespace osc
