// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>

#include <QList>
#include <QString>

namespace osc {

/// One thing in which a sandbox differs from the request that it was made with.
struct SpecDifference
{
    enum class Kind { Added, Removed, Changed };

    Kind kind = Kind::Changed;
    QString what;  ///< In words: "Variable MODE", "Memory", "Mount at /data".
    QString sent;  ///< As it was asked for; empty for Added.
    QString now;   ///< As it is; empty for Removed.
    QString words; ///< One sentence that says all of it.

    bool operator==(const SpecDifference &) const = default;
};

/// What became of a request: what was added, taken away or is different by now. Only what a runtime can tell
/// is compared; limits by their amount and not by their spelling. All text is made safe to be shown.
[[nodiscard]] QList<SpecDifference> specDifferences(const SandboxSpec &sent, const SandboxSpec &now);

} // namespace osc
