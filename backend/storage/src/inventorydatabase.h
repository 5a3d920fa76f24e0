// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/inventory.h>

#include <QSqlDatabase>
#include <QSqlQuery>

#include <optional>

namespace osc {

/// The SQL of the inventory. Blocking; belongs to the thread that first uses it.
class InventoryDatabase
{
public:
    explicit InventoryDatabase(QString path);
    ~InventoryDatabase();
    InventoryDatabase(const InventoryDatabase &) = delete;
    InventoryDatabase &operator=(const InventoryDatabase &) = delete;

    Done put(const InventoryRecord &record);
    Done setExpiry(const QString &engineId, const QString &sandboxId, const QDateTime &expiresAt);
    Done setEnd(const QString &engineId, const QString &sandboxId, InventoryRecord::End end,
                const QDateTime &at, const QString &reason);
    Result<QList<InventoryRecord>> open(const QString &engineId);
    Result<QList<InventoryRecord>> history(int limit);

    /// To be called on the thread that used it, before the destructor runs elsewhere.
    void close();

private:
    Done ensureOpen();
    Done migrate();
    Done execute(QSqlQuery &query);
    Result<QList<InventoryRecord>> select(QSqlQuery &query);
    [[nodiscard]] Error failure(const QString &detail) const;

    QString m_path;
    QString m_connection;
    std::optional<QSqlDatabase> m_database;
};

} // namespace osc
