// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "homecoming.h"

#include <core/filesystem.h>

#include <condition_variable>
#include <mutex>
#include <optional>

namespace osc {

/// Hands parts of a file to a worker, which waits for them, while the file system is used on its own thread.
class ArchiveFeed : public std::enable_shared_from_this<ArchiveFeed>
{
public:
    ArchiveFeed(std::shared_ptr<FileSystem> fileSystem, FilePath path);

    /// For the worker: up to @p length bytes; fewer when the file ends. No value: cancelled, or failed with
    /// error().
    [[nodiscard]] std::optional<QByteArray> fetch(qint64 offset, qint64 length);
    [[nodiscard]] bool isCancelled() const;
    [[nodiscard]] std::optional<Error> error() const;
    /// The way from the worker to the owner; nothing comes there after cancel().
    [[nodiscard]] Homecoming home() const { return m_home; }

    /// Of the owner's thread: the worker stops waiting.
    void cancel();
    [[nodiscard]] bool readsParts() const { return m_readsParts; }

private:
    void ask(qint64 offset, qint64 length);
    void answer(std::optional<QByteArray> bytes, std::optional<Error> error);

    std::shared_ptr<FileSystem> m_fileSystem; ///< Of the owner's thread, as the operation is.
    FilePath m_path;
    bool m_readsParts;
    Homecoming m_home;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<QByteArray> m_bytes;
    std::optional<Error> m_error;
    bool m_cancelled = false;

    Operation m_reading; ///< Last: it ends before what its callback uses.
};

} // namespace osc
