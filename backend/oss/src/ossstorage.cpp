// SPDX-License-Identifier: Apache-2.0
#include <oss/ossstorage.h>

#include "accountbuckets.h"
#include "bucketfilesystem.h"
#include "credentialtester.h"

namespace osc {

OssStorage::OssStorage(HttpClient &http, const Clock &clock, LookUp lookUp)
    : m_http(http)
    , m_clock(clock)
    , m_lookUp(std::move(lookUp))
{}

Operation OssStorage::listBuckets(const OssAccount &account, Callback<QList<Bucket>> done)
{
    // A domain of one bucket knows no other.
    if (account.credential.customDomain)
        return finished<QList<Bucket>>(
            QList<Bucket>{Bucket{account.credential.bucket, account.credential.region, {}, {}}},
            std::move(done));
    return listAllBuckets(OssClient(m_http, m_clock, account), std::move(done));
}

Operation OssStorage::open(const OssAccount &account, const QString &bucket,
                           Callback<std::shared_ptr<FileSystem>> done)
{
    return findBucket(
        OssClient(m_http, m_clock, account), bucket,
        [bucket, done = std::move(done)](const Result<OssClient> &client) {
            if (!client)
                done(client.error());
            else
                done(std::shared_ptr<FileSystem>(std::make_shared<BucketFileSystem>(*client, bucket)));
        });
}

Operation OssStorage::test(const OssAccount &account, CredentialTestPlan plan,
                           std::function<void(const QList<CredentialStepResult> &)> onSteps,
                           Callback<CredentialTest> done)
{
    return std::make_shared<CredentialTester>(CredentialTester::Surroundings{m_http, m_clock, m_lookUp},
                                              account, plan, std::move(onSteps), std::move(done))
        ->start();
}

} // namespace osc
