// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace osc {

enum class ConnectionKind { Docker, Kubernetes, Server };

/// A header that goes with every request of a connection.
struct ProfileHeader
{
    QString name;
    QString value;       ///< Empty when secret: the value is in the keychain under connectionHeaderKey().
    bool secret = false; ///< Shown as "***" and kept in the keychain only.

    bool operator==(const ProfileHeader &) const = default;
};

/// A connection as it is kept in the settings. Holds no secret.
struct ConnectionProfile
{
    QString id;   ///< Made once, never shown: names the connection in the inventory and in the keychain.
    QString name; ///< What people call it: "This computer".
    ConnectionKind kind = ConnectionKind::Docker;
    /// Docker: "unix:///var/run/docker.sock" or "tcp://host:2376". Empty: the default. Server: its URL,
    /// "https://host/path".
    QString endpoint;
    QString origin;       ///< Where it was found, for people: "DOCKER_HOST", "Docker context desktop-linux".
    QString tlsDirectory; ///< Folder with ca.pem, cert.pem, key.pem; empty: no client certificate.
    bool verifyTls = true;
    QStringList allowedHostPaths; ///< storage.allowed_host_paths of the reference; empty: ask once per root.
    QString execdImage;           ///< Empty: the default of the newest server.
    QString egressImage;          ///< Empty: network policies are not offered.
    QString networkMode = QStringLiteral("bridge");
    qint64 maxTimeoutSeconds = 0; ///< 0: no maximum.
    bool openAtStart = true;
    // Of servers (api-1.1 2 and 10). The API key is in the keychain under connectionApiKey().
    int requestTimeoutSeconds = 30; ///< Of one request; streams have none. 1–3600.
    bool useServerProxy = false;    ///< Reach sandboxes through the server instead of directly.
    QString caFile;                 ///< PEM; empty: the system's.
    QString proxy;                  ///< URL of an HTTP proxy; empty: that of the environment.
    QList<ProfileHeader> headers;

    bool operator==(const ConnectionProfile &) const = default;
};

/// The entry of the keychain that holds the API key of a server.
[[nodiscard]] QString connectionApiKey(const QString &connectionId);
/// The entry of the keychain that holds the value of a secret header; @p name ignores case.
[[nodiscard]] QString connectionHeaderKey(const QString &connectionId, const QString &name);

enum class ConnectionState {
    Closed,     ///< By the user, or never opened.
    Connecting, ///< First try, or trying again at once.
    Live,       ///< Answering, and changes arrive as they happen.
    Broken,     ///< No answer; the last known rows are stale. Tries again at nextTryAt.
};

struct ConnectionStatus
{
    ConnectionState state = ConnectionState::Closed;
    QString product;     ///< "Docker 27.3", "Kubernetes 1.30"; empty before the first answer.
    Error error;         ///< Meaningful in state Broken.
    QDateTime nextTryAt; ///< UTC; invalid when no further try is planned.
    QDateTime liveSince; ///< UTC; when the rows were last known to be true, in any state.

    bool operator==(const ConnectionStatus &) const = default;
};

} // namespace osc

Q_DECLARE_METATYPE(osc::ConnectionProfile)
Q_DECLARE_METATYPE(osc::ConnectionStatus)
