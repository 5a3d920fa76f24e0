// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>
#include <core/transfers.h>

#include <QList>
#include <QMetaType>

#include <functional>
#include <memory>
#include <optional>

namespace osc {

/// How far a transfer is. Totals are -1 while they are not known.
struct TransferStatus
{
    enum class Phase {
        Preparing, ///< Looks at what is there.
        Copying,
        Checking,  ///< Compares what arrived with what was sent.
        Finishing, ///< Puts it in its place; of a move, removes the source.
    };

    Phase phase = Phase::Preparing;
    FileType type = FileType::Unknown; ///< Of the source.
    qint64 bytes = 0;
    qint64 totalBytes = -1;
    qint64 files = 0; ///< Of a folder: everything in it that is not a directory.
    qint64 totalFiles = -1;

    bool operator==(const TransferStatus &) const = default;
};

/// What a transfer has to know to go on where it stopped. How much is there already is asked of the target.
struct TransferPoint
{
    /// A large file inside a folder that is on its way, where the target keeps unseen what has arrived.
    struct OpenFile
    {
        QByteArray path{};    ///< At the target, below the folder.
        FileVersion source{}; ///< When it was begun.

        bool operator==(const OpenFile &) const = default;
    };

    QByteArray partName{};  ///< The incomplete copy beside the target; empty: nothing was begun.
    FileVersion source{};   ///< Of the file when it was begun.
    QByteArray finalName{}; ///< The name it will have, when that is decided.
    bool replaces = false;  ///< finalName is there: a file is replaced, a folder merged.
    bool placing = false;   ///< Everything has arrived and is being put in its place.
    QList<OpenFile> open{}; ///< As many as are on their way at once.

    bool operator==(const TransferPoint &) const = default;
};

/// One file or folder on its way from one file system to another, or inside one.
struct TransferJob
{
    std::shared_ptr<FileSystem> from{};
    FilePath source{};
    std::shared_ptr<FileSystem> to{};
    FilePath directory{};        ///< It exists.
    QByteArray name{};           ///< Wanted in it.
    bool samePlace = false;      ///< Both are one file system.
    bool toThisComputer = false; ///< Names that are not safe here get safe ones.
    bool move = false;
    ConflictPolicy conflict = ConflictPolicy::Ask;
    bool verify = true; ///< By checksum, where the target can.
    QByteArray
        id{}; ///< Few letters and digits that no other transfer has: for the name of the incomplete copy.
    TransferPoint point{};
};

/// Something of that name is there already.
struct TransferQuestion
{
    FilePath path{}; ///< At the target.
    FileEntry source{};
    FileEntry target{};
};

struct TransferAnswer
{
    ConflictPolicy policy = ConflictPolicy::Skip; ///< Not Ask.
    bool forAll = false;                          ///< For all further questions of the same job.
};

struct TransferOutcome
{
    QByteArray name{};       ///< What it is called at the target.
    bool skipped = false;    ///< Nothing was done: it was there already.
    bool verified = false;   ///< The target's checksum agrees.
    qint64 skippedFiles = 0; ///< Inside a folder, because they were there already.
    qint64 leftOut = 0;      ///< Pipes, devices, what could not be read or vanished.
    QString firstLeftOut{};  ///< Why the first of them was, in a sentence; may be empty.
    bool sourceKept = false; ///< It was to be moved, but something was skipped or left out.

    bool operator==(const TransferOutcome &) const = default;
};

/// Carries out transfers. Bytes go through bounded memory, never through a file of this computer's own.
class TransferEngine
{
public:
    struct Handlers
    {
        std::function<void(const TransferStatus &)> onStatus; ///< As often as it changes.
        /// To be kept: with it a later run of the same job goes on. Comes before it is relied on.
        std::function<void(const TransferPoint &)> onPoint;
        /// The job waits for the answer, which may come at any time, or never. With policy Ask only.
        std::function<void(const TransferQuestion &, std::function<void(TransferAnswer)> answer)> onQuestion;
    };

    virtual ~TransferEngine();

    /// Cancelling leaves the incomplete copy, with which it can go on.
    [[nodiscard]] virtual Operation run(TransferJob job, Handlers handlers,
                                        Callback<TransferOutcome> done) = 0;
    /// Removes the incomplete copy; success when there is none. Needs to, directory and point only.
    [[nodiscard]] virtual Operation discard(const TransferJob &job, Callback<void> done) = 0;
};

} // namespace osc

Q_DECLARE_METATYPE(osc::TransferQuestion)
