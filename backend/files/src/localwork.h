// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bytestream.h>
#include <core/offthread.h>

#include <atomic>
#include <memory>
#include <optional>

namespace osc {

/// What a worker produces a slice at a time: one slice is under way at once, none after the end.
template<typename T>
class Slices
{
public:
    virtual ~Slices() = default;
    /// The next slice, none at the end. Takes some tens of milliseconds at most, unless the disk is slow.
    virtual Result<std::optional<T>> next() = 0;
};

/// What a worker does with bytes that come a piece at a time.
class Intake
{
public:
    virtual ~Intake() = default;
    /// Before anything of the source is used up.
    virtual Done begin() = 0;
    virtual Done take(const QByteArray &bytes) = 0;
    /// After the last byte.
    virtual Done finish() = 0;
};

using PoolPtr = std::shared_ptr<QThreadPool>;

/// Slices to a function, each from the event loop.
template<typename T>
class SliceFlow : public std::enable_shared_from_this<SliceFlow<T>>
{
public:
    SliceFlow(PoolPtr pool, std::shared_ptr<Slices<T>> slices, std::function<void(T)> take,
              Callback<void> done)
        : m_pool(std::move(pool))
        , m_slices(std::move(slices))
        , m_take(std::move(take))
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, this->shared_from_this());
        next();
        return operation;
    }

private:
    void next()
    {
        m_step = runOffThread<std::optional<T>>(
            *m_pool, [slices = m_slices] { return slices->next(); },
            [this](Result<std::optional<T>> slice) { arrived(std::move(slice)); });
    }

    void arrived(Result<std::optional<T>> slice)
    {
        const auto self = this->shared_from_this(); // whoever takes a slice may cancel
        if (!slice)
            return m_promise.resolve(slice.error());
        if (!*slice)
            return m_promise.resolve(Done());
        m_take(**std::move(slice));
        if (m_promise.isActive())
            next();
    }

    PoolPtr m_pool;
    std::shared_ptr<Slices<T>> m_slices;
    std::function<void(T)> m_take;
    Promise<void> m_promise;
    Operation m_step;
};

/// Slices of bytes into a sink; one is read while another one is taken.
[[nodiscard]] Operation sendSlices(PoolPtr pool, std::shared_ptr<Slices<QByteArray>> slices,
                                   std::shared_ptr<ByteSink> sink, Callback<void> done);

/// A source into an intake. When the operation is let go of, the intake dies on the pool without a finish().
[[nodiscard]] Operation takeIn(PoolPtr pool, std::shared_ptr<Intake> intake,
                               std::shared_ptr<ByteSource> source, Callback<void> done);

using Cancelled = std::atomic<bool>;

/// Work that looks now and then whether it is still wanted.
template<typename T>
[[nodiscard]] Operation runLong(QThreadPool &pool, std::function<Result<T>(const Cancelled &)> work,
                                Callback<T> done)
{
    Promise<T> promise(std::move(done));
    const auto cancelled = std::make_shared<Cancelled>(false);
    const auto step = std::make_shared<Operation>();
    auto operation = promise.operation([cancelled] { *cancelled = true; }, step);
    *step = runOffThread<T>(
        pool, [work = std::move(work), cancelled] { return work(*cancelled); },
        [promise](Result<T> result) { promise.resolve(std::move(result)); });
    return operation;
}

} // namespace osc
