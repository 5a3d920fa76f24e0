// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/secretstore.h>

#include <QWidget>

class QLabel;
class QTimer;

namespace osc {

class Label;

/// The line at the bottom: connections, what is running, a message for a moment, and the keychain.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);
    void setConnections(const QString &text);
    void setRunning(const QString &text);
    void setKeychain(SecretStoreState state);
    /// Shown for six seconds.
    void showMessage(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Label *m_connections;
    Label *m_running;
    Label *m_message;
    QWidget *m_keychain;
    QLabel *m_lock;
    Label *m_keychainText;
    QTimer *m_messageTimer;
};

} // namespace osc
