// SPDX-License-Identifier: Apache-2.0
#include <models/credentialstore.h>

#include <QJsonDocument>
#include <QJsonObject>

namespace osc {

namespace {

constexpr qsizetype longestPackedKey = 256 * 1024;

const QLatin1String keyIdMember("id");
const QLatin1String secretMember("secret");
const QLatin1String tokenMember("token");

SecretString secretOf(const QJsonObject &object, QLatin1String member)
{
    return SecretString(object.value(member).toString());
}

} // namespace

QString ossKeyEntry(const QString &credentialId)
{
    return QStringLiteral("oss/") + credentialId;
}

SecretString packedKey(const OssKey &key)
{
    QJsonObject object{{keyIdMember, key.keyId}, {secretMember, QString::fromUtf8(key.secret.reveal())}};
    if (!key.token.isEmpty())
        object.insert(tokenMember, QString::fromUtf8(key.token.reveal()));
    return SecretString(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<OssKey> unpackedKey(const SecretString &secret)
{
    if (secret.reveal().size() > longestPackedKey)
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(secret.reveal());
    if (!document.isObject())
        return {};
    const QJsonObject object = document.object();
    OssKey key{.keyId = object.value(keyIdMember).toString(),
               .secret = secretOf(object, secretMember),
               .token = secretOf(object, tokenMember)};
    if (key.keyId.isEmpty() || key.secret.isEmpty())
        return {};
    return key;
}

OssKey mergedKey(const OssKey &kept, const OssKey &typed)
{
    OssKey key = kept;
    if (!typed.keyId.isEmpty() && typed.keyId != kept.keyId) {
        key.keyId = typed.keyId;
        key.token = SecretString();
    }
    if (!typed.secret.isEmpty())
        key.secret = typed.secret;
    if (!typed.token.isEmpty())
        key.token = typed.token;
    return key;
}

} // namespace osc
