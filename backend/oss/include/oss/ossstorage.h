// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>
#include <core/httpclient.h>
#include <core/objectstorage.h>

#include <QHostAddress>

namespace osc {

/// Object storage through the API of OSS (signatures V4 and V1) and of S3.
///
/// Requests go to the endpoint of the account, or to one of the same service that the service itself names
/// for a bucket; never to another host, and never from https to http. Operations may outlive it, but neither
/// the HttpClient nor the Clock.
class OssStorage final : public ObjectStorage
{
public:
    /// The addresses of a host name; none when it is not found.
    using LookUp = std::function<Operation(const QString &host, Callback<QList<QHostAddress>> done)>;

    OssStorage(HttpClient &http, const Clock &clock, LookUp lookUp);

    /// At most 20 000.
    [[nodiscard]] Operation listBuckets(const OssAccount &account, Callback<QList<Bucket>> done) override;
    /// One request that lists a key; a second one where the bucket is elsewhere. A key that may not list can
    /// open the bucket all the same.
    [[nodiscard]] Operation open(const OssAccount &account, const QString &bucket,
                                 Callback<std::shared_ptr<FileSystem>> done) override;
    [[nodiscard]] Operation test(const OssAccount &account, CredentialTestPlan plan,
                                 std::function<void(const QList<CredentialStepResult> &)> onSteps,
                                 Callback<CredentialTest> done) override;

private:
    HttpClient &m_http;
    const Clock &m_clock;
    LookUp m_lookUp;
};

} // namespace osc
