// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "requestscope.h"

#include <core/sandboxspec.h>
#include <core/validation.h>

namespace osc {

/// A create request after the schema layer: the spec, and what a spec cannot say.
struct ParsedRequest
{
    SandboxSpec spec;
    std::optional<BigInteger> timeout; ///< As asked for; the spec has none when it is beyond 64 bits.
    bool hasTemplate = false;
    bool hasLifecycle = false;
    bool hasPlatform = false;
    QList<SchemaIssue> issues; ///< In the order in which the server lists them.
};

/// The server looks at rules over several members only when every member is right, and stops at the first
/// that fails; a form wants all of them at once.
enum class SchemaDepth { AsServer, Everything };

/// Applies the schema of the create request (api-1.1 4.1, docker-runtime 2.1 and 7.1) to a body.
[[nodiscard]] ParsedRequest readRequest(const JsonNode &body, ValidationRules::Generation generation,
                                        SchemaDepth depth = SchemaDepth::AsServer);

} // namespace osc
