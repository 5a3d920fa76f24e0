// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>
#include <core/sandboxspec.h>
#include <core/secretstring.h>

#include <QMap>
#include <QStringList>

#include <chrono>
#include <optional>

namespace osc {

/// What a pull sends as X-Registry-Auth: base64url with padding (docker-runtime 2.4).
[[nodiscard]] SecretString registryAuthHeader(const QString &username, const SecretString &password);

/// The part of the user's Docker client configuration that pulls and containers need.
struct DockerClientConfig
{
    QMap<QString, SecretString>
        logins;                     ///< Registry → "user:password", or "<token>:token" for identity tokens.
    QString credentialsStore;       ///< Name of the program behind "docker-credential-".
    QMap<QString, QString> helpers; ///< Registry → name of the program.
    QStringList proxyEnvironment; ///< `http_proxy=…` in both cases, for new containers (docker-runtime 1.5).
};

/// Reads config.json; whatever cannot be understood is left out.
[[nodiscard]] DockerClientConfig decodeDockerConfig(const QByteArray &json);

/// Username and secret as a credential helper prints them.
[[nodiscard]] std::optional<RegistryLogin> decodeHelperAnswer(const QByteArray &json);

/// The registry of a reference as Docker's configuration names it: "https://index.docker.io/v1/" for Docker
/// Hub.
[[nodiscard]] QString registryOfImage(const QString &reference);

/// Finds the login for a pull in the user's Docker configuration: a helper for that registry, the credentials
/// store, or the file itself. Nothing is ever logged, kept or passed as an argument.
class RegistryLoginLookup
{
public:
    /// @p configFile: empty for `$DOCKER_CONFIG/config.json`, else `~/.docker/config.json`.
    explicit RegistryLoginLookup(QString configFile = {},
                                 std::chrono::milliseconds helperLimit = std::chrono::seconds(10));

    /// The header value, or none when nobody is logged in or the helper fails: the pull is tried without
    /// then.
    [[nodiscard]] Operation find(const QString &reference, Callback<std::optional<SecretString>> done) const;
    /// The whole configuration; an absent file is an empty one.
    [[nodiscard]] Operation readConfig(Callback<DockerClientConfig> done) const;

private:
    QString m_configFile;
    std::chrono::milliseconds m_helperLimit;
};

} // namespace osc
