// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QEventLoop>
#include <QTimer>

#include <functional>
#include <optional>

namespace osc::test {

/// Starts an operation and waits for its result; no answer within @p timeoutMs is an Error of kind Timeout.
template<typename T>
Result<T> await(const std::function<Operation(Callback<T>)> &start, int timeoutMs = 10'000)
{
    std::optional<Result<T>> answer;
    QEventLoop loop; // QTest::qWaitFor sleeps between its looks, which adds up over thousands of calls
    const auto operation = start([&](Result<T> result) {
        answer.emplace(std::move(result));
        loop.quit();
    });
    QTimer::singleShot(timeoutMs, &loop, &QEventLoop::quit);
    if (!answer)
        loop.exec();
    if (!answer)
        return Error{ErrorKind::Timeout, QStringLiteral("The test waited in vain."), {}, {}, {}, {}};
    return *std::move(answer);
}

} // namespace osc::test
