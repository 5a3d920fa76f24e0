// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engineclient.h"

#include <core/offthread.h>

namespace osc {

/// Sends a request and reads its answer, small ones at once and large ones on a worker.
template<typename T>
[[nodiscard]] Operation decodeAnswer(EngineClient &engine, EngineRequest request,
                                     std::function<Result<T>(const QByteArray &)> decode, Callback<T> done)
{
    constexpr qsizetype small = 256 * 1024;

    struct Flow : std::enable_shared_from_this<Flow>
    {
        explicit Flow(Callback<T> callback)
            : promise(std::move(callback))
        {}
        Promise<T> promise;
        Operation step;
    };
    const auto flow = std::make_shared<Flow>(std::move(done));
    auto operation = flow->promise.operation({}, flow);
    flow->step = engine.send(std::move(request), [flow = flow.get(),
                                                  decode = std::move(decode)](Result<HttpResponse> response) {
        if (!response)
            return flow->promise.resolve(response.error());
        if (response->body.size() <= small)
            return flow->promise.resolve(decode(response->body));
        flow->step = runOffThread<T>([decode, body = response->body] { return decode(body); },
                                     [flow](Result<T> result) { flow->promise.resolve(std::move(result)); });
    });
    return operation;
}

} // namespace osc
