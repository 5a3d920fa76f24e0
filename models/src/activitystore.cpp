// SPDX-License-Identifier: Apache-2.0
#include <models/activitystore.h>

#include <QUuid>

namespace osc {

ActivityStore::ActivityStore(ActivityLog &log, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_clock(clock)
{}

ActivityStore::~ActivityStore() = default;

QString ActivityStore::begin(ActivityEntry entry, std::function<void()> cancel)
{
    entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    entry.startedAt = m_clock.now();
    entry.outcome = ActivityEntry::Outcome::Running;
    m_live.insert(entry.id, {entry, std::move(cancel)});
    m_order.append(entry.id);
    keep(entry);
    Q_EMIT began(entry);
    return entry.id;
}

void ActivityStore::progress(const QString &id, const QString &details, qint64 current, qint64 total)
{
    const auto live = m_live.find(id);
    if (live == m_live.end())
        return;
    live->entry.details = details;
    Q_EMIT progressed(ActivityEntry(live->entry), current, total);
}

void ActivityStore::end(const QString &id, const Done &done, const QString &details)
{
    finish(id, done ? ActivityEntry::Outcome::Succeeded : ActivityEntry::Outcome::Failed, done, details);
}

void ActivityStore::endCancelled(const QString &id, const QString &details)
{
    finish(id, ActivityEntry::Outcome::Cancelled, Done(), details);
}

void ActivityStore::cancel(const QString &id)
{
    const auto live = m_live.constFind(id);
    if (live == m_live.constEnd() || !live->cancel)
        return;
    const auto stop = live->cancel; // the entry may end inside the call
    stop();
}

bool ActivityStore::canCancel(const QString &id) const
{
    const auto live = m_live.constFind(id);
    return live != m_live.constEnd() && live->cancel;
}

void ActivityStore::note(ActivityEntry entry)
{
    if (entry.id.isEmpty())
        entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!entry.startedAt.isValid())
        entry.startedAt = m_clock.now();
    if (!entry.endedAt.isValid())
        entry.endedAt = entry.startedAt;
    if (entry.outcome == ActivityEntry::Outcome::Running)
        entry.outcome = ActivityEntry::Outcome::Succeeded;
    keep(entry);
    Q_EMIT ended(entry);
}

void ActivityStore::change(const QString &id, const std::function<void(ActivityEntry &)> &change)
{
    const auto live = m_live.find(id);
    if (live == m_live.end())
        return;
    change(live->entry);
    live->entry.id = id;
}

void ActivityStore::offerRetry(const QString &id, std::function<void()> again)
{
    m_retryOrder.removeOne(id);
    m_retries.remove(id);
    if (!again)
        return;
    m_retries.insert(id, std::move(again));
    m_retryOrder.append(id);
    if (m_retryOrder.size() > mostRetries)
        m_retries.remove(m_retryOrder.takeFirst());
}

void ActivityStore::retry(const QString &id)
{
    const auto again = m_retries.value(id);
    offerRetry(id, {});
    if (again)
        again();
}

QList<ActivityEntry> ActivityStore::running() const
{
    QList<ActivityEntry> entries;
    for (const QString &id : m_order)
        entries.append(m_live.value(id).entry);
    return entries;
}

const ActivityEntry *ActivityStore::find(const QString &id) const
{
    const auto live = m_live.constFind(id);
    return live == m_live.constEnd() ? nullptr : &live->entry;
}

void ActivityStore::finish(const QString &id, ActivityEntry::Outcome outcome, const Done &done,
                           const QString &details)
{
    if (!m_live.contains(id))
        return;
    ActivityEntry entry = m_live.take(id).entry;
    m_order.removeOne(id);
    entry.outcome = outcome;
    entry.endedAt = m_clock.now();
    if (!details.isEmpty())
        entry.details = details;
    if (!done) {
        entry.error = done.error().message;
        entry.advice = done.error().advice;
        entry.said = done.error().detail;
    }
    keep(entry);
    Q_EMIT ended(entry);
}

void ActivityStore::keep(const ActivityEntry &entry)
{
    m_log.put(entry, {}).detach();
}

} // namespace osc
