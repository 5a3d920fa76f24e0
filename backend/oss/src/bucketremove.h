// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bucketcontext.h"

#include <core/filesystem.h>

namespace osc {

/// An object, or a folder with every key that begins with it, a thousand in a request. The folder that it was
/// in stays, as an empty one when it was the last.
[[nodiscard]] Operation removePath(const BucketPtr &bucket, const FilePath &path, Callback<void> done);
/// Up to a thousand of them; those that are not there count as removed.
[[nodiscard]] Operation deleteObjects(const BucketPtr &bucket, const QList<QByteArray> &keys,
                                      Callback<void> done);
/// Sees to it that the folder of @p path is still seen when its last entry has gone. A key that may not write
/// there lets it go.
[[nodiscard]] Operation keepParent(const BucketPtr &bucket, const FilePath &path, Callback<void> done);

inline constexpr qsizetype mostDeletedAtOnce = 1000;

} // namespace osc
