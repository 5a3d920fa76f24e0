// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/httpclient.h>

namespace osc {

/// The error behind an answer of a server that is no success, whatever its body is: {"code","message"}, the
/// list of a schema check, plain text, HTML (api-1.1 2). @p failure is the message, or empty for a general
/// one. A complaint about one member of the request has the code "SCHEMA::" and the member:
/// "SCHEMA::volumes[1].mountPath".
[[nodiscard]] Error remoteRefusal(const HttpResponse &response, const QString &failure);
/// What to answer with when the server sent something else than its API says.
[[nodiscard]] Error remoteNotUnderstood(const HttpEndpoint &endpoint);
/// The same trouble with advice for a server.
[[nodiscard]] Error remoteTransportError(Error error, const HttpEndpoint &endpoint);
/// The route does not exist on this server: an older one, or something else answers.
[[nodiscard]] bool isMissingRoute(const Error &error);

} // namespace osc
