// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bucketcontext.h"

#include <core/filesystem.h>

namespace osc {

/// Everything below a folder in one listing: a request for a thousand keys, whatever folders they are in.
[[nodiscard]] Operation measureBelow(const BucketPtr &bucket, const FilePath &path, Callback<TreeSize> done);
/// Names only.
[[nodiscard]] Operation searchBelow(const BucketPtr &bucket, const FilePath &directory,
                                    const FileSearchRequest &request,
                                    std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done);

} // namespace osc
