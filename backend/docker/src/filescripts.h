// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QStringList>

#include <functional>

namespace osc {

/// What looks after files inside a container: small POSIX shell programs that run in busybox and coreutils
/// alike. Paths travel as printable text, so that no byte of a name can act in the shell or get lost in JSON.
namespace filescripts {

/// How the programs end when they do not succeed.
enum Exit {
    NotFound = 40,
    WrongType = 41, ///< Not a directory, or not a regular file.
    Forbidden = 42,
    Exists = 43,
    Special = 44,    ///< A pipe, a socket or a device.
    NoTool = 48,     ///< stat or another program is missing in the image.
    Incomplete = 49, ///< Not all bytes arrived.
};

/// The argument for a path or a name: every byte that is not harmless as \0ooo.
[[nodiscard]] QString argument(QByteArrayView path);

/// Commands for an exec. Output of list and stat is for ListingParser.
[[nodiscard]] QStringList list(const FilePath &directory);
[[nodiscard]] QStringList stat(const FilePath &path);
[[nodiscard]] QStringList read(const FilePath &path, FileSystem::ReadRange range);
/// Standard input into a new file beside the target, under a name made of @p token.
[[nodiscard]] QStringList writePart(const FilePath &path, bool overwrite, const QString &token);
/// Puts the file of writePart() in place when it has @p size bytes. @p mode below 0: that of the file before,
/// or the default.
[[nodiscard]] QStringList writeFinish(const FilePath &path, bool overwrite, const QString &token, qint64 size,
                                      int mode);
[[nodiscard]] QStringList writeAbandon(const FilePath &path, const QString &token);
[[nodiscard]] QStringList makeDirectory(const FilePath &path);
[[nodiscard]] QStringList rename(const FilePath &from, const FilePath &to);
[[nodiscard]] QStringList remove(const FilePath &path);
[[nodiscard]] QStringList setMode(const FilePath &path, int mode);

/// The error behind an exit code and what the programs wrote to standard error.
[[nodiscard]] Error failure(int exitCode, const QByteArray &words, const FilePath &path);

} // namespace filescripts

/// Reads what the listing programs print, in pieces of any length.
class ListingParser
{
public:
    explicit ListingParser(std::function<void(QList<FileEntry>)> onBatch)
        : m_onBatch(std::move(onBatch))
    {}

    /// False when the bytes are no listing.
    bool feed(QByteArrayView bytes);
    /// Hands out what is left at the end.
    void finish();

private:
    [[nodiscard]] qsizetype recordEnd() const;
    bool takeRecord(const QByteArray &record);
    bool takeEntry(const QByteArray &fields);
    FileEntry *entryNamed(const QByteArray &name);

    std::function<void(QList<FileEntry>)> m_onBatch;
    QByteArray m_buffer;
    QList<FileEntry> m_batch;
};

/// Type and permissions out of the mode that stat() has.
[[nodiscard]] FileType typeOfUnixMode(uint mode);

} // namespace osc
