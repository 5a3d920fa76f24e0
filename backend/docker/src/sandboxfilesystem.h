// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/forwardingfilesystem.h>

namespace osc {

/// The files of a sandbox through execd, and through the Engine what execd cannot do: whole trees, searches,
/// checksums, owners, and writing so that a reader never sees half a file.
class SandboxFileSystem final : public ForwardingFileSystem
{
public:
    SandboxFileSystem(std::shared_ptr<FileSystem> execd, std::shared_ptr<FileSystem> engine);

    [[nodiscard]] FileSystemCapabilities capabilities() const override;
    [[nodiscard]] QString via() const override;
    [[nodiscard]] Operation list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                 Callback<void> done) override;
    [[nodiscard]] Operation stat(const FilePath &path, Callback<FileEntry> done) override;
    [[nodiscard]] Operation read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                                 Callback<void> done) override;
    /// Through execd when the Engine cannot, for example because the image has no shell.
    [[nodiscard]] Operation write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                  WriteOptions options, Callback<void> done) override;
    [[nodiscard]] Operation makeDirectory(const FilePath &path, Callback<void> done) override;
    [[nodiscard]] Operation rename(const FilePath &from, const FilePath &to, Callback<void> done) override;
    [[nodiscard]] Operation remove(const FilePath &path, Callback<void> done) override;
    [[nodiscard]] Operation setMode(const FilePath &path, int mode, Callback<void> done) override;
    [[nodiscard]] Operation replace(const FilePath &from, const FilePath &to, Callback<void> done) override;

private:
    /// Through which a file is put in the place of another.
    [[nodiscard]] FileSystem &replacing() const;

    std::shared_ptr<FileSystem> m_execd; ///< inner() is the Engine.
};

} // namespace osc
