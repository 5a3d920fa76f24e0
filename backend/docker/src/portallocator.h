// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QList>

#include <functional>

namespace osc {

/// Finds free host ports as the reference does (docker-runtime 2.6): drawn from a range and tried by binding.
class PortAllocator
{
public:
    struct Range
    {
        int first = 40000;
        int last = 60000; ///< Inclusive.
    };
    static constexpr int DrawsPerPort = 50;

    PortAllocator();
    explicit PortAllocator(Range range);
    /// For tests: says whether a port can be bound, and draws a number in a range, both ends included.
    PortAllocator(Range range, std::function<bool(int)> isFree, std::function<int(int, int)> draw);

    /// @p count different ports that were free a moment ago. Error: Exhausted.
    [[nodiscard]] Result<QList<int>> allocate(int count) const;

private:
    Range m_range;
    std::function<bool(int)> m_isFree;
    std::function<int(int, int)> m_draw;
};

} // namespace osc
