// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxstore.h>

#include <QHash>
#include <QObject>
#include <QPointer>

#include <deque>
#include <map>

namespace osc {

/// An order for one sandbox.
struct BulkJob
{
    SandboxKey key;
    SandboxOrder order;

    bool operator==(const BulkJob &) const = default;
};

/// Orders of one kind for many sandboxes, a few at a time on each connection. Keeps what became of each, and
/// one entry in the activity for all. A sandbox that is gone meanwhile is no failure.
class BulkRun : public QObject
{
    Q_OBJECT

public:
    enum class State { Waiting, Running, Succeeded, Gone, Failed, Cancelled };
    struct Item
    {
        BulkJob job;
        std::optional<SandboxOrder> undo; ///< What would bring back how it was; known at the beginning.
        QString title;                    ///< Name or short id; ready to be shown.
        QString connectionName;
        State state = State::Waiting;
        Error error; ///< In state Failed.
    };

    /// On each connection: as many as an engine does at once without getting slower.
    static constexpr int usualParallel = 8;

    /// Starts jobs once more.
    using Again = std::function<void(const QList<BulkJob> &jobs)>;

    /// @p store outlives the run. Starts at once; finished() comes from the event loop. @p again is offered
    /// with the entry in the activity when some failed; it may be empty.
    /// The jobs have the same action.
    BulkRun(SandboxStore &store, const QList<BulkJob> &jobs, Again again = {}, int parallel = usualParallel,
            QObject *parent = nullptr);
    ~BulkRun() override;

    [[nodiscard]] SandboxAction action() const { return m_action; }
    [[nodiscard]] const QList<Item> &items() const { return m_items; }
    [[nodiscard]] int count(State state) const { return m_counts.value(static_cast<int>(state)); }
    [[nodiscard]] bool isRunning() const { return !m_over; }
    [[nodiscard]] QList<BulkJob> failedJobs() const;
    /// What brings back how it was, of those that are done; empty when that is not possible.
    [[nodiscard]] QList<BulkJob> undoJobs() const;
    /// "Delete 97 of 100 sandboxes", "100 sandboxes were deleted", "3 of 100 sandboxes were not deleted".
    [[nodiscard]] QString summary() const;
    /// The one sandbox, or how many they are.
    [[nodiscard]] QString subject() const;
    /// The entry in the activity; empty when there is none.
    [[nodiscard]] const QString &activityId() const { return m_activityId; }

    /// Those that wait stay as they are; what was asked for already is not waited for.
    void cancel();

Q_SIGNALS:
    void changed();
    void finished();

private:
    void beginEntry();
    void pump(const QString &connectionId);
    void pumpAll();
    bool startItem(int index);
    void itemEnded(int index, const Done &done);
    void set(int index, State state, const Error &error = {});
    void connectionGone(const QString &connectionId);
    void endIfOver();
    void endEntry();
    [[nodiscard]] int open() const { return count(State::Waiting) + count(State::Running); }

    SandboxStore &m_store;
    SandboxAction m_action;
    Again m_again;
    int m_parallel;
    QList<Item> m_items;
    QHash<int, int> m_counts; ///< By int of State.
    std::map<QString, std::deque<int>> m_waiting;
    std::map<QString, int> m_running;
    QString m_activityId;
    bool m_over = false;
    bool m_cancelled = false;
};

/// The runs of this window, and the way to start one. A finished run stays until it is dismissed or another
/// one of many is started.
class BulkRuns : public QObject
{
    Q_OBJECT

public:
    /// @p store outlives this.
    explicit BulkRuns(SandboxStore &store, QObject *parent = nullptr);

    /// One sandbox is simply acted on; of more, a run is made.
    void start(const SandboxOrder &order, const QList<SandboxKey> &keys);
    void start(const QList<BulkJob> &jobs);
    /// How many at a time on each connection, for runs that are started from now on.
    void setParallel(int parallel) { m_parallel = parallel; }
    /// Does again what failed in the run that is shown.
    void retry();
    /// The newest run of many that is not dismissed; null when there is none.
    [[nodiscard]] BulkRun *current() const { return m_current; }
    void dismiss();

Q_SIGNALS:
    void currentChanged();
    void runFinished(osc::BulkRun *run);

private:
    SandboxStore &m_store;
    int m_parallel = BulkRun::usualParallel;
    QPointer<BulkRun> m_current;
};

} // namespace osc
