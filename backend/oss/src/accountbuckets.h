// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ossclient.h"

#include <core/objectstorage.h>

namespace osc {

/// One page of the buckets of an account.
struct BucketPage
{
    QList<Bucket> buckets;
    QByteArray next; ///< Where the next page begins; empty: there is none.
};

/// None when it cannot be understood.
[[nodiscard]] std::optional<BucketPage> decodeBucketPage(const QByteArray &xml);

/// One page, of at most @p most buckets.
[[nodiscard]] Operation listBucketPage(OssClient client, const QByteArray &from, int most,
                                       Callback<BucketPage> done);
/// All of them, by name, at most 20 000. Endpoints that are the account's own, or not of its service, are
/// left empty.
[[nodiscard]] Operation listAllBuckets(const OssClient &client, Callback<QList<Bucket>> done);

/// The account as it is used for @p bucket: with the endpoint and region of the bucket, as far as the service
/// names others and they belong to it. The account as it is when the key may not list the bucket.
[[nodiscard]] Operation findBucket(const OssClient &client, const QString &bucket, Callback<OssClient> done);

/// Where a refusal sends this account for @p bucket; none when it does not, or to a foreign host.
struct OssRefusal;
[[nodiscard]] std::optional<OssCredential> redirected(const OssCredential &credential, const QString &bucket,
                                                      const OssRefusal &refusal);

} // namespace osc
