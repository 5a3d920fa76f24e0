// SPDX-License-Identifier: Apache-2.0
#include "bucketupload.h"

#include "objectlisting.h"
#include "osserrors.h"
#include "ossxml.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace osc {

namespace {

/// Putting ten thousand parts together takes a service a while.
constexpr std::chrono::minutes longestCompletion{10};

struct ListedUpload
{
    QByteArray key;
    QByteArray id;
    QString initiated; ///< As it is told: of one service all have one form, which sorts by time.
};

struct UploadPage
{
    QList<ListedUpload> uploads{};
    bool truncated = false;
    QByteArray nextKey{};
    QByteArray nextId{};
};

std::optional<UploadPage> decodeUploads(const QByteArray &document)
{
    UploadPage page;
    bool encoded = false;
    const bool understood =
        OssXml::read(document, u"ListMultipartUploadsResult", [&](OssXml &field, QStringView name) {
            if (name == u"Upload") {
                ListedUpload upload;
                field.children([&](OssXml &inner, QStringView what) {
                    if (what == u"Key")
                        upload.key = inner.text().toUtf8();
                    else if (what == u"UploadId")
                        upload.id = inner.text().toUtf8();
                    else if (what == u"Initiated")
                        upload.initiated = inner.text();
                });
                page.uploads.append(upload);
            } else if (name == u"IsTruncated") {
                page.truncated = field.text() == QLatin1String("true");
            } else if (name == u"NextKeyMarker") {
                page.nextKey = field.text().toUtf8();
            } else if (name == u"NextUploadIdMarker") {
                page.nextId = field.text().toUtf8();
            } else if (name == u"EncodingType") {
                encoded = field.text() == QLatin1String("url");
            }
        });
    if (!understood)
        return {};
    if (encoded) {
        for (auto &upload : page.uploads)
            upload.key = decodedKey(upload.key);
        page.nextKey = decodedKey(page.nextKey);
    }
    return page;
}

struct PartPage
{
    QList<UploadedPart> parts{};
    bool truncated = false;
    QByteArray next{};
};

std::optional<PartPage> decodeParts(const QByteArray &document)
{
    PartPage page;
    const bool understood = OssXml::read(document, u"ListPartsResult", [&](OssXml &field, QStringView name) {
        if (name == u"Part") {
            UploadedPart part;
            field.children([&](OssXml &inner, QStringView what) {
                if (what == u"PartNumber")
                    part.number = inner.text().toInt();
                else if (what == u"Size")
                    part.size = inner.text().toLongLong();
                else if (what == u"ETag")
                    part.etag = inner.text().toUtf8();
            });
            page.parts.append(part);
        } else if (name == u"IsTruncated") {
            page.truncated = field.text() == QLatin1String("true");
        } else if (name == u"NextPartNumberMarker") {
            page.next = field.text().toUtf8();
        }
    });
    if (!understood)
        return {};
    return page;
}

/// Finds the latest upload of a key, then its parts. Held alive by its operation.
class UploadSearch : public std::enable_shared_from_this<UploadSearch>
{
public:
    UploadSearch(BucketPtr bucket, QByteArray key, Promise<UnfinishedUpload> promise)
        : m_bucket(std::move(bucket))
        , m_key(std::move(key))
        , m_promise(std::move(promise))
    {}

    void nextUploads(const QByteArray &keyMarker = {}, const QByteArray &idMarker = {})
    {
        auto request = m_bucket->request("GET", {});
        request.query = {{"uploads", {}}, {"prefix", m_key}, {"encoding-type", "url"}};
        if (!keyMarker.isEmpty())
            request.query.emplace_back("key-marker", keyMarker);
        if (!idMarker.isEmpty())
            request.query.emplace_back("upload-id-marker", idMarker);
        m_step = m_bucket->client.send(std::move(request), [this, keyMarker,
                                                            idMarker](const Result<HttpResponse> &response) {
            if (!response)
                return m_promise.resolve(response.error());
            const auto page = decodeUploads(response->body);
            if (!page)
                return m_promise.resolve(ossNotUnderstood(m_bucket->client.account()));
            for (const auto &upload : page->uploads) {
                if (upload.key == m_key && (m_latest.id.isEmpty() || upload.initiated >= m_latest.initiated))
                    m_latest = upload;
            }
            // Longer keys with the same beginning come after this one.
            const bool mayFollow = page->truncated && page->nextKey == m_key &&
                                   (page->nextKey != keyMarker || page->nextId != idMarker);
            mayFollow ? nextUploads(page->nextKey, page->nextId) : onUploads();
        });
    }

private:
    void onUploads()
    {
        m_found.id = m_latest.id;
        m_found.id.isEmpty() ? m_promise.resolve(m_found) : nextParts();
    }

    void nextParts(const QByteArray &marker = {})
    {
        auto request = m_bucket->request("GET", m_key);
        request.query = {{"uploadId", m_found.id}};
        if (!marker.isEmpty())
            request.query.emplace_back("part-number-marker", marker);
        m_step =
            m_bucket->client.send(std::move(request), [this, marker](const Result<HttpResponse> &response) {
                if (!response)
                    return onGone(response.error());
                const auto page = decodeParts(response->body);
                if (!page)
                    return m_promise.resolve(ossNotUnderstood(m_bucket->client.account()));
                m_found.parts += page->parts;
                if (page->truncated && !page->next.isEmpty() && page->next != marker)
                    return nextParts(page->next);
                keepWhatHasNoGap();
                m_promise.resolve(m_found);
            });
    }

    void onGone(const Error &error)
    {
        if (error.kind != ErrorKind::NotFound)
            return m_promise.resolve(error);
        m_promise.resolve(UnfinishedUpload());
    }

    void keepWhatHasNoGap()
    {
        auto &parts = m_found.parts;
        std::sort(parts.begin(), parts.end(),
                  [](const auto &one, const auto &other) { return one.number < other.number; });
        qsizetype good = 0;
        while (good < parts.size() && parts.at(good).number == good + 1 && parts.at(good).size > 0)
            ++good;
        parts.resize(good);
    }

    BucketPtr m_bucket;
    QByteArray m_key;
    Promise<UnfinishedUpload> m_promise;
    ListedUpload m_latest;
    UnfinishedUpload m_found;
    Operation m_step;
};

} // namespace

qint64 UnfinishedUpload::size() const
{
    qint64 sum = 0;
    for (const auto &part : parts)
        sum += part.size;
    return sum;
}

Operation beginUpload(const BucketPtr &bucket, const QByteArray &key, const QList<HttpHeader> &headers,
                      Callback<QByteArray> done)
{
    auto request = bucket->request("POST", key);
    request.query = {{"uploads", {}}};
    request.headers = headers;
    return bucket->client.send(
        std::move(request), [bucket, done = std::move(done)](const Result<HttpResponse> &response) {
            if (!response)
                return done(response.error());
            QByteArray id;
            const bool understood = OssXml::read(response->body, u"InitiateMultipartUploadResult",
                                                 [&](OssXml &field, QStringView name) {
                                                     if (name == u"UploadId")
                                                         id = field.text().toUtf8();
                                                 });
            if (!understood || id.isEmpty())
                return done(ossNotUnderstood(bucket->client.account()));
            done(id);
        });
}

Operation completeUpload(const BucketPtr &bucket, const QByteArray &key, const QByteArray &id,
                         const QList<UploadedPart> &parts, bool overwrite, Callback<void> done)
{
    auto request = bucket->request("POST", key);
    request.query = {{"uploadId", id}};
    QXmlStreamWriter xml(&request.body);
    xml.writeStartElement(QStringLiteral("CompleteMultipartUpload"));
    for (const auto &part : parts) {
        xml.writeStartElement(QStringLiteral("Part"));
        xml.writeTextElement(QStringLiteral("PartNumber"), QString::number(part.number));
        xml.writeTextElement(QStringLiteral("ETag"), QString::fromUtf8(part.etag));
        xml.writeEndElement();
    }
    xml.writeEndElement();
    request.headers.append(HttpHeader{"Content-Type", "application/xml"});
    if (!overwrite)
        request.headers.append(HttpHeader{"x-oss-forbid-overwrite", "true"});
    request.timeout = longestCompletion;
    return bucket->client.send(
        std::move(request), [bucket, done = std::move(done)](const Result<HttpResponse> &response) {
            if (!response)
                return done(response.error());
            // S3 may begin with 200 and end with an error in the document.
            const bool complete =
                OssXml::read(response->body, u"CompleteMultipartUploadResult", [](OssXml &, QStringView) {});
            done(complete ? Done() : ossNotUnderstood(bucket->client.account()));
        });
}

Operation abortUpload(const BucketPtr &bucket, const QByteArray &key, const QByteArray &id,
                      Callback<void> done)
{
    auto request = bucket->request("DELETE", key);
    request.query = {{"uploadId", id}};
    request.accept = {404};
    return bucket->client.send(std::move(request),
                               [done = std::move(done)](const Result<HttpResponse> &response) {
                                   if (done)
                                       done(response ? Done() : Done(response.error()));
                               });
}

Operation findUpload(const BucketPtr &bucket, const QByteArray &key, Callback<UnfinishedUpload> done)
{
    Promise<UnfinishedUpload> promise(std::move(done));
    const auto search = std::make_shared<UploadSearch>(bucket, key, promise);
    auto operation = promise.operation({}, search);
    search->nextUploads();
    return operation;
}

} // namespace osc
