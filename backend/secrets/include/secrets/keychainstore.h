// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/secretstore.h>

#include <QHash>
#include <QThread>

#include <memory>

namespace osc {

class SecretService;

/// Secrets in the keychain of the desktop, through QtKeychain.
///
/// QtKeychain's answers are not taken at face value (a locked keyring reads as "not found", a delete can
/// succeed and delete nothing: test-environment 2). Before each call the Secret Service is asked whether its
/// default collection is unlocked, it is unlocked if need be (the user sees the keyring's prompt, state() is
/// Waiting), and writes and deletes are read back. Where KWallet is the desktop's keychain, QtKeychain talks
/// to it alone.
///
/// When no keychain answers, secrets are held in memory until the program ends and state() is MemoryOnly. A
/// keychain that appears later is used from the next call on; what was held in memory moves into it.
class KeychainStore final : public SecretStore
{
    Q_OBJECT

public:
    /// @p service names the entries; other than the default only in tests.
    explicit KeychainStore(QString service = QStringLiteral("opensandbox-console"),
                           QObject *parent = nullptr);
    ~KeychainStore() override;

    [[nodiscard]] SecretStoreState state() const override { return m_state; }
    [[nodiscard]] Operation read(const QString &key, Callback<std::optional<SecretString>> done) override;
    [[nodiscard]] Operation write(const QString &key, const SecretString &secret,
                                  Callback<void> done) override;
    [[nodiscard]] Operation remove(const QString &key, Callback<void> done) override;

    /// Asks the keychain for its state without unlocking it; state() follows.
    void probe();

private:
    class Call;
    friend class Call;

    void setState(SecretStoreState state);

    QString m_service;
    SecretStoreState m_state = SecretStoreState::Unknown;
    QHash<QString, SecretString> m_memory;
    QThread m_thread;
    SecretService *m_secretService; ///< Lives on m_thread.
};

} // namespace osc
