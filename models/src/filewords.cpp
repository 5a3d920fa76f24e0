// SPDX-License-Identifier: Apache-2.0
#include <models/filelistmodel.h>

#include "filesorting.h"

#include <models/wording.h>

#include <QLocale>

#include <array>
#include <string_view>

namespace osc {

namespace {

bool isRightAligned(int column)
{
    return column == FileListModel::SizeColumn || column == FileListModel::ModifiedColumn;
}

QVariant alignment(int column)
{
    return QVariant::fromValue(Qt::AlignVCenter | (isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft));
}

QString cellText(const FileRow &row, int column)
{
    switch (column) {
    case FileListModel::NameColumn:
        if (row.entry.type == FileType::Symlink && !row.entry.linkTarget.isEmpty())
            return FileListModel::tr("%1 → %2").arg(row.name, displayName(row.entry.linkTarget));
        return row.name;
    case FileListModel::SizeColumn:
        return row.directory && row.measured >= 0 ? bytesText(row.measured) : sizeText(row.entry);
    case FileListModel::ModifiedColumn:
        return modifiedText(row.entry.modified);
    case FileListModel::ModeColumn:
        return modeText(row.entry);
    case FileListModel::OwnerColumn:
        return row.owner;
    case FileListModel::ClassColumn:
        return safeText(row.entry.storageClass);
    default:
        return {};
    }
}

} // namespace

bool FileArrangement::accepts(QByteArrayView name) const
{
    if (!hidden && name.startsWith('.'))
        return false;
    return filter.isEmpty() || displayName(name).contains(filter, Qt::CaseInsensitive);
}

bool FileArrangement::less(const FileRow &left, const FileRow &right) const
{
    return comesBefore(*this, WholeRow{left}, WholeRow{right});
}

QCollator fileCollator()
{
    // The C locale knows no order for people.
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

FileRow makeFileRow(const FileEntry &entry, const QCollator &collator)
{
    const QString name = displayName(entry.name);
    return {.entry = entry,
            .name = name,
            .owner = ownerText(entry),
            .key = collator.sortKey(name),
            .directory = effectiveType(entry) == FileType::Directory};
}

QVariant fileCell(const FileRow &row, int column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column);
    case Qt::EditRole:
        return row.name;
    case Qt::ToolTipRole:
        if (column == FileListModel::ModifiedColumn && row.entry.modified.isValid())
            return QLocale().toString(row.entry.modified.toLocalTime(), QLocale::LongFormat);
        return cellText(row, column).toHtmlEscaped(); // a view would take "<b>" for markup
    case Qt::TextAlignmentRole:
        return alignment(column);
    case FileListModel::NameBytesRole:
        return row.entry.name;
    case FileListModel::TypeRole:
        return static_cast<int>(effectiveType(row.entry));
    case FileListModel::IsDirectoryRole:
        return row.directory;
    case FileListModel::IsSymlinkRole:
        return row.entry.type == FileType::Symlink;
    default:
        return {};
    }
}

QVariant fileHeader(int section, Qt::Orientation orientation, int role)
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FileListModel::NameColumn:
        return FileListModel::tr("Name");
    case FileListModel::SizeColumn:
        return FileListModel::tr("Size");
    case FileListModel::ModifiedColumn:
        return FileListModel::tr("Modified");
    case FileListModel::ModeColumn:
        return FileListModel::tr("Mode");
    case FileListModel::OwnerColumn:
        return FileListModel::tr("Owner");
    case FileListModel::ClassColumn:
        return FileListModel::tr("Class");
    default:
        return {};
    }
}

FileType effectiveType(const FileEntry &entry)
{
    return entry.type == FileType::Symlink && entry.targetType != FileType::Unknown ? entry.targetType
                                                                                    : entry.type;
}

QString typeWord(FileType type)
{
    switch (type) {
    case FileType::Regular:
        return FileListModel::tr("File");
    case FileType::Directory:
        return FileListModel::tr("Folder");
    case FileType::Symlink:
        return FileListModel::tr("Link");
    case FileType::Fifo:
        return FileListModel::tr("Pipe");
    case FileType::Socket:
        return FileListModel::tr("Socket");
    case FileType::BlockDevice:
    case FileType::CharDevice:
        return FileListModel::tr("Device");
    case FileType::Unknown:
        break;
    }
    return FileListModel::tr("Unknown");
}

QString modifiedText(const QDateTime &modified)
{
    if (!modified.isValid())
        return QStringLiteral("–");
    const QDateTime local = modified.toLocalTime();
    const QDate today = QDate::currentDate();
    const QLocale locale;
    if (local.date() == today)
        return locale.toString(local.time(), QStringLiteral("HH:mm"));
    if (local.date().year() == today.year())
        return locale.toString(local.date(), QStringLiteral("d MMM"));
    return locale.toString(local.date(), QStringLiteral("d MMM yyyy"));
}

QString sizeText(const FileEntry &entry)
{
    if (entry.size < 0 || entry.type == FileType::Directory)
        return QStringLiteral("–");
    if (entry.size < 1024)
        return FileListModel::tr("%1 B").arg(entry.size);
    return QLocale().formattedDataSize(entry.size, entry.size < (1LL << 30) ? 1 : 2,
                                       QLocale::DataSizeIecFormat);
}

QString ownerText(const FileEntry &entry)
{
    const auto name = [](const QString &known, qint64 id) {
        return !known.isEmpty() ? displayName(known.toUtf8()) : id >= 0 ? QString::number(id) : QString();
    };
    const QString owner = name(entry.owner, entry.uid);
    const QString group = name(entry.group, entry.gid);
    if (owner.isEmpty())
        return QStringLiteral("–");
    return group.isEmpty() || group == owner ? owner : owner + u':' + group;
}

QString modeText(const FileEntry &entry)
{
    if (entry.mode < 0)
        return {};
    static constexpr std::array letters = {u'-', u'-', u'd', u'l', u'p', u's', u'b', u'c'};
    QString text(QChar(letters[static_cast<size_t>(entry.type)]));
    static constexpr std::u16string_view bits = u"rwxrwxrwx";
    for (int i = 0; i < 9; ++i)
        text.append((entry.mode & (0400 >> i)) != 0 ? QChar(bits[static_cast<size_t>(i)]) : QChar(u'-'));
    const auto special = [&](int bit, int at, char16_t with, char16_t without) {
        if ((entry.mode & bit) != 0)
            text[at] = text.at(at) == u'x' ? QChar(with) : QChar(without);
    };
    special(04000, 3, u's', u'S');
    special(02000, 6, u's', u'S');
    special(01000, 9, u't', u'T');
    return text;
}

} // namespace osc
