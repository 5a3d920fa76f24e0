// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QObject>
#include <QThreadPool>

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
    void take(T value) { m_promise.resolve(std::move(value)); }

private:
    Promise<T> m_promise;
};

} // namespace detail

/// Computes on the thread pool. @p work touches nothing but what it has captured by value.
template<typename T>
[[nodiscard]] Operation offload(std::function<T()> work, Callback<T> done)
{
    using Receiver = detail::Receiver<T>;
    Promise<T> promise(std::move(done));
    auto operation = promise.operation();
    // Whoever lets go last, the object dies on its own thread.
    const std::shared_ptr<Receiver> receiver(new Receiver(std::move(promise)),
                                             [](Receiver *dying) { dying->deleteLater(); });
    QThreadPool::globalInstance()->start([receiver, work = std::move(work)] {
        QMetaObject::invokeMethod(
            receiver.get(),
            [target = receiver.get(), value = work()]() mutable { target->take(std::move(value)); },
            Qt::QueuedConnection);
    });
    return operation;
}

} // namespace osc
