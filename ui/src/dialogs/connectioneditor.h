// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/connectionmanager.h>
#include <models/connectionregistry.h>

#include <QTimer>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace osc {

class FolderList;
class Label;

/// Name, address, certificates and allowed host folders of one connection. Changing the address or the
/// certificates makes a connection to another engine: the old one is closed and forgotten.
class ConnectionEditor : public DialogFrame
{
    Q_OBJECT

public:
    /// Both outlive the dialog, which closes when the connection goes.
    ConnectionEditor(ConnectionManager &manager, ConnectionRegistry &registry, const QString &connectionId,
                     QWidget *parent);

    void accept() override;

private:
    QLineEdit *addField(const QString &objectName, const QString &label, const QString &text,
                        const QString &placeholder = {});
    void addTls(const ConnectionProfile &profile);
    void addFolders(const ConnectionProfile &profile);
    void addButtons();
    void chooseTlsFolder();
    void check();
    [[nodiscard]] QString addressProblem() const;
    [[nodiscard]] QString tlsProblem() const;
    [[nodiscard]] ConnectionProfile edited() const;

    ConnectionManager &m_manager;
    ConnectionRegistry &m_registry;
    ConnectionProfile m_profile;
    QLineEdit *m_name;
    QLineEdit *m_address;
    QLineEdit *m_tls = nullptr;
    QCheckBox *m_verify = nullptr;
    FolderList *m_folders = nullptr;
    Label *m_hint = nullptr;
    QPushButton *m_save = nullptr;
    QTimer m_checkTimer;
};

} // namespace osc
