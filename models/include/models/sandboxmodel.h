// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/keyedtablemodel.h>

#include <core/clock.h>
#include <core/connection.h>
#include <core/sandbox.h>
#include <core/usage.h>

namespace osc {

class UsageStore;

/// What the user asked to be done with a sandbox.
enum class SandboxAction { Pause, Resume, Renew, Delete, PatchMetadata };

/// Names one sandbox among all connections.
struct SandboxKey
{
    QString connectionId;
    QString id;

    /// As one text, for models and maps.
    [[nodiscard]] QString text() const { return connectionId + QLatin1Char('/') + id; }
    [[nodiscard]] bool isNull() const { return id.isEmpty(); }
    bool operator==(const SandboxKey &) const = default;
};

/// One row: the sandbox, what is known about the answer, and texts that are ready to be painted.
struct SandboxRow
{
    Sandbox sandbox;
    QString connectionName;
    ConnectionKind connectionKind = ConnectionKind::Docker;
    bool stale = false; ///< The connection does not answer; as of staleSince.
    QDateTime staleSince;
    std::optional<SandboxAction> pending; ///< Asked for, not answered yet.
    std::optional<SandboxAction> failed;  ///< What was asked for last and did not work.
    Error error;                          ///< Why; only with failed.

    // Made by SandboxModel::prepared().
    QString stateText;
    QString name; ///< Empty when it has none; then the short id stands in for it.
    QString shortId;
    QString image;
    QString search;    ///< Everything the search looks at, in lower case.
    QString keyText;   ///< SandboxKey::text().
    QString sortName;  ///< What stands in the name column, in lower case.
    bool soon = false; ///< Expires in less than ten minutes, as of the last change or noteTime(). The order
                       ///< of rows depends on it, and must not depend on the clock itself.

    [[nodiscard]] SandboxKey key() const { return {sandbox.connectionId, sandbox.id}; }
    bool operator==(const SandboxRow &) const = default;
};

/// The sandboxes of all connections. Order and filtering belong to SandboxFilterProxy.
class SandboxModel : public KeyedTableModel<SandboxRow>
{
    Q_OBJECT

public:
    enum Column {
        State,
        Name,
        Image,
        Connection,
        Age,
        Expires,
        Cpu,
        Memory,
        Mounts,
        // Not shown before somebody wants them.
        Created,
        Id,
        Metadata,
        Ports,
        Limits,
        Container,
        Platform,
        ColumnCount
    };
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< SandboxKey::text().
        IdRole,
        ConnectionIdRole,
        ConnectionKindRole, ///< int of ConnectionKind.
        StateRole,          ///< int of SandboxState; what it is being made into while an action runs.
        StaleRole,          ///< bool.
        SortRole,           ///< A value to compare within the column.
        SoonRole,           ///< bool: expires in less than ten minutes.
        FailedRole,         ///< bool: the state, or the last action, is a failure.
        ShortIdRole,
        MountKindsRole, ///< QList<int>: number of mounts of each VolumeKind.
        SearchRole,
        FractionRole, ///< double: how much of the limit is in use, 1 is all; invalid where that is not known.
        CopyRole,     ///< The cell as one line for the clipboard.
        ColumnIdRole, ///< Of headers: a name that stays, for settings.
    };

    /// Ten minutes: an expiry that is nearer is shown as soon.
    static constexpr qint64 soonSeconds = 600;

    explicit SandboxModel(const Clock &clock, QObject *parent = nullptr);

    /// Where the columns CPU and Memory come from; null: they do not apply. Samples are not announced as
    /// changes of rows: whoever shows them listens to UsageStore::sampled().
    void setUsage(const UsageStore *usage);
    /// Takes what was measured of @p keys, and of nothing else, as what the columns CPU and Memory are sorted
    /// by, until the next call: an order that followed every sample would never rest.
    void orderByUsage(const QList<SandboxKey> &keys);
    /// @p row with its ready texts.
    [[nodiscard]] static SandboxRow prepared(SandboxRow row);
    /// Whether @p left stands above @p right when the column is sorted upwards; rows that are equal in it are
    /// in the order of their names, and of their keys. No two rows are equal.
    [[nodiscard]] bool comesBefore(const SandboxRow &left, const SandboxRow &right, int column) const;
    /// To be called as time goes by: announces rows whose expiry has become near. Countdowns themselves are
    /// read anew whenever they are painted.
    void noteTime();
    /// What the column says now; for detail views as well.
    [[nodiscard]] QString ageText(const SandboxRow &row) const;
    [[nodiscard]] QString expiresText(const SandboxRow &row) const;
    [[nodiscard]] bool isSoon(const SandboxRow &row) const;
    /// "crawler-eu-west, Running, expires in 4 minutes, on This computer".
    [[nodiscard]] QString accessibleText(const SandboxRow &row) const;

protected:
    [[nodiscard]] QString keyOf(const SandboxRow &row) const override
    {
        return row.keyText.isEmpty() ? row.key().text() : row.keyText;
    }
    void complete(SandboxRow &row) const override;
    [[nodiscard]] QVariant cell(const SandboxRow &row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString display(const SandboxRow &row, int column) const;
    [[nodiscard]] QString toolTip(const SandboxRow &row, int column) const;
    [[nodiscard]] QVariant sortValue(const SandboxRow &row, int column) const;
    [[nodiscard]] QString stateText(const SandboxRow &row) const;
    [[nodiscard]] QString accessibleCell(const SandboxRow &row, int column) const;
    [[nodiscard]] bool isMeasured(const SandboxRow &row, int column) const;
    [[nodiscard]] std::optional<Usage> usageOf(const SandboxRow &row, int column) const;
    [[nodiscard]] QString usageText(const SandboxRow &row, int column) const;
    [[nodiscard]] QVariant fraction(const SandboxRow &row, int column) const;

    const Clock &m_clock;
    const UsageStore *m_usage = nullptr;
    QHash<QString, std::pair<double, double>> m_order; ///< CPU and memory to sort by, by key.
};

/// The state that a row shows: what it is being made into while an action runs.
[[nodiscard]] SandboxState shownState(const SandboxRow &row);

} // namespace osc

Q_DECLARE_METATYPE(osc::SandboxKey)
