// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/connection.h>
#include <core/httpclient.h>

namespace osc {

/// What an engine says about itself.
struct EngineProbe
{
    QString product;    ///< "Docker 27.3", "Podman 4.3".
    QString apiVersion; ///< The newest it speaks: "1.47".
    QString osType;     ///< "linux".
    bool rootless = false;
    int milliseconds = 0; ///< Until the first answer.
};

/// Asks an engine what it is (GET /version and /info) and changes nothing. Errors are worded as those of a
/// connection: cause, advice, command. @p http outlives the operation.
[[nodiscard]] Operation probeEngine(const ConnectionProfile &profile, HttpClient &http,
                                    Callback<EngineProbe> done);

} // namespace osc
