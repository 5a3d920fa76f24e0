// SPDX-License-Identifier: Apache-2.0
#include <core/connection.h>

namespace osc {

QString connectionApiKey(const QString &connectionId)
{
    return QStringLiteral("connection/%1/api-key").arg(connectionId);
}

QString connectionHeaderKey(const QString &connectionId, const QString &name)
{
    return QStringLiteral("connection/%1/header/%2").arg(connectionId, name.toLower());
}

} // namespace osc
