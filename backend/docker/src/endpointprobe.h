// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/endpoints.h>
#include <core/httpclient.h>

namespace osc {

/// Asks "host:port/path" once with GET, in HTTP and then, where that is not understood, in HTTPS with
/// whatever certificate is there: nothing but the question is sent.
[[nodiscard]] Operation probeEndpoint(HttpClient &http, const QString &address,
                                      Callback<EndpointAnswer> done);

} // namespace osc
