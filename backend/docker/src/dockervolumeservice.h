// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"

#include <core/services.h>

namespace osc {

/// Docker volumes, with the containers that mount them.
class DockerVolumeService : public VolumeService
{
public:
    explicit DockerVolumeService(EngineContext &context)
        : m_context(context)
    {}

    [[nodiscard]] Operation list(Callback<QList<Claim>> done) override;

private:
    EngineContext &m_context;
};

} // namespace osc
