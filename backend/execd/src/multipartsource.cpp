// SPDX-License-Identifier: Apache-2.0
#include "multipartsource.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace osc {

namespace {

QByteArray randomBoundary()
{
    std::array<quint32, 6> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return "console-" +
           QByteArray(reinterpret_cast<const char *>(words.data()), static_cast<qsizetype>(sizeof words))
               .toHex();
}

} // namespace

// execd sees only parts that have a file name, but does not look at the name.
MultipartSource::MultipartSource(const QByteArray &metadata, std::shared_ptr<ByteSource> file)
    : m_boundary(randomBoundary())
    , m_head("--" + m_boundary +
             "\r\nContent-Disposition: form-data; name=\"metadata\"; filename=\"metadata\"\r\n"
             "Content-Type: application/json\r\n\r\n" +
             metadata + "\r\n--" + m_boundary +
             "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n"
             "Content-Type: application/octet-stream\r\n\r\n")
    , m_tail("\r\n--" + m_boundary + "--\r\n")
    , m_file(std::move(file))
{
    m_file->setReadyCallback([this] { notifyReady(); });
}

MultipartSource::~MultipartSource()
{
    m_file->setReadyCallback({});
}

QByteArray MultipartSource::contentType() const
{
    return "multipart/form-data; boundary=" + m_boundary;
}

qint64 MultipartSource::size() const
{
    return m_file->size() < 0 ? -1 : m_head.size() + m_file->size() + m_tail.size();
}

QByteArray MultipartSource::take(QByteArray &from, qint64 maximum)
{
    const auto part = from.left(maximum);
    from.remove(0, part.size());
    return part;
}

std::optional<QByteArray> MultipartSource::read(qint64 maximum)
{
    if (!m_head.isEmpty())
        return take(m_head, maximum);
    if (!m_fileEnded) {
        if (auto bytes = m_file->read(maximum))
            return bytes;
        if (m_file->error())
            return {};
        m_fileEnded = true;
    }
    if (m_tail.isEmpty())
        return {};
    return take(m_tail, maximum);
}

} // namespace osc
