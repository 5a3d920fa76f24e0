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
    Special = 44,     ///< A pipe, a socket or a device.
    Changed = 45,     ///< Not the version that was to be replaced.
    OtherLength = 46, ///< Not as long as what is to go on after it.
    NoTool = 48,      ///< stat or another program is missing in the image.
    Incomplete = 49,  ///< Not all bytes arrived.
};

/// The argument for a path or a name: every byte that is not harmless as \0ooo.
[[nodiscard]] QString argument(QByteArrayView path);

/// Commands for an exec. Output of list and stat is for ListingParser.
[[nodiscard]] QStringList list(const FilePath &directory);
[[nodiscard]] QStringList stat(const FilePath &path);
[[nodiscard]] QStringList read(const FilePath &path, FileSystem::ReadRange range);
/// "size:seconds" of a file that may be read.
[[nodiscard]] QStringList version(const FilePath &path);
/// Standard input into a new file beside the target, under a name made of @p token.
[[nodiscard]] QStringList writePart(const FilePath &path, const FileSystem::WriteOptions &options,
                                    const QString &token);
/// Puts the file of writePart() in place when it has @p size bytes.
[[nodiscard]] QStringList writeFinish(const FilePath &path, const FileSystem::WriteOptions &options,
                                      const QString &token, qint64 size);
/// Both at once for a file without content.
[[nodiscard]] QStringList writeEmpty(const FilePath &path, const FileSystem::WriteOptions &options,
                                     const QString &token);
/// Standard input to the end of the file.
[[nodiscard]] QStringList append(const FilePath &path, const FileSystem::WriteOptions &options);
/// Succeeds when the file has @p size bytes.
[[nodiscard]] QStringList appendFinish(const FilePath &path, qint64 size);
[[nodiscard]] QStringList writeAbandon(const FilePath &path, const QString &token);
[[nodiscard]] QStringList makeDirectory(const FilePath &path);
[[nodiscard]] QStringList rename(const FilePath &from, const FilePath &to);
[[nodiscard]] QStringList remove(const FilePath &path);
[[nodiscard]] QStringList setMode(const FilePath &path, int mode);

// Of bulkscripts.cpp, for BulkWrite. They take the arguments of writePart() and append().

/// Makes the empty file beside the target, and prints "uid:gid:mode", a line break and its real path.
[[nodiscard]] QStringList bulkPart(const FilePath &path, const FileSystem::WriteOptions &options,
                                   const QString &token);
/// Prints the same of the target, which is empty.
[[nodiscard]] QStringList bulkInto(const FilePath &path, const FileSystem::WriteOptions &options);
/// As root: gives a file to its owner and prints its length.
[[nodiscard]] QStringList bulkSettle(const FilePath &file, qint64 uid, qint64 gid);
/// As root: removes it.
[[nodiscard]] QStringList bulkDiscard(const FilePath &file);
/// Standard input to the end of a file that has @p size bytes.
[[nodiscard]] QStringList bulkRest(const FilePath &file, qint64 size);

// Of treescripts.cpp.

[[nodiscard]] QStringList replace(const FilePath &from, const FilePath &to);
[[nodiscard]] QStringList setOwner(const FilePath &path, qint64 uid, qint64 gid);
[[nodiscard]] QStringList makeSymlink(const FilePath &path, const QByteArray &target);
[[nodiscard]] QStringList copy(const FilePath &from, const FilePath &to, const QString &token);
/// Ends what copies and removes what it made.
[[nodiscard]] QStringList copyAbandon(const FilePath &to, const QString &token);
/// Output for ListingParser. Everything that can match; names have to be looked at again.
[[nodiscard]] QStringList search(const FilePath &directory, const FileSearchRequest &request);
/// The contents that search() can look for.
[[nodiscard]] bool canSearchFor(const QByteArray &content);
/// Output for MeasureParser.
[[nodiscard]] QStringList measure(const FilePath &path);
/// Prints 64 hexadecimal digits first.
[[nodiscard]] QStringList checksum(const FilePath &path);
/// Prints free blocks, a colon and their size.
[[nodiscard]] QStringList freeSpace(const FilePath &path);
[[nodiscard]] QStringList readTree(const FilePath &directory, const QList<QByteArray> &names);
/// True for what tar says about files that changed or vanished while it read them, and about nothing else.
[[nodiscard]] bool isHarmlessForTree(const QByteArray &words);
/// Paths of what is there below a directory, each after "./" and before a zero byte: links only, or with
/// @p all everything that is no directory. Fails when nothing can be unpacked there.
[[nodiscard]] QStringList treeFacts(const FilePath &directory, bool all);
/// Unpacks a tar stream from standard input, which has to be harmless.
[[nodiscard]] QStringList writeTree(const FilePath &directory, bool keepsOwners);

[[nodiscard]] QStringList program(std::initializer_list<const char *> parts, const QStringList &arguments);
/// The parent and the name of a path as two arguments.
[[nodiscard]] QStringList placeArguments(const FilePath &path);
/// Decodes the first argument into p; and both into a directory to work in and a name b.
extern const char Prelude[];
extern const char InParent[];
/// Finds out after InParent where the target really is, and checks what is to be replaced.
extern const char Resolve[];
/// Fails when the target is not as long as the sixth argument says.
extern const char Append[];
/// The arguments of what begins with Prelude, InParent and Resolve. @p token: for the file beside the target.
[[nodiscard]] QStringList writeArguments(const FilePath &path, const FileSystem::WriteOptions &options,
                                         const QString &token);
/// Goes into p, which is a directory.
extern const char InDirectory[];
/// Shell functions that print records for ListingParser.
extern const char Emit[];
extern const char Walk[];

/// The error behind an exit code and what the programs wrote to standard error.
[[nodiscard]] Error failure(int exitCode, const QByteArray &words, const FilePath &path);

} // namespace filescripts

} // namespace osc
