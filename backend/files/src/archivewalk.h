// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "archivefeed.h"

#include <core/archivelister.h>

#include <cstdint>
#include <functional>

struct archive;
struct archive_entry;

namespace osc {

/// One pass over the members of an archive; runs on a worker. Nothing is unpacked but what lies between two
/// headers of a compressed tar, and that is thrown away.
class ArchiveWalk
{
public:
    ArchiveWalk(ArchiveFeed &feed, FilePath path, qint64 size, const ArchiveLimits &limits,
                std::function<void(QList<ArchiveEntry>)> onEntries);

    [[nodiscard]] Result<ArchiveSummary> run();

private:
    static long readMore(archive *reader, void *self, const void **bytes);
    static std::int64_t skip(archive *reader, void *self, std::int64_t count);
    static std::int64_t seek(archive *reader, void *self, std::int64_t offset, int whence);

    [[nodiscard]] long give(archive *reader, const void **bytes);
    [[nodiscard]] bool fill();
    [[nodiscard]] bool isWithinLimits(archive *reader);
    [[nodiscard]] Result<ArchiveSummary> walk(archive *reader);
    /// False: stop.
    [[nodiscard]] bool passContent(archive *reader);
    void take(archive_entry *entry);
    void flush();
    [[nodiscard]] Result<ArchiveSummary> finish(ArchiveSummary::End end);

    ArchiveFeed &m_feed;
    FilePath m_path;
    qint64 m_size; ///< -1: not known.
    ArchiveLimits m_limits;
    std::function<void(QList<ArchiveEntry>)> m_onEntries;

    QByteArray m_page;
    qint64 m_pageAt = 0;
    qint64 m_at = 0; ///< In the file.
    qint64 m_read = 0;
    qint64 m_unpacked = 0;
    bool m_seeks = false;
    std::optional<ArchiveSummary::End> m_stopped; ///< By a limit.
    QList<ArchiveEntry> m_batch;
    ArchiveSummary m_summary;
};

} // namespace osc
