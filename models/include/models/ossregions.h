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

/// The public endpoint that @p endpoint is a misspelling of; empty when it is none, or like none.
[[nodiscard]] QString likelyEndpoint(const QString &endpoint);

} // namespace osc
