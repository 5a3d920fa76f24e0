// SPDX-License-Identifier: Apache-2.0
#include <models/activitymodel.h>

#include "textheading.h"

#include <models/activitystore.h>
#include <models/activitywords.h>
#include <models/wording.h>

#include <QLocale>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype mostPartsInText = 200;

QString partsText(const QList<ActivityPart> &parts)
{
    QStringList lines;
    for (const ActivityPart &part : parts.mid(0, mostPartsInText)) {
        const QString object = QStringLiteral("%1 (%2)").arg(safeText(part.object), safeText(part.objectId));
        switch (part.outcome) {
        case ActivityPart::Outcome::Waiting:
            lines << ActivityModel::tr("not done: %1").arg(object);
            break;
        case ActivityPart::Outcome::Succeeded:
            lines << ActivityModel::tr("done: %1").arg(object);
            break;
        case ActivityPart::Outcome::Failed:
            lines << ActivityModel::tr("failed: %1: %2").arg(object, part.error);
            break;
        }
    }
    if (parts.size() > mostPartsInText)
        lines << ActivityModel::tr("and %n more", nullptr, static_cast<int>(parts.size() - mostPartsInText));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ActivityModel::ActivityModel(ActivityStore &store, const Clock &clock, NameOfConnection nameOf,
                             QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
    , m_store(store)
    , m_clock(clock)
    , m_nameOf(std::move(nameOf))
{
    connect(&store, &ActivityStore::began, this, &ActivityModel::take);
    connect(&store, &ActivityStore::progressed, this, &ActivityModel::take);
    connect(&store, &ActivityStore::ended, this, &ActivityModel::take);
    const auto running = store.running();
    for (const ActivityEntry &entry : running)
        upsert(prepared(entry));
    count();
}

void ActivityModel::refresh()
{
    m_reading = m_store.log().entries(limit, [this](const Result<QList<ActivityEntry>> &entries) {
        m_loaded = true;
        m_error.reset();
        if (entries) {
            QList<ActivityRow> rows;
            // The store knows more of what runs here: the log has no progress.
            const auto running = m_store.running();
            for (const ActivityEntry &entry : running)
                rows.append(prepared(entry));
            for (const ActivityEntry &entry : *entries)
                if (!m_store.find(entry.id))
                    rows.append(prepared(entry));
            setRows(rows);
        } else {
            m_error = entries.error();
        }
        count();
        Q_EMIT refreshed();
    });
}

void ActivityModel::take(const ActivityEntry &entry)
{
    upsert(prepared(entry));
    count();
}

void ActivityModel::count()
{
    int problems = 0;
    int running = 0;
    for (const ActivityRow &row : rows()) {
        problems += row.isProblem() ? 1 : 0;
        running += row.entry.outcome == ActivityEntry::Outcome::Running ? 1 : 0;
    }
    if (problems == m_problems && running == m_running)
        return;
    m_problems = problems;
    m_running = running;
    Q_EMIT countsChanged();
}

int ActivityModel::problemsSince(const QDateTime &since) const
{
    const auto isNew = [&](const ActivityRow &row) {
        const QDateTime &when = row.entry.endedAt.isValid() ? row.entry.endedAt : row.entry.startedAt;
        return row.isProblem() && (!since.isValid() || when > since);
    };
    return static_cast<int>(std::count_if(rows().cbegin(), rows().cend(), isNew));
}

ActivityRow ActivityModel::prepared(const ActivityEntry &entry) const
{
    ActivityRow row;
    row.entry = entry;
    row.connectionName = entry.connectionId.isEmpty() ? QString() : m_nameOf(entry.connectionId);
    row.details = entry.error.isEmpty() ? entry.details : entry.error;
    if (entry.outcome == ActivityEntry::Outcome::Interrupted)
        row.details = tr("the console ended before it was done");
    QStringList texts{outcomeWord(entry.outcome), entry.what,  entry.object,  entry.objectId,
                      row.connectionName,         row.details, entry.details, entry.said};
    for (const ActivityPart &part : entry.parts)
        texts << part.object << part.objectId << part.error;
    row.search = texts.join(QLatin1Char('\n')).toLower();
    return row;
}

QString ActivityModel::title(const ActivityEntry &entry)
{
    return entry.object.isEmpty() ? entry.what
                                  : QStringLiteral("%1 %2").arg(entry.what, safeText(entry.object));
}

QString ActivityModel::timeText(const QDateTime &time) const
{
    const QDateTime local = time.toLocalTime();
    return local.date() == m_clock.now().toLocalTime().date()
               ? QLocale().toString(local.time(), QStringLiteral("HH:mm:ss"))
               : momentText(time, m_clock.now());
}

QVariant ActivityModel::cell(const ActivityRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return (column == Time ? exactMomentText(row.entry.startedAt) : display(row, column)).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return column == Time ? QStringList{display(row, Time), outcomeWord(row.entry.outcome),
                                            title(row.entry), row.details}
                                    .join(QStringLiteral(", "))
                              : display(row, column);
    case SortRole:
        return column == Time ? QVariant(row.entry.startedAt.toMSecsSinceEpoch())
                              : QVariant(display(row, column).toLower());
    case OutcomeRole:
        return static_cast<int>(row.entry.outcome);
    default:
        return {};
    }
}

QString ActivityModel::display(const ActivityRow &row, int column) const
{
    switch (column) {
    case Time:
        return timeText(row.entry.startedAt);
    case Outcome:
        return outcomeWord(row.entry.outcome);
    case What:
        return row.entry.actor == ActivityEntry::Actor::Elsewhere ? tr("%1, elsewhere").arg(row.entry.what)
                                                                  : row.entry.what;
    case Object:
        return safeText(row.entry.object);
    case Connection:
        return row.connectionName;
    case Details:
        return safeText(row.details);
    default:
        return {};
    }
}

QVariant ActivityModel::heading(int column, int role) const
{
    const QStringList words{tr("Time"),   tr("Result"),     tr("What"),
                            tr("Object"), tr("Connection"), tr("Details")}; // as in Column
    return textHeading(words.value(column), role);
}

QString ActivityModel::asText(const ActivityRow &row) const
{
    const ActivityEntry &entry = row.entry;
    QStringList lines{QStringLiteral("%1  %2  %3")
                          .arg(exactMomentText(entry.startedAt), outcomeWord(entry.outcome), title(entry))};
    const auto add = [&lines](const QString &label, const QString &text) {
        if (!text.isEmpty())
            lines << QStringLiteral("%1: %2").arg(label, text);
    };
    add(tr("Connection"), row.connectionName);
    add(tr("ID"), safeText(entry.objectId));
    add(tr("Details"), entry.details == entry.error ? QString() : entry.details);
    add(tr("Problem"), entry.error);
    add(tr("What to do"), entry.advice);
    add(tr("The server said"), entry.said);
    if (entry.endedAt.isValid())
        add(tr("Took"), durationText(entry.startedAt.secsTo(entry.endedAt)));
    add(tr("As a command"), entry.command);
    if (!entry.parts.isEmpty())
        lines << partsText(entry.parts);
    return lines.join(QLatin1Char('\n'));
}

ActivityProxy::ActivityProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(ActivityModel::SortRole);
    setDynamicSortFilter(true);
}

void ActivityProxy::setSearch(const QString &text)
{
    m_words = text.simplified().toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void ActivityProxy::setShow(Show show)
{
    m_show = show;
    invalidateFilter();
}

bool ActivityProxy::filterAcceptsRow(int row, const QModelIndex &) const
{
    const ActivityRow &candidate = static_cast<const ActivityModel *>(sourceModel())->at(row);
    switch (m_show) {
    case Show::All:
        break;
    case Show::Problems:
        if (!candidate.isProblem())
            return false;
        break;
    case Show::Running:
        if (candidate.entry.outcome != ActivityEntry::Outcome::Running)
            return false;
        break;
    case Show::ByMe:
        if (candidate.entry.actor != ActivityEntry::Actor::Here)
            return false;
        break;
    }
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return candidate.search.contains(word); });
}

} // namespace osc
