// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>
#include <core/objectstorage.h>

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace osc {

/// What buckets are reached with. Both outlive whoever uses them; null: there are no buckets.
struct BucketAccess
{
    CredentialSource *credentials = nullptr;
    ObjectStorage *storage = nullptr;

    [[nodiscard]] bool isThere() const { return credentials && storage; }
    /// By its id; none when it is not there any more.
    [[nodiscard]] std::optional<OssCredential> find(const QString &credentialId) const;
};

/// The files of @p bucket, with a key that is read at this moment and dropped afterwards. Errors of the
/// keychain and of the storage as they are told.
[[nodiscard]] Operation openBucket(const BucketAccess &access, const QString &credentialId,
                                   const QString &bucket, Callback<std::shared_ptr<FileSystem>> done);
/// By name. As openBucket().
[[nodiscard]] Operation listBuckets(const BucketAccess &access, const QString &credentialId,
                                    Callback<QList<Bucket>> done);

/// "acme-crawl-raw / 2026-11".
[[nodiscard]] QString bucketText(const QString &bucket, const QString &prefix);

} // namespace osc
