// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/volumemodel.h>

#include <core/inventory.h>

#include <QHash>
#include <QObject>

namespace osc {

/// A mount of a volume in a sandbox that was made here, as the inventory remembers it.
struct VolumeUse
{
    QString connectionId;
    QString sandboxId;
    QString sandboxName; ///< May be empty. Untrusted text.
    QString target;      ///< Untrusted text.
    QString subPath;     ///< Below the volume. Untrusted text.
    bool readOnly = false;
    QDateTime from;  ///< UTC: when the sandbox was made, or planned where it never got that far.
    QDateTime until; ///< UTC; invalid: still there as far as known.
    InventoryRecord::End end = InventoryRecord::End::None;

    bool operator==(const VolumeUse &) const = default;
};

/// Which sandbox mounted which volume, where and until when. One engine under two connections is one.
class VolumeHistory : public QObject
{
    Q_OBJECT

public:
    /// @p inventory outlives this.
    explicit VolumeHistory(Inventory &inventory, QObject *parent = nullptr);

    /// Newest first.
    [[nodiscard]] QList<VolumeUse> usesOf(const VolumeKey &key) const;
    /// When the last use that is over ended; invalid: none is known.
    [[nodiscard]] QDateTime lastUsed(const VolumeKey &key) const;
    /// Set when the inventory could not be read; what was known stays.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    void refresh();

    /// By VolumeKey::text() with an empty connection, in the order of the records. For other threads, too.
    using Uses = QHash<QString, QList<VolumeUse>>;
    struct Index
    {
        QHash<QString, QString> engines; ///< By connection.
        QHash<QString, Uses> uses;       ///< By engine.
    };
    [[nodiscard]] static Index indexOf(const QList<InventoryRecord> &records);

Q_SIGNALS:
    void changed();

private:
    void take(const Result<QList<InventoryRecord>> &records);

    static constexpr int limit = 2000;

    Inventory &m_inventory;
    Index m_index;
    std::optional<Error> m_error;
    bool m_again = false;
    Operation m_reading;
};

} // namespace osc
