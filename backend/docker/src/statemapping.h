// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginetypes.h"
#include "metadatastore.h"

#include <core/sandbox.h>

namespace osc {

/// What a sandbox is made of besides its container.
struct SandboxSources
{
    QString connectionId;
    QString imageName;   ///< First tag, or empty when the image has none or is gone.
    QString publicHost;  ///< Where published ports are reached: "127.0.0.1".
    QString volumesRoot; ///< "/var/lib/docker/volumes"; empty: not known.
    QString bucketsRoot = QStringLiteral("/mnt/ossfs"); ///< Where buckets are mounted.
    StoredFacts stored;
    bool madeHere = false;
    QDateTime inventoryExpiry; ///< Invalid: none.
};

/// State, reason and words of a container (docker-runtime 3).
[[nodiscard]] SandboxStatus mapState(const ContainerFacts &container);
/// The sandbox of a container (docker-runtime 3, 1.7; precedence of expiries: file, inventory, label).
[[nodiscard]] Sandbox mapSandbox(const ContainerFacts &container, const SandboxSources &sources);
/// The sandbox as far as the list of containers tells (docker-runtime 3): without its command, limits, the
/// presence of execd, and details of its end. Reading the container completes it.
[[nodiscard]] Sandbox summarizedSandbox(const ContainerSummary &summary, const SandboxSources &sources);
/// How the main process ended, as a phrase: "exit code 137, killed".
[[nodiscard]] QString exitWords(const ContainerState &state);
/// The row of a container that could not be read: state Unknown, with the reason.
[[nodiscard]] Sandbox unreadableSandbox(const ContainerSummary &summary, const SandboxSources &sources,
                                        const QString &reason);

/// Port → "host:port" of the ports that are published; @p publicHost stands for all interfaces.
[[nodiscard]] QHash<int, QString> mapEndpoints(const ContainerFacts &container, const QString &publicHost);

/// Labels that are the user's metadata (docker-runtime 1.4).
[[nodiscard]] QMap<QString, QString> userMetadata(const QMap<QString, QString> &labels);
/// The expiry that the labels state; invalid when there is none or it cannot be read.
[[nodiscard]] QDateTime labelExpiry(const QMap<QString, QString> &labels);
[[nodiscard]] bool isManualCleanup(const QMap<QString, QString> &labels);
/// The volumes that are deleted with the sandbox, without doubles.
[[nodiscard]] QStringList ownedVolumes(const QMap<QString, QString> &labels);

} // namespace osc
