// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/inventory.h>

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace osc {

/// The open records of one engine in memory: which sandboxes are ours, until when, and which are being
/// removed by this process at the moment.
class OurSandboxes : public QObject
{
    Q_OBJECT

public:
    explicit OurSandboxes(Inventory &inventory, QObject *parent = nullptr);

    /// Opens the inventory in advance, which takes a moment at the first time.
    void prepare();
    /// Reads the records of an engine and keeps them up to date from then on; changed() follows, also after
    /// failure.
    void load(const QString &engineId);
    /// Reads again soon: another console may have written.
    void reload();

    [[nodiscard]] const QString &engineId() const { return m_engineId; }
    [[nodiscard]] bool contains(const QString &sandboxId) const { return m_records.contains(sandboxId); }
    /// Null when it is not ours. Valid until the next return to the event loop.
    [[nodiscard]] const InventoryRecord *find(const QString &sandboxId) const;
    [[nodiscard]] QList<InventoryRecord> records() const { return m_records.values(); }
    [[nodiscard]] const QHash<QString, InventoryRecord> &byId() const { return m_records; }
    /// The expiry of ours; invalid when it is not ours or has none.
    [[nodiscard]] QDateTime expiry(const QString &sandboxId) const;

    /// Writes a renewed expiry; known here at once.
    void setExpiry(const QString &sandboxId, const QDateTime &expiresAt);
    /// Writes the end; ours no more at once.
    void setEnd(const QString &sandboxId, InventoryRecord::End end, const QDateTime &at,
                const QString &reason);

    void beginRemoval(const QString &sandboxId) { m_removing.insert(sandboxId); }
    /// removalEnded() follows.
    void endRemoval(const QString &sandboxId);
    [[nodiscard]] bool isBeingRemoved(const QString &sandboxId) const
    {
        return m_removing.contains(sandboxId);
    }

Q_SIGNALS:
    void changed();
    /// Whether it worked or not.
    void removalEnded(const QString &sandboxId);

private:
    void read();

    Inventory &m_inventory;
    QString m_engineId;
    QHash<QString, InventoryRecord> m_records;
    QSet<QString> m_removing;
    QTimer m_readSoon;
    Operation m_reading;
    Operation m_preparing;
};

} // namespace osc
