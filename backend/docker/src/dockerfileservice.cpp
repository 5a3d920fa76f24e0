// SPDX-License-Identifier: Apache-2.0
#include "dockerfileservice.h"

#include "containerlookup.h"
#include "dockerfilesystem.h"
#include "sandboxaccess.h"
#include "sandboxfilesystem.h"

#include <execd/execdfilesystem.h>

namespace osc {

Operation DockerFileService::open(const QString &sandboxId, Callback<std::shared_ptr<FileSystem>> done)
{
    return findAccess(
        m_context, sandboxId,
        [&engine = m_context.engine, done = std::move(done)](Result<SandboxAccess> access) -> void {
            if (!access)
                return done(access.error());
            const auto files = std::make_shared<DockerFileSystem>(engine, access->container.id,
                                                                  sandboxTitle(access->container));
            if (!access->execd)
                return done(std::shared_ptr<FileSystem>(files));
            done(std::shared_ptr<FileSystem>(std::make_shared<SandboxFileSystem>(
                std::make_shared<ExecdFileSystem>(*access->execd), files)));
        });
}

} // namespace osc
