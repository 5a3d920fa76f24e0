// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QByteArray>

#include <functional>
#include <memory>
#include <optional>

namespace osc {

/// Where a stream of bytes goes. The producer stops when it is asked to, so that memory stays bounded.
/// Lives on one thread; an implementation that writes elsewhere (a file) hides its worker behind this.
class ByteSink
{
public:
    enum class Next {
        More, ///< Go on.
        Wait, ///< Taken, but stop until the ready callback is called.
        Stop, ///< Not wanted any more or failed; see error().
    };

    virtual ~ByteSink();
    /// Takes all of @p bytes.
    virtual Next write(QByteArrayView bytes) = 0;
    /// The same, for a producer that has no use for @p bytes any more: a sink that keeps them need not copy.
    virtual Next give(QByteArray bytes);
    /// Why write() answered Stop; kind Failed with an empty message when it was a wish and not a failure.
    [[nodiscard]] virtual Error error() const { return {}; }
    /// The producer's callback, called from the event loop after Wait. The producer clears it when it ends.
    void setReadyCallback(std::function<void()> ready) { m_ready = std::move(ready); }

protected:
    void notifyReady() const;

private:
    std::function<void()> m_ready;
};

/// Where a stream of bytes comes from; the mirror image of ByteSink.
class ByteSource
{
public:
    virtual ~ByteSource();
    /// The number of bytes in all, or -1 when not known beforehand.
    [[nodiscard]] virtual qint64 size() const { return -1; }
    /// Up to @p maximum bytes. Empty bytes: none now, wait for the ready callback. No value: the end, or the
    /// failure that error() tells.
    [[nodiscard]] virtual std::optional<QByteArray> read(qint64 maximum) = 0;
    /// Set when the stream ended early.
    [[nodiscard]] virtual std::optional<Error> error() const { return {}; }
    void setReadyCallback(std::function<void()> ready) { m_ready = std::move(ready); }

protected:
    void notifyReady() const;

private:
    std::function<void()> m_ready;
};

/// A sink that keeps what it gets, up to a limit.
class BufferSink : public ByteSink
{
public:
    explicit BufferSink(qint64 limit)
        : m_limit(limit)
    {}
    Next write(QByteArrayView bytes) override;
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    /// More arrived than was wanted; bytes() holds the first part.
    [[nodiscard]] bool isTruncated() const { return m_truncated; }

private:
    qint64 m_limit;
    bool m_truncated = false;
    QByteArray m_bytes;
};

/// A source that hands out bytes that are in memory.
class BufferSource : public ByteSource
{
public:
    explicit BufferSource(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {}
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override;

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

/// A two-way stream of bytes: an attached exec, an upgraded connection. Owned by whoever opened it;
/// destroying it closes. Callbacks come from the event loop of the owning thread, never after destruction.
class ByteChannel
{
public:
    struct Handlers
    {
        std::function<void(QByteArray)> onData;
        /// The other side closed (success), or the link broke. Nothing follows.
        std::function<void(Done)> onClosed;
    };

    virtual ~ByteChannel();
    virtual void setHandlers(Handlers handlers) = 0;
    /// Queues bytes. pendingBytes() tells how much the other side has not taken yet.
    virtual void write(QByteArrayView bytes) = 0;
    [[nodiscard]] virtual qint64 pendingBytes() const = 0;
    /// Called whenever pendingBytes() has fallen; for producers that pace themselves.
    virtual void setDrainCallback(std::function<void()> drained) = 0;
    /// No more will be written (half close); the other side may go on.
    virtual void closeWrite() = 0;
    /// Stops reading from the other side, so that it stops sending; and goes on again.
    virtual void setReadingPaused(bool paused) = 0;
};

} // namespace osc
