// SPDX-License-Identifier: Apache-2.0
#include <core/bytestream.h>

#include <algorithm>

namespace osc {

ByteSink::~ByteSink() = default;
ByteSource::~ByteSource() = default;
ByteChannel::~ByteChannel() = default;

ByteSink::Next ByteSink::give(QByteArray bytes)
{
    return write(bytes);
}

void ByteSink::notifyReady() const
{
    if (const auto ready = m_ready)
        ready();
}

void ByteSource::notifyReady() const
{
    if (const auto ready = m_ready)
        ready();
}

ByteSink::Next BufferSink::write(QByteArrayView bytes)
{
    const qint64 room = std::max<qint64>(0, m_limit - m_bytes.size());
    m_bytes.append(bytes.first(std::min<qsizetype>(bytes.size(), room)));
    m_truncated = m_truncated || bytes.size() > room;
    return m_truncated ? Next::Stop : Next::More;
}

std::optional<QByteArray> BufferSource::read(qint64 maximum)
{
    if (m_position >= m_bytes.size())
        return {};
    const auto part = m_bytes.mid(m_position, std::min<qint64>(maximum, m_bytes.size() - m_position));
    m_position += part.size();
    return part;
}

} // namespace osc
