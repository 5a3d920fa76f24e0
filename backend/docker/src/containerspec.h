// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "imagecodec.h"
#include "sandboxreader.h"

#include <core/sandboxspec.h>

namespace osc {

/// The request that would make the sandbox as it is now; see SandboxService::currentSpec().
[[nodiscard]] Operation readSpec(SandboxReader &reader, const QString &sandboxId, Callback<SandboxSpec> done);

/// The same of what was read already; what the image brings by itself is left out.
[[nodiscard]] SandboxSpec specOf(const Sandbox &sandbox, const QStringList &env, const ImageDetails &image);

} // namespace osc
