// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>

#include <QList>
#include <QString>

namespace osc {

/// What a mount shows of the outside, in one line: "crawl-cache", "/data/shared/train", "bucket / 2026-11".
[[nodiscard]] QString mountSourceText(const VolumeSpec &volume);

/// A mount name made from the source: a DNS label that none of @p others has.
[[nodiscard]] QString suggestMountName(const VolumeSpec &volume, const QList<VolumeSpec> &others);

/// A path below /mnt made from the source, that none of @p others uses.
[[nodiscard]] QString suggestMountPath(const VolumeSpec &volume, const QList<VolumeSpec> &others);

/// One folder as it will be seen inside the sandbox.
struct SandboxFolder
{
    enum class Kind {
        Usual,  ///< A folder that practically every Linux image has. Nobody looked into this image.
        Parent, ///< Leads to a mount.
        Mount,
        Conflict, ///< A mount at a path that an earlier mount has.
    };

    QString name;
    QString path;
    Kind kind = Kind::Usual;
    int volume = -1; ///< Index in SandboxSpec::volumes, for Mount and Conflict.
    QList<SandboxFolder> children = {};

    bool operator==(const SandboxFolder &) const = default;
};

/// The root folder of a Linux sandbox with these mounts; siblings in the order of their names.
[[nodiscard]] SandboxFolder insideSandbox(const QList<VolumeSpec> &volumes);

} // namespace osc
