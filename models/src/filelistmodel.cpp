// SPDX-License-Identifier: Apache-2.0
#include <models/filelistmodel.h>

#include <QLocale>

#include <array>
#include <string_view>

namespace osc {

namespace {

bool isRightAligned(int column)
{
    return column == FileListModel::SizeColumn || column == FileListModel::ModifiedColumn;
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

} // namespace

FileListModel::FileListModel(QObject *parent)
    : QAbstractTableModel(parent)
    // The C locale knows no order for people.
    , m_collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale())
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

void FileListModel::clear()
{
    if (m_rows.isEmpty())
        return;
    beginResetModel();
    m_rows.clear();
    m_index.clear();
    endResetModel();
}

FileListModel::Row FileListModel::makeRow(const FileEntry &entry) const
{
    const QString name = displayName(entry.name);
    return {entry, name, m_collator.sortKey(name)};
}

void FileListModel::addEntries(const QList<FileEntry> &entries)
{
    QList<Row> added;
    QHash<QByteArray, qsizetype> addedAt;
    for (const FileEntry &entry : entries) {
        const int known = rowOf(entry.name);
        if (known >= 0) {
            if (m_rows.at(known).entry != entry) {
                m_rows[known] = makeRow(entry);
                Q_EMIT dataChanged(index(known, 0), index(known, ColumnCount - 1));
            }
        } else if (const auto at = addedAt.constFind(entry.name); at != addedAt.constEnd()) {
            added[*at] = makeRow(entry);
        } else {
            addedAt.insert(entry.name, added.size());
            added.append(makeRow(entry));
        }
    }
    if (added.isEmpty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    for (qsizetype i = 0; i < added.size(); ++i)
        m_index.insert(added.at(i).entry.name, first + static_cast<int>(i));
    m_rows.append(added);
    endInsertRows();
}

void FileListModel::setEntries(const QList<FileEntry> &entries)
{
    QHash<QByteArray, qsizetype> kept;
    for (qsizetype i = 0; i < entries.size(); ++i)
        kept.insert(entries.at(i).name, i);
    removeMissing(kept);
    addEntries(entries);
}

void FileListModel::removeMissing(const QHash<QByteArray, qsizetype> &kept)
{
    bool removed = false;
    for (int last = static_cast<int>(m_rows.size()) - 1; last >= 0; --last) {
        if (kept.contains(m_rows.at(last).entry.name))
            continue;
        int first = last;
        while (first > 0 && !kept.contains(m_rows.at(first - 1).entry.name))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        removed = true;
        last = first;
    }
    if (!removed)
        return;
    m_index.clear();
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row)
        m_index.insert(m_rows.at(row).entry.name, row);
}

bool FileListModel::nameLess(int left, int right) const
{
    const Row &a = m_rows.at(left);
    const Row &b = m_rows.at(right);
    const int order = a.key.compare(b.key);
    return order != 0 ? order < 0 : a.entry.name < b.entry.name;
}

int FileListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FileListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FileListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == ModifiedColumn && row.entry.modified.isValid())
            return QLocale().toString(row.entry.modified.toLocalTime(), QLocale::LongFormat);
        if (index.column() == NameColumn && row.entry.type == FileType::Symlink)
            return tr("%1 → %2").arg(row.name, displayName(row.entry.linkTarget));
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isRightAligned(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case NameBytesRole:
        return row.entry.name;
    case TypeRole:
        return static_cast<int>(effectiveType(row.entry));
    case IsDirectoryRole:
        return effectiveType(row.entry) == FileType::Directory;
    case IsSymlinkRole:
        return row.entry.type == FileType::Symlink;
    default:
        return {};
    }
}

QString FileListModel::text(const Row &row, int column) const
{
    switch (column) {
    case NameColumn:
        return row.name;
    case SizeColumn:
        return sizeText(row.entry);
    case ModifiedColumn:
        return modifiedText(row.entry.modified);
    case ModeColumn:
        return modeText(row.entry);
    case OwnerColumn:
        return ownerText(row.entry);
    default:
        return {};
    }
}

QVariant FileListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isRightAligned(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case SizeColumn:
        return tr("Size");
    case ModifiedColumn:
        return tr("Modified");
    case ModeColumn:
        return tr("Mode");
    case OwnerColumn:
        return tr("Owner");
    default:
        return {};
    }
}

FileSortModel::FileSortModel(FileListModel *source, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_source(source)
{
    setSourceModel(source);
    setDynamicSortFilter(true);
    sort(FileListModel::NameColumn);
}

void FileSortModel::setShowHidden(bool show)
{
    m_showHidden = show;
    invalidateFilter();
}

void FileSortModel::setFilterText(const QString &text)
{
    m_filter = text;
    invalidateFilter();
}

int FileSortModel::hiddenCount() const
{
    int count = 0;
    for (int row = 0; !m_showHidden && row < m_source->rowCount(); ++row)
        count += m_source->entry(row).name.startsWith('.') ? 1 : 0;
    return count;
}

bool FileSortModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const FileEntry &entry = m_source->entry(row);
    if (!m_showHidden && entry.name.startsWith('.'))
        return false;
    return m_filter.isEmpty() || displayName(entry.name).contains(m_filter, Qt::CaseInsensitive);
}

bool FileSortModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const FileEntry &a = m_source->entry(left.row());
    const FileEntry &b = m_source->entry(right.row());
    const bool aIsDirectory = effectiveType(a) == FileType::Directory;
    const bool bIsDirectory = effectiveType(b) == FileType::Directory;
    if (aIsDirectory != bIsDirectory)
        return aIsDirectory == (sortOrder() == Qt::AscendingOrder);
    switch (left.column()) {
    case FileListModel::SizeColumn:
        if (!aIsDirectory && a.size != b.size)
            return a.size < b.size;
        break;
    case FileListModel::ModifiedColumn:
        if (a.modified != b.modified)
            return a.modified < b.modified;
        break;
    case FileListModel::ModeColumn:
        if (a.mode != b.mode)
            return a.mode < b.mode;
        break;
    case FileListModel::OwnerColumn:
        if (const int order = ownerText(a).compare(ownerText(b)); order != 0)
            return order < 0;
        break;
    default:
        break;
    }
    return m_source->nameLess(left.row(), right.row());
}

FileType effectiveType(const FileEntry &entry)
{
    return entry.type == FileType::Symlink && entry.targetType != FileType::Unknown ? entry.targetType
                                                                                    : entry.type;
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
