// SPDX-License-Identifier: Apache-2.0
#include <models/historymodel.h>

#include "textheading.h"

#include <models/wording.h>

#include <core/specjson.h>

namespace osc {

namespace {

QString sourceOf(const VolumeSpec &volume)
{
    switch (volume.kind) {
    case VolumeKind::Host:
        return volume.hostPath;
    case VolumeKind::Claim:
        return volume.claim.claimName;
    case VolumeKind::Ossfs:
        break;
    }
    return volume.ossfs.bucket;
}

QString mountedText(const QByteArray &specJson)
{
    const Result<SandboxSpec> spec = specFromJson(specJson);
    if (!spec)
        return HistoryModel::tr("not known");
    QStringList parts;
    for (const VolumeSpec &volume : spec->volumes) {
        const QString source = volume.subPath.isEmpty()
                                   ? sourceOf(volume)
                                   : sourceOf(volume) + QStringLiteral(" / ") + volume.subPath;
        const QString line =
            volume.readOnly ? HistoryModel::tr("%1 → %2 (read-only)") : HistoryModel::tr("%1 → %2");
        parts << line.arg(safeText(source), safeText(volume.mountPath));
    }
    return parts.isEmpty() ? HistoryModel::tr("–") : parts.join(QStringLiteral(", "));
}

QString detailsText(const InventoryRecord &record, const QDateTime &now)
{
    const QString reason = safeText(record.endReason);
    const QString when = record.endedAt.isValid() ? momentText(record.endedAt, now) : QString();
    switch (record.end) {
    case InventoryRecord::End::None:
        if (!record.createdAt.isValid())
            return HistoryModel::tr("being created");
        return record.expiresAt.isValid()
                   ? HistoryModel::tr("until %1").arg(momentText(record.expiresAt, now))
                   : HistoryModel::tr("until you delete it");
    case InventoryRecord::End::Deleted:
        return reason.isEmpty() ? HistoryModel::tr("deleted %1").arg(when)
                                : HistoryModel::tr("deleted %1: %2").arg(when, reason);
    case InventoryRecord::End::Expired:
        return HistoryModel::tr("deleted at its expiry, %1").arg(when);
    case InventoryRecord::End::Vanished:
        return HistoryModel::tr("removed by someone else, noticed %1").arg(when);
    case InventoryRecord::End::Failed:
        break;
    }
    return reason;
}

} // namespace

HistoryModel::HistoryModel(const Clock &clock, QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
    , m_clock(clock)
{}

HistoryRow HistoryModel::prepared(HistoryRow row) const
{
    row.mounted = mountedText(row.record.specJson);
    row.details = detailsText(row.record, m_clock.now());
    return row;
}

QString HistoryModel::outcomeWord(const InventoryRecord &record)
{
    switch (record.end) {
    case InventoryRecord::End::None:
        return record.createdAt.isValid() ? tr("There") : tr("Waiting");
    case InventoryRecord::End::Deleted:
        return tr("Deleted");
    case InventoryRecord::End::Expired:
        return tr("Expired");
    case InventoryRecord::End::Vanished:
        return tr("Gone");
    case InventoryRecord::End::Failed:
        break;
    }
    return tr("Failed");
}

QString HistoryModel::keyOf(const HistoryRow &row) const
{
    return row.record.engineId + QLatin1Char('/') + row.record.sandboxId;
}

QVariant HistoryModel::cell(const HistoryRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return (column == Time ? exactMomentText(row.record.plannedAt) : display(row, column).toString())
            .toHtmlEscaped();
    case Qt::AccessibleTextRole:
        if (column == Time)
            return QStringList{display(row, Time).toString(), display(row, Outcome).toString(),
                               display(row, Object).toString(), row.details}
                .join(QStringLiteral(", "));
        return display(row, column);
    case SortRole:
        return column == Time ? QVariant(row.record.plannedAt.toMSecsSinceEpoch())
                              : QVariant(display(row, column).toString().toLower());
    case OutcomeRole:
        return static_cast<int>(row.record.end);
    case SearchRole:
        return QStringList{row.record.name, row.record.sandboxId, row.record.image,
                           row.mounted,     row.details,          row.connectionName}
            .join(QLatin1Char('\n'))
            .toLower();
    default:
        return {};
    }
}

QVariant HistoryModel::display(const HistoryRow &row, int column) const
{
    switch (column) {
    case Time:
        return momentText(row.record.plannedAt, m_clock.now());
    case Outcome:
        return outcomeWord(row.record);
    case Object:
        return safeText(row.record.name.isEmpty() ? row.record.sandboxId.left(8) : row.record.name);
    case Image:
        return safeText(row.record.image);
    case Mounted:
        return row.mounted;
    case Connection:
        return row.connectionName;
    case Details:
        return row.details;
    default:
        return {};
    }
}

QVariant HistoryModel::heading(int column, int role) const
{
    const QStringList words{tr("Time"),    tr("Result"),     tr("Sandbox"), tr("Image"),
                            tr("Mounted"), tr("Connection"), tr("Details")}; // as in Column
    return textHeading(words.value(column), role);
}

HistoryStore::HistoryStore(Inventory &inventory, const Clock &clock, NameOfConnection nameOf, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
    , m_nameOf(std::move(nameOf))
    , m_model(clock)
{
    connect(&inventory, &Inventory::changed, this, &HistoryStore::refresh);
}

void HistoryStore::refresh()
{
    // One reading at a time; what changed meanwhile is read right after it.
    if (m_reading.isActive()) {
        m_again = true;
        return;
    }
    m_again = false;
    m_reading = m_inventory.history(limit, [this](const Result<QList<InventoryRecord>> &result) {
        m_error.reset();
        if (result) {
            QList<HistoryRow> rows;
            for (const InventoryRecord &record : *result) {
                HistoryRow row;
                row.record = record;
                row.connectionName = m_nameOf(record.connectionId);
                rows.append(m_model.prepared(row));
            }
            m_model.setRows(rows);
        } else {
            m_error = result.error();
        }
        m_loaded = true;
        if (m_again)
            refresh();
        Q_EMIT refreshed();
    });
}

} // namespace osc
