// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandboxwatch.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <map>

namespace osc {

/// Removes our own sandboxes when their time has come, and notes those that somebody else removed. Never
/// touches a sandbox that is not in our inventory. Decides by the wall clock, so that a jump of it is noticed
/// soon.
class ExpiryKeeper : public QObject
{
    Q_OBJECT

public:
    ExpiryKeeper(SandboxReader &reader, SandboxWatch &watch, QObject *parent = nullptr);

    /// While the watch is loaded.
    void start();
    void stop();

private:
    [[nodiscard]] QDateTime dueAt(const QString &sandboxId) const;
    void check();
    void checkSoon();
    void arm(const QDateTime &now);
    void expire(const QString &sandboxId);
    void ended(const QString &sandboxId, const Result<bool> &removed);
    void noticeMissing();
    void checkMissing(const QString &sandboxId);
    void settleAbandoned(const QString &sandboxId);

    SandboxReader &m_reader;
    SandboxWatch &m_watch;
    bool m_started = false;
    QTimer m_timer;
    QTimer m_missingSoon;
    QTimer m_checkSoon;
    std::map<QString, Operation> m_running;
    QHash<QString, QDateTime> m_notBefore; ///< After a failure.
};

/// Removes a sandbox of ours if, after asking everybody once more, its time has come. The value tells whether
/// it was removed; false: it was renewed meanwhile.
[[nodiscard]] Operation expireSandbox(SandboxReader &reader, const QString &sandboxId, Callback<bool> done);

/// Notes that a sandbox of ours was removed by somebody else, after making sure, and removes what it left
/// behind.
[[nodiscard]] Operation noteVanished(SandboxReader &reader, const QString &sandboxId, Callback<void> done);

/// Settles a creation that nobody works on any more: takes back what it has made, or, when it got as far as a
/// start, notes that the sandbox is there.
[[nodiscard]] Operation settleAbandonedCreation(SandboxReader &reader, const QString &sandboxId,
                                                Callback<void> done);

} // namespace osc
