// SPDX-License-Identifier: Apache-2.0
#include <core/tarball.h>

#include <algorithm>
#include <cstring>

namespace osc {

namespace {

constexpr qsizetype BlockSize = 512;
/// Long names and pax headers: far above what a file system can name, far below what hurts.
constexpr qint64 MaximumSpecial = 1024 * 1024;
constexpr qint64 MaximumOctalSize = 077777777777;
constexpr qint64 MaximumOctalId = 07777777;

void putText(QByteArray &block, qsizetype at, qsizetype width, QByteArrayView text)
{
    std::copy_n(text.data(), std::min(width, text.size()), block.data() + at);
}

void putOctal(QByteArray &block, qsizetype at, qsizetype width, qint64 value)
{
    putText(block, at, width - 1, QByteArray::number(value, 8).rightJustified(width - 1, '0'));
}

char typeFlag(const TarEntry &entry)
{
    if (entry.isHardLink)
        return '1';
    switch (entry.type) {
    case FileType::Directory:
        return '5';
    case FileType::Symlink:
        return '2';
    case FileType::CharDevice:
        return '3';
    case FileType::BlockDevice:
        return '4';
    case FileType::Fifo:
        return '6';
    default:
        return '0';
    }
}

FileType typeOf(char flag)
{
    switch (flag) {
    case '5':
        return FileType::Directory;
    case '2':
        return FileType::Symlink;
    case '3':
        return FileType::CharDevice;
    case '4':
        return FileType::BlockDevice;
    case '6':
        return FileType::Fifo;
    case '0':
    case '1':
    case '7':
    case '\0':
        return FileType::Regular;
    default:
        return FileType::Unknown;
    }
}

QByteArray rawHeader(const TarEntry &entry, char flag)
{
    QByteArray block(BlockSize, '\0');
    putText(block, 0, 100, entry.path);
    putOctal(block, 100, 8, entry.mode & 07777);
    putOctal(block, 108, 8, std::clamp<qint64>(entry.uid, 0, MaximumOctalId));
    putOctal(block, 116, 8, std::clamp<qint64>(entry.gid, 0, MaximumOctalId));
    putOctal(block, 124, 12, std::clamp<qint64>(entry.size, 0, MaximumOctalSize));
    putOctal(block, 136, 12, std::clamp<qint64>(entry.modified, 0, MaximumOctalSize));
    block[156] = flag;
    putText(block, 157, 100, entry.linkTarget);
    putText(block, 257, 8, QByteArrayView("ustar\00000", 8));
    putText(block, 265, 31, entry.owner.toUtf8());
    putText(block, 297, 31, entry.group.toUtf8());
    std::memset(block.data() + 148, ' ', 8);
    unsigned sum = 0;
    for (const char byte : std::as_const(block))
        sum += static_cast<unsigned char>(byte);
    putText(block, 148, 7, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0');
    return block;
}

QByteArray paxRecord(const QByteArray &key, const QByteArray &value)
{
    // The length counts its own digits.
    const qsizetype body = key.size() + value.size() + 3;
    qsizetype length = body + QByteArray::number(body).size();
    if (QByteArray::number(length).size() != QByteArray::number(body).size())
        length = body + QByteArray::number(length).size();
    return QByteArray::number(length) + ' ' + key + '=' + value + '\n';
}

QByteArray text(const QByteArray &block, qsizetype at, qsizetype width)
{
    const QByteArray field = block.mid(at, width);
    const qsizetype end = field.indexOf('\0');
    return end < 0 ? field : field.left(end);
}

/// Octal text or, with the highest bit set, a big-endian number (GNU). -1: neither.
qint64 number(const QByteArray &block, qsizetype at, qsizetype width)
{
    const auto first = static_cast<unsigned char>(block.at(at));
    if (first & 0x80) {
        qint64 value = 0;
        for (qsizetype i = 1; i < width; ++i) {
            if (value > (std::numeric_limits<qint64>::max() >> 8))
                return -1;
            value = (value << 8) | static_cast<unsigned char>(block.at(at + i));
        }
        return value;
    }
    const QByteArray digits = text(block, at, width).trimmed();
    if (digits.isEmpty())
        return 0;
    bool ok = false;
    const qint64 value = digits.toLongLong(&ok, 8);
    return ok && value >= 0 ? value : -1;
}

bool checksumFits(const QByteArray &block)
{
    unsigned sum = 0;
    for (qsizetype i = 0; i < BlockSize; ++i)
        sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(block.at(i));
    return number(block, 148, 8) == static_cast<qint64>(sum);
}

qint64 paddingAfter(qint64 size)
{
    return (BlockSize - size % BlockSize) % BlockSize;
}

} // namespace

QByteArray tarPadding(qint64 size)
{
    return QByteArray(static_cast<qsizetype>(paddingAfter(size)), '\0');
}

QByteArray tarEnd()
{
    return QByteArray(2 * BlockSize, '\0');
}

QByteArray tarHeader(const TarEntry &entry)
{
    QByteArray records;
    if (entry.path.size() > 100)
        records += paxRecord("path", entry.path);
    if (entry.linkTarget.size() > 100)
        records += paxRecord("linkpath", entry.linkTarget);
    if (entry.size > MaximumOctalSize)
        records += paxRecord("size", QByteArray::number(entry.size));
    if (entry.uid > MaximumOctalId)
        records += paxRecord("uid", QByteArray::number(entry.uid));
    if (entry.gid > MaximumOctalId)
        records += paxRecord("gid", QByteArray::number(entry.gid));
    QByteArray result;
    if (!records.isEmpty()) {
        TarEntry pax;
        pax.path = "PaxHeaders/entry";
        pax.size = records.size();
        result = rawHeader(pax, 'x') + records + tarPadding(records.size());
    }
    return result + rawHeader(entry, typeFlag(entry));
}

TarStreamReader::State TarStreamReader::feed(QByteArrayView bytes)
{
    while (m_state == State::Reading && !bytes.isEmpty()) {
        if (m_remaining > 0) {
            const auto part = static_cast<qsizetype>(std::min<qint64>(m_remaining, bytes.size()));
            const QByteArrayView piece = bytes.first(part);
            m_remaining -= part;
            bytes = bytes.sliced(part);
            if (m_special != Special::None)
                m_specialData.append(piece.data(), piece.size());
            else if (m_handlers.onData && !m_handlers.onData(piece))
                m_state = State::Stopped;
            if (m_remaining == 0 && m_special != Special::None)
                finishSpecial();
        } else if (m_padding > 0) {
            const auto part = static_cast<qsizetype>(std::min<qint64>(m_padding, bytes.size()));
            m_padding -= part;
            bytes = bytes.sliced(part);
        } else if (takeBlock(bytes)) {
            readHeader();
            m_block.clear();
        }
    }
    return m_state;
}

bool TarStreamReader::takeBlock(QByteArrayView &bytes)
{
    const qsizetype part = std::min(BlockSize - m_block.size(), bytes.size());
    m_block.append(bytes.data(), part);
    bytes = bytes.sliced(part);
    return m_block.size() == BlockSize;
}

void TarStreamReader::readHeader()
{
    if (m_block.count('\0') == BlockSize) {
        m_state = State::Ended;
        return;
    }
    const qint64 size = number(m_block, 124, 12);
    if (!checksumFits(m_block) || size < 0) {
        m_state = State::Broken;
        return;
    }
    const char flag = m_block.at(156);
    m_special = flag == 'L'   ? Special::LongName
                : flag == 'K' ? Special::LongLink
                : flag == 'x' ? Special::Pax
                : flag == 'g' ? Special::GlobalPax
                              : Special::None;
    if (m_special != Special::None) {
        if (size > MaximumSpecial) {
            m_state = State::Broken;
            return;
        }
        m_specialData.clear();
        m_remaining = size;
        m_padding = paddingAfter(size);
        if (size == 0)
            finishSpecial();
        return;
    }
    TarEntry entry;
    entry.path = text(m_block, 0, 100);
    const QByteArray prefix = text(m_block, 257, 5) == "ustar" ? text(m_block, 345, 155) : QByteArray();
    if (!prefix.isEmpty() && m_block.at(262) == '\0')
        entry.path = prefix + '/' + entry.path;
    entry.type = typeOf(flag);
    entry.isHardLink = flag == '1';
    entry.size = size;
    entry.mode = static_cast<int>(std::max<qint64>(0, number(m_block, 100, 8)) & 07777);
    entry.uid = number(m_block, 108, 8);
    entry.gid = number(m_block, 116, 8);
    entry.modified = number(m_block, 136, 12);
    entry.linkTarget = text(m_block, 157, 100);
    entry.owner = QString::fromUtf8(text(m_block, 265, 32));
    entry.group = QString::fromUtf8(text(m_block, 297, 32));
    if (!startMember(std::move(entry)))
        m_state = State::Stopped;
}

bool TarStreamReader::startMember(TarEntry entry)
{
    applyOverrides(entry);
    m_overrides.clear();
    while (entry.path.size() > 1 && entry.path.endsWith('/'))
        entry.path.chop(1);
    if ((entry.type != FileType::Regular && entry.type != FileType::Unknown) || entry.isHardLink)
        entry.size = 0; // such members have no content, whatever the field says
    m_remaining = entry.size;
    m_padding = paddingAfter(entry.size);
    return !m_handlers.onEntry || m_handlers.onEntry(entry);
}

void TarStreamReader::applyOverrides(TarEntry &entry) const
{
    const auto setNumber = [this](const char *key, qint64 &field) {
        const auto it = m_overrides.constFind(key);
        if (it == m_overrides.cend())
            return;
        bool ok = false;
        const qint64 value = it->left(it->indexOf('.') < 0 ? it->size() : it->indexOf('.')).toLongLong(&ok);
        if (ok && value >= 0)
            field = value;
    };
    if (const auto it = m_overrides.constFind("path"); it != m_overrides.cend())
        entry.path = *it;
    if (const auto it = m_overrides.constFind("linkpath"); it != m_overrides.cend())
        entry.linkTarget = *it;
    if (const auto it = m_overrides.constFind("uname"); it != m_overrides.cend())
        entry.owner = QString::fromUtf8(*it);
    if (const auto it = m_overrides.constFind("gname"); it != m_overrides.cend())
        entry.group = QString::fromUtf8(*it);
    setNumber("size", entry.size);
    setNumber("uid", entry.uid);
    setNumber("gid", entry.gid);
    setNumber("mtime", entry.modified);
}

void TarStreamReader::finishSpecial()
{
    QByteArray data = std::exchange(m_specialData, {});
    const Special special = std::exchange(m_special, Special::None);
    if (special == Special::Pax) {
        readPax(data);
        return;
    }
    if (special == Special::GlobalPax)
        return; // holds comments and defaults that the Engine does not use
    if (const qsizetype end = data.indexOf('\0'); end >= 0)
        data.truncate(end);
    m_overrides.insert(special == Special::LongName ? "path" : "linkpath", data);
}

void TarStreamReader::readPax(const QByteArray &records)
{
    qsizetype at = 0;
    while (at < records.size()) {
        const qsizetype space = records.indexOf(' ', at);
        bool ok = false;
        const qsizetype length = space < 0 ? 0 : records.mid(at, space - at).toLongLong(&ok);
        if (!ok || length <= space - at + 1 || length > records.size() - at) {
            m_state = State::Broken;
            return;
        }
        const QByteArray record = records.mid(space + 1, length - (space - at) - 2);
        const qsizetype equals = record.indexOf('=');
        if (equals > 0)
            m_overrides.insert(record.left(equals), record.mid(equals + 1));
        at += length;
    }
}

} // namespace osc
