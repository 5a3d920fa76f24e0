// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "endpointlookup.h"

#include <core/credentialvault.h>
#include <core/networkpolicies.h>

namespace osc {

/// Policies through the server, which knows the token of the sidecar; on servers that are too old for it at
/// the sidecar itself (api-1.1 3, execd-and-client 3.2).
class RemoteNetworkPolicies : public NetworkPolicyService
{
public:
    RemoteNetworkPolicies(ServerContext &context, EndpointLookup &lookup)
        : m_context(context)
        , m_lookup(lookup)
    {}

    [[nodiscard]] Operation get(const QString &sandboxId, Callback<NetworkPolicyStatus> done) override;
    [[nodiscard]] Operation replace(const QString &sandboxId, const NetworkPolicy &policy,
                                    Callback<NetworkPolicyStatus> done) override;
    [[nodiscard]] Operation merge(const QString &sandboxId, const QList<NetworkRule> &rules,
                                  Callback<NetworkPolicyStatus> done) override;
    [[nodiscard]] Operation removeRules(const QString &sandboxId, const QStringList &targets,
                                        Callback<NetworkPolicyStatus> done) override;

private:
    [[nodiscard]] Operation send(const QString &sandboxId, const QByteArray &method, const QByteArray &body,
                                 Callback<NetworkPolicyStatus> done);
    [[nodiscard]] Operation change(const QString &sandboxId, const QByteArray &method, const QByteArray &body,
                                   Callback<NetworkPolicyStatus> done);

    ServerContext &m_context;
    EndpointLookup &m_lookup;
};

/// The vault of the sidecar by way of execd: only from inside the sandbox is it open for secrets on every
/// runtime (execd-and-client 3.1).
class RemoteCredentialVaults : public CredentialVaultService
{
public:
    RemoteCredentialVaults(ServerContext &context, EndpointLookup &lookup)
        : m_context(context)
        , m_lookup(lookup)
    {}

    [[nodiscard]] Operation get(const QString &sandboxId, Callback<VaultState> done) override;
    [[nodiscard]] Operation create(const QString &sandboxId, const QList<VaultSecret> &credentials,
                                   const QList<VaultBinding> &bindings, Callback<VaultState> done) override;
    [[nodiscard]] Operation patch(const QString &sandboxId, const VaultPatch &patch,
                                  Callback<VaultState> done) override;
    [[nodiscard]] Operation remove(const QString &sandboxId, Callback<void> done) override;
    [[nodiscard]] Operation listCredentials(const QString &sandboxId,
                                            Callback<QList<VaultCredential>> done) override;
    [[nodiscard]] Operation listBindings(const QString &sandboxId,
                                         Callback<QList<VaultBinding>> done) override;

private:
    [[nodiscard]] Operation send(const QString &sandboxId, const QByteArray &method, const QByteArray &path,
                                 const QByteArray &body, Callback<HttpResponse> done);
    [[nodiscard]] Operation askState(const QString &sandboxId, const QByteArray &method,
                                     const QByteArray &path, const QByteArray &body,
                                     Callback<VaultState> done);

    ServerContext &m_context;
    EndpointLookup &m_lookup;
};

} // namespace osc
