// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"

#include <core/services.h>

namespace osc {

/// Host folders, looked at on this computer by a worker thread (docker-runtime 7.3).
class DockerHostPathService : public HostPathService
{
public:
    explicit DockerHostPathService(EngineContext &context)
        : m_context(context)
    {}

    [[nodiscard]] Operation inspect(const QString &path, const QString &subPath,
                                    Callback<HostPathFacts> done) override;

private:
    EngineContext &m_context;
};

} // namespace osc
