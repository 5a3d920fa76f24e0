// SPDX-License-Identifier: Apache-2.0
#include <models/bucketaccess.h>

#include <algorithm>

namespace osc {

namespace {

/// Reads a key, and makes one request with it.
template<typename T>
class WithAccount : public std::enable_shared_from_this<WithAccount<T>>
{
public:
    using Request = std::function<Operation(const OssAccount &, Callback<T>)>;

    WithAccount(Request request, Callback<T> done)
        : m_request(std::move(request))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(CredentialSource &credentials, const QString &credentialId)
    {
        auto operation = m_promise.operation([this] { m_step.cancel(); }, this->shared_from_this());
        m_step = credentials.account(credentialId, [this](const Result<OssAccount> &account) {
            if (account)
                m_step = m_request(*account, [this](const Result<T> &result) { m_promise.resolve(result); });
            else
                m_promise.resolve(account.error());
        });
        return operation;
    }

private:
    Request m_request;
    Promise<T> m_promise;
    Operation m_step;
};

} // namespace

std::optional<OssCredential> BucketAccess::find(const QString &credentialId) const
{
    const QList<OssCredential> all = credentials ? credentials->credentials() : QList<OssCredential>();
    const auto found = std::find_if(all.cbegin(), all.cend(), [&](const OssCredential &credential) {
        return credential.id == credentialId;
    });
    return found == all.cend() ? std::nullopt : std::optional(*found);
}

Operation openBucket(const BucketAccess &access, const QString &credentialId, const QString &bucket,
                     Callback<std::shared_ptr<FileSystem>> done)
{
    using Opening = WithAccount<std::shared_ptr<FileSystem>>;
    const auto opening = std::make_shared<Opening>(
        [storage = access.storage, bucket](const OssAccount &account,
                                           Callback<std::shared_ptr<FileSystem>> opened) {
            return storage->open(account, bucket, std::move(opened));
        },
        std::move(done));
    return opening->start(*access.credentials, credentialId);
}

Operation listBuckets(const BucketAccess &access, const QString &credentialId, Callback<QList<Bucket>> done)
{
    const auto listing = std::make_shared<WithAccount<QList<Bucket>>>(
        [storage = access.storage](const OssAccount &account, Callback<QList<Bucket>> listed) {
            return storage->listBuckets(account, std::move(listed));
        },
        [done = std::move(done)](Result<QList<Bucket>> buckets) {
            if (buckets)
                std::sort(buckets->begin(), buckets->end(),
                          [](const Bucket &a, const Bucket &b) { return a.name < b.name; });
            done(std::move(buckets));
        });
    return listing->start(*access.credentials, credentialId);
}

QString bucketText(const QString &bucket, const QString &prefix)
{
    return prefix.isEmpty() ? bucket : QStringLiteral("%1 / %2").arg(bucket, prefix);
}

} // namespace osc
