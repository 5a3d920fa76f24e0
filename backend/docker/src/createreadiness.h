// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// Asks until the sandbox answers, has ended, or the time is over. An error means that the engine does not
/// answer.
[[nodiscard]] Operation awaitReadiness(EngineContext &context, ReadinessQuestion question,
                                       Callback<ReadinessVerdict> done);

} // namespace osc
