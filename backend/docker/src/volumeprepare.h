// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"
#include "flowcodec.h"

#include <core/sandboxspec.h>

namespace osc {

/// The volumes of a request (docker-runtime 7), already validated.
struct VolumeWish
{
    QList<VolumeSpec> volumes;
    QStringList allowedHostPaths; ///< Empty: every folder.
    QString bucketRoot;           ///< Where buckets are mounted, already; empty: they cannot be.
    /// A Docker volume is about to be created, so that a failure can take it back.
    std::function<void(const QString &name)> onCreating;
    /// It was made by somebody else at the same time, and is theirs.
    std::function<void(const QString &name)> onForeign;
};

struct PreparedVolumes
{
    QStringList binds;       ///< HostConfig.Binds, in the order of the request.
    QStringList managed;     ///< Docker volumes that are deleted with the sandbox.
    QStringList foldersMade; ///< Host folders that did not exist before.
    QStringList notes;
};

/// Whether the volume in the answer to POST /volumes/create was made by that call: an engine answers with the
/// volume that is there already as if it were new. Decided by the label and, when the answer has a Date, by
/// how old the volume is on the engine's clock; rather not ours than wrongly ours.
[[nodiscard]] bool isMadeByThisCall(const VolumeDetails &volume, const HttpResponse &answer);

/// Makes host folders and Docker volumes that do not exist, and the strings that bind them.
[[nodiscard]] Operation prepareVolumes(EngineContext &context, VolumeWish wish,
                                       Callback<PreparedVolumes> done);

/// A host folder after looking at it on this computer.
struct HostFolder
{
    QString bindSource; ///< Not resolved: symlinks stay, as the reference binds it.
    QString resolved;   ///< After symlinks, as far as the path exists.
    bool exists = false;
    bool isDirectory = false;
    bool readable = false;
    bool allowed = true;
};

/// Blocks: for a worker thread. @p allowed empty: every folder is allowed.
[[nodiscard]] HostFolder lookAtHostFolder(const QString &path, const QString &subPath,
                                          const QStringList &allowed);

/// The bind source of a Docker volume with a sub path (docker-runtime 7.5). Follows symlinks where the volume
/// can be read here. Blocks: for a worker thread.
[[nodiscard]] Result<QString> claimSubPath(const VolumeDetails &volume, const QString &subPath);

} // namespace osc
