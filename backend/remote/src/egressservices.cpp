// SPDX-License-Identifier: Apache-2.0
#include "egressservices.h"

#include "chain.h"
#include "featurecodec.h"
#include "remoteask.h"

#include <core/httpstatus.h>

#include <QCoreApplication>

namespace osc {

namespace {

struct EgressText
{
    Q_DECLARE_TR_FUNCTIONS(osc::RemoteEgress)
};

const auto policyRoute = QStringLiteral("/sandboxes/{sandbox_id}/networkpolicy");

Error noSidecar()
{
    Error error;
    error.kind = ErrorKind::NotFound;
    error.message = EgressText::tr("The sandbox was created without a network policy.");
    error.advice = EgressText::tr("Create another one with a network policy: it cannot be added later.");
    return error;
}

/// The sidecar speaks in lines of plain text.
Error sidecarRefusal(const HttpResponse &response)
{
    if (response.status == 502 || response.status == 503 || response.status == 504)
        return noSidecar();
    Error error;
    error.kind = kindOfHttpStatus(response.status);
    error.detail = QString::fromUtf8(response.body.left(4096)).trimmed();
    error.message = EgressText::tr("The sandbox's network guard refused the request.");
    switch (response.status) {
    case 404:
        if (error.detail.contains(QLatin1String("page not found"))) {
            error.kind = ErrorKind::Unsupported;
            error.message = EgressText::tr("The sandbox's network guard is too old for credential vaults.");
        } else {
            error.message = EgressText::tr("There is no such thing in the credential vault of the sandbox.");
        }
        break;
    case 409:
        error.message = EgressText::tr("The credential vault was changed meanwhile, or is there already.");
        error.advice = EgressText::tr("Read it again, then repeat the change.");
        break;
    case 412:
        error.kind = ErrorKind::Failed;
        error.message = EgressText::tr("The credential proxy of the sandbox is off or still starting.");
        error.advice = EgressText::tr("It needs a sandbox that was created with the credential proxy.");
        break;
    case 413:
        error.kind = ErrorKind::Exhausted;
        error.message = EgressText::tr("The policy has more rules than the network guard accepts.");
        break;
    case 426:
        error.kind = ErrorKind::Forbidden;
        error.message = EgressText::tr("The network guard takes secrets over an encrypted connection only.");
        break;
    default:
        break;
    }
    return error;
}

Operation sendTo(HttpClient &http, const SandboxDoor &door, const QByteArray &method,
                 const QByteArray &target, const QByteArray &body, Callback<HttpResponse> done)
{
    HttpRequest request;
    request.method = method;
    request.target = target;
    request.headers = door.headers;
    if (!body.isEmpty())
        request.headers.append(HttpHeader{"Content-Type", "application/json"});
    request.body = body;
    request.maximumBody = 4 * 1024 * 1024;
    return http.send(door.endpoint, std::move(request),
                     [done = std::move(done)](Result<HttpResponse> answer) {
                         if (answer && answer->status / 100 != 2)
                             done(sidecarRefusal(*answer));
                         else
                             done(std::move(answer));
                     });
}

} // namespace

Operation RemoteNetworkPolicies::send(const QString &sandboxId, const QByteArray &method,
                                      const QByteArray &body, Callback<NetworkPolicyStatus> done)
{
    const auto read = [endpoint = m_context.client.endpoint(),
                       done = std::move(done)](const Result<HttpResponse> &answer) {
        if (!answer) {
            const bool isMissing = answer.error().code == QLatin1String("BACKEND_CONNECTION_FAILED");
            return done(isMissing ? noSidecar() : answer.error());
        }
        if (auto status = decodePolicyStatus(answer->body))
            done(*std::move(status));
        else
            done(remoteNotUnderstood(endpoint));
    };
    if (m_context.facts.isNewer() && m_context.facts.has(policyRoute)) {
        RemoteRequest request;
        request.method = method;
        request.path = sandboxPath(sandboxId, "/networkpolicy");
        request.body = body;
        request.mayRepeat = false; // 502 says that there is no sidecar
        request.failure = EgressText::tr("The network policy of the sandbox was refused.");
        return m_context.client.send(std::move(request), read);
    }
    return chain<SandboxDoor, HttpResponse>(
        [this, sandboxId](Callback<SandboxDoor> found) {
            return m_lookup.find(sandboxId, egressPort, std::move(found));
        },
        [this, method, body](const SandboxDoor &door, Callback<HttpResponse> answered) {
            return sendTo(m_context.http, door, method, "/policy", body, std::move(answered));
        },
        read);
}

/// Answers of changes do not hold the policy.
Operation RemoteNetworkPolicies::change(const QString &sandboxId, const QByteArray &method,
                                        const QByteArray &body, Callback<NetworkPolicyStatus> done)
{
    return chain<NetworkPolicyStatus, NetworkPolicyStatus>(
        [this, sandboxId, method, body](Callback<NetworkPolicyStatus> changed) {
            return send(sandboxId, method, body, std::move(changed));
        },
        [this, sandboxId](const NetworkPolicyStatus &, Callback<NetworkPolicyStatus> read) {
            return get(sandboxId, std::move(read));
        },
        std::move(done));
}

Operation RemoteNetworkPolicies::get(const QString &sandboxId, Callback<NetworkPolicyStatus> done)
{
    return send(sandboxId, "GET", {}, std::move(done));
}

Operation RemoteNetworkPolicies::replace(const QString &sandboxId, const NetworkPolicy &policy,
                                         Callback<NetworkPolicyStatus> done)
{
    return change(sandboxId, "PUT", encodePolicy(policy), std::move(done));
}

Operation RemoteNetworkPolicies::merge(const QString &sandboxId, const QList<NetworkRule> &rules,
                                       Callback<NetworkPolicyStatus> done)
{
    return change(sandboxId, "PATCH", encodeRules(rules), std::move(done));
}

Operation RemoteNetworkPolicies::removeRules(const QString &sandboxId, const QStringList &targets,
                                             Callback<NetworkPolicyStatus> done)
{
    return change(sandboxId, "DELETE", encodeTargets(targets), std::move(done));
}

/// The address is that of execd, the token that of the sidecar: two look-ups.
Operation RemoteCredentialVaults::send(const QString &sandboxId, const QByteArray &method,
                                       const QByteArray &path, const QByteArray &body,
                                       Callback<HttpResponse> done)
{
    return chain<SandboxDoor, HttpResponse>(
        [this, sandboxId](Callback<SandboxDoor> found) {
            return m_lookup.find(sandboxId, egressPort, std::move(found));
        },
        [this, sandboxId, method, path, body](const SandboxDoor &sidecar, Callback<HttpResponse> answered) {
            return chain<SandboxDoor, HttpResponse>(
                [this, sandboxId](Callback<SandboxDoor> found) {
                    return m_lookup.find(sandboxId, execdPort, std::move(found));
                },
                [this, sidecar, method, path, body](SandboxDoor execd, Callback<HttpResponse> told) {
                    execd.headers = sidecar.headers;
                    return sendTo(m_context.http, execd, method, "/proxy/18080/credential-vault" + path, body,
                                  std::move(told));
                },
                std::move(answered));
        },
        std::move(done));
}

Operation RemoteCredentialVaults::askState(const QString &sandboxId, const QByteArray &method,
                                           const QByteArray &path, const QByteArray &body,
                                           Callback<VaultState> done)
{
    return send(
        sandboxId, method, path, body,
        [endpoint = m_context.client.endpoint(), done = std::move(done)](const Result<HttpResponse> &answer) {
            if (!answer)
                return done(answer.error());
            if (auto state = decodeVault(answer->body))
                done(*std::move(state));
            else
                done(remoteNotUnderstood(endpoint));
        });
}

Operation RemoteCredentialVaults::get(const QString &sandboxId, Callback<VaultState> done)
{
    return askState(sandboxId, "GET", {}, {}, std::move(done));
}

Operation RemoteCredentialVaults::create(const QString &sandboxId, const QList<VaultSecret> &credentials,
                                         const QList<VaultBinding> &bindings, Callback<VaultState> done)
{
    return askState(sandboxId, "POST", {}, encodeVault(credentials, bindings), std::move(done));
}

Operation RemoteCredentialVaults::patch(const QString &sandboxId, const VaultPatch &patch,
                                        Callback<VaultState> done)
{
    return askState(sandboxId, "PATCH", {}, encodeVaultPatch(patch), std::move(done));
}

Operation RemoteCredentialVaults::remove(const QString &sandboxId, Callback<void> done)
{
    return send(sandboxId, "DELETE", {}, {}, [done = std::move(done)](const Result<HttpResponse> &answer) {
        done(answer ? Done() : Done(answer.error()));
    });
}

Operation RemoteCredentialVaults::listCredentials(const QString &sandboxId,
                                                  Callback<QList<VaultCredential>> done)
{
    return askState(sandboxId, "GET", "/credentials", {},
                    [done = std::move(done)](const Result<VaultState> &state) {
                        if (state)
                            done(state->credentials);
                        else
                            done(state.error());
                    });
}

Operation RemoteCredentialVaults::listBindings(const QString &sandboxId, Callback<QList<VaultBinding>> done)
{
    return askState(sandboxId, "GET", "/bindings", {},
                    [done = std::move(done)](const Result<VaultState> &state) {
                        if (state)
                            done(state->bindings);
                        else
                            done(state.error());
                    });
}

} // namespace osc
