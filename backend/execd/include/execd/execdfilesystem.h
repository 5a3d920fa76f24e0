// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>
#include <execd/execdclient.h>

namespace osc {

/// The files of a sandbox, through the files API of execd (execd-and-client 2.7 to 2.11).
///
/// What execd cannot do, and is therefore refused with ErrorKind::Unsupported instead of doing something
/// else:
///  - a path with `$NAME` in it (execd replaces it, without a way to escape it);
///  - creating, renaming or changing the mode of something whose path is not UTF-8 (it travels as JSON). Such
///    names are listed with U+FFFD in place of the bad bytes;
///  - a mode of 0, or one with set-user-id, set-group-id or sticky bits.
///
/// Pipes and devices are refused with ErrorKind::Invalid before execd would open them. Directories that are
/// missing on the way to a new path are created by execd. An upload that breaks off changes nothing: execd
/// collects it first. With overwrite off, a file appears by a rename, which never replaces anything.
/// Symlinks to directories are listed, symlinks to regular files are read and written through.
class ExecdFileSystem final : public FileSystem
{
public:
    explicit ExecdFileSystem(ExecdClient client);

    [[nodiscard]] FileSystemCapabilities capabilities() const override;
    [[nodiscard]] QString via() const override;

    /// An execd before 1.0.19 has no listing: then files come from its search and directories from the paths
    /// of what is in them, so that empty directories are missing and types are not known.
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
    /// In two steps: for a moment there is neither file.
    [[nodiscard]] Operation replace(const FilePath &from, const FilePath &to, Callback<void> done) override;

    /// Puts @p after in the place of every @p before in one file, in place, which keeps its mode. The value
    /// is how many there were; none where execd does not tell (before 1.0.19). @p before is not empty.
    [[nodiscard]] Operation replaceText(const FilePath &path, const QString &before, const QString &after,
                                        Callback<std::optional<qint64>> done);

private:
    ExecdClient m_client;
};

} // namespace osc
