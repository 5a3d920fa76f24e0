// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>
#include <models/connectionregistry.h>

#include <QHash>
#include <QObject>

#include <deque>
#include <functional>
#include <map>

namespace osc {

class ActivityStore;

/// A piece of work on one object.
struct Job
{
    /// So far and in all; -1: not known.
    using OnProgress = std::function<void(qint64 done, qint64 total)>;

    QString connectionId;
    QString connectionName;
    QString title;   ///< Of the object; ready to be shown.
    QString command; ///< The same as a shell command; may be empty. Never with a secret.
    std::function<Operation(OnProgress onProgress, Callback<void> done)> start;
    /// Told when it begins, and with its end when it has one; both may be empty.
    std::function<void()> begun{};
    std::function<void(const Done *done)> ended{}; ///< Null: cancelled, what became of it is not known.
};

/// What several jobs of one kind are called together. Sentences for people, translated.
struct JobWords
{
    QString what;                               ///< "Delete volume".
    QString object;                             ///< The one object, or how many they are.
    std::function<QString(int count)> done{};   ///< "3 volumes were deleted."
    std::function<QString(int count)> failed{}; ///< "2 volumes could not be deleted."
    bool inBytes = false;                       ///< Progress is told in bytes.
};

/// Jobs of one kind, a few at a time on each connection, with one entry in the activity for all of them.
/// Keeps what became of each.
class JobRun : public QObject
{
    Q_OBJECT

public:
    enum class State { Waiting, Running, Succeeded, Failed, Cancelled };
    struct Item
    {
        Job job;
        State state = State::Waiting;
        Error error; ///< In state Failed.
        qint64 done = 0;
        qint64 total = -1;
    };
    using Again = std::function<void(const JobWords &words, const QList<Job> &jobs)>;

    /// @p registry outlives the run, @p activity too where it is not null. Starts at once; finished() comes
    /// from the event loop. @p again is offered with the entry when some failed.
    JobRun(ConnectionRegistry &registry, ActivityStore *activity, JobWords words, const QList<Job> &jobs,
           int parallel, Again again, QObject *parent = nullptr);
    ~JobRun() override;

    [[nodiscard]] const JobWords &words() const { return m_words; }
    [[nodiscard]] const QList<Item> &items() const { return m_items; }
    [[nodiscard]] int count(State state) const;
    [[nodiscard]] bool isRunning() const { return !m_over; }
    [[nodiscard]] bool wasCancelled() const { return m_cancelled; }
    [[nodiscard]] QList<Job> failedJobs() const;
    /// "Delete volume: 2 of 3", "3 volumes were deleted."
    [[nodiscard]] QString summary() const;
    /// "1.2 of 3.4 GiB", "2 of 3"; empty when nothing is known.
    [[nodiscard]] QString progressText() const;
    /// Of 1000; -1: not known.
    [[nodiscard]] int progress() const;
    [[nodiscard]] const QString &activityId() const { return m_activityId; }

    /// How a job ends whose connection is not there any more.
    [[nodiscard]] static Error connectionClosed();

    /// Those that wait are not begun; those that run are let go of.
    void cancel();

Q_SIGNALS:
    void changed();
    void finished();

private:
    void beginEntry();
    void pump(const QString &connectionId);
    void startItem(int index);
    void itemEnded(int index, const Done &done);
    void progressed(int index, qint64 done, qint64 total);
    void tellProgress();
    void connectionGoes(const QString &connectionId);
    void endIfOver();
    void endEntry();

    ConnectionRegistry &m_registry;
    ActivityStore *m_activity;
    JobWords m_words;
    Again m_again;
    int m_parallel;
    QList<Item> m_items;
    std::map<QString, std::deque<int>> m_waiting; ///< By connection.
    QString m_activityId;
    bool m_over = false;
    bool m_cancelled = false;
    std::map<int, Operation> m_running; ///< Last: ends before what the callbacks use.
};

/// The runs of this window. A run that has ended is kept as the last one until it is dismissed or another one
/// ends.
class JobRuns : public QObject
{
    Q_OBJECT

public:
    JobRuns(ConnectionRegistry &registry, ActivityStore *activity, QObject *parent = nullptr);
    ~JobRuns() override;

    /// Null when there is nothing to do.
    JobRun *start(const JobWords &words, const QList<Job> &jobs, int parallel);
    /// Those that run, in the order of their beginning.
    [[nodiscard]] QList<JobRun *> running() const;
    /// The one that ended last and failed in part; null: none, or it is dismissed.
    [[nodiscard]] JobRun *failed() const { return m_failed; }
    void retry();
    void dismiss();

Q_SIGNALS:
    /// Which runs there are, or how far they are.
    void changed();
    void runFinished(osc::JobRun *run);

private:
    void ended(JobRun *run);

    ConnectionRegistry &m_registry;
    ActivityStore *m_activity;
    QList<JobRun *> m_runs;
    JobRun *m_failed = nullptr;
    int m_failedParallel = 1;
};

} // namespace osc
