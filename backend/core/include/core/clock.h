// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

namespace osc {

/// The wall clock, replaceable in tests.
class Clock
{
public:
    virtual ~Clock() = default;
    /// UTC.
    [[nodiscard]] virtual QDateTime now() const { return QDateTime::currentDateTimeUtc(); }
};

} // namespace osc
