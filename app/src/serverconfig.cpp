// SPDX-License-Identifier: Apache-2.0
#include "serverconfig.h"

#include <QUrl>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1 // the library of Debian is built with exceptions
#include <toml++/toml.h>

#include <string_view>

namespace osc {

namespace {

toml::parse_result parsed(const QByteArray &toml)
{
    return toml::parse(std::string_view(toml.constData(), static_cast<std::size_t>(toml.size())));
}

QString textOf(const toml::table &table, std::string_view section, std::string_view key)
{
    const auto value = table[section][key].value<std::string>();
    return value ? QString::fromStdString(*value) : QString();
}

std::optional<ServerAddress> addressOf(const QString &protocol, const QString &authority)
{
    const QUrl url(protocol + QStringLiteral("://") + authority, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    return ServerAddress{
        url.authority(),
        url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toString()};
}

} // namespace

std::optional<ServerAddress> clientAddress(const QByteArray &toml)
{
    const toml::parse_result result = parsed(toml);
    if (!result)
        return {};
    const QString domain = textOf(result.table(), "connection", "domain");
    const QString protocol = textOf(result.table(), "connection", "protocol");
    if (domain.isEmpty())
        return {};
    if (domain.contains(QLatin1String("://")))
        return addressOf(domain.section(QStringLiteral("://"), 0, 0),
                         domain.section(QStringLiteral("://"), 1));
    return addressOf(protocol == QLatin1String("https") ? protocol : QStringLiteral("http"), domain);
}

std::optional<ServerAddress> serverAddress(const QByteArray &toml)
{
    const toml::parse_result result = parsed(toml);
    if (!result || !result.table()["runtime"].is_table())
        return {};
    QString host = textOf(result.table(), "server", "host");
    if (host.isEmpty() || host == QLatin1String("0.0.0.0") || host == QLatin1String("::"))
        host = QStringLiteral("127.0.0.1");
    if (host.contains(QLatin1Char(':')))
        host = QLatin1Char('[') + host + QLatin1Char(']');
    const qint64 port = result.table()["server"]["port"].value_or(qint64(8080));
    if (port < 1 || port > 65535)
        return {};
    return addressOf(QStringLiteral("http"), QStringLiteral("%1:%2").arg(host).arg(port));
}

QString configProblem(const QByteArray &toml)
{
    const toml::parse_result result = parsed(toml);
    if (result)
        return {};
    const std::string_view words = result.error().description();
    return QStringLiteral("%1: %2")
        .arg(result.error().source().begin.line)
        .arg(QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size())));
}

} // namespace osc
