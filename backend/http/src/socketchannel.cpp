// SPDX-License-Identifier: Apache-2.0
#include "socketchannel.h"

#include <QMetaObject>

namespace osc {

SocketChannel::SocketChannel(std::unique_ptr<StreamSocket> socket, QByteArray early)
    : m_socket(socket.release())
    , m_early(std::move(early))
{
    if (m_socket->hasEnded())
        m_end = Done();
    QObject::connect(m_socket, &StreamSocket::readable, m_socket, [this] { deliver(); });
    QObject::connect(m_socket, &StreamSocket::drained, m_socket, [this] { whenDrained(); });
    QObject::connect(m_socket, &StreamSocket::closed, m_socket, [this] { whenEnded(Done()); });
    QObject::connect(m_socket, &StreamSocket::failed, m_socket,
                     [this](const Error &error) { whenEnded(error); });
}

SocketChannel::~SocketChannel()
{
    m_socket->disconnect();
    m_socket->abort();
    m_socket->deleteLater();
}

void SocketChannel::setHandlers(Handlers handlers)
{
    m_handlers = std::move(handlers);
    deliverLater();
}

void SocketChannel::write(QByteArrayView bytes)
{
    if (!m_closeWrite && !m_end)
        m_socket->write(bytes);
}

qint64 SocketChannel::pendingBytes() const
{
    return m_end ? 0 : m_socket->unsentBytes();
}

void SocketChannel::setDrainCallback(std::function<void()> drained)
{
    m_drained = std::move(drained);
}

void SocketChannel::closeWrite()
{
    if (!std::exchange(m_closeWrite, true) && !m_end && m_socket->unsentBytes() == 0)
        m_socket->shutDownWriting();
}

void SocketChannel::setReadingPaused(bool paused)
{
    if (std::exchange(m_paused, paused) && !paused)
        deliverLater();
}

void SocketChannel::deliverLater()
{
    QMetaObject::invokeMethod(
        m_socket,
        [this, alive = std::weak_ptr(m_alive)] {
            if (!alive.expired())
                deliver();
        },
        Qt::QueuedConnection);
}

void SocketChannel::deliver()
{
    constexpr qint64 piece = 64 * 1024;
    const std::weak_ptr alive = m_alive;
    while (!m_paused && m_handlers.onData) {
        const auto bytes = m_early.isEmpty() ? m_socket->read(piece) : std::exchange(m_early, {});
        if (bytes.isEmpty())
            break;
        const auto onData = m_handlers.onData; // the handlers may be replaced inside
        onData(bytes);
        if (alive.expired())
            return;
    }
    const bool drained = m_early.isEmpty() && !m_socket->hasUnread();
    if (!m_end || m_paused || !drained || !m_handlers.onClosed)
        return;
    const auto onClosed = std::exchange(m_handlers.onClosed, {});
    onClosed(*m_end);
}

void SocketChannel::whenDrained()
{
    if (m_closeWrite && m_socket->unsentBytes() == 0)
        m_socket->shutDownWriting();
    if (const auto drained = m_drained)
        drained();
}

void SocketChannel::whenEnded(const Done &how)
{
    m_end = how;
    deliver();
}

} // namespace osc
