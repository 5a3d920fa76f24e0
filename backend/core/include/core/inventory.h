// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>
#include <core/sandboxspec.h>

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QObject>
#include <QString>

namespace osc {

/// What the console remembers of a sandbox it created; survives the sandbox and a `kill -9` of the console.
struct InventoryRecord
{
    enum class End {
        None,     ///< Still there as far as known.
        Deleted,  ///< By this console.
        Expired,  ///< By this console, at its expiry.
        Vanished, ///< Removed by someone else.
        Failed,   ///< The creation did not succeed; endReason says why.
    };

    QString connectionId;
    QString engineId; ///< The Engine's own id (GET /info), so that one engine under two names is one.
    QString sandboxId;
    QString name;
    QString image;
    QByteArray specJson; ///< The create request, secrets removed.
    QDateTime plannedAt; ///< Before anything was made; UTC.
    QDateTime createdAt; ///< Invalid: never got that far.
    QDateTime expiresAt; ///< As last renewed; invalid: never.
    End end = End::None;
    QDateTime endedAt;
    QString endReason;            ///< One sentence; may be empty.
    QMap<QString, QString> facts; ///< Small things to find again: volumes made, host folders made.
    /// Nobody works on the creation any more: the console that planned it has ended before createdAt. False
    /// also when that is not known. Filled in by open(); not for put().
    bool isAbandoned = false;

    bool operator==(const InventoryRecord &) const = default;
};

/// The record of what was made. Every call returns at once; the work is done in order on a thread of its own.
class Inventory : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~Inventory() override;

    /// Inserts, or replaces the record with the same engineId and sandboxId.
    [[nodiscard]] virtual Operation put(const InventoryRecord &record, Callback<void> done) = 0;
    /// Changes the expiry only.
    [[nodiscard]] virtual Operation setExpiry(const QString &engineId, const QString &sandboxId,
                                              const QDateTime &expiresAt, Callback<void> done) = 0;
    /// Notes the end once; a second end of the same sandbox is ignored.
    [[nodiscard]] virtual Operation setEnd(const QString &engineId, const QString &sandboxId,
                                           InventoryRecord::End end, const QDateTime &at,
                                           const QString &reason, Callback<void> done) = 0;
    /// Records without an end, of one engine.
    [[nodiscard]] virtual Operation open(const QString &engineId, Callback<QList<InventoryRecord>> done) = 0;
    /// Newest first, at most @p limit.
    [[nodiscard]] virtual Operation history(int limit, Callback<QList<InventoryRecord>> done) = 0;

Q_SIGNALS:
    /// Something was written by this process.
    void changed();
};

} // namespace osc

Q_DECLARE_METATYPE(osc::InventoryRecord)
