// SPDX-License-Identifier: Apache-2.0
#include "oursandboxes.h"

namespace osc {

OurSandboxes::OurSandboxes(Inventory &inventory, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
{
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(50);
    connect(&m_readSoon, &QTimer::timeout, this, &OurSandboxes::read);
    connect(&m_inventory, &Inventory::changed, this, &OurSandboxes::reload);
}

void OurSandboxes::prepare()
{
    m_preparing = m_inventory.history(0, [](const Result<QList<InventoryRecord>> &) {});
}

void OurSandboxes::load(const QString &engineId)
{
    if (m_engineId != engineId)
        m_records.clear();
    m_engineId = engineId;
    read();
}

void OurSandboxes::reload()
{
    if (!m_engineId.isEmpty() && !m_readSoon.isActive())
        m_readSoon.start();
}

void OurSandboxes::read()
{
    m_reading = m_inventory.open(m_engineId, [this](Result<QList<InventoryRecord>> records) {
        if (records) {
            QHash<QString, InventoryRecord> fresh;
            for (const auto &record : *records)
                fresh.insert(record.sandboxId, record);
            m_records = std::move(fresh);
        }
        Q_EMIT changed();
    });
}

const InventoryRecord *OurSandboxes::find(const QString &sandboxId) const
{
    const auto it = m_records.constFind(sandboxId);
    return it == m_records.cend() ? nullptr : &*it;
}

QDateTime OurSandboxes::expiry(const QString &sandboxId) const
{
    const auto *record = find(sandboxId);
    return record ? record->expiresAt : QDateTime();
}

void OurSandboxes::setExpiry(const QString &sandboxId, const QDateTime &expiresAt)
{
    const auto it = m_records.find(sandboxId);
    if (it == m_records.end())
        return;
    it->expiresAt = expiresAt;
    m_inventory.setExpiry(m_engineId, sandboxId, expiresAt, [](Done) {}).detach();
    Q_EMIT changed();
}

void OurSandboxes::setEnd(const QString &sandboxId, InventoryRecord::End end, const QDateTime &at,
                          const QString &reason)
{
    if (!m_records.remove(sandboxId))
        return;
    m_inventory.setEnd(m_engineId, sandboxId, end, at, reason, [](Done) {}).detach();
    Q_EMIT changed();
}

void OurSandboxes::endRemoval(const QString &sandboxId)
{
    if (m_removing.remove(sandboxId))
        Q_EMIT removalEnded(sandboxId);
}

} // namespace osc
