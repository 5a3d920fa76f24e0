// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "browsesandboxes.h"

#include <core/volumes.h>

namespace osc {

/// What mount tables said, by sandbox: they hardly change while a sandbox lives.
struct MountTables
{
    QHash<QString, QList<Mount>> known;
    QHash<QString, int> failures; ///< How often one could not be read.
};

/// The claims behind sandboxes of a server. A server has no list of them: they are known from the record of
/// what was created here and from the mount tables of running sandboxes, and Claim::labels say under
/// "known-from" which ("record" or "mounts"). Others are not known.
///
/// Files are seen through a running sandbox that mounts the whole claim, else through a small one that is
/// made for it, read-only, and deleted when the files are let go.
class RemoteVolumeService : public VolumeService
{
public:
    RemoteVolumeService(ServerList &list, EndpointLookup &lookup, BrowseSandboxes &browsing);

    [[nodiscard]] Operation list(Callback<QList<Claim>> done) override;
    [[nodiscard]] Operation watch(std::function<void()> onChanged) override;
    [[nodiscard]] Operation openFiles(const QString &name, VolumeAccess access, bool force,
                                      Callback<VolumeFiles> done) override;

private:
    ServerList &m_list;
    EndpointLookup &m_lookup;
    BrowseSandboxes &m_browsing;
    std::shared_ptr<MountTables> m_tables;
};

/// The Docker volumes that a mount table names (Linux, /proc/self/mountinfo): the root of such a mount is
/// "…/volumes/<name>/_data" with the path below it. Anything else is left out.
[[nodiscard]] QList<Mount> claimsInMountTable(const QByteArray &table);

} // namespace osc
