// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sqlitefile.h"

#include <core/activitylog.h>
#include <core/livingconsole.h>

namespace osc {

/// The SQL of the activity log. Blocking; belongs to the thread that first uses it.
class ActivityDatabase
{
public:
    /// @p capacity: entries that are kept, about; of more, the oldest that have ended go.
    ActivityDatabase(const QString &path, int capacity);

    Done put(const ActivityEntry &entry);
    Result<QList<ActivityEntry>> entries(int limit);

    /// To be called on the thread that used it, before the destructor runs elsewhere.
    void close() { m_file.close(); }

private:
    Done ensureOpen();
    Done interruptTheDead();
    Done trim();

    SqliteFile m_file;
    LivingConsole m_me;
    int m_capacity;
    int m_putsSinceTrim = 0;
};

} // namespace osc
