// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "wakewatch.h"

#include <models/activitystore.h>
#include <models/credentialstore.h>
#include <models/sandboxstore.h>
#include <ui/desktopnotifications.h>
#include <ui/mainwindow.h>
#include <ui/notifications.h>
#include <ui/tray.h>
#include <ui/windowguard.h>

namespace osc {

/// What connects the window with the desktop around it: tray, notifications, sleep and displays.
class Surroundings : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    Surroundings(MainWindow &window, SandboxStore &sandboxes, const ActivityStore &activity,
                 const CredentialStore &credentials);

private:
    void connectTray();
    void connectNotifications();
    /// Connections that are waiting try at once; the others read their lists again.
    void wakeUp();

    MainWindow &m_window;
    SandboxStore &m_sandboxes;
    Tray m_tray;
    DesktopNotifications m_desktop;
    Notifications m_notifications;
    WakeWatch m_wake;
    WindowGuard m_windows;
};

} // namespace osc
