// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/activitylog.h>

namespace osc::test {

/// Activity in memory, newest first.
class MemoryActivityLog : public ActivityLog
{
public:
    QList<ActivityEntry> kept;

    [[nodiscard]] Operation put(const ActivityEntry &entry, Callback<void> done) override
    {
        for (ActivityEntry &old : kept) {
            if (old.id == entry.id) {
                old = entry;
                return finished<void>(Done(), std::move(done));
            }
        }
        kept.prepend(entry);
        return finished<void>(Done(), std::move(done));
    }
    [[nodiscard]] Operation entries(int limit, Callback<QList<ActivityEntry>> done) override
    {
        return finished<QList<ActivityEntry>>(kept.mid(0, limit), std::move(done));
    }
};

} // namespace osc::test
