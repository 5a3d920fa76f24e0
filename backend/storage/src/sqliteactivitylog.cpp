// SPDX-License-Identifier: Apache-2.0
#include <storage/sqliteactivitylog.h>

#include "activitydatabase.h"
#include "databasethread.h"

namespace osc {

SqliteActivityLog::SqliteActivityLog(const QString &path, int capacity, QObject *parent)
    : ActivityLog(parent)
    , m_database(std::make_shared<ActivityDatabase>(path, capacity))
    , m_thread(std::make_unique<DatabaseThread>(QStringLiteral("activity"),
                                                [database = m_database] { database->close(); }))
{}

SqliteActivityLog::~SqliteActivityLog() = default;

Operation SqliteActivityLog::put(const ActivityEntry &entry, Callback<void> done)
{
    return m_thread->run<void>(
        this, [database = m_database, entry] { return database->put(entry); }, std::move(done));
}

Operation SqliteActivityLog::entries(int limit, Callback<QList<ActivityEntry>> done)
{
    return m_thread->run<QList<ActivityEntry>>(
        this, [database = m_database, limit] { return database->entries(limit); }, std::move(done));
}

} // namespace osc
