// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/secretstring.h>

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace osc {

/// Where a server is, and how it is to be talked to. Holds no key.
struct ServerAddress
{
    QString host; ///< With the port where it is not the usual one of the protocol.
    QString url;  ///< "http://localhost:8080", "https://host/path"; without "/v1" at its end.
    int requestTimeoutSeconds = 0; ///< 0: not said.
    bool useServerProxy = false;
    bool hasKey = false; ///< There is a key beside it.

    bool operator==(const ServerAddress &) const = default;
};

/// @p domain is a URL, or host and port, which @p protocol is put before. Nothing when it is neither, is not
/// http or https, or has a password in it.
[[nodiscard]] std::optional<ServerAddress> addressOf(const QString &domain,
                                                     const QString &protocol = QStringLiteral("http"));

/// The server that the `osb` client talks to: `[connection]` of its configuration (execd-and-client 5.1).
/// Nothing when @p toml names none or cannot be read. The API key is not kept.
[[nodiscard]] std::optional<ServerAddress> clientAddress(const QByteArray &toml);
/// The same of its environment, `OPEN_SANDBOX_DOMAIN` and others (execd-and-client 5.1).
[[nodiscard]] std::optional<ServerAddress>
clientAddress(const std::function<QString(const QString &name)> &variable);

/// Where a server with this configuration listens, as seen from its own machine: `[server] host, port`
/// (docker-runtime 13). Nothing when @p toml is not the configuration of a server.
[[nodiscard]] std::optional<ServerAddress> serverAddress(const QByteArray &toml);

/// `[connection] api_key` of a client, `[server] api_key` of a server; empty when there is none.
[[nodiscard]] SecretString clientKey(const QByteArray &toml);
[[nodiscard]] SecretString serverKey(const QByteArray &toml);

/// What is wrong with a configuration, with the line; empty when it can be read.
[[nodiscard]] QString configProblem(const QByteArray &toml);

} // namespace osc
