// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/kindsymbols.h"

#include <QString>

namespace osc {

/// "RW" or "RO".
[[nodiscard]] QString accessTag(bool readOnly);

} // namespace osc
