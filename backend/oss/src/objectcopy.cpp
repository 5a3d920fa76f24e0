// SPDX-License-Identifier: Apache-2.0
#include "objectcopy.h"

#include "bucketupload.h"
#include "objecthead.h"
#include "osserrors.h"
#include "osssigning.h"
#include "ossxml.h"

#include <algorithm>
#include <map>

namespace osc {

namespace {

/// Above this, services refuse to copy at one go (OSS CopyObject: 1 GB).
constexpr qint64 largestAtOnce = 1'000'000'000;
constexpr qint64 partSize = 512LL * 1024 * 1024;
constexpr size_t mostPartsAtOnce = 4;
/// The service copies before it answers.
constexpr std::chrono::minutes longestCopy{10};

/// Held alive by its operation.
class ObjectCopy : public std::enable_shared_from_this<ObjectCopy>
{
public:
    ObjectCopy(BucketPtr bucket, ObjectCopyJob job, Promise<void> promise)
        : m_bucket(std::move(bucket))
        , m_job(std::move(job))
        , m_promise(std::move(promise))
    {}

    void start()
    {
        if (m_job.size >= 0 && m_job.size <= largestAtOnce)
            return copyAtOnce();
        auto request = m_bucket->request("HEAD", m_job.from);
        if (!m_job.version.isEmpty())
            request.query = {{"versionId", m_job.version}};
        m_step = m_bucket->client.send(std::move(request), [this](const Result<HttpResponse> &response) {
            if (!response)
                return m_promise.resolve(response.error());
            m_facts = objectFactsFrom(response->headers);
            m_job.size = m_facts.size;
            m_job.size <= largestAtOnce ? copyAtOnce() : begin();
        });
    }

    void abandon()
    {
        m_onTheirWay.clear();
        if (m_beginning) {
            m_abandoned = true;
            m_step.detach();
        } else if (!m_upload.isEmpty()) {
            abortUpload(m_bucket, m_job.to, m_upload, {}).detach();
        }
    }

private:
    [[nodiscard]] HttpHeader sourceHeader() const
    {
        auto source = ossEncoded('/' + m_bucket->bucket.toUtf8() + '/' + m_job.from, true);
        if (!m_job.version.isEmpty())
            source += "?versionId=" + ossEncoded(m_job.version, false);
        return {"x-oss-copy-source", source};
    }

    void copyAtOnce()
    {
        auto request = m_bucket->request("PUT", m_job.to);
        request.headers.append(sourceHeader());
        if (m_job.facts) {
            request.headers.append(HttpHeader{"x-oss-metadata-directive", "REPLACE"});
            request.headers += headersOfFacts(*m_job.facts);
        }
        // In S3, If-None-Match is not for copies; whoever copies has looked before.
        if (!m_job.overwrite && !m_bucket->isS3()) {
            request.headers.append(HttpHeader{"x-oss-forbid-overwrite", "true"});
            request.repeatable = false;
        }
        request.timeout = longestCopy;
        m_step = m_bucket->client.send(std::move(request), [this](const Result<HttpResponse> &response) {
            if (!response)
                return m_promise.resolve(response.error());
            const bool copied =
                OssXml::read(response->body, u"CopyObjectResult", [](OssXml &, QStringView) {});
            m_promise.resolve(copied ? Done() : Done(ossNotUnderstood(m_bucket->client.account())));
        });
    }

    void begin()
    {
        m_beginning = true;
        auto headers = headersOfFacts(m_job.facts.value_or(m_facts));
        if (!m_facts.storageClass.isEmpty())
            headers.append(HttpHeader{"x-oss-storage-class", m_facts.storageClass.toUtf8()});
        m_step =
            beginUpload(m_bucket, m_job.to, headers,
                        [self = shared_from_this()](const Result<QByteArray> &id) { self->onBegun(id); });
    }

    void onBegun(const Result<QByteArray> &id)
    {
        m_beginning = false;
        if (id)
            m_upload = *id;
        if (m_abandoned && id)
            return abandon();
        id ? copyParts() : m_promise.resolve(id.error());
    }

    void copyParts()
    {
        const qint64 most = std::max(partSize, m_job.size / mostParts + 1);
        while (m_onTheirWay.size() < mostPartsAtOnce && m_at < m_job.size) {
            const qint64 size = std::min(most, m_job.size - m_at);
            copyPart(++m_number, m_at, size);
            m_at += size;
        }
        if (m_onTheirWay.empty())
            complete();
    }

    void copyPart(int number, qint64 at, qint64 size)
    {
        auto request = m_bucket->request("PUT", m_job.to);
        request.query = {{"partNumber", QByteArray::number(number)}, {"uploadId", m_upload}};
        request.headers = {sourceHeader(),
                           {"x-oss-copy-source-range",
                            "bytes=" + QByteArray::number(at) + '-' + QByteArray::number(at + size - 1)},
                           {"x-oss-copy-source-if-match", m_facts.etag.toUtf8()}};
        request.timeout = longestCopy;
        m_onTheirWay[number] = m_bucket->client.send(
            std::move(request), [this, number, size](const Result<HttpResponse> &response) {
                const auto self = shared_from_this();
                m_onTheirWay.erase(number);
                QByteArray etag;
                if (response)
                    (void)OssXml::read(response->body, u"CopyPartResult",
                                       [&](OssXml &field, QStringView name) {
                                           if (name == u"ETag")
                                               etag = field.text().toUtf8();
                                       });
                if (etag.isEmpty())
                    return fail(response ? ossNotUnderstood(m_bucket->client.account()) : response.error());
                m_parts[number] = {number, size, etag};
                copyParts();
            });
    }

    void complete()
    {
        QList<UploadedPart> parts;
        for (const auto &[number, part] : m_parts)
            parts.append(part);
        m_step =
            completeUpload(m_bucket, m_job.to, m_upload, parts, m_job.overwrite, [this](const Done &done) {
                done ? m_promise.resolve(Done()) : fail(done.error());
            });
    }

    void fail(const Error &error)
    {
        abandon();
        m_promise.resolve(error);
    }

    BucketPtr m_bucket;
    ObjectCopyJob m_job;
    Promise<void> m_promise;
    ObjectFacts m_facts; ///< Of the source, when it was asked for.
    QByteArray m_upload;
    bool m_beginning = false;
    bool m_abandoned = false;
    int m_number = 0;
    qint64 m_at = 0;
    std::map<int, UploadedPart> m_parts;
    std::map<int, Operation> m_onTheirWay;
    Operation m_step;
};

} // namespace

Operation copyObject(const BucketPtr &bucket, const ObjectCopyJob &job, Callback<void> done)
{
    Promise<void> promise(std::move(done));
    const auto copy = std::make_shared<ObjectCopy>(bucket, job, promise);
    auto operation = promise.operation([raw = copy.get()] { raw->abandon(); }, copy);
    copy->start();
    return operation;
}

Operation deleteObject(const BucketPtr &bucket, const QByteArray &key, Callback<void> done)
{
    auto request = bucket->request("DELETE", key);
    request.accept = {404};
    return bucket->client.send(std::move(request),
                               [done = std::move(done)](const Result<HttpResponse> &response) {
                                   done(response ? Done() : Done(response.error()));
                               });
}

} // namespace osc
