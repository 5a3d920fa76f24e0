// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginetypes.h"
#include "metadatastore.h"

#include <core/leftovers.h>

#include <QHash>

namespace osc {

/// What may be a leftover, and since when, decided from what the Engine says. No requests.
namespace leftovers {

/// Things younger than this may still be in the hands of whoever made them.
inline constexpr qint64 settledSeconds = 600;
/// An expiry is enforced by its owner; this is how late the owner may be.
inline constexpr qint64 expiryGraceSeconds = 60;

[[nodiscard]] bool isSettled(const QDateTime &made, const QDateTime &now);
[[nodiscard]] bool isSandbox(const ContainerSummary &container);
/// A container that an agent's files were copied out of: by name, as servers make it (docker-runtime 1.2), or
/// by the label of ours.
[[nodiscard]] bool isExecdHelper(const ContainerSummary &container);
/// Ended, or never started.
[[nodiscard]] bool hasEnded(const QString &containerState);
/// Precedence of docker-runtime 1.7: file, inventory, label.
[[nodiscard]] QDateTime effectiveExpiry(const QMap<QString, QString> &labels, const StoredFacts &stored,
                                        const QDateTime &inventoryExpiry);
[[nodiscard]] bool isOverdue(const QDateTime &expiry, const QDateTime &now);

[[nodiscard]] Leftover expiredSandbox(const ContainerSummary &container, const QDateTime &expiry,
                                      const QDateTime &now);
[[nodiscard]] Leftover endedSandbox(const ContainerSummary &container, const QDateTime &ended,
                                    const QDateTime &now);
[[nodiscard]] Leftover orphanSidecar(const ContainerSummary &container, const QDateTime &now);
[[nodiscard]] Leftover execdHelper(const ContainerSummary &container, const QDateTime &now);
/// @p foreign: of a console that cannot be asked after from here.
[[nodiscard]] Leftover volumeHelper(const ContainerSummary &container, bool foreign, const QDateTime &now);
/// So old that its console can be taken for dead without asking.
[[nodiscard]] bool isForgottenHelper(const QDateTime &made, const QDateTime &now);
/// @p root: the folder below which buckets are mounted.
[[nodiscard]] Leftover unusedMount(const QString &path, const QString &root);
[[nodiscard]] Leftover unusedVolume(const QString &name, const QDateTime &made, const QDateTime &now);

} // namespace leftovers

// The codec: nothing in here throws.

/// GET /system/df: volume → bytes; those that the Engine did not count are left out.
[[nodiscard]] QHash<QString, qint64> decodeVolumeSizes(const QByteArray &json);
/// GET /containers/json with size=1: container id → bytes of its own layer.
[[nodiscard]] QHash<QString, qint64> decodeContainerSizes(const QByteArray &json);

} // namespace osc
