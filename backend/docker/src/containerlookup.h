// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engineclient.h"

namespace osc {

/// The container of a sandbox: the newest one that carries its id in the label (docker-runtime 1.1). NotFound
/// when there is none, also when it goes away between the two calls.
[[nodiscard]] Operation findContainer(EngineClient &engine, const QString &sandboxId,
                                      Callback<ContainerFacts> done);
/// Reads one container; NotFound when it is gone.
[[nodiscard]] Operation readContainer(EngineClient &engine, const QString &containerId,
                                      Callback<ContainerFacts> done);
/// The containers that carry a label, with the value when it is not null; newest first.
[[nodiscard]] Operation listContainers(EngineClient &engine, QLatin1String label, const QString &value,
                                       Callback<QList<ContainerSummary>> done);

/// What to call a sandbox in a sentence: its name, else the first eight characters of its id.
[[nodiscard]] QString sandboxTitle(const ContainerFacts &container);
[[nodiscard]] QString sandboxTitle(const QString &sandboxId);
/// "The sandbox %1 does not exist (any more)."
[[nodiscard]] Error noSuchSandbox(const QString &title);

} // namespace osc
