// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ossrequest.h"

#include <core/clock.h>
#include <core/credentials.h>

#include <QUrl>

namespace osc {

/// The service's clock when it answered, to the second; invalid when it does not tell.
[[nodiscard]] QDateTime serviceDate(const HttpResponse &response);

/// The API of one object storage with one key: OSS with its signatures V4 and V1, and S3.
///
/// A handle: copies share the account and what was learnt about the service's clock. Operations may outlive
/// all copies, but neither the HttpClient nor the Clock. Requests go to the endpoint of the account only;
/// redirections are an error that names where to go.
class OssClient
{
public:
    OssClient(HttpClient &http, const Clock &clock, const OssAccount &account);

    [[nodiscard]] const OssCredential &credential() const;
    [[nodiscard]] const OssAccount &account() const;

    /// The same key with another endpoint or region, over the same connections.
    [[nodiscard]] OssClient with(const OssCredential &credential) const;

    /// An answer of 2xx or of an accepted status; every other becomes an Error whose code is the service's
    /// ("NoSuchKey"), with its words as detail and never the key.
    ///
    /// What may be repeated is sent up to three times when the service answers 500, 502, 503 or 504 or the
    /// link breaks before the answer began. A clock that is too far off is corrected by the service's for
    /// this client, and the request sent once more.
    [[nodiscard]] Operation send(OssRequest request, Callback<HttpResponse> done);

    /// A link that does @p method without the key, until @p validFor has passed: at most 7 days, and not
    /// beyond the end of a temporary key. No request is made. An empty URL when the endpoint or bucket is
    /// unusable.
    [[nodiscard]] QUrl presignedLink(const QByteArray &method, const QString &bucket, const QByteArray &key,
                                     std::chrono::seconds validFor, const OssQuery &query = {}) const;

    struct Shared;

private:
    std::shared_ptr<Shared> m_shared;
};

} // namespace osc
