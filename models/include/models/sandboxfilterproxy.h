// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxfilter.h>

#include <QSortFilterProxyModel>

namespace osc {

/// Filters and sorts a SandboxModel. Sorting by the State column is the order in which sandboxes ask for
/// attention.
class SandboxFilterProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit SandboxFilterProxy(QObject *parent = nullptr);

    void setFilter(const SandboxFilter &filter);
    [[nodiscard]] const SandboxFilter &filter() const { return m_filter; }

    // One part of the filter.
    void setSearch(const QString &text);
    void setStates(const QSet<SandboxState> &states);
    void setConnection(const QString &connectionId);
    void setMetadata(const QMap<QString, QString> &metadata);
    [[nodiscard]] const QString &search() const { return m_filter.search; }
    [[nodiscard]] bool isFiltering() const { return !m_filter.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    template<typename Change>
    void change(Change change);
    [[nodiscard]] bool hasMetadata(const Sandbox &sandbox) const;

    SandboxFilter m_filter;
    QStringList m_words;
};

} // namespace osc
