// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <docker/discovery.h>
#include <models/connectionmanager.h>

namespace osc {

/// What the first run lists: the engines of discoverEngines(), the OpenSandbox server of
/// `~/.opensandbox/config.toml` (execd-and-client 5.1) and of `~/.sandbox.toml` (docker-runtime 13), and the
/// contexts of the kubeconfig files (kubernetes-runtime 9.1). What this program cannot connect to yet is
/// listed with the reason.
///
/// Reads files and asks nobody. Keys in those files are not kept. Call it on a worker thread.
[[nodiscard]] QList<FoundConnection> findConnections(const Environment &environment);

} // namespace osc
