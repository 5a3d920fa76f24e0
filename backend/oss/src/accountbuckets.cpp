// SPDX-License-Identifier: Apache-2.0
#include "accountbuckets.h"

#include "ossaddress.h"
#include "osserrors.h"
#include "ossxml.h"

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype mostBuckets = 20'000;

Bucket readBucket(OssXml &xml)
{
    Bucket bucket;
    xml.children([&](OssXml &field, QStringView name) {
        if (name == u"Name")
            bucket.name = field.text().left(255);
        else if (name == u"Location" || name == u"BucketRegion")
            bucket.region = field.text().left(64);
        else if (name == u"StorageClass")
            bucket.storageClass = field.text().left(64);
        else if (name == u"CreationDate")
            bucket.createdAt = QDateTime::fromString(field.text(), Qt::ISODateWithMs).toUTC();
        else if (name == u"ExtranetEndpoint")
            bucket.endpoint = field.text().left(255);
        else if (name == u"IntranetEndpoint")
            bucket.internalEndpoint = field.text().left(255);
    });
    return bucket;
}

QString withSchemeOf(const OssCredential &credential, const QString &endpoint)
{
    const bool plain =
        credential.endpoint.trimmed().startsWith(QLatin1String("http://"), Qt::CaseInsensitive);
    return plain ? QStringLiteral("http://") + endpoint : endpoint;
}

bool leadsToTheSameHost(const OssCredential &credential, const QString &endpoint)
{
    auto other = credential;
    other.endpoint = withSchemeOf(credential, endpoint);
    const auto ours = ossAddress(credential);
    const auto theirs = ossAddress(other);
    return ours && theirs && ours->origin({}) == theirs->origin({});
}

/// Only what may be used instead of the account's own.
QString usableEndpoint(const OssCredential &credential, const QString &endpoint)
{
    if (endpoint.isEmpty() || !isSameService(credential, endpoint) ||
        leadsToTheSameHost(credential, endpoint))
        return {};
    return withSchemeOf(credential, endpoint);
}

/// Collects the pages of a listing.
class AllBuckets : public std::enable_shared_from_this<AllBuckets>
{
public:
    AllBuckets(OssClient client, Callback<QList<Bucket>> done)
        : m_client(std::move(client))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        next({});
        return operation;
    }

private:
    void next(const QByteArray &from)
    {
        constexpr int most = 1000;
        m_step = listBucketPage(m_client, from, most, [this, from](Result<BucketPage> page) {
            if (!page)
                return m_promise.resolve(page.error());
            m_buckets += page->buckets;
            // The same page again and again would be a listing without an end.
            if (page->next.isEmpty() || page->next == from || m_buckets.size() >= mostBuckets)
                finish();
            else
                next(page->next);
        });
    }

    void finish()
    {
        std::sort(m_buckets.begin(), m_buckets.end(),
                  [](const Bucket &a, const Bucket &b) { return a.name < b.name; });
        if (m_buckets.size() > mostBuckets)
            m_buckets.resize(mostBuckets);
        m_promise.resolve(m_buckets);
    }

    OssClient m_client;
    Promise<QList<Bucket>> m_promise;
    QList<Bucket> m_buckets;
    Operation m_step;
};

/// Asks the bucket for one key, and goes where it is sent, twice at most.
class BucketSearch : public std::enable_shared_from_this<BucketSearch>
{
public:
    BucketSearch(OssClient client, QString bucket, Callback<OssClient> done)
        : m_client(std::move(client))
        , m_bucket(std::move(bucket))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        ask();
        return operation;
    }

private:
    void ask()
    {
        m_request = {};
        m_request.bucket = m_bucket;
        m_request.query = {{"list-type", "2"}, {"max-keys", "1"}};
        const auto &credential = m_client.credential();
        if (m_bucket == credential.bucket && !credential.prefix.isEmpty())
            m_request.query.append({"prefix", credential.prefix.toUtf8() + '/'});
        m_request.anyStatus = true;
        m_step = m_client.send(m_request, [this](const Result<HttpResponse> &response) { take(response); });
    }

    void take(const Result<HttpResponse> &response)
    {
        if (!response)
            return m_promise.resolve(response.error());
        if (response->status < 300)
            return m_promise.resolve(m_client);
        const auto refusal = decodeRefusal(*response);
        const auto other = redirected(m_client.credential(), m_bucket, refusal);
        if (other && m_hops < 2) {
            ++m_hops;
            m_client = m_client.with(*other);
            return ask();
        }
        auto error = ossError(refusal, m_request, m_client.account());
        // Whoever may not list may still read and write what they know by name.
        if (error.kind == ErrorKind::Forbidden && error.code == QLatin1String("AccessDenied"))
            m_promise.resolve(m_client);
        else
            m_promise.resolve(std::move(error));
    }

    OssClient m_client;
    QString m_bucket;
    Promise<OssClient> m_promise;
    OssRequest m_request;
    Operation m_step;
    int m_hops = 0;
};

} // namespace

std::optional<BucketPage> decodeBucketPage(const QByteArray &xml)
{
    BucketPage page;
    const bool understood =
        OssXml::read(xml, u"ListAllMyBucketsResult", [&](OssXml &field, QStringView name) {
            if (name == u"Buckets")
                field.children([&](OssXml &inner, QStringView what) {
                    if (what != u"Bucket" || page.buckets.size() >= mostBuckets)
                        return;
                    // A name that is none could not be opened, and would only deceive.
                    if (const auto bucket = readBucket(inner); isBucketName(bucket.name))
                        page.buckets.append(bucket);
                });
            else if (name == u"NextMarker" || name == u"ContinuationToken")
                page.next = field.text().toUtf8();
        });
    if (!understood)
        return {};
    return page;
}

Operation listBucketPage(OssClient client, const QByteArray &from, int most, Callback<BucketPage> done)
{
    const bool ofAws = client.credential().dialect == StorageDialect::S3;
    OssRequest request;
    request.query.append({ofAws ? "max-buckets" : "max-keys", QByteArray::number(most)});
    if (!from.isEmpty())
        request.query.append({ofAws ? "continuation-token" : "marker", from});
    return client.send(
        std::move(request), [client, done = std::move(done)](const Result<HttpResponse> &response) {
            if (!response)
                return done(response.error());
            auto page = decodeBucketPage(response->body);
            if (!page)
                return done(ossNotUnderstood(client.account()));
            for (auto &bucket : page->buckets) {
                bucket.endpoint = usableEndpoint(client.credential(), bucket.endpoint);
                bucket.internalEndpoint = usableEndpoint(client.credential(), bucket.internalEndpoint);
            }
            done(std::move(*page));
        });
}

Operation listAllBuckets(const OssClient &client, Callback<QList<Bucket>> done)
{
    return std::make_shared<AllBuckets>(client, std::move(done))->start();
}

Operation findBucket(const OssClient &client, const QString &bucket, Callback<OssClient> done)
{
    return std::make_shared<BucketSearch>(client, bucket, std::move(done))->start();
}

std::optional<OssCredential> redirected(const OssCredential &credential, const QString &bucket,
                                        const OssRefusal &refusal)
{
    auto other = credential;
    auto endpoint = refusal.endpoint;
    if (endpoint.startsWith(bucket + QLatin1Char('.')))
        endpoint.remove(0, bucket.size() + 1);
    const auto right = refusal.region.isEmpty() ? regionOfEndpoint(endpoint) : refusal.region;
    if (refusal.isElsewhere()) {
        other.endpoint = usableEndpoint(credential, endpoint);
        if (other.endpoint.isEmpty())
            return {};
        other.region = right;
        return other;
    }
    if (!refusal.isWrongRegion())
        return {};
    other.region = right.isEmpty() ? regionOfEndpoint(credential.endpoint) : right;
    if (other.region.isEmpty() || other.region == credential.region)
        return {};
    return other;
}

} // namespace osc
