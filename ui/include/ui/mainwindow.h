// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/activitystore.h>
#include <models/connectionmanager.h>
#include <models/connectionmodel.h>
#include <models/filetransfers.h>
#include <models/historymodel.h>
#include <models/sandboxstore.h>
#include <models/usagestore.h>
#include <ui/settings.h>
#include <ui/theme.h>

#include <core/secretstore.h>

#include <QMainWindow>
#include <QTimer>

class QSplitter;
class QStackedWidget;

namespace osc {

class ActivityPanel;
class BackgroundCreations;
class FirstRunPanel;
class NewSandboxDialog;
class SandboxesPanel;
class Sidebar;
class StatusStrip;

/// The window: menus, sidebar, places and status line. Wires them together and owns nothing else.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// What the window works with; all of it outlives the window.
    struct Services
    {
        ConnectionRegistry &registry;
        ConnectionManager &connections;
        SandboxStore &sandboxes;
        UsageStore &usage;
        HistoryStore &history;
        ActivityStore &activity;
        SecretStore &secrets;
        FileTransfers &transfers;
        WindowSettingsStore &settings;
        ThemeController &theme;
        const Clock &clock;
    };

    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens the dialog in which a sandbox is made.
    void newSandbox();
    /// A sentence in the status line, for six seconds.
    void showMessage(const QString &text);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    enum Place { Sandboxes, Activity };

    void buildLayout();
    void buildMenus();
    void buildViewMenu(QMenu *menu);
    void connectPanels();
    void goTo(int place);
    void refresh();
    void focusSearch();
    void nextPane();
    void connectToEngine();
    void chooseConnection(const QString &connectionId);
    void showConnectionMenu(const QString &connectionId, const QPoint &position);
    void updateStatus();
    void restoreSettings();
    void restorePlace();
    void saveSettings();
    void connectSandboxes();
    void connectCreations();
    NewSandboxDialog *openForm(const QString &connectionId);
    void connectSidebar();
    void tick();

    Services m_services;
    ConnectionModel m_connections;
    WindowSettings m_settings;
    Sidebar *m_sidebar;
    QSplitter *m_splitter;
    QStackedWidget *m_places;
    FirstRunPanel *m_firstRun;
    SandboxesPanel *m_sandboxes;
    ActivityPanel *m_activity;
    StatusStrip *m_status;
    BackgroundCreations *m_creations;
    QTimer m_tick;
};

} // namespace osc
