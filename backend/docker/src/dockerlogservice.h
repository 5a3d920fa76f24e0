// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"

#include <core/services.h>

namespace osc {

/// What the container wrote, as the Engine keeps it: bootstrap, execd and command mixed
/// (docker-runtime 2.10).
class DockerLogService : public LogService
{
public:
    explicit DockerLogService(EngineContext &context)
        : m_context(context)
    {}

    [[nodiscard]] Operation read(const QString &sandboxId, const LogRequest &request,
                                 std::function<void(CommandOutput)> onOutput, Callback<void> done) override;

private:
    EngineContext &m_context;
};

} // namespace osc
