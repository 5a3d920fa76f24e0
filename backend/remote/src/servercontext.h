// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "remoteclient.h"
#include "serverclock.h"

#include <core/clock.h>
#include <core/credentials.h>
#include <core/inventory.h>
#include <core/secretstore.h>

#include <QSet>

#include <optional>

namespace osc {

/// What is known of a server (api-1.1 1). A number of a version says less than the paths that are there.
struct ServerFacts
{
    enum class Runtime { Unknown, Docker, Kubernetes };

    QString version{};                    ///< "1.1.1"; empty: the server is too old to tell, or keeps it.
    std::optional<QSet<QString>> paths{}; ///< Below /v1; none: it does not publish them.
    Runtime runtime = Runtime::Unknown;
    bool hasTemplates = false; ///< They can be listed.

    /// Whether a route is there; when the server does not say, it is tried.
    [[nodiscard]] bool has(const QString &path) const { return !paths || paths->contains(path); }
    [[nodiscard]] bool isNewer() const
    {
        return !version.isEmpty() || (paths && paths->contains(QStringLiteral("/templates")));
    }

    bool operator==(const ServerFacts &) const = default;
};

/// What every service of one server connection works with. Owned by the RemoteBackend; outlives its services.
struct ServerContext
{
    RemoteClient &client;
    HttpClient &http; ///< For everything that is not the lifecycle API: execd, readiness checks.
    SecretStore &secrets;
    Inventory &inventory;
    CredentialSource *credentials; ///< May be null.
    const Clock &clock;
    std::function<const ConnectionProfile &()> profile; ///< As it is now.
    ServerFacts facts{};
    ServerClock serverClock{};
};

/// Asks a server what it is. What it does not answer stays unknown; never an error.
[[nodiscard]] Operation findServerFacts(ServerContext &context, Callback<ServerFacts> done);
/// The API key and the secret headers of a profile.
[[nodiscard]] Operation readRemoteSecrets(SecretStore &store, const ConnectionProfile &profile,
                                          Callback<RemoteSecrets> done);

/// "/sandboxes/<id><tail>".
[[nodiscard]] inline QByteArray sandboxPath(const QString &id, QByteArrayView tail = {})
{
    return "/sandboxes/" + RemoteClient::pathSegment(id) + tail.toByteArray();
}

} // namespace osc
