// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScreen>
#include <QWidget>

namespace osc {

/// As much of @p wanted as the screen of @p window has room for, together with the frame that a window
/// manager usually puts around it: that is known only once the window is shown.
[[nodiscard]] inline QSize roomFor(const QWidget &window, QSize wanted)
{
    constexpr QSize frame(12, 44);
    const QScreen *screen = window.screen();
    return screen ? wanted.boundedTo(screen->availableSize() - frame) : wanted;
}

} // namespace osc
