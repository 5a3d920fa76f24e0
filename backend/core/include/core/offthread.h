// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/handover.h>
#include <core/operation.h>

#include <QCoreApplication>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace osc {

namespace detail {

/// Lives on the thread that asked, and takes the callback to its grave there.
template<typename T>
class Receiver : public QObject
{
public:
    explicit Receiver(Promise<T> promise)
        : m_promise(std::move(promise))
    {}
    void take(Result<T> result) { m_promise.resolve(std::move(result)); }

private:
    Promise<T> m_promise;
};

} // namespace detail

/// Runs @p work on @p pool and calls back on the calling thread. The work owns everything it touches;
/// cancelling drops its result.
template<typename T>
[[nodiscard]] Operation runOffThread(QThreadPool &pool, std::function<Result<T>()> work, Callback<T> done)
{
    using Receiver = detail::Receiver<T>;
    Promise<T> promise(std::move(done));
    auto operation = promise.operation();
    // Whoever lets go last, the object dies on its own thread.
    // An answer that was on its way at the end of the program is dropped with the queue of events, where
    // nothing can be put into that queue any more.
    const std::shared_ptr<Receiver> receiver(new Receiver(std::move(promise)), [](Receiver *dying) {
        QCoreApplication::closingDown() ? delete dying : dying->deleteLater();
    });
    handTo(pool, [receiver, work = std::move(work)] {
        // The call holds the receiver too: a deferred deletion may overtake it.
        handTo(receiver.get(), [receiver, result = work()]() mutable { receiver->take(std::move(result)); });
    });
    return operation;
}

/// The same on the thread pool of the program: for work that computes, and ends soon.
template<typename T>
[[nodiscard]] Operation runOffThread(std::function<Result<T>()> work, Callback<T> done)
{
    return runOffThread<T>(*QThreadPool::globalInstance(), std::move(work), std::move(done));
}

} // namespace osc
