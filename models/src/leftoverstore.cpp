// SPDX-License-Identifier: Apache-2.0
#include <models/leftoverstore.h>

#include <models/activitystore.h>
#include <models/wording.h>

#include <core/shellsplit.h>

#include <algorithm>
#include <iterator>

namespace osc {

namespace {

using CleaningState = LeftoverRow::State;

QString cleaningCommand(const Leftover &leftover)
{
    const QString id = quoteShellWord(leftover.id);
    switch (leftover.kind) {
    case Leftover::Kind::ExpiredSandbox:
    case Leftover::Kind::ExitedSandbox:
        return QStringLiteral("osb sandbox kill ") + id;
    case Leftover::Kind::EgressSidecar:
    case Leftover::Kind::ExecdHelper:
    case Leftover::Kind::VolumeHelper:
        return QStringLiteral("docker rm --force ") + id;
    case Leftover::Kind::BucketMount:
        return QStringLiteral("fusermount -u ") + id;
    case Leftover::Kind::ManagedVolume:
        break;
    }
    return QStringLiteral("docker volume rm ") + id;
}

bool isSandboxKind(Leftover::Kind kind)
{
    return kind == Leftover::Kind::ExpiredSandbox || kind == Leftover::Kind::ExitedSandbox;
}

} // namespace

LeftoverModel::LeftoverModel(QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
{}

Qt::ItemFlags LeftoverModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = KeyedTableModel::flags(index);
    if (index.isValid() && index.column() == Name && !at(index.row()).isBusy())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool LeftoverModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    LeftoverRow row = at(index.row());
    row.chosen = value.toInt() == Qt::Checked;
    upsert(row);
    return true;
}

QVariant LeftoverModel::cell(const LeftoverRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::CheckStateRole:
        return column == Name ? QVariant(row.chosen ? Qt::Checked : Qt::Unchecked) : QVariant();
    case WhyRole:
        return row.state == CleaningState::Failed ? row.error.message : row.leftover.why;
    case Qt::ToolTipRole:
        return (column == Name ? cell(row, Name, Qt::AccessibleTextRole).toString() : display(row, column))
            .toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return column == Name ? QStringList{safeText(row.leftover.name), cell(row, Name, WhyRole).toString(),
                                            row.leftover.act}
                                    .join(QStringLiteral(", "))
                              : display(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case KindRole:
        return static_cast<int>(row.leftover.kind);
    case StateRole:
        return static_cast<int>(row.state);
    case SortRole:
        return column == Size ? QVariant(row.leftover.bytes.value_or(-1)) : QVariant(display(row, column));
    default:
        return {};
    }
}

QString LeftoverModel::display(const LeftoverRow &row, int column) const
{
    switch (column) {
    case Name:
        return safeText(row.leftover.name);
    case Connection:
        return row.connectionName;
    case Size:
        return row.leftover.bytes ? bytesText(*row.leftover.bytes) : tr("not counted");
    case Act:
        switch (row.state) {
        case CleaningState::Idle:
            return row.leftover.act;
        case CleaningState::Waiting:
            return tr("Waiting");
        case CleaningState::Cleaning:
            return tr("Being cleaned…");
        case CleaningState::Failed:
            return tr("Not cleaned");
        }
        break;
    default:
        break;
    }
    return {};
}

QVariant LeftoverModel::heading(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return tr("What");
    case Connection:
        return tr("Connection");
    case Size:
        return tr("Size");
    case Act:
        return tr("Cleaning means");
    default:
        return {};
    }
}

LeftoverStore::LeftoverStore(ConnectionRegistry &registry, ActivityStore *activity, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_activity(activity)
{
    connect(&registry, &ConnectionRegistry::aboutToRemove, this,
            [this](const Backend *backend) { forget(backend->profile().id); });
}

LeftoverStore::~LeftoverStore()
{
    if (m_activity && isCleaning())
        m_activity->endCancelled(m_activityId);
}

void LeftoverStore::setExitedDays(int days)
{
    m_exitedDays = std::max(0, days);
}

void LeftoverStore::refresh()
{
    m_errors.clear();
    m_hasLooked = true;
    const QList<Backend *> backends = m_registry.backends();
    for (Backend *backend : backends) {
        LeftoverService *service = backend->leftovers();
        if (!service || backend->status().state != ConnectionState::Live)
            continue;
        const QString id = backend->profile().id;
        m_searches[id] = service->find(m_exitedDays,
                                       [this, id](const Result<QList<Leftover>> &found) { take(id, found); });
    }
    Q_EMIT changed();
}

void LeftoverStore::take(const QString &connectionId, const Result<QList<Leftover>> &found)
{
    m_searches.erase(connectionId);
    const Backend *backend = m_registry.find(connectionId);
    if (!found) {
        m_errors.prepend(found.error());
    } else if (backend) {
        QList<LeftoverRow> rows;
        for (const LeftoverRow &row : m_model.rows())
            if (row.leftover.connectionId != connectionId)
                rows.append(row);
        for (const Leftover &leftover : *found) {
            LeftoverRow row;
            row.leftover = leftover;
            row.leftover.connectionId = connectionId;
            row.connectionName = backend->profile().name;
            row.chosen = !leftover.losesFiles;
            if (const LeftoverRow *before = m_model.find(row.key())) {
                row.chosen = before->chosen;
                row.state = before->state;
                row.error = before->error;
                if (!row.leftover.bytes)
                    row.leftover.bytes = before->leftover.bytes;
            }
            rows.append(row);
        }
        m_model.setRows(rows);
        measure(connectionId);
    }
    Q_EMIT changed();
}

void LeftoverStore::measure(const QString &connectionId)
{
    Backend *backend = m_registry.find(connectionId);
    QList<Leftover> uncounted;
    for (const LeftoverRow &row : m_model.rows())
        if (row.leftover.connectionId == connectionId && !row.leftover.bytes)
            uncounted.append(row.leftover);
    if (!backend || !backend->leftovers() || uncounted.isEmpty())
        return;
    const auto onMeasured = [this](const Leftover &counted) {
        LeftoverRow wanted;
        wanted.leftover = counted;
        if (const LeftoverRow *row = m_model.find(wanted.key())) {
            LeftoverRow next = *row;
            next.leftover.bytes = counted.bytes;
            m_model.upsert(next);
        }
    };
    m_measures[connectionId] = backend->leftovers()->measure(
        uncounted, onMeasured, [this, connectionId](const Done &) { m_measures.erase(connectionId); });
}

void LeftoverStore::forget(const QString &connectionId)
{
    m_searches.erase(connectionId);
    m_measures.erase(connectionId);
    QStringList keys;
    for (const LeftoverRow &row : m_model.rows())
        if (row.leftover.connectionId == connectionId && row.isBusy())
            keys << row.key();
    for (const QString &key : std::as_const(keys)) {
        std::erase(m_waiting, key);
        m_cleanings.erase(key);
        oneEnded(key, Error{.kind = ErrorKind::Unreachable,
                            .message = tr("The connection was closed before it was cleaned.")});
    }
    m_model.removeWhere([&](const LeftoverRow &row) { return row.leftover.connectionId == connectionId; });
    Q_EMIT changed();
}

QList<LeftoverRow> LeftoverStore::chosen() const
{
    QList<LeftoverRow> rows;
    std::copy_if(m_model.rows().cbegin(), m_model.rows().cend(), std::back_inserter(rows),
                 [](const LeftoverRow &row) { return row.chosen && !row.isBusy(); });
    return rows;
}

qint64 LeftoverStore::chosenBytes() const
{
    qint64 sum = 0;
    for (const LeftoverRow &row : chosen())
        sum += row.leftover.bytes.value_or(0);
    return sum;
}

void LeftoverStore::clean()
{
    const QList<LeftoverRow> rows = chosen();
    if (rows.isEmpty() || isCleaning())
        return;
    m_done = 0;
    m_failed = 0;
    m_open = static_cast<int>(rows.size());
    m_runKeys.clear();
    m_parts.clear();
    for (const LeftoverRow &row : rows) {
        const Leftover &leftover = row.leftover;
        m_runKeys << row.key();
        m_parts.append({.connectionId = leftover.connectionId,
                        .objectId = isSandboxKind(leftover.kind) ? leftover.id : QString(),
                        .object = safeText(leftover.name)});
    }
    beginEntry(rows);
    for (const LeftoverRow &row : rows) {
        m_waiting.push_back(row.key());
        setState(row.key(), CleaningState::Waiting);
    }
    pump();
    Q_EMIT changed();
}

void LeftoverStore::beginEntry(const QList<LeftoverRow> &rows)
{
    if (!m_activity)
        return;
    ActivityEntry entry;
    entry.what = tr("Clean up");
    entry.object = rows.size() == 1 ? safeText(rows.constFirst().leftover.name)
                                    : tr("%n leftover(s)", nullptr, static_cast<int>(rows.size()));
    QStringList commands;
    for (const LeftoverRow &row : rows)
        commands << cleaningCommand(row.leftover);
    entry.parts = m_parts;
    entry.command = commands.join(QLatin1Char('\n'));
    m_activityId = m_activity->begin(std::move(entry), [this] { cancel(); });
}

void LeftoverStore::pump()
{
    while (m_cleanings.size() < parallel && !m_waiting.empty()) {
        const QString key = m_waiting.front();
        m_waiting.pop_front();
        startOne(key);
    }
}

void LeftoverStore::startOne(const QString &key)
{
    const LeftoverRow *row = m_model.find(key);
    Backend *backend = row ? m_registry.find(row->leftover.connectionId) : nullptr;
    if (!backend || !backend->leftovers()) {
        oneEnded(key, Done());
        return;
    }
    const Leftover leftover = row->leftover;
    setState(key, CleaningState::Cleaning);
    m_cleanings[key] = backend->leftovers()->clean(leftover, [this, key](const Done &done) {
        const auto keep = m_cleanings.extract(key);
        oneEnded(key, done);
        pump();
    });
}

void LeftoverStore::oneEnded(const QString &key, const Done &done)
{
    if (done)
        m_model.remove(key);
    else
        setState(key, CleaningState::Failed, done.error());
    if (const qsizetype index = m_runKeys.indexOf(key); index >= 0) {
        ActivityPart &part = m_parts[index];
        part.outcome = done ? ActivityPart::Outcome::Succeeded : ActivityPart::Outcome::Failed;
        if (!done) {
            part.error = done.error().message;
            part.advice = done.error().advice;
            part.said = done.error().detail;
        }
    }
    done ? ++m_done : ++m_failed;
    --m_open;
    const auto all = m_parts.size();
    if (m_activity)
        m_activity->progress(m_activityId, tr("%1 of %2").arg(m_done + m_failed).arg(all), m_done + m_failed,
                             all);
    if (m_open == 0)
        endRun();
    Q_EMIT changed();
}

void LeftoverStore::endRun()
{
    const int done = m_done;
    const int failed = m_failed;
    if (m_activity) {
        m_activity->change(m_activityId, [this](ActivityEntry &entry) { entry.parts = m_parts; });
        const QString line = failed > 0 ? tr("%1 cleaned, %2 not").arg(done).arg(failed) : QString();
        if (failed == 0)
            m_activity->end(m_activityId, Done(), line);
        else
            m_activity->end(m_activityId,
                            Error{.message = tr("%n leftover(s) could not be cleaned.", nullptr, failed)},
                            line);
    }
    Q_EMIT cleaned(done, failed);
}

void LeftoverStore::cancel()
{
    if (!isCleaning())
        return;
    m_waiting.clear();
    m_cleanings.clear();
    m_open = 0;
    for (const QString &key : std::as_const(m_runKeys))
        if (const LeftoverRow *now = m_model.find(key); now && now->isBusy())
            setState(key, CleaningState::Idle);
    if (m_activity) {
        m_activity->change(m_activityId, [this](ActivityEntry &entry) { entry.parts = m_parts; });
        m_activity->endCancelled(m_activityId, tr("%1 of %2 cleaned").arg(m_done).arg(m_parts.size()));
    }
    refresh(); // what was asked for may be done all the same
}

void LeftoverStore::setState(const QString &key, CleaningState state, const Error &error)
{
    const LeftoverRow *row = m_model.find(key);
    if (!row)
        return;
    LeftoverRow next = *row;
    next.state = state;
    next.error = error;
    m_model.upsert(next);
}

} // namespace osc
