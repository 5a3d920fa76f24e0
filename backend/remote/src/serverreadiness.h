// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "endpointlookup.h"

namespace osc {

struct ServerReadiness
{
    Sandbox sandbox; ///< As read last.
    bool isReady = false;
    QString why; ///< One sentence when it is not.
};

/// Asks until the sandbox answers, has ended, or the time is over (execd-and-client 1.8). One budget covers
/// the look-up of the address and the check. An error means that the server does not answer.
[[nodiscard]] Operation awaitServerReadiness(ServerContext &context, EndpointLookup &lookup,
                                             const Sandbox &sandbox, const ReadinessCheck &check,
                                             Callback<ServerReadiness> done);

} // namespace osc
