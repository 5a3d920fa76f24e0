// SPDX-License-Identifier: Apache-2.0
#include "wakewatch.h"

#include <QDBusConnection>

namespace osc {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

WakeWatch::Clocks WakeWatch::Clocks::ofSystem()
{
    return {.wall =
                [] {
                    return std::chrono::duration_cast<milliseconds>(
                        std::chrono::system_clock::now().time_since_epoch());
                },
            .steady =
                [] {
                    return std::chrono::duration_cast<milliseconds>(
                        std::chrono::steady_clock::now().time_since_epoch());
                }};
}

WakeWatch::WakeWatch(Clocks clocks, QObject *parent)
    : QObject(parent)
    , m_clocks(std::move(clocks))
    , m_difference(difference())
{
    QDBusConnection::systemBus().connect(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"), this,
        SLOT(prepareForSleep(bool)));
    m_timer.setInterval(5s);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    m_timer.callOnTimeout(this, &WakeWatch::check);
    m_timer.start();
}

milliseconds WakeWatch::difference() const
{
    return m_clocks.wall() - m_clocks.steady();
}

void WakeWatch::check()
{
    const milliseconds now = difference();
    const milliseconds jump = now - m_difference;
    // Small ones are the clock being disciplined.
    m_difference = now;
    if (jump > 1s || jump < -1s)
        Q_EMIT jumped();
}

void WakeWatch::prepareForSleep(bool begins)
{
    if (begins)
        return;
    m_difference = difference();
    Q_EMIT jumped();
}

} // namespace osc
