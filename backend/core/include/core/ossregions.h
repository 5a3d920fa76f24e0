// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace osc {

/// A public region of Alibaba Cloud OSS.
struct OssRegion
{
    QString id;   ///< "cn-hangzhou".
    QString name; ///< "China (Hangzhou)"; translated.

    /// "oss-cn-hangzhou.aliyuncs.com".
    [[nodiscard]] QString endpoint() const;
    /// "oss-cn-hangzhou-internal.aliyuncs.com": without traffic fees, from inside the region only.
    [[nodiscard]] QString internalEndpoint() const;
};

[[nodiscard]] QList<OssRegion> ossRegions();

/// The public endpoint of a region that is spelt most like @p endpoint: "oss-cn-hangzhou.aliyuncs.com" for
/// "oss-cn-hangzou.aliyuncs.com", "cn-hangzhou" or "oss-cn-hangzhou.aliyun.com". Empty when it is one of OSS
/// already (OSS manual, "Regions and endpoints"), of whatever kind, or when none is near.
[[nodiscard]] QString likelyEndpoint(const QString &endpoint);
/// "oss-accelerate.aliyuncs.com" and "oss-accelerate-overseas.aliyuncs.com": for all regions at once.
[[nodiscard]] bool isAccelerateEndpoint(const QString &host);

} // namespace osc
