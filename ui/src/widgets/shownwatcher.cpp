// SPDX-License-Identifier: Apache-2.0
#include "widgets/shownwatcher.h"

#include <QEvent>
#include <QWidget>

namespace osc {

ShownWatcher::ShownWatcher(QWidget *widget, std::function<void(bool)> changed)
    : QObject(widget)
    , m_widget(widget)
    , m_changed(std::move(changed))
{
    widget->installEventFilter(this);
    QMetaObject::invokeMethod(this, &ShownWatcher::update, Qt::QueuedConnection);
}

bool ShownWatcher::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::WindowStateChange:
        QMetaObject::invokeMethod(this, &ShownWatcher::update, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void ShownWatcher::update()
{
    if (QWidget *window = m_widget->window(); window != m_window) {
        if (m_window && m_window != m_widget)
            m_window->removeEventFilter(this);
        m_window = window;
        window->installEventFilter(this);
    }
    const bool shown = m_widget->isVisible() && !m_window->isMinimized();
    if (shown == m_shown)
        return;
    m_shown = shown;
    m_changed(shown);
}

} // namespace osc
