// SPDX-License-Identifier: Apache-2.0
#include <models/filelistmodel.h>

#include <core/offthread.h>

#include <QElapsedTimer>

#include <algorithm>

namespace osc {

namespace {

/// So many rows are sorted at once; more of them elsewhere.
constexpr qsizetype sortedHere = 4000;
/// So many are shown as they come; more of them in slices.
constexpr qsizetype shownAtOnce = 500;
constexpr qint64 sliceMilliseconds = 6;
/// While rows stream in: rather few large changes than many small ones.
constexpr int pauseMilliseconds = 30;
/// Runs of rows that are removed where they are; more are gathered first.
constexpr int mostRuns = 32;

qint64 shownSize(const FileRow &row)
{
    return row.directory ? row.measured : row.entry.size;
}

template<typename Row>
QList<Row> arrangedRows(const QList<Row> &rows, const FileArrangement &arrangement)
{
    QList<Row> arranged;
    arranged.reserve(rows.size());
    std::copy_if(rows.cbegin(), rows.cend(), std::back_inserter(arranged),
                 [&](const Row &row) { return arrangement.accepts(*row); });
    std::sort(arranged.begin(), arranged.end(),
              [&](const Row &a, const Row &b) { return arrangement.less(*a, *b); });
    return arranged;
}

/// Few into many, both sorted: finds the place of each, and moves the rest in blocks.
template<typename Row>
QList<Row> mergedRows(const QList<Row> &many, const QList<Row> &few, const FileArrangement &arrangement)
{
    QList<Row> merged;
    merged.reserve(many.size() + few.size());
    auto from = many.cbegin();
    for (const Row &row : few) {
        const auto to = std::upper_bound(
            from, many.cend(), row, [&](const Row &a, const Row &b) { return arrangement.less(*a, *b); });
        std::copy(from, to, std::back_inserter(merged));
        merged.append(row);
        from = to;
    }
    std::copy(from, many.cend(), std::back_inserter(merged));
    return merged;
}

} // namespace

bool FileArrangement::accepts(const FileRow &row) const
{
    if (!hidden && row.entry.name.startsWith('.'))
        return false;
    return filter.isEmpty() || row.name.contains(filter, Qt::CaseInsensitive);
}

bool FileArrangement::less(const FileRow &left, const FileRow &right) const
{
    if (left.directory != right.directory)
        return left.directory;
    const FileRow &a = order == Qt::AscendingOrder ? left : right;
    const FileRow &b = order == Qt::AscendingOrder ? right : left;
    switch (column) {
    case FileListModel::SizeColumn:
        if (const qint64 x = shownSize(a), y = shownSize(b); x != y)
            return x < y;
        break;
    case FileListModel::ModifiedColumn:
        if (a.entry.modified != b.entry.modified)
            return a.entry.modified < b.entry.modified;
        break;
    case FileListModel::ModeColumn:
        if (a.entry.mode != b.entry.mode)
            return a.entry.mode < b.entry.mode;
        break;
    case FileListModel::OwnerColumn:
        if (const int difference = a.owner.compare(b.owner); difference != 0)
            return difference < 0;
        break;
    case FileListModel::ClassColumn:
        if (const int difference = a.entry.storageClass.compare(b.entry.storageClass); difference != 0)
            return difference < 0;
        break;
    default:
        break;
    }
    const int difference = a.key.compare(b.key);
    return difference != 0 ? difference < 0 : a.entry.name < b.entry.name;
}

FileListModel::FileListModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_collator(fileCollator())
{
    m_slice.setSingleShot(true);
    m_slice.callOnTimeout(this, &FileListModel::takeSlice);
}

void FileListModel::clear()
{
    m_slice.stop();
    m_pending.clear();
    m_sorting.cancel();
    m_finishing = false;
    m_disorder = false;
    if (m_all.isEmpty())
        return;
    beginResetModel();
    m_all.clear();
    m_byName.clear();
    m_shown.clear();
    m_dotCount = 0;
    endResetModel();
}

void FileListModel::begin()
{
    m_slice.stop();
    m_pending.clear();
    m_finishing = false;
    ++m_reading;
}

void FileListModel::add(const QList<FileEntry> &entries)
{
    m_pending.append(entries);
    if (m_pending.size() <= shownAtOnce && m_all.size() <= shownAtOnce)
        takeSlice();
    else if (!m_slice.isActive())
        m_slice.start(m_all.size() <= shownAtOnce ? 0 : pauseMilliseconds);
}

void FileListModel::finish()
{
    m_finishing = true;
    if (m_pending.isEmpty())
        takeSlice();
    else
        m_slice.start(0);
}

void FileListModel::stop()
{
    m_finishing = false;
}

void FileListModel::takeSlice()
{
    QElapsedTimer time;
    time.start();
    QList<Row> fresh;
    qsizetype taken = 0;
    while (taken < m_pending.size() &&
           (taken % 64 != 0 || time.elapsed() < sliceMilliseconds || taken == 0)) {
        if (Row row = takeEntry(m_pending.at(taken++)))
            fresh.append(std::move(row));
    }
    m_pending.remove(0, taken);
    publish(std::move(fresh));
    if (!m_pending.isEmpty()) {
        m_slice.start(0);
        return;
    }
    if (m_finishing)
        removeUnread();
    if (m_disorder && !m_sorting.isActive())
        arrange();
    checkSettled();
}

FileListModel::Row FileListModel::takeEntry(const FileEntry &entry)
{
    const Row old = m_byName.value(entry.name);
    if (old && old->entry == entry) {
        old->reading = m_reading;
        return {};
    }
    const auto row = std::make_shared<FileRow>(makeFileRow(entry, m_collator));
    row->reading = m_reading;
    m_byName.insert(entry.name, row);
    if (old) {
        replace(old, row);
        return {};
    }
    row->arrivedAt = static_cast<int>(m_all.size());
    m_all.append(row);
    m_dotCount += entry.name.startsWith('.') ? 1 : 0;
    return m_arrangement.accepts(*row) ? row : Row();
}

void FileListModel::replace(const Row &old, const Row &row)
{
    old->gone = true;
    row->gone = false;
    m_all.replace(old->arrivedAt, row);
    row->arrivedAt = old->arrivedAt;
    row->shownAt = old->shownAt;
    const int at = row->shownAt;
    if (at < 0)
        return;
    if (m_shown.at(at) == old) {
        m_shown.replace(at, row);
        const bool afterPrevious = at == 0 || m_arrangement.less(*m_shown.at(at - 1), *row);
        const bool beforeNext = at + 1 == m_shown.size() || m_arrangement.less(*row, *m_shown.at(at + 1));
        m_disorder = m_disorder || !afterPrevious || !beforeNext;
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
    }
}

void FileListModel::publish(QList<Row> rows)
{
    if (rows.isEmpty())
        return;
    std::sort(rows.begin(), rows.end(),
              [this](const Row &a, const Row &b) { return m_arrangement.less(*a, *b); });
    const bool atTheEnd = m_shown.isEmpty() || m_arrangement.less(*m_shown.constLast(), *rows.constFirst());
    const qsizetype firstNew = m_shown.size();
    append(rows);
    // What is sorted elsewhere finds their place.
    if (!atTheEnd && !m_sorting.isActive())
        sortIn(firstNew);
}

/// The rows from @p firstNew on, sorted, among those before them. None is copied: counting how many hold a
/// row takes longer than everything else here.
void FileListModel::sortIn(qsizetype firstNew)
{
    changeOrder([this, firstNew] {
        QList<Row> merged;
        merged.reserve(m_shown.size());
        auto from = m_shown.begin();
        const auto middle = from + firstNew;
        qsizetype firstMoved = -1;
        for (auto next = middle; next != m_shown.end(); ++next) {
            const auto to = std::upper_bound(from, middle, *next, [this](const Row &a, const Row &b) {
                return m_arrangement.less(*a, *b);
            });
            std::move(from, to, std::back_inserter(merged));
            firstMoved = firstMoved < 0 ? merged.size() : firstMoved;
            merged.append(std::move(*next));
            from = to;
        }
        std::move(from, middle, std::back_inserter(merged));
        m_shown = std::move(merged);
        return std::max<qsizetype>(0, firstMoved);
    });
}

void FileListModel::removeUnread()
{
    const auto isUnread = [this](const Row &row) { return row->reading != m_reading; };
    if (std::none_of(m_all.cbegin(), m_all.cend(), isUnread))
        return;
    const int kept = ++m_arranging;
    for (const Row &row : std::as_const(m_all)) {
        if (!isUnread(row)) {
            row->arranging = kept;
            continue;
        }
        row->gone = true;
        m_byName.remove(row->entry.name);
        m_dotCount -= row->entry.name.startsWith('.') ? 1 : 0;
    }
    m_all.removeIf(isUnread);
    for (qsizetype i = 0; i < m_all.size(); ++i)
        m_all.at(i)->arrivedAt = static_cast<int>(i);
    dropOthers(kept);
}

void FileListModel::setShowHidden(bool show)
{
    if (m_arrangement.hidden == show)
        return;
    m_arrangement.hidden = show;
    arrange();
}

void FileListModel::setFilterText(const QString &text)
{
    if (m_arrangement.filter == text)
        return;
    m_arrangement.filter = text;
    arrange();
}

void FileListModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || (m_arrangement.column == column && m_arrangement.order == order))
        return;
    m_arrangement.column = column;
    m_arrangement.order = order;
    arrange();
}

void FileListModel::arrange()
{
    m_disorder = false;
    if (m_all.size() <= sortedHere) {
        m_sorting.cancel();
        show(arrangedRows(m_all, m_arrangement));
        return;
    }
    using Rows = QList<Row>;
    m_sorting = runOffThread<Rows>(
        [rows = m_all, arrangement = m_arrangement]() -> Result<Rows> {
            return arrangedRows(rows, arrangement);
        },
        [this](const Result<Rows> &arranged) { onArranged(*arranged); });
}

void FileListModel::onArranged(QList<Row> arranged)
{
    const int known = ++m_arranging;
    for (const Row &row : std::as_const(arranged))
        row->arranging = known;
    QList<Row> late;
    for (const Row &row : std::as_const(m_all)) {
        if (row->arranging != known && m_arrangement.accepts(*row))
            late.append(row);
    }
    arranged.removeIf([](const Row &row) { return row->gone; });
    std::sort(late.begin(), late.end(),
              [this](const Row &a, const Row &b) { return m_arrangement.less(*a, *b); });
    show(late.isEmpty() ? arranged : mergedRows(arranged, late, m_arrangement));
    checkSettled();
}

void FileListModel::show(const QList<Row> &target)
{
    const int shown = ++m_arranging;
    QList<Row> added;
    for (const Row &row : target) {
        row->arranging = shown;
        if (row->shownAt < 0)
            added.append(row);
    }
    dropOthers(shown);
    append(added);
    if (m_shown != target)
        reorder(target);
}

void FileListModel::dropOthers(int arranging)
{
    const auto stays = [arranging](const Row &row) { return row->arranging == arranging; };
    int runs = 0;
    for (qsizetype i = 0; i < m_shown.size(); ++i)
        runs += !stays(m_shown.at(i)) && (i == 0 || stays(m_shown.at(i - 1))) ? 1 : 0;
    if (runs > mostRuns) {
        QList<Row> gathered = m_shown;
        std::stable_partition(gathered.begin(), gathered.end(), stays);
        reorder(gathered);
    }
    for (int last = static_cast<int>(m_shown.size()) - 1; last >= 0; --last) {
        if (stays(m_shown.at(last)))
            continue;
        int first = last;
        while (first > 0 && !stays(m_shown.at(first - 1)))
            --first;
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_shown.at(row)->shownAt = -1;
        m_shown.remove(first, last - first + 1);
        number(first);
        endRemoveRows();
        last = first;
    }
}

void FileListModel::append(const QList<Row> &rows)
{
    if (rows.isEmpty())
        return;
    const int first = static_cast<int>(m_shown.size());
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    m_shown.append(rows);
    number(first);
    endInsertRows();
}

/// The same rows in another order.
void FileListModel::reorder(QList<Row> rows)
{
    changeOrder([this, &rows] {
        m_shown = std::move(rows);
        return qsizetype(0);
    });
}

/// @p change puts m_shown into another order and tells the first row that may be at another place.
template<typename Change>
void FileListModel::changeOrder(Change change)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<Row> held;
    held.reserve(before.size());
    for (const QModelIndex &index : before)
        held.append(m_shown.at(index.row()));
    number(change());
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(createIndex(held.at(i)->shownAt, before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void FileListModel::number(qsizetype from)
{
    for (qsizetype row = from; row < m_shown.size(); ++row)
        m_shown.at(row)->shownAt = static_cast<int>(row);
}

void FileListModel::checkSettled()
{
    if (!m_finishing || isBusy())
        return;
    m_finishing = false;
    Q_EMIT settled();
}

void FileListModel::setMeasured(const QByteArray &name, qint64 bytes)
{
    const Row old = m_byName.value(name);
    if (!old || old->measured == bytes)
        return;
    const auto row = std::make_shared<FileRow>(*old);
    row->measured = bytes;
    m_byName.insert(name, row);
    replace(old, row);
    if (m_disorder && !m_sorting.isActive())
        arrange();
}

qint64 FileListModel::measured(const QByteArray &name) const
{
    const Row row = m_byName.value(name);
    return row ? row->measured : -1;
}

int FileListModel::rowOf(const QByteArray &name) const
{
    const Row row = m_byName.value(name);
    return row ? row->shownAt : -1;
}

const FileEntry *FileListModel::find(const QByteArray &name) const
{
    const Row row = m_byName.value(name);
    return row ? &row->entry : nullptr;
}

int FileListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int FileListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FileListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return fileCell(*m_shown.at(index.row()), index.column(), role);
}

QVariant FileListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return fileHeader(section, orientation, role);
}

Qt::ItemFlags FileListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemIsDragEnabled;
    if (index.column() == NameColumn)
        flags |= Qt::ItemIsEditable;
    return m_shown.at(index.row())->directory ? flags | Qt::ItemIsDropEnabled : flags;
}

} // namespace osc
