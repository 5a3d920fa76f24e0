// SPDX-License-Identifier: Apache-2.0
#include "endpointnames.h"

#include <QRegularExpression>

namespace osc {

QString externalEndpoint(const QString &host)
{
    const QLatin1String internal("-internal.aliyuncs.com");
    if (!host.endsWith(internal))
        return {};
    return host.chopped(internal.size()) + QStringLiteral(".aliyuncs.com");
}

QString bucketInEndpoint(const QString &host)
{
    static const QRegularExpression inFront(
        QStringLiteral("^([a-z0-9-]+)\\.oss-[a-z0-9-]+\\.aliyuncs\\.com$"));
    return inFront.match(host.toLower()).captured(1);
}

} // namespace osc
