// SPDX-License-Identifier: Apache-2.0
#include <models/bytepages.h>

#include <models/filerange.h>

#include <algorithm>

namespace osc {

BytePages::BytePages(QObject *parent)
    : QObject(parent)
{}

void BytePages::open(std::shared_ptr<FileSystem> fileSystem, const FilePath &path, qint64 size,
                     const QByteArray &head)
{
    close();
    m_fileSystem = std::move(fileSystem);
    m_path = path;
    m_size = size < 0 ? head.size() : size;
    if (head.size() >= qMin(m_size, pageSize))
        keep(0, head.left(pageSize));
}

void BytePages::close()
{
    m_reading.cancel();
    m_fileSystem.reset();
    m_pages.clear();
    m_wanted = -1;
    m_failed = false;
    m_size = 0;
}

QByteArrayView BytePages::bytes(qint64 offset, qint64 length)
{
    const qint64 number = offset / pageSize;
    const auto page = m_pages.find(number);
    if (page == m_pages.end()) {
        fetch(number);
        return {};
    }
    page->used = ++m_uses;
    const qint64 from = offset - number * pageSize;
    return QByteArrayView(page->bytes)
        .sliced(qMin<qint64>(from, page->bytes.size()))
        .first(std::clamp<qint64>(page->bytes.size() - from, 0, length));
}

void BytePages::fetch(qint64 page)
{
    if (!m_fileSystem || m_failed)
        return;
    if (m_reading.isActive()) {
        m_wanted = page;
        return;
    }
    m_reading = readFileRange(m_fileSystem, m_path, page * pageSize, pageSize,
                              [this, page](const Result<QByteArray> &bytes) {
                                  if (!bytes) {
                                      m_failed = true;
                                      Q_EMIT failed(bytes.error());
                                      return;
                                  }
                                  keep(page, bytes.value());
                                  const qint64 next = std::exchange(m_wanted, -1);
                                  if (next >= 0 && !m_pages.contains(next))
                                      fetch(next);
                                  Q_EMIT arrived();
                              });
}

void BytePages::keep(qint64 page, const QByteArray &bytes)
{
    if (m_pages.size() >= mostPages) {
        const auto oldest = std::min_element(m_pages.begin(), m_pages.end(),
                                             [](const Page &a, const Page &b) { return a.used < b.used; });
        m_pages.erase(oldest);
    }
    m_pages.insert(page, {bytes, ++m_uses});
}

} // namespace osc
