// SPDX-License-Identifier: Apache-2.0
#include "bucketread.h"

#include "objecthead.h"
#include "osserrors.h"

#include <algorithm>

namespace osc {

namespace {

constexpr qint64 rangeSize = 8 * 1024 * 1024;
constexpr size_t mostRanges = 4;
/// What comes in drops is kept in larger pieces.
constexpr qsizetype largestJoined = 32 * 1024;
constexpr int mostBreaks = 3;

} // namespace

/// Of one request; tells the read, if it is still there.
class BucketRead::RangeSink : public ByteSink
{
public:
    RangeSink(BucketRead &owner, Range &range)
        : m_owner(&owner)
        , m_range(range)
    {}

    Next write(QByteArrayView bytes) override { return give(bytes.toByteArray()); }
    Next give(QByteArray bytes) override
    {
        return m_owner ? m_owner->take(m_range, std::move(bytes)) : Next::Stop;
    }
    void goOn() const { notifyReady(); }
    void letGo() { m_owner = nullptr; }

private:
    BucketRead *m_owner;
    Range &m_range;
};

void BucketRead::Range::keep(QByteArray bytes)
{
    if (!kept.empty() && kept.back().size() + bytes.size() <= largestJoined)
        kept.back().append(bytes);
    else
        kept.push_back(std::move(bytes));
}

BucketRead::BucketRead(BucketPtr bucket, FilePath path, FileSystem::ReadRange range,
                       std::shared_ptr<ByteSink> sink, Promise<void> promise)
    : m_bucket(std::move(bucket))
    , m_path(std::move(path))
    , m_wanted(range)
    , m_sink(std::move(sink))
    , m_promise(std::move(promise))
{}

BucketRead::~BucketRead()
{
    m_sink->setReadyCallback({});
    for (const auto &range : m_ranges) {
        if (range->sink)
            range->sink->letGo();
    }
}

void BucketRead::start()
{
    const auto object = objectPath(m_path);
    if (object.isFolder || object.key().isEmpty())
        return m_promise.resolveLater(pathIsFolder(m_path));
    m_key = object.key();
    m_sink->setReadyCallback([this] { onReady(); });
    if (m_wanted.length == 0)
        return lookAt();
    m_next = std::max<qint64>(0, m_wanted.offset);
    m_end = -1;
    auto first = std::make_unique<Range>();
    first->at = m_next;
    first->left = m_wanted.length < 0 ? rangeSize : std::min(rangeSize, m_wanted.length);
    m_next += first->left;
    m_ranges.push_back(std::move(first));
    request(*m_ranges.back());
}

/// Whether it is there, when nothing of it is wanted or it could not be read.
void BucketRead::lookAt()
{
    m_step = findObject(m_bucket, objectPath(m_path), [this](const Result<FoundObject> &found) {
        if (!found)
            return fail(found.error());
        switch (found->kind) {
        case FoundObject::Kind::Nothing:
            return fail(noSuchPath(m_path));
        case FoundObject::Kind::Folder:
            return fail(pathIsFolder(m_path));
        case FoundObject::Kind::Object:
            return m_promise.resolve(Done());
        }
    });
}

void BucketRead::request(Range &range)
{
    auto request = m_bucket->request("GET", m_key);
    const qint64 last = range.at + range.left - 1;
    request.headers.append(
        HttpHeader{"Range", "bytes=" + QByteArray::number(range.at) + '-' + QByteArray::number(last)});
    // Without it OSS answers a range that goes beyond the end with the whole object.
    if (!m_bucket->isS3())
        request.headers.append(HttpHeader{"x-oss-range-behavior", "standard"});
    if (!m_etag.isEmpty())
        request.headers.append(HttpHeader{"If-Match", m_etag});
    range.sink = std::make_shared<RangeSink>(*this, range);
    request.sink = range.sink;
    request.accept = {416};
    request.timeout = timeFor(range.left);
    request.idleTimeout = longestSilence;
    request.onHeaders = [this, &range](int status, const QList<HttpHeader> &headers) {
        onHeaders(range, status, headers);
    };
    range.request = m_bucket->client.send(
        std::move(request), [this, &range](const Result<HttpResponse> &response) { onEnd(range, response); });
}

void BucketRead::onHeaders(Range &range, int status, const QList<HttpHeader> &headers)
{
    if (status == 200 && range.at > 0) { // not the part that was asked for
        range.sink->letGo();
        return failLater(ossNotUnderstood(m_bucket->client.account()));
    }
    if ((status != 200 && status != 206) || m_end >= 0)
        return;
    const qint64 begin = std::max<qint64>(0, m_wanted.offset);
    const auto told = headerOf(headers, "Content-Range"); // "bytes 0-9/100"
    bool ok = false;
    qint64 size = told.mid(told.lastIndexOf('/') + 1).toLongLong(&ok);
    if (status == 200 || !ok)
        size = begin + std::max<qint64>(0, headerOf(headers, "Content-Length").toLongLong());
    m_end = m_wanted.length < 0 ? size : std::min(size, begin + m_wanted.length);
    m_etag = headerOf(headers, "ETag");
    const auto checksum = headerOf(headers, "x-oss-hash-crc64ecma");
    if (const quint64 value = checksum.toULongLong(&ok); ok && begin == 0 && m_end == size)
        m_expected = value;
    range.left = std::min(range.left, std::max<qint64>(0, m_end - range.at));
    m_next = range.at + range.left;
    if (status == 200) { // a service without ranges sends all of it
        range.left = m_end;
        m_next = m_end;
    }
}

void BucketRead::openMore()
{
    while (m_ranges.size() < mostRanges && m_end >= 0 && m_next < m_end) {
        auto range = std::make_unique<Range>();
        range->at = m_next;
        range->left = std::min(rangeSize, m_end - m_next);
        m_next += range->left;
        m_ranges.push_back(std::move(range));
        request(*m_ranges.back());
    }
}

ByteSink::Next BucketRead::take(Range &range, QByteArray bytes)
{
    const auto self = shared_from_this();
    bytes.truncate(std::min<qsizetype>(bytes.size(), range.left));
    range.at += bytes.size();
    range.left -= bytes.size();
    range.breaks = 0;
    openMore();
    if (m_ranges.front().get() != &range || !range.kept.empty() || m_waits) {
        range.keep(std::move(bytes));
        return m_ranges.front().get() == &range ? ByteSink::Next::Wait : ByteSink::Next::More;
    }
    if (!handOn(std::move(bytes)))
        return ByteSink::Next::Stop;
    return m_waits ? ByteSink::Next::Wait : ByteSink::Next::More;
}

void BucketRead::onEnd(Range &range, const Result<HttpResponse> &response)
{
    const auto self = shared_from_this();
    range.sink->letGo();
    if (!m_promise.isActive())
        return;
    if (response && response->status == 416) { // nothing is there so far back
        range.left = 0;
        m_end = m_end < 0 ? m_next : m_end;
    }
    if (!response || range.left > 0) {
        const bool broke = response || response.error().kind == ErrorKind::Unreachable ||
                           response.error().kind == ErrorKind::Timeout ||
                           response.error().kind == ErrorKind::Protocol;
        // Before the first answer the client itself has tried again.
        if (broke && m_end >= 0 && ++range.breaks <= mostBreaks)
            return request(range);
        return response ? fail(ossNotUnderstood(m_bucket->client.account())) : onRefusal(response.error());
    }
    if (m_end < 0) // an empty object
        m_end = m_next = range.at;
    range.complete = true;
    openMore();
    advance();
}

void BucketRead::onRefusal(const Error &error)
{
    if (error.kind == ErrorKind::NotFound && error.code != QLatin1String("NoSuchBucket") && m_end < 0)
        return lookAt();
    if (error.code == QLatin1String("PreconditionFailed"))
        return fail(pathWasChanged(m_path));
    fail(error);
}

/// Hands on what was kept of the ranges whose turn it is.
void BucketRead::advance()
{
    while (!m_waits && !m_ranges.empty()) {
        Range &front = *m_ranges.front();
        while (!front.kept.empty() && !m_waits) {
            auto piece = std::move(front.kept.front());
            front.kept.pop_front();
            if (!handOn(std::move(piece)))
                return;
        }
        if (!front.kept.empty() || !front.complete) {
            if (!m_waits)
                front.sink->goOn();
            return;
        }
        m_ranges.pop_front();
        openMore();
    }
    if (!m_waits && m_ranges.empty())
        finish();
}

/// False when the sink wants no more.
bool BucketRead::handOn(QByteArray bytes)
{
    if (bytes.isEmpty())
        return true;
    if (m_expected)
        m_crc.add(bytes);
    switch (m_sink->give(std::move(bytes))) {
    case ByteSink::Next::More:
        return m_promise.isActive();
    case ByteSink::Next::Wait:
        m_waits = true;
        return m_promise.isActive();
    case ByteSink::Next::Stop:
        break;
    }
    // Not from inside the request that brought the bytes.
    failLater(m_sink->error());
    return false;
}

void BucketRead::failLater(const Error &error)
{
    m_step = finished<void>(Done(), [this, error](const Done &) { fail(error); });
}

void BucketRead::onReady()
{
    if (!m_waits)
        return;
    const auto self = shared_from_this();
    m_waits = false;
    advance();
}

void BucketRead::finish()
{
    if (m_expected && m_crc.value() != *m_expected)
        return fail({.kind = ErrorKind::Protocol, .message = whatArrivedDiffers(m_path).message});
    m_promise.resolve(Done());
}

void BucketRead::fail(const Error &error)
{
    const auto self = shared_from_this();
    for (const auto &range : m_ranges) {
        if (range->sink)
            range->sink->letGo();
        range->request.cancel();
    }
    m_promise.resolve(error);
}

} // namespace osc
