// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "createbody.h"
#include "imagepull.h"

#include <core/connection.h>
#include <core/inventory.h>
#include <core/sandboxspec.h>
#include <core/validation.h>

namespace osc {

/// A checked spec turned into what the containers are made from; ports, binds and the sidecar come later.
[[nodiscard]] Result<ContainerPlan> planContainers(const SandboxSpec &spec, const ValidationRules &rules,
                                                   const ConnectionProfile &profile, const QDateTime &now);

/// The first complaint that forbids the creation, as an error; none when the spec is fine.
[[nodiscard]] std::optional<Error> firstProblem(const SandboxSpec &spec, const ValidationRules &rules);

/// What the inventory remembers before anything is made; connection and engine are for the caller to fill in.
[[nodiscard]] InventoryRecord planRecord(const SandboxSpec &spec, const ContainerPlan &plan);

/// 24 random bytes as base64url without padding (docker-runtime 1.2).
[[nodiscard]] QString newEgressToken();

} // namespace osc
