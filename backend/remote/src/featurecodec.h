// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "serverclock.h"

#include <core/credentialvault.h>
#include <core/diagnostics.h>
#include <core/imagetemplates.h>
#include <core/networkpolicies.h>
#include <core/pools.h>
#include <core/snapshots.h>

namespace osc {

/// The codecs of what a server has besides sandboxes (api-1.1 3 to 5, execd-and-client 3 and 4). Decoders
/// give nothing when the text is not what the API says. Times become those of our clock.

template<typename T>
struct ItemPage
{
    QList<T> items;
    bool hasNext = false;
};

[[nodiscard]] std::optional<Snapshot> decodeSnapshot(const QByteArray &json, ServerClock clock = {});
[[nodiscard]] std::optional<ItemPage<Snapshot>> decodeSnapshotPage(const QByteArray &json,
                                                                   ServerClock clock = {});
/// Empty without a name.
[[nodiscard]] QByteArray encodeSnapshotName(const QString &name);

[[nodiscard]] std::optional<ImageTemplate> decodeImageTemplate(const QByteArray &json,
                                                               ServerClock clock = {});
[[nodiscard]] std::optional<ItemPage<ImageTemplate>> decodeImageTemplatePage(const QByteArray &json,
                                                                             ServerClock clock = {});
[[nodiscard]] QByteArray encodeImageTemplate(const ImageTemplateSpec &spec);

[[nodiscard]] std::optional<Pool> decodePool(const QByteArray &json, ServerClock clock = {});
[[nodiscard]] std::optional<QList<Pool>> decodePools(const QByteArray &json, ServerClock clock = {});
/// None when the template is no JSON object.
[[nodiscard]] std::optional<QByteArray> encodePool(const PoolSpec &spec);
[[nodiscard]] QByteArray encodePoolCapacity(const PoolCapacity &capacity);

/// Answers of changes hold no policy: `policy` is empty then.
[[nodiscard]] std::optional<NetworkPolicyStatus> decodePolicyStatus(const QByteArray &json);
[[nodiscard]] QByteArray encodePolicy(const NetworkPolicy &policy);
[[nodiscard]] QByteArray encodeRules(const QList<NetworkRule> &rules);
[[nodiscard]] QByteArray encodeTargets(const QStringList &targets);

[[nodiscard]] std::optional<VaultState> decodeVault(const QByteArray &json);
/// With the secrets in it.
[[nodiscard]] QByteArray encodeVault(const QList<VaultSecret> &credentials,
                                     const QList<VaultBinding> &bindings);
[[nodiscard]] QByteArray encodeVaultPatch(const VaultPatch &patch);

[[nodiscard]] std::optional<DiagnosticText> decodeDiagnostic(const QByteArray &json, ServerClock clock = {});

} // namespace osc
