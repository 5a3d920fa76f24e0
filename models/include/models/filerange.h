// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

namespace osc {

/// A part of a file in memory. Fewer bytes than @p length: the file ends there.
///
/// A file system that cannot read parts is read from the beginning, and only as far as @p offset is within
/// farthestSkip; beyond it fails with Unsupported. @p fileSystem is held until the end.
[[nodiscard]] Operation readFileRange(const std::shared_ptr<FileSystem> &fileSystem, const FilePath &path,
                                      qint64 offset, qint64 length, Callback<QByteArray> done);

/// Bytes that are read and thrown away at most.
inline constexpr qint64 farthestSkip = 32LL * 1024 * 1024;

} // namespace osc
