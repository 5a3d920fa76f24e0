// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>
#include <core/sandboxspec.h>

namespace osc {

/// The request field that a failed creation is about, as far as its code tells: where to lead the user.
/// Empty: no field can mend it.
[[nodiscard]] QString fieldOfFailure(const Error &error, const SandboxSpec &spec);

} // namespace osc
