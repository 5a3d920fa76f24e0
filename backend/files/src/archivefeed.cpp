// SPDX-License-Identifier: Apache-2.0
#include "archivefeed.h"

namespace osc {

ArchiveFeed::ArchiveFeed(std::shared_ptr<FileSystem> fileSystem, FilePath path)
    : m_fileSystem(std::move(fileSystem))
    , m_path(std::move(path))
    , m_readsParts(m_fileSystem->capabilities().canReadRange)
{}

std::optional<QByteArray> ArchiveFeed::fetch(qint64 offset, qint64 length)
{
    std::unique_lock lock(m_mutex);
    m_bytes.reset();
    // The owner may let go while the call is on its way.
    m_home.post([weak = weak_from_this(), offset, length] {
        if (const auto feed = weak.lock())
            feed->ask(offset, length);
    });
    m_changed.wait(lock, [this] { return m_bytes || m_error || m_cancelled; });
    return m_cancelled || m_error ? std::nullopt : std::exchange(m_bytes, {});
}

bool ArchiveFeed::isCancelled() const
{
    const std::lock_guard lock(m_mutex);
    return m_cancelled;
}

std::optional<Error> ArchiveFeed::error() const
{
    const std::lock_guard lock(m_mutex);
    return m_error;
}

void ArchiveFeed::cancel()
{
    m_home.close();
    m_reading.cancel();
    m_fileSystem.reset();
    {
        const std::lock_guard lock(m_mutex);
        m_cancelled = true;
    }
    m_changed.notify_all();
}

void ArchiveFeed::ask(qint64 offset, qint64 length)
{
    const auto sink = std::make_shared<BufferSink>(length);
    const FileSystem::ReadRange range =
        m_readsParts ? FileSystem::ReadRange{offset, length} : FileSystem::ReadRange{};
    m_reading = m_fileSystem->read(m_path, range, sink, [this, sink](const Done &result) {
        if (!result && !sink->isTruncated())
            answer({}, result.error());
        else
            answer(sink->bytes(), {});
    });
}

void ArchiveFeed::answer(std::optional<QByteArray> bytes, std::optional<Error> error)
{
    {
        const std::lock_guard lock(m_mutex);
        m_bytes = std::move(bytes);
        m_error = std::move(error);
    }
    m_changed.notify_all();
}

} // namespace osc
