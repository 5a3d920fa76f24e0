// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "serverclock.h"

#include <core/credentials.h>
#include <core/sandbox.h>

#include <QHash>
#include <QSet>

namespace osc {

/// Times of values are by our clock: they are turned from and into those of the server.

/// What a server says when it refuses.
struct ServerWords
{
    QString code;          ///< "VOLUME::PVC_NOT_FOUND"; may be empty.
    QString message;       ///< Its words, whatever the form of the body; untrusted.
    QString field;         ///< Of a schema check: "volumes[1].mountPath".
    bool isDetail = false; ///< The body is {"detail": text}, as for a route that does not exist.
};
[[nodiscard]] ServerWords decodeServerWords(const QByteArray &body);

struct SandboxPage
{
    QList<Sandbox> sandboxes;
    int unreadable = 0; ///< Items without an id.
    int totalPages = 1;
    bool hasNext = false;
};
[[nodiscard]] std::optional<SandboxPage> decodeSandboxPage(const QByteArray &json, ServerClock clock = {});
[[nodiscard]] std::optional<Sandbox> decodeSandbox(const QByteArray &json, ServerClock clock = {});

/// The paths that the server publishes, without "/v1"; none when it is no such document.
[[nodiscard]] std::optional<QSet<QString>> decodePaths(const QByteArray &json);
[[nodiscard]] QString decodeServerVersion(const QByteArray &json);

/// An answer of the endpoint look-up: an address without a scheme, and headers for it (execd-and-client 1.1).
struct EndpointAddress
{
    QString address;
    QMap<QString, QString> headers;
};
[[nodiscard]] std::optional<EndpointAddress> decodeEndpoint(const QByteArray &json);
[[nodiscard]] QDateTime decodeExpiry(const QByteArray &json, ServerClock clock = {});

/// The create request with its secrets filled in: the registry password and the keys of buckets by the name
/// of their credential.
[[nodiscard]] QByteArray encodeCreate(const SandboxSpec &spec, const QHash<QString, OssKey> &keys);
[[nodiscard]] QByteArray encodeMetadataPatch(const QMap<QString, std::optional<QString>> &patch);
[[nodiscard]] QByteArray encodeExpiry(const QDateTime &expiresAt, ServerClock clock = {});

/// What the server says of a sandbox, with what its diagnostics tell, as indented JSON.
[[nodiscard]] QByteArray describedSandbox(const QByteArray &json, const QString &diagnostics);

} // namespace osc
