// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "serverconfig.h"

#include <docker/discovery.h>
#include <models/connectionmanager.h>

namespace osc {

/// What the first run lists: the engines of discoverEngines(), the OpenSandbox servers of the environment
/// (`OPEN_SANDBOX_DOMAIN`), of `~/.opensandbox/config.toml` (execd-and-client 5.1) and of `~/.sandbox.toml`
/// (docker-runtime 13), and the contexts of the kubeconfig files (kubernetes-runtime 9.1). What this program
/// cannot connect to yet is listed with the reason.
///
/// Reads files and asks nobody. Keys in those files are not kept. Call it on a worker thread.
[[nodiscard]] QList<FoundConnection> findConnections(const Environment &environment);

/// The API key that was found beside the address of the server @p url, for the moment in which it is
/// connected to; empty when there is none. Reads files: call it on a worker thread.
[[nodiscard]] SecretString foundServerKey(const Environment &environment, const QString &url);

/// The same address always gives the same id, so that the inventory of an earlier run is found again.
[[nodiscard]] ConnectionProfile serverProfile(const ServerAddress &address);

/// http to another machine: who is on the way can read what goes there.
[[nodiscard]] bool isOpenToOthers(const QString &url);

} // namespace osc
