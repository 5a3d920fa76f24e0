// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaObject>
#include <QObject>
#include <QRunnable>
#include <QThreadPool>

#include <atomic>
#include <utility>

namespace osc {

namespace detail {

/// A call on its way to another thread.
///
/// Qt's queues hand it over safely, but by means that a thread sanitizer cannot follow: to it, all that the
/// one thread wrote and the other one reads would be a race. The flag tells it the order.
template<typename Call>
class Handed
{
public:
    explicit Handed(Call call)
        : m_call(std::move(call))
    {
        m_written.store(true, std::memory_order_release);
    }
    Handed(Handed &&other) noexcept
        : m_call(std::move(other.m_call))
    {
        m_written.store(true, std::memory_order_release);
    }
    ~Handed() { arrive(); }
    Handed(const Handed &) = delete;
    Handed &operator=(const Handed &) = delete;
    Handed &operator=(Handed &&) = delete;

    /// Once only: what the call holds dies here, in the thread it was meant for, however long Qt keeps the
    /// call itself.
    void operator()()
    {
        arrive();
        {
            Call call = std::move(m_call);
            call();
        }
        m_written.store(true, std::memory_order_release);
    }

private:
    void arrive() const { (void)m_written.load(std::memory_order_acquire); }

    std::atomic<bool> m_written = false;
    Call m_call;
};

template<typename Call>
class HandedJob final : public QRunnable
{
public:
    explicit HandedJob(Call call)
        : m_call(std::move(call))
    {}
    void run() override { m_call(); }

private:
    Handed<Call> m_call;
};

} // namespace detail

/// Runs @p call from the event loop of the thread of @p context; never when that is gone by then. Callable
/// from any thread, as long as @p context exists.
template<typename Call>
void handTo(QObject *context, Call call)
{
    QMetaObject::invokeMethod(context, detail::Handed<Call>(std::move(call)), Qt::QueuedConnection);
}

/// Runs @p call on a thread of @p pool.
template<typename Call>
void handTo(QThreadPool &pool, Call call)
{
    pool.start(new detail::HandedJob<Call>(std::move(call)));
}

} // namespace osc
