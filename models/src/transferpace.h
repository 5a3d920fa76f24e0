// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <deque>

namespace osc {

/// How fast something goes, over the last seconds.
class TransferPace
{
public:
    /// @p elapsed: milliseconds of a clock that only goes forward.
    void add(qint64 elapsed, qint64 bytes);
    void restart() { m_samples.clear(); }
    /// Bytes per second; -1 in the first two seconds.
    [[nodiscard]] qint64 rate(qint64 elapsed) const;

private:
    struct Sample
    {
        qint64 elapsed;
        qint64 bytes;
    };

    std::deque<Sample> m_samples;
};

} // namespace osc
