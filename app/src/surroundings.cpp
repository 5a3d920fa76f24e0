// SPDX-License-Identifier: Apache-2.0
#include "surroundings.h"

#include <QApplication>

namespace osc {

Surroundings::Surroundings(MainWindow &window, SandboxStore &sandboxes, const ActivityStore &activity,
                           const CredentialStore &credentials)
    : m_window(window)
    , m_sandboxes(sandboxes)
    , m_tray(sandboxes)
    , m_desktop(
          [this](const Notification &notification) { m_tray.tell(notification.title, notification.body); })
    , m_notifications(sandboxes, m_desktop, [] { return QApplication::activeWindow() != nullptr; })
{
    window.useTray([this] { return m_tray.isThere(); });
    connectTray();
    connectNotifications();
    m_notifications.follow(activity);
    m_notifications.follow(credentials);
    const auto follow = [this](const Preferences &preferences) {
        m_tray.setWanted(preferences.showTray);
        m_notifications.setPreferences(preferences);
    };
    connect(&window, &MainWindow::preferencesChanged, this, follow);
    follow(window.preferences());
    connect(&m_wake, &WakeWatch::jumped, this, &Surroundings::wakeUp);
}

void Surroundings::connectTray()
{
    connect(&m_tray, &Tray::windowRequested, &m_window, [this] { m_window.present(); });
    connect(&m_tray, &Tray::messageClicked, &m_window, [this] { m_window.present(); });
    connect(&m_tray, &Tray::newSandboxRequested, &m_window, [this] {
        m_window.present();
        m_window.newSandbox();
    });
    connect(&m_tray, &Tray::quitRequested, &m_window, [this] {
        // What keeps it from closing has to be seen.
        if (!m_window.quit())
            m_window.present();
    });
}

void Surroundings::connectNotifications()
{
    connect(&m_notifications, &Notifications::windowRequested, &m_window, [this] { m_window.present(); });
    connect(&m_notifications, &Notifications::activityRequested, &m_window, [this] {
        m_window.present();
        m_window.showActivity();
    });
    connect(&m_notifications, &Notifications::credentialsRequested, &m_window, [this] {
        m_window.present();
        m_window.showCredentials();
    });
    connect(&m_notifications, &Notifications::sandboxRequested, &m_window, [this](const SandboxKey &key) {
        m_window.present();
        m_window.reveal(key);
    });
}

void Surroundings::wakeUp()
{
    m_sandboxes.refresh();
    m_notifications.lookAtExpiry();
}

} // namespace osc
