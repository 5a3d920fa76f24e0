// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/keyedtablemodel.h>

#include <core/clock.h>
#include <core/connection.h>
#include <core/snapshots.h>

#include <QMetaType>
#include <QSortFilterProxyModel>

namespace osc {

/// Names one snapshot over all connections.
struct SnapshotKey
{
    QString connectionId;
    QString id;

    [[nodiscard]] bool isNull() const { return id.isEmpty(); }
    [[nodiscard]] QString text() const { return connectionId + QLatin1Char('/') + id; }

    bool operator==(const SnapshotKey &) const = default;
};

struct SnapshotRow
{
    Snapshot snapshot;
    QString connectionName;
    ConnectionKind connectionKind = ConnectionKind::Server;
    QString sandbox; ///< What people call the sandbox that it was made of; empty: it is gone.
    QString image;   ///< Of that sandbox, as far as it is known.
    bool stale = false;
    QDateTime staleSince;
    bool deleting = false; ///< It was asked for, and has no answer yet.
    QString error;         ///< Why the last deletion failed; empty: it did not.

    [[nodiscard]] SnapshotKey key() const { return {snapshot.connectionId, snapshot.id}; }
    /// "before-upgrade", or the beginning of the id where it has no name.
    [[nodiscard]] QString title() const;
    /// It will change by itself soon.
    [[nodiscard]] bool isBusy() const;

    bool operator==(const SnapshotRow &) const = default;
};

/// The snapshots of all connections, in words.
class SnapshotModel : public KeyedTableModel<SnapshotRow>
{
    Q_OBJECT

public:
    enum Column { Name, State, Sandbox, Image, Created, Connection, Id, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< SnapshotKey::text().
        ColumnIdRole,               ///< A name of the column that stays, for settings.
        ConnectionIdRole,
        ConnectionKindRole, ///< int of ConnectionKind.
        StateRole,          ///< int of SnapshotState; Deleting also while it is asked for.
        BusyRole,
        StaleRole,
        SortRole,
        SearchRole, ///< Everything a search looks at, in lower case.
        CopyRole,
    };

    /// @p clock outlives the model.
    explicit SnapshotModel(const Clock &clock, QObject *parent = nullptr);

    /// "Ready", "Failed, the registry refused it": one line for the column.
    [[nodiscard]] static QString stateText(const SnapshotRow &row);

protected:
    [[nodiscard]] QString keyOf(const SnapshotRow &row) const override { return row.key().text(); }
    [[nodiscard]] QVariant cell(const SnapshotRow &row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString display(const SnapshotRow &row, int column) const;
    [[nodiscard]] QString toolTip(const SnapshotRow &row, int column) const;
    [[nodiscard]] QVariant sortValue(const SnapshotRow &row, int column) const;

    const Clock &m_clock;
};

/// Snapshots of one connection or of all, whose texts contain every word that is searched for.
class SnapshotFilterProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit SnapshotFilterProxy(QObject *parent = nullptr);
    void setSearch(const QString &text);
    /// Empty: of all.
    void setConnection(const QString &connectionId);
    [[nodiscard]] QString search() const { return m_words.join(QLatin1Char(' ')); }
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || !m_connection.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    QString m_connection;
};

/// "Ready", "Creating" …, translated.
[[nodiscard]] QString snapshotStateWord(const Snapshot &snapshot);

} // namespace osc

Q_DECLARE_METATYPE(osc::SnapshotKey)
