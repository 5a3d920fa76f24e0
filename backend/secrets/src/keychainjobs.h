// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>
#include <core/secretstring.h>

#include <QString>

#include <optional>

namespace osc::keychain {

/// QtKeychain's jobs as operations. Their answers are QtKeychain's own: see KeychainStore for what they are
/// worth.
[[nodiscard]] Operation read(const QString &service, const QString &key,
                             Callback<std::optional<SecretString>> done);
[[nodiscard]] Operation write(const QString &service, const QString &key, const SecretString &secret,
                              Callback<void> done);
[[nodiscard]] Operation remove(const QString &service, const QString &key, Callback<void> done);

} // namespace osc::keychain
