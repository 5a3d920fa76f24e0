// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/filesmenu.h"

#include "filebrowser/filecommands.h"
#include "filebrowser/filepane.h"

#include <QApplication>
#include <QMenu>

#include <algorithm>

namespace osc {

FilesMenu::FilesMenu(QMenu *menu, QWidget &window)
    : QObject(menu)
    , m_menu(menu)
    , m_window(window)
{
    menu->setObjectName(QStringLiteral("filesMenu"));
    menu->setToolTipsVisible(true);
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget *, const QWidget *now) { followFocus(now); });
    // A tab may have changed, which moves no focus.
    connect(menu, &QMenu::aboutToShow, this, &FilesMenu::update);
    fill();
}

void FilesMenu::followFocus(const QWidget *focus)
{
    for (const QWidget *widget = focus; widget; widget = widget->parentWidget()) {
        if (auto *pane = qobject_cast<const FilePane *>(widget); pane && pane->window() == &m_window) {
            m_last = const_cast<FilePane *>(pane);
            update();
            return;
        }
    }
}

FilePane *FilesMenu::current() const
{
    if (m_last && m_last->isVisible())
        return m_last;
    const QList<FilePane *> panes = m_window.findChildren<FilePane *>();
    const auto shown =
        std::find_if(panes.cbegin(), panes.cend(), [](const FilePane *pane) { return pane->isVisible(); });
    return shown == panes.cend() ? nullptr : *shown;
}

void FilesMenu::update()
{
    if (current() != m_filled || m_menu->isEmpty())
        fill();
}

void FilesMenu::fill()
{
    m_menu->clear();
    m_filled = current();
    if (m_filled) {
        m_filled->commands()->fillMenu(m_menu);
        return;
    }
    QAction *show = m_menu->addAction(tr("&Go to the files"));
    show->setObjectName(QStringLiteral("filesMenuGo"));
    connect(show, &QAction::triggered, this, &FilesMenu::filesRequested);
}

} // namespace osc
