// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>

namespace osc {

/// A name that promises a secret: contains SECRET, TOKEN, PASS, KEY, DSN and the like, in any case and in any
/// place, but not as a part of a harmless word such as KEYBOARD. Rather hides too much. The one rule of the
/// form, of what is shown masked and of what is kept.
[[nodiscard]] bool looksSecret(const QString &name);

/// @p spec for keeping on a disk: variables that are named like a secret keep their names only, and have
/// `${env.NAME}` as their value.
[[nodiscard]] SandboxSpec withoutSecrets(SandboxSpec spec);

/// What is shown and kept in place of a secret: "***".
[[nodiscard]] QString secretMask();

/// @p text without what stands before the "@" of the addresses in it: a token is often written where the
/// user's name would be.
[[nodiscard]] QString maskedAddresses(QString text);

/// The lines of a description that was written for people, without its secrets: the values of "NAME=value"
/// and "Name: value" whose name looks secret, and what stands before the "@" of addresses.
[[nodiscard]] QString maskedLines(const QString &text);

} // namespace osc
