// SPDX-License-Identifier: Apache-2.0
#include <models/sandboxfilterproxy.h>

#include <models/sandboxmodel.h>

namespace osc {

SandboxFilterProxy::SandboxFilterProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(SandboxModel::SortRole);
    setDynamicSortFilter(true);
    sort(SandboxModel::State, Qt::AscendingOrder);
}

template<typename Change>
void SandboxFilterProxy::change(Change change)
{
    SandboxFilter filter = m_filter;
    change(filter);
    setFilter(filter);
}

void SandboxFilterProxy::setFilter(const SandboxFilter &filter)
{
    SandboxFilter next = filter;
    next.search = filter.search.simplified();
    if (next == m_filter)
        return;
    m_filter = next;
    m_words = next.search.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void SandboxFilterProxy::setSearch(const QString &text)
{
    change([&](SandboxFilter &filter) { filter.search = text; });
}

void SandboxFilterProxy::setStates(const QSet<SandboxState> &states)
{
    change([&](SandboxFilter &filter) { filter.states = states; });
}

void SandboxFilterProxy::setConnection(const QString &connectionId)
{
    change([&](SandboxFilter &filter) { filter.connectionId = connectionId; });
}

void SandboxFilterProxy::setMetadata(const QMap<QString, QString> &metadata)
{
    change([&](SandboxFilter &filter) { filter.metadata = metadata; });
}

bool SandboxFilterProxy::hasMetadata(const Sandbox &sandbox) const
{
    for (auto it = m_filter.metadata.cbegin(); it != m_filter.metadata.cend(); ++it)
        if (const auto own = sandbox.metadata.constFind(it.key());
            own == sandbox.metadata.cend() || *own != it.value())
            return false;
    return true;
}

bool SandboxFilterProxy::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *source = static_cast<const SandboxModel *>(sourceModel());
    const SandboxRow &candidate = source->at(row);
    const Sandbox &sandbox = candidate.sandbox;
    if (!m_filter.connectionId.isEmpty() && sandbox.connectionId != m_filter.connectionId)
        return false;
    if (!m_filter.states.isEmpty() && !m_filter.states.contains(sandbox.status.state))
        return false;
    if ((m_filter.mine && !sandbox.madeHere) || (m_filter.expiringSoon && !candidate.soon))
        return false;
    const auto occurs = [&](const QString &word) { return candidate.search.contains(word); };
    return hasMetadata(sandbox) && std::all_of(m_words.cbegin(), m_words.cend(), occurs);
}

bool SandboxFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    // What was not measured comes last, whichever way the others are.
    if (left.column() == SandboxModel::Cpu || left.column() == SandboxModel::Memory) {
        const bool known = left.data(SandboxModel::SortRole).toDouble() >= 0;
        if (known != (right.data(SandboxModel::SortRole).toDouble() >= 0))
            return known == (sortOrder() == Qt::AscendingOrder);
    }
    const auto *source = static_cast<const SandboxModel *>(sourceModel());
    return source->comesBefore(source->at(left.row()), source->at(right.row()), left.column());
}

} // namespace osc
