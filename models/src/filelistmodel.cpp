// SPDX-License-Identifier: Apache-2.0
#include <models/filelistmodel.h>

#include "filesorting.h"

#include <core/offthread.h>

#include <QElapsedTimer>

#include <algorithm>

namespace osc {

namespace {

/// So many rows are sorted at once; more of them elsewhere.
constexpr qsizetype sortedHere = 4000;
/// So many are shown as they come; more of them in slices.
constexpr qsizetype shownAtOnce = 500;
/// So many are shown by one slice.
constexpr qsizetype rowsOfSlice = 2000;
constexpr qint64 sliceMilliseconds = 4;
/// While rows stream in: rather few large changes than many small ones.
constexpr int pauseMilliseconds = 30;
/// Runs of rows that are removed where they are; more are gathered first.
constexpr int mostRuns = 32;
/// So many that are gone are kept without a thought.
constexpr int goneKept = 4000;

} // namespace

FileListModel::FileListModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_order(fileCollator())
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
    if (m_rows.count() == 0)
        return;
    beginResetModel();
    m_rows = {};
    m_byName.clear();
    m_state.clear();
    m_shownAt.clear();
    m_measured.clear();
    m_alive = 0;
    m_dotCount = 0;
    m_shown.clear();
    m_fresh.clear();
    endResetModel();
}

void FileListModel::begin()
{
    m_slice.stop();
    m_pending.clear();
    m_finishing = false;
    for (quint8 &state : m_state)
        state = static_cast<quint8>(state & ~Read);
    if (!m_fresh.isEmpty())
        m_slice.start(0);
}

void FileListModel::add(const QList<FileEntry> &entries)
{
    // What waits is large until it is packed.
    if (m_pending.isEmpty() && entries.size() <= rowsOfSlice) {
        for (const FileEntry &entry : entries)
            take(entry);
    } else {
        m_pending.append(entries);
    }
    const qsizetype waiting = m_pending.size() + m_fresh.size();
    const qsizetype known = m_alive - m_fresh.size();
    if (waiting <= shownAtOnce && known <= shownAtOnce)
        takeSlice();
    else if (!m_slice.isActive())
        m_slice.start(known <= shownAtOnce ? 0 : pauseMilliseconds);
}

void FileListModel::finish()
{
    m_finishing = true;
    if (m_pending.isEmpty() && m_fresh.isEmpty())
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
    qsizetype taken = 0;
    while (taken < m_pending.size() && (taken % 64 != 0 || time.elapsed() < sliceMilliseconds || taken == 0))
        take(m_pending.at(taken++));
    m_pending.remove(0, taken);
    if (!m_sorting.isActive())
        publish();
    if (!m_pending.isEmpty() || (!m_fresh.isEmpty() && !m_sorting.isActive())) {
        m_slice.start(0);
        return;
    }
    if (!m_fresh.isEmpty()) // until they are sorted, see onArranged()
        return;
    if (m_finishing) {
        removeUnread();
        compact();
    }
    if (m_disorder && !m_sorting.isActive())
        arrange();
    checkSettled();
}

void FileListModel::take(const FileEntry &entry)
{
    const Id old = m_byName.find(m_rows, entry.name);
    if (old != FileRows::none && m_rows.holds(old, entry)) {
        m_state[old] |= Read;
        return;
    }
    const Id row = m_rows.add(entry, m_order);
    m_state.append(Alive | Read);
    m_shownAt.append(-1);
    m_byName.put(m_rows, row);
    if (old != FileRows::none) {
        replace(old, row);
        return;
    }
    m_fresh.append(row);
    ++m_alive;
    m_dotCount += entry.name.startsWith('.') ? 1 : 0;
}

void FileListModel::replace(Id old, Id row)
{
    m_state[old] = 0;
    m_measured.remove(old);
    const int at = std::exchange(m_shownAt[old], -1);
    m_shownAt[row] = at;
    if (at < 0) {
        m_fresh.append(row);
        return;
    }
    m_shown[at] = row;
    m_disorder = m_disorder || !isInOrder(at);
    Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
}

bool FileListModel::isInOrder(int row) const
{
    return (row == 0 || less(m_shown.at(row - 1), m_shown.at(row))) &&
           (row + 1 == m_shown.size() || less(m_shown.at(row), m_shown.at(row + 1)));
}

bool FileListModel::less(Id left, Id right) const
{
    return comesBefore(m_arrangement, PackedRow{m_rows, m_order, m_measured, left},
                       PackedRow{m_rows, m_order, m_measured, right});
}

/// Shows some of those that are fresh; when they are very many, sorting all rows elsewhere is quicker.
void FileListModel::publish()
{
    if (m_fresh.size() > sortedHere && !m_shown.isEmpty()) {
        arrange();
        return;
    }
    Ids rows = m_fresh.mid(0, rowsOfSlice);
    m_fresh.remove(0, rows.size());
    rows.removeIf([this](Id id) {
        return (m_state.at(id) & Alive) == 0 || m_shownAt.at(id) >= 0 ||
               !m_arrangement.accepts(m_rows.name(id));
    });
    if (rows.isEmpty())
        return;
    std::stable_sort(rows.begin(), rows.end(), [this](Id a, Id b) { return less(a, b); });
    const bool atTheEnd = m_shown.isEmpty() || less(m_shown.constLast(), rows.constFirst());
    const qsizetype firstNew = m_shown.size();
    append(rows);
    if (!atTheEnd)
        sortIn(firstNew);
}

/// The rows from @p firstNew on, sorted, among those before them.
void FileListModel::sortIn(qsizetype firstNew)
{
    changeOrder([this, firstNew] {
        const auto [all, firstMoved] = merged(m_shown.mid(0, firstNew), m_shown.mid(firstNew));
        m_shown = all;
        return firstMoved;
    });
}

/// Few among many, both sorted: finds the place of each, and takes the rest in blocks. Also tells the first
/// place that is another one than before.
std::pair<FileListModel::Ids, qsizetype> FileListModel::merged(const Ids &many, const Ids &few) const
{
    Ids all;
    all.reserve(many.size() + few.size());
    qsizetype firstMoved = many.size();
    auto from = many.cbegin();
    for (const Id id : few) {
        const auto to = std::upper_bound(from, many.cend(), id, [this](Id a, Id b) { return less(a, b); });
        std::copy(from, to, std::back_inserter(all));
        firstMoved = std::min(firstMoved, all.size());
        all.append(id);
        from = to;
    }
    std::copy(from, many.cend(), std::back_inserter(all));
    return {all, firstMoved};
}

void FileListModel::removeUnread()
{
    const auto isUnread = [](quint8 state) { return (state & (Alive | Read)) == Alive; };
    if (std::none_of(m_state.cbegin(), m_state.cend(), isUnread))
        return;
    m_byName.clear();
    for (Id id = 0; id < static_cast<Id>(m_rows.count()); ++id) {
        quint8 &state = m_state[id];
        if (isUnread(state)) {
            state = 0;
            m_measured.remove(id);
            --m_alive;
            m_dotCount -= m_rows.name(id).startsWith('.') ? 1 : 0;
        } else if ((state & Alive) != 0) {
            state |= Marked;
            m_byName.put(m_rows, id);
        }
    }
    dropUnmarked();
}

/// Rows that are gone go for good, once they are more than those that are there.
void FileListModel::compact()
{
    if (m_sorting.isActive() || m_rows.count() <= 2 * m_alive + goneKept)
        return;
    const FileRows before = std::exchange(m_rows, {});
    const QList<quint8> states = std::exchange(m_state, {});
    const Measured measured = std::exchange(m_measured, {});
    QList<Id> renamed(states.size(), FileRows::none);
    m_byName.clear();
    for (Id id = 0; id < static_cast<Id>(before.count()); ++id) {
        if ((states.at(id) & Alive) == 0)
            continue;
        const Id now = m_rows.add(before.entry(id), m_order);
        renamed[id] = now;
        m_state.append(states.at(id));
        m_byName.put(m_rows, now);
        if (const auto known = measured.constFind(id); known != measured.cend())
            m_measured.insert(now, *known);
    }
    for (Id &id : m_shown)
        id = renamed.at(id);
    m_shownAt = QList<int>(m_state.size(), -1);
    number(0);
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

FileListModel::Ids FileListModel::alive() const
{
    Ids ids;
    ids.reserve(m_alive);
    for (Id id = 0; id < static_cast<Id>(m_state.size()); ++id)
        if ((m_state.at(id) & Alive) != 0)
            ids.append(id);
    return ids;
}

void FileListModel::arrange()
{
    m_disorder = false;
    FileSorting sorting{m_rows, m_order, m_measured, m_arrangement};
    if (m_alive <= sortedHere) {
        m_sorting.cancel();
        show(sorting.arranged(alive()));
        m_fresh.clear();
        return;
    }
    sorting.order = m_order.copy();
    sorting.measured.detach();
    m_sortedBelow = static_cast<Id>(m_rows.count());
    m_sorting = runOffThread<Ids>(
        [sorting = std::move(sorting), ids = alive()]() mutable -> Result<Ids> {
            return sorting.arranged(std::move(ids));
        },
        [this](const Result<Ids> &arranged) { onArranged(*arranged); });
}

void FileListModel::onArranged(Ids arranged)
{
    mark(arranged);
    arranged.removeIf([this](Id id) { return (m_state.at(id) & Alive) == 0; });
    Ids late; // replaced meanwhile
    std::copy_if(m_shown.cbegin(), m_shown.cend(), std::back_inserter(late), [this](Id id) {
        return (m_state.at(id) & Marked) == 0 && m_arrangement.accepts(m_rows.name(id));
    });
    std::stable_sort(late.begin(), late.end(), [this](Id a, Id b) { return less(a, b); });
    show(late.isEmpty() ? arranged : merged(arranged, late).first);
    m_fresh.removeIf([this](Id id) { return id < m_sortedBelow; }); // the others are filtered out
    if (!m_slice.isActive())
        m_slice.start(0);
}

void FileListModel::mark(const Ids &rows)
{
    for (quint8 &state : m_state)
        state = static_cast<quint8>(state & ~Marked);
    for (const Id id : rows)
        m_state[id] |= Marked;
}

void FileListModel::show(const Ids &target)
{
    mark(target);
    dropUnmarked();
    Ids added;
    std::copy_if(target.cbegin(), target.cend(), std::back_inserter(added),
                 [this](Id id) { return m_shownAt.at(id) < 0; });
    append(added);
    if (m_shown != target)
        reorder(target);
}

void FileListModel::dropUnmarked()
{
    const auto stays = [this](Id id) { return (m_state.at(id) & Marked) != 0; };
    int runs = 0;
    for (qsizetype i = 0; i < m_shown.size(); ++i)
        runs += !stays(m_shown.at(i)) && (i == 0 || stays(m_shown.at(i - 1))) ? 1 : 0;
    if (runs > mostRuns) {
        Ids gathered = m_shown;
        std::stable_partition(gathered.begin(), gathered.end(), stays);
        reorder(std::move(gathered));
    }
    for (int last = static_cast<int>(m_shown.size()) - 1; last >= 0; --last) {
        if (stays(m_shown.at(last)))
            continue;
        int first = last;
        while (first > 0 && !stays(m_shown.at(first - 1)))
            --first;
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_shownAt[m_shown.at(row)] = -1;
        m_shown.remove(first, last - first + 1);
        number(first);
        endRemoveRows();
        last = first;
    }
}

void FileListModel::append(const Ids &rows)
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
void FileListModel::reorder(Ids rows)
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
    Ids held;
    held.reserve(before.size());
    for (const QModelIndex &index : before)
        held.append(m_shown.at(index.row()));
    number(change());
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(createIndex(m_shownAt.at(held.at(i)), before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void FileListModel::number(qsizetype from)
{
    for (qsizetype row = from; row < m_shown.size(); ++row)
        m_shownAt[m_shown.at(row)] = static_cast<int>(row);
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
    const Id id = m_byName.find(m_rows, name);
    if (id == FileRows::none || m_measured.value(id, -1) == bytes)
        return;
    m_measured.insert(id, bytes);
    const int at = m_shownAt.at(id);
    if (at < 0)
        return;
    Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
    m_disorder = m_disorder || m_sorting.isActive() || !isInOrder(at);
    if (m_disorder && !m_sorting.isActive())
        arrange();
}

qint64 FileListModel::measured(const QByteArray &name) const
{
    return m_measured.value(m_byName.find(m_rows, name), -1);
}

int FileListModel::rowOf(const QByteArray &name) const
{
    const Id id = m_byName.find(m_rows, name);
    return id == FileRows::none ? -1 : m_shownAt.at(id);
}

std::optional<FileEntry> FileListModel::find(const QByteArray &name) const
{
    const Id id = m_byName.find(m_rows, name);
    return id == FileRows::none ? std::nullopt : std::optional(m_rows.entry(id));
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
    const Id id = m_shown.at(index.row());
    FileRow row;
    row.entry = m_rows.entry(id);
    row.name = displayName(row.entry.name);
    row.owner = m_rows.owner(id);
    row.directory = m_rows.effectiveType(id) == FileType::Directory;
    row.measured = m_measured.value(id, -1);
    return fileCell(row, index.column(), role);
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
    const Id id = m_shown.at(index.row());
    return m_rows.effectiveType(id) == FileType::Directory ? flags | Qt::ItemIsDropEnabled : flags;
}

} // namespace osc
