// SPDX-License-Identifier: Apache-2.0
#include <ui/mainwindow.h>

#include "mainwindow/creationflows.h"
#include "panels/sandboxespanel.h"
#include "servers/exchangeswindow.h"
#include "servers/openbyiddialog.h"
#include "servers/poolswindow.h"
#include "servers/serverdialog.h"

#include <QMenu>

namespace osc {

void MainWindow::connectToServer(const QString &connectionId)
{
    auto *dialog = new ServerDialog(m_services.connections, m_services.registry, connectionId, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::fillServerEntries(QMenu *menu)
{
    QAction *byId = menu->addAction(tr("Open sandbox by &ID…"), this, [this] {
        auto *dialog = new OpenByIdDialog(m_services.sandboxes, m_sandboxes->connection(), this);
        connect(dialog, &OpenByIdDialog::found, this, [this](const SandboxKey &key) {
            if (!m_services.sandboxes.find(key))
                m_services.sandboxes.refresh();
            openSandbox(key.id);
        });
        dialog->open();
    });
    byId->setObjectName(QStringLiteral("openByIdAction"));
    byId->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    QAction *pools = menu->addAction(tr("&Pools and templates…"), this, [this] {
        auto *window = findChild<PoolsWindow *>();
        if (!window) {
            window = new PoolsWindow(m_services.registry, m_sandboxes->connection(), this);
            connect(window, &PoolsWindow::newSandboxRequested, m_flows,
                    [this](const QString &connectionId, const SandboxSpec &spec, const QString &title) {
                        m_flows->openForm(connectionId, spec, title);
                    });
        }
        window->show();
        window->raise();
        window->activateWindow();
    });
    pools->setObjectName(QStringLiteral("poolsAction"));
    QAction *exchanges = menu->addAction(tr("&HTTP exchanges…"), this, [this] {
        auto *window = findChild<ExchangesWindow *>();
        if (!window)
            window = new ExchangesWindow(*m_services.exchanges, m_services.registry, this);
        window->show();
        window->raise();
        window->activateWindow();
    });
    exchanges->setObjectName(QStringLiteral("exchangesAction"));
    exchanges->setVisible(m_services.exchanges != nullptr);
    menu->addSeparator();
}

} // namespace osc
