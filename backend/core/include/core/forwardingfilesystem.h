// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

namespace osc {

/// A file system in front of another one, for those that change only a part of what it does: every call goes
/// on as it is, and those that change something are refused while whyNotChange() says so.
class ForwardingFileSystem : public FileSystem
{
public:
    explicit ForwardingFileSystem(std::shared_ptr<FileSystem> inner);

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
    [[nodiscard]] Operation written(const FilePath &path, Callback<qint64> done) override;
    [[nodiscard]] Operation discardWritten(const FilePath &path, Callback<void> done) override;
    [[nodiscard]] ObjectAccess *objects() override;

protected:
    /// A sentence while nothing may be changed, else empty. Asked again at each call; capabilities() tells it
    /// too.
    [[nodiscard]] virtual QString whyNotChange() const;
    [[nodiscard]] const std::shared_ptr<FileSystem> &inner() const { return m_inner; }

private:
    std::shared_ptr<FileSystem> m_inner;
};

} // namespace osc
