// SPDX-License-Identifier: Apache-2.0
#include "profiles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace osc {

namespace {

constexpr int formatVersion = 1;

QString kindName(ConnectionKind kind)
{
    switch (kind) {
    case ConnectionKind::Docker:
        return QStringLiteral("docker");
    case ConnectionKind::Kubernetes:
        return QStringLiteral("kubernetes");
    case ConnectionKind::Server:
        break;
    }
    return QStringLiteral("server");
}

ConnectionKind kindFromName(const QString &name)
{
    if (name == QLatin1String("kubernetes"))
        return ConnectionKind::Kubernetes;
    return name == QLatin1String("server") ? ConnectionKind::Server : ConnectionKind::Docker;
}

/// The value of a secret one is in the keychain.
QJsonArray headersToJson(const QList<ProfileHeader> &headers)
{
    QJsonArray list;
    for (const ProfileHeader &header : headers)
        list.append(QJsonObject{{QStringLiteral("name"), header.name},
                                {QStringLiteral("value"), header.secret ? QString() : header.value},
                                {QStringLiteral("secret"), header.secret}});
    return list;
}

QList<ProfileHeader> headersFromJson(const QJsonArray &list)
{
    QList<ProfileHeader> headers;
    for (const QJsonValue &value : list) {
        const QJsonObject object = value.toObject();
        ProfileHeader header{.name = object.value(QLatin1String("name")).toString(),
                             .value = {},
                             .secret = object.value(QLatin1String("secret")).toBool()};
        if (header.name.isEmpty())
            continue;
        if (!header.secret)
            header.value = object.value(QLatin1String("value")).toString();
        headers.append(header);
    }
    return headers;
}

QString withoutPassword(const QString &address)
{
    const QUrl url(address);
    return url.password().isEmpty() ? address : url.toString(QUrl::RemovePassword);
}

QJsonObject toJson(const ConnectionProfile &profile)
{
    return {
        {QStringLiteral("id"), profile.id},
        {QStringLiteral("name"), profile.name},
        {QStringLiteral("kind"), kindName(profile.kind)},
        {QStringLiteral("endpoint"), profile.endpoint},
        {QStringLiteral("origin"), profile.origin},
        {QStringLiteral("tlsDirectory"), profile.tlsDirectory},
        {QStringLiteral("verifyTls"), profile.verifyTls},
        {QStringLiteral("allowedHostPaths"), QJsonArray::fromStringList(profile.allowedHostPaths)},
        {QStringLiteral("execdImage"), profile.execdImage},
        {QStringLiteral("egressImage"), profile.egressImage},
        {QStringLiteral("networkMode"), profile.networkMode},
        {QStringLiteral("maxTimeoutSeconds"), profile.maxTimeoutSeconds},
        {QStringLiteral("openAtStart"), profile.openAtStart},
        {QStringLiteral("requestTimeoutSeconds"), profile.requestTimeoutSeconds},
        {QStringLiteral("useServerProxy"), profile.useServerProxy},
        {QStringLiteral("caFile"), profile.caFile},
        {QStringLiteral("proxy"), withoutPassword(profile.proxy)},
        {QStringLiteral("headers"), headersToJson(profile.headers)},
    };
}

ConnectionProfile fromJson(const QJsonObject &object)
{
    ConnectionProfile profile;
    profile.id = object.value(QLatin1String("id")).toString();
    profile.name = object.value(QLatin1String("name")).toString();
    profile.kind = kindFromName(object.value(QLatin1String("kind")).toString());
    profile.endpoint = object.value(QLatin1String("endpoint")).toString();
    profile.origin = object.value(QLatin1String("origin")).toString();
    profile.tlsDirectory = object.value(QLatin1String("tlsDirectory")).toString();
    profile.verifyTls = object.value(QLatin1String("verifyTls")).toBool(profile.verifyTls);
    const QJsonArray paths = object.value(QLatin1String("allowedHostPaths")).toArray();
    for (const QJsonValue &path : paths)
        if (path.isString())
            profile.allowedHostPaths << path.toString();
    profile.execdImage = object.value(QLatin1String("execdImage")).toString();
    profile.egressImage = object.value(QLatin1String("egressImage")).toString();
    profile.networkMode = object.value(QLatin1String("networkMode")).toString(profile.networkMode);
    profile.maxTimeoutSeconds =
        std::max<qint64>(0, object.value(QLatin1String("maxTimeoutSeconds")).toInteger());
    profile.openAtStart = object.value(QLatin1String("openAtStart")).toBool(profile.openAtStart);
    profile.requestTimeoutSeconds = std::clamp(
        object.value(QLatin1String("requestTimeoutSeconds")).toInt(profile.requestTimeoutSeconds), 1, 3600);
    profile.useServerProxy = object.value(QLatin1String("useServerProxy")).toBool(profile.useServerProxy);
    profile.caFile = object.value(QLatin1String("caFile")).toString();
    profile.proxy = object.value(QLatin1String("proxy")).toString();
    profile.headers = headersFromJson(object.value(QLatin1String("headers")).toArray());
    return profile;
}

} // namespace

QByteArray profilesToJson(const QList<ConnectionProfile> &profiles)
{
    QJsonArray list;
    for (const ConnectionProfile &profile : profiles)
        list.append(toJson(profile));
    return QJsonDocument(
               QJsonObject{{QStringLiteral("version"), formatVersion}, {QStringLiteral("connections"), list}})
        .toJson(QJsonDocument::Indented);
}

QList<ConnectionProfile> profilesFromJson(const QByteArray &json)
{
    QList<ConnectionProfile> profiles;
    QSet<QString> seen;
    const QJsonArray list =
        QJsonDocument::fromJson(json).object().value(QLatin1String("connections")).toArray();
    for (const QJsonValue &value : list) {
        const ConnectionProfile profile = fromJson(value.toObject());
        if (profile.id.isEmpty() || seen.contains(profile.id))
            continue;
        seen.insert(profile.id);
        profiles.append(profile);
    }
    return profiles;
}

} // namespace osc
