// SPDX-License-Identifier: Apache-2.0
#include "muxstream.h"

#include <QtEndian>

#include <algorithm>

namespace osc {

namespace {
constexpr qsizetype HeaderSize = 8;
}

bool MuxStreamParser::feed(QByteArrayView bytes, const Handler &handler)
{
    if (m_broken)
        return false;
    if (m_mode == Mode::Raw) {
        if (!bytes.isEmpty())
            handler(CommandOutput::Stream::Stdout, bytes);
        return true;
    }
    while (!bytes.isEmpty()) {
        if (m_remaining == 0) {
            if (!takeHeader(bytes))
                return !m_broken;
            continue; // a frame may be empty
        }
        const qsizetype part = std::min<qsizetype>(bytes.size(), m_remaining);
        m_remaining -= static_cast<quint32>(part);
        handler(m_stream, bytes.first(part));
        bytes = bytes.sliced(part);
    }
    return true;
}

bool MuxStreamParser::takeHeader(QByteArrayView &bytes)
{
    const qsizetype part = std::min(bytes.size(), HeaderSize - m_header.size());
    m_header.append(bytes.data(), part);
    bytes = bytes.sliced(part);
    if (m_header.size() < HeaderSize)
        return false;
    const char stream = m_header.at(0);
    // 0 is standard input, which older engines use for echoed output.
    if (stream < 0 || stream > 2 || m_header.at(1) != 0 || m_header.at(2) != 0 || m_header.at(3) != 0) {
        m_broken = true;
        return false;
    }
    m_stream = stream == 2 ? CommandOutput::Stream::Stderr : CommandOutput::Stream::Stdout;
    m_remaining = qFromBigEndian<quint32>(m_header.constData() + 4);
    m_header.clear();
    return true;
}

} // namespace osc
