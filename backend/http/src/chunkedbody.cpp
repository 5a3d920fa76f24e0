// SPDX-License-Identifier: Apache-2.0
#include "chunkedbody.h"

#include <QByteArrayList>

namespace osc {

ChunkedBody::State ChunkedBody::feed(QByteArrayView encoded)
{
    while (m_state == State::Incomplete && !encoded.isEmpty())
        encoded = m_missing > 0 ? takeData(encoded) : takeLine(encoded);
    return m_state;
}

QByteArrayView ChunkedBody::takeData(QByteArrayView encoded)
{
    const auto size = std::min<qint64>(m_missing, encoded.size());
    m_body.append(encoded.first(size));
    m_missing -= size;
    m_endOfChunk = m_missing == 0;
    return encoded.sliced(size);
}

QByteArrayView ChunkedBody::takeLine(QByteArrayView encoded)
{
    constexpr qsizetype lineLimit = 4096;
    const auto end = encoded.indexOf('\n');
    const auto size = end < 0 ? encoded.size() : end + 1;
    if (m_line.size() + size > lineLimit) {
        m_state = State::Malformed;
        return {};
    }
    m_line.append(encoded.first(size));
    if (end >= 0) {
        if (!m_line.endsWith("\r\n") || (m_endOfChunk && m_line.size() > 2))
            m_state = State::Malformed;
        else if (!std::exchange(m_endOfChunk, false))
            readSize();
        m_line.clear();
    }
    return encoded.sliced(size);
}

void ChunkedBody::readSize()
{
    const auto digits = m_line.split(';').first().trimmed(); // without the extensions
    bool isNumber = false;
    m_missing = digits.toLongLong(&isNumber, 16);
    if (!isNumber || m_missing < 0)
        m_state = State::Malformed;
    else if (m_missing == 0)
        m_state = State::Complete; // trailers tell nothing here
}

} // namespace osc
