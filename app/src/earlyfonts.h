// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <thread>

namespace osc {

/// Lets fontconfig read its configuration while the program connects to the display: both take about as long,
/// and neither needs the other. Qt finds the work done when it looks for its first font. Where there is no
/// fontconfig this does nothing.
class EarlyFonts
{
public:
    EarlyFonts();
    ~EarlyFonts();
    EarlyFonts(const EarlyFonts &) = delete;
    EarlyFonts &operator=(const EarlyFonts &) = delete;

private:
    std::thread m_worker;
};

} // namespace osc
