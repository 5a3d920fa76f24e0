// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

namespace osc {

/// Questions about whole trees of any FileSystem. What a file system can do itself it is asked for;
/// everywhere else directories are listed and files are read, a few at once. Letting go of the operation
/// stops at once. Symlinks are never followed; directories that cannot be read are passed over, unless it is
/// the one that was asked for.

using OnTreeSize = std::function<void(const TreeSize &soFar)>;
using OnFileBytes = std::function<void(qint64 soFar)>;

/// As FileSystem::search().
[[nodiscard]] Operation findFiles(std::shared_ptr<FileSystem> files, const FilePath &directory,
                                  const FileSearchRequest &request,
                                  std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done);
/// As FileSystem::measure(). @p onProgress may be empty; it is called at most ten times a second, and not at
/// all where the file system measures by itself.
[[nodiscard]] Operation measureTree(std::shared_ptr<FileSystem> files, const FilePath &path,
                                    OnTreeSize onProgress, Callback<TreeSize> done);
/// As FileSystem::checksum(). @p onBytes as above.
[[nodiscard]] Operation hashFile(std::shared_ptr<FileSystem> files, const FilePath &path, OnFileBytes onBytes,
                                 Callback<QByteArray> done);
/// As FileSystem::copy(). Where the bytes travel through the console, one file is on its way at a time, and a
/// failure leaves what was copied. @p onBytes as above.
[[nodiscard]] Operation copyWithin(std::shared_ptr<FileSystem> files, const FilePath &from,
                                   const FilePath &to, OnFileBytes onBytes, Callback<void> done);

/// The same by listing and reading, whatever the file system can do; for file systems themselves.
[[nodiscard]] Operation findByWalking(std::shared_ptr<FileSystem> files, const FilePath &directory,
                                      const FileSearchRequest &request,
                                      std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done);
[[nodiscard]] Operation measureByWalking(std::shared_ptr<FileSystem> files, const FilePath &path,
                                         OnTreeSize onProgress, Callback<TreeSize> done);
[[nodiscard]] Operation hashByReading(std::shared_ptr<FileSystem> files, const FilePath &path,
                                      OnFileBytes onBytes, Callback<QByteArray> done);

} // namespace osc
