// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/activitylog.h>

#include <memory>

namespace osc {

class ActivityDatabase;
class DatabaseThread;

/// Activity in an SQLite file: write-ahead log, so that nothing answered is lost to `kill -9`; a power cut
/// may take the last seconds. Several consoles of one user may share the file: each holds a lock beside it
/// while it lives, which tells its entries from those of one that has ended.
///
/// A file that is damaged or from a newer console is left untouched: all calls then fail with a sentence that
/// names it. The folder is made when missing.
class SqliteActivityLog final : public ActivityLog
{
    Q_OBJECT

public:
    static constexpr int usualCapacity = 5000;

    /// @p path: the file, usually AppDataLocation/activity.sqlite. Opened on a thread of its own at the first
    /// call. @p capacity: about how many entries are kept; the oldest go first.
    explicit SqliteActivityLog(const QString &path, int capacity = usualCapacity, QObject *parent = nullptr);
    /// Waits for all that was asked for before; answers are dropped.
    ~SqliteActivityLog() override;

    [[nodiscard]] Operation put(const ActivityEntry &entry, Callback<void> done) override;
    [[nodiscard]] Operation entries(int limit, Callback<QList<ActivityEntry>> done) override;

private:
    std::shared_ptr<ActivityDatabase> m_database; ///< Touched only on the thread.
    std::unique_ptr<DatabaseThread> m_thread;
};

} // namespace osc
