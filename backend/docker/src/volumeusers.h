// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engineclient.h"
#include "flowcodec.h"

#include <core/volumes.h>

#include <QHash>

namespace osc {

/// Keys of labels that consoles put on volumes and on the containers that help with them.
namespace volumelabels {
inline constexpr QLatin1String madeBy("io.opensandbox.console/made-by"); ///< On volumes; of one creation.
inline constexpr QLatin1String helper("io.opensandbox.console/volume-helper"); ///< The volume it is for.
inline constexpr QLatin1String
    console("io.opensandbox.console/console"); ///< Which one: LivingConsole::token().
inline constexpr QLatin1String
    home("io.opensandbox.console/home"); ///< Where that console can be asked after.
} // namespace volumelabels

/// Who mounts which volume. A directory of a volume is mounted by its path on the engine's machine
/// (docker-runtime 7.6), which the Engine itself does not count as a use. Helpers of consoles are left out.
class VolumeUsers
{
public:
    VolumeUsers(const QList<VolumeDetails> &volumes, const QList<ContainerSummary> &containers);

    [[nodiscard]] QList<ClaimUser> of(const QString &volume) const { return m_users.value(volume); }

private:
    QHash<QString, QList<ClaimUser>> m_users;
};

/// Running in the sense of ClaimUser: it may read and write at any moment, or when it is resumed.
[[nodiscard]] bool mayUseFiles(const ContainerSummary &container);

/// A running sandbox through which the whole of a volume is seen.
struct VolumeDoor
{
    QString sandboxId;
    QString target;
    bool readOnly = false;
};

/// One volume, and everybody who mounts it, at one moment.
struct UsedVolume
{
    VolumeDetails volume;
    QList<ClaimUser> users;
    QList<VolumeDoor> doors; ///< Those that may write first.

    [[nodiscard]] QList<ClaimUser> runningUsers() const;
};

/// NotFound when there is no such volume. @p failure: the message when the Engine refuses.
[[nodiscard]] Operation readVolumeUse(EngineClient &engine, const QString &name, const QString &failure,
                                      Callback<UsedVolume> done);
[[nodiscard]] Operation listVolumes(EngineClient &engine, Callback<QList<VolumeDetails>> done);
[[nodiscard]] Operation listAllContainers(EngineClient &engine, Callback<QList<ContainerSummary>> done);

[[nodiscard]] Claim claimOf(const VolumeDetails &volume, const QList<ClaimUser> &users);
/// "crawler-eu-west", "crawler-eu-west and 1 more"; each user once.
[[nodiscard]] QString userNames(const QList<ClaimUser> &users);
[[nodiscard]] Error noSuchVolume(const QString &name);

} // namespace osc
