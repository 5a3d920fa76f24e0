// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace osc {

/// How a stream is cut into parts: so large that ten thousand suffice, so small that a few of them fit into
/// memory.
class PartPlan
{
public:
    static constexpr qint64 smallest = 8 * 1024 * 1024;
    static constexpr qint64 largestInMemory = 16 * 1024 * 1024;

    /// @p size: bytes that will come; -1: not known. @p before: parts that are there already.
    PartPlan(qint64 size, int before);

    /// Of the part with that number.
    [[nodiscard]] qint64 sizeOf(int number) const;
    /// Parts are streamed, one after the other, because they do not fit into memory.
    [[nodiscard]] bool isStreamed() const { return m_size > largestInMemory; }
    /// So many are on their way at once when that one is sent.
    [[nodiscard]] int atOnce(int number) const;

private:
    qint64 m_size; ///< -1: not known beforehand, so it grows.
};

} // namespace osc
