// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxevents.h>

#include <optional>

namespace osc {

/// A line of GET /events about the container of a sandbox, in words (Engine API 1.41 to 1.56, /events). Kinds
/// that are not known keep the Engine's word, with their attributes as detail. None: no event, or one that
/// says nothing about what became of the sandbox, such as a file that was read or a command that was run.
[[nodiscard]] std::optional<SandboxEvent> decodeSandboxEvent(const QByteArray &line);

} // namespace osc
