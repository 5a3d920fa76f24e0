// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/connection.h>
#include <core/httpclient.h>
#include <core/secretstore.h>
#include <models/connectionmanager.h>

namespace osc {

/// Asks a server step by step: does its name resolve, does it answer, is it an OpenSandbox server, is the key
/// accepted, what can it do (api-1.1 1). Sends nothing that changes anything. @p http and @p secrets outlive
/// the operation.
[[nodiscard]] Operation startServerTest(HttpClient &http, SecretStore &secrets,
                                        const ConnectionProfile &profile, const ServerSecrets &typed,
                                        ConnectionManager::OnCheckSteps onSteps, Callback<void> done);

} // namespace osc
