// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/glyphs.h>

#include <core/activitylog.h>

namespace osc {

[[nodiscard]] inline Glyph glyphOf(ActivityEntry::Outcome outcome)
{
    switch (outcome) {
    case ActivityEntry::Outcome::Running:
        return Glyph::Progress;
    case ActivityEntry::Outcome::Succeeded:
        return Glyph::Ok;
    case ActivityEntry::Outcome::Failed:
        return Glyph::Failed;
    case ActivityEntry::Outcome::Cancelled:
        return Glyph::Ended;
    case ActivityEntry::Outcome::Interrupted:
        break;
    }
    return Glyph::Stale;
}

} // namespace osc
