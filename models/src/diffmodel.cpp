// SPDX-License-Identifier: Apache-2.0
#include <models/diffmodel.h>

#include <algorithm>

namespace osc {

DiffModel::DiffModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void DiffModel::setTexts(const QStringList &left, const QStringList &right, const TextDiff &diff)
{
    m_left = left;
    m_right = right;
    m_all = pairUp(diff);
    rebuild();
}

void DiffModel::setOnlyDifferences(bool only)
{
    m_onlyDifferences = only;
    rebuild();
}

/// Lines that were removed stand beside those that came in their place.
QList<DiffModel::Row> DiffModel::pairUp(const TextDiff &diff)
{
    QList<Row> rows;
    QList<int> removed;
    QList<int> added;
    const auto flush = [&] {
        for (qsizetype i = 0; i < std::max(removed.size(), added.size()); ++i) {
            const int left = removed.value(i, -1);
            const int right = added.value(i, -1);
            const Kind kind = left < 0 ? Kind::Added : right < 0 ? Kind::Removed : Kind::Changed;
            rows.append({kind, left, right});
        }
        removed.clear();
        added.clear();
    };
    for (const DiffLine &line : diff.lines) {
        switch (line.kind) {
        case DiffLine::Kind::Removed:
            removed.append(line.left);
            break;
        case DiffLine::Kind::Added:
            added.append(line.right);
            break;
        case DiffLine::Kind::Same:
            flush();
            rows.append({Kind::Same, line.left, line.right});
            break;
        }
    }
    flush();
    return rows;
}

void DiffModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    qsizetype far = context + 1; // lines since the last difference
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        far = m_all.at(i).kind == Kind::Same ? far + 1 : 0;
        bool near = !m_onlyDifferences || far <= context;
        for (qsizetype ahead = 1; !near && ahead <= context && i + ahead < m_all.size(); ++ahead)
            near = m_all.at(i + ahead).kind != Kind::Same;
        if (near)
            m_rows.append(m_all.at(i));
        else if (m_rows.isEmpty() || m_rows.constLast().kind != Kind::Gap)
            m_rows.append({Kind::Gap, -1, -1});
    }
    endResetModel();
}

bool DiffModel::isDifference(int row) const
{
    const Kind kind = m_rows.at(row).kind;
    return kind != Kind::Same && kind != Kind::Gap;
}

int DiffModel::nextDifference(int row) const
{
    for (int i = row + 1; i < m_rows.size(); ++i) {
        if (isDifference(i) && (i == 0 || !isDifference(i - 1)))
            return i;
    }
    return -1;
}

int DiffModel::previousDifference(int row) const
{
    for (int i = std::min(row, static_cast<int>(m_rows.size())) - 1; i >= 0; --i) {
        if (isDifference(i) && (i == 0 || !isDifference(i - 1)))
            return i;
    }
    return -1;
}

int DiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DiffModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == KindRole)
        return static_cast<int>(row.kind);
    if (role == Qt::AccessibleTextRole && row.kind != Kind::Same && row.kind != Kind::Gap) {
        const QString text = data(index, Qt::DisplayRole).toString();
        return row.kind == Kind::Added     ? tr("Added: %1").arg(text)
               : row.kind == Kind::Removed ? tr("Removed: %1").arg(text)
                                           : tr("Changed: %1").arg(text);
    }
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::AlignVCenter |
            (index.column() == LeftNumber || index.column() == RightNumber ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    if (row.kind == Kind::Gap)
        return QStringLiteral("⋯");
    switch (index.column()) {
    case LeftNumber:
        return row.left < 0 ? QVariant() : row.left + 1;
    case LeftText:
        return m_left.value(row.left);
    case RightNumber:
        return row.right < 0 ? QVariant() : row.right + 1;
    case RightText:
        return m_right.value(row.right);
    default:
        return {};
    }
}

} // namespace osc
