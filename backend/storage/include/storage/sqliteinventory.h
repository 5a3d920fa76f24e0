// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/inventory.h>

#include <functional>
#include <memory>

namespace osc {

class DatabaseThread;
class InventoryDatabase;

/// The inventory in an SQLite file: write-ahead log, every call its own transaction, synced before the
/// answer, so that nothing answered is lost to `kill -9` or a power cut. Several consoles of one user may
/// share the file.
///
/// A file that is damaged or from a newer console is left untouched: all calls then fail with a sentence that
/// names it. The folder is made when missing.
class SqliteInventory final : public Inventory
{
    Q_OBJECT

public:
    /// @p path: the file, usually AppDataLocation/inventory.sqlite. Opened on the worker thread at the first
    /// call.
    explicit SqliteInventory(const QString &path, QObject *parent = nullptr);
    /// Waits for the call that is being carried out and for writes that were queued before; answers are
    /// dropped.
    ~SqliteInventory() override;

    [[nodiscard]] Operation put(const InventoryRecord &record, Callback<void> done) override;
    [[nodiscard]] Operation setExpiry(const QString &engineId, const QString &sandboxId,
                                      const QDateTime &expiresAt, Callback<void> done) override;
    [[nodiscard]] Operation setEnd(const QString &engineId, const QString &sandboxId,
                                   InventoryRecord::End end, const QDateTime &at, const QString &reason,
                                   Callback<void> done) override;
    [[nodiscard]] Operation open(const QString &engineId, Callback<QList<InventoryRecord>> done) override;
    [[nodiscard]] Operation history(int limit, Callback<QList<InventoryRecord>> done) override;

private:
    template<typename T>
    Operation run(std::function<Result<T>(InventoryDatabase &)> work, Callback<T> done, bool writes);

    std::shared_ptr<InventoryDatabase> m_database; ///< Touched only on the thread.
    std::unique_ptr<DatabaseThread> m_thread;
};

} // namespace osc
