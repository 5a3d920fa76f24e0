// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxmodel.h>

#include <core/activitylog.h>
#include <core/clock.h>

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace osc {

class ActivityStore;

/// Notes in the activity what others do with sandboxes, as far as the watch shows it. What is seen waits a
/// moment, until it is known whether it was done from here; many of one kind become one entry.
class ElsewhereNotes : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this.
    ElsewhereNotes(ActivityStore &activity, const Clock &clock);

    /// The sandbox is being dealt with from here.
    void own(const QString &sandboxId);
    /// @p before: the row as it was last seen.
    void gone(const SandboxRow &before);
    void changed(const SandboxRow &before, const Sandbox &after);

private:
    enum class Kind { Pause, Resume, Delete, Expire };
    struct Seen
    {
        Kind kind;
        bool byUs;
        QString connectionId;
        QString sandboxId;
        QString title;
        QDateTime at;
    };

    void see(Kind kind, const SandboxRow &before, bool byUs);
    void ownAllOf(const ActivityEntry &entry);
    void tell();
    void noteOne(const Seen &seen);
    void noteMany(const QList<Seen> &group);
    [[nodiscard]] static QString wordOf(Kind kind);
    void forgetOld();

    ActivityStore &m_activity;
    const Clock &m_clock;
    QElapsedTimer m_time;
    QHash<QString, qint64> m_own; ///< When the sandbox was last dealt with from here, by m_time.
    QList<Seen> m_seen;
    QTimer m_timer;
};

} // namespace osc
