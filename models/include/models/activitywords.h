// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxstore.h>

#include <core/activitylog.h>

namespace osc {

/// "Pause", "Renew" …: what an entry of the activity calls it.
[[nodiscard]] QString actionWord(SandboxAction action);
/// "Done", "Failed" …
[[nodiscard]] QString outcomeWord(ActivityEntry::Outcome outcome);
/// Until when a sandbox lives after an order to renew it.
[[nodiscard]] QDateTime newExpiry(const Sandbox &sandbox, const SandboxOrder &order, const QDateTime &now);
/// "+30 min, until today 14:37", or which keys change; empty when there is nothing to add.
[[nodiscard]] QString orderDetails(const Sandbox &sandbox, const SandboxOrder &order, const QDateTime &now);
/// The same act with `osb` (CLI 1.1.1), quoted for a POSIX shell; empty when it has no words for it.
[[nodiscard]] QString osbCommand(const QStringList &sandboxIds, const SandboxOrder &order,
                                 const QDateTime &now);
/// The entry of an order for one sandbox, ready to begin.
[[nodiscard]] ActivityEntry activityEntry(const SandboxRow &row, const SandboxOrder &order,
                                          const QDateTime &now);

} // namespace osc
