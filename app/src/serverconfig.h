// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace osc {

struct ServerAddress
{
    QString host; ///< With the port where it is not the usual one of the protocol.
    QString url;  ///< "http://localhost:8080".

    bool operator==(const ServerAddress &) const = default;
};

/// The server that the `osb` client talks to: `[connection] domain, protocol` of its configuration
/// (execd-and-client 5.1). Nothing when @p toml names none or cannot be read. The API key is not kept.
[[nodiscard]] std::optional<ServerAddress> clientAddress(const QByteArray &toml);

/// Where a server with this configuration listens, as seen from its own machine: `[server] host, port`
/// (docker-runtime 13). Nothing when @p toml is not the configuration of a server.
[[nodiscard]] std::optional<ServerAddress> serverAddress(const QByteArray &toml);

/// What is wrong with a configuration, with the line; empty when it can be read.
[[nodiscard]] QString configProblem(const QByteArray &toml);

} // namespace osc
