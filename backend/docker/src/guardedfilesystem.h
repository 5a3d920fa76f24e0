// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

namespace osc {

/// Another file system that is changed only as long as nothing speaks against it.
class GuardedFileSystem final : public FileSystem
{
public:
    /// @p whyNotWrite: a sentence, or empty as long as it may be written. Asked again each time.
    GuardedFileSystem(std::shared_ptr<FileSystem> inner, std::function<QString()> whyNotWrite);

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
    std::shared_ptr<FileSystem> m_inner;
    std::function<QString()> m_whyNotWrite;
};

} // namespace osc
