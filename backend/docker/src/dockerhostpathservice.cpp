// SPDX-License-Identifier: Apache-2.0
#include "dockerhostpathservice.h"

#include "volumeprepare.h"

#include <core/hostpath.h>
#include <core/offthread.h>

namespace osc {

Operation DockerHostPathService::inspect(const QString &path, const QString &subPath,
                                         Callback<HostPathFacts> done)
{
    return runOffThread<HostPathFacts>(
        [path, subPath, allowed = m_context.profile().allowedHostPaths]() -> Result<HostPathFacts> {
            const bool wellFormed = checkHostPathForm(path) == HostPathFault::None;
            const HostFolder folder = lookAtHostFolder(path, subPath, allowed);
            HostPathFacts facts;
            facts.exists = folder.exists;
            facts.isDirectory = folder.isDirectory;
            facts.readable = folder.readable;
            facts.resolved = folder.resolved;
            // Nothing is allowed before the user was asked once.
            facts.allowed = wellFormed && folder.allowed && !allowed.isEmpty();
            facts.willBeCreated = wellFormed && folder.allowed && !folder.exists;
            return facts;
        },
        std::move(done));
}

} // namespace osc
