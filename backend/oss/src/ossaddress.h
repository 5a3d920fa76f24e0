// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>
#include <core/httpclient.h>

namespace osc {

/// Where an account's requests go.
struct OssAddress
{
    QString scheme; ///< "https" or "http".
    QString host;   ///< Of the endpoint, without a bucket.
    int port = -1;  ///< -1: the scheme's own.
    bool pathStyle = false;
    bool customDomain = false; ///< The host itself is the bucket.
    QByteArray region;         ///< "cn-hangzhou"; empty when neither the credential nor the endpoint tells.

    /// With the bucket in front unless it is in the path, or the host itself; an empty bucket is the service.
    [[nodiscard]] HttpEndpoint endpoint(const QString &bucket) const;
    /// "host[:port]" as the Host header has it.
    [[nodiscard]] QByteArray hostHeader(const QString &bucket) const;
    /// "https://host[:port]".
    [[nodiscard]] QByteArray origin(const QString &bucket) const;
};

/// Invalid when the endpoint is not a host with an optional scheme and port.
[[nodiscard]] Result<OssAddress> ossAddress(const OssCredential &credential);

/// Letters, digits, dashes, dots and underscores of which no host name can be made that leads elsewhere.
[[nodiscard]] bool isBucketName(const QString &bucket);

/// Whether a request for @p credential may go to @p endpoint, which a service has named: the same host, or
/// another one of the same cloud (Alibaba's, Amazon's). Never from https to http.
[[nodiscard]] bool isSameService(const OssCredential &credential, const QString &endpoint);

} // namespace osc
