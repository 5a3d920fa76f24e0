// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engineclient.h"

#include <core/filesystem.h>
#include <core/tarball.h>

namespace osc {

/// Files of a container through the Engine's archive API: works on containers that do not run, are paused or
/// have no shell. It sees volumes and binds, but neither memory file systems nor /proc.
class ArchiveAccess
{
public:
    ArchiveAccess(EngineClient &engine, QString containerId)
        : m_engine(engine)
        , m_containerId(std::move(containerId))
    {}

    /// The Engine sends the whole tree below a directory; more than this is given up with Unsupported.
    static constexpr qint64 MaximumListing = 64 * 1024 * 1024;
    /// Contents of unknown length are collected first; more is Unsupported.
    static constexpr qint64 MaximumCollected = 64 * 1024 * 1024;

    /// linkTarget is what the link leads to in the end, as the Engine resolves it.
    [[nodiscard]] Operation stat(const FilePath &path, Callback<FileEntry> done) const;
    [[nodiscard]] Operation list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                 Callback<void> done) const;
    [[nodiscard]] Operation read(const FilePath &path, FileSystem::ReadRange range,
                                 std::shared_ptr<ByteSink> sink, Callback<void> done) const;
    /// Owned by root. Replaces in place: a reader may see a part of it.
    [[nodiscard]] Operation write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                  FileSystem::WriteOptions options, Callback<void> done) const;
    [[nodiscard]] Operation makeDirectory(const FilePath &path, Callback<void> done) const;
    /// A file as @p entry describes it, whose path is its name, into @p directory. A file of that name is
    /// removed first. @p content has as many bytes as @p entry says.
    [[nodiscard]] Operation put(const FilePath &directory, const TarEntry &entry,
                                std::shared_ptr<ByteSource> content, Callback<void> done) const;

private:
    EngineClient &m_engine;
    QString m_containerId;
};

/// A call of the archive API; 404 is left to the caller.
[[nodiscard]] EngineRequest archiveRequest(const QString &containerId, const QByteArray &method,
                                           const FilePath &path);

} // namespace osc
