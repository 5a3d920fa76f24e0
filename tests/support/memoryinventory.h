// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/inventory.h>

namespace osc::test {

/// An inventory in memory. Two consoles on one engine are two backends with one of these.
class MemoryInventory : public Inventory
{
public:
    QList<InventoryRecord> records;

    [[nodiscard]] const InventoryRecord *find(const QString &sandboxId) const
    {
        for (const auto &record : records) {
            if (record.sandboxId == sandboxId)
                return &record;
        }
        return nullptr;
    }

    [[nodiscard]] Operation put(const InventoryRecord &record, Callback<void> done) override
    {
        if (auto *old = locate(record.engineId, record.sandboxId))
            *old = record;
        else
            records.append(record);
        return written(std::move(done));
    }
    [[nodiscard]] Operation setExpiry(const QString &engineId, const QString &sandboxId,
                                      const QDateTime &expiresAt, Callback<void> done) override
    {
        if (auto *record = locate(engineId, sandboxId))
            record->expiresAt = expiresAt;
        return written(std::move(done));
    }
    [[nodiscard]] Operation setEnd(const QString &engineId, const QString &sandboxId,
                                   InventoryRecord::End end, const QDateTime &at, const QString &reason,
                                   Callback<void> done) override
    {
        auto *record = locate(engineId, sandboxId);
        if (record && record->end == InventoryRecord::End::None) {
            record->end = end;
            record->endedAt = at;
            record->endReason = reason;
        }
        return written(std::move(done));
    }
    [[nodiscard]] Operation open(const QString &engineId, Callback<QList<InventoryRecord>> done) override
    {
        QList<InventoryRecord> result;
        for (const auto &record : std::as_const(records)) {
            if (record.engineId == engineId && record.end == InventoryRecord::End::None)
                result.append(record);
        }
        return finished<QList<InventoryRecord>>(result, std::move(done));
    }
    [[nodiscard]] Operation history(int limit, Callback<QList<InventoryRecord>> done) override
    {
        return finished<QList<InventoryRecord>>(records.mid(0, limit), std::move(done));
    }

private:
    InventoryRecord *locate(const QString &engineId, const QString &sandboxId)
    {
        for (auto &record : records) {
            if (record.engineId == engineId && record.sandboxId == sandboxId)
                return &record;
        }
        return nullptr;
    }
    [[nodiscard]] Operation written(Callback<void> done)
    {
        QMetaObject::invokeMethod(this, &Inventory::changed, Qt::QueuedConnection);
        return finished<void>(Done(), std::move(done));
    }
};

} // namespace osc::test
