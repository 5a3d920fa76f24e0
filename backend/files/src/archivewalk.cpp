// SPDX-License-Identifier: Apache-2.0
#include "archivewalk.h"

#include <QCoreApplication>

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <cerrno>

namespace osc {

namespace {

constexpr qint64 pageSize = 128 * 1024;
/// What is handed to a decompressor at once: so little that even 32,000 bytes for one stay bounded.
constexpr qint64 sliceSize = 8 * 1024;
constexpr qint64 beginningSize = 8 * 1024 * 1024;
constexpr qint64 ratioFrom = 64LL * 1024 * 1024;
constexpr qsizetype batchSize = 500;
constexpr qsizetype longestPath = 1024;

struct ArchiveCloser
{
    void operator()(archive *reader) const { archive_read_free(reader); }
};

FileType typeOf(archive_entry *entry)
{
    if (archive_entry_hardlink(entry))
        return FileType::Regular;
    switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
        return FileType::Regular;
    case AE_IFDIR:
        return FileType::Directory;
    case AE_IFLNK:
        return FileType::Symlink;
    case AE_IFIFO:
        return FileType::Fifo;
    case AE_IFSOCK:
        return FileType::Socket;
    case AE_IFBLK:
        return FileType::BlockDevice;
    case AE_IFCHR:
        return FileType::CharDevice;
    default:
        return FileType::Unknown;
    }
}

/// As stored; where libarchive could only read it as UTF-8, that.
QByteArray boundedText(const char *stored, const char *utf8)
{
    return QByteArray(stored ? stored : utf8).left(longestPath);
}

} // namespace

ArchiveWalk::ArchiveWalk(ArchiveFeed &feed, FilePath path, qint64 size, const ArchiveLimits &limits,
                         std::function<void(QList<ArchiveEntry>)> onEntries)
    : m_feed(feed)
    , m_path(std::move(path))
    , m_size(size)
    , m_limits(limits)
    , m_onEntries(std::move(onEntries))
{}

Result<ArchiveSummary> ArchiveWalk::run()
{
    const std::unique_ptr<archive, ArchiveCloser> reader(archive_read_new());
    archive *raw = reader.get();
    archive_read_support_filter_gzip(raw);
    archive_read_support_filter_bzip2(raw);
    archive_read_support_filter_xz(raw);
    archive_read_support_filter_zstd(raw);
    archive_read_support_format_tar(raw);
    archive_read_support_format_zip(raw);
    archive_read_set_callback_data(raw, this);
    archive_read_set_read_callback(raw, &ArchiveWalk::readMore);
    m_seeks = m_size >= 0 && m_feed.readsParts();
    if (m_seeks) {
        archive_read_set_skip_callback(raw, &ArchiveWalk::skip);
        archive_read_set_seek_callback(raw, &ArchiveWalk::seek);
    }
    if (archive_read_open1(raw) != ARCHIVE_OK)
        return finish(ArchiveSummary::End::Damaged);
    return walk(raw);
}

Result<ArchiveSummary> ArchiveWalk::walk(archive *reader)
{
    for (;;) {
        archive_entry *entry = nullptr;
        const int status = archive_read_next_header(reader, &entry);
        if (status == ARCHIVE_EOF)
            return finish(m_stopped.value_or(ArchiveSummary::End::Complete));
        if (status == ARCHIVE_FATAL || status == ARCHIVE_FAILED || !entry)
            return finish(m_stopped.value_or(ArchiveSummary::End::Damaged));
        if (status == ARCHIVE_RETRY)
            continue;
        if (m_summary.format.isEmpty())
            m_summary.format = QString::fromUtf8(archive_format_name(reader));
        if (m_summary.entries >= m_limits.entries)
            return finish(ArchiveSummary::End::TooManyEntries);
        take(entry);
        // Without compression the next header is found by a seek.
        const bool packed = archive_filter_code(reader, 0) != ARCHIVE_FILTER_NONE;
        if ((packed || !m_seeks) && !passContent(reader))
            return finish(m_stopped.value_or(ArchiveSummary::End::Damaged));
    }
}

bool ArchiveWalk::passContent(archive *reader)
{
    for (;;) {
        const void *bytes = nullptr;
        size_t size = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(reader, &bytes, &size, &offset);
        if (status == ARCHIVE_EOF)
            return true;
        if (status == ARCHIVE_FATAL)
            return false;
        // Encrypted, or packed in a way that is not known: the next header may be found all the same.
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            return true;
        m_unpacked += static_cast<qint64>(size);
        if (!isWithinLimits(reader))
            return false;
    }
}

bool ArchiveWalk::isWithinLimits(archive *reader)
{
    const qint64 unpacked = std::max<qint64>(m_unpacked, archive_filter_bytes(reader, 0));
    const bool suspicious = unpacked > ratioFrom && unpacked / m_limits.ratio > m_read;
    if (unpacked > m_limits.unpacked || suspicious)
        m_stopped = ArchiveSummary::End::TooMuchUnpacked;
    else if (m_read > m_limits.read)
        m_stopped = ArchiveSummary::End::TooMuchToRead;
    return !m_stopped && !m_feed.isCancelled();
}

void ArchiveWalk::take(archive_entry *entry)
{
    ArchiveEntry found;
    found.path = boundedText(archive_entry_pathname(entry), archive_entry_pathname_utf8(entry));
    found.type = typeOf(entry);
    if (archive_entry_size_is_set(entry))
        found.size = std::max<qint64>(-1, archive_entry_size(entry));
    if (archive_entry_mtime_is_set(entry))
        found.modified = QDateTime::fromSecsSinceEpoch(archive_entry_mtime(entry), Qt::UTC);
    const char *hard = archive_entry_hardlink(entry);
    found.linkTarget = hard ? QByteArray(hard).left(longestPath)
                            : boundedText(archive_entry_symlink(entry), archive_entry_symlink_utf8(entry));
    found.encrypted = archive_entry_is_encrypted(entry) == 1;
    ++m_summary.entries;
    m_summary.unpacked += std::clamp<qint64>(found.size, 0, 1LL << 50);
    m_batch.append(std::move(found));
    if (m_batch.size() >= batchSize)
        flush();
}

void ArchiveWalk::flush()
{
    if (!m_batch.isEmpty())
        m_onEntries(std::exchange(m_batch, {}));
}

Result<ArchiveSummary> ArchiveWalk::finish(ArchiveSummary::End end)
{
    flush();
    if (const auto error = m_feed.error())
        return *error;
    if (end == ArchiveSummary::End::Damaged && m_summary.entries == 0) {
        return Error{.kind = ErrorKind::Invalid,
                     .message =
                         QCoreApplication::translate("osc::LibArchiveLister",
                                                     "%1 is damaged, or no archive that can be listed.")
                             .arg(displayName(m_path))};
    }
    m_summary.end = end;
    return m_summary;
}

long ArchiveWalk::readMore(archive *reader, void *self, const void **bytes)
{
    return static_cast<ArchiveWalk *>(self)->give(reader, bytes);
}

long ArchiveWalk::give(archive *reader, const void **bytes)
{
    if (!isWithinLimits(reader)) {
        archive_set_error(reader, ECANCELED, "stopped");
        return ARCHIVE_FATAL;
    }
    if (m_size >= 0 && m_at >= m_size)
        return 0;
    const bool inPage = m_at >= m_pageAt && m_at < m_pageAt + m_page.size();
    if (!inPage && !fill()) {
        if (m_stopped || m_feed.isCancelled() || m_feed.error()) {
            archive_set_error(reader, EIO, "no bytes");
            return ARCHIVE_FATAL;
        }
        return 0;
    }
    const qint64 from = m_at - m_pageAt;
    const qint64 count = std::min(sliceSize, m_page.size() - from);
    *bytes = m_page.constData() + from;
    m_at += count;
    m_read += count;
    return static_cast<long>(count);
}

/// False: the file ends here, or cannot be read.
bool ArchiveWalk::fill()
{
    if (!m_feed.readsParts() && m_at > 0) {
        // A page that was shorter than was asked for was the whole file.
        if (m_page.size() >= beginningSize)
            m_stopped = ArchiveSummary::End::NoParts;
        return false;
    }
    auto page = m_feed.fetch(m_at, m_feed.readsParts() ? pageSize : beginningSize);
    if (!page || page->isEmpty())
        return false;
    m_page = std::move(*page);
    m_pageAt = m_at;
    return true;
}

std::int64_t ArchiveWalk::skip(archive *, void *self, std::int64_t count)
{
    auto *walk = static_cast<ArchiveWalk *>(self);
    const qint64 skipped = std::clamp<qint64>(walk->m_size - walk->m_at, 0, count);
    walk->m_at += skipped;
    return skipped;
}

std::int64_t ArchiveWalk::seek(archive *, void *self, std::int64_t offset, int whence)
{
    auto *walk = static_cast<ArchiveWalk *>(self);
    const qint64 from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? walk->m_at : walk->m_size;
    // Offsets in the file are of the archive's making.
    if (offset < -from || offset > walk->m_size)
        return ARCHIVE_FATAL;
    walk->m_at = std::min(from + offset, walk->m_size);
    return walk->m_at;
}

} // namespace osc
