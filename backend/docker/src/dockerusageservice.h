// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"
#include "sandboxwatch.h"

#include <core/usage.h>

#include <map>

namespace osc {

/// What sandboxes use, from GET /containers/{id}/stats: one stream for each sandbox that somebody follows.
class DockerUsageService : public QObject, public UsageService
{
    Q_OBJECT

public:
    DockerUsageService(EngineContext &context, SandboxWatch &watch);

    [[nodiscard]] Operation follow(const QString &sandboxId, std::function<void(Usage)> onSample,
                                   Callback<void> done) override;

private:
    class Stream;

    /// The Engine keeps the stream of a container that has stopped open: rows tell. They bring the limits
    /// too.
    void lookAtRows();

    EngineContext &m_context;
    SandboxWatch &m_watch;
    std::map<QString, std::weak_ptr<Stream>> m_streams; ///< By sandbox id.
};

} // namespace osc
