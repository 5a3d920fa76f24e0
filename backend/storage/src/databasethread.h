// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/handover.h>
#include <core/operation.h>

#include <QThread>

#include <functional>
#include <memory>
#include <utility>

namespace osc {

/// A thread on which the calls to one database are carried out, one after the other.
class DatabaseThread
{
public:
    /// @p close runs on the thread after the last call: a connection of QtSql belongs to its thread.
    DatabaseThread(const QString &name, const std::function<void()> &close)
        : m_worker(new QObject)
    {
        m_thread.setObjectName(name);
        m_worker->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_worker, close);
        QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
        m_thread.start(QThread::LowPriority);
    }
    /// Waits for all calls that were queued before; their answers are dropped.
    ~DatabaseThread()
    {
        handTo(m_worker, [thread = &m_thread] { thread->quit(); });
        m_thread.wait();
    }
    DatabaseThread(const DatabaseThread &) = delete;
    DatabaseThread &operator=(const DatabaseThread &) = delete;

    /// Carries out @p work also when the caller lets go: what was written stays written. The answer comes on
    /// the thread of @p home, right after @p then with the result; none when @p home is gone.
    template<typename T>
    Operation run(QObject *home, std::function<Result<T>()> work, Callback<T> done,
                  std::function<void(const Result<T> &)> then = {})
    {
        auto promise = std::make_shared<Promise<T>>(std::move(done));
        auto operation = promise->operation();
        handTo(m_worker, [home, promise = std::move(promise), work = std::move(work),
                          then = std::move(then)]() mutable {
            auto result = std::make_shared<Result<T>>(work());
            // All of it is only ever touched, and its last copy released, on the thread of home; the call
            // that brings it may die on either thread.
            handTo(home, [promise = std::move(promise), then = std::move(then),
                          result = std::move(result)]() mutable {
                const auto answered = std::exchange(promise, {});
                const auto before = std::exchange(then, {});
                const auto answer = std::exchange(result, {});
                if (before)
                    before(*answer);
                answered->resolve(std::move(*answer));
            });
        });
        return operation;
    }

private:
    QThread m_thread;
    QObject *m_worker; ///< Lives on the thread: the context that queues calls to it.
};

} // namespace osc
