// SPDX-License-Identifier: Apache-2.0
#include "serverconfig.h"

#include <QUrl>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1 // the library of Debian is built with exceptions
#include <toml++/toml.h>

#include <algorithm>
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

bool isYes(const QString &text)
{
    static const QStringList words{QStringLiteral("1"), QStringLiteral("true"), QStringLiteral("yes"),
                                   QStringLiteral("on")};
    return words.contains(text.trimmed().toLower());
}

/// As the client reads it: what is not https is http.
std::optional<ServerAddress> namedAddress(const QString &domain, const QString &protocol)
{
    if (domain.isEmpty())
        return {};
    return addressOf(domain, protocol == QLatin1String("https") ? protocol : QStringLiteral("http"));
}

constexpr int longestTimeout = 3600;

} // namespace

std::optional<ServerAddress> addressOf(const QString &domain, const QString &protocol)
{
    const QString text = domain.trimmed();
    const bool whole = text.contains(QLatin1String("://"));
    QUrl url(whole ? text : protocol + QStringLiteral("://") + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() ||
        url.hasFragment() ||
        (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https")))
        return {};
    QString path = url.path(QUrl::FullyEncoded);
    const auto strip = [&path](QLatin1String end) {
        if (path.endsWith(end))
            path.chop(end.size());
    };
    strip(QLatin1String("/"));
    strip(QLatin1String("/v1"));
    url.setPath(path, QUrl::StrictMode);
    ServerAddress address;
    address.host = url.authority();
    address.url = url.toString(QUrl::FullyEncoded);
    return address;
}

std::optional<ServerAddress> clientAddress(const QByteArray &toml)
{
    const toml::parse_result result = parsed(toml);
    if (!result)
        return {};
    const toml::table &table = result.table();
    const QString domain = textOf(table, "connection", "domain");
    auto address = namedAddress(domain, textOf(table, "connection", "protocol"));
    if (!address)
        return {};
    const toml::node_view connection = table["connection"];
    const double seconds = connection["request_timeout"].value_or(0.0);
    address->requestTimeoutSeconds = static_cast<int>(std::clamp(seconds, 0.0, double(longestTimeout)));
    address->useServerProxy = connection["use_server_proxy"].value_or(false);
    address->hasKey = !textOf(table, "connection", "api_key").isEmpty();
    return address;
}

std::optional<ServerAddress> clientAddress(const std::function<QString(const QString &name)> &variable)
{
    const QString domain = variable(QStringLiteral("OPEN_SANDBOX_DOMAIN"));
    auto address = namedAddress(domain, variable(QStringLiteral("OPEN_SANDBOX_PROTOCOL")));
    if (!address)
        return {};
    address->requestTimeoutSeconds =
        std::clamp(variable(QStringLiteral("OPEN_SANDBOX_REQUEST_TIMEOUT")).toInt(), 0, longestTimeout);
    address->useServerProxy = isYes(variable(QStringLiteral("OPEN_SANDBOX_USE_SERVER_PROXY")));
    address->hasKey = !variable(QStringLiteral("OPEN_SANDBOX_API_KEY")).isEmpty();
    return address;
}

SecretString clientKey(const QByteArray &toml)
{
    const toml::parse_result result = parsed(toml);
    return result ? SecretString(textOf(result.table(), "connection", "api_key")) : SecretString();
}

SecretString serverKey(const QByteArray &toml)
{
    const toml::parse_result result = parsed(toml);
    return result ? SecretString(textOf(result.table(), "server", "api_key")) : SecretString();
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
    auto address = addressOf(QStringLiteral("%1:%2").arg(host).arg(port));
    if (address)
        address->hasKey = !textOf(result.table(), "server", "api_key").isEmpty();
    return address;
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
