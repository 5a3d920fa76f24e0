// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>
#include <core/sandboxspec.h>

#include <QList>
#include <QString>
#include <QStringList>

namespace osc {

/// The policy of a running sandbox as its egress sidecar applies it (execd-and-client 3.2).
struct NetworkPolicyStatus
{
    NetworkPolicy policy;    ///< The first rule that matches wins, then the default action.
    QString mode;            ///< "deny_all", "allow_all" or "enforcing". Untrusted.
    QString enforcementMode; ///< "dns" or "dns+nft": only the latter enforces addresses.

    bool operator==(const NetworkPolicyStatus &) const = default;
};

/// The network policies of running sandboxes. A sandbox that was created without one has no sidecar:
/// NotFound, with a sentence. Changes are lost when the sidecar starts again.
class NetworkPolicyService
{
public:
    virtual ~NetworkPolicyService();

    [[nodiscard]] virtual Operation get(const QString &sandboxId, Callback<NetworkPolicyStatus> done) = 0;
    /// Replaces everything; an empty policy denies all.
    [[nodiscard]] virtual Operation replace(const QString &sandboxId, const NetworkPolicy &policy,
                                            Callback<NetworkPolicyStatus> done) = 0;
    /// Adds rules; one with the target of an old one takes its place. The default action stays. At least one.
    [[nodiscard]] virtual Operation merge(const QString &sandboxId, const QList<NetworkRule> &rules,
                                          Callback<NetworkPolicyStatus> done) = 0;
    /// Removes the rules with these targets, ignoring case; those that are not there do not matter.
    [[nodiscard]] virtual Operation removeRules(const QString &sandboxId, const QStringList &targets,
                                                Callback<NetworkPolicyStatus> done) = 0;
};

} // namespace osc
