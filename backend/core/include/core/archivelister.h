// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QList>

#include <functional>
#include <memory>

namespace osc {

/// One member of an archive. Everything in it is what the archive claims: untrusted.
struct ArchiveEntry
{
    QByteArray path{}; ///< As stored: may be absolute, hold "..", or anything else.
    FileType type = FileType::Unknown;
    qint64 size = -1;     ///< Bytes when unpacked; -1: the archive does not say.
    QDateTime modified{}; ///< UTC; invalid: not known.
    QByteArray linkTarget{};
    bool encrypted = false;

    bool operator==(const ArchiveEntry &) const = default;
};

/// What a listing may cost at most; a listing that reaches one of them ends there, and says so.
struct ArchiveLimits
{
    int entries = 20'000;
    qint64 read = 256LL * 1024 * 1024;          ///< Bytes of the archive.
    qint64 unpacked = 2LL * 1024 * 1024 * 1024; ///< Bytes that come out of a decompressor.
    qint64 ratio = 2000;                        ///< Unpacked bytes for each that was read, from 64 MiB on.
};

/// How a listing ended.
struct ArchiveSummary
{
    enum class End {
        Complete,
        TooManyEntries,
        TooMuchToRead,
        TooMuchUnpacked, ///< Also: it unpacks to suspiciously much.
        Damaged,         ///< Behind the last entry that was handed out.
        NoParts,         ///< Only the beginning can be read through this file system.
    };

    QString format{}; ///< "ZIP 2.0 (deflation)", "GNU tar format"; in English, for people.
    End end = End::Complete;
    qint64 entries = 0;
    qint64 unpacked = 0; ///< Sum of the sizes that the entries claim.

    bool operator==(const ArchiveSummary &) const = default;
};

/// Lists the members of tar (also compressed with gzip, bzip2, xz, zstd) and zip files, without unpacking
/// anything to anywhere.
class ArchiveLister
{
public:
    virtual ~ArchiveLister() = default;

    /// Members in batches as they are found. Fails with Invalid when @p path is no archive that is known, and
    /// with whatever reading fails with. @p size: bytes of the file.
    [[nodiscard]] virtual Operation list(std::shared_ptr<FileSystem> fileSystem, const FilePath &path,
                                         qint64 size, const ArchiveLimits &limits,
                                         std::function<void(QList<ArchiveEntry>)> onEntries,
                                         Callback<ArchiveSummary> done) = 0;
};

} // namespace osc
