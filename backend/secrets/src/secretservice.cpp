// SPDX-License-Identifier: Apache-2.0
#include "secretservice.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusReply>
#include <QDBusVariant>
#include <QUuid>
#include <QVariant>

namespace osc {

namespace {

const auto serviceName = QStringLiteral("org.freedesktop.secrets");
const auto servicePath = QStringLiteral("/org/freedesktop/secrets");
const auto serviceInterface = QStringLiteral("org.freedesktop.Secret.Service");
const auto collectionInterface = QStringLiteral("org.freedesktop.Secret.Collection");
const auto promptInterface = QStringLiteral("org.freedesktop.Secret.Prompt");
constexpr int callTimeoutMs = 5000;

void deliver(QObject *context, std::function<void()> call)
{
    QMetaObject::invokeMethod(context, std::move(call), Qt::QueuedConnection);
}

} // namespace

SecretService::SecretService()
    : m_connection(QStringLiteral("secrets-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
{}

SecretService::~SecretService()
{
    QDBusConnection::disconnectFromBus(m_connection);
}

std::optional<QDBusConnection> SecretService::bus()
{
    QDBusConnection connection(m_connection);
    if (!connection.isConnected()) {
        // Also after a bus that went away: a keyring may appear later.
        QDBusConnection::disconnectFromBus(m_connection);
        connection = QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_connection);
    }
    if (!connection.isConnected())
        return {};
    return connection;
}

QDBusObjectPath SecretService::defaultCollection()
{
    const auto connection = bus();
    if (!connection)
        return {};
    auto call = QDBusMessage::createMethodCall(serviceName, servicePath, serviceInterface,
                                               QStringLiteral("ReadAlias"));
    call.setArguments({QStringLiteral("default")});
    const QDBusReply<QDBusObjectPath> reply = connection->call(call, QDBus::Block, callTimeoutMs);
    // "/" is the API's way to say that there is none.
    if (!reply.isValid() || reply.value().path() == QLatin1String("/"))
        return {};
    return reply.value();
}

SecretService::Lock SecretService::lockState()
{
    const auto collection = defaultCollection();
    const auto connection = bus(); // which may have gone away meanwhile
    if (collection.path().isEmpty() || !connection)
        return Lock::Absent;
    auto call = QDBusMessage::createMethodCall(serviceName, collection.path(),
                                               QStringLiteral("org.freedesktop.DBus.Properties"),
                                               QStringLiteral("Get"));
    call.setArguments({collectionInterface, QStringLiteral("Locked")});
    const QDBusReply<QDBusVariant> reply = connection->call(call, QDBus::Block, callTimeoutMs);
    if (!reply.isValid())
        return Lock::Absent;
    return reply.value().variant().toBool() ? Lock::Locked : Lock::Unlocked;
}

void SecretService::query(QObject *context, Answer answer)
{
    QMetaObject::invokeMethod(
        this,
        [this, context, answer = std::move(answer)] {
            deliver(context, [answer, lock = lockState()] { answer(lock); });
        },
        Qt::QueuedConnection);
}

void SecretService::unlock(QObject *context, std::function<void()> onPrompt, Answer answer)
{
    QMetaObject::invokeMethod(
        this,
        [this, context, onPrompt = std::move(onPrompt), answer = std::move(answer)] {
            unlockHere(context, onPrompt, answer);
        },
        Qt::QueuedConnection);
}

void SecretService::unlockHere(QObject *context, const std::function<void()> &onPrompt, Answer answer)
{
    const auto lock = lockState();
    if (lock != Lock::Locked) {
        deliver(context, [answer = std::move(answer), lock] { answer(lock); });
        return;
    }
    m_waiting.append({context, std::move(answer)});
    if (!m_prompt.path().isEmpty()) { // one prompt serves all who wait
        deliver(context, onPrompt);
        return;
    }

    auto call =
        QDBusMessage::createMethodCall(serviceName, servicePath, serviceInterface, QStringLiteral("Unlock"));
    call.setArguments({QVariant::fromValue(QList<QDBusObjectPath>{defaultCollection()})});
    auto connection =
        bus().value_or(QDBusConnection(m_connection)); // one that is closed answers with an error
    const auto reply = connection.call(call, QDBus::Block, callTimeoutMs);
    const auto prompt =
        reply.arguments().size() == 2 ? reply.arguments().at(1).value<QDBusObjectPath>() : QDBusObjectPath();
    if (prompt.path().isEmpty() ||
        prompt.path() == QLatin1String("/")) { // unlocked without asking, or refused
        finishUnlock();
        return;
    }
    m_prompt = prompt;
    m_promptOwner = std::make_unique<QDBusServiceWatcher>(serviceName, connection,
                                                          QDBusServiceWatcher::WatchForOwnerChange);
    connect(m_promptOwner.get(), &QDBusServiceWatcher::serviceOwnerChanged, this,
            &SecretService::finishUnlock);
    connection.connect(serviceName, prompt.path(), promptInterface, QStringLiteral("Completed"), this,
                       SLOT(promptCompleted(bool, QDBusVariant)));
    auto show =
        QDBusMessage::createMethodCall(serviceName, prompt.path(), promptInterface, QStringLiteral("Prompt"));
    show.setArguments({QString()});
    if (connection.call(show, QDBus::Block, callTimeoutMs).type() == QDBusMessage::ErrorMessage) {
        finishUnlock();
        return;
    }
    deliver(context, onPrompt);
}

void SecretService::promptCompleted(bool, const QDBusVariant &)
{
    finishUnlock();
}

void SecretService::finishUnlock()
{
    if (m_promptOwner) {
        m_promptOwner->disconnect(this);
        m_promptOwner.release()->deleteLater(); // it may be the one that calls
    }
    if (!m_prompt.path().isEmpty()) {
        bus()
            .value_or(QDBusConnection(m_connection))
            .disconnect(serviceName, m_prompt.path(), promptInterface, QStringLiteral("Completed"), this,
                        SLOT(promptCompleted(bool, QDBusVariant)));
        m_prompt = {};
    }
    const auto lock = lockState(); // what is, whatever the prompt says
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &one : waiting)
        deliver(one.context, [answer = one.answer, lock] { answer(lock); });
}

} // namespace osc
