// SPDX-License-Identifier: Apache-2.0
#include <ui/mainwindow.h>

#include "dialogs/connectioneditor.h"
#include "dialogs/doctordialog.h"
#include "dialogs/settings/settingsdialog.h"
#include "dialogs/shortcutsdialog.h"
#include "mainwindow/sidebar.h"
#include "panels/sandboxespanel.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>

namespace osc {

void MainWindow::buildToolsMenu(QMenu *menu)
{
    fillServerEntries(menu);
    QAction *doctor = menu->addAction(tr("&Run the doctor"), this, &MainWindow::runDoctor);
    doctor->setObjectName(QStringLiteral("doctorAction"));
    doctor->setEnabled(m_services.doctor != nullptr);
    menu->addSeparator();
    QAction *settings = menu->addAction(tr("&Settings…"), this, &MainWindow::showSettings);
    settings->setObjectName(QStringLiteral("settingsAction"));
    settings->setMenuRole(QAction::PreferencesRole);
    settings->setShortcut(Qt::CTRL | Qt::Key_Comma);
}

void MainWindow::buildHelpMenu(QMenu *menu)
{
    QAction *keys = menu->addAction(tr("&Keyboard shortcuts"), this, &MainWindow::showShortcuts);
    keys->setObjectName(QStringLiteral("shortcutsAction"));
    keys->setShortcut(Qt::Key_F1);
    menu->addSeparator();
    QAction *about = menu->addAction(tr("&About OpenSandbox Console"), this, &MainWindow::showAbout);
    about->setObjectName(QStringLiteral("aboutAction"));
    about->setMenuRole(QAction::AboutRole);
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About OpenSandbox Console"),
                                tr("OpenSandbox Console %1").arg(QApplication::applicationVersion()),
                                QMessageBox::Close, this);
    box->setObjectName(QStringLiteral("aboutBox"));
    box->setInformativeText(tr("Creates and looks after OpenSandbox sandboxes. Licence: Apache 2.0."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(*menuBar(), QApplication::focusWidget(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::runDoctor()
{
    if (!m_services.doctor)
        return;
    auto *dialog = new DoctorDialog(*m_services.doctor, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::moveConnection(const QString &connectionId, int place)
{
    m_connections.move(connectionId, place);
    m_services.connections.setOrder(m_connections.order());
    m_sidebar->setCurrentConnection(m_sandboxes->connection());
}

void MainWindow::editConnection(const QString &connectionId)
{
    const Backend *backend = m_services.registry.find(connectionId);
    if (!backend)
        return;
    if (!backend->capabilities().can(Feature::HostFolderList))
        return connectToServer(connectionId);
    auto *dialog = new ConnectionEditor(m_services.connections, m_services.registry, connectionId, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showSettings()
{
    if (auto *open = findChild<SettingsDialog *>()) {
        open->raise();
        return open->activateWindow();
    }
    auto *dialog = new SettingsDialog(m_settings, {m_connections, m_services.connections},
                                      m_hasTray && m_hasTray(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::themeChanged, this, [this](ThemeChoice theme) {
        m_settings.theme = theme;
        m_services.theme.setChoice(theme);
        viewChanged();
    });
    connect(dialog, &SettingsDialog::rowHeightChanged, this, [this](RowHeight height) {
        m_settings.rowHeight = height;
        m_sandboxes->setRowHeight(height);
        viewChanged();
    });
    connect(dialog, &SettingsDialog::detailAtRightChanged, this, [this](bool right) {
        m_settings.detailAtRight = right;
        m_sandboxes->setDetailAtRight(right);
        viewChanged();
    });
    connect(dialog, &SettingsDialog::preferencesChanged, this, &MainWindow::setPreferences);
    connect(dialog, &SettingsDialog::addConnectionRequested, this, &MainWindow::connectToEngine);
    connect(dialog, &SettingsDialog::editConnectionRequested, this, &MainWindow::editConnection);
    connect(this, &MainWindow::preferencesChanged, dialog,
            [this, dialog] { dialog->setSettings(m_settings); });
    dialog->show();
}

/// The View menu shows the same choices.
void MainWindow::viewChanged()
{
    saveSettings();
    const auto check = [this](const QString &name) {
        if (auto *action = findChild<QAction *>(name))
            action->setChecked(true);
    };
    check(QStringLiteral("theme%1Action").arg(static_cast<int>(m_settings.theme)));
    check(QStringLiteral("rowHeight%1Action").arg(static_cast<int>(m_settings.rowHeight)));
    if (auto *right = findChild<QAction *>(QStringLiteral("detailAtRightAction")))
        right->setChecked(m_settings.detailAtRight);
}

} // namespace osc
