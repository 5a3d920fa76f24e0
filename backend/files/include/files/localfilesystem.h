// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <memory>

class QThreadPool;

namespace osc {

class OwnerMemory;

/// The files of this computer, as its user sees them; or one folder of it, which no path and no link leads
/// out of.
///
/// Every call works on a thread of a pool of its own, a slice at a time, so a slow disk delays the calls that
/// need it and nothing else. Names are bytes. A file is written beside its target under a hidden name and
/// moved into place when all of it has arrived; what a symlink leads to is replaced, not the link. Pipes,
/// sockets and devices are never opened.
class LocalFileSystem final : public FileSystem
{
public:
    /// @p root: absolute path of the folder that is "/" here. Need not exist yet.
    explicit LocalFileSystem(const FilePath &root = "/");
    /// Waits for the slices that are under way.
    ~LocalFileSystem() override;

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
    [[nodiscard]] Operation copy(const FilePath &from, const FilePath &to, Callback<void> done) override;
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

private:
    FilePath m_root;
    // Shared with the calls, which may outlive this object.
    std::shared_ptr<QThreadPool> m_pool;
    std::shared_ptr<OwnerMemory> m_owners;
};

} // namespace osc
