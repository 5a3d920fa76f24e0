// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/httpclient.h>

#include <optional>

namespace osc {

/// All header lines of an answer together.
inline constexpr qsizetype headerBytesLimit = 256 * 1024;

/// Why the request cannot be sent at all, if so. Nothing in it can smuggle a second line or request in.
[[nodiscard]] std::optional<Error> problemWith(const HttpEndpoint &endpoint, const HttpRequest &request);
[[nodiscard]] bool isHeaderValue(QByteArrayView text);
/// Scheme, host and port, as they stand in an address.
[[nodiscard]] QByteArray originOf(const HttpEndpoint &endpoint);
/// Path and query with the endpoint's prefix, as they go on the wire.
[[nodiscard]] QByteArray targetOf(const HttpEndpoint &endpoint, const HttpRequest &request);
[[nodiscard]] bool isLocal(const HttpEndpoint &endpoint);

/// Takes one line of an answer's head; a status line starts over.
void takeHeaderLine(HttpResponse &response, QByteArrayView line);

} // namespace osc
