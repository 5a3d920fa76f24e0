// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/activitystore.h>

#include <core/sandboxspec.h>

namespace osc {

class CreateRun;

/// Keeps an entry of the activity for @p run from now to its end; a run that is deleted before counts as
/// cancelled. Both are used until then. Returns the id of the entry.
QString recordCreation(ActivityStore &activity, CreateRun &run);

/// The entry of a creation, ready to begin.
[[nodiscard]] ActivityEntry creationEntry(const QString &connectionId, const SandboxSpec &spec);

} // namespace osc
