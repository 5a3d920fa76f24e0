// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engineclient.h"

#include <core/clock.h>
#include <core/inventory.h>

#include <QDir>

namespace osc {

class OssfsMounts;

/// What every service of one Docker connection works with. Owned by the DockerBackend; outlives its services.
struct EngineContext
{
    EngineClient &engine;
    HttpClient &http; ///< For everything that is not the Engine: execd, readiness checks.
    Inventory &inventory;
    const Clock &clock;
    /// The profile as it is now.
    std::function<const ConnectionProfile &()> profile;
    /// Where `.opensandbox` is, which the official server of the same user shares (docker-runtime 1.7).
    QString homeDirectory = QDir::homePath();
    /// Facts of the engine; empty until the connection was live once.
    EngineInfo info;
    OssfsMounts *ossfs = nullptr; ///< Null: buckets are neither mounted nor released.
};

} // namespace osc
