// SPDX-License-Identifier: Apache-2.0
#include <models/sandboxmodel.h>

#include "sandboxcells.h"

#include <models/usagestore.h>
#include <models/wording.h>

#include <limits>

namespace osc {

namespace {

constexpr qsizetype longestName = 256;
constexpr qsizetype longestToolTip = 4000;
constexpr qsizetype longestSearched = 1024; ///< Of each part; a label can have a megabyte.

bool hasEnded(SandboxState state)
{
    return state == SandboxState::Terminated || state == SandboxState::Failed;
}

bool isSoon(const SandboxRow &row, const QDateTime &now)
{
    if (row.stale || !row.sandbox.expiresAt.isValid() || hasEnded(row.sandbox.status.state))
        return false;
    return now.secsTo(row.sandbox.expiresAt) < SandboxModel::soonSeconds;
}

QString failedText(SandboxAction action)
{
    switch (action) {
    case SandboxAction::Pause:
        return SandboxModel::tr("not paused");
    case SandboxAction::Resume:
        return SandboxModel::tr("not resumed");
    case SandboxAction::Renew:
        return SandboxModel::tr("not renewed");
    case SandboxAction::Delete:
        return SandboxModel::tr("not deleted");
    case SandboxAction::PatchMetadata:
        break;
    }
    return SandboxModel::tr("metadata not changed");
}

QString makeStateText(const SandboxRow &row)
{
    const SandboxState state = shownState(row);
    const QString word = stateWord(state);
    if (row.failed)
        return SandboxModel::tr("%1, %2").arg(word, failedText(*row.failed));
    if (row.stale && state != SandboxState::Terminated)
        return SandboxModel::tr("was %1").arg(stateWord(row.sandbox.status.state));
    const QString &reason = row.sandbox.status.message;
    if (reason.isEmpty() || row.pending)
        return word;
    return SandboxModel::tr("%1, %2").arg(word, shortText(reason, longestName));
}

QString makeSearchText(const SandboxRow &row)
{
    QString text;
    text.reserve(512);
    const auto add = [&text](const QString &part) { text.append(part).append(QLatin1Char('\n')); };
    for (const QString *part : {&row.name, &row.sandbox.id, &row.image, &row.stateText, &row.connectionName,
                                &row.sandbox.status.reason})
        add(*part);
    for (auto it = row.sandbox.metadata.cbegin(); it != row.sandbox.metadata.cend(); ++it) {
        text.append(QStringView(it.key()).left(longestSearched)).append(QLatin1Char('='));
        text.append(QStringView(it.value()).left(longestSearched)).append(QLatin1Char('\n'));
    }
    for (const Mount &mount : row.sandbox.mounts)
        for (const QString *part : {&mount.source, &mount.subPath, &mount.target})
            add(*part);
    text.squeeze(); // thousands of them are kept
    return std::move(text).toLower();
}

QList<int> mountKinds(const SandboxRow &row)
{
    QList<int> counts(3, 0);
    for (const Mount &mount : row.sandbox.mounts)
        ++counts[static_cast<int>(mount.kind)];
    return counts;
}

/// Failed, soon to expire, Pending, Paused, Running, ended.
int attention(const SandboxRow &row)
{
    const SandboxState state = row.sandbox.status.state;
    if (state == SandboxState::Failed || row.failed)
        return 0;
    if (row.soon)
        return 1;
    switch (state) {
    case SandboxState::Pending:
    case SandboxState::Pausing:
    case SandboxState::Resuming:
    case SandboxState::Stopping:
        return 2;
    case SandboxState::Paused:
        return 3;
    case SandboxState::Running:
        return 4;
    case SandboxState::Unknown:
        return 5;
    default:
        return 6;
    }
}

int ordered(qint64 left, qint64 right)
{
    return left < right ? -1 : (right < left ? 1 : 0);
}

/// The end of things: later than every expiry.
qint64 expiryOrder(const SandboxRow &row)
{
    constexpr qint64 last = std::numeric_limits<qint64>::max();
    if (hasEnded(row.sandbox.status.state))
        return last;
    return row.sandbox.expiresAt.isValid() ? row.sandbox.expiresAt.toMSecsSinceEpoch() : last - 1;
}

/// Below 0: left is first.
int compared(const QVariant &left, const QVariant &right)
{
    const QPartialOrdering order = QVariant::compare(left, right);
    return order == QPartialOrdering::Less ? -1 : (order == QPartialOrdering::Greater ? 1 : 0);
}

} // namespace

SandboxState shownState(const SandboxRow &row)
{
    const SandboxState state = row.sandbox.status.state;
    if (!row.pending)
        return state;
    switch (*row.pending) {
    case SandboxAction::Pause:
        return SandboxState::Pausing;
    case SandboxAction::Resume:
        return SandboxState::Resuming;
    case SandboxAction::Delete:
        return SandboxState::Stopping;
    case SandboxAction::Renew:
    case SandboxAction::PatchMetadata:
        break;
    }
    return state;
}

SandboxModel::SandboxModel(const Clock &clock, QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
    , m_clock(clock)
{}

SandboxRow SandboxModel::prepared(SandboxRow row)
{
    row.name = shortText(row.sandbox.name(), longestName);
    row.shortId = safeText(row.sandbox.shortId());
    row.image =
        shortText(row.sandbox.image.isEmpty() ? row.sandbox.snapshotId : row.sandbox.image, longestName);
    row.stateText = makeStateText(row);
    row.search = makeSearchText(row);
    row.keyText = row.key().text();
    row.sortName = (row.name.isEmpty() ? row.shortId : row.name).toLower();
    return row;
}

void SandboxModel::complete(SandboxRow &row) const
{
    row.soon = osc::isSoon(row, m_clock.now());
}

void SandboxModel::setUsage(const UsageStore *usage)
{
    m_usage = usage;
}

void SandboxModel::orderByUsage(const QList<SandboxKey> &keys)
{
    QHash<QString, std::pair<double, double>> order;
    for (const SandboxKey &key : keys) {
        const SandboxRow *row = find(key.text());
        const auto usage = row ? usageOf(*row, Memory) : std::nullopt;
        if (!usage)
            continue;
        const bool cpu = isMeasured(*row, Cpu) && cells::cpuFraction(*usage);
        order.insert(key.text(),
                     {cpu ? *cells::cpuFraction(*usage) : -1.0, static_cast<double>(usage->memory)});
    }
    const auto before = std::exchange(m_order, order);
    // One announcement for all: a proxy that sorts them in one by one would compare what it has sorted by the
    // old numbers with what it sorts by the new ones.
    int first = rowCount();
    int last = -1;
    for (const auto &one : {before, m_order})
        for (auto it = one.cbegin(); it != one.cend(); ++it)
            if (const int row = rowOf(it.key());
                row >= 0 && before.value(it.key(), {-1, -1}) != m_order.value(it.key(), {-1, -1})) {
                first = std::min(first, row);
                last = std::max(last, row);
            }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, Cpu), index(last, Memory));
}

void SandboxModel::noteTime()
{
    const QDateTime now = m_clock.now();
    completeWhere([&](const SandboxRow &row) { return row.soon != osc::isSoon(row, now); });
}

bool SandboxModel::comesBefore(const SandboxRow &left, const SandboxRow &right, int column) const
{
    int order = 0;
    switch (column) {
    case State:
        order = attention(left) - attention(right);
        break;
    case Name:
        break;
    case Age:
        order =
            ordered(right.sandbox.createdAt.toMSecsSinceEpoch(), left.sandbox.createdAt.toMSecsSinceEpoch());
        break;
    case Expires:
        order = ordered(expiryOrder(left), expiryOrder(right));
        break;
    default:
        order = compared(sortValue(left, column), sortValue(right, column));
        break;
    }
    if (order == 0)
        order = left.sortName.compare(right.sortName);
    // The same name twice is common: the id keeps the order stable.
    return order != 0 ? order < 0 : left.keyText < right.keyText;
}

bool SandboxModel::isSoon(const SandboxRow &row) const
{
    return osc::isSoon(row, m_clock.now());
}

QString SandboxModel::ageText(const SandboxRow &row) const
{
    const QDateTime &created = row.sandbox.createdAt;
    return created.isValid() ? durationText(created.secsTo(m_clock.now())) : tr("unknown");
}

QString SandboxModel::expiresText(const SandboxRow &row) const
{
    const Sandbox &sandbox = row.sandbox;
    if (hasEnded(sandbox.status.state))
        return tr("–");
    if (!sandbox.expiresAt.isValid())
        return row.stale ? tr("unknown") : tr("never");
    const qint64 left = m_clock.now().secsTo(sandbox.expiresAt);
    if (left < 0)
        return tr("%1 ago").arg(countdownText(-left));
    return row.stale ? tr("unknown") : countdownText(left);
}

QString SandboxModel::accessibleText(const SandboxRow &row) const
{
    QStringList parts{row.name.isEmpty() ? row.shortId : row.name, row.stateText};
    const qint64 left = m_clock.now().secsTo(row.sandbox.expiresAt);
    if (row.sandbox.expiresAt.isValid() && !row.stale && !hasEnded(row.sandbox.status.state) && left >= 0)
        parts << (left < 3600 ? tr("expires in %n minute(s)", nullptr, static_cast<int>(left / 60))
                              : tr("expires in %n hour(s)", nullptr, static_cast<int>(left / 3600)));
    parts << tr("on %1").arg(row.connectionName);
    return parts.join(QStringLiteral(", "));
}

QVariant SandboxModel::cell(const SandboxRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column)
            .left(longestToolTip)
            .toHtmlEscaped()
            .replace(QLatin1Char('\n'), QLatin1String("<br>"));
    case Qt::AccessibleTextRole:
        return accessibleCell(row, column);
    case Qt::TextAlignmentRole:
        return heading(column, role);
    case KeyRole:
        return row.key().text();
    case IdRole:
        return row.sandbox.id;
    case ConnectionIdRole:
        return row.sandbox.connectionId;
    case ConnectionKindRole:
        return static_cast<int>(row.connectionKind);
    case StateRole:
        return static_cast<int>(shownState(row));
    case StaleRole:
        return row.stale;
    case SortRole:
        return sortValue(row, column);
    case SoonRole:
        return isSoon(row);
    case FailedRole:
        return row.failed.has_value() || (row.sandbox.status.state == SandboxState::Failed && !row.stale);
    case ShortIdRole:
        return row.shortId;
    case MountKindsRole:
        return QVariant::fromValue(mountKinds(row));
    case SearchRole:
        return row.search;
    case FractionRole:
        return fraction(row, column);
    case CopyRole:
        return column == Mounts ? cells::mounts(row.sandbox, QStringLiteral("; ")) : display(row, column);
    default:
        return {};
    }
}

QVariant SandboxModel::sortValue(const SandboxRow &row, int column) const
{
    switch (column) {
    case State:
        return attention(row);
    case Age:
        return -row.sandbox.createdAt.toMSecsSinceEpoch();
    case Expires:
        return expiryOrder(row);
    case Cpu:
        return m_order.value(row.keyText, {-1, -1}).first;
    case Memory:
        return m_order.value(row.keyText, {-1, -1}).second;
    case Mounts:
        return row.sandbox.mounts.size();
    case Created:
        return row.sandbox.createdAt.toMSecsSinceEpoch();
    case Ports:
        return row.sandbox.endpoints.size();
    case Limits:
        return row.sandbox.nanoCpus > 0 ? static_cast<double>(row.sandbox.nanoCpus)
                                        : static_cast<double>(row.sandbox.memoryLimit) / 1e15;
    default:
        return display(row, column).toLower();
    }
}

} // namespace osc
