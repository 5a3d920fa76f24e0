// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginetypes.h"

#include <core/result.h>

namespace osc {

/// Nothing is created on an Engine that was never reached.
[[nodiscard]] Error engineNotKnownYet();
/// @p error with the names of what could not be taken back, if there is any.
[[nodiscard]] Error withLeftBehind(Error error, const QStringList &left);
/// The Engine would not make the container: says why in the words of a sandbox.
[[nodiscard]] Error containerCreateError(Error error, const QString &image);
/// The Engine would not start it. @p command is what the user asked to run.
[[nodiscard]] Error containerStartError(Error error, const QStringList &command);
/// Another program took the port between our look and the start.
[[nodiscard]] bool isPortTaken(const Error &error);
/// bootstrap.sh could not run because the image has no shell.
[[nodiscard]] bool isShellMissing(const Error &error);

/// Why a container that was started does not run any more, as one sentence.
[[nodiscard]] QString endedWhy(const ContainerState &state, const QStringList &command);

} // namespace osc
