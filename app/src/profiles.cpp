// SPDX-License-Identifier: Apache-2.0
#include "profiles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

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
