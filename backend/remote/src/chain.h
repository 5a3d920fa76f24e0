// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <functional>
#include <memory>

namespace osc {

/// Two calls as one: @p first finds what @p second works with. @p second is not called when the first fails.
template<typename First, typename T>
[[nodiscard]] Operation chain(std::function<Operation(Callback<First>)> first,
                              std::function<Operation(First, Callback<T>)> second, Callback<T> done)
{
    struct Link
    {
        explicit Link(Callback<T> call)
            : promise(std::move(call))
        {}
        Promise<T> promise;
        Operation step;
    };
    const auto link = std::make_shared<Link>(std::move(done));
    auto operation = link->promise.operation(
        [weak = std::weak_ptr(link)] {
            if (const auto held = weak.lock())
                held->step.cancel();
        },
        link);
    // The link holds the step, so the step does not hold the link.
    link->step = first([weak = std::weak_ptr(link), second = std::move(second)](Result<First> found) {
        const auto held = weak.lock();
        if (!held)
            return;
        if (!found)
            return held->promise.resolve(found.error());
        held->step = second(std::move(found).value(), [weak](Result<T> result) {
            if (const auto living = weak.lock())
                living->promise.resolve(std::move(result));
        });
    });
    return operation;
}

} // namespace osc
