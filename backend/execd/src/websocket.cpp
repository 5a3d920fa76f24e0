// SPDX-License-Identifier: Apache-2.0
#include "websocket.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <utility>

namespace osc {

namespace {

constexpr int continuation = 0;
constexpr int noCloseCode = 1005;
constexpr quint64 longestControl = 125;

bool isKnown(int opcode)
{
    return (opcode >= continuation && opcode <= 2) || (opcode >= 8 && opcode <= 10);
}

} // namespace

QList<WebSocketMessage> WebSocketParser::feed(QByteArrayView bytes)
{
    QList<WebSocketMessage> messages;
    if (m_broken)
        return messages;
    m_buffer.append(bytes);
    while (takeFrame(messages)) {
    }
    return messages;
}

/// False when no whole frame is left.
bool WebSocketParser::takeFrame(QList<WebSocketMessage> &messages)
{
    if (m_broken || m_buffer.size() < 2)
        return false;
    const auto first = static_cast<quint8>(m_buffer[0]);
    const auto second = static_cast<quint8>(m_buffer[1]);
    const int opcode = first & 0x0f;
    const bool isControl = opcode >= 8;
    const bool isLast = (first & 0x80) != 0;
    quint64 size = second & 0x7f;
    qsizetype head = 2;
    if (size == 126 || size == 127) {
        const qsizetype more = size == 126 ? 2 : 8;
        if (m_buffer.size() < head + more)
            return false;
        size = more == 2 ? qFromBigEndian<quint16>(m_buffer.constData() + head)
                         : qFromBigEndian<quint64>(m_buffer.constData() + head);
        head += more;
    }
    // Servers do not mask, and nothing was agreed on that would use the reserved bits.
    const bool isValid = isKnown(opcode) && (first & 0x70) == 0 && (second & 0x80) == 0 &&
                         size <= quint64(maximumMessage) &&
                         (!isControl || (isLast && size <= longestControl));
    if (!isValid) {
        m_broken = true;
        m_buffer.clear();
        return false;
    }
    if (m_buffer.size() - head < static_cast<qsizetype>(size))
        return false;
    const QByteArray payload = m_buffer.mid(head, static_cast<qsizetype>(size));
    m_buffer.remove(0, head + static_cast<qsizetype>(size));
    return takePayload(opcode, isLast, payload, messages);
}

bool WebSocketParser::takePayload(int opcode, bool isLast, const QByteArray &payload,
                                  QList<WebSocketMessage> &messages)
{
    if (opcode >= 8) {
        messages.append({static_cast<WebSocketMessage::Kind>(opcode), payload});
        return true;
    }
    const bool begins = opcode != continuation;
    if (begins == (m_partsKind != 0) || m_parts.size() + payload.size() > maximumMessage) {
        m_broken = true; // a part without a beginning, a beginning inside another message, or too much
        m_buffer.clear();
        return false;
    }
    if (begins)
        m_partsKind = opcode;
    m_parts += payload;
    if (isLast)
        messages.append(
            {static_cast<WebSocketMessage::Kind>(std::exchange(m_partsKind, 0)), std::exchange(m_parts, {})});
    return true;
}

QByteArray webSocketFrame(WebSocketMessage::Kind kind, QByteArrayView payload, quint32 mask)
{
    QByteArray frame;
    frame.reserve(payload.size() + 14);
    frame += static_cast<char>(0x80 | static_cast<int>(kind));
    const auto size = payload.size();
    if (size < 126) {
        frame += static_cast<char>(0x80 | size);
    } else if (size <= 0xffff) {
        frame += static_cast<char>(0x80 | 126);
        const auto wide = qToBigEndian(static_cast<quint16>(size));
        frame.append(reinterpret_cast<const char *>(&wide), sizeof wide);
    } else {
        frame += static_cast<char>(0x80 | 127);
        const auto wide = qToBigEndian(static_cast<quint64>(size));
        frame.append(reinterpret_cast<const char *>(&wide), sizeof wide);
    }
    const auto wideMask = qToBigEndian(mask);
    const auto *key = reinterpret_cast<const char *>(&wideMask);
    frame.append(key, sizeof wideMask);
    for (qsizetype i = 0; i < size; ++i)
        frame += static_cast<char>(payload[i] ^ key[i % 4]);
    return frame;
}

int webSocketCloseCode(const QByteArray &payload)
{
    return payload.size() < 2 ? noCloseCode : qFromBigEndian<quint16>(payload.constData());
}

QByteArray webSocketAccept(const QByteArray &key)
{
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
        .toBase64();
}

} // namespace osc
