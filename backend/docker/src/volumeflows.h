// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "helpersession.h"
#include "volumehelper.h"

#include <core/volumes.h>

namespace osc {

// The steps of VolumeService on a Docker Engine.

[[nodiscard]] Operation listClaims(EngineClient &engine, Callback<QList<Claim>> done);

/// Null when it is one. The rule of the Engine's local driver.
[[nodiscard]] std::optional<Error> checkVolumeName(const QString &name);

/// @p creation marks the volume as the one that this call made, so that nobody else's is ever taken back.
[[nodiscard]] Operation createVolume(EngineClient &engine, const ClaimSpec &spec, const QString &creation,
                                     Callback<Claim> done);
/// Removes a volume when it is the one of that creation. @p helper goes first: the Engine removes no volume
/// that a container still has; null: none.
[[nodiscard]] Operation takeBackVolume(EngineClient &engine, const QString &name, const QString &creation,
                                       std::shared_ptr<HelperContainer> helper, Callback<void> done);
[[nodiscard]] QString newCreation();

/// Ends the helpers of this console that have a volume mounted.
using ReleaseHelpers = std::function<Operation(const QString &volume, Callback<void> done)>;

[[nodiscard]] Operation removeVolume(EngineClient &engine, const QString &name, ReleaseHelpers release,
                                     Callback<void> done);
[[nodiscard]] Operation inspectVolume(EngineClient &engine, const QString &name, Callback<QByteArray> done);
[[nodiscard]] Operation emptyVolume(VolumeHelperMaker &maker, const QString &name, Callback<void> done);
[[nodiscard]] Operation cloneVolume(VolumeHelperMaker &maker, const QString &from, const ClaimSpec &to,
                                    VolumeService::OnBytes onBytes, Callback<Claim> done);
[[nodiscard]] Operation exportVolume(VolumeHelperMaker &maker, const QString &name,
                                     std::shared_ptr<ByteSink> sink, Callback<void> done);
[[nodiscard]] Operation importVolume(VolumeHelperMaker &maker, const QString &name,
                                     std::shared_ptr<ByteSource> source, Callback<void> done);
[[nodiscard]] Operation measureVolumes(VolumeHelperMaker &maker, const QStringList &names,
                                       VolumeService::OnMeasured onMeasured, Callback<void> done);

/// VolumeService::openFiles().
[[nodiscard]] Operation openVolume(EngineContext &context, HelperSessions &sessions,
                                   const HelperSession::Wish &wish, Callback<VolumeFiles> done);

/// Conflict: "… it is used by crawler-eu-west and 1 more." @p message still has its %2, for the users.
[[nodiscard]] Error volumeIsUsed(const QString &message, const QList<ClaimUser> &users);

} // namespace osc
