// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "createbody.h"
#include "enginecontext.h"

#include <core/sandboxspec.h>

namespace osc {

/// What a new sandbox is waited for.
struct ReadinessQuestion
{
    QString containerId;
    QStringList command;       ///< For the sentence when it has ended.
    std::optional<QUrl> url;   ///< None: being in state Running is enough.
    QList<HttpHeader> headers; ///< Sent to url.
    int acceptBelow = 300;     ///< Statuses from 200 up to here mean ready.
    std::chrono::milliseconds limit{30'000};
};

struct ReadinessVerdict
{
    bool ready = true;
    QString why{};              ///< One sentence when not.
    ContainerFacts container{}; ///< As last read; its id is empty when it never was.
};

/// Where the published ports of an engine are reached.
[[nodiscard]] QString engineHost(const EngineClient &engine);
/// An http address; @p path may have a query.
[[nodiscard]] QUrl sandboxAddress(const QString &host, int port, const QString &path);
/// What the spec waits for, as far as the ports of the plan can reach it; @p notes gets a sentence when they
/// cannot. The container is for the caller to fill in.
[[nodiscard]] ReadinessQuestion readinessOf(const SandboxSpec &spec, const ContainerPlan &plan,
                                            const QString &host, QStringList &notes);

/// Asks until the sandbox answers, has ended, or the time is over. An error means that the engine does not
/// answer.
[[nodiscard]] Operation awaitReadiness(EngineContext &context, ReadinessQuestion question,
                                       Callback<ReadinessVerdict> done);

} // namespace osc
