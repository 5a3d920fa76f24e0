// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bucketcontext.h"
#include "objectpath.h"

#include <core/objectstorage.h>

namespace osc {

/// What the headers of an answer tell about an object.
[[nodiscard]] ObjectFacts objectFactsFrom(const QList<HttpHeader> &headers);
/// Whether objects of that class are read only after they were restored.
[[nodiscard]] bool isArchiveClass(const QString &storageClass);
/// The headers that give a new object the content type and metadata of @p facts.
[[nodiscard]] QList<HttpHeader> headersOfFacts(const ObjectFacts &facts);
/// The grant of an answer to ?acl; empty when it cannot be understood.
[[nodiscard]] QString decodeAcl(const QByteArray &xml);
/// By the ending of the name.
[[nodiscard]] QByteArray contentTypeFor(const QByteArray &key);
/// The value of the first header of that name.
[[nodiscard]] QByteArray headerOf(const QList<HttpHeader> &headers, QByteArrayView name);

/// What is at a path: an object, a folder because a key begins with it, or nothing.
struct FoundObject
{
    enum class Kind { Nothing, Object, Folder };

    Kind kind = Kind::Nothing;
    ObjectFacts facts{}; ///< Of an object.

    [[nodiscard]] FileEntry entry(const FilePath &path) const;
    [[nodiscard]] FileVersion version() const { return {facts.size, facts.modified}; }
};

/// One request for an object, two for everything else.
[[nodiscard]] Operation findObject(const BucketPtr &bucket, const ObjectPath &path,
                                   Callback<FoundObject> done);
/// Whether any key begins with the path and a slash.
[[nodiscard]] Operation findFolder(const BucketPtr &bucket, const ObjectPath &path, Callback<bool> done);

[[nodiscard]] Error noSuchPath(const FilePath &path);
[[nodiscard]] Error pathExists(const FilePath &path);
[[nodiscard]] Error pathIsFolder(const FilePath &path);
[[nodiscard]] Error pathIsNoFolder(const FilePath &path);
[[nodiscard]] Error pathWasChanged(const FilePath &path);
[[nodiscard]] Error whatArrivedDiffers(const FilePath &path);

} // namespace osc
