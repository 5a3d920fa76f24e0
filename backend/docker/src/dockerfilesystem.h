// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engineclient.h"

#include <core/filesystem.h>

namespace osc {

/// The files of one container as a process in it sees them: small shell programs through the Engine's exec,
/// which run as the container's own user. While nothing can run (stopped, paused, no shell), files are looked
/// at, read and written through the archive API as far as that can.
///
/// Contents travel over standard input and output, so nothing is kept in memory, /proc and memory file
/// systems are seen, and new files belong to the container's user. A file is written beside its target and
/// moved into place when all of it has arrived; a link's target is replaced, not the link.
class DockerFileSystem final : public FileSystem
{
public:
    /// @p title: what to call the sandbox in a sentence. @p user: "uid:gid" to run as; empty: the
    /// container's.
    DockerFileSystem(EngineClient &engine, const QString &containerId, const QString &title,
                     const QString &user = {});

    [[nodiscard]] FileSystemCapabilities capabilities() const override;
    [[nodiscard]] QString via() const override;
    [[nodiscard]] Operation list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                 Callback<void> done) override;
    [[nodiscard]] Operation stat(const FilePath &path, Callback<FileEntry> done) override;
    [[nodiscard]] Operation read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                                 Callback<void> done) override;
    [[nodiscard]] Operation write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                  WriteOptions options, Callback<void> done) override;
    [[nodiscard]] Operation makeDirectory(const FilePath &path, Callback<void> done) override;
    [[nodiscard]] Operation rename(const FilePath &from, const FilePath &to, Callback<void> done) override;
    [[nodiscard]] Operation remove(const FilePath &path, Callback<void> done) override;
    [[nodiscard]] Operation setMode(const FilePath &path, int mode, Callback<void> done) override;

    [[nodiscard]] Operation replace(const FilePath &from, const FilePath &to, Callback<void> done) override;
    [[nodiscard]] Operation setOwner(const FilePath &path, qint64 uid, qint64 gid,
                                     Callback<void> done) override;
    [[nodiscard]] Operation makeSymlink(const FilePath &path, const QByteArray &target,
                                        Callback<void> done) override;
    /// Goes on in the container for a moment after it was let go of; what it made is removed.
    [[nodiscard]] Operation copy(const FilePath &from, const FilePath &to, Callback<void> done) override;
    /// Letters beyond ASCII are the same in any case only in names.
    [[nodiscard]] Operation search(const FilePath &directory, const FileSearchRequest &request,
                                   std::function<void(QList<FileSearchHit>)> onHits,
                                   Callback<void> done) override;
    [[nodiscard]] Operation measure(const FilePath &path, Callback<TreeSize> done) override;
    [[nodiscard]] Operation checksum(const FilePath &path, Callback<QByteArray> done) override;
    [[nodiscard]] Operation readTree(const FilePath &directory, const QList<QByteArray> &names,
                                     std::shared_ptr<ByteSink> sink, Callback<void> done) override;
    [[nodiscard]] Operation writeTree(const FilePath &directory, std::shared_ptr<ByteSource> source,
                                      TreeWriteOptions options, Callback<void> done) override;
    [[nodiscard]] Operation freeSpace(const FilePath &path, Callback<qint64> done) override;

    /// Shared with the operations, which may outlive this object.
    struct Place
    {
        EngineClient &engine;
        QString containerId;
        QString title;
        QString user{};
        bool shellMissing = false; ///< Learned once: an image does not grow a shell.
        bool shellFound = false;
    };

    /// The same container once more.
    explicit DockerFileSystem(std::shared_ptr<Place> place);

private:
    std::shared_ptr<Place> m_place;
};

} // namespace osc
