// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"

#include <core/services.h>

namespace osc {

/// Images that are on the engine.
class DockerImageService : public ImageService
{
public:
    explicit DockerImageService(EngineContext &context)
        : m_context(context)
    {}

    [[nodiscard]] Operation list(Callback<QList<Image>> done) override;
    [[nodiscard]] Operation inspect(const QString &reference, Callback<ImageFacts> done) override;

private:
    EngineContext &m_context;
};

} // namespace osc
