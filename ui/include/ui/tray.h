// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxstore.h>

#include <QObject>
#include <QSystemTrayIcon>
#include <QTimer>

#include <memory>

class QMenu;

namespace osc {

/// The icon in the desktop's tray: how many sandboxes run, those that expire within ten minutes with a way to
/// renew them, the window, a new sandbox, and the end of the program. Where the desktop has no tray it is not
/// there, and isThere() says so.
class Tray : public QObject
{
    Q_OBJECT

public:
    /// @p store outlives the tray.
    explicit Tray(SandboxStore &store, QObject *parent = nullptr);
    ~Tray() override;

    void setWanted(bool wanted);
    /// The user can get the window back through it.
    [[nodiscard]] bool isThere() const;
    /// For desktops without a notification service. Plain text.
    void tell(const QString &title, const QString &text);
    /// What a click shows; for tests as well.
    [[nodiscard]] QMenu *menu() const { return m_menu.get(); }

Q_SIGNALS:
    void windowRequested();
    void newSandboxRequested();
    void quitRequested();
    /// A message of tell() was clicked.
    void messageClicked();

private:
    void rebuild();
    void addSoon(const SandboxRow &row);
    [[nodiscard]] int runningCount() const;

    SandboxStore &m_store;
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon m_icon;
    QTimer m_rebuild; ///< Bundles changes; a refresh can change thousands of rows.
    QTimer m_minutes;
};

/// Rows that expire within SandboxModel::soonSeconds, the next one first. Stale ones are not among them: what
/// is known of them may have changed.
[[nodiscard]] QList<SandboxRow> expiringSoon(const SandboxModel &model, const QDateTime &now);

} // namespace osc
