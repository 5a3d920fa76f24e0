// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

namespace osc {

/// A path of the file system as keys of the bucket.
///
/// Keys can be what paths cannot: "a//b", "a/../b", and "p" beside "p/q". So that each of them can be seen
/// and reached, an entry is named after its part of the key, but "." and ".." are "．" and "．．", a folder
/// whose part is empty or whose name an object has as well gets a "／" at its beginning, and a part that
/// could be taken for one of these a "‛".
struct ObjectPath
{
    QByteArray prefix; ///< Of what is below: "a/b/"; of the root empty.
    bool isRoot = true;
    bool isFolder = true; ///< Never an object: the root, and what has a "／" at its beginning.

    /// As an object: "a/b".
    [[nodiscard]] QByteArray key() const { return prefix.chopped(isRoot ? 0 : 1); }
};

[[nodiscard]] ObjectPath objectPath(const FilePath &path);
/// The entry's name for a part of a key between two slashes.
[[nodiscard]] QByteArray entryNameOf(const QByteArray &part);
/// The same of a folder beside which there is an object of that name.
[[nodiscard]] QByteArray folderNameBeside(const QByteArray &part);
/// The last part of a key, or of a prefix with its slash.
[[nodiscard]] QByteArray lastPartOf(const QByteArray &key);

} // namespace osc
