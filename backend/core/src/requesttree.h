// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jsonnode.h"

#include <core/sandboxspec.h>

namespace osc {

/// The create request of a spec, members in the API's order (api-1.1 4.1), secrets as placeholders. The one
/// place that knows how a spec becomes a request: JSON for people and for servers, and the form's validation,
/// stand on it.
[[nodiscard]] JsonNode requestTree(const SandboxSpec &spec);

/// What requestTree() writes for a registry password.
[[nodiscard]] QString registryPasswordPlaceholder();
/// "${name.id}" and "${name.secret}".
[[nodiscard]] QString credentialPlaceholder(const QString &credential, const QString &part);
/// The credential that a placeholder names; empty when the text is none.
[[nodiscard]] QString credentialOfPlaceholder(const QString &text, const QString &part);

} // namespace osc
