// SPDX-License-Identifier: Apache-2.0
#include <core/extensions.h>

namespace osc {

QString accessRenewKey()
{
    return u"access.renew.extend.seconds"_qs;
}

QString isolationKey()
{
    return u"bootstrap.execd.isolation"_qs;
}

bool grantsIsolation(const QMap<QString, QString> &extensions, ValidationRules::Generation generation)
{
    return generation == ValidationRules::Generation::V1_1 && extensions.value(isolationKey()) == u"enable";
}

QString isolationPath()
{
    return u"/var/lib/execd/isolation"_qs;
}

QMap<QString, QString> extensionLabels(const QMap<QString, QString> &extensions,
                                       ValidationRules::Generation generation)
{
    const QString requestPrefix = u"opensandbox.extensions."_qs;
    const QString labelPrefix = u"opensandbox.io/extensions."_qs;
    QMap<QString, QString> labels;
    for (auto it = extensions.cbegin(); it != extensions.cend(); ++it) {
        if (it.key() == accessRenewKey())
            labels.insert(u"opensandbox.io/access-renew-extend-seconds"_qs, it.value().trimmed());
        else if (generation == ValidationRules::Generation::V1_1 && it.key().startsWith(requestPrefix))
            labels.insert(labelPrefix + it.key().mid(requestPrefix.size()), it.value());
    }
    return labels;
}

} // namespace osc
