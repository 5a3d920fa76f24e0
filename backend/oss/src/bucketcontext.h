// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ossclient.h"

#include <memory>

namespace osc {

/// What all requests to one bucket share.
struct BucketContext
{
    OssClient client;
    QString bucket;

    [[nodiscard]] OssRequest request(const QByteArray &method, const QByteArray &key) const
    {
        OssRequest request;
        request.method = method;
        request.bucket = bucket;
        request.key = key;
        return request;
    }
    [[nodiscard]] bool isS3() const { return client.credential().dialect == StorageDialect::S3; }
};

/// A transfer in which nothing moves for so long is broken.
inline constexpr std::chrono::seconds longestSilence{60};

/// How long a request with so many bytes may take. Requests without any limit would each have a connection of
/// their own.
[[nodiscard]] inline std::chrono::milliseconds timeFor(qint64 bytes)
{
    constexpr qint64 slowest = 16; // KiB/s
    return std::chrono::minutes(1) + std::chrono::milliseconds(bytes / slowest);
}

using BucketPtr = std::shared_ptr<BucketContext>;

} // namespace osc
