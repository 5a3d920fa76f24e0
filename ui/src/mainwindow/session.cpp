// SPDX-License-Identifier: Apache-2.0
#include <ui/mainwindow.h>

#include "mainwindow/detailbinding.h"
#include "mainwindow/places.h"
#include "mainwindow/waitforsandbox.h"
#include "panels/sandboxespanel.h"
#include "tray/closetotray.h"

#include <models/wording.h>

#include <QAction>
#include <QApplication>
#include <QScrollBar>
#include <QTableView>

namespace osc {

namespace {

QTableView *tableOf(const SandboxesPanel &panel)
{
    return panel.findChild<QTableView *>(QStringLiteral("sandboxTable"));
}

} // namespace

/// The order in which things are asked for: the connection first, since it may hide what is opened.
void MainWindow::apply(const StartRequest &request)
{
    if (!request.connection.isEmpty())
        filterBy(request.connection);
    if (m_places->has(request.open))
        goTo(request.open);
    else if (!request.open.isEmpty())
        openSandbox(request.open);
    if (request.newSandbox)
        newSandbox();
}

void MainWindow::filterBy(const QString &nameOrId)
{
    for (const Backend *backend : m_services.registry.backends()) {
        const ConnectionProfile &profile = backend->profile();
        if (profile.id == nameOrId || profile.name.compare(nameOrId, Qt::CaseInsensitive) == 0) {
            chooseConnection(profile.id);
            goTo(placeid::sandboxes);
            return;
        }
    }
    showMessage(tr("There is no connection named %1.").arg(safeText(nameOrId)));
}

void MainWindow::openSandbox(const QString &sandboxId)
{
    goTo(placeid::sandboxes);
    m_waiting->start([sandboxId](const SandboxRow &row) { return row.sandbox.id == sandboxId; },
                     [this](const SandboxKey &key) { reveal(key); },
                     [this, sandboxId] {
                         showMessage(tr("There is no sandbox with the ID %1.").arg(safeText(sandboxId)));
                     });
}

void MainWindow::reveal(const SandboxKey &key)
{
    goTo(placeid::sandboxes);
    m_sandboxes->reveal(key);
}

void MainWindow::showCredentials()
{
    goTo(placeid::credentials);
}

void MainWindow::showActivity()
{
    goTo(placeid::activity);
}

void MainWindow::present(const QByteArray &activationToken)
{
    QApplication::setQuitOnLastWindowClosed(true);
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken); // Qt's Wayland plug-in reads and clears it
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

bool MainWindow::quit()
{
    m_quitting = true;
    const bool closed = close();
    m_quitting = false;
    // Windows that were torn off do not keep the program alive.
    if (closed)
        QCoreApplication::quit();
    return closed;
}

void MainWindow::useTray(const std::function<bool()> &isThere)
{
    m_hasTray = isThere;
    new CloseToTray(*this, isThere);
}

void MainWindow::setPreferences(const Preferences &preferences)
{
    if (preferences == m_settings.preferences)
        return;
    m_settings.preferences = preferences;
    saveSettings();
    followPreferences();
    Q_EMIT preferencesChanged(preferences);
}

void MainWindow::followPreferences()
{
    FileViewHabits view = m_habits.view();
    view.hidden = m_settings.preferences.filesShowHidden;
    m_habits.setView(view);
}

void MainWindow::restoreSession()
{
    followPreferences();
    if (!m_settings.preferences.restoreSession)
        return;
    if (m_services.registry.find(m_settings.connection))
        chooseConnection(m_settings.connection);
    m_detail->openAgain(m_settings.tornOff);
    if (m_settings.sandbox.isEmpty())
        return;
    m_waiting->start(
        [wanted = m_settings.sandbox](const SandboxRow &row) { return row.key().text() == wanted; },
        [this, scroll = m_settings.sandboxScroll, tab = m_settings.detailTab](const SandboxKey &key) {
            // Somebody who was quicker is not disturbed.
            if (!m_sandboxes->current().isNull())
                return;
            m_sandboxes->select(key);
            tableOf(*m_sandboxes)->verticalScrollBar()->setValue(scroll);
            m_detail->showTab(tab);
        });
}

void MainWindow::keepSession()
{
    if (m_waiting->isWaiting()) // what is to be taken up is not here yet
        return;
    m_settings.detailTab = m_detail->tab().value_or(m_settings.detailTab);
    m_settings.connection = m_sandboxes->connection();
    m_settings.sandbox = m_sandboxes->current().isNull() ? QString() : m_sandboxes->current().text();
    m_settings.sandboxScroll = tableOf(*m_sandboxes)->verticalScrollBar()->value();
}

void MainWindow::saveSession()
{
    saveSettings();
}

} // namespace osc
