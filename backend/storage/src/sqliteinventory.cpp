// SPDX-License-Identifier: Apache-2.0
#include <storage/sqliteinventory.h>

#include "databasethread.h"
#include "inventorydatabase.h"

namespace osc {

SqliteInventory::SqliteInventory(const QString &path, QObject *parent)
    : Inventory(parent)
    , m_database(std::make_shared<InventoryDatabase>(path))
    , m_thread(std::make_unique<DatabaseThread>(QStringLiteral("inventory"),
                                                [database = m_database] { database->close(); }))
{}

SqliteInventory::~SqliteInventory() = default;

template<typename T>
Operation SqliteInventory::run(std::function<Result<T>(InventoryDatabase &)> work, Callback<T> done,
                               bool writes)
{
    return m_thread->run<T>(
        this, [database = m_database, work = std::move(work)] { return work(*database); }, std::move(done),
        [this, writes](const Result<T> &result) {
            if (writes && result.ok())
                Q_EMIT changed();
        });
}

Operation SqliteInventory::put(const InventoryRecord &record, Callback<void> done)
{
    return run<void>([record](InventoryDatabase &database) { return database.put(record); }, std::move(done),
                     true);
}

Operation SqliteInventory::setExpiry(const QString &engineId, const QString &sandboxId,
                                     const QDateTime &expiresAt, Callback<void> done)
{
    return run<void>(
        [=](InventoryDatabase &database) { return database.setExpiry(engineId, sandboxId, expiresAt); },
        std::move(done), true);
}

Operation SqliteInventory::setEnd(const QString &engineId, const QString &sandboxId, InventoryRecord::End end,
                                  const QDateTime &at, const QString &reason, Callback<void> done)
{
    return run<void>(
        [=](InventoryDatabase &database) { return database.setEnd(engineId, sandboxId, end, at, reason); },
        std::move(done), true);
}

Operation SqliteInventory::open(const QString &engineId, Callback<QList<InventoryRecord>> done)
{
    return run<QList<InventoryRecord>>(
        [engineId](InventoryDatabase &database) { return database.open(engineId); }, std::move(done), false);
}

Operation SqliteInventory::history(int limit, Callback<QList<InventoryRecord>> done)
{
    return run<QList<InventoryRecord>>(
        [limit](InventoryDatabase &database) { return database.history(limit); }, std::move(done), false);
}

} // namespace osc
