// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace osc {

/// The parts of CredentialRow::key().
struct CredentialKey
{
    bool isOss = false;
    QString id; ///< Of the credential; of a login its registry.
};

[[nodiscard]] inline CredentialKey credentialKey(const QString &key)
{
    return {key.startsWith(QLatin1String("oss/")), key.section(u'/', 1)};
}

} // namespace osc
