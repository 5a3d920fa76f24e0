// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/volumehistory.h>

namespace osc {

/// A mount of one volume: now, or in the past.
struct VolumeUseRow
{
    QString sandboxId; ///< Empty: a container that is no sandbox.
    QString name;      ///< Ready to be shown.
    bool now = false;  ///< It is mounted now.
    bool running = false;
    bool readOnly = false;
    QString target;
    QString subPath;
    QDateTime from;  ///< UTC; invalid: not known.
    QDateTime until; ///< UTC; invalid: still, or not known.
    InventoryRecord::End end = InventoryRecord::End::None;

    bool operator==(const VolumeUseRow &) const = default;
};

/// Who mounts a volume and who did, the present first, then the newest first.
class VolumeUseModel : public KeyedTableModel<VolumeUseRow>
{
    Q_OBJECT

public:
    enum Column { Sandbox, State, Target, Access, SubPath, From, Until, ColumnCount };
    enum Role {
        SandboxIdRole = Qt::UserRole + 1,
        NowRole,     ///< bool.
        RunningRole, ///< bool.
        SortRole,
        LineRole, ///< The row as one line for the clipboard.
    };

    /// @p clock outlives the model.
    explicit VolumeUseModel(const Clock &clock, QObject *parent = nullptr);

    /// Who uses it now, as the connection says, and what the inventory remembers.
    void setUses(const QList<ClaimUser> &users, const QList<VolumeUse> &history);

protected:
    [[nodiscard]] QString keyOf(const VolumeUseRow &row) const override
    {
        return row.sandboxId + QLatin1Char('\n') + row.name + QLatin1Char('\n') + row.target;
    }
    [[nodiscard]] QVariant cell(const VolumeUseRow &row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString display(const VolumeUseRow &row, int column) const;
    [[nodiscard]] QString stateText(const VolumeUseRow &row) const;

    const Clock &m_clock;
};

} // namespace osc
