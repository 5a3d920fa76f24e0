// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

namespace osc {

/// The states of `Snapshot.status.state` (api-1.1 5). Only Ready can be started from.
enum class SnapshotState { Creating, Ready, Deleting, Failed, Unknown };

/// The saved file system of a sandbox, from which others are started. All text is untrusted.
struct Snapshot
{
    QString connectionId;
    QString id;
    QString sandboxId; ///< Of what it was made; that sandbox may be gone.
    QString name;      ///< May be empty; need not be unique.
    SnapshotState state = SnapshotState::Unknown;
    QString stateName; ///< The server's own word, for a state that is not known here: "Ready".
    QString reason;    ///< "snapshot_runtime_ready"; may be empty.
    QString message;   ///< The server's sentence; may be empty.
    QDateTime createdAt;
    QDateTime lastTransitionAt; ///< UTC; invalid when not known.

    [[nodiscard]] bool isReady() const { return state == SnapshotState::Ready; }

    bool operator==(const Snapshot &) const = default;
};

/// The snapshots of one connection (api-1.1 3).
class SnapshotService
{
public:
    virtual ~SnapshotService();

    /// All of them, newest first.
    [[nodiscard]] virtual Operation list(Callback<QList<Snapshot>> done) = 0;
    /// Begins one; it is Creating at first, and get() tells when it is Ready or Failed. @p name may be empty.
    /// Conflict when the sandbox is in a state that does not allow it, Unsupported when its kind does not.
    [[nodiscard]] virtual Operation create(const QString &sandboxId, const QString &name,
                                           Callback<Snapshot> done) = 0;
    [[nodiscard]] virtual Operation get(const QString &id, Callback<Snapshot> done) = 0;
    /// Conflict while it is being made. A server may leave it Deleting when a sandbox still runs from it;
    /// then calling again later finishes.
    [[nodiscard]] virtual Operation remove(const QString &id, Callback<void> done) = 0;
};

} // namespace osc

Q_DECLARE_METATYPE(osc::Snapshot)
