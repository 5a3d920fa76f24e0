// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bucketcontext.h"

#include <QList>

namespace osc {

/// A part of an upload that has arrived.
struct UploadedPart
{
    int number = 0; ///< From 1.
    qint64 size = 0;
    QByteArray etag; ///< With its quotes.
};

/// An upload in parts that was begun and neither completed nor given up. It is in no listing of objects.
struct UnfinishedUpload
{
    QByteArray id;               ///< Empty: there is none.
    QList<UploadedPart> parts{}; ///< From the first one on without a gap.

    [[nodiscard]] qint64 size() const;
};

/// The limits of the services: parts are numbered from 1 to this.
inline constexpr int mostParts = 10'000;

/// Begins an upload; gives its id.
[[nodiscard]] Operation beginUpload(const BucketPtr &bucket, const QByteArray &key,
                                    const QList<HttpHeader> &headers, Callback<QByteArray> done);
/// Makes one object of the parts.
[[nodiscard]] Operation completeUpload(const BucketPtr &bucket, const QByteArray &key, const QByteArray &id,
                                       const QList<UploadedPart> &parts, bool overwrite, Callback<void> done);
/// Gives it up; success when there is none.
[[nodiscard]] Operation abortUpload(const BucketPtr &bucket, const QByteArray &key, const QByteArray &id,
                                    Callback<void> done);
/// The latest of a key, with its parts.
[[nodiscard]] Operation findUpload(const BucketPtr &bucket, const QByteArray &key,
                                   Callback<UnfinishedUpload> done);

} // namespace osc
