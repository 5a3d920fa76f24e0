// SPDX-License-Identifier: Apache-2.0
#include <core/credentials.h>
#include <core/objectstorage.h>

#include <QRegularExpression>

namespace osc {

CredentialSource::~CredentialSource() = default;
CredentialIndex::~CredentialIndex() = default;
ObjectAccess::~ObjectAccess() = default;
ObjectStorage::~ObjectStorage() = default;

QString maskedKeyId(const QString &keyId)
{
    constexpr qsizetype head = 6;
    constexpr qsizetype tail = 4;
    if (keyId.size() < 2 * (head + tail))
        return keyId.left(keyId.size() / 4) + QChar(u'…');
    return keyId.left(head) + QChar(u'…') + keyId.right(tail);
}

QString regionOfEndpoint(const QString &endpoint)
{
    static const QRegularExpression host(
        QStringLiteral(
            "^(?:https?://)?(?:[a-z0-9-]+\\.)?oss-([a-z0-9-]+?)(?:-internal)?\\.aliyuncs\\.com(?:[:/]|$)"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = host.match(endpoint.trimmed());
    return match.hasMatch() ? match.captured(1).toLower() : QString();
}

} // namespace osc
