// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace osc {

/// Notices that time did not pass as timers believe: the computer slept, or the clock was set. Then what was
/// planned for a time of day is planned anew, and connections that may have died in the sleep are asked
/// again.
///
/// Listens to logind where there is one, and compares the wall clock with the steady one, which stands still
/// in a sleep.
class WakeWatch : public QObject
{
    Q_OBJECT

public:
    struct Clocks
    {
        std::function<std::chrono::milliseconds()> wall;   ///< Since 1970.
        std::function<std::chrono::milliseconds()> steady; ///< Since some moment; does not count sleep.

        [[nodiscard]] static Clocks ofSystem();
    };

    explicit WakeWatch(Clocks clocks = Clocks::ofSystem(), QObject *parent = nullptr);

    /// Compares the clocks now; happens by itself every five seconds.
    void check();

Q_SIGNALS:
    /// The computer slept, or the clock was set, by more than a second.
    void jumped();

private Q_SLOTS:
    void prepareForSleep(bool begins);

private:
    [[nodiscard]] std::chrono::milliseconds difference() const;

    Clocks m_clocks;
    std::chrono::milliseconds m_difference;
    QTimer m_timer;
};

} // namespace osc
