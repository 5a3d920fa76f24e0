// SPDX-License-Identifier: Apache-2.0
#include <models/archivemodel.h>

#include <models/lookwords.h>

#include <QLocale>

namespace osc {

namespace {

bool isNumberColumn(int column)
{
    return column != ArchiveModel::NameColumn;
}

QString endSentence(ArchiveSummary::End end)
{
    switch (end) {
    case ArchiveSummary::End::Complete:
        return {};
    case ArchiveSummary::End::TooManyEntries:
        return ArchiveModel::tr("There are more.");
    case ArchiveSummary::End::TooMuchToRead:
        return ArchiveModel::tr("The rest of the archive was not read.");
    case ArchiveSummary::End::TooMuchUnpacked:
        return ArchiveModel::tr("The listing was ended: the archive unpacks to too much.");
    case ArchiveSummary::End::Damaged:
        return ArchiveModel::tr("The archive is damaged behind the last entry.");
    case ArchiveSummary::End::NoParts:
        return ArchiveModel::tr("Only the beginning of the archive can be read here.");
    }
    return {};
}

} // namespace

ArchiveModel::ArchiveModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void ArchiveModel::list(ArchiveLister &lister, std::shared_ptr<FileSystem> fileSystem, const FilePath &path,
                        qint64 size, const ArchiveLimits &limits)
{
    clear();
    m_listing = lister.list(
        std::move(fileSystem), path, size, limits,
        [this](const QList<ArchiveEntry> &entries) { add(entries); },
        [this](const Result<ArchiveSummary> &summary) {
            if (summary)
                m_summary = summary.value();
            else
                m_error = summary.error();
            setState(summary ? State::Listed : State::Failed);
        });
    setState(State::Listing);
}

void ArchiveModel::stop()
{
    if (!m_listing.isActive())
        return;
    m_listing.cancel();
    m_summary = {};
    setState(State::Listed);
}

void ArchiveModel::clear()
{
    m_listing.cancel();
    beginResetModel();
    m_rows.clear();
    endResetModel();
    m_summary = {};
    m_unpacked = 0;
    setState(State::Idle);
}

void ArchiveModel::add(const QList<ArchiveEntry> &entries)
{
    if (entries.isEmpty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(entries.size()) - 1);
    for (const ArchiveEntry &entry : entries) {
        m_rows.append({entry, displayName(entry.path)});
        // What an archive claims can be anything.
        m_unpacked += qBound<qint64>(0, entry.size, (1LL << 50));
    }
    endInsertRows();
    Q_EMIT stateChanged();
}

void ArchiveModel::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

QString ArchiveModel::note() const
{
    const QString count = tr("%n entries", nullptr, static_cast<int>(m_rows.size()));
    const QString note = tr("%1, %2 unpacked").arg(count, roundBytesText(m_unpacked));
    const QString end = m_state == State::Listed ? endSentence(m_summary.end) : QString();
    return end.isEmpty() ? note : note + QStringLiteral(". ") + end;
}

int ArchiveModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ArchiveModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ArchiveModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == TypeRole)
        return static_cast<int>(row.entry.type);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isNumberColumn(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && index.column() == NameColumn) {
        if (!row.entry.linkTarget.isEmpty())
            return tr("%1 → %2").arg(row.name, displayName(row.entry.linkTarget));
        return row.entry.encrypted ? tr("%1 (encrypted)").arg(row.name) : row.name;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return row.name;
    case SizeColumn:
        return row.entry.size < 0 || row.entry.type != FileType::Regular ? QStringLiteral("–")
                                                                         : roundBytesText(row.entry.size);
    case ModifiedColumn:
        return row.entry.modified.isValid()
                   ? QLocale().toString(row.entry.modified.toLocalTime(), QLocale::ShortFormat)
                   : QStringLiteral("–");
    default:
        return {};
    }
}

QVariant ArchiveModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isNumberColumn(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case SizeColumn:
        return tr("Size");
    case ModifiedColumn:
        return tr("Modified");
    default:
        return {};
    }
}

} // namespace osc
