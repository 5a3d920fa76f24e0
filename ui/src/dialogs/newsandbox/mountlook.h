// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>
#include <ui/symbols.h>

namespace osc {

[[nodiscard]] Symbol mountSymbol(VolumeKind kind);
/// "RW" or "RO".
[[nodiscard]] QString accessTag(bool readOnly);

} // namespace osc
