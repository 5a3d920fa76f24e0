// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bytepipe.h"
#include "filecopy.h"
#include "transfercontext.h"
#include "treesieve.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <map>

namespace osc {

/// What becomes of things in the stage that have a name which is there already, by their path below the root.
using TreeDecisions = QHash<QByteArray, Placement>;

/// Brings together everything of a folder in a hidden one beside its target, the stage: in tar streams where
/// both sides have them, else one by one, a few at a time. What is in the stage from an earlier run stays
/// there. Held alive by its operation.
class TreeStage : public std::enable_shared_from_this<TreeStage>
{
public:
    /// @p target: the folder that it will be merged into; empty: there is none.
    TreeStage(ContextPtr context, FilePath stage, FilePath target, Promise<void> promise);
    [[nodiscard]] static Operation start(ContextPtr context, const FilePath &stage, const FilePath &target,
                                         std::shared_ptr<TreeDecisions> decisions, Callback<void> done);

private:
    struct Directory
    {
        FilePath source;
        QByteArray path; ///< Below the stage and the target; empty: the root.
        FileEntry entry{};
        bool inStage = false;
        bool inTarget = false;
    };

    void makeRoot();
    void measure();
    void nextDirectory();
    void lookAtSource();
    void lookAtStage();
    void lookAtTarget();
    void decideNext();
    [[nodiscard]] bool isStaged(const FileEntry &entry, const FileEntry &staged) const;
    void countStaged(const FileEntry &entry);
    void placed(const FileEntry &entry, const QByteArray &name, const Placement &placement);

    void makeDirectories();
    void carry();
    void streamNext();
    void onStreamed();
    void copyNextInside();
    void walkOn();
    void copyOne(const FileEntry &entry);
    void goOnUnseen(quint64 id, FileCopy::Job job, const QByteArray &path);
    void startCopy(quint64 id, const FileCopy::Job &job);
    void noteClosed(quint64 id, const Done &done);
    void discardOld();
    void makeLink(const FileEntry &entry);
    void onOne(quint64 id, const FilePath &path, const Done &done);
    [[nodiscard]] bool hasRoomFor(const FileEntry &entry) const;
    [[nodiscard]] QByteArray targetNameOf(const FileEntry &entry) const;

    void setModes();
    void checkCounts();
    void fail(const Error &error);
    [[nodiscard]] FilePath staged(const QByteArray &path) const;
    [[nodiscard]] QByteArray below(const QByteArray &name) const;
    [[nodiscard]] bool isLeftOut(const Error &error, const QByteArray &name);

    ContextPtr m_context;
    FilePath m_stage;
    FilePath m_target;
    Promise<void> m_promise;
    std::shared_ptr<TreeDecisions> m_decisions;
    FileSystemCapabilities m_canFrom;
    FileSystemCapabilities m_canTo;
    bool m_streams = false;
    bool m_inside = false;
    bool m_inPlace = false; ///< The stage is the target: files come into their place whole.
    size_t m_mostAtOnce = 4;
    bool m_hasBudget = false; ///< Many at once, so their bytes are counted.

    std::deque<Directory> m_directories;
    QSet<QByteArray> m_made; ///< Directories that are in the stage.
    QList<std::pair<FilePath, int>> m_modes;
    bool m_countable = true; ///< Everything that is in the stage was counted.

    // Of the directory that is being looked at.
    Directory m_now;
    QList<FileEntry> m_entries;
    QHash<QByteArray, FileEntry> m_staged;
    QHash<QByteArray, FileEntry> m_there;
    qsizetype m_at = 0;
    QList<FileEntry> m_batch; ///< What is to be brought.
    bool m_all = true;        ///< That is all there is.
    QList<QByteArray> m_toMake;

    std::unique_ptr<BytePipe> m_pipe;
    std::shared_ptr<TreeSieve> m_sieve;
    std::optional<Done> m_read;
    std::optional<Done> m_written;
    Operation m_reading;
    std::map<quint64, qint64> m_partial; ///< Bytes of files that are on their way.
    qint64 m_whole = 0;                  ///< Bytes of those that have arrived.
    quint64 m_lastOne = 0;
    std::map<quint64, Operation> m_ones;
    std::map<quint64, qint64> m_memory; ///< What each of them may take.
    /// What was on its way when an earlier run broke off, by its path.
    QHash<QByteArray, FileVersion> m_openBefore;
    std::map<quint64, QByteArray> m_openNow; ///< Paths of large files.
    bool m_carries = false;                  ///< Those of m_batch come next; else a folder is looked at.
    Operation m_measuring;
    Operation m_step;
};

} // namespace osc
