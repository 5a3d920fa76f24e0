// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/activitystore.h>
#include <models/credentialstore.h>
#include <models/sandboxstore.h>
#include <ui/settings.h>

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>

namespace osc {

/// What the desktop is to show. Plain text, untrusted, without secrets.
struct Notification
{
    QString topic; ///< A later one of the same topic replaces it.
    QString title;
    QString body;
    QString actionText; ///< Of the button; empty: none.
};

/// Shows notifications outside the window. Calls return at once.
class NotificationSink
{
public:
    virtual ~NotificationSink() = default;
    /// @p act: the button was pressed; @p open: the notification itself. At most one of them, once.
    virtual void show(const Notification &notification, std::function<void()> act,
                      std::function<void()> open) = 0;
    /// It is not true any more.
    virtual void withdraw(const QString &topic) = 0;
};

/// Decides what is worth a notification: actions of some seconds that ended, failures, and sandboxes and
/// temporary keys that end soon; and only while the window is not active, since there it is seen anyway.
class Notifications : public QObject
{
    Q_OBJECT

public:
    /// Actions that take less are not told of when they end well.
    static constexpr qint64 longSeconds = 5;

    /// All outlive this. @p isWindowActive: the user looks at the console.
    Notifications(SandboxStore &store, NotificationSink &sink, std::function<bool()> isWindowActive,
                  QObject *parent = nullptr);

    /// Tells of what ends in @p activity.
    void follow(const ActivityStore &activity);
    /// Tells of temporary keys in @p credentials that run out.
    void follow(const CredentialStore &credentials);

    void setPreferences(const Preferences &preferences) { m_preferences = preferences; }
    /// Looks which sandboxes have come near their expiry; happens by itself every ten seconds.
    void lookAtExpiry();

Q_SIGNALS:
    /// The user wants to see the place Activity.
    void activityRequested();
    void sandboxRequested(const osc::SandboxKey &key);
    /// The user wants to see the place Credentials.
    void credentialsRequested();
    /// The user wants to see the window.
    void windowRequested();

private:
    void activityEnded(const ActivityEntry &entry);
    void tellKeyExpiry(const OssCredential &credential, const QString &sentence);
    void withdrawRenewedKeys(const CredentialStore &credentials);
    void tellExpiry(const SandboxRow &row);
    void tellExpiries(const QList<SandboxRow> &rows);

    SandboxStore &m_store;
    NotificationSink &m_sink;
    std::function<bool()> m_isWindowActive;
    Preferences m_preferences;
    QHash<QString, QDateTime> m_told; ///< Expiries that need no more words, by SandboxKey::text().
    QStringList m_toldKeys;           ///< Credentials by id whose end the desktop was told of.
    QTimer m_timer;
};

} // namespace osc
