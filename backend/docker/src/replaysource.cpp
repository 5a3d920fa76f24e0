// SPDX-License-Identifier: Apache-2.0
#include "replaysource.h"

namespace osc {

ReplaySource::ReplaySource(std::shared_ptr<ByteSource> inner, qint64 remembered)
    : m_inner(std::move(inner))
    , m_limit(remembered)
{
    m_inner->setReadyCallback([this] { notifyReady(); });
}

ReplaySource::~ReplaySource()
{
    m_inner->setReadyCallback({});
}

std::optional<QByteArray> ReplaySource::read(qint64 maximum)
{
    std::optional<QByteArray> piece;
    if (m_again.isEmpty()) {
        piece = m_inner->read(maximum);
    } else {
        piece = m_again.left(maximum);
        m_again.remove(0, piece->size());
    }
    if (piece) {
        m_count += piece->size();
        remember(*piece);
    }
    return piece;
}

void ReplaySource::remember(const QByteArray &piece)
{
    if (m_limit == 0 || piece.isEmpty())
        return;
    m_memory.push_back(piece);
    m_inMemory += piece.size();
    while (m_inMemory - m_memory.front().size() >= m_limit) {
        m_inMemory -= m_memory.front().size();
        m_memory.pop_front();
    }
}

bool ReplaySource::goBackTo(qint64 count)
{
    const qint64 back = m_count - count;
    if (count < 0 || back < 0 || back > m_inMemory)
        return false;
    QByteArray last;
    for (const QByteArray &piece : m_memory)
        last += piece;
    m_again.prepend(last.right(back));
    m_memory.clear();
    m_inMemory = 0;
    m_count = count;
    return true;
}

} // namespace osc
