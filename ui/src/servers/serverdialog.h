// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/connectionmanager.h>
#include <models/connectionregistry.h>

#include <QTimer>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QToolButton;

namespace osc {

class Banner;
class CheckList;
class Field;
class KeyValueTable;

/// Connects to an OpenSandbox server, or changes such a connection. Nothing is sent before Test or Connect;
/// the key and secret headers go to the keychain and are never shown again.
class ServerDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p connectionId: the connection that is changed; empty: a new one. Both outlive the dialog, which
    /// closes when the connection goes.
    ServerDialog(ConnectionManager &manager, ConnectionRegistry &registry, const QString &connectionId,
                 QWidget *parent);

    void accept() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildPage();
    void fit();
    void buildAccess();
    void buildMore();
    void buildTest();
    void buildButtons();
    Field *addField(QLayout *layout, const QString &objectName, const QString &label, QLineEdit *editor);
    void chooseCaFile();
    void fill();
    void check();
    void test();
    [[nodiscard]] QString addressProblem() const;
    [[nodiscard]] QString headerProblem() const;
    [[nodiscard]] ConnectionProfile edited() const;
    [[nodiscard]] ServerSecrets typedSecrets() const;
    /// Only what needs no new connection differs.
    [[nodiscard]] bool isOnlyRenamed(const ConnectionProfile &profile) const;

    ConnectionManager &m_manager;
    ConnectionRegistry &m_registry;
    ConnectionProfile m_profile; ///< As it was; without an id for a new one.
    QScrollArea *m_scroll;
    QVBoxLayout *m_body = nullptr;
    QLineEdit *m_address;
    QLineEdit *m_name;
    QLineEdit *m_key;
    QCheckBox *m_removeKey;
    QCheckBox *m_proxied;
    QToolButton *m_moreToggle = nullptr;
    QWidget *m_more;
    QSpinBox *m_timeout;
    QLineEdit *m_caFile;
    QCheckBox *m_verify;
    QLineEdit *m_proxy;
    KeyValueTable *m_headers;
    Field *m_addressField = nullptr;
    Field *m_keyField = nullptr;
    Field *m_caField = nullptr;
    Field *m_proxyField = nullptr;
    Field *m_headersField = nullptr;
    Banner *m_banner;
    CheckList *m_steps;
    QPushButton *m_test = nullptr;
    QPushButton *m_connect = nullptr;
    QTimer m_checkTimer;
    bool m_replacing = false; ///< The connection goes because it becomes another.
    Operation m_testing;
    Operation m_saving;
};

} // namespace osc
