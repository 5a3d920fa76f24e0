// SPDX-License-Identifier: Apache-2.0
#include "partplan.h"

#include "bucketupload.h"

#include <algorithm>

namespace osc {

namespace {

/// Of a stream of unknown length, parts are larger after 16 GiB.
constexpr int smallParts = 2048;
constexpr qint64 memoryForParts = 24LL * 1024 * 1024;

} // namespace

PartPlan::PartPlan(qint64 size, int before)
    : m_size(-1)
{
    if (size < 0)
        return;
    constexpr qint64 step = 1024 * 1024;
    const qint64 most = std::max(1, mostParts - before);
    const qint64 needed = (size + most - 1) / most;
    m_size = std::max(smallest, (needed + step - 1) / step * step);
}

qint64 PartPlan::sizeOf(int number) const
{
    if (m_size >= 0)
        return m_size;
    return number <= smallParts ? smallest : largestInMemory;
}

int PartPlan::atOnce(int number) const
{
    return isStreamed() ? 1 : static_cast<int>(memoryForParts / sizeOf(number));
}

} // namespace osc
