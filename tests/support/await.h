// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QTest>

#include <functional>
#include <optional>

namespace osc::test {

/// Starts an operation and waits for its result; no answer within @p timeoutMs is an Error of kind Timeout.
template<typename T>
Result<T> await(const std::function<Operation(Callback<T>)> &start, int timeoutMs = 10'000)
{
    std::optional<Result<T>> answer;
    const auto operation = start([&](Result<T> result) { answer.emplace(std::move(result)); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, timeoutMs))
        return Error{ErrorKind::Timeout, QStringLiteral("The test waited in vain."), {}, {}, {}, {}};
    return *std::move(answer);
}

} // namespace osc::test
