// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>

namespace osc::test {

/// A wall clock that stands still until the test moves it.
class TestClock : public Clock
{
public:
    QDateTime time = QDateTime(QDate(2026, 11, 21), QTime(14, 33), Qt::UTC);

    [[nodiscard]] QDateTime now() const override { return time; }
};

} // namespace osc::test
