// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"

#include <core/services.h>

namespace osc {

/// Files of a sandbox: through execd when it answers, with the Engine's help, else through the Engine alone.
class DockerFileService : public FileService
{
public:
    explicit DockerFileService(EngineContext &context)
        : m_context(context)
    {}

    [[nodiscard]] Operation open(const QString &sandboxId,
                                 Callback<std::shared_ptr<FileSystem>> done) override;

private:
    EngineContext &m_context;
};

} // namespace osc
