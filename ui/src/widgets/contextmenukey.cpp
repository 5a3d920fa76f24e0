// SPDX-License-Identifier: Apache-2.0
#include "widgets/contextmenukey.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

namespace osc {

namespace {

bool isContextMenuKey(const QEvent &event)
{
    if (event.type() != QEvent::KeyPress)
        return false;
    const auto &key = static_cast<const QKeyEvent &>(event);
    return key.key() == Qt::Key_F10 && key.modifiers() == Qt::ShiftModifier && !key.isAutoRepeat();
}

} // namespace

ContextMenuKey::ContextMenuKey(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

/// A key that nobody wanted reaches the window at last.
bool ContextMenuKey::eventFilter(QObject *watched, QEvent *event)
{
    if (!isContextMenuKey(*event))
        return false;
    auto *window = qobject_cast<QWidget *>(watched);
    if (!window || !window->isWindow() || window->windowType() == Qt::Popup || !window->focusWidget())
        return false;
    QWidget *focus = window->focusWidget();
    const QPoint place = focus->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, place, focus->mapToGlobal(place));
    QCoreApplication::sendEvent(focus, &menu);
    return true;
}

} // namespace osc
