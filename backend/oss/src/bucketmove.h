// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bucketcontext.h"

#include <core/filesystem.h>

namespace osc {

/// What is done with an object or folder of the bucket.
struct BucketMoveJob
{
    FilePath from;
    FilePath to;
    bool removesSource = false; ///< When everything has been copied: exactly what was copied.
    bool replaces = false;      ///< An object may be there; of folders nothing is merged.
};

/// Copies, renames or replaces, object by object, several at once. A failure leaves what was copied.
[[nodiscard]] Operation moveInBucket(const BucketPtr &bucket, const BucketMoveJob &job, Callback<void> done);

} // namespace osc
