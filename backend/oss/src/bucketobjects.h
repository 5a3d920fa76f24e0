// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bucketcontext.h"

#include <core/objectstorage.h>

namespace osc {

/// What objects have beyond files, of one bucket.
class BucketObjects final : public ObjectAccess
{
public:
    explicit BucketObjects(BucketPtr bucket)
        : m_bucket(std::move(bucket))
    {}

    [[nodiscard]] Operation facts(const FilePath &path, Callback<ObjectFacts> done) override;
    [[nodiscard]] Operation setFacts(const FilePath &path, const QString &contentType,
                                     const QMap<QString, QString> &metadata, Callback<void> done) override;
    [[nodiscard]] Operation restore(const FilePath &path, int days, Callback<void> done) override;
    [[nodiscard]] QUrl shareLink(const FilePath &path, std::chrono::seconds validFor) const override;
    [[nodiscard]] Operation versions(const FilePath &path, Callback<QList<Version>> done) override;
    [[nodiscard]] Operation copyVersion(const FilePath &path, const QString &version, const FilePath &to,
                                        Callback<void> done) override;
    [[nodiscard]] Operation removeVersion(const FilePath &path, const QString &version,
                                          Callback<void> done) override;

private:
    BucketPtr m_bucket;
};

} // namespace osc
