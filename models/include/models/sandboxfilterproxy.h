// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandbox.h>

#include <QMap>
#include <QSet>
#include <QSortFilterProxyModel>

namespace osc {

/// Filters and sorts a SandboxModel. Sorting by the State column is the order in which sandboxes ask for
/// attention.
class SandboxFilterProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit SandboxFilterProxy(QObject *parent = nullptr);

    /// All words of @p text must occur, each anywhere in name, id, image, metadata, mounts or reason.
    void setSearch(const QString &text);
    /// Empty: any state.
    void setStates(const QSet<SandboxState> &states);
    /// Empty: any connection.
    void setConnection(const QString &connectionId);
    /// Entries that the metadata must have.
    void setMetadata(const QMap<QString, QString> &metadata);

    [[nodiscard]] const QString &search() const { return m_search; }
    [[nodiscard]] const QSet<SandboxState> &states() const { return m_states; }
    [[nodiscard]] const QString &connection() const { return m_connection; }
    [[nodiscard]] const QMap<QString, QString> &metadata() const { return m_metadata; }
    [[nodiscard]] bool isFiltering() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QString m_search;
    QStringList m_words;
    QSet<SandboxState> m_states;
    QString m_connection;
    QMap<QString, QString> m_metadata;
};

} // namespace osc
