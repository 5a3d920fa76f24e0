// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/secretstore.h>

#include <QWidget>

#include <functional>

class QLabel;
class QTimer;
class QToolButton;

namespace osc {

class ElidedLabel;
class Label;
class SymbolLabel;

/// Something that goes on: what it is at, and a button that cancels it.
class StatusTask : public QWidget
{
    Q_OBJECT

public:
    /// @p cancelName: what the button does, "Cancel the creation of web".
    explicit StatusTask(const QString &cancelName, QWidget *parent);
    void setText(const QString &text);

Q_SIGNALS:
    void cancelRequested();

private:
    ElidedLabel *m_text;
};

/// The line at the bottom: connections, what is running, a message for a moment, and the keychain.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);
    void setConnections(const QString &text);
    void setRunning(const QString &text);
    void setKeychain(SecretStoreState state);
    /// Shown beside what is running, until removeTask(). The strip owns it.
    [[nodiscard]] StatusTask *addTask(const QString &cancelName);
    void removeTask(StatusTask *task);
    /// Shown for six seconds.
    void showMessage(const QString &text);
    /// The same with a button named @p verb that calls @p act, for twenty seconds.
    void showOffer(const QString &text, const QString &verb, std::function<void()> act);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateRunning();
    void clearMessage();

    Label *m_connections;
    Label *m_running;
    QWidget *m_tasks;
    ElidedLabel *m_message;
    QToolButton *m_offer;
    std::function<void()> m_act;
    QString m_runningText;
    QWidget *m_keychain;
    SymbolLabel *m_lock;
    Label *m_keychainText;
    QTimer *m_messageTimer;
};

} // namespace osc
