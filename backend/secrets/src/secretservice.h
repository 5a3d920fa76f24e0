// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace osc {

/// Asks the Secret Service on D-Bus what QtKeychain does not tell (freedesktop Secret Service API 0.2:
/// ReadAlias, Collection.Locked, Service.Unlock, Prompt). Lives on a thread of its own because connecting to
/// a bus that does not answer blocks. Calls may come from any thread; answers are delivered on the thread of
/// their context, which outlives this object's thread.
class SecretService : public QObject
{
    Q_OBJECT

public:
    enum class Lock {
        Absent, ///< No bus, no service, or no default collection.
        Locked, ///< Or the user refused to unlock.
        Unlocked,
    };

    SecretService();
    ~SecretService() override;

    using Answer = std::function<void(Lock)>;
    void query(QObject *context, Answer answer);
    /// @p onPrompt is called when the keyring shows its prompt to the user, who has no time limit. A caller
    /// that lets go leaves the prompt on the screen: gnome-keyring 42 dies of an assertion when a prompt is
    /// dismissed by D-Bus.
    void unlock(QObject *context, std::function<void()> onPrompt, Answer answer);

private Q_SLOTS:
    void promptCompleted(bool dismissed, const QDBusVariant &result);

private:
    void unlockHere(QObject *context, const std::function<void()> &onPrompt, Answer answer);
    [[nodiscard]] std::optional<QDBusConnection> bus();
    [[nodiscard]] QDBusObjectPath defaultCollection();
    [[nodiscard]] Lock lockState();
    void finishUnlock();

    struct Waiting
    {
        QObject *context;
        Answer answer;
    };
    QString m_connection;
    QDBusObjectPath m_prompt;
    /// While there is a prompt: it dies with its keyring.
    std::unique_ptr<QDBusServiceWatcher> m_promptOwner;
    QList<Waiting> m_waiting; ///< Who waits for the prompt on screen.
};

} // namespace osc
