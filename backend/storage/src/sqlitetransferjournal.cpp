// SPDX-License-Identifier: Apache-2.0
#include <storage/sqlitetransferjournal.h>

#include "databasethread.h"
#include "transferdatabase.h"

namespace osc {

SqliteTransferJournal::SqliteTransferJournal(const QString &path, QObject *parent)
    : TransferJournal(parent)
    , m_database(std::make_shared<TransferDatabase>(path))
    , m_thread(std::make_unique<DatabaseThread>(QStringLiteral("transfers"),
                                                [database = m_database] { database->close(); }))
{}

SqliteTransferJournal::~SqliteTransferJournal() = default;

Operation SqliteTransferJournal::adopt(Callback<QList<TransferRecord>> done)
{
    return m_thread->run<QList<TransferRecord>>(
        this, [database = m_database] { return database->adopt(); }, std::move(done));
}

Operation SqliteTransferJournal::put(const QList<TransferRecord> &records, Callback<void> done)
{
    return m_thread->run<void>(
        this, [database = m_database, records] { return database->put(records); }, std::move(done));
}

Operation SqliteTransferJournal::remove(const QStringList &ids, Callback<void> done)
{
    return m_thread->run<void>(
        this, [database = m_database, ids] { return database->remove(ids); }, std::move(done));
}

} // namespace osc
