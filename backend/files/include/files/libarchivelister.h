// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <files/fileworker.h>

#include <core/archivelister.h>

#include <mutex>
#include <vector>

namespace osc {

class ArchiveFeed;

/// Lists archives with libarchive, on one thread of its own: a listing that waits for a slow file system
/// holds up other listings, and nothing else. Only the parts that are needed are read: of a zip its
/// directory, of a plain tar the headers.
class LibArchiveLister final : public ArchiveLister
{
public:
    LibArchiveLister();
    /// Ends the listings that run; their callbacks are not called.
    ~LibArchiveLister() override;

    [[nodiscard]] Operation list(std::shared_ptr<FileSystem> fileSystem, const FilePath &path, qint64 size,
                                 const ArchiveLimits &limits,
                                 std::function<void(QList<ArchiveEntry>)> onEntries,
                                 Callback<ArchiveSummary> done) override;

private:
    std::vector<std::weak_ptr<ArchiveFeed>> m_feeds;
    FileWorker m_worker; ///< Last: it ends before the rest.
};

} // namespace osc
