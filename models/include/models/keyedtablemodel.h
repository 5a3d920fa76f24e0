// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <algorithm>
#include <utility>

namespace osc {

/// A table whose rows have an identity. A new snapshot is merged in place, so that selection, current index
/// and scroll position of views survive; a snapshot that equals the present rows emits nothing. Order belongs
/// to a proxy: new rows are appended and rows never move.
///
/// Row is a value with operator==. Concrete models say what a row's key is and what its cells hold.
template<typename Row>
class KeyedTableModel : public QAbstractTableModel
{
public:
    explicit KeyedTableModel(int columns, QObject *parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(columns)
    {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final
    {
        return parent.isValid() ? 0 : m_columns;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        return cell(m_rows.at(index.row()), index.column(), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const final
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= m_columns)
            return {};
        return heading(section, role);
    }

    /// Makes the rows those of @p snapshot. Of rows with the same key the last one counts.
    void setRows(QList<Row> snapshot)
    {
        QSet<QString> wanted;
        wanted.reserve(snapshot.size());
        for (const Row &row : std::as_const(snapshot))
            wanted.insert(keyOf(row));
        removeWhere([&](const Row &row) { return !wanted.contains(keyOf(row)); });
        upsertAll(std::move(snapshot));
    }

    /// Changes the row with the key of @p row, or appends it.
    void upsert(const Row &row)
    {
        if (const int at = rowOf(keyOf(row)); at >= 0)
            replace(at, row);
        else
            append({row});
    }

    /// The same for many, with one announcement for all that are new and one for neighbours that changed. Of
    /// rows with the same key the last one counts.
    void upsertAll(QList<Row> rows)
    {
        QHash<QString, qsizetype> places; ///< Of those that are new, which move to the front.
        QList<int> changed;
        for (Row &row : rows) {
            const QString key = keyOf(row);
            if (const int at = rowOf(key); at >= 0) {
                if (assign(at, std::move(row)))
                    changed.append(at);
                continue;
            }
            const qsizetype place = places.value(key, places.size());
            if (place == places.size())
                places.insert(key, place);
            if (&row != &rows.at(place))
                rows[place] = std::move(row);
        }
        rows.erase(rows.cbegin() + places.size(), rows.cend());
        announceRows(changed);
        append(std::move(rows));
    }

    bool remove(const QString &key)
    {
        const int row = rowOf(key);
        if (row < 0)
            return false;
        removeRun(row, row);
        return true;
    }

    /// Removes every row that @p predicate is true for, in contiguous runs from the back.
    template<typename Predicate>
    void removeWhere(Predicate predicate)
    {
        for (int last = rowCount() - 1; last >= 0; --last) {
            if (!predicate(m_rows.at(last)))
                continue;
            int first = last;
            while (first > 0 && predicate(m_rows.at(first - 1)))
                --first;
            removeRun(first, last);
            last = first;
        }
    }

    /// -1 when there is none.
    [[nodiscard]] int rowOf(const QString &key) const
    {
        const int row = m_index.value(key, -1);
        if (row < m_indexedRows)
            return row;
        reindex();
        return m_index.value(key, -1);
    }
    /// Null when there is none; valid until the model changes.
    [[nodiscard]] const Row *find(const QString &key) const
    {
        const int row = rowOf(key);
        return row < 0 ? nullptr : &m_rows.at(row);
    }
    [[nodiscard]] const Row &at(int row) const { return m_rows.at(row); }
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }

protected:
    [[nodiscard]] virtual QString keyOf(const Row &row) const = 0;
    [[nodiscard]] virtual QVariant cell(const Row &row, int column, int role) const = 0;
    [[nodiscard]] virtual QVariant heading(int column, int role) const = 0;

    /// Fills in what depends on more than the source, such as the time, before a row is compared and kept.
    virtual void complete(Row &) const {}

    /// Completes those rows again that @p isOutdated is true for.
    template<typename Predicate>
    void completeWhere(Predicate isOutdated)
    {
        QList<int> changed;
        for (int row = 0; row < rowCount(); ++row)
            if (isOutdated(m_rows.at(row)) && assign(row, m_rows.at(row)))
                changed.append(row);
        announceRows(changed);
    }

private:
    /// True when it is different.
    bool assign(int at, Row row)
    {
        complete(row);
        if (m_rows.at(at) == row)
            return false;
        m_rows[at] = std::move(row);
        return true;
    }

    void replace(int at, const Row &row)
    {
        if (assign(at, row))
            Q_EMIT dataChanged(index(at, 0), index(at, m_columns - 1));
    }

    void announceRows(QList<int> &changed)
    {
        std::sort(changed.begin(), changed.end());
        for (qsizetype first = 0; first < changed.size();) {
            qsizetype last = first;
            while (last + 1 < changed.size() && changed.at(last + 1) <= changed.at(last) + 1)
                ++last;
            Q_EMIT dataChanged(index(changed.at(first), 0), index(changed.at(last), m_columns - 1));
            first = last + 1;
        }
    }

    void append(QList<Row> added)
    {
        if (added.isEmpty())
            return;
        for (Row &row : added)
            complete(row);
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
        m_rows.append(std::move(added));
        reindex();
        endInsertRows();
    }

    void removeRun(int first, int last)
    {
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_index.remove(keyOf(m_rows.at(row)));
        m_rows.remove(first, last - first + 1);
        // Many removals one after the other cost one look through the rest.
        m_indexedRows = std::min(m_indexedRows, first);
        endRemoveRows();
    }

    void reindex() const
    {
        for (; m_indexedRows < rowCount(); ++m_indexedRows)
            m_index.insert(keyOf(m_rows.at(m_indexedRows)), m_indexedRows);
    }

    int m_columns;
    QList<Row> m_rows;
    mutable QHash<QString, int> m_index;
    mutable int m_indexedRows = 0; ///< Those before it are where the index says.
};

} // namespace osc
