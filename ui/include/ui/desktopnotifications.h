// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/notifications.h>

#include <QObject>
#include <QStringList>

#include <optional>

class QDBusPendingCallWatcher;

namespace osc {

/// Shows notifications through the desktop's service (Desktop Notifications Specification 1.2,
/// org.freedesktop.Notifications). Every call is asynchronous. Where nobody offers the service, @p fallback
/// shows title and body.
class DesktopNotifications : public QObject, public NotificationSink
{
    Q_OBJECT

public:
    using Fallback = std::function<void(const Notification &)>;

    explicit DesktopNotifications(Fallback fallback, QObject *parent = nullptr);

    void show(const Notification &notification, std::function<void()> act,
              std::function<void()> open) override;
    void withdraw(const QString &topic) override;

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void notificationClosed(uint id, uint reason);

private:
    struct Shown
    {
        uint id = 0; ///< 0: not answered yet.
        Notification notification;
        std::function<void()> act;
        std::function<void()> open;
    };

    void askCapabilities();
    void send(const QString &topic);
    [[nodiscard]] QString topicOf(uint id) const;

    Fallback m_fallback;
    std::optional<QStringList> m_capabilities; ///< What the service can do; unset before it said so.
    bool m_asking = false;
    QHash<QString, Shown> m_shown; ///< By topic.
};

/// @p text as the body of a notification: its markup is taken away from it when the service knows markup.
[[nodiscard]] QString notificationBody(const QString &text, const QStringList &capabilities);

} // namespace osc
