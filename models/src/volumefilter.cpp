// SPDX-License-Identifier: Apache-2.0
#include <models/volumefilter.h>

#include <algorithm>

namespace osc {

VolumeFilterProxy::VolumeFilterProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(VolumeModel::SortRole);
    setDynamicSortFilter(true);
    sort(VolumeModel::State, Qt::AscendingOrder);
}

void VolumeFilterProxy::setFilter(const VolumeFilter &filter)
{
    VolumeFilter next = filter;
    next.search = filter.search.simplified();
    if (next == m_filter)
        return;
    m_filter = next;
    m_words = next.search.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool VolumeFilterProxy::passesButKind(const VolumeRow &row) const
{
    if (!m_filter.connectionId.isEmpty() && row.key.connectionId != m_filter.connectionId)
        return false;
    if ((m_filter.unused && row.isUsed()) || (m_filter.maker && row.maker() != *m_filter.maker))
        return false;
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return row.search.contains(word); });
}

int VolumeFilterProxy::countOf(std::optional<VolumeKind> kind) const
{
    const auto *source = static_cast<const VolumeModel *>(sourceModel());
    const auto &rows = source->rows();
    return static_cast<int>(std::count_if(rows.cbegin(), rows.cend(), [&](const VolumeRow &row) {
        return (!kind || row.key.kind == *kind) && passesButKind(row);
    }));
}

bool VolumeFilterProxy::filterAcceptsRow(int row, const QModelIndex &) const
{
    const VolumeRow &candidate = static_cast<const VolumeModel *>(sourceModel())->at(row);
    return (!m_filter.kind || candidate.key.kind == *m_filter.kind) && passesButKind(candidate);
}

bool VolumeFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto *source = static_cast<const VolumeModel *>(sourceModel());
    const VolumeRow &first = source->at(left.row());
    const VolumeRow &second = source->at(right.row());
    // What was not counted comes last, whichever way the others are.
    if ((left.column() == VolumeModel::Size || left.column() == VolumeModel::Files) &&
        first.size.isKnown() != second.size.isKnown())
        return first.size.isKnown() == (sortOrder() == Qt::AscendingOrder);
    return source->comesBefore(first, second, left.column());
}

} // namespace osc
