// SPDX-License-Identifier: Apache-2.0
#include "widgets/afterpaint.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>
#include <QWindow>

#include <chrono>
#include <utility>

namespace osc {

namespace {

using namespace std::chrono_literals;

/// What the window shows first, such as rows that arrive, comes before what it does not show.
constexpr auto firstPause = 60ms;

} // namespace

AfterPaint::AfterPaint(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    window->installEventFilter(this);
}

void AfterPaint::add(QObject *context, std::function<void()> job)
{
    m_jobs.push_back({context, std::move(job)});
    if (m_painted && !m_running)
        QTimer::singleShot(0, this, &AfterPaint::next);
}

bool AfterPaint::eventFilter(QObject *watched, QEvent *event)
{
    // The native window is there before its first show event.
    if (watched == m_window && event->type() == QEvent::Show && !std::exchange(m_watching, true))
        m_window->windowHandle()->installEventFilter(this);
    if (watched != m_window && event->type() == QEvent::Expose) { // it paints within this event
        watched->removeEventFilter(this);
        m_window->removeEventFilter(this);
        m_painted = true;
        m_running = true;
        QTimer::singleShot(firstPause, this, &AfterPaint::next);
    }
    return QObject::eventFilter(watched, event);
}

void AfterPaint::next()
{
    m_running = !m_jobs.empty();
    if (m_jobs.empty())
        return;
    const Job job = std::move(m_jobs.front());
    m_jobs.pop_front();
    if (job.context)
        job.run();
    QTimer::singleShot(0, this, &AfterPaint::next);
}

} // namespace osc
