// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace osc {

/// "oss-cn-hangzhou.aliyuncs.com" for "oss-cn-hangzhou-internal.aliyuncs.com"; empty for others.
[[nodiscard]] QString externalEndpoint(const QString &host);
/// "acme-reports" of "acme-reports.oss-cn-hangzhou.aliyuncs.com"; empty when the host has no bucket in front.
[[nodiscard]] QString bucketInEndpoint(const QString &host);

} // namespace osc
