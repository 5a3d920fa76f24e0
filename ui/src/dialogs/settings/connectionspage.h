// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/settings/settingspage.h"

#include <models/connectionmanager.h>
#include <models/connectionmodel.h>

class QListWidget;
class QPushButton;

namespace osc {

/// The connections in their order: add, edit, move, forget.
class ConnectionsPage : public SettingsPage
{
    Q_OBJECT

public:
    /// Both outlive the page.
    ConnectionsPage(ConnectionModel &connections, ConnectionManager &manager, QWidget *parent);

Q_SIGNALS:
    void addRequested();
    void editRequested(const QString &connectionId);

private:
    QPushButton *makeAction(const QString &objectName, const QString &text,
                            const std::function<void()> &call);
    void fill();
    void update();
    void moveBy(int places);
    [[nodiscard]] QString current() const;

    ConnectionModel &m_connections;
    ConnectionManager &m_manager;
    QListWidget *m_list;
    QPushButton *m_edit;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_forget;
};

} // namespace osc
