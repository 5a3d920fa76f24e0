// SPDX-License-Identifier: Apache-2.0
#include <models/volumeusemodel.h>

#include <models/wording.h>

#include <algorithm>
#include <limits>

namespace osc {

namespace {

VolumeUseRow presentUse(const ClaimUser &user)
{
    VolumeUseRow row;
    row.sandboxId = user.sandboxId;
    row.name = volumeUserTitle(user);
    row.now = true;
    row.running = user.running;
    row.readOnly = user.readOnly;
    row.target = user.target;
    row.subPath = user.subPath;
    return row;
}

VolumeUseRow pastUse(const VolumeUse &use)
{
    VolumeUseRow row;
    row.sandboxId = use.sandboxId;
    row.name = shortText(use.sandboxName.isEmpty() ? use.sandboxId.left(8) : use.sandboxName, 80);
    row.readOnly = use.readOnly;
    row.target = use.target;
    row.subPath = use.subPath;
    row.from = use.from;
    row.until = use.until;
    row.end = use.end;
    return row;
}

} // namespace

VolumeUseModel::VolumeUseModel(const Clock &clock, QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
    , m_clock(clock)
{}

void VolumeUseModel::setUses(const QList<ClaimUser> &users, const QList<VolumeUse> &history)
{
    QList<VolumeUseRow> rows;
    for (const ClaimUser &user : users)
        rows.append(presentUse(user));
    const auto present = rows.size();
    for (const VolumeUse &use : history) {
        const auto same = std::find_if(rows.begin(), rows.begin() + present, [&](const VolumeUseRow &row) {
            return row.sandboxId == use.sandboxId && row.target == use.target;
        });
        if (same == rows.begin() + present) {
            rows.append(pastUse(use));
            continue;
        }
        same->from = use.from;
        if (same->subPath.isEmpty())
            same->subPath = use.subPath;
    }
    setRows(rows);
}

QString VolumeUseModel::stateText(const VolumeUseRow &row) const
{
    if (row.now)
        return row.running ? tr("Mounted now") : tr("Mounted, stopped");
    switch (row.end) {
    case InventoryRecord::End::Deleted:
        return tr("Deleted");
    case InventoryRecord::End::Expired:
        return tr("Expired");
    case InventoryRecord::End::Vanished:
        return tr("Removed elsewhere");
    case InventoryRecord::End::Failed:
        return tr("Not created");
    case InventoryRecord::End::None:
        break;
    }
    return tr("No longer mounted");
}

QString VolumeUseModel::display(const VolumeUseRow &row, int column) const
{
    const auto moment = [&](const QDateTime &time) {
        return time.isValid() ? momentText(time, m_clock.now()) : tr("unknown");
    };
    switch (column) {
    case Sandbox:
        return row.name;
    case State:
        return stateText(row);
    case Target:
        return shortText(row.target, 300);
    case Access:
        return row.readOnly ? tr("RO") : tr("RW");
    case SubPath:
        return row.subPath.isEmpty() ? tr("–") : shortText(row.subPath, 300);
    case From:
        return moment(row.from);
    case Until:
        return row.now ? tr("still") : moment(row.until);
    default:
        return {};
    }
}

QVariant VolumeUseModel::cell(const VolumeUseRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(row, column);
    case Qt::ToolTipRole:
        if (column == From || column == Until)
            return exactMomentText(column == From ? row.from : row.until);
        return display(row, column).toHtmlEscaped();
    case SandboxIdRole:
        return row.sandboxId;
    case NowRole:
        return row.now;
    case RunningRole:
        return row.running;
    case SortRole:
        if (column == Until)
            return row.now ? std::numeric_limits<qint64>::max() : row.until.toMSecsSinceEpoch();
        return column == From ? QVariant(row.from.toMSecsSinceEpoch())
                              : QVariant(display(row, column).toLower());
    case LineRole: {
        QStringList cells;
        for (int each = 0; each < ColumnCount; ++each)
            cells << display(row, each);
        return cells.join(QLatin1Char('\t'));
    }
    default:
        return {};
    }
}

QVariant VolumeUseModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Sandbox:
        return tr("Sandbox");
    case State:
        return tr("State");
    case Target:
        return tr("Mounted at");
    case Access:
        return tr("Access");
    case SubPath:
        return tr("Sub-path");
    case From:
        return tr("From");
    case Until:
        return tr("Until");
    default:
        return {};
    }
}

} // namespace osc
