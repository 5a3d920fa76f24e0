// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentialvault.h>

#include <QObject>

#include <functional>
#include <optional>

namespace osc {

/// The Credential Vault of one sandbox. Values go in and never come out, so nothing here holds one longer
/// than its request. A change is made against the revision that was read; when somebody else was faster, the
/// vault is read again and the change can be tried once more.
class VaultStore : public QObject
{
    Q_OBJECT

public:
    explicit VaultStore(QObject *parent = nullptr);
    ~VaultStore() override;

    /// @p service lives until close().
    void open(CredentialVaultService *service, const QString &sandboxId);
    void close();
    void refresh();

    /// Makes the vault with the first credential, or changes the one that is there. Nothing while
    /// isChanging(). @p done is told the end; a conflict has already led to a new reading by then.
    void change(const VaultPatch &patch, const std::function<void(const Done &)> &done);
    void removeVault(const std::function<void(const Done &)> &done);

    /// None before the first answer, and while there is no vault.
    [[nodiscard]] const std::optional<VaultState> &state() const { return m_state; }
    /// Why there is none, as the connection says it.
    [[nodiscard]] const QString &none() const { return m_none; }
    [[nodiscard]] bool isLoading() const { return m_reading.isActive(); }
    [[nodiscard]] bool isChanging() const { return m_changing.isActive(); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] QStringList credentialNames() const;
    [[nodiscard]] QStringList bindingNames() const;

Q_SIGNALS:
    void changed();

private:
    void read(const Result<VaultState> &state);
    void changedTo(const Result<VaultState> &state, const std::function<void(const Done &)> &done);

    CredentialVaultService *m_service = nullptr;
    QString m_sandboxId;
    std::optional<VaultState> m_state;
    QString m_none;
    std::optional<Error> m_error;
    Operation m_reading;
    Operation m_changing;
};

/// "Bearer token", "Header X-Api-Key" …
[[nodiscard]] QString vaultAuthText(const VaultAuth &auth);
/// "GET, POST of https://api.example.com/v1/*".
[[nodiscard]] QString vaultMatchText(const VaultMatch &match);

} // namespace osc
