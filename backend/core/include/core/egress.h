// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/validation.h>

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace osc {

using EnvironmentMap = QMap<QString, std::optional<QString>>;

/// The variables of a request, shared out between the sandbox and its egress sidecar.
struct EgressSplit
{
    EnvironmentMap sandbox;
    EnvironmentMap sidecar; ///< Without a network policy there is no sidecar, and these vanish.
    QString refusedKey;     ///< Not empty: the server refuses the request because of this key.
};

/// 1.1.1 moves `OPENSANDBOX_EGRESS_…` to the sidecar and knows eleven of them (api-1.1 7); 0.1.14 leaves all
/// where they are.
[[nodiscard]] EgressSplit splitEgressEnv(const EnvironmentMap &env, ValidationRules::Generation generation);
/// The keys that a 1.1.1 server passes on, sorted.
[[nodiscard]] const QStringList &allowedEgressKeys();

/// "KEY=value" for the Engine; a null value is skipped (docker-runtime 1.5).
[[nodiscard]] QStringList environmentList(const EnvironmentMap &env);

} // namespace osc
