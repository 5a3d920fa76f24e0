// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <files/fileworker.h>

#include <core/filesystem.h>

#include <functional>

namespace osc {

/// Bytes so far, and in all (-1: not known). At most ten times a second, and once at the end.
using ByteProgress = std::function<void(qint64 bytes, qint64 total)>;

struct TransferOptions
{
    bool overwrite = true; ///< false: Conflict when the target exists.
    ByteProgress progress;
};

/// Copies one regular file to this computer. Until the last byte has arrived, @p localTarget stays as it was;
/// a failure or cancelling leaves nothing behind. @p remote and @p worker outlive the operation.
[[nodiscard]] Operation download(FileSystem &remote, const FilePath &path, FileWorker &worker,
                                 const QString &localTarget, TransferOptions options, Callback<void> done);

/// Copies one regular file from this computer. What stays at @p path after a failure is up to @p remote.
[[nodiscard]] Operation upload(FileWorker &worker, const QString &localSource, FileSystem &remote,
                               const FilePath &path, TransferOptions options, Callback<void> done);

} // namespace osc
