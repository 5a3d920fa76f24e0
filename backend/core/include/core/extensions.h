// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/validation.h>

#include <QMap>
#include <QString>

namespace osc {

// Well-known members of a request's `extensions` on Docker (api-1.1 4.1).

/// "access.renew.extend.seconds".
[[nodiscard]] QString accessRenewKey();
/// "bootstrap.execd.isolation".
[[nodiscard]] QString isolationKey();
/// Whether the sandbox gets CAP_SYS_ADMIN, unconfined AppArmor and seccomp, unmasked paths and a tmpfs at
/// isolationPath(): asked for with the value "enable", from 1.1.1 on.
[[nodiscard]] bool grantsIsolation(const QMap<QString, QString> &extensions,
                                   ValidationRules::Generation generation);
/// "/var/lib/execd/isolation".
[[nodiscard]] QString isolationPath();
/// The container labels that keep extensions: the renewal time, and from 1.1.1 on every
/// `opensandbox.extensions.X` as `opensandbox.io/extensions.X`.
[[nodiscard]] QMap<QString, QString> extensionLabels(const QMap<QString, QString> &extensions,
                                                     ValidationRules::Generation generation);

} // namespace osc
