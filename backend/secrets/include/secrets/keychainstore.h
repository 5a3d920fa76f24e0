// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/secretstore.h>

#include <QHash>
#include <QThread>

#include <deque>
#include <memory>

namespace osc {

class SecretService;

/// Secrets in the keychain of the desktop, through QtKeychain.
///
/// QtKeychain's answers are not taken at face value (a locked keyring reads as "not found", a delete can
/// succeed and delete nothing: test-environment 2). Before each call the Secret Service is asked whether its
/// default collection is unlocked, it is unlocked if need be (the user sees the keyring's prompt, state() is
/// Waiting), writes and deletes are read back, and that an entry is not there counts only when the keyring
/// was unlocked all along. Where KWallet is the desktop's keychain, QtKeychain talks to it alone and it asks
/// for its password by itself. Calls act one after the other.
///
/// When there is no keychain, secrets are held in memory until the program ends and state() is MemoryOnly. A
/// keychain that appears later is used from then on, and what was held in memory moves into it. One that is
/// there but does not answer within seconds is an error of kind Timeout, never taken for none.
class KeychainStore final : public SecretStore
{
    Q_OBJECT

public:
    /// @p service names the entries; other than the default only in tests.
    explicit KeychainStore(QString service = QStringLiteral("opensandbox-console"),
                           QObject *parent = nullptr);
    ~KeychainStore() override;

    [[nodiscard]] SecretStoreState state() const override { return m_state; }
    [[nodiscard]] QString keychainName() const override { return m_name; }
    [[nodiscard]] Operation unlock(Callback<void> done) override;
    [[nodiscard]] Operation read(const QString &key, Callback<std::optional<SecretString>> done) override;
    [[nodiscard]] Operation write(const QString &key, const SecretString &secret,
                                  Callback<void> done) override;
    [[nodiscard]] Operation remove(const QString &key, Callback<void> done) override;

    /// Asks the keychain for its state without unlocking it; state() follows.
    void probe();

private:
    class Call;
    friend class Call;

    void setState(SecretStoreState state, const QString &name);
    void moveMemory();
    void enqueue(const std::weak_ptr<Call> &call);
    void nextCall();

    QString m_service;
    SecretStoreState m_state = SecretStoreState::Unknown;
    QString m_name;
    QHash<QString, SecretString> m_memory;
    std::deque<std::weak_ptr<Call>> m_queue; ///< Of those that may act.
    bool m_acting = false;
    std::unique_ptr<QThread> m_thread;
    SecretService *m_secretService; ///< Lives on m_thread.
    Operation m_moving;
};

} // namespace osc
