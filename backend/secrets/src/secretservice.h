// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusObjectPath>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QList>
#include <QMutex>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace osc {

/// Asks the keychain of the desktop on D-Bus what QtKeychain does not tell: the Secret Service (freedesktop
/// Secret Service API 0.2: ReadAlias, Collection.Locked, Service.Unlock, Prompt), or KWallet where that is
/// the desktop's. Lives on a thread of its own because connecting to a bus that does not answer blocks, and
/// so does a keyring that hangs. Calls may come from any thread; answers are delivered on the thread of their
/// context, which outlives this object's thread.
class SecretService : public QObject
{
    Q_OBJECT

public:
    enum class Lock {
        Absent, ///< No bus, no service, or no default collection.
        Silent, ///< It is there, but did not answer in time.
        Locked, ///< Or the user refused to unlock.
        Unlocked,
    };
    struct Status
    {
        Lock lock = Lock::Absent;
        QString name{};         ///< "GNOME Keyring"; empty: not known.
        bool prompting = false; ///< It shows a prompt that was asked for here.
    };

    SecretService();
    ~SecretService() override;

    using Answer = std::function<void(const Status &)>;
    void query(QObject *context, Answer answer);
    /// @p onPrompt is called when the keyring shows its prompt to the user, who has no time limit. A caller
    /// that lets go leaves the prompt on the screen: gnome-keyring 42 dies of an assertion when a prompt is
    /// dismissed by D-Bus. KWallet unlocks by itself at the next use: its state is only told.
    void unlock(QObject *context, std::function<void()> onPrompt, Answer answer);
    /// From now on @p onChange is called whenever a keyring comes, goes, locks or unlocks, as far as there is
    /// a bus, and when its prompt is answered.
    void watch(QObject *context, std::function<void()> onChange);
    /// Nothing is delivered any more after this.
    void mute();

    /// KWallet answers QtKeychain on KDE (it looks at the same variable); the Secret Service has no part in
    /// it there.
    [[nodiscard]] static bool isKWalletDesktop();

private Q_SLOTS:
    void promptCompleted(bool dismissed, const QDBusVariant &result);
    void noteChange();

private:
    void deliver(QObject *context, std::function<void()> call);
    void unlockHere(QObject *context, const std::function<void()> &onPrompt, Answer answer);
    void watchHere();
    [[nodiscard]] std::optional<QDBusConnection> bus();
    [[nodiscard]] Status status();
    [[nodiscard]] Status serviceStatus(QDBusConnection connection, QDBusObjectPath *collection = nullptr);
    [[nodiscard]] static Status walletStatus(const QDBusConnection &connection);
    void finishUnlock();

    struct Waiting
    {
        QObject *context;
        Answer answer;
    };
    QMutex m_gate;
    bool m_muted = false; ///< Behind the gate.
    QString m_connection;
    QDBusObjectPath m_prompt;
    /// While there is a prompt: it dies with its keyring.
    std::unique_ptr<QDBusServiceWatcher> m_promptOwner;
    QList<Waiting> m_waiting; ///< Who waits for the prompt on screen.
    QObject *m_watcher = nullptr;
    std::function<void()> m_onChange;
    std::unique_ptr<QDBusServiceWatcher> m_owner; ///< Of the bus that is connected.
};

} // namespace osc
