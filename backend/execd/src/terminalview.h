// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "websocket.h"

#include <execd/execdterminal.h>

#include <QTimer>

namespace osc {

/// A terminal over the WebSocket of execd.
class ExecdTerminalSocket final : public ExecdTerminal
{
public:
    ExecdTerminalSocket(std::shared_ptr<ByteChannel> channel, qint64 since);
    ~ExecdTerminalSocket() override;

    void setHandlers(Handlers handlers) override;
    void write(QByteArrayView bytes) override;
    [[nodiscard]] qint64 pendingBytes() const override;
    void resize(int columns, int rows) override;
    void sendSignal(const QString &name) override;
    [[nodiscard]] qint64 outputEnd() const override { return m_outputEnd; }
    [[nodiscard]] bool isTerminal() const override { return m_isTerminal; }

private:
    void take(const QByteArray &bytes);
    bool takeMessage(const WebSocketMessage &message);
    bool takeBytes(const QByteArray &payload);
    bool takeWord(const QByteArray &text);
    void takeClose(const QByteArray &payload);
    void linkEnded(const Done &how);
    void end(Result<ExecdTerminalEnd> how);
    void send(WebSocketMessage::Kind kind, QByteArrayView payload);
    void feelPulse();

    std::shared_ptr<ByteChannel> m_channel;
    WebSocketParser m_parser;
    Handlers m_handlers;
    QTimer m_pulse;
    std::optional<ExecdTerminalEnd> m_exit; ///< Told; the close that follows ends the view.
    qint64 m_outputEnd;
    bool m_isTerminal = true;
    bool m_heard = true; ///< Since the last pulse.
    bool m_over = false;
    std::shared_ptr<int> m_alive = std::make_shared<int>(); ///< A handler may destroy this.
};

} // namespace osc
