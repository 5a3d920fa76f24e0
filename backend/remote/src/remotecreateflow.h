// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "endpointlookup.h"
#include "serverlist.h"

namespace osc {

/// Creates a sandbox on a server: takes the keys of buckets from the keychain at that moment, sends the
/// request once, and waits until the sandbox is ready as the SDK does (execd-and-client 1.8), or by the check
/// of the spec. Letting go deletes what was created, also when the answer comes only later.
[[nodiscard]] Operation createOnServer(ServerContext &context, OurCreations &ours, ServerList &list,
                                       EndpointLookup &lookup, const SandboxSpec &spec,
                                       std::function<void(CreateProgress)> onProgress,
                                       Callback<CreateOutcome> done);

} // namespace osc
