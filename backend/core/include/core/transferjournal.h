// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/transferengine.h>

#include <QDateTime>
#include <QObject>
#include <QStringList>

namespace osc {

enum class TransferState {
    Waiting,
    Running,
    Asking, ///< Something of that name is there; waits for the user's answer.
    Paused,
    Finished,
    Failed,
    Cancelled,
};

/// A transfer as it is kept between runs.
struct TransferRecord
{
    QString id{};
    QString batch{};     ///< Those that were added together have the same.
    qint64 position = 0; ///< In the queue, ascending.
    FileLocation from{}; ///< The file or folder.
    FileLocation to{};   ///< The directory it goes into.
    QByteArray name{};   ///< Wanted there.
    bool move = false;
    ConflictPolicy conflict = ConflictPolicy::Ask;
    QString fromTitle{}; ///< Untrusted text, as the places were called.
    QString toTitle{};
    TransferState state = TransferState::Waiting;
    TransferPoint point{};
    TransferStatus status{};   ///< As far as was known when it was kept.
    TransferOutcome outcome{}; ///< In state Finished.
    Error error{};             ///< In state Failed; while it waits, why the last try failed.
    QDateTime addedAt{};       ///< UTC.
    QDateTime endedAt{};       ///< UTC; invalid while it has not ended.

    bool operator==(const TransferRecord &) const = default;
};

/// Keeps the queue of transfers between runs. A record belongs to one living console, so that no two work on
/// the same transfer. Every call returns at once; the work is done in order on a thread of its own.
class TransferJournal : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~TransferJournal() override;

    /// Makes those records this console's own that no living console has, and gives them in their order.
    /// What ran or asked when its console ended comes as Waiting.
    [[nodiscard]] virtual Operation adopt(Callback<QList<TransferRecord>> done) = 0;
    /// Inserts, or replaces those with the same id, unless they belong to another console. All or none.
    [[nodiscard]] virtual Operation put(const QList<TransferRecord> &records, Callback<void> done) = 0;
    [[nodiscard]] virtual Operation remove(const QStringList &ids, Callback<void> done) = 0;
};

} // namespace osc

Q_DECLARE_METATYPE(osc::TransferState)
