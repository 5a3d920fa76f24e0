// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/detailbinding.h"

#include "detail/detailpane.h"
#include "mainwindow/detaillink.h"
#include "mainwindow/detailwindow.h"
#include "panels/sandboxespanel.h"
#include "widgets/afterpaint.h"
#include "widgets/screenroom.h"

#include <ui/symbols.h>

#include <QEvent>
#include <QMenu>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr QSize usualWindow(1100, 700);
constexpr QPoint cascade(28, 28);

} // namespace

DetailBinding::DetailBinding(SandboxStore &store, const DetailServices &services, SandboxesPanel &panel,
                             AfterPaint &later)
    : QObject(&panel)
    , m_store(store)
    , m_services(services)
    , m_panel(panel)
    , m_holder(new QWidget)
{
    m_holder->setObjectName(QStringLiteral("detailHolder"));
    m_holder->setBackgroundRole(QPalette::Base);
    m_holder->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(m_holder);
    layout->setContentsMargins(0, 0, 0, 0);
    panel.setDetail(m_holder);
    connect(&panel, &SandboxesPanel::currentChanged, this, &DetailBinding::follow);
    connect(&store.model(), &QAbstractItemModel::rowsInserted, this, &DetailBinding::openAwaited,
            Qt::QueuedConnection);
    m_patience.setSingleShot(true);
    m_patience.setInterval(30s);
    m_patience.callOnTimeout(this, [this] { m_awaited.clear(); });
    panel.window()->installEventFilter(this);
    later.add(this, [this] { pane(); });
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

DetailPane &DetailBinding::pane()
{
    if (!m_detail) {
        m_detail = new DetailPane(m_services, m_holder);
        m_holder->layout()->addWidget(m_detail);
        m_link = new DetailLink(m_store, m_panel.actions(), *m_detail);
        connect(m_detail, &DetailPane::windowRequested, this, &DetailBinding::openWindow);
        Q_EMIT made();
    }
    return *m_detail;
}

void DetailBinding::follow(const SandboxKey &key)
{
    if (key.isNull() && !m_detail)
        return;
    pane();
    m_link->follow(key);
}

void DetailBinding::showTab(int tab)
{
    pane().showTab(static_cast<DetailPane::Tab>(tab));
}

std::optional<int> DetailBinding::tab() const
{
    return m_detail ? std::optional(static_cast<int>(m_detail->currentTab())) : std::nullopt;
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
    DetailWindow *window = makeWindow(key);
    if (!window->restoreGeometry(m_geometry))
        window->resize(roomFor(*window, usualWindow));
    if (!open.isEmpty())
        window->move(open.constLast()->pos() + cascade);
    window->show();
    Q_EMIT windowsChanged();
}

DetailWindow *DetailBinding::makeWindow(const SandboxKey &key)
{
    auto *window = new DetailWindow(m_store, m_panel.actions(), m_services, key);
    m_windows.removeIf([](const QPointer<DetailWindow> &gone) { return gone.isNull(); });
    m_windows.append(window);
    window->installEventFilter(this);
    connect(window, &DetailWindow::closing, this, [this, window] {
        m_geometry = window->saveGeometry();
        Q_EMIT windowsChanged();
    });
    connect(window, &DetailWindow::putBack, this, [this](const SandboxKey &back) {
        m_panel.reveal(back);
        m_panel.window()->raise();
        m_panel.window()->activateWindow();
    });
    return window;
}

void DetailBinding::openAgain(const QList<TornOffDetail> &details)
{
    m_awaited = details;
    m_patience.start();
    openAwaited();
}

void DetailBinding::openAwaited()
{
    const auto awaited = std::exchange(m_awaited, {});
    for (const TornOffDetail &one : awaited) {
        const SandboxRow *row = m_store.model().find(one.sandbox);
        if (!row) {
            m_awaited.append(one);
            continue;
        }
        DetailWindow *window = makeWindow(row->key());
        window->setAttribute(Qt::WA_ShowWithoutActivating);
        if (!window->restoreGeometry(one.geometry))
            window->resize(roomFor(*window, usualWindow));
        window->pane().showTab(static_cast<DetailPane::Tab>(one.tab));
        window->show();
    }
}

void DetailBinding::fillMenu(QMenu *menu)
{
    const auto add = [this, menu](const QString &text, const QKeySequence &keys, auto slot) {
        QAction *action = menu->addAction(text);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        m_entries.append(action);
        return action;
    };
    QAction *window = add(tr("Detail in its own &window"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                          [this] { openWindow(m_panel.current()); });
    window->setIcon(symbol(Symbol::WindowNew));
    window->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    add(tr("&Inspect"), QKeySequence(Qt::CTRL | Qt::Key_I),
        [this] { pane().showTab(DetailPane::Tab::Inspect); });
    add(tr("&Next side of the detail"), QKeySequence(Qt::CTRL | Qt::Key_Tab), [this] { pane().stepTab(1); });
    add(tr("&Previous side of the detail"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab),
        [this] { pane().stepTab(-1); });
}

void DetailBinding::setShown(bool shown)
{
    for (QAction *action : std::as_const(m_entries))
        action->setEnabled(shown);
}

void DetailBinding::save(WindowSettings &settings) const
{
    const QList<DetailWindow *> open = windows();
    settings.detailWindow = open.isEmpty() ? m_geometry : open.constLast()->saveGeometry();
    settings.tornOff = m_awaited;
    for (DetailWindow *window : open)
        settings.tornOff.append({.sandbox = window->key().text(),
                                 .geometry = window->saveGeometry(),
                                 .tab = static_cast<int>(window->pane().currentTab())});
}

void DetailBinding::closeWindows()
{
    const QList<DetailWindow *> open = windows();
    m_windows.clear();
    qDeleteAll(open);
}

bool DetailBinding::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_panel.window()) {
        if (event->type() == QEvent::Move || event->type() == QEvent::Resize)
            Q_EMIT windowsChanged();
    } else if (event->type() == QEvent::Hide && !event->spontaneous()) {
        closeWindows();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace osc
