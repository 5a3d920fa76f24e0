// SPDX-License-Identifier: Apache-2.0
#include "enginecodec.h"

#include "jsonread.h"

#include <QCoreApplication>

namespace osc {

namespace {

constexpr qsizetype maximumDetail = 4096;

Error notUnderstood()
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.message = QCoreApplication::translate("osc::EngineClient",
                                                "The answer of the Docker Engine could not be understood.");
    error.advice = QCoreApplication::translate("osc::EngineClient",
                                               "Check that the address belongs to a Docker Engine.");
    return error;
}

} // namespace

ApiVersion ApiVersion::fromString(QStringView text)
{
    const auto dot = text.indexOf(u'.');
    if (dot <= 0)
        return {};
    bool majorOk = false;
    bool minorOk = false;
    const ApiVersion version{text.left(dot).toInt(&majorOk), text.mid(dot + 1).toInt(&minorOk)};
    return majorOk && minorOk && version.major > 0 && version.minor >= 0 ? version : ApiVersion{};
}

Result<EngineVersion> decodeVersion(const QByteArray &json)
{
    const auto document = json::parse(json);
    if (!document.is_object())
        return notUnderstood();
    EngineVersion result;
    result.version = json::text(document, "Version");
    result.newest = ApiVersion::fromString(json::text(document, "ApiVersion"));
    result.oldest = ApiVersion::fromString(json::text(document, "MinAPIVersion"));
    if (!result.newest.isValid())
        return notUnderstood();
    result.product = QStringLiteral("Docker");
    for (const auto &component : json::array(document, "Components")) {
        if (json::text(component, "Name").startsWith(QLatin1String("Podman")))
            result.product = QStringLiteral("Podman");
    }
    return result;
}

Result<EngineInfo> decodeInfo(const QByteArray &json)
{
    const auto document = json::parse(json);
    if (!document.is_object())
        return notUnderstood();
    EngineInfo result;
    result.id = json::text(document, "ID");
    result.name = json::text(document, "Name");
    result.serverVersion = json::text(document, "ServerVersion");
    result.osType = json::text(document, "OSType");
    result.architecture = json::text(document, "Architecture");
    result.cpus = static_cast<int>(qBound(qint64(0), json::number(document, "NCPU"), qint64(1) << 20));
    result.memory = qMax(qint64(0), json::number(document, "MemTotal"));
    const auto options = json::texts(document, "SecurityOptions");
    for (const auto &option : options)
        result.rootless = result.rootless || option.contains(QLatin1String("name=rootless"));
    return result;
}

QString decodeErrorMessage(const QByteArray &body)
{
    const auto document = json::parse(body);
    const auto message = json::text(document, "message");
    return (message.isEmpty() ? QString::fromUtf8(body) : message).trimmed().left(maximumDetail);
}

QByteArray encodeFilters(const QMap<QString, QStringList> &filters)
{
    auto object = json::Value::object();
    for (auto it = filters.cbegin(); it != filters.cend(); ++it) {
        auto &values = object[it.key().toStdString()] = json::Value::array();
        for (const auto &value : it.value())
            values.push_back(value.toStdString());
    }
    return QByteArray::fromStdString(object.dump());
}

} // namespace osc
