// SPDX-License-Identifier: Apache-2.0
#include "secretservice.h"

#include <core/handover.h>

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusReply>
#include <QDBusVariant>
#include <QFile>
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

/// Nobody knows what it would have said.
bool isSilence(const QDBusError &error)
{
    return error.type() == QDBusError::NoReply || error.type() == QDBusError::Timeout ||
           error.type() == QDBusError::TimedOut;
}

/// The API has no member for it, so the program that owns the name is asked for.
QString nameOfService(const QDBusConnection &connection)
{
    const QDBusReply<uint> process = connection.interface()->servicePid(serviceName);
    QFile file(QStringLiteral("/proc/%1/comm").arg(process.isValid() ? process.value() : 0));
    if (!process.isValid() || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray program = file.read(64).trimmed(); // cut off after 15 characters by the kernel
    if (program.startsWith("gnome-keyring"))
        return QStringLiteral("GNOME Keyring");
    if (program.startsWith("kwalletd") || program.startsWith("ksecretd"))
        return QStringLiteral("KWallet");
    return program == "keepassxc" ? QStringLiteral("KeePassXC") : QString();
}

} // namespace

SecretService::SecretService()
    : m_connection(QStringLiteral("secrets-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
{}

SecretService::~SecretService()
{
    m_owner.reset();
    QDBusConnection::disconnectFromBus(m_connection);
}

void SecretService::deliver(QObject *context, std::function<void()> call)
{
    const QMutexLocker gate(&m_gate);
    if (!m_muted)
        handTo(context, std::move(call));
}

void SecretService::mute()
{
    const QMutexLocker gate(&m_gate);
    m_muted = true;
}

std::optional<QDBusConnection> SecretService::bus()
{
    QDBusConnection connection(m_connection);
    if (!connection.isConnected()) {
        // Also after a bus that went away: a keyring may appear later.
        m_owner.reset();
        QDBusConnection::disconnectFromBus(m_connection);
        connection = QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_connection);
    }
    if (!connection.isConnected()) {
        m_owner.reset();
        return {};
    }
    if (!m_owner)
        watchHere();
    return connection;
}

SecretService::Status SecretService::serviceStatus(QDBusConnection connection, QDBusObjectPath *collection)
{
    const auto lockOf = [](const QDBusError &error) {
        return isSilence(error) ? Lock::Silent : Lock::Absent;
    };
    auto call = QDBusMessage::createMethodCall(serviceName, servicePath, serviceInterface,
                                               QStringLiteral("ReadAlias"));
    call.setArguments({QStringLiteral("default")});
    const QDBusReply<QDBusObjectPath> path = connection.call(call, QDBus::Block, callTimeoutMs);
    if (!path.isValid())
        return {lockOf(path.error())};
    if (path.value().path() == QLatin1String("/")) // the API's way to say that there is none
        return {Lock::Absent};
    call = QDBusMessage::createMethodCall(serviceName, path.value().path(),
                                          QStringLiteral("org.freedesktop.DBus.Properties"),
                                          QStringLiteral("Get"));
    call.setArguments({collectionInterface, QStringLiteral("Locked")});
    const QDBusReply<QDBusVariant> locked = connection.call(call, QDBus::Block, callTimeoutMs);
    if (!locked.isValid())
        return {lockOf(locked.error())};
    if (collection)
        *collection = path.value();
    return {locked.value().variant().toBool() ? Lock::Locked : Lock::Unlocked, nameOfService(connection)};
}

SecretService::Status SecretService::walletStatus(const QDBusConnection &connection)
{
    const QString version = qEnvironmentVariable("KDE_SESSION_VERSION", QStringLiteral("5"));
    const auto ask = [&](const QString &method, const QVariantList &arguments = {}) {
        auto call = QDBusMessage::createMethodCall(QStringLiteral("org.kde.kwalletd") + version,
                                                   QStringLiteral("/modules/kwalletd") + version,
                                                   QStringLiteral("org.kde.KWallet"), method);
        call.setArguments(arguments);
        return connection.call(call, QDBus::Block, callTimeoutMs);
    };
    const QDBusReply<bool> enabled = ask(QStringLiteral("isEnabled"));
    if (!enabled.isValid())
        return {isSilence(enabled.error()) ? Lock::Silent : Lock::Absent};
    const QDBusReply<QString> wallet = ask(QStringLiteral("networkWallet"));
    if (!enabled.value() || !wallet.isValid())
        return {Lock::Absent};
    const QDBusReply<bool> open = ask(QStringLiteral("isOpen"), {wallet.value()});
    return {open.isValid() && open.value() ? Lock::Unlocked : Lock::Locked, QStringLiteral("KWallet")};
}

SecretService::Status SecretService::status()
{
    const auto connection = bus();
    if (!connection)
        return {};
    Status found = isKWalletDesktop() ? walletStatus(*connection) : serviceStatus(*connection);
    found.prompting = !m_prompt.path().isEmpty();
    return found;
}

bool SecretService::isKWalletDesktop()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(QLatin1Char(':')).contains(QLatin1String("KDE"));
}

void SecretService::query(QObject *context, Answer answer)
{
    handTo(this, [this, context, answer = std::move(answer)] {
        deliver(context, [answer, found = status()] { answer(found); });
    });
}

void SecretService::unlock(QObject *context, std::function<void()> onPrompt, Answer answer)
{
    handTo(this, [this, context, onPrompt = std::move(onPrompt), answer = std::move(answer)] {
        unlockHere(context, onPrompt, answer);
    });
}

void SecretService::watch(QObject *context, std::function<void()> onChange)
{
    handTo(this, [this, context, onChange = std::move(onChange)] {
        m_watcher = context;
        m_onChange = onChange;
        (void)bus();
    });
}

void SecretService::watchHere()
{
    QDBusConnection connection(m_connection);
    m_owner = std::make_unique<QDBusServiceWatcher>(serviceName, connection,
                                                    QDBusServiceWatcher::WatchForOwnerChange);
    connect(m_owner.get(), &QDBusServiceWatcher::serviceOwnerChanged, this, &SecretService::noteChange);
    connection.connect(serviceName, servicePath, serviceInterface, QStringLiteral("CollectionChanged"), this,
                       SLOT(noteChange()));
}

void SecretService::noteChange()
{
    if (m_watcher)
        deliver(m_watcher, m_onChange);
}

void SecretService::unlockHere(QObject *context, const std::function<void()> &onPrompt, Answer answer)
{
    QDBusObjectPath collection;
    const auto connected = bus();
    Status now;
    if (connected && isKWalletDesktop())
        now = walletStatus(*connected);
    else if (connected)
        now = serviceStatus(*connected, &collection);
    if (now.lock != Lock::Locked || collection.path().isEmpty()) {
        deliver(context, [answer = std::move(answer), now] { answer(now); });
        return;
    }
    m_waiting.append({context, std::move(answer)});
    if (!m_prompt.path().isEmpty()) { // one prompt serves all who wait
        deliver(context, onPrompt);
        return;
    }

    auto call =
        QDBusMessage::createMethodCall(serviceName, servicePath, serviceInterface, QStringLiteral("Unlock"));
    call.setArguments({QVariant::fromValue(QList<QDBusObjectPath>{collection})});
    QDBusConnection connection = *connected;
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
    const auto now = status(); // what is, whatever the prompt says
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &one : waiting)
        deliver(one.context, [answer = one.answer, now] { answer(now); });
    noteChange();
}

} // namespace osc
