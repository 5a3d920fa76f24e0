// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/transfermodel.h>

#include <core/clock.h>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

namespace osc {

class ActivityStore;
class FilePlaces;
class TransferEntries;
class TransferPace;
class TransferRun;

struct TransferCounts
{
    int running = 0;
    int waiting = 0; ///< Those that ask are not among them.
    int asking = 0;
    int paused = 0;
    int failed = 0;
    int done = 0; ///< Cancelled ones too.

    /// What is not over and not paused.
    [[nodiscard]] int open() const { return running + waiting + asking; }
    bool operator==(const TransferCounts &) const = default;
};

/// The queue of transfers between any two places. It is kept on disk, survives the end of the console however
/// that comes, and goes on where it stopped.
///
/// What fails for a passing reason is tried again, later each time; what fails for another one stays with its
/// reason until somebody retries it.
class TransferStore : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        int parallel = 2;      ///< Transfers at one time, 1 to 16; those that ask do not count.
        bool verify = true;    ///< Compares checksums of files, where the target can.
        int mostTries = 5;     ///< In a row without a byte of progress.
        int firstPause = 1000; ///< Milliseconds before the second try; doubles with each.
    };

    /// All outlive the store; @p activity may be null.
    TransferStore(FilePlaces &places, TransferEngine &engine, TransferJournal &journal,
                  ActivityStore *activity, const Clock &clock, QObject *parent = nullptr);
    /// What runs stops and goes on at the next start.
    ~TransferStore() override;

    /// Takes over what earlier runs left, and goes on with it. Again every half a minute: what another
    /// console leaves behind when it ends is taken over too.
    void load();
    void setOptions(const Options &options);
    [[nodiscard]] const Options &options() const { return m_options; }

    /// Puts them at the end of the queue. Returns their ids, one for each path.
    QStringList add(const TransferRequest &request);

    void pause(const QStringList &ids);
    void resume(const QStringList &ids);
    /// Stops them and removes what is incomplete at the target.
    void cancel(const QStringList &ids);
    /// Tries those again that failed or were cancelled; they go on where they stopped.
    void retry(const QStringList &ids);
    /// Takes them out of the list; what has not ended is cancelled.
    void remove(const QStringList &ids);
    void pauseAll();
    void resumeAll();
    void retryFailed();
    /// Takes out what is done or cancelled.
    void clearDone();
    /// In the queue, relative to each other as they are.
    void moveUp(const QStringList &ids);
    void moveDown(const QStringList &ids);
    void moveToTop(const QStringList &ids);
    /// Answers the question of a transfer that asks. @p forAll: and all further ones of the same request.
    void answer(const QString &id, ConflictPolicy policy, bool forAll);

    [[nodiscard]] TransferModel &model() { return m_model; }
    [[nodiscard]] const TransferModel &model() const { return m_model; }
    [[nodiscard]] const TransferItem *find(const QString &id) const { return m_model.find(id); }
    [[nodiscard]] const TransferCounts &counts() const { return m_counts; }
    /// Bytes per second of all together; -1: not known, or nothing runs.
    [[nodiscard]] qint64 rate() const { return m_rate; }
    /// Of all that is open; -1: not known.
    [[nodiscard]] qint64 secondsLeft() const;
    /// "2 transfers, 48.2 MB/s, 3 min left"; empty when nothing is open.
    [[nodiscard]] QString statusText() const;
    /// "2 running, 41 waiting, 1 failed".
    [[nodiscard]] QString countsText() const;

Q_SIGNALS:
    /// counts(), rate() or secondsLeft() changed; at most ten times a second.
    void changed();
    /// Something of that name is there: see TransferItem::question.
    void asks(const QString &id);
    /// A transfer ended well: there is something new in record.to, and of a move record.from is gone.
    void finished(const osc::TransferRecord &record);
    /// A transfer failed and is not tried again by itself.
    void failed(const osc::TransferRecord &record);
    /// The queue could not be read or kept; transfers work, but do not survive the end of the console.
    void journalFailed(const osc::Error &error);

private:
    struct Live;

    void take(const QList<TransferRecord> &records);
    /// Starts as many as there is room for.
    void pump();
    void start(const QString &id);
    /// Lets go of what runs; the state stays as it is.
    void stop(const QString &id);
    void setState(const QString &id, TransferState state, const Error &error = {});
    void onQuestion(const QString &id, const TransferQuestion &question,
                    std::function<void(TransferAnswer)> answer);
    void onDone(const QString &id, const Result<TransferOutcome> &result);
    void onFailed(const QString &id, const Error &error);
    void onTick();
    void onClosing(const QString &connectionId);
    void discardPart(const TransferRecord &record);
    void keep(const QStringList &ids);
    void put(const QList<TransferRecord> &records);
    /// After rows from @p first to @p last have changed their places.
    void keepOrder(int first, int last);
    [[nodiscard]] int &countOf(TransferState state);
    void announce();
    [[nodiscard]] QStringList idsWhere(const std::function<bool(const TransferItem &)> &predicate) const;
    [[nodiscard]] QList<int> rowsOf(const QStringList &ids) const;

    FilePlaces &m_places;
    TransferEngine &m_engine;
    TransferJournal &m_journal;
    const Clock &m_clock;
    Options m_options;
    TransferModel m_model;
    TransferCounts m_counts;
    qint64 m_rate = -1;
    qint64 m_lastPosition = 0;
    bool m_journalFailed = false;
    QTimer m_tick;  ///< While something runs: progress.
    QTimer m_wake;  ///< While something waits for its next try.
    QTimer m_adopt; ///< Looks for what other consoles have left behind.
    QTimer m_changed;
    QElapsedTimer m_clockwork;
    qint64 m_keptAt = 0;
    std::unique_ptr<TransferEntries> m_entries;
    std::map<QString, std::unique_ptr<Live>> m_live;
    std::map<QString, std::unique_ptr<TransferRun>> m_discards;
    Operation m_loading;
};

} // namespace osc
