// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace osc {

/// Runs @p work in the thread pool and @p done with its result on the thread of @p context, unless that is
/// gone by then. For file access that a slow disk must not let the window wait for.
template<typename Work, typename Done>
void runOffThread(Work work, QObject *context, Done done)
{
    using Value = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    promise->future().then(context, std::move(done));
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace osc
