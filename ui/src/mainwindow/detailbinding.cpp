// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/detailbinding.h"

#include "detail/detailpane.h"
#include "mainwindow/detaillink.h"
#include "mainwindow/detailwindow.h"
#include "panels/sandboxespanel.h"
#include "widgets/screenroom.h"

#include <ui/symbols.h>

#include <QEvent>
#include <QMenu>

namespace osc {

namespace {

constexpr QSize usualWindow(1100, 700);
constexpr QPoint cascade(28, 28);

} // namespace

DetailBinding::DetailBinding(SandboxStore &store, const DetailServices &services, SandboxesPanel &panel)
    : QObject(&panel)
    , m_store(store)
    , m_services(services)
    , m_panel(panel)
    , m_detail(new DetailPane(services))
    , m_link(new DetailLink(store, panel.actions(), *m_detail))
{
    panel.setDetail(m_detail);
    connect(&panel, &SandboxesPanel::currentChanged, m_link, &DetailLink::follow);
    connect(m_detail, &DetailPane::windowRequested, this, &DetailBinding::openWindow);
    panel.window()->installEventFilter(this);
}

DetailBinding::~DetailBinding()
{
    closeWindows();
}

QList<DetailWindow *> DetailBinding::windows() const
{
    QList<DetailWindow *> open;
    for (const auto &window : m_windows)
        if (window)
            open.append(window);
    return open;
}

void DetailBinding::openWindow(const SandboxKey &key)
{
    if (!m_store.find(key))
        return;
    const QList<DetailWindow *> open = windows();
    for (DetailWindow *window : open) {
        if (window->key() == key) {
            window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
            window->raise();
            window->activateWindow();
            return;
        }
    }
    auto *window = new DetailWindow(m_store, m_panel.actions(), m_services, key);
    if (!window->restoreGeometry(m_geometry))
        window->resize(roomFor(*window, usualWindow));
    if (!open.isEmpty())
        window->move(open.constLast()->pos() + cascade);
    m_windows.removeIf([](const QPointer<DetailWindow> &gone) { return gone.isNull(); });
    m_windows.append(window);
    connect(window, &DetailWindow::closing, this, [this, window] { m_geometry = window->saveGeometry(); });
    connect(window, &DetailWindow::putBack, this, [this](const SandboxKey &back) {
        m_panel.reveal(back);
        m_panel.window()->raise();
        m_panel.window()->activateWindow();
    });
    window->show();
}

void DetailBinding::fillMenu(QMenu *menu)
{
    const auto add = [this, menu](const QString &text, const QKeySequence &keys, auto slot) {
        QAction *action = menu->addAction(text);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    QAction *window = add(tr("Detail in its own window"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                          [this] { openWindow(m_panel.current()); });
    window->setIcon(symbol(Symbol::WindowNew));
    window->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    add(tr("Inspect"), QKeySequence(Qt::CTRL | Qt::Key_I),
        [this] { m_detail->showTab(DetailPane::Tab::Inspect); });
    add(tr("Next side of the detail"), QKeySequence(Qt::CTRL | Qt::Key_Tab),
        [this] { m_detail->stepTab(1); });
    add(tr("Previous side of the detail"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab),
        [this] { m_detail->stepTab(-1); });
}

void DetailBinding::save(WindowSettings &settings) const
{
    const QList<DetailWindow *> open = windows();
    settings.detailWindow = open.isEmpty() ? m_geometry : open.constLast()->saveGeometry();
}

void DetailBinding::closeWindows()
{
    const QList<DetailWindow *> open = windows();
    m_windows.clear();
    qDeleteAll(open);
}

bool DetailBinding::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Hide && !event->spontaneous())
        closeWindows();
    return QObject::eventFilter(watched, event);
}

} // namespace osc
