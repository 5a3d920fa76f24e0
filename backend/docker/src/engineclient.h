// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginetypes.h"

#include <core/connection.h>
#include <core/httpclient.h>

#include <chrono>
#include <utility>

namespace osc {

/// Names and values as they are; the client encodes them.
using EngineQuery = QList<std::pair<QByteArray, QByteArray>>;

/// One call of the Engine API.
struct EngineRequest
{
    QByteArray method = "GET";
    QByteArray path; ///< Without the version: "/containers/json". Foreign parts through pathSegment().
    EngineQuery query;
    QByteArray body;                             ///< JSON unless contentType says otherwise.
    QByteArray contentType = "application/json"; ///< Sent when there is a body or a source.
    std::shared_ptr<ByteSource> source;          ///< Streamed up instead of body.
    std::shared_ptr<ByteSink> sink;              ///< Takes the body of a 2xx answer.
    QList<HttpHeader> headers;
    QList<int> accept; ///< Statuses outside 2xx that are values for this caller, such as 304.
    QString failure;   ///< Error::message when the Engine refuses: "The sandbox %1 could not be paused."
    std::chrono::milliseconds timeout{180'000}; ///< The whole exchange; 0 for streams.
    qint64 maximumBody = 32 * 1024 * 1024;
    std::function<void(int status, const QList<HttpHeader> &headers)> onHeaders;
    bool versioned = true; ///< False: in the Engine's own version, so that none needs to be known first.
};

/// The Docker Engine API of one engine, version 1.41 to 1.56, over an HttpClient.
///
/// The version is negotiated before the first call and once more when the Engine says that it was upgraded or
/// downgraded underneath. Operations may outlive the client, but not the HttpClient.
class EngineClient
{
public:
    EngineClient(HttpClient &http, HttpEndpoint endpoint);
    ~EngineClient();
    EngineClient(const EngineClient &) = delete;
    EngineClient &operator=(const EngineClient &) = delete;

    [[nodiscard]] const HttpEndpoint &endpoint() const;
    /// The version that is spoken; invalid before the first answer.
    [[nodiscard]] ApiVersion apiVersion() const;

    /// Asks the Engine what it is and settles the version to speak. Unsupported when there is none in common.
    [[nodiscard]] Operation negotiate(Callback<EngineVersion> done);
    /// Does not wait for a version to be settled.
    [[nodiscard]] Operation info(Callback<EngineInfo> done);

    /// An answer of 2xx or of an accepted status; every other becomes an Error with the Engine's words as
    /// detail.
    [[nodiscard]] Operation send(EngineRequest request, Callback<HttpResponse> done);
    /// Becomes a raw stream (attach, exec start). Never a null channel.
    [[nodiscard]] Operation upgrade(EngineRequest request, Callback<HttpClient::Upgrade> done);

    [[nodiscard]] Operation get(const QByteArray &path, const EngineQuery &query, const QString &failure,
                                Callback<HttpResponse> done);
    [[nodiscard]] Operation post(const QByteArray &path, const EngineQuery &query, const QByteArray &json,
                                 const QString &failure, Callback<HttpResponse> done);
    [[nodiscard]] Operation put(const QByteArray &path, const EngineQuery &query, const QByteArray &body,
                                const QByteArray &contentType, const QString &failure,
                                Callback<HttpResponse> done);
    [[nodiscard]] Operation del(const QByteArray &path, const EngineQuery &query, const QString &failure,
                                Callback<HttpResponse> done);

    /// A container id, volume name and the like as one segment of a path.
    [[nodiscard]] static QByteArray pathSegment(QStringView text);
    /// "/images/<reference><tail>"; the slashes of a reference stay.
    [[nodiscard]] static QByteArray imagePath(QStringView reference, QByteArrayView tail);

    struct Shared;

private:
    std::shared_ptr<Shared> m_shared;
};

/// Where the engine of a profile is. Unsupported for address schemes that cannot be reached.
[[nodiscard]] Result<HttpEndpoint> engineEndpoint(const ConnectionProfile &profile);

} // namespace osc
