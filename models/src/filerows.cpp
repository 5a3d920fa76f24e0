// SPDX-License-Identifier: Apache-2.0
#include <models/filerows.h>

#include <models/filelistmodel.h>

#include <QHash>

#include <algorithm>
#include <limits>
#include <vector>

namespace osc {

namespace {

constexpr FileRows::Id rowsPerBlock = 512;
constexpr std::size_t firstNames = 4096;
constexpr std::size_t mostNames = 64 * 1024;
/// Few kinds of rows come by turns; more of them cost some memory, no time.
constexpr std::size_t traitsLookedThrough = 8;

constexpr qint64 unknownTime = std::numeric_limits<qint64>::min();

qint64 timeOf(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : unknownTime;
}

} // namespace

/// Bytes that stay where they are.
struct FileRows::Names
{
    std::vector<std::unique_ptr<char[]>> chunks;
    char *next = nullptr;
    std::size_t left = 0;

    const char *keep(QByteArrayView name, QByteArrayView link)
    {
        const auto length = static_cast<std::size_t>(name.size() + link.size());
        if (length > left) {
            left = std::max(length, chunks.empty() ? firstNames : mostNames);
            chunks.push_back(std::make_unique<char[]>(left));
            next = chunks.back().get();
        }
        char *const kept = next;
        std::copy(link.begin(), link.end(), std::copy(name.begin(), name.end(), kept));
        next += length;
        left -= length;
        return kept;
    }
};

FileRows::FileRows()
    : m_names(std::make_shared<Names>())
{}

const FileRows::Packed &FileRows::at(Id id) const
{
    return m_blocks[id / rowsPerBlock][id % rowsPerBlock];
}

FileRows::Id FileRows::add(const FileEntry &entry, const FileNameOrder &order)
{
    const auto id = static_cast<Id>(m_count++);
    const Id place = id % rowsPerBlock;
    if (place == 0) {
        m_blocks.push_back(std::make_shared<Packed[]>(rowsPerBlock));
        m_keys.push_back(nullptr);
    }
    Packed &row = m_blocks.back()[place];
    row.name = m_names->keep(entry.name, entry.linkTarget);
    row.nameLength = static_cast<quint32>(entry.name.size());
    row.linkLength = static_cast<quint32>(entry.linkTarget.size());
    row.size = entry.size;
    row.modified = timeOf(entry.modified);
    row.mode = entry.mode;
    row.traits = traitsOf(entry);
    row.type = entry.type;
    row.targetType = entry.targetType;
    row.isPlain = order.isPlain(entry.name);
    if (!row.isPlain) {
        if (!m_keys.back())
            m_keys.back() = std::make_shared<Key[]>(rowsPerBlock);
        m_keys.back()[place] = order.key(entry.name);
    }
    return id;
}

quint32 FileRows::traitsOf(const FileEntry &entry)
{
    const std::size_t looked = std::min(m_traits.size(), traitsLookedThrough);
    for (std::size_t i = m_traits.size() - looked; i < m_traits.size(); ++i) {
        const Traits &known = m_traits[i];
        if (known.uid == entry.uid && known.gid == entry.gid && known.owner == entry.owner &&
            known.group == entry.group && known.storageClass == entry.storageClass)
            return static_cast<quint32>(i);
    }
    m_traits.push_back(
        {entry.uid, entry.gid, entry.owner, entry.group, entry.storageClass, ownerText(entry)});
    return static_cast<quint32>(m_traits.size() - 1);
}

FileEntry FileRows::entry(Id id) const
{
    const Packed &row = at(id);
    const Traits &traits = m_traits[row.traits];
    FileEntry entry;
    entry.name = QByteArray(row.name, row.nameLength);
    entry.type = row.type;
    entry.size = row.size;
    if (row.modified != unknownTime)
        entry.modified = QDateTime::fromMSecsSinceEpoch(row.modified, Qt::UTC);
    entry.mode = row.mode;
    entry.uid = traits.uid;
    entry.gid = traits.gid;
    entry.owner = traits.owner;
    entry.group = traits.group;
    entry.linkTarget = QByteArray(row.name + row.nameLength, row.linkLength);
    entry.targetType = row.targetType;
    entry.storageClass = traits.storageClass;
    return entry;
}

bool FileRows::holds(Id id, const FileEntry &entry) const
{
    const Packed &row = at(id);
    const Traits &traits = m_traits[row.traits];
    return row.type == entry.type && row.targetType == entry.targetType && row.size == entry.size &&
           row.modified == timeOf(entry.modified) && row.mode == entry.mode && traits.uid == entry.uid &&
           traits.gid == entry.gid && traits.owner == entry.owner && traits.group == entry.group &&
           traits.storageClass == entry.storageClass && name(id) == entry.name &&
           QByteArrayView(row.name + row.nameLength, row.linkLength) == entry.linkTarget;
}

QByteArrayView FileRows::name(Id id) const
{
    const Packed &row = at(id);
    return {row.name, static_cast<qsizetype>(row.nameLength)};
}

FileType FileRows::effectiveType(Id id) const
{
    const Packed &row = at(id);
    return row.type == FileType::Symlink && row.targetType != FileType::Unknown ? row.targetType : row.type;
}

QCollatorSortKey FileRows::keyOf(Id id, const FileNameOrder &order) const
{
    return at(id).isPlain ? order.key(name(id)) : *m_keys[id / rowsPerBlock][id % rowsPerBlock];
}

int FileRows::compareNames(Id left, Id right, const FileNameOrder &order) const
{
    const bool plain = at(left).isPlain && at(right).isPlain;
    const int difference =
        plain ? order.comparePlain(name(left), name(right)) : keyOf(left, order).compare(keyOf(right, order));
    return difference != 0 ? difference : name(left).compare(name(right));
}

FileRows::Id FileNameIndex::find(const FileRows &rows, QByteArrayView name) const
{
    return m_slots.isEmpty() ? FileRows::none : m_slots.at(slotOf(rows, name, hashOf(name))).id;
}

void FileNameIndex::put(const FileRows &rows, FileRows::Id id)
{
    if (2 * (m_used + 1) > m_slots.size())
        grow();
    const QByteArrayView name = rows.name(id);
    const quint32 hash = hashOf(name);
    Slot &slot = m_slots[slotOf(rows, name, hash)];
    m_used += slot.id == FileRows::none ? 1 : 0;
    slot = {id, hash};
}

void FileNameIndex::clear()
{
    m_slots.clear();
    m_used = 0;
}

quint32 FileNameIndex::hashOf(QByteArrayView name)
{
    const auto hash = static_cast<quint64>(qHash(name, QHashSeed::globalSeed()));
    return static_cast<quint32>(hash ^ (hash >> 32));
}

/// Where it is, or would be.
qsizetype FileNameIndex::slotOf(const FileRows &rows, QByteArrayView name, quint32 hash) const
{
    const qsizetype mask = m_slots.size() - 1;
    qsizetype place = static_cast<qsizetype>(hash) & mask;
    for (;; place = (place + 1) & mask) {
        const Slot &slot = m_slots.at(place);
        if (slot.id == FileRows::none || (slot.hash == hash && rows.name(slot.id) == name))
            return place;
    }
}

void FileNameIndex::grow()
{
    const QList<Slot> old = std::exchange(m_slots, QList<Slot>(std::max<qsizetype>(64, 2 * m_slots.size())));
    const qsizetype mask = m_slots.size() - 1;
    Slot *const wider = m_slots.data();
    for (const Slot &slot : old) {
        if (slot.id == FileRows::none)
            continue;
        qsizetype place = static_cast<qsizetype>(slot.hash) & mask;
        while (wider[place].id != FileRows::none)
            place = (place + 1) & mask;
        wider[place] = slot;
    }
}

} // namespace osc
