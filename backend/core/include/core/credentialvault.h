// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>
#include <core/secretstring.h>

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace osc {

/// A credential as it is written. Its value never comes back.
struct VaultSecret
{
    QString name;
    SecretString value; ///< Not empty.

    bool operator==(const VaultSecret &) const = default;
};

/// Which requests a binding is for; empty lists mean what is in brackets.
struct VaultMatch
{
    QStringList hosts;   ///< Required: "api.example.com" or "*.example.com".
    QStringList schemes; ///< [https]
    QList<int> ports;    ///< [443]; only 80 and 443 are possible.
    QStringList methods; ///< [GET POST PUT PATCH DELETE]
    QStringList paths;   ///< [/*]; begins with a slash, a star at the end is any rest.

    bool operator==(const VaultMatch &) const = default;
};

/// How a binding puts a credential into a request (execd-and-client 3.3).
struct VaultAuth
{
    enum class Type { Bearer, Basic, ApiKey, CustomHeaders, Passthrough, Unknown };
    struct Header
    {
        QString name;
        QString credential;

        bool operator==(const Header &) const = default;
    };

    Type type = Type::Bearer;
    QString typeName{};      ///< As the server writes it; for types that are not known here.
    QString credential{};    ///< Name of a credential. Empty in what is read: it never comes back.
    QString headerName{};    ///< For ApiKey.
    QList<Header> headers{}; ///< For CustomHeaders. Empty in what is read.

    bool operator==(const VaultAuth &) const = default;
};

struct VaultBinding
{
    QString name;
    VaultMatch match;
    VaultAuth auth;
    qint64 revision = 0; ///< Of what is read.

    bool operator==(const VaultBinding &) const = default;
};

/// What a vault tells of a credential.
struct VaultCredential
{
    QString name;
    QString sourceType;  ///< "inline".
    qint64 revision = 0; ///< Of the vault when it was set last.

    bool operator==(const VaultCredential &) const = default;
};

/// A vault as it can be read: no values, and not which binding uses which credential.
struct VaultState
{
    qint64 revision = 0;
    QList<VaultCredential> credentials; ///< By name.
    QList<VaultBinding> bindings;       ///< By name.

    bool operator==(const VaultState &) const = default;
};

/// A change in one step: all of it or nothing.
struct VaultPatch
{
    std::optional<qint64> expectedRevision; ///< Conflict when the vault has another one.
    QList<VaultSecret> addCredentials;
    QList<VaultSecret> replaceCredentials;
    QStringList deleteCredentials;
    QList<VaultBinding> addBindings;
    QList<VaultBinding> replaceBindings;
    QStringList deleteBindings;

    bool operator==(const VaultPatch &) const = default;
};

/// The Credential Vault of a running sandbox: its egress sidecar puts secrets into matching requests, so that
/// the programs inside never see them. It needs a sandbox that was created with a network policy and the
/// credential proxy, and lives in the memory of the sidecar only.
class CredentialVaultService
{
public:
    virtual ~CredentialVaultService();

    /// NotFound while there is none yet, or when the sandbox has no sidecar (the message says which).
    [[nodiscard]] virtual Operation get(const QString &sandboxId, Callback<VaultState> done) = 0;
    /// Conflict when there is one. Failed with a sentence while the proxy is off or starting.
    [[nodiscard]] virtual Operation create(const QString &sandboxId, const QList<VaultSecret> &credentials,
                                           const QList<VaultBinding> &bindings,
                                           Callback<VaultState> done) = 0;
    [[nodiscard]] virtual Operation patch(const QString &sandboxId, const VaultPatch &patch,
                                          Callback<VaultState> done) = 0;
    [[nodiscard]] virtual Operation remove(const QString &sandboxId, Callback<void> done) = 0;
    [[nodiscard]] virtual Operation listCredentials(const QString &sandboxId,
                                                    Callback<QList<VaultCredential>> done) = 0;
    [[nodiscard]] virtual Operation listBindings(const QString &sandboxId,
                                                 Callback<QList<VaultBinding>> done) = 0;
};

} // namespace osc
