// SPDX-License-Identifier: Apache-2.0
#include <core/credentials.h>
#include <core/objectstorage.h>

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

} // namespace osc
