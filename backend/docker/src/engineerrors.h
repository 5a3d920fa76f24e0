// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/httpclient.h>

namespace osc {

/// The error behind an answer that is no success. @p failure is the message, or empty for a general one.
[[nodiscard]] Error engineRefusal(const HttpResponse &response, const QString &failure);
/// What to answer with when the Engine sent something else than its API says.
[[nodiscard]] Error engineNotUnderstood();
/// The same trouble, worded for the engine at @p endpoint: who to ask for permission, how to start it.
[[nodiscard]] Error engineTransportError(Error error, const HttpEndpoint &endpoint);
/// An Engine whose newest version is below what the console speaks, or that speaks only newer ones.
[[nodiscard]] Error engineVersionError(const QString &newest, const QString &oldest);
/// The Engine does not speak the version of the request (any more): negotiate again.
[[nodiscard]] bool isVersionMismatch(const HttpResponse &response);

} // namespace osc
