// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace osc {

/// Takes the chunks off a body (RFC 9112 7.1) as it arrives; looks at each byte once.
class ChunkedBody
{
public:
    enum class State { Incomplete, Complete, Malformed };

    /// Nothing is taken any more after the end or an error.
    State feed(QByteArrayView encoded);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QByteArray &body() const { return m_body; }

private:
    [[nodiscard]] QByteArrayView takeData(QByteArrayView encoded);
    [[nodiscard]] QByteArrayView takeLine(QByteArrayView encoded);
    void readSize();

    State m_state = State::Incomplete;
    QByteArray m_body;
    QByteArray m_line;         ///< As far as it has arrived.
    qint64 m_missing = 0;      ///< Of the data of a chunk.
    bool m_endOfChunk = false; ///< The next line is the empty one after the data.
};

} // namespace osc
