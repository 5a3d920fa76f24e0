// SPDX-License-Identifier: Apache-2.0
#include <storage/sqliteinventory.h>

#include "inventorydatabase.h"

#include <QPointer>

namespace osc {

SqliteInventory::SqliteInventory(const QString &path, QObject *parent)
    : Inventory(parent)
    , m_database(std::make_shared<InventoryDatabase>(path))
    , m_worker(new QObject)
{
    m_thread.setObjectName(QStringLiteral("inventory"));
    m_worker->moveToThread(&m_thread);
    // The connection of QtSql belongs to its thread, so it is closed there, after the last queued call.
    connect(&m_thread, &QThread::finished, m_worker, [database = m_database] { database->close(); });
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
}

SqliteInventory::~SqliteInventory()
{
    QMetaObject::invokeMethod(
        m_worker, [thread = &m_thread] { thread->quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

template<typename T>
Operation SqliteInventory::run(std::function<Result<T>(InventoryDatabase &)> work, Callback<T> done,
                               bool writes)
{
    auto promise = std::make_shared<Promise<T>>(std::move(done));
    auto operation = promise->operation();
    // A write is carried out even when its caller let go: what was made stays recorded.
    QMetaObject::invokeMethod(
        m_worker,
        [this, promise, writes, database = m_database, work = std::move(work)]() mutable {
            auto result = std::make_shared<Result<T>>(work(*database));
            // The promise is only ever touched, and its last copy released, on the thread of this object.
            QMetaObject::invokeMethod(
                this,
                [this, writes, promise = std::move(promise), result] {
                    if (writes && result->ok())
                        Q_EMIT changed();
                    promise->resolve(std::move(*result));
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    return operation;
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
