// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>
#include <QEvent>

#include <algorithm>
#include <ctime>

namespace osc::test {

/// Milliseconds of the wall clock, or of this thread's own work when CONSOLE_BENCHMARK_CLOCK is "cpu": what
/// remains comparable while the machine does other things as well.
[[nodiscard]] inline double meterTime()
{
    static const bool cpu = qEnvironmentVariable("CONSOLE_BENCHMARK_CLOCK") == QLatin1String("cpu");
    timespec now{};
    clock_gettime(cpu ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// An application that knows how long its event loop was busy at a stretch. A frame is what one request to
/// update a window takes, from its delivery to the end of its painting; a stall is the longest stretch in
/// which the event loop could not have taken anything else.
class FrameMeter : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        const bool frame = event->type() == QEvent::UpdateRequest || event->type() == QEvent::Expose;
        const double begin = meterTime();
        ++m_depth;
        const bool handled = QApplication::notify(receiver, event);
        --m_depth;
        const double milliseconds = meterTime() - begin;
        m_stall = std::max(m_stall, milliseconds);
        if (frame) {
            m_frame = std::max(m_frame, milliseconds);
            ++m_frames;
        }
        return handled;
    }

    void begin() { m_stall = m_frame = m_frames = 0; }
    /// Milliseconds since begin().
    [[nodiscard]] double longestFrame() const { return m_frame; }
    [[nodiscard]] double longestStall() const { return m_stall; }
    [[nodiscard]] double frames() const { return m_frames; }

private:
    int m_depth = 0;
    double m_stall = 0;
    double m_frame = 0;
    double m_frames = 0;
};

} // namespace osc::test
