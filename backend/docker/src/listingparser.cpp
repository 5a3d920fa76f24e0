// SPDX-License-Identifier: Apache-2.0
#include "listingparser.h"

#include <algorithm>
#include <array>
#include <optional>

namespace osc {

namespace {

/// A record holds a path or a link target; far above what a kernel allows.
constexpr qsizetype MaximumListingRecord = 256 * 1024;
constexpr qsizetype MaximumBatch = 1024;
constexpr qsizetype MaximumOpenLinks = 100'000;
constexpr qsizetype MaximumOwners = 10'000;

FileType typeOfLetter(QByteArrayView letter)
{
    switch (letter.size() == 1 ? letter.front() : '?') {
    case 'f':
        return FileType::Regular;
    case 'd':
        return FileType::Directory;
    case 'l':
        return FileType::Symlink;
    case 'p':
        return FileType::Fifo;
    case 's':
        return FileType::Socket;
    case 'b':
        return FileType::BlockDevice;
    case 'c':
        return FileType::CharDevice;
    default:
        return FileType::Unknown;
    }
}

std::optional<qint64> numberIn(QByteArrayView text, int base = 10)
{
    bool ok = false;
    const qint64 value = QByteArray::fromRawData(text.data(), text.size()).toLongLong(&ok, base);
    return ok ? std::optional(value) : std::nullopt;
}

/// The fields before the path, which may hold colons, too.
template<size_t Count>
std::optional<std::array<QByteArrayView, Count>> fieldsOf(QByteArrayView text, QByteArrayView &rest)
{
    std::array<QByteArrayView, Count> fields;
    for (auto &field : fields) {
        const qsizetype colon = text.indexOf(':');
        if (colon < 0)
            return {};
        field = text.first(colon);
        text = text.sliced(colon + 1);
    }
    rest = text;
    return fields;
}

bool isListedPath(QByteArrayView path, ListingParser::Paths kind)
{
    while (kind == ListingParser::Paths::Tree && path.contains('/')) {
        const auto slash = path.indexOf('/');
        if (!isEntryName(path.first(slash)))
            return false;
        path = path.sliced(slash + 1);
    }
    return isEntryName(path);
}

} // namespace

FileType typeOfUnixMode(uint mode)
{
    switch (mode & 0170000) {
    case 0100000:
        return FileType::Regular;
    case 0040000:
        return FileType::Directory;
    case 0120000:
        return FileType::Symlink;
    case 0010000:
        return FileType::Fifo;
    case 0140000:
        return FileType::Socket;
    case 0060000:
        return FileType::BlockDevice;
    case 0020000:
        return FileType::CharDevice;
    default:
        return FileType::Unknown;
    }
}

bool ListingParser::feed(QByteArrayView bytes)
{
    m_buffer.append(bytes.data(), bytes.size());
    QByteArrayView rest = m_buffer;
    while (!rest.isEmpty()) {
        const bool isText = rest.startsWith('L') || rest.startsWith('C');
        const QByteArrayView mark = isText ? QByteArrayView("\0", 1) : QByteArrayView("//\n");
        const qsizetype end = rest.indexOf(mark);
        if (end < 0)
            break;
        if (!takeRecord(rest.first(end)))
            return false;
        rest = rest.sliced(end + mark.size());
    }
    m_buffer.remove(0, m_buffer.size() - rest.size());
    flush();
    return m_buffer.size() <= MaximumListingRecord;
}

void ListingParser::finish()
{
    for (const auto &link : std::as_const(m_links))
        m_batch.append(link);
    m_links.clear();
    flush();
}

void ListingParser::flush()
{
    if (!m_batch.isEmpty())
        m_onBatch(std::exchange(m_batch, {}));
}

bool ListingParser::takeRecord(QByteArrayView record)
{
    if (record.size() < 2 || record.at(1) != ':')
        return false;
    const auto fields = record.sliced(2);
    switch (record.front()) {
    case 'F':
        return takeFound(fields);
    case 'S':
        return takeLooked(fields);
    case 'Y':
        return takeTarget(fields, 0);
    case 'T':
        return takeTarget(fields, 16);
    case 'L':
        return takeLink(fields);
    case 'U':
        return takeOwner(m_users, fields);
    case 'G':
        return takeOwner(m_groups, fields);
    case 'C':
        m_line = fields.toByteArray();
        return true;
    case 'B':
        for (const auto &link : std::as_const(m_links))
            m_batch.append(link);
        m_links.clear();
        return true;
    default:
        return false;
    }
}

bool ListingParser::takeFound(QByteArrayView fields)
{
    QByteArrayView path;
    const auto parts = fieldsOf<8>(fields, path);
    if (!parts)
        return false;
    const auto &[type, mode, size, modified, uid, gid, user, group] = *parts;
    const auto bits = numberIn(mode, 8);
    const auto seconds = numberIn(modified.first(std::max<qsizetype>(0, modified.indexOf('.'))));
    const auto bytes = numberIn(size);
    if (!bits || !bytes)
        return false;
    FileEntry entry;
    entry.type = typeOfLetter(type);
    entry.mode = static_cast<int>(*bits & 07777);
    entry.size = *bytes;
    if (seconds)
        entry.modified = QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC);
    entry.uid = numberIn(uid).value_or(-1);
    entry.gid = numberIn(gid).value_or(-1);
    entry.owner = ownerName(user, entry.uid);
    entry.group = ownerName(group, entry.gid);
    const bool isLink = entry.type == FileType::Symlink;
    return add(path, std::move(entry), !isLink);
}

bool ListingParser::takeLooked(QByteArrayView fields)
{
    QByteArrayView path;
    const auto parts = fieldsOf<5>(fields, path);
    if (!parts)
        return false;
    const auto &[rawMode, size, modified, uid, gid] = *parts;
    const auto mode = numberIn(rawMode, 16);
    const auto bytes = numberIn(size);
    if (!mode || !bytes)
        return false;
    FileEntry entry;
    entry.type = typeOfUnixMode(static_cast<uint>(*mode));
    entry.mode = static_cast<int>(*mode & 07777);
    entry.size = *bytes;
    if (const auto seconds = numberIn(modified))
        entry.modified = QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC);
    entry.uid = numberIn(uid).value_or(-1);
    entry.gid = numberIn(gid).value_or(-1);
    entry.owner = m_users.value(entry.uid);
    entry.group = m_groups.value(entry.gid);
    const bool isLink = entry.type == FileType::Symlink;
    return add(path, std::move(entry), !isLink);
}

bool ListingParser::add(QByteArrayView path, FileEntry entry, bool isComplete)
{
    if (!path.startsWith("./") || !isListedPath(path.sliced(2), m_paths))
        return false;
    path = path.sliced(2);
    entry.name = path.sliced(path.lastIndexOf('/') + 1).toByteArray();
    ListedEntry listed{path.toByteArray(), std::move(entry), std::exchange(m_line, {})};
    if (!isComplete) {
        m_links.insert(listed.path, listed);
        return m_links.size() <= MaximumOpenLinks;
    }
    m_batch.append(std::move(listed));
    if (m_batch.size() >= MaximumBatch)
        flush();
    return true;
}

/// @p base 0: a letter of find.
bool ListingParser::takeTarget(QByteArrayView fields, int base)
{
    QByteArrayView path;
    const auto parts = fieldsOf<1>(fields, path);
    if (!parts || !path.startsWith("./"))
        return false;
    const auto mode = base == 0 ? std::optional<qint64>(0) : numberIn(parts->front(), base);
    if (!mode)
        return false;
    if (const auto link = m_links.find(path.sliced(2).toByteArray()); link != m_links.end())
        link->entry.targetType =
            base == 0 ? typeOfLetter(parts->front()) : typeOfUnixMode(static_cast<uint>(*mode));
    return true;
}

bool ListingParser::takeLink(QByteArrayView fields)
{
    const qsizetype end = fields.indexOf("//");
    if (end < 2 || !fields.startsWith("./"))
        return false;
    const auto link = m_links.find(fields.first(end).sliced(2).toByteArray());
    if (link == m_links.end())
        return true; // it vanished between two looks
    link->entry.linkTarget = fields.sliced(end + 2).toByteArray();
    return true;
}

bool ListingParser::takeOwner(QHash<qint64, QString> &names, QByteArrayView fields) const
{
    QByteArrayView name;
    const auto parts = fieldsOf<1>(fields, name);
    if (!parts)
        return false;
    const auto id = numberIn(parts->front());
    if (id && names.size() < MaximumOwners && !names.contains(*id))
        names.insert(*id, QString::fromUtf8(name));
    return true;
}

QString ListingParser::ownerName(QByteArrayView name, qint64 id)
{
    if (name == QByteArray::number(id)) // the container knows no name for it
        return {};
    const auto key = QByteArray::fromRawData(name.data(), name.size());
    if (const auto known = m_names.constFind(key); known != m_names.cend())
        return *known;
    const auto text = QString::fromUtf8(name);
    if (m_names.size() < MaximumOwners)
        m_names.insert(name.toByteArray(), text);
    return text;
}

bool MeasureParser::feed(QByteArrayView bytes)
{
    m_buffer.append(bytes.data(), bytes.size());
    QByteArrayView rest = m_buffer;
    for (auto end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        if (!takeLine(rest.first(end)))
            return false;
        rest = rest.sliced(end + 1);
    }
    m_buffer.remove(0, m_buffer.size() - rest.size());
    return m_buffer.size() <= MaximumListingRecord;
}

bool MeasureParser::takeLine(QByteArrayView line)
{
    QByteArrayView rest;
    const auto parts = fieldsOf<1>(line, rest);
    const auto number = numberIn(rest);
    if (!parts || !number || *number < 0)
        return false;
    const auto kind = parts->front();
    if (kind == "E") {
        m_size.unreadable += *number;
        return true;
    }
    const auto mode = kind.size() == 1 ? std::nullopt : numberIn(kind, 16);
    const auto type = mode ? typeOfUnixMode(static_cast<uint>(*mode)) : typeOfLetter(kind);
    if (type == FileType::Directory) {
        ++m_size.directories;
        return true;
    }
    ++m_size.files;
    if (type == FileType::Regular && *number <= std::numeric_limits<qint64>::max() - m_size.bytes)
        m_size.bytes += *number;
    return true;
}

} // namespace osc
