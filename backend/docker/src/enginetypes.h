// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <compare>

namespace osc {

/// A version of the Engine API, "1.41".
struct ApiVersion
{
    int major = 0;
    int minor = 0;

    [[nodiscard]] bool isValid() const { return major > 0; }
    [[nodiscard]] QString toString() const { return QStringLiteral("%1.%2").arg(major).arg(minor); }
    /// Invalid for anything that is not two numbers with a dot between them.
    [[nodiscard]] static ApiVersion fromString(QStringView text);

    auto operator<=>(const ApiVersion &) const = default;
};

/// GET /version.
struct EngineVersion
{
    QString product; ///< "Docker" or "Podman".
    QString version; ///< "20.10.24".
    ApiVersion newest;
    ApiVersion oldest;
};

/// GET /info, as far as it is of use.
struct EngineInfo
{
    QString id;   ///< The Engine's own id; names the engine in the inventory.
    QString name; ///< Host name.
    QString serverVersion;
    QString product = QStringLiteral("Docker");
    QString osType;        ///< "linux".
    QString architecture;  ///< As the Engine says it: "x86_64".
    int cpus = 0;          ///< 0: not known.
    qint64 memory = 0;     ///< Bytes; 0: not known.
    QString rootDirectory; ///< Where the Engine keeps its data; empty: not known.
    QDateTime systemTime;  ///< The Engine's clock when it answered; UTC.
    bool rootless = false;
};

/// An element of Mounts of a container.
struct ContainerMount
{
    QString type; ///< "bind", "volume", "tmpfs".
    QString name; ///< Of a volume.
    QString source;
    QString destination;
    bool readOnly = false;
};

/// State of a container.
struct ContainerState
{
    QString status; ///< "created", "running", "paused", "restarting", "removing", "exited" or "dead".
    bool running = false;
    bool paused = false;
    bool restarting = false;
    bool oomKilled = false;
    int exitCode = 0;
    QString error; ///< Why a start failed; untrusted.
    QDateTime startedAt;
    QDateTime finishedAt; ///< Invalid: never.
};

struct PublishedPort
{
    QString hostIp;
    int hostPort = 0;
};

/// An element of GET /containers/json.
struct ContainerSummary
{
    QString id;
    QString name;
    QString image; ///< The reference it was created with; an id when that now names another image.
    QString imageId;
    QString state;  ///< "running", "exited" and so on.
    QString status; ///< For people: "Exited (137) 3 hours ago".
    QString networkMode;
    QDateTime created; ///< Whole seconds.
    QMap<QString, QString> labels;
    QList<ContainerMount> mounts;
    QMap<int, PublishedPort> ports; ///< TCP port in the container → where it is published.
};

/// GET /containers/{id}/json, as far as it is of use.
struct ContainerFacts
{
    QString id;
    QString name; ///< Without the leading slash.
    QString imageId;
    QString configImage; ///< The reference the container was created with.
    QStringList entrypoint;
    QStringList command;
    QStringList env;
    QString workingDirectory;
    QString user;
    bool tty = false;
    QMap<QString, QString> labels;
    QDateTime created;
    ContainerState state;
    QString networkMode;
    QMap<QString, QString> addresses; ///< Network name → IP address.
    qint64 memory = 0;
    qint64 nanoCpus = 0;
    QList<ContainerMount> mounts;
    QList<int> exposedPorts;        ///< TCP ports that the image or the creator names.
    QMap<int, PublishedPort> ports; ///< TCP port in the container → where it is published.
};

/// A line of GET /events.
struct EngineEvent
{
    QString type;      ///< "container", "image", "network" or "volume".
    QString action;    ///< "start", "die" and so on.
    QString actor;     ///< Id of the container, image or network, name of the volume.
    QString sandboxId; ///< Label opensandbox.io/id of the container; empty: none.
    QByteArray time;   ///< As the parameter "since" takes it: seconds, a dot, nanoseconds.
};

/// Keys of the labels that make a container a sandbox (docker-runtime 1.3).
namespace labels {
inline constexpr QLatin1String id("opensandbox.io/id");
inline constexpr QLatin1String expiresAt("opensandbox.io/expires-at");
inline constexpr QLatin1String manualCleanup("opensandbox.io/manual-cleanup");
inline constexpr QLatin1String platformOs("opensandbox.io/platform-os");
inline constexpr QLatin1String platformArch("opensandbox.io/platform-arch");
inline constexpr QLatin1String snapshotId("opensandbox.io/snapshot-id");
inline constexpr QLatin1String accessRenew("opensandbox.io/access-renew-extend-seconds");
inline constexpr QLatin1String proxyPort("opensandbox.io/embedding-proxy-port");
inline constexpr QLatin1String httpPort("opensandbox.io/http-port");
inline constexpr QLatin1String ossfsMounts("opensandbox.io/ossfs-mounts");
inline constexpr QLatin1String volumeManagedBy("opensandbox.io/volume-managed-by");
inline constexpr QLatin1String egressToken("opensandbox.io/egress-auth-token");
inline constexpr QLatin1String sidecarFor("opensandbox.io/egress-sidecar-for");
inline constexpr QLatin1String reservedPrefix("opensandbox.io/");
} // namespace labels

} // namespace osc
