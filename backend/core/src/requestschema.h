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
    QString templateId;
    bool hasTemplate = false;
    bool hasLifecycle = false;
    QList<SchemaIssue> issues; ///< In the order in which the server lists them.
};

/// Applies the schema of the create request (api-1.1 4.1, docker-runtime 2.1 and 7.1) to a body.
[[nodiscard]] ParsedRequest readRequest(const JsonNode &body, ValidationRules::Generation generation);

} // namespace osc
