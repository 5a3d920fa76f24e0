// SPDX-License-Identifier: Apache-2.0
#include "transferpace.h"

namespace osc {

namespace {

constexpr qint64 windowLength = 5000;
constexpr qint64 sampleEvery = 250;
constexpr qint64 knownAfter = 2000;

} // namespace

void TransferPace::add(qint64 elapsed, qint64 bytes)
{
    // Less than before: it began anew.
    if (!m_samples.empty() && bytes < m_samples.back().bytes)
        m_samples.clear();
    if (!m_samples.empty() && elapsed - m_samples.back().elapsed < sampleEvery)
        return;
    m_samples.push_back({elapsed, bytes});
    while (m_samples.size() > 2 && elapsed - m_samples.at(1).elapsed >= windowLength)
        m_samples.pop_front();
}

qint64 TransferPace::rate(qint64 elapsed) const
{
    if (m_samples.size() < 2 || elapsed - m_samples.front().elapsed < knownAfter)
        return -1;
    return (m_samples.back().bytes - m_samples.front().bytes) * 1000 / (elapsed - m_samples.front().elapsed);
}

} // namespace osc
