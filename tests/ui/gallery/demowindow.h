// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detailbackend.h"
#include "fakewindow.h"

namespace osc::test {

/// Four connections with sandboxes in all states.
void fillDemo(WindowFixture &fixture);
/// Five minutes of samples for the sandboxes that are followed.
void feedUsage(WindowFixture &fixture);

/// A sample for each sandbox that is followed now.
void measureDemo(WindowFixture &fixture);

} // namespace osc::test
