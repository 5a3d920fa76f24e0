// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filetransfers.h>

#include <QElapsedTimer>
#include <QList>
#include <QObject>

#include <optional>

namespace osc {

class ActivityStore;

/// One file or folder on its way.
struct Transfer
{
    enum class Direction { Download, Upload };
    enum class State { Waiting, Running, Finished, Failed };

    quint64 id = 0;
    Direction direction = Direction::Download;
    QString name;         ///< For people.
    QString place;        ///< Where it comes from or goes to, for people: the sandbox.
    QString connectionId; ///< Of the file system.
    QString sandboxId;    ///< Of the file system, when it is one of a sandbox.
    std::shared_ptr<FileSystem> fileSystem;
    FilePath path;          ///< In the file system.
    QString local;          ///< On this computer.
    bool overwrite = false; ///< For an upload.
    State state = State::Waiting;
    TransferProgress progress;
    Error error; ///< In state Failed.
};

/// Transfers one after the other. They go on while the user looks at something else; each keeps its file
/// system.
class TransferQueue : public QObject
{
    Q_OBJECT

public:
    /// @p transfers and @p activity, which may be null, must outlive the queue.
    explicit TransferQueue(FileTransfers &transfers, ActivityStore *activity = nullptr,
                           QObject *parent = nullptr);
    ~TransferQueue() override;

    /// Id, state, progress and error are set here.
    void add(Transfer transfer);
    /// Stops it when it runs, and takes it out of the list.
    void remove(quint64 id);
    /// Tries a failed one again; @p overwrite replaces what is there.
    void retry(quint64 id, bool overwrite);
    /// Takes out all that are done or failed.
    void clearEnded();
    /// Stops and takes out all of one connection.
    void removeAllOf(const QString &connectionId);

    /// In the order of adding.
    [[nodiscard]] const QList<Transfer> &transfers() const { return m_list; }
    /// The one that runs, or null.
    [[nodiscard]] const Transfer *running() const;
    [[nodiscard]] int count(Transfer::State state) const;
    /// Bytes per second of the running one; none in its first two seconds.
    [[nodiscard]] std::optional<qint64> rate() const;

Q_SIGNALS:
    void changed();
    /// A transfer ended well.
    void finished(const osc::Transfer &transfer);

private:
    [[nodiscard]] Transfer *find(quint64 id);
    void startNext();
    void start(Transfer &transfer);
    void onProgress(quint64 id, const TransferProgress &progress);
    void onDone(quint64 id, const Done &result);
    void stopRunning();
    [[nodiscard]] QString beginEntry(const Transfer &transfer);

    FileTransfers &m_transfers;
    ActivityStore *m_activity;
    QString m_entryId; ///< Of the one that runs.
    QList<Transfer> m_list;
    quint64 m_lastId = 0;
    quint64 m_runningId = 0; ///< 0: none.
    QElapsedTimer m_since;
    Operation m_operation; ///< Last: ends before what its callbacks use.
};

} // namespace osc
