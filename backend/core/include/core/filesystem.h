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
        FileType::Unknown; ///< For symlinks: what it leads to, Unknown when broken or not asked.

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

    bool operator==(const FileSystemCapabilities &) const = default;
};

/// Absolute paths, '/'-separated, raw bytes without NUL.
using FilePath = QByteArray;

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
