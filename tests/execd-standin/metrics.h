// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http.h"

namespace standin {

/// One sample; takes a second, because the processor is measured over one.
void sendMetrics(Response &response);
/// A sample about every two seconds until the client goes.
void watchMetrics(Response &response);

} // namespace standin
