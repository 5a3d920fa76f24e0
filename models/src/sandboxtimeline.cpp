// SPDX-License-Identifier: Apache-2.0
#include <models/sandboxtimeline.h>

#include <models/activitystore.h>
#include <models/wording.h>

#include <QLocale>

namespace osc {

namespace {

QString timelineTime(const QDateTime &at)
{
    const QDateTime local = at.toLocalTime();
    return QLocale().toString(local.date(), QLocale::ShortFormat) + QLatin1Char(' ') +
           local.time().toString(QStringLiteral("HH:mm:ss"));
}

TimelineRow withTexts(TimelineRow row)
{
    row.time = timelineTime(row.at);
    row.search = QStringList{row.time, row.text, row.detail, TimelineModel::fromWord(row.from)}
                     .join(QLatin1Char(' '))
                     .toLower();
    return row;
}

bool isBad(ActivityEntry::Outcome outcome)
{
    return outcome == ActivityEntry::Outcome::Failed || outcome == ActivityEntry::Outcome::Interrupted;
}

ActivityEntry::Outcome outcomeOf(const ActivityPart &part, ActivityEntry::Outcome whole)
{
    switch (part.outcome) {
    case ActivityPart::Outcome::Succeeded:
        return ActivityEntry::Outcome::Succeeded;
    case ActivityPart::Outcome::Failed:
        return ActivityEntry::Outcome::Failed;
    case ActivityPart::Outcome::Waiting:
        break;
    }
    return whole;
}

QString entryOutcomeText(const QString &act, ActivityEntry::Outcome outcome)
{
    const QString what = safeText(act);
    switch (outcome) {
    case ActivityEntry::Outcome::Running:
        return SandboxTimeline::tr("%1: under way").arg(what);
    case ActivityEntry::Outcome::Failed:
        return SandboxTimeline::tr("%1: failed").arg(what);
    case ActivityEntry::Outcome::Cancelled:
        return SandboxTimeline::tr("%1: cancelled").arg(what);
    case ActivityEntry::Outcome::Interrupted:
        return SandboxTimeline::tr("%1: the console ended before it was done").arg(what);
    case ActivityEntry::Outcome::Succeeded:
        break;
    }
    return SandboxTimeline::tr("%1: done").arg(what);
}

} // namespace

TimelineModel::TimelineModel(QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
{}

QString TimelineModel::fromWord(TimelineRow::From from)
{
    switch (from) {
    case TimelineRow::From::Here:
        return tr("This console");
    case TimelineRow::From::Elsewhere:
        return tr("Elsewhere");
    case TimelineRow::From::Runtime:
        break;
    }
    return tr("Runtime");
}

QVariant TimelineModel::cell(const TimelineRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        break;
    case Qt::AccessibleTextRole:
    case LineRole:
        return QStringList{row.time, row.text, row.detail, fromWord(row.from)}.join(QLatin1String("\t"));
    case SortRole:
        return row.at;
    case WarningRole:
        return row.warning;
    case SearchRole:
        return row.search;
    default:
        return {};
    }
    const QString text = column == Time     ? row.time
                         : column == What   ? row.text
                         : column == Detail ? row.detail
                                            : fromWord(row.from);
    return role == Qt::ToolTipRole ? text.toHtmlEscaped() : text;
}

QVariant TimelineModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return column == Time     ? tr("Time")
           : column == What   ? tr("What happened")
           : column == Detail ? tr("Detail")
                              : tr("From");
}

SandboxTimeline::SandboxTimeline(QObject *parent)
    : QObject(parent)
{}

SandboxTimeline::~SandboxTimeline() = default;

void SandboxTimeline::open(SandboxEventService *events, ActivityStore *activity, const SandboxKey &key)
{
    close();
    m_events = events;
    m_activity = activity;
    m_key = key;
    if (activity) {
        connect(activity, &ActivityStore::began, this, &SandboxTimeline::takeEntry);
        connect(activity, &ActivityStore::ended, this, &SandboxTimeline::takeEntry);
        connect(activity, &ActivityStore::progressed, this, &SandboxTimeline::takeEntry);
        m_reading = activity->log().entries(maximumRows, [this](const Result<QList<ActivityEntry>> &entries) {
            if (!entries)
                return;
            for (const ActivityEntry &entry : *entries)
                if (m_model.rowOf(entry.id) < 0) // what was told meanwhile is newer
                    takeEntry(entry);
        });
    }
    retry();
}

void SandboxTimeline::close()
{
    m_following.cancel();
    m_reading.cancel();
    if (m_activity)
        m_activity->disconnect(this);
    m_activity = nullptr;
    m_events = nullptr;
    m_error.reset();
    m_model.setRows({});
}

void SandboxTimeline::retry()
{
    if (!m_events)
        return;
    m_error.reset();
    m_following = m_events->follow(
        m_key.id, [this](const SandboxEvent &event) { takeEvent(event); },
        [this](const Done &done) {
            if (!done)
                m_error = done.error();
            Q_EMIT stateChanged();
        });
    Q_EMIT stateChanged();
}

void SandboxTimeline::takeEvent(const SandboxEvent &event)
{
    TimelineRow row;
    row.id = QString::number(event.at.toMSecsSinceEpoch()) + QLatin1Char(' ') + event.kind +
             QLatin1Char(' ') + event.detail;
    row.at = event.at;
    row.warning = event.severity == SandboxEvent::Severity::Warning;
    row.text = safeText(event.text);
    row.detail = safeText(event.detail);
    m_model.upsert(withTexts(std::move(row)));
    trim();
}

/// Of an act on many objects only the part about this one counts.
void SandboxTimeline::takeEntry(const ActivityEntry &entry)
{
    const auto concerns = [this](const QString &connectionId, const QString &objectId) {
        return objectId == m_key.id && (connectionId.isEmpty() || connectionId == m_key.connectionId);
    };
    TimelineRow row;
    row.id = entry.id;
    row.at = entry.startedAt;
    row.from =
        entry.actor == ActivityEntry::Actor::Here ? TimelineRow::From::Here : TimelineRow::From::Elsewhere;
    if (concerns(entry.connectionId, entry.objectId)) {
        row.text = entryOutcomeText(entry.what, entry.outcome);
        row.warning = isBad(entry.outcome);
        row.detail = safeText(entry.error.isEmpty() ? entry.details : entry.error);
    } else {
        const auto part =
            std::find_if(entry.parts.cbegin(), entry.parts.cend(),
                         [&](const ActivityPart &one) { return concerns(one.connectionId, one.objectId); });
        if (part == entry.parts.cend())
            return;
        const ActivityEntry::Outcome outcome = outcomeOf(*part, entry.outcome);
        row.text = entryOutcomeText(entry.what, outcome);
        row.warning = isBad(outcome);
        row.detail = safeText(part->error.isEmpty() ? entry.object : part->error);
    }
    m_model.upsert(withTexts(std::move(row)));
    trim();
}

void SandboxTimeline::trim()
{
    if (m_model.rowCount() <= maximumRows)
        return;
    QList<QDateTime> times;
    for (const TimelineRow &row : m_model.rows())
        times.append(row.at);
    const auto middle = times.begin() + times.size() / 10;
    std::nth_element(times.begin(), middle, times.end());
    m_model.removeWhere([limit = *middle](const TimelineRow &row) { return row.at < limit; });
}

} // namespace osc
