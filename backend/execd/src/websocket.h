// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace osc {

/// Frames of RFC 6455, as far as a client needs them: no extensions.
struct WebSocketMessage
{
    enum class Kind { Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

    Kind kind = Kind::Text;
    QByteArray payload; ///< Untrusted. Of Close: the code and a reason, or nothing.

    bool operator==(const WebSocketMessage &) const = default;
};

/// Cuts what a server sends into messages, wherever the network cut it; parts of a message are put together.
class WebSocketParser
{
public:
    /// The longest message that is taken, in bytes.
    static constexpr qsizetype maximumMessage = 8 * 1024 * 1024;

    /// The messages that @p bytes completes, in order.
    [[nodiscard]] QList<WebSocketMessage> feed(QByteArrayView bytes);
    /// What came is no WebSocket, or a message was too long. Nothing more comes out then.
    [[nodiscard]] bool isBroken() const { return m_broken; }

private:
    bool takeFrame(QList<WebSocketMessage> &messages);
    bool takePayload(int opcode, bool isLast, const QByteArray &payload, QList<WebSocketMessage> &messages);

    QByteArray m_buffer;
    QByteArray m_parts;
    int m_partsKind = 0; ///< 0: no message has begun.
    bool m_broken = false;
};

/// A message in one frame, masked with @p mask as clients have to.
[[nodiscard]] QByteArray webSocketFrame(WebSocketMessage::Kind kind, QByteArrayView payload, quint32 mask);
/// The code of a Close message; 1005 (none given) when it has none.
[[nodiscard]] int webSocketCloseCode(const QByteArray &payload);
/// What a server answers to the key of a handshake (RFC 6455 4.2.2).
[[nodiscard]] QByteArray webSocketAccept(const QByteArray &key);

} // namespace osc
