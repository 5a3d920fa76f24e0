// SPDX-License-Identifier: Apache-2.0
#include "runninghash.h"

#include "homecoming.h"

#include <core/handover.h>

#include <QCryptographicHash>
#include <QThreadPool>

#include <atomic>
#include <deque>
#include <mutex>

namespace osc {

namespace {

constexpr qint64 hashLimit = 4 * 1024 * 1024;

} // namespace

/// What has no comment is guarded by the mutex.
struct RunningHash::Shared : std::enable_shared_from_this<RunningHash::Shared>
{
    void wake()
    {
        if (std::exchange(working, true))
            return;
        handTo(*QThreadPool::globalInstance(), [self = shared_from_this()] { self->work(); });
    }

    void work()
    {
        std::unique_lock lock(mutex);
        while (!pieces.empty()) {
            const auto taken = std::exchange(pieces, {});
            lock.unlock();
            for (const QByteArray &piece : taken) {
                if (!abandoned)
                    hash.addData(piece);
                pending -= piece.size();
            }
            home.post([this] {
                if (drained)
                    drained();
            });
            lock.lock();
        }
        working = false;
        if (!wanted)
            return;
        wanted = false;
        home.post([this, sum = hash.result()] {
            if (promise)
                std::exchange(promise, {})->resolve(sum);
        });
    }

    std::mutex mutex;
    std::deque<QByteArray> pieces;
    bool working = false;
    bool wanted = false;
    QCryptographicHash hash{QCryptographicHash::Sha256}; ///< Of the worker.
    std::atomic<qint64> pending = 0;
    std::atomic<bool> abandoned = false;
    Homecoming home;
    std::function<void()> drained;                ///< Of the owner's thread.
    std::shared_ptr<Promise<QByteArray>> promise; ///< Of the owner's thread.
};

RunningHash::RunningHash()
    : m_shared(std::make_shared<Shared>())
{}

RunningHash::~RunningHash()
{
    m_shared->abandoned = true;
    m_shared->home.close();
    m_shared->drained = {};
    m_shared->promise.reset();
}

void RunningHash::add(QByteArray bytes)
{
    m_shared->pending += bytes.size();
    const std::lock_guard lock(m_shared->mutex);
    m_shared->pieces.push_back(std::move(bytes));
    m_shared->wake();
}

qint64 RunningHash::pending() const
{
    return m_shared->pending;
}

void RunningHash::setDrained(std::function<void()> drained)
{
    m_shared->drained = std::move(drained);
}

Operation RunningHash::result(Callback<QByteArray> done)
{
    m_shared->promise = std::make_shared<Promise<QByteArray>>(std::move(done));
    auto operation = m_shared->promise->operation();
    const std::lock_guard lock(m_shared->mutex);
    m_shared->wanted = true;
    m_shared->wake();
    return operation;
}

HashSink::HashSink(std::shared_ptr<RunningHash> hash)
    : m_hash(std::move(hash))
    , m_alive(std::make_shared<bool>(true))
{
    m_hash->setDrained([this, alive = std::weak_ptr(m_alive)] {
        if (!alive.expired() && m_hash->pending() < hashLimit && std::exchange(m_waits, false))
            notifyReady();
    });
}

HashSink::~HashSink() = default;

ByteSink::Next HashSink::write(QByteArrayView bytes)
{
    m_hash->add(bytes.toByteArray());
    m_waits = m_hash->pending() > hashLimit;
    return m_waits ? Next::Wait : Next::More;
}

} // namespace osc
