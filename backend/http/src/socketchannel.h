// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "streamsocket.h"

#include <core/bytestream.h>

#include <memory>
#include <optional>

namespace osc {

/// A socket that became a raw stream of bytes.
class SocketChannel final : public ByteChannel
{
public:
    /// @p early has come together with the headers.
    SocketChannel(std::unique_ptr<StreamSocket> socket, QByteArray early);
    ~SocketChannel() override;
    SocketChannel(const SocketChannel &) = delete;
    SocketChannel &operator=(const SocketChannel &) = delete;

    void setHandlers(Handlers handlers) override;
    void write(QByteArrayView bytes) override;
    [[nodiscard]] qint64 pendingBytes() const override;
    void setDrainCallback(std::function<void()> drained) override;
    void closeWrite() override;
    void setReadingPaused(bool paused) override;

private:
    void deliver();
    void deliverLater();
    void whenDrained();
    void whenEnded(const Done &how);

    StreamSocket *m_socket; ///< Owned; deleted later, because it may be on the stack.
    QByteArray m_early;
    Handlers m_handlers;
    std::function<void()> m_drained;
    std::optional<Done> m_end;
    bool m_paused = false;
    bool m_closeWrite = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace osc
