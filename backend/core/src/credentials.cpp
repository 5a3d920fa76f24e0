// SPDX-License-Identifier: Apache-2.0
#include <core/credentials.h>
#include <core/objectstorage.h>
#include <core/ossregions.h>

#include <algorithm>

namespace osc {

CredentialSource::~CredentialSource() = default;
CredentialIndex::~CredentialIndex() = default;
ObjectAccess::~ObjectAccess() = default;
ObjectStorage::~ObjectStorage() = default;

const OssCredential *findCredential(const QList<OssCredential> &credentials, const QString &nameOrId)
{
    const auto with = [&](auto predicate) -> const OssCredential * {
        const auto found = std::find_if(credentials.cbegin(), credentials.cend(), predicate);
        return found == credentials.cend() ? nullptr : &*found;
    };
    if (nameOrId.isEmpty())
        return nullptr;
    if (const auto *byId = with([&](const OssCredential &one) { return one.id == nameOrId; }))
        return byId;
    const auto isName = [&](const OssCredential &one) {
        return one.name.compare(nameOrId, Qt::CaseInsensitive) == 0;
    };
    if (const auto *byName = with(isName))
        return byName;
    return with(
        [&](const OssCredential &one) { return one.formerNames.contains(nameOrId, Qt::CaseInsensitive); });
}

QString mountEndpoint(const OssCredential &credential)
{
    const bool internal = credential.useInternal || credential.customDomain;
    if (internal && !credential.internalEndpoint.isEmpty())
        return credential.internalEndpoint;
    if (!credential.customDomain || credential.region.isEmpty())
        return credential.endpoint;
    QString region = credential.region.trimmed().toLower();
    if (region.startsWith(QLatin1String("oss-")))
        region.remove(0, 4);
    return OssRegion{region, {}}.endpoint();
}

QString maskedKeyId(const QString &keyId)
{
    constexpr qsizetype head = 6;
    constexpr qsizetype tail = 4;
    if (keyId.size() < 2 * (head + tail))
        return keyId.left(keyId.size() / 4) + QChar(u'…');
    return keyId.left(head) + QChar(u'…') + keyId.right(tail);
}

} // namespace osc
