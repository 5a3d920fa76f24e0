// SPDX-License-Identifier: Apache-2.0
#include <ui/notifications.h>

#include <models/wording.h>
#include <ui/tray.h>

#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr qint64 notifiedRenewal = 30 * 60;
/// More at once are told of in one.
constexpr qsizetype mostSingly = 3;

QString topicOf(const SandboxKey &key)
{
    return QStringLiteral("expiry/") + key.text();
}

QString topicOfKey(const QString &credentialId)
{
    return QStringLiteral("key/") + credentialId;
}

} // namespace

Notifications::Notifications(SandboxStore &store, NotificationSink &sink,
                             std::function<bool()> isWindowActive, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_sink(sink)
    , m_isWindowActive(std::move(isWindowActive))
{
    m_timer.setInterval(10s);
    m_timer.setTimerType(Qt::CoarseTimer);
    m_timer.callOnTimeout(this, &Notifications::lookAtExpiry);
    m_timer.start();
}

void Notifications::follow(const ActivityStore &activity)
{
    connect(&activity, &ActivityStore::ended, this, &Notifications::activityEnded);
}

void Notifications::follow(const CredentialStore &credentials)
{
    connect(&credentials, &CredentialStore::expiring, this, &Notifications::tellKeyExpiry);
    connect(&credentials, &CredentialSource::credentialsChanged, this,
            [this, &credentials] { withdrawRenewedKeys(credentials); });
}

void Notifications::tellKeyExpiry(const OssCredential &credential, const QString &sentence)
{
    if (!m_preferences.notifyExpiry || m_isWindowActive())
        return;
    if (!m_toldKeys.contains(credential.id))
        m_toldKeys << credential.id;
    Notification notification;
    notification.topic = topicOfKey(credential.id);
    notification.title = tr("Temporary key %1").arg(safeText(credential.name));
    notification.body = safeText(sentence);
    m_sink.show(notification, {}, [this] { Q_EMIT credentialsRequested(); });
}

/// Replaced or removed: what the desktop still shows of it is not true any more.
void Notifications::withdrawRenewedKeys(const CredentialStore &credentials)
{
    using Expiry = CredentialStore::Expiry;
    const QStringList told = m_toldKeys;
    for (const QString &id : told) {
        const OssCredential *now = credentials.find(id);
        const Expiry expiry = now ? credentials.expiry(*now) : Expiry::None;
        if (expiry != Expiry::None && expiry != Expiry::Later)
            continue;
        m_toldKeys.removeOne(id);
        m_sink.withdraw(topicOfKey(id));
    }
}

void Notifications::activityEnded(const ActivityEntry &entry)
{
    if (entry.actor != ActivityEntry::Actor::Here || m_isWindowActive())
        return;
    const bool failed = entry.outcome == ActivityEntry::Outcome::Failed;
    const bool longEnough = entry.startedAt.secsTo(entry.endedAt) >= longSeconds;
    const bool done = entry.outcome == ActivityEntry::Outcome::Succeeded && longEnough;
    if (!(failed && m_preferences.notifyFailures) && !(done && m_preferences.notifyFinished))
        return;
    Notification notification;
    notification.topic = QStringLiteral("activity/") + entry.id;
    const QString object = safeText(entry.object);
    const QString act = object.isEmpty() ? entry.what : tr("%1: %2").arg(entry.what, object);
    notification.title = failed ? tr("%1 failed").arg(act) : tr("%1 is done").arg(act);
    notification.body = failed ? safeText(entry.error) : safeText(entry.details);
    const SandboxKey key{entry.connectionId, entry.objectId};
    m_sink.show(notification, {}, [this, key, failed] {
        if (failed || key.isNull())
            Q_EMIT activityRequested();
        else
            Q_EMIT sandboxRequested(key);
    });
}

void Notifications::lookAtExpiry()
{
    const QDateTime now = m_store.clock().now();
    const QList<SandboxRow> soon = expiringSoon(m_store.model(), now);
    QHash<QString, QDateTime> told;
    QList<SandboxRow> fresh;
    for (const SandboxRow &row : soon) {
        const QString key = row.key().text();
        told.insert(key, row.sandbox.expiresAt);
        if (m_told.value(key) != row.sandbox.expiresAt)
            fresh.append(row);
    }
    // Renewed or gone: what the desktop still shows of it is not true any more.
    for (auto it = m_told.cbegin(); it != m_told.cend(); ++it)
        if (!told.contains(it.key()))
            m_sink.withdraw(QStringLiteral("expiry/") + it.key());
    m_told = told;
    if (fresh.isEmpty() || !m_preferences.notifyExpiry || m_isWindowActive())
        return;
    if (fresh.size() > mostSingly)
        return tellExpiries(fresh);
    for (const SandboxRow &row : std::as_const(fresh))
        tellExpiry(row);
}

void Notifications::tellExpiry(const SandboxRow &row)
{
    const SandboxKey key = row.key();
    const int minutes = static_cast<int>((m_store.clock().now().secsTo(row.sandbox.expiresAt) + 59) / 60);
    Notification notification;
    notification.topic = topicOf(key);
    notification.title = tr("%1 expires in %n minute(s)", nullptr, minutes)
                             .arg(safeText(row.name.isEmpty() ? row.shortId : row.name));
    notification.body = tr("Then it is deleted, with everything that is not in a volume. It is on %1.")
                            .arg(safeText(row.connectionName));
    if (m_store.whyNot(key, SandboxAction::Renew).isEmpty())
        notification.actionText = tr("Renew 30 min");
    m_sink.show(
        notification, [this, key] { m_store.renewBy(key, notifiedRenewal); },
        [this, key] { Q_EMIT sandboxRequested(key); });
}

void Notifications::tellExpiries(const QList<SandboxRow> &rows)
{
    QStringList names;
    QList<SandboxKey> keys;
    for (const SandboxRow &row : rows) {
        names << safeText(row.name.isEmpty() ? row.shortId : row.name);
        keys << row.key();
    }
    Notification notification;
    notification.topic = QStringLiteral("expiry");
    notification.title =
        tr("%n sandbox(es) expire within 10 minutes", nullptr, static_cast<int>(rows.size()));
    notification.body = names.mid(0, 5).join(QStringLiteral(", "));
    notification.actionText = tr("Renew 30 min");
    m_sink.show(
        notification,
        [this, keys] {
            for (const SandboxKey &key : keys)
                if (m_store.whyNot(key, SandboxAction::Renew).isEmpty())
                    m_store.renewBy(key, notifiedRenewal);
        },
        [this] { Q_EMIT windowRequested(); });
}

} // namespace osc
