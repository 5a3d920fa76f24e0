// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bucketcontext.h"

#include <core/objectstorage.h>

namespace osc {

struct ObjectCopyJob
{
    QByteArray from;
    QByteArray to;
    bool overwrite = false;
    qint64 size = -1; ///< -1: not known, so it is asked for.
    /// Of @p from; empty: the current one.
    QByteArray version{};
    /// Instead of those of the source.
    std::optional<ObjectFacts> facts{};
};

/// Copies one object inside its bucket; the bytes stay at the service. A large one is copied in parts.
/// Content type, metadata and storage class come along, and so does nothing of an archived object.
[[nodiscard]] Operation copyObject(const BucketPtr &bucket, const ObjectCopyJob &job, Callback<void> done);
[[nodiscard]] Operation deleteObject(const BucketPtr &bucket, const QByteArray &key, Callback<void> done);

} // namespace osc
