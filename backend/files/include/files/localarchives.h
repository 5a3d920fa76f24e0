// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <files/fileworker.h>

#include <core/archivefiles.h>

namespace osc {

/// Archive files of this computer, compressed and unpacked by libarchive on a thread of their own. Between
/// the stream and the disk at most about 8 MiB wait in memory.
class LocalArchives final : public ArchiveFiles
{
public:
    /// @p worker writes the files; it outlives this and every sink and source of it, as this does those.
    explicit LocalArchives(FileWorker &worker);

    [[nodiscard]] std::shared_ptr<ArchiveSink> create(const QString &path, ArchiveFormat format,
                                                      bool overwrite) override;
    /// Reads gzip, zstd, bzip2 and xz, and tar as it is.
    [[nodiscard]] Operation open(const QString &path, Callback<std::shared_ptr<ArchiveSource>> done) override;

private:
    FileWorker &m_worker;
    FileWorker m_packer;
};

} // namespace osc
