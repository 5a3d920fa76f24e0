// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/fileplace.h>
#include <core/result.h>

#include <optional>

namespace osc {

/// Why no terminal can be opened in this directory, as a sentence; empty when one can.
[[nodiscard]] QString whyNoTerminal(const FileLocation &directory);
/// Starts the user's terminal there; it outlives the console.
[[nodiscard]] std::optional<Error> startTerminal(const FileLocation &directory);

} // namespace osc
