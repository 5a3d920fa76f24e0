// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "boundedcommand.h"
#include "ossfsmounts.h"

namespace osc {

// Why a bucket was not mounted, in words.

[[nodiscard]] Error mountNeedsError(const OssfsMountPlan &plan, const OssfsNeeds &needs);
/// @p other: what is mounted, and @p users: the sandboxes that use it.
[[nodiscard]] Error mountInTheWayError(const OssfsMountPlan &plan, const QString &other,
                                       const QStringList &users);
/// There is nobody who could be asked for the key.
[[nodiscard]] Error noKeysError(const OssfsMountPlan &plan);
/// The program did not end well. What it said is shown without the key.
[[nodiscard]] Error mountCommandError(const OssfsMountPlan &plan, const CommandEnd &end, const OssKey &key);
/// It ended well, and yet there is no mount that answers.
[[nodiscard]] Error mountVanishedError(const OssfsMountPlan &plan);
/// A mount that somebody made before does not answer.
[[nodiscard]] Error mountHangsError(const OssfsMountPlan &plan);
/// Says that the mount was there already with another key; @p memory null: with one that is not known.
[[nodiscard]] QString mountSharedNote(const OssfsMountPlan &plan, const MountMemory *memory);

/// @p text without the parts of the key.
[[nodiscard]] QString withoutKey(QByteArray text, const OssKey &key);

} // namespace osc
