// SPDX-License-Identifier: Apache-2.0
#include <ui/desktopnotifications.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

namespace osc {

namespace {

const QString serviceName = QStringLiteral("org.freedesktop.Notifications");
const QString objectPath = QStringLiteral("/org/freedesktop/Notifications");
const QString openAction = QStringLiteral("default");
const QString buttonAction = QStringLiteral("act");
constexpr int desktopsChoice = -1; ///< How long it is shown.
/// What nobody dismissed; older ones are forgotten.
constexpr qsizetype mostShown = 100;

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(serviceName, objectPath, serviceName, method);
}

} // namespace

QString notificationBody(const QString &text, const QStringList &capabilities)
{
    return capabilities.contains(QLatin1String("body-markup")) ? text.toHtmlEscaped() : text;
}

DesktopNotifications::DesktopNotifications(Fallback fallback, QObject *parent)
    : QObject(parent)
    , m_fallback(std::move(fallback))
{}

void DesktopNotifications::show(const Notification &notification, std::function<void()> act,
                                std::function<void()> open)
{
    if (m_shown.size() >= mostShown && !m_shown.contains(notification.topic))
        m_shown.erase(m_shown.begin());
    Shown &shown = m_shown[notification.topic];
    shown.notification = notification;
    shown.act = std::move(act);
    shown.open = std::move(open);
    if (m_capabilities)
        send(notification.topic);
    else
        askCapabilities();
}

void DesktopNotifications::askCapabilities()
{
    if (std::exchange(m_asking, true))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(serviceName, objectPath, serviceName, QStringLiteral("ActionInvoked"), this,
                SLOT(actionInvoked(uint, QString)));
    bus.connect(serviceName, objectPath, serviceName, QStringLiteral("NotificationClosed"), this,
                SLOT(notificationClosed(uint, uint)));
    auto *watcher =
        new QDBusPendingCallWatcher(bus.asyncCall(callOf(QStringLiteral("GetCapabilities"))), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_asking = false;
        const QDBusPendingReply<QStringList> reply = *watcher;
        if (reply.isValid())
            m_capabilities = reply.value();
        const QStringList topics = m_shown.keys();
        for (const QString &topic : topics) {
            if (m_shown.value(topic).id != 0)
                continue;
            if (m_capabilities)
                send(topic);
            else
                m_fallback(m_shown.take(topic).notification);
        }
    });
}

void DesktopNotifications::send(const QString &topic)
{
    const Shown &shown = m_shown[topic];
    QStringList actions;
    if (m_capabilities->contains(QLatin1String("actions"))) {
        if (shown.open)
            actions << openAction << tr("Show");
        if (shown.act && !shown.notification.actionText.isEmpty())
            actions << buttonAction << shown.notification.actionText;
    }
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()}};
    QDBusMessage call = callOf(QStringLiteral("Notify"));
    call.setArguments({QGuiApplication::applicationDisplayName(), shown.id,
                       QGuiApplication::desktopFileName(), shown.notification.title,
                       notificationBody(shown.notification.body, *m_capabilities), actions, hints,
                       desktopsChoice});
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, topic] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        const auto found = m_shown.find(topic);
        if (found == m_shown.end())
            return;
        if (reply.isValid()) {
            found->id = reply.value();
            return;
        }
        m_capabilities.reset(); // the service went; it is looked for again next time
        m_fallback(found->notification);
        m_shown.erase(found);
    });
}

void DesktopNotifications::withdraw(const QString &topic)
{
    const Shown shown = m_shown.take(topic);
    if (shown.id == 0)
        return;
    QDBusMessage call = callOf(QStringLiteral("CloseNotification"));
    call.setArguments({shown.id});
    QDBusConnection::sessionBus().send(call);
}

QString DesktopNotifications::topicOf(uint id) const
{
    for (auto it = m_shown.cbegin(); it != m_shown.cend(); ++it)
        if (it->id == id && id != 0)
            return it.key();
    return {};
}

void DesktopNotifications::actionInvoked(uint id, const QString &action)
{
    // The service tells everybody of everybody's notifications.
    const QString topic = topicOf(id);
    if (topic.isEmpty())
        return;
    const Shown shown = m_shown.take(topic);
    const auto &call = action == buttonAction ? shown.act : shown.open;
    if (call)
        call();
}

void DesktopNotifications::notificationClosed(uint id, uint)
{
    m_shown.remove(topicOf(id));
}

} // namespace osc
