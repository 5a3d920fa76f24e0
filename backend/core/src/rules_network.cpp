// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

#include "pythonvalues.h"

#include <core/egress.h>

namespace osc {

namespace {

bool isUserDefined(const QString &mode)
{
    return mode != u"host" && mode != u"bridge" && mode != u"none" && !mode.startsWith(u"container:");
}

void refusePolicy(const QString &words, const QString &message, Findings &out)
{
    out.append(
        {.field = u"networkPolicy"_qs, .code = invalidParameter(), .words = words, .message = message});
}

} // namespace

void checkSecureAccess(const RuleInput &input, Findings &out)
{
    if (!input.spec.secureAccess)
        return;
    out.append(
        {.field = u"secureAccess"_qs,
         .code = invalidParameter(),
         .words = u"secureAccess is not supported when runtime.type='docker'. Use the Kubernetes runtime to "
                  "create secured sandboxes."_qs,
         .message = Validation::tr("Docker has no secured endpoints: they need Kubernetes.")});
}

void checkNetworkPolicy(const RuleInput &input, Findings &out)
{
    const QString mode = input.rules.networkMode.toLower();
    if (!input.spec.networkPolicy)
        return;
    if (mode == u"host") {
        refusePolicy(
            u"networkPolicy is not supported when docker network_mode=host."_qs,
            Validation::tr("A network policy needs the bridge network, and this connection puts sandboxes "
                           "into the network of the host."),
            out);
    } else if (isUserDefined(mode)) {
        refusePolicy(
            u"networkPolicy is not supported when docker network_mode='%1' (user-defined network). Use "
            "network_mode='bridge' to enable network policy enforcement."_qs.arg(mode),
            Validation::tr("A network policy needs the bridge network, and this connection puts sandboxes "
                           "into the network %1.")
                .arg(mode),
            out);
    } else if (!input.rules.egressImageSet) {
        refusePolicy(u"egress.image must be configured when networkPolicy is provided."_qs,
                     Validation::tr(
                         "A network policy needs an egress image, and this connection names none. Set one in "
                         "the connection."),
                     out);
    } else if (input.newer() && input.spec.credentialProxy && input.rules.egressMode != u"dns+nft") {
        out.append({.field = u"credentialProxy"_qs,
                    .code = invalidParameter(),
                    .words = u"credentialProxy.enabled requires server [egress].mode = \"dns+nft\"."_qs,
                    .message = Validation::tr(
                                   "The credential proxy needs the egress mode dns+nft, and this connection "
                                   "uses %1.")
                                   .arg(input.rules.egressMode)});
    }
}

void checkNetworkExists(const RuleInput &input, Findings &out)
{
    const QString mode = input.rules.networkMode.toLower();
    if (!isUserDefined(mode) || input.rules.networkExists.value_or(true))
        return;
    out.append({.field = QString(),
                .code = invalidParameter(),
                .words = u"Docker network '%1' does not exist. Create it first with 'docker network create "
                         "<name>'."_qs.arg(mode),
                .message = Validation::tr(
                               "Network %1 of this connection does not exist on the engine. Create it, or "
                               "choose another network in the connection.")
                               .arg(mode)});
}

void checkEgressEnv(const RuleInput &input, Findings &out)
{
    const QString refused = splitEgressEnv(input.spec.env, input.rules.generation).refusedKey;
    if (refused.isEmpty())
        return;
    out.append(
        {.field = u"env."_qs + refused,
         .code = invalidParameter(),
         .words = u"Environment variable '%1' is not allowed; permitted OPENSANDBOX_EGRESS_ keys: %2"_qs.arg(
             refused, pythonRepr(allowedEgressKeys())),
         .message =
             Validation::tr("Variable %1 is not allowed: names that begin with OPENSANDBOX_EGRESS_ belong "
                            "to the egress sidecar, and it has none of this name.")
                 .arg(refused)});
}

void checkCredentialProxyEnv(const RuleInput &input, Findings &out)
{
    const QString insecure = u"OPENSANDBOX_EGRESS_MITMPROXY_SSL_INSECURE"_qs;
    const auto value = input.spec.env.value(insecure);
    if (!input.newer() || !input.spec.credentialProxy || !value || value->isEmpty())
        return;
    out.append({.field = u"env."_qs + insecure,
                .code = invalidParameter(),
                .words = u"'%1' cannot be set when credential proxy is enabled"_qs.arg(insecure),
                .message = Validation::tr(
                               "Variable %1 cannot be set together with the credential proxy. Remove one of "
                               "them.")
                               .arg(insecure)});
}

} // namespace osc
