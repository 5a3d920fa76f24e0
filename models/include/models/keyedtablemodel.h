// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

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
    void setRows(const QList<Row> &snapshot)
    {
        QHash<QString, qsizetype> wanted;
        for (qsizetype i = 0; i < snapshot.size(); ++i)
            wanted.insert(keyOf(snapshot.at(i)), i);
        removeWhere([&](const Row &row) { return !wanted.contains(keyOf(row)); });
        for (int row = 0; row < rowCount(); ++row)
            replace(row, snapshot.at(wanted.take(keyOf(m_rows.at(row)))));

        QList<Row> added;
        for (qsizetype i = 0; i < snapshot.size(); ++i)
            if (const auto found = wanted.constFind(keyOf(snapshot.at(i)));
                found != wanted.cend() && *found == i)
                added.append(snapshot.at(i));
        append(added);
    }

    /// Changes the row with the key of @p row, or appends it.
    void upsert(const Row &row)
    {
        if (const int at = rowOf(keyOf(row)); at >= 0)
            replace(at, row);
        else
            append({row});
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
    [[nodiscard]] int rowOf(const QString &key) const { return m_index.value(key, -1); }
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

    /// For cells that depend on more than the row, such as the time.
    void announce(int row, int column) { Q_EMIT dataChanged(index(row, column), index(row, column)); }

private:
    void replace(int at, const Row &row)
    {
        if (m_rows.at(at) == row)
            return;
        m_rows[at] = row;
        Q_EMIT dataChanged(index(at, 0), index(at, m_columns - 1));
    }

    void append(const QList<Row> &added)
    {
        if (added.isEmpty())
            return;
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
        m_rows.append(added);
        reindex(first);
        endInsertRows();
    }

    void removeRun(int first, int last)
    {
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_index.remove(keyOf(m_rows.at(row)));
        m_rows.remove(first, last - first + 1);
        reindex(first);
        endRemoveRows();
    }

    void reindex(int from)
    {
        for (int row = from; row < rowCount(); ++row)
            m_index.insert(keyOf(m_rows.at(row)), row);
    }

    int m_columns;
    QList<Row> m_rows;
    QHash<QString, int> m_index;
};

} // namespace osc
