// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <memory>

namespace osc {

/// A call of several steps, one after the other. It lives as long as the operation that it is: a step may use
/// it by a plain pointer, until it resolves the promise.
template<typename T>
struct Flow
{
    explicit Flow(Callback<T> done)
        : promise(std::move(done))
    {}

    [[nodiscard]] static Operation operation(const std::shared_ptr<Flow> &flow)
    {
        return flow->promise.operation({}, flow);
    }

    Promise<T> promise;
    Operation step; ///< The one under way.
};

} // namespace osc
