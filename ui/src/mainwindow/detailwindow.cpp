// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/detailwindow.h"

#include "detail/detailpane.h"
#include "mainwindow/detaillink.h"

#include <models/wording.h>

#include <QCloseEvent>
#include <QShortcut>

namespace osc {

DetailWindow::DetailWindow(SandboxStore &store, SandboxActions &actions, const DetailServices &services,
                           const SandboxKey &key)
    : m_store(store)
    , m_pane(new DetailPane(services, this))
    , m_link(new DetailLink(store, actions, *m_pane))
{
    setObjectName(QStringLiteral("detailWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_QuitOnClose, false);
    setWindowIcon(QIcon(QStringLiteral(":/io.opensandbox.Console.svg")));
    setMinimumSize(640, 400);
    setCentralWidget(m_pane);
    m_pane->setWindowed(true);
    m_link->setKeepsGone(true);
    m_link->follow(key);
    addKeys();
    updateTitle();
    connect(&store.model(), &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int row = m_store.model().rowOf(this->key().text());
                if (row >= first.row() && row <= last.row())
                    updateTitle();
            });
    connect(m_pane, &DetailPane::windowRequested, this, [this] {
        Q_EMIT putBack(this->key());
        close();
    });
    // With its connection everything goes that could be shown.
    connect(&store.registry(), &ConnectionRegistry::aboutToRemove, this, [this](const Backend *backend) {
        if (backend->profile().id == this->key().connectionId)
            close();
    });
}

const SandboxKey &DetailWindow::key() const
{
    return m_link->key();
}

void DetailWindow::addKeys()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Tab), [this] { m_pane->stepTab(1); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab), [this] { m_pane->stepTab(-1); });
    add(QKeySequence(Qt::CTRL | Qt::Key_I), [this] { m_pane->showTab(DetailPane::Tab::Inspect); });
    add(QKeySequence(Qt::CTRL | Qt::Key_W), [this] { close(); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
        [this] { Q_EMIT m_pane->actionRequested(SandboxAction::Renew, key()); });
}

/// Of a sandbox that is gone the title stays.
void DetailWindow::updateTitle()
{
    if (const SandboxRow *row = m_store.find(key()))
        setWindowTitle(tr("%1 on %2").arg(safeText(sandboxTitle(row->sandbox)), row->connectionName));
}

void DetailWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

} // namespace osc
