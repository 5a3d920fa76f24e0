// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/connection.h>
#include <core/httpclient.h>
#include <core/secretstring.h>

#include <chrono>
#include <list>
#include <optional>
#include <utility>

namespace osc {

/// Names and values as they are; the client encodes them.
using RemoteQuery = QList<std::pair<QByteArray, QByteArray>>;

/// One call of the lifecycle API.
struct RemoteRequest
{
    QByteArray method = "GET";
    QByteArray path; ///< Below /v1: "/sandboxes". Foreign parts through pathSegment().
    RemoteQuery query{};
    QByteArray body{};     ///< JSON.
    QString failure{};     ///< Error::message when the server refuses: "It could not be paused."
    bool isRoot = false;   ///< The path is not below /v1: /health, /version, /openapi.json.
    bool mayRepeat = true; ///< False: never tried twice, whatever the method.
    std::chrono::milliseconds timeout{0}; ///< 0: that of the profile.
    qint64 maximumBody = 32 * 1024 * 1024;
};

/// Who the requests are signed with. In memory only.
struct RemoteSecrets
{
    SecretString apiKey; ///< Empty: none.
    QList<std::pair<QByteArray, SecretString>> headers;
};

/// The lifecycle API of one server over an HttpClient: the key, further headers, retries (api-1.1 2 and 10).
///
/// GET, HEAD, PUT and DELETE are repeated up to three times after a failed transport or 429, 502, 503, and
/// once after an answer that was cut off; other methods never. Redirects are not followed, so that a key
/// never goes to another host. Operations may outlive the client, but not the HttpClient.
class RemoteClient
{
public:
    RemoteClient(HttpClient &http, HttpEndpoint endpoint, const ConnectionProfile &profile,
                 std::chrono::milliseconds retryPause);
    ~RemoteClient();
    RemoteClient(const RemoteClient &) = delete;
    RemoteClient &operator=(const RemoteClient &) = delete;

    [[nodiscard]] const HttpEndpoint &endpoint() const;
    [[nodiscard]] HttpClient &http() const;
    /// Time limit and plain headers follow it; the endpoint does not change.
    void setProfile(const ConnectionProfile &profile);
    /// Replaces those of an earlier opening.
    void setSecrets(RemoteSecrets secrets);

    /// An answer of 2xx; every other becomes an Error with the server's words as detail.
    [[nodiscard]] Operation send(RemoteRequest request, Callback<HttpResponse> done);
    /// For what has to be done although nobody waits for it: when the client ends before the answer, the
    /// request goes out once more, without repetitions, and @p done is not called.
    void sendAnyway(RemoteRequest request, Callback<HttpResponse> done = {});
    /// Lets a call go on without its owner until it ends, or until the client does.
    void keep(Operation call);

    /// The headers that requests to this very server carry: key, further headers. Secret.
    [[nodiscard]] QList<HttpHeader> headers() const;

    /// An id, a name and the like as one segment of a path.
    [[nodiscard]] static QByteArray pathSegment(QStringView text);

    struct Shared;

private:
    struct Kept
    {
        Operation call;
        std::optional<HttpRequest> again; ///< To be sent at the end of the client.
    };

    std::shared_ptr<Shared> m_shared;
    std::list<Kept> m_kept;
};

/// Where the server of a profile is: its base without "/v1" and without a slash at the end. Invalid when its
/// address is none.
[[nodiscard]] Result<HttpEndpoint> serverEndpoint(const ConnectionProfile &profile);

} // namespace osc
