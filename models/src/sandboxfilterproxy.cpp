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

void SandboxFilterProxy::setSearch(const QString &text)
{
    const QString simple = text.simplified().toLower();
    if (simple == m_search)
        return;
    m_search = simple;
    m_words = simple.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void SandboxFilterProxy::setStates(const QSet<SandboxState> &states)
{
    m_states = states;
    invalidateFilter();
}

void SandboxFilterProxy::setConnection(const QString &connectionId)
{
    m_connection = connectionId;
    invalidateFilter();
}

void SandboxFilterProxy::setMetadata(const QMap<QString, QString> &metadata)
{
    m_metadata = metadata;
    invalidateFilter();
}

bool SandboxFilterProxy::isFiltering() const
{
    return !m_words.isEmpty() || !m_states.isEmpty() || !m_connection.isEmpty() || !m_metadata.isEmpty();
}

bool SandboxFilterProxy::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *source = static_cast<const SandboxModel *>(sourceModel());
    const SandboxRow &candidate = source->at(row);
    if (!m_connection.isEmpty() && candidate.sandbox.connectionId != m_connection)
        return false;
    if (!m_states.isEmpty() && !m_states.contains(candidate.sandbox.status.state))
        return false;
    for (auto it = m_metadata.cbegin(); it != m_metadata.cend(); ++it)
        if (const auto own = candidate.sandbox.metadata.constFind(it.key());
            own == candidate.sandbox.metadata.cend() || *own != it.value())
            return false;
    const auto occurs = [&](const QString &word) { return candidate.search.contains(word); };
    return std::all_of(m_words.cbegin(), m_words.cend(), occurs);
}

bool SandboxFilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto *source = static_cast<const SandboxModel *>(sourceModel());
    return source->comesBefore(source->at(left.row()), source->at(right.row()), left.column());
}

} // namespace osc
