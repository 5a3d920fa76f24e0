// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http.h"

namespace standin {

/// Passes a request on to 127.0.0.1:@p port as @p target, and everything that comes back to the client.
/// Upgraded connections become a two-way stream of bytes.
void forwardRequest(const Request &request, const std::string &port, const std::string &target,
                    Response &response);

} // namespace standin
