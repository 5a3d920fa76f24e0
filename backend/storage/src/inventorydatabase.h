// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sqlitefile.h"

#include <core/inventory.h>
#include <core/livingconsole.h>

namespace osc {

/// The SQL of the inventory. Blocking; belongs to the thread that first uses it.
class InventoryDatabase
{
public:
    explicit InventoryDatabase(const QString &path);

    Done put(const InventoryRecord &record);
    Done setExpiry(const QString &engineId, const QString &sandboxId, const QDateTime &expiresAt);
    Done setEnd(const QString &engineId, const QString &sandboxId, InventoryRecord::End end,
                const QDateTime &at, const QString &reason);
    Result<QList<InventoryRecord>> open(const QString &engineId);
    Result<QList<InventoryRecord>> history(int limit);

    /// To be called on the thread that used it, before the destructor runs elsewhere.
    void close() { m_file.close(); }

private:
    Result<QList<InventoryRecord>> select(QSqlQuery &query);

    QMap<QString, QString> factsToKeep(const InventoryRecord &record);
    void takePlanner(InventoryRecord &record) const;

    SqliteFile m_file;
    LivingConsole m_me; ///< Begins with the first plan.
};

} // namespace osc
