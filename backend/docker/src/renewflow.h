// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandboxreader.h"

#include <core/services.h>

namespace osc {

/// Sets the expiry of a sandbox (docker-runtime 4.4): in the file that a server 1.1 reads, and in the
/// inventory when the sandbox is ours. Invalid for a time that has passed, Conflict for a sandbox that does
/// not expire.
[[nodiscard]] Operation renewSandbox(SandboxReader &reader, const QString &sandboxId,
                                     const QDateTime &expiresAt, Callback<RenewOutcome> done);

} // namespace osc
