// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QString>

#include <functional>
#include <memory>

namespace osc {

struct TransferProgress
{
    qint64 done = 0;   ///< Bytes.
    qint64 total = -1; ///< Bytes; -1: not known.
    QString current;   ///< The file that is under way inside a folder, for people; may be empty.

    bool operator==(const TransferProgress &) const = default;
};

/// Moves files between a FileSystem and this computer, without blocking the caller's thread. Cancelling
/// removes what is incomplete at the target.
class FileTransfers
{
public:
    using OnProgress = std::function<void(TransferProgress)>;

    virtual ~FileTransfers() = default;

    /// A file, or a directory with everything in it, to the local path @p to. Replaces a file that is there.
    [[nodiscard]] virtual Operation download(std::shared_ptr<FileSystem> from, const FilePath &path,
                                             const QString &to, OnProgress onProgress,
                                             Callback<void> done) = 0;
    /// The local file or folder @p from to @p path, the full path of the new entry.
    /// Fails with Conflict when it exists and @p overwrite is false.
    [[nodiscard]] virtual Operation upload(const QString &from, std::shared_ptr<FileSystem> to,
                                           const FilePath &path, bool overwrite, OnProgress onProgress,
                                           Callback<void> done) = 0;
};

} // namespace osc
