// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/activitylog.h>
#include <core/clock.h>
#include <core/result.h>

#include <QHash>
#include <QObject>

#include <functional>

namespace osc {

/// What is being done and was done. Whoever starts something long or something that changes an object begins
/// an entry here and ends it; the place Activity, the status line and notifications listen.
class ActivityStore : public QObject
{
    Q_OBJECT

public:
    /// @p log and @p clock outlive the store.
    ActivityStore(ActivityLog &log, const Clock &clock, QObject *parent = nullptr);
    ~ActivityStore() override;

    /// Begins an entry that runs; id and startedAt are filled in here. @p cancel stops the work; empty: it
    /// cannot be cancelled. Returns the id.
    QString begin(ActivityEntry entry, std::function<void()> cancel = {});
    /// Changes the line of details; @p total 0: not known. Of an entry that has ended it is ignored.
    void progress(const QString &id, const QString &details, qint64 current = 0, qint64 total = 0);
    /// Ends it. @p details replaces the line when it is not empty.
    void end(const QString &id, const Done &done, const QString &details = {});
    /// Ends it as cancelled by the user.
    void endCancelled(const QString &id, const QString &details = {});
    /// Asks the work to stop; who does it calls endCancelled().
    void cancel(const QString &id);
    [[nodiscard]] bool canCancel(const QString &id) const;
    /// Changes what else is known of an entry that runs: the object's id, its parts, the command. Of one that
    /// has ended it is ignored.
    void change(const QString &id, const std::function<void(ActivityEntry &)> &change);
    /// Something that was done elsewhere, or that is over already.
    void note(ActivityEntry entry);
    /// Until the end of this run, retry() of the entry calls @p again; empty: takes the offer back. To be
    /// called before the entry ends, so that whoever listens to the end knows.
    void offerRetry(const QString &id, std::function<void()> again);
    [[nodiscard]] bool canRetry(const QString &id) const { return m_retries.contains(id); }
    /// Does it once: the offer is gone afterwards.
    void retry(const QString &id);

    [[nodiscard]] ActivityLog &log() { return m_log; }
    /// Entries that run in this console, in the order of their beginning.
    [[nodiscard]] QList<ActivityEntry> running() const;
    [[nodiscard]] const ActivityEntry *find(const QString &id) const;

Q_SIGNALS:
    void began(const osc::ActivityEntry &entry);
    void progressed(const osc::ActivityEntry &entry, qint64 current, qint64 total);
    void ended(const osc::ActivityEntry &entry);

private:
    struct Live
    {
        ActivityEntry entry;
        std::function<void()> cancel;
    };

    /// What a retry holds on to may be large.
    static constexpr qsizetype mostRetries = 200;

    void finish(const QString &id, ActivityEntry::Outcome outcome, const Done &done, const QString &details);
    void keep(const ActivityEntry &entry);

    ActivityLog &m_log;
    const Clock &m_clock;
    QHash<QString, Live> m_live;
    QList<QString> m_order;
    QHash<QString, std::function<void()>> m_retries;
    QList<QString> m_retryOrder; ///< Oldest first.
};

} // namespace osc
