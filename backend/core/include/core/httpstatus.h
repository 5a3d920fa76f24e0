// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

namespace osc {

/// What an answer outside 2xx means wherever a server follows the usual sense of its status; otherwise
/// Failed.
[[nodiscard]] ErrorKind kindOfHttpStatus(int status);

} // namespace osc
