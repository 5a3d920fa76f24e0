// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>

#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <QStringList>

#include <optional>

namespace osc {

/// Host ports published for the ports of a sandbox; 0: none.
struct PublishedPorts
{
    int execd = 0;  ///< Container port 44772.
    int http = 0;   ///< Container port 8080.
    int egress = 0; ///< Container port 18080 of the sidecar.

    bool operator==(const PublishedPorts &) const = default;
};

constexpr int ExecdPort = 44772;
constexpr int HttpPort = 8080;
constexpr int EgressPort = 18080;

/// Everything that the containers of one sandbox are made from; known before the first of them is made.
struct ContainerPlan
{
    QString sandboxId;
    QDateTime createdAt;
    QDateTime expiresAt; ///< Invalid: manual clean-up.
    QString image;
    QString snapshotId;
    QStringList command;   ///< The user's entrypoint after splitting.
    bool withExecd = true; ///< Start through bootstrap.sh.
    QStringList proxyEnvironment;
    QStringList environment; ///< `KEY=value`, in order; without egress variables.
    QStringList egressEnvironment;
    QMap<QString, QString> metadata;
    QMap<QString, QString> extensions;
    QString platformOs; ///< Normalised; empty: not asked for.
    QString platformArch;
    qint64 memory = 0;
    qint64 nanoCpus = 0;
    int gpus = 0; ///< -1: all.
    QStringList binds;
    QStringList managedVolumes; ///< Deleted with the sandbox.
    QStringList bucketMounts;   ///< Released with the sandbox.
    QString networkMode = QStringLiteral("bridge");
    PublishedPorts ports;
    std::optional<NetworkPolicy> policy;
    QString egressMode = QStringLiteral("dns");
    bool credentialProxy = false;
    QString egressToken;
    QString sidecarContainer; ///< The full id, once the sidecar is there.
    /// Labels of the image; those that are the runtime's must not reach the sandbox (docker-runtime 10.6).
    QStringList inheritedLabels;

    [[nodiscard]] QString containerName() const { return QStringLiteral("sandbox-") + sandboxId; }
    [[nodiscard]] QString sidecarName() const { return QStringLiteral("sandbox-egress-") + sandboxId; }
    [[nodiscard]] QString runtimeVolume() const { return QStringLiteral("opensandbox-runtime-") + sandboxId; }
    [[nodiscard]] bool publishesPorts() const { return networkMode != QLatin1String("host"); }
};

/// The labels of docker-runtime 1.3.
[[nodiscard]] QMap<QString, QString> sandboxLabels(const ContainerPlan &plan);
/// The policy as the sidecar reads it (docker-runtime 9.1).
[[nodiscard]] QByteArray egressRules(const NetworkPolicy &policy);

/// Body of POST /containers/create for the sandbox (docker-runtime 2.6).
[[nodiscard]] QByteArray encodeSandbox(const ContainerPlan &plan);
/// The same for the egress sidecar (docker-runtime 9.1, and 4 of official-server-in-practice).
[[nodiscard]] QByteArray encodeSidecar(const ContainerPlan &plan, const QString &image);
/// The same for the container out of which execd is read; it is never started.
[[nodiscard]] QByteArray encodeExecdHelper(const QString &image);
/// Body of POST /volumes/create for a volume that the sandbox's controller manages.
[[nodiscard]] QByteArray encodeManagedVolume(const QString &name);

/// The label of helper containers, by which left-over ones are found.
extern const char HelperLabel[];

} // namespace osc
