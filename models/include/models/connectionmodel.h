// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/connectionregistry.h>
#include <models/keyedtablemodel.h>
#include <models/sandboxmodel.h>

#include <core/clock.h>

namespace osc {

struct ConnectionRow
{
    ConnectionProfile profile;
    ConnectionStatus status;
    int sandboxes = 0;
    bool counted = false; ///< False before the first answer; the number is then not shown.

    bool operator==(const ConnectionRow &) const = default;
};

/// The connections with their state and number of sandboxes, in the order of the registry unless the user
/// chose another.
class ConnectionModel : public KeyedTableModel<ConnectionRow>
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        StateRole, ///< int of ConnectionState.
        LineRole,  ///< The second line: product, or what is wrong and when the next try is.
        CountRole, ///< "9", "9?" while the rows are stale, else empty.
        KindRole,  ///< int of ConnectionKind.
        EndpointRole,
    };

    /// All three outlive the model.
    ConnectionModel(ConnectionRegistry &registry, const SandboxModel &sandboxes, const Clock &clock,
                    QObject *parent = nullptr);

    /// Puts a connection at @p place, which is brought into the range of the list.
    void move(const QString &connectionId, int place);
    /// The ids from top to bottom.
    [[nodiscard]] QStringList order() const;

    [[nodiscard]] int liveCount() const;
    [[nodiscard]] int brokenCount() const;
    /// "3 of 4 connections live".
    [[nodiscard]] QString summary() const;
    /// True while a row shows a time that runs.
    [[nodiscard]] bool isTicking() const { return brokenCount() > 0; }

protected:
    [[nodiscard]] QString keyOf(const ConnectionRow &row) const override { return row.profile.id; }
    [[nodiscard]] QVariant cell(const ConnectionRow &row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    void rebuild();

    ConnectionRegistry &m_registry;
    const SandboxModel &m_sandboxes;
    const Clock &m_clock;
    QStringList m_order; ///< Chosen by the user; empty: that of the registry.
};

} // namespace osc
