// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bytestream.h>
#include <core/operation.h>

#include <QString>

#include <memory>
#include <optional>

namespace osc {

enum class ArchiveFormat { Tar, TarGzip, TarZstd };

/// "tar", "tar.gz", "tar.zst".
[[nodiscard]] QString archiveSuffix(ArchiveFormat format);
/// By the ending of a file name, ignoring case: also "tgz" and "tzst". None: it is none of them.
[[nodiscard]] std::optional<ArchiveFormat> archiveFormatOf(QStringView fileName);

/// Takes the bytes of a tar stream and writes an archive file of this computer that appears whole or not at
/// all. Destroyed without a commit it leaves nothing behind.
class ArchiveSink : public ByteSink
{
public:
    /// Ends the file and puts it in its place. Call once, after the last write. Letting go gives up the file,
    /// unless it is in its place already.
    [[nodiscard]] virtual Operation commit(Callback<void> done) = 0;
};

/// Gives the bytes of the tar stream in an archive file.
class ArchiveSource : public ByteSource
{
public:
    /// Of the file itself, as it is compressed: how far it is read, and how long it is.
    [[nodiscard]] virtual qint64 fileBytesRead() const = 0;
    [[nodiscard]] virtual qint64 fileSize() const = 0;
};

/// Archive files of this computer. Compressing, and everything that touches a disk, happens on threads of its
/// own; memory stays bounded whatever the size.
class ArchiveFiles
{
public:
    virtual ~ArchiveFiles();

    /// Errors come with the first write or the commit: Exhausted (disk full), Forbidden, NotFound (folder);
    /// Conflict when the file exists and @p overwrite is false.
    [[nodiscard]] virtual std::shared_ptr<ArchiveSink> create(const QString &path, ArchiveFormat format,
                                                              bool overwrite) = 0;
    /// Finds out by itself how it is compressed. NotFound, Forbidden, Invalid (no archive of this kind).
    [[nodiscard]] virtual Operation open(const QString &path,
                                         Callback<std::shared_ptr<ArchiveSource>> done) = 0;
};

} // namespace osc
