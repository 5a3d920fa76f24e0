// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/secretstore.h>
#include <core/spectemplate.h>

#include <QSet>

namespace osc {

// A spec that is kept has `${env.KEY}` where the value of a hidden variable was, and no password.

/// @p spec without the values of these variables.
[[nodiscard]] SandboxSpec withoutHiddenValues(SandboxSpec spec, const QSet<QString> &hidden);
/// The variables whose values were left out.
[[nodiscard]] QStringList missingValues(const SandboxSpec &spec);

/// A template of what a form holds. Values of hidden variables become placeholders that are asked for anew.
[[nodiscard]] SpecTemplate templateOf(const SandboxSpec &spec, const QSet<QString> &hidden);

/// The entry of the keychain that holds the login for the registry of an image.
[[nodiscard]] QString registryLoginKey(const QString &image);
[[nodiscard]] SecretString packedLogin(const RegistryLogin &login);
[[nodiscard]] std::optional<RegistryLogin> unpackedLogin(const SecretString &secret);

} // namespace osc
