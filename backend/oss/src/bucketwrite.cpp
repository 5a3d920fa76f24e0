// SPDX-License-Identifier: Apache-2.0
#include "bucketwrite.h"

#include <QCoreApplication>

#include <algorithm>

namespace osc {

namespace {

struct WriteWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::BucketFileSystem)
};

Error cannotGoOn(const FilePath &path)
{
    return {.kind = ErrorKind::Conflict,
            .message = WriteWords::tr("The upload of %1 cannot go on: what arrived of it has changed.")
                           .arg(displayName(path)),
            .advice = WriteWords::tr("Upload it from the start.")};
}

} // namespace

/// A part of the source as a source of its own.
class BucketWrite::Slice : public ByteSource
{
public:
    Slice(std::shared_ptr<ByteSource> source, qint64 size)
        : m_source(std::move(source))
        , m_size(size)
        , m_left(size)
    {
        m_source->setReadyCallback([this] { notifyReady(); });
    }
    ~Slice() override { m_source->setReadyCallback({}); }
    Slice(const Slice &) = delete;
    Slice &operator=(const Slice &) = delete;

    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override
    {
        if (m_left == 0)
            return {};
        auto bytes = m_source->read(std::min(maximum, m_left));
        if (bytes) {
            m_left -= bytes->size();
            m_crc.add(*bytes);
        }
        return bytes;
    }
    [[nodiscard]] std::optional<Error> error() const override { return m_source->error(); }
    [[nodiscard]] quint64 checksum() const { return m_crc.value(); }

private:
    std::shared_ptr<ByteSource> m_source;
    qint64 m_size;
    qint64 m_left;
    Crc64 m_crc;
};

BucketWrite::BucketWrite(BucketPtr bucket, FilePath path, std::shared_ptr<ByteSource> source,
                         FileSystem::WriteOptions options, Promise<void> promise)
    : m_bucket(std::move(bucket))
    , m_path(std::move(path))
    , m_source(std::move(source))
    , m_options(std::move(options))
    , m_promise(std::move(promise))
    , m_plan(m_source->size(), 0)
    , m_left(m_source->size())
{}

BucketWrite::~BucketWrite()
{
    m_source->setReadyCallback({});
}

void BucketWrite::start()
{
    const auto object = objectPath(m_path);
    if (object.isFolder || object.key().isEmpty())
        return m_promise.resolveLater(pathIsFolder(m_path));
    m_key = object.key();
    if (const auto type = contentTypeFor(m_key); !type.isEmpty())
        m_headers.append(HttpHeader{"Content-Type", type});
    if (!m_options.overwrite || m_options.onlyIf || m_options.keepsAttributes)
        return lookAtTarget();
    goOn();
}

void BucketWrite::lookAtTarget()
{
    m_step = findObject(m_bucket, objectPath(m_path), [this](const Result<FoundObject> &found) {
        found ? onTarget(*found) : fail(found.error());
    });
}

void BucketWrite::onTarget(const FoundObject &found)
{
    const bool isObject = found.kind == FoundObject::Kind::Object;
    if (!m_options.overwrite && found.kind != FoundObject::Kind::Nothing)
        return fail(pathExists(m_path));
    if (m_options.onlyIf && (!isObject || found.version() != *m_options.onlyIf))
        return fail(pathWasChanged(m_path));
    if (!m_options.keepsAttributes || !isObject)
        return goOn();
    m_headers = headersOfFacts(found.facts);
    if (!found.facts.storageClass.isEmpty() && !isArchiveClass(found.facts.storageClass))
        m_headers.append(HttpHeader{"x-oss-storage-class", found.facts.storageClass.toUtf8()});
    askAcl();
}

/// Who may read it is part of what a replaced object hands down. A key that may not ask has no say in it.
void BucketWrite::askAcl()
{
    if (m_bucket->isS3())
        return goOn();
    auto request = m_bucket->request("GET", m_key);
    request.query = {{"acl", {}}};
    m_step = m_bucket->client.send(std::move(request), [this](const Result<HttpResponse> &response) {
        const auto acl = response ? decodeAcl(response->body) : QString();
        if (!acl.isEmpty() && acl != QLatin1String("default"))
            m_headers.append(HttpHeader{"x-oss-object-acl", acl.toUtf8()});
        goOn();
    });
}

void BucketWrite::goOn()
{
    if (m_options.offset <= 0)
        return stream();
    m_step = findUpload(m_bucket, m_key, [this](const Result<UnfinishedUpload> &upload) {
        upload ? adopt(*upload) : fail(upload.error());
    });
}

void BucketWrite::adopt(const UnfinishedUpload &upload)
{
    // A part that was on its way when the link broke may have come after the caller has asked.
    qint64 sum = 0;
    for (const auto &part : upload.parts) {
        if (sum >= m_options.offset)
            break;
        sum += part.size;
        m_parts[part.number] = part;
    }
    if (upload.id.isEmpty() || sum != m_options.offset)
        return fail(cannotGoOn(m_path));
    m_upload = upload.id;
    m_number = static_cast<int>(m_parts.size()) + 1;
    m_plan = PartPlan(m_source->size(), m_number - 1);
    stream();
}

void BucketWrite::stream()
{
    if (m_plan.isStreamed())
        return m_upload.isEmpty() ? begin() : sendSlice();
    m_source->setReadyCallback([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->pump();
    });
    pump();
}

/// Takes from the source what there is room for.
void BucketWrite::pump()
{
    const auto self = shared_from_this();
    while (m_promise.isActive() && !m_ended && !m_beginning) {
        const qint64 wanted = m_plan.sizeOf(m_number);
        if (m_buffer.size() == wanted && m_left != 0) {
            if (m_upload.isEmpty())
                return begin();
            if (static_cast<int>(m_onTheirWay.size()) >= m_plan.atOnce(m_number))
                return;
            sendPart();
            continue;
        }
        const auto bytes = m_left == 0 ? std::nullopt : m_source->read(wanted - m_buffer.size());
        if (bytes && bytes->isEmpty())
            return;
        if (bytes) {
            take(*bytes);
            continue;
        }
        if (const auto error = m_source->error())
            return fail(*error);
        m_ended = true;
        settle();
    }
}

void BucketWrite::take(const QByteArray &bytes)
{
    if (m_buffer.isEmpty()) {
        const qint64 size = m_plan.sizeOf(m_number);
        m_buffer.reserve(m_left < 0 ? bytes.size() : std::min(size, m_left));
    }
    m_buffer.append(bytes);
    if (m_left >= 0)
        m_left = std::max<qint64>(0, m_left - bytes.size());
    if (m_bucket->isS3())
        m_md5.addData(bytes);
    else
        m_crc.add(bytes);
}

void BucketWrite::begin()
{
    m_beginning = true;
    // When the owner lets go now, somebody has to learn the id, to give it up again.
    m_step = beginUpload(m_bucket, m_key, m_headers,
                         [self = shared_from_this()](const Result<QByteArray> &id) { self->onBegun(id); });
}

void BucketWrite::onBegun(const Result<QByteArray> &id)
{
    m_beginning = false;
    if (id)
        m_upload = *id;
    if (m_abandoned)
        return removeWhatArrived();
    if (!id)
        return fail(id.error());
    m_plan.isStreamed() ? sendSlice() : pump();
}

OssRequest BucketWrite::partRequest(int number) const
{
    auto request = m_bucket->request("PUT", m_key);
    request.query = {{"partNumber", QByteArray::number(number)}, {"uploadId", m_upload}};
    request.timeout = m_plan.isStreamed() ? std::chrono::milliseconds(0) : timeFor(m_plan.sizeOf(number));
    request.idleTimeout = longestSilence;
    return request;
}

void BucketWrite::sendPart()
{
    const int number = m_number++;
    if (number > mostParts)
        return fail({.kind = ErrorKind::Exhausted,
                     .message = WriteWords::tr("%1 is too long for an object.").arg(displayName(m_path))});
    auto request = partRequest(number);
    const quint64 checksum = std::exchange(m_crc, Crc64()).value();
    if (m_bucket->isS3())
        request.headers.append(HttpHeader{"Content-MD5", m_md5.result().toBase64()});
    m_md5.reset();
    request.body = std::exchange(m_buffer, QByteArray());
    const qint64 size = request.body.size();
    m_onTheirWay[number] = m_bucket->client.send(
        std::move(request), [this, number, size, checksum](const Result<HttpResponse> &response) {
            onPart(number, size, checksum, response);
        });
}

/// A part that is too large for memory goes straight from the source, and is not sent twice.
void BucketWrite::sendSlice()
{
    const int number = m_number++;
    const qint64 size = std::min(m_plan.sizeOf(number), m_left);
    auto request = partRequest(number);
    const auto slice = std::make_shared<Slice>(m_source, size);
    request.bodySource = slice;
    m_left -= size;
    m_ended = m_left == 0;
    m_onTheirWay[number] = m_bucket->client.send(
        std::move(request), [this, number, size, slice](const Result<HttpResponse> &response) {
            onPart(number, size, slice->checksum(), response);
        });
}

bool BucketWrite::differs(const HttpResponse &response, quint64 checksum) const
{
    bool told = false;
    const quint64 theirs = response.header("x-oss-hash-crc64ecma").toULongLong(&told);
    return told && theirs != checksum;
}

void BucketWrite::onPart(int number, qint64 size, quint64 checksum, const Result<HttpResponse> &response)
{
    const auto self = shared_from_this();
    m_onTheirWay.erase(number);
    if (!response)
        return fail(m_source->error().value_or(response.error()));
    const bool isS3 = m_bucket->isS3();
    if (!isS3 && differs(*response, checksum))
        return fail(whatArrivedDiffers(m_path));
    m_parts[number] = {number, size, response->header("ETag")};
    if (m_plan.isStreamed() && !m_ended)
        return sendSlice();
    m_ended ? settle() : pump();
}

void BucketWrite::putWhole()
{
    auto request = m_bucket->request("PUT", m_key);
    request.headers = m_headers;
    if (!m_options.overwrite) {
        request.headers.append(HttpHeader{"x-oss-forbid-overwrite", "true"});
        request.repeatable = false;
    }
    const quint64 checksum = m_crc.value();
    if (m_bucket->isS3())
        request.headers.append(HttpHeader{"Content-MD5", m_md5.result().toBase64()});
    request.body = std::exchange(m_buffer, QByteArray());
    request.timeout = timeFor(request.body.size());
    request.idleTimeout = longestSilence;
    m_step =
        m_bucket->client.send(std::move(request), [this, checksum](const Result<HttpResponse> &response) {
            if (!response)
                return fail(response.error());
            if (!m_bucket->isS3() && differs(*response, checksum))
                return fail(whatArrivedDiffers(m_path));
            m_promise.resolve(Done());
        });
}

/// The source has ended.
void BucketWrite::settle()
{
    if (m_upload.isEmpty())
        return putWhole();
    if (!m_buffer.isEmpty())
        sendPart();
    if (!m_promise.isActive() || !m_onTheirWay.empty())
        return;
    m_options.onlyIf ? checkAgain() : complete();
}

/// The upload took its time.
void BucketWrite::checkAgain()
{
    m_step = findObject(m_bucket, objectPath(m_path), [this](const Result<FoundObject> &found) {
        if (!found)
            return fail(found.error());
        if (found->kind != FoundObject::Kind::Object || found->version() != *m_options.onlyIf)
            return fail(pathWasChanged(m_path));
        complete();
    });
}

void BucketWrite::complete()
{
    QList<UploadedPart> parts;
    for (const auto &[number, part] : m_parts)
        parts.append(part);
    m_step = completeUpload(m_bucket, m_key, m_upload, parts, m_options.overwrite, [this](const Done &done) {
        if (!done)
            return fail(done.error());
        m_upload.clear();
        m_promise.resolve(Done());
    });
}

void BucketWrite::fail(const Error &error)
{
    const auto self = shared_from_this();
    m_onTheirWay.clear();
    if (!keeps())
        removeWhatArrived();
    m_promise.resolve(error);
}

void BucketWrite::abandon()
{
    m_abandoned = true;
    m_onTheirWay.clear();
    if (m_beginning)
        m_step.detach();
    else if (!keeps())
        removeWhatArrived();
}

void BucketWrite::removeWhatArrived()
{
    if (m_upload.isEmpty())
        return;
    abortUpload(m_bucket, m_key, std::exchange(m_upload, QByteArray()), {}).detach();
}

} // namespace osc
