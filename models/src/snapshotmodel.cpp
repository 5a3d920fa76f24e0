// SPDX-License-Identifier: Apache-2.0
#include <models/snapshotmodel.h>

#include <models/wording.h>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype longestSnapshotName = 256;
constexpr qsizetype longestSnapshotWhy = 500;
constexpr qsizetype shortSnapshotId = 8;

struct SnapshotColumn
{
    const char *id;
    const char *title;
};

constexpr SnapshotColumn snapshotColumns[] = {
    {"name", QT_TRANSLATE_NOOP("osc::SnapshotModel", "Name")},
    {"state", QT_TRANSLATE_NOOP("osc::SnapshotModel", "State")},
    {"sandbox", QT_TRANSLATE_NOOP("osc::SnapshotModel", "Sandbox")},
    {"image", QT_TRANSLATE_NOOP("osc::SnapshotModel", "Image")},
    {"created", QT_TRANSLATE_NOOP("osc::SnapshotModel", "Created")},
    {"connection", QT_TRANSLATE_NOOP("osc::SnapshotModel", "Connection")},
    {"id", QT_TRANSLATE_NOOP("osc::SnapshotModel", "ID")},
};

QString whyOf(const SnapshotRow &row)
{
    const Snapshot &snapshot = row.snapshot;
    if (!row.error.isEmpty())
        return row.error;
    if (snapshot.isReady())
        return {};
    return snapshot.message.isEmpty() ? snapshot.reason : snapshot.message;
}

} // namespace

QString snapshotStateWord(const Snapshot &snapshot)
{
    switch (snapshot.state) {
    case SnapshotState::Creating:
        return SnapshotModel::tr("Creating");
    case SnapshotState::Ready:
        return SnapshotModel::tr("Ready");
    case SnapshotState::Deleting:
        return SnapshotModel::tr("Deleting");
    case SnapshotState::Failed:
        return SnapshotModel::tr("Failed");
    case SnapshotState::Unknown:
        break;
    }
    return snapshot.stateName.isEmpty() ? SnapshotModel::tr("Unknown")
                                        : shortText(snapshot.stateName, longestSnapshotName);
}

QString SnapshotRow::title() const
{
    return shortText(snapshot.name.isEmpty() ? snapshot.id.left(shortSnapshotId) : snapshot.name,
                     longestSnapshotName);
}

bool SnapshotRow::isBusy() const
{
    return deleting || snapshot.state == SnapshotState::Creating || snapshot.state == SnapshotState::Deleting;
}

SnapshotModel::SnapshotModel(const Clock &clock, QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
    , m_clock(clock)
{}

QString SnapshotModel::stateText(const SnapshotRow &row)
{
    if (row.deleting)
        return tr("Deleting");
    const QString word = snapshotStateWord(row.snapshot);
    const QString why = shortText(whyOf(row).simplified(), longestSnapshotWhy);
    return why.isEmpty() ? word : tr("%1, %2").arg(word, why);
}

QString SnapshotModel::display(const SnapshotRow &row, int column) const
{
    switch (column) {
    case Name:
        return row.title();
    case State:
        return stateText(row);
    case Sandbox:
        return row.sandbox.isEmpty() ? tr("%1, gone").arg(shortText(row.snapshot.sandboxId, shortSnapshotId))
                                     : row.sandbox;
    case Image:
        return row.image.isEmpty() ? QStringLiteral("–") : shortText(row.image, longestSnapshotName);
    case Created:
        return row.snapshot.createdAt.isValid() ? momentText(row.snapshot.createdAt, m_clock.now())
                                                : QStringLiteral("–");
    case Connection:
        return row.connectionName;
    default:
        return shortText(row.snapshot.id, longestSnapshotName);
    }
}

QString SnapshotModel::toolTip(const SnapshotRow &row, int column) const
{
    switch (column) {
    case Sandbox:
        return safeText(row.snapshot.sandboxId);
    case Created:
        return exactMomentText(row.snapshot.createdAt);
    case State:
        return row.stale ? tr("As of %1. The connection does not answer.")
                               .arg(momentText(row.staleSince, m_clock.now()))
                         : stateText(row);
    default:
        return display(row, column);
    }
}

QVariant SnapshotModel::sortValue(const SnapshotRow &row, int column) const
{
    switch (column) {
    case Created:
        return row.snapshot.createdAt;
    case State:
        return QStringLiteral("%1 %2").arg(static_cast<int>(row.snapshot.state)).arg(row.title().toLower());
    default:
        return display(row, column).toLower();
    }
}

QVariant SnapshotModel::cell(const SnapshotRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case CopyRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return column == Name
                   ? tr("%1, %2, made of %3, on %4")
                         .arg(row.title(), stateText(row), display(row, Sandbox), row.connectionName)
                   : display(row, column);
    case Qt::TextAlignmentRole:
        return heading(column, role);
    case KeyRole:
        return row.key().text();
    case ConnectionIdRole:
        return row.snapshot.connectionId;
    case ConnectionKindRole:
        return static_cast<int>(row.connectionKind);
    case StateRole:
        return static_cast<int>(row.deleting ? SnapshotState::Deleting : row.snapshot.state);
    case BusyRole:
        return row.isBusy();
    case StaleRole:
        return row.stale;
    case SortRole:
        return sortValue(row, column);
    case SearchRole: {
        QStringList texts{row.snapshot.id, row.snapshot.sandboxId};
        for (int each = 0; each < ColumnCount; ++each)
            texts << display(row, each);
        return texts.join(QLatin1Char('\n')).toLower();
    }
    default:
        return {};
    }
}

QVariant SnapshotModel::heading(int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return tr(snapshotColumns[column].title);
    case ColumnIdRole:
        return QString::fromLatin1(snapshotColumns[column].id);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

SnapshotFilterProxy::SnapshotFilterProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(SnapshotModel::SortRole);
    setDynamicSortFilter(true);
    sort(SnapshotModel::Created, Qt::DescendingOrder);
}

void SnapshotFilterProxy::setSearch(const QString &text)
{
    m_words = text.simplified().toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void SnapshotFilterProxy::setConnection(const QString &connectionId)
{
    m_connection = connectionId;
    invalidateFilter();
}

bool SnapshotFilterProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!m_connection.isEmpty() && index.data(SnapshotModel::ConnectionIdRole) != m_connection)
        return false;
    const QString text = m_words.isEmpty() ? QString() : index.data(SnapshotModel::SearchRole).toString();
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return text.contains(word); });
}

} // namespace osc
