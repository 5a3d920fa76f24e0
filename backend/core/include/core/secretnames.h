// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>

namespace osc {

/// A name that promises a secret: contains SECRET, TOKEN, PASS, KEY, DSN and the like, in any case.
[[nodiscard]] bool looksSecret(const QString &name);

/// @p spec for keeping on a disk: variables that are named like a secret keep their names only, and have
/// `${env.NAME}` as their value.
[[nodiscard]] SandboxSpec withoutSecrets(SandboxSpec spec);

} // namespace osc
