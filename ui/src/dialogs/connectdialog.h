// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/connectionmanager.h>
#include <models/connectionregistry.h>

#include <QTimer>

class QLineEdit;
class QPushButton;

namespace osc {

class EngineList;
class Label;

/// Connects to engines: those that were found, or one whose address is typed.
class ConnectDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p manager and @p registry outlive the dialog.
    ConnectDialog(ConnectionManager &manager, ConnectionRegistry &registry, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    /// The dialog closes, and the one for servers is wanted.
    void serverRequested();

private:
    void look();
    void check();
    void updateButton();

    ConnectionManager &m_manager;
    ConnectionRegistry &m_registry;
    EngineList *m_list;
    QLineEdit *m_address;
    Label *m_hint;
    QPushButton *m_connect;
    QTimer m_checkTimer;
    Operation m_discovery;
};

} // namespace osc
