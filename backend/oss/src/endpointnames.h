// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace osc {

/// The endpoint of OSS that is spelt most like @p host: "oss-cn-hangzhou.aliyuncs.com" for
/// "oss-cn-hangzou.aliyuncs.com", "cn-hangzhou" or "oss-cn-hangzhou.aliyun.com". Empty when it is one
/// already, or when none is near.
[[nodiscard]] QString nearEndpoint(const QString &host);
/// "oss-cn-hangzhou.aliyuncs.com" for "oss-cn-hangzhou-internal.aliyuncs.com"; empty for others.
[[nodiscard]] QString externalEndpoint(const QString &host);
/// "acme-reports" of "acme-reports.oss-cn-hangzhou.aliyuncs.com"; empty when the host has no bucket in front.
[[nodiscard]] QString bucketInEndpoint(const QString &host);

} // namespace osc
