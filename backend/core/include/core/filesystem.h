// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bytestream.h>
#include <core/operation.h>

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace osc {

enum class FileType { Unknown, Regular, Directory, Symlink, Fifo, Socket, BlockDevice, CharDevice };

/// One entry of a directory. Names are raw bytes as the other side has them: not necessarily UTF-8, and
/// untrusted.
struct FileEntry
{
    QByteArray name{}; ///< Never contains '/' or NUL; never "." or "..".
    FileType type = FileType::Unknown;
    qint64 size = -1;     ///< Bytes; -1: not known.
    QDateTime modified{}; ///< UTC; invalid: not known.
    int mode = -1;        ///< Permission bits (07777); -1: not known.
    qint64 uid = -1;
    qint64 gid = -1;
    QString owner{};
    QString group{};
    QByteArray linkTarget{}; ///< For symlinks, as stored.
    FileType targetType =
        FileType::Unknown;  ///< For symlinks: what it leads to, Unknown when broken or not asked.
    QString storageClass{}; ///< Of an object: "Standard", "IA", "Archive". Untrusted; empty elsewhere.

    bool operator==(const FileEntry &) const = default;
};

/// What a file system can do; for what it cannot, the sentence that a disabled control shows.
struct FileSystemCapabilities
{
    bool canWrite = true;
    QString whyNotWrite;
    bool hasPermissions = true;
    bool canRename = true;
    bool canReadRange = true;
    bool hasSymlinks = true;
    bool hasOwners = false;          ///< setOwner() is there.
    bool canAppend = false;          ///< WriteOptions::offset is there, so an upload can go on.
    bool replacesAtomically = false; ///< A reader of a file that is written sees the old or the new one.
    bool canCopyInside = false;      ///< copy() is there: bytes need not travel through the console.
    bool canSearch = false;          ///< search() is there: one request for a whole tree.
    bool canMeasure = false;         ///< measure() is there.
    bool canHash = false;            ///< checksum() is there.
    bool streamsTrees = false;       ///< readTree() and writeTree() are there.
    bool renamesByCopying = false;   ///< rename() copies every object and deletes it: slow for big trees.
    /// write() shows nothing until everything has arrived, so that no incomplete copy is needed beside it.
    bool writesWhole = false;
    /// What a broken write() has brought stays hidden: written(), discardWritten() and WriteOptions::offset.
    bool resumesWrites = false;
    bool verifiesWrites = false;  ///< A write() that succeeded was compared with what arrived, by checksum.
    bool readsOneVersion = false; ///< What read() gives is one state of the file, whatever happens to it.
    bool impliesFolders = false; ///< A file can be written where its folder is not: the folder comes with it.
    int parallelFiles = 1;       ///< How many small files are best on their way at once; 1–64.

    bool operator==(const FileSystemCapabilities &) const = default;
};

/// What tells two states of one file apart without reading it.
struct FileVersion
{
    qint64 size = -1;
    QDateTime modified{}; ///< UTC, as exact as the other side tells it.

    bool operator==(const FileVersion &) const = default;
};

/// How much there is below a directory, or in one file.
struct TreeSize
{
    qint64 bytes = 0;       ///< Contents of regular files; holes count in full.
    qint64 files = 0;       ///< Everything that is not a directory.
    qint64 directories = 0; ///< Without the one that was asked for.
    qint64 unreadable = 0;  ///< Directories that could not be looked into: the rest is a lower bound.

    bool operator==(const TreeSize &) const = default;
};

/// What to look for below a directory. Both conditions must hold; an empty one always does.
struct FileSearchRequest
{
    QString name;       ///< Part of the name, ignoring case; with `*` or `?` a pattern for the whole name.
    QByteArray content; ///< Bytes inside a regular file, as they are.
    bool contentIgnoresCase = false;            ///< ASCII letters only.
    bool hidden = true;                         ///< Also what begins with a dot, and what is below it.
    qint64 largestContent = 64LL * 1024 * 1024; ///< Larger files are not searched for content.
};

struct FileSearchHit
{
    QByteArray path; ///< Absolute in the file system.
    FileEntry entry;
    QString line{};        ///< The first line that holds the content, inert, at most 200 characters.
    qint64 lineNumber = 0; ///< From 1; 0: no content was asked for.

    bool operator==(const FileSearchHit &) const = default;
};

/// Absolute paths, '/'-separated, raw bytes without NUL.
using FilePath = QByteArray;

class ObjectAccess;

/// A tree of files somewhere: in a sandbox, a volume, a bucket, on this computer. All paths are absolute
/// inside it.
///
/// Errors name the path; NotFound, Forbidden, Conflict (exists, not empty, not a directory) are told apart
/// where the other side does. Nothing ever opens a FIFO or a device.
class FileSystem
{
public:
    struct ReadRange
    {
        qint64 offset = 0;
        qint64 length = -1; ///< -1: to the end.
    };
    struct WriteOptions
    {
        int mode = -1;         ///< Permission bits of a new file; -1: the other side's default.
        bool overwrite = true; ///< false: Conflict when the path exists.
        /// A file that is replaced hands down its permissions and, where the other side lets us, its owner.
        bool keepsAttributes = false;
        /// Conflict unless the file that is there is this one: somebody else changed it meanwhile.
        std::optional<FileVersion> onlyIf{};
        /// >= 0: goes on with the file that is there, in place, which must be exactly so long, else Conflict.
        /// Needs canAppend, or resumesWrites and written() bytes there, hidden.
        qint64 offset = -1;
    };
    struct TreeWriteOptions
    {
        bool overwrite = true;    ///< false: Conflict at the first file that exists; what was written stays.
        bool keepsOwners = false; ///< Owners of the archive, by number, where the other side lets us.
    };

    virtual ~FileSystem();

    [[nodiscard]] virtual FileSystemCapabilities capabilities() const = 0;
    /// Through what it looks, for people: "through execd", "through the Engine".
    [[nodiscard]] virtual QString via() const = 0;

    /// Entries in batches as they arrive, in no order. A directory that cannot be read is an error, not
    /// empty.
    [[nodiscard]] virtual Operation
    list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch, Callback<void> done) = 0;
    [[nodiscard]] virtual Operation stat(const FilePath &path, Callback<FileEntry> done) = 0;
    [[nodiscard]] virtual Operation read(const FilePath &path, ReadRange range,
                                         std::shared_ptr<ByteSink> sink, Callback<void> done) = 0;
    /// The target appears whole or not at all where the other side can do that.
    [[nodiscard]] virtual Operation write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                          WriteOptions options, Callback<void> done) = 0;
    [[nodiscard]] virtual Operation makeDirectory(const FilePath &path, Callback<void> done) = 0;
    /// Fails with Conflict when the new path exists.
    [[nodiscard]] virtual Operation rename(const FilePath &from, const FilePath &to, Callback<void> done) = 0;
    /// Removes a file, a symlink (never what it leads to) or a directory with everything in it.
    [[nodiscard]] virtual Operation remove(const FilePath &path, Callback<void> done) = 0;
    [[nodiscard]] virtual Operation setMode(const FilePath &path, int mode, Callback<void> done) = 0;

    // What follows is there where capabilities() says so; everywhere else it fails with Unsupported.

    /// Puts the file @p from in the place of @p to, which may exist and is then a file, in one step where
    /// replacesAtomically says so. There where canRename is.
    [[nodiscard]] virtual Operation replace(const FilePath &from, const FilePath &to, Callback<void> done);
    /// Of the entry itself, never of what a link leads to. -1 leaves one as it is.
    [[nodiscard]] virtual Operation setOwner(const FilePath &path, qint64 uid, qint64 gid,
                                             Callback<void> done);
    /// @p target is stored as it is; it need not exist. Conflict when @p path exists.
    [[nodiscard]] virtual Operation makeSymlink(const FilePath &path, const QByteArray &target,
                                                Callback<void> done);
    /// A file, link, or directory with everything in it, to the new path @p to. Links are copied as links;
    /// pipes, sockets and devices are left out. Conflict when @p to exists.
    [[nodiscard]] virtual Operation copy(const FilePath &from, const FilePath &to, Callback<void> done);
    /// Everything below @p directory that matches, in batches as it is found; links are not followed.
    /// Directories that cannot be read are passed over.
    [[nodiscard]] virtual Operation search(const FilePath &directory, const FileSearchRequest &request,
                                           std::function<void(QList<FileSearchHit>)> onHits,
                                           Callback<void> done);
    [[nodiscard]] virtual Operation measure(const FilePath &path, Callback<TreeSize> done);
    /// SHA-256 of a regular file's content, 32 bytes.
    [[nodiscard]] virtual Operation checksum(const FilePath &path, Callback<QByteArray> done);
    /// The entries of @p directory named in @p names (all of them when it is empty) with everything below as
    /// a tar stream (POSIX ustar or pax) whose members are relative to @p directory.
    [[nodiscard]] virtual Operation readTree(const FilePath &directory, const QList<QByteArray> &names,
                                             std::shared_ptr<ByteSink> sink, Callback<void> done);
    /// Unpacks a tar stream below @p directory, which exists. No member lands outside, neither by "..", by an
    /// absolute path, nor through a link: such a stream fails with Invalid. Pipes and devices are left out.
    [[nodiscard]] virtual Operation writeTree(const FilePath &directory, std::shared_ptr<ByteSource> source,
                                              TreeWriteOptions options, Callback<void> done);
    /// Bytes that can still be written at @p path.
    [[nodiscard]] virtual Operation freeSpace(const FilePath &path, Callback<qint64> done);
    /// How much a write() of @p path that broke off has brought, hidden; 0 when there is none.
    [[nodiscard]] virtual Operation written(const FilePath &path, Callback<qint64> done);
    /// Removes what written() tells of; success when there is none.
    [[nodiscard]] virtual Operation discardWritten(const FilePath &path, Callback<void> done);

    /// What only objects have (core/objectstorage.h); null elsewhere. Lives as long as the file system.
    [[nodiscard]] virtual ObjectAccess *objects() { return nullptr; }
};

/// A name for people: invalid UTF-8 as U+FFFD, control, bidirectional and line-breaking characters replaced
/// by visible symbols, so that no name can pretend to be another. One way only.
[[nodiscard]] QString displayName(QByteArrayView name);
/// What FileEntry::name promises: the other side can say anything.
[[nodiscard]] bool isEntryName(QByteArrayView name);
/// Joins with exactly one slash.
[[nodiscard]] FilePath joinPath(const FilePath &directory, QByteArrayView name);
/// "/a/b" → "/a", "/" → "/".
[[nodiscard]] FilePath parentPath(const FilePath &path);
/// A file name that is safe to create in a local folder: no separator, no control character, no trailing dot
/// or space, never ".", ".." or empty, at most 255 bytes.
[[nodiscard]] QString safeLocalName(QByteArrayView name);

} // namespace osc

Q_DECLARE_METATYPE(osc::FileEntry)
