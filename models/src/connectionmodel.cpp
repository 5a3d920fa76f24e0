// SPDX-License-Identifier: Apache-2.0
#include <models/connectionmodel.h>

#include <models/wording.h>

#include <algorithm>

namespace osc {

ConnectionModel::ConnectionModel(ConnectionRegistry &registry, const SandboxModel &sandboxes,
                                 const Clock &clock, QObject *parent)
    : KeyedTableModel(1, parent)
    , m_registry(registry)
    , m_sandboxes(sandboxes)
    , m_clock(clock)
{
    connect(&registry, &ConnectionRegistry::added, this, &ConnectionModel::rebuild);
    connect(&registry, &ConnectionRegistry::removed, this, &ConnectionModel::rebuild);
    connect(&registry, &ConnectionRegistry::changed, this, &ConnectionModel::rebuild);
    connect(&sandboxes, &QAbstractItemModel::rowsInserted, this, &ConnectionModel::rebuild);
    connect(&sandboxes, &QAbstractItemModel::rowsRemoved, this, &ConnectionModel::rebuild);
    rebuild();
}

void ConnectionModel::rebuild()
{
    QHash<QString, int> counts;
    for (const SandboxRow &row : m_sandboxes.rows())
        ++counts[row.sandbox.connectionId];
    QList<ConnectionRow> rows;
    for (const Backend *backend : m_registry.backends()) {
        ConnectionRow row{.profile = backend->profile(), .status = backend->status()};
        row.sandboxes = counts.value(row.profile.id);
        row.counted = row.status.state == ConnectionState::Live || row.sandboxes > 0;
        rows.append(row);
    }
    // Those that came after the choice are at the end, in the order in which they came.
    const auto place = [this](const ConnectionRow &row) {
        const qsizetype at = m_order.indexOf(row.profile.id);
        return at < 0 ? m_order.size() : at;
    };
    std::stable_sort(rows.begin(), rows.end(), [&](const ConnectionRow &left, const ConnectionRow &right) {
        return place(left) < place(right);
    });
    setRows(rows);
}

QStringList ConnectionModel::order() const
{
    QStringList ids;
    for (const ConnectionRow &row : rows())
        ids << row.profile.id;
    return ids;
}

void ConnectionModel::move(const QString &connectionId, int place)
{
    QStringList ids = order();
    const qsizetype from = ids.indexOf(connectionId);
    const qsizetype to = std::clamp<qsizetype>(place, 0, ids.size() - 1);
    if (from < 0 || from == to)
        return;
    ids.move(from, to);
    m_order = ids;
    setRows({});
    rebuild();
}

int ConnectionModel::liveCount() const
{
    return static_cast<int>(std::count_if(rows().cbegin(), rows().cend(), [](const ConnectionRow &row) {
        return row.status.state == ConnectionState::Live;
    }));
}

int ConnectionModel::brokenCount() const
{
    return static_cast<int>(std::count_if(rows().cbegin(), rows().cend(), [](const ConnectionRow &row) {
        return row.status.state == ConnectionState::Broken;
    }));
}

QString ConnectionModel::summary() const
{
    if (rows().isEmpty())
        return tr("No connection yet");
    return tr("%1 of %n connection(s) live", nullptr, rowCount()).arg(liveCount());
}

QVariant ConnectionModel::cell(const ConnectionRow &row, int, int role) const
{
    const bool stale = row.status.state == ConnectionState::Broken;
    switch (role) {
    case Qt::DisplayRole:
        return row.profile.name;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(row.profile.name, connectionLine(row.status, m_clock.now()));
    case Qt::ToolTipRole: {
        const QString text = row.profile.endpoint + QLatin1Char('\n') +
                             (stale ? row.status.error.message : row.profile.origin);
        return text.trimmed().toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
    }
    case IdRole:
        return row.profile.id;
    case StateRole:
        return static_cast<int>(row.status.state);
    case LineRole:
        return connectionLine(row.status, m_clock.now());
    case CountRole:
        if (!row.counted)
            return QString();
        return stale ? tr("%1?").arg(row.sandboxes) : QString::number(row.sandboxes);
    case KindRole:
        return static_cast<int>(row.profile.kind);
    case EndpointRole:
        return row.profile.endpoint;
    default:
        return {};
    }
}

QVariant ConnectionModel::heading(int, int role) const
{
    return role == Qt::DisplayRole ? tr("Connections") : QVariant();
}

} // namespace osc
