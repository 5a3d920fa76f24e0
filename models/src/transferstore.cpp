// SPDX-License-Identifier: Apache-2.0
#include <models/transferstore.h>

#include "transferentries.h"
#include "transferlive.h"

#include <models/fileplaces.h>
#include <models/wording.h>

#include <algorithm>

namespace osc {

namespace {

constexpr int tickEvery = 100;
constexpr int lookEvery = 1000;
constexpr int adoptEvery = 30'000;
constexpr qint64 keepEvery = 3000;

/// What may be gone at the next try.
bool isPassing(ErrorKind kind)
{
    return kind == ErrorKind::Unreachable || kind == ErrorKind::Timeout || kind == ErrorKind::Protocol;
}

qint64 secondsFor(qint64 bytes, qint64 rate)
{
    return rate > 0 && bytes >= 0 ? (bytes + rate - 1) / rate : -1;
}

} // namespace

TransferStore::TransferStore(FilePlaces &places, TransferEngine &engine, TransferJournal &journal,
                             ActivityStore *activity, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_places(places)
    , m_engine(engine)
    , m_journal(journal)
    , m_clock(clock)
    , m_entries(std::make_unique<TransferEntries>(activity, [this](const QStringList &ids) { cancel(ids); }))
{
    m_clockwork.start();
    m_tick.setInterval(tickEvery);
    m_adopt.setInterval(adoptEvery);
    m_changed.setInterval(tickEvery);
    m_changed.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &TransferStore::onTick);
    connect(&m_adopt, &QTimer::timeout, this, &TransferStore::load);
    connect(&m_changed, &QTimer::timeout, this, [this] {
        m_model.announceWaiting();
        Q_EMIT changed();
    });
    connect(&m_wake, &QTimer::timeout, this, [this] {
        m_model.announceWaiting();
        pump();
    });
    connect(&places, &FilePlaces::closing, this, &TransferStore::onClosing);
}

TransferStore::~TransferStore()
{
    m_live.clear();
    m_discards.clear();
}

void TransferStore::load()
{
    m_adopt.start();
    m_loading = m_journal.adopt([this](const Result<QList<TransferRecord>> &records) {
        if (records)
            return take(*records);
        if (!std::exchange(m_journalFailed, true))
            Q_EMIT journalFailed(records.error());
    });
}

void TransferStore::take(const QList<TransferRecord> &records)
{
    QList<TransferItem> items;
    QHash<QString, QList<TransferRecord>> open;
    for (const TransferRecord &record : records) {
        if (m_model.find(record.id))
            continue;
        items.append({.record = record});
        m_lastPosition = std::max(m_lastPosition, record.position);
        ++countOf(record.state);
        if (items.constLast().isOpen())
            open[record.batch].append(record);
    }
    if (items.isEmpty())
        return;
    m_model.append(items);
    for (const auto &together : std::as_const(open))
        m_entries->add(together);
    announce();
    pump();
}

void TransferStore::setOptions(const Options &options)
{
    m_options = options;
    m_options.parallel = std::clamp(options.parallel, 1, 16);
    pump();
}

void TransferStore::pump()
{
    qint64 soonest = -1; // of those that wait for their next try
    const int room = m_options.parallel - m_counts.running;
    QStringList next;
    for (const TransferItem &item : m_model.items()) {
        if (item.record.state != TransferState::Waiting)
            continue;
        if (const qint64 left = item.nextTry.remainingTime(); left > 0)
            soonest = soonest < 0 ? left : std::min(soonest, left);
        else if (next.size() < room)
            next.append(item.record.id);
    }
    for (const QString &id : std::as_const(next))
        start(id);
    if (soonest < 0)
        return m_wake.stop();
    // The countdown is repainted every second.
    m_wake.start(static_cast<int>(std::min<qint64>(soonest, lookEvery)));
}

void TransferStore::start(const QString &id)
{
    const TransferItem *item = m_model.find(id);
    const TransferRecord record = item->record;
    auto live = std::make_unique<Live>(m_places, m_engine);
    Live &now = *live;
    m_live[id] = std::move(live);
    setState(id, TransferState::Running);
    const TransferEngine::Handlers handlers{
        .onStatus =
            [&now](const TransferStatus &status) {
                now.status = status;
                now.isNew = true;
            },
        .onPoint =
            [this, id](const TransferPoint &point) {
                m_model.change(id, [&](TransferItem &changed) { changed.record.point = point; });
                keep({id});
            },
        .onQuestion =
            [this, id](const TransferQuestion &question, std::function<void(TransferAnswer)> answer) {
                onQuestion(id, question, std::move(answer));
            }};
    now.run.start(record, m_options.verify, handlers,
                  [this, id](const Result<TransferOutcome> &result) { onDone(id, result); });
    if (!m_tick.isActive())
        m_tick.start();
}

void TransferStore::stop(const QString &id)
{
    m_live.erase(id);
    if (m_live.empty())
        m_tick.stop();
}

int &TransferStore::countOf(TransferState state)
{
    switch (state) {
    case TransferState::Waiting:
        return m_counts.waiting;
    case TransferState::Running:
        return m_counts.running;
    case TransferState::Asking:
        return m_counts.asking;
    case TransferState::Paused:
        return m_counts.paused;
    case TransferState::Failed:
        return m_counts.failed;
    case TransferState::Finished:
    case TransferState::Cancelled:
        break;
    }
    return m_counts.done;
}

void TransferStore::setState(const QString &id, TransferState state, const Error &error)
{
    const TransferItem *item = m_model.find(id);
    if (!item)
        return;
    --countOf(item->record.state);
    ++countOf(state);
    m_model.change(id, [&](TransferItem &changed) {
        changed.record.state = state;
        changed.record.error = error;
        changed.rate = -1;
        changed.secondsLeft = -1;
        const bool over = state == TransferState::Finished || state == TransferState::Failed ||
                          state == TransferState::Cancelled;
        changed.record.endedAt = over ? m_clock.now() : QDateTime();
        if (state != TransferState::Asking)
            changed.question.reset();
        if (state != TransferState::Waiting)
            changed.nextTry = QDeadlineTimer(0);
    });
    keep({id});
    announce();
}

void TransferStore::onQuestion(const QString &id, const TransferQuestion &question,
                               std::function<void(TransferAnswer)> answer)
{
    const auto live = m_live.find(id);
    if (live == m_live.end())
        return;
    live->second->answer = std::move(answer);
    setState(id, TransferState::Asking);
    m_model.change(id, [&](TransferItem &item) { item.question = question; });
    Q_EMIT asks(id);
    pump();
}

void TransferStore::onDone(const QString &id, const Result<TransferOutcome> &result)
{
    const auto live = m_live.find(id);
    if (live != m_live.end() && live->second->isNew)
        m_model.change(id, [&](TransferItem &item) { item.record.status = live->second->status; });
    stop(id);
    if (!result)
        return onFailed(id, result.error());
    m_model.change(id, [&](TransferItem &item) {
        item.record.outcome = *result;
        item.record.point = {};
        item.tries = 0;
    });
    setState(id, TransferState::Finished);
    const TransferRecord record = m_model.find(id)->record;
    m_entries->end(record);
    pump();
    Q_EMIT finished(record);
}

void TransferStore::onFailed(const QString &id, const Error &error)
{
    const TransferItem *item = m_model.find(id);
    if (!item)
        return;
    const bool further = item->record.status.bytes > item->furthest;
    const int tries = further ? 1 : item->tries + 1;
    const bool again = isPassing(error.kind) && tries < m_options.mostTries;
    m_model.change(id, [&](TransferItem &changed) {
        changed.tries = tries;
        changed.furthest = std::max(changed.furthest, changed.record.status.bytes);
    });
    if (again) {
        setState(id, TransferState::Waiting, error);
        m_model.change(id, [&](TransferItem &changed) {
            changed.nextTry = QDeadlineTimer(qint64(m_options.firstPause) << (tries - 1));
        });
        return pump();
    }
    Error last = error;
    if (isPassing(error.kind) && tries > 1) {
        last.message = tr("%1 %n tries failed.", nullptr, tries).arg(error.message);
        last.advice = tr("Retry goes on from there.");
    }
    setState(id, TransferState::Failed, last);
    const TransferRecord record = m_model.find(id)->record;
    m_entries->end(record);
    pump();
    Q_EMIT failed(record);
}

void TransferStore::onTick()
{
    const qint64 now = m_clockwork.elapsed();
    qint64 rate = -1;
    QStringList moved;
    for (auto &[id, live] : m_live) {
        if (live->isNew)
            moved.append(id);
        live->pace.add(now, live->status.bytes);
        const qint64 own = live->pace.rate(now);
        if (own >= 0 && !live->answer)
            rate = std::max<qint64>(0, rate) + own;
        const bool isNew = std::exchange(live->isNew, false);
        m_model.change(id, [&, &run = *live](TransferItem &item) {
            if (isNew)
                item.record.status = run.status;
            const TransferStatus &status = item.record.status;
            item.rate = own;
            item.secondsLeft = status.totalBytes < 0 ? -1 : secondsFor(status.totalBytes - status.bytes, own);
        });
        if (isNew)
            m_entries->progress(m_model.find(id)->record);
    }
    m_rate = rate;
    if (now - m_keptAt >= keepEvery && !moved.isEmpty()) {
        m_keptAt = now;
        keep(moved);
    }
    announce();
}

void TransferStore::onClosing(const QString &connectionId)
{
    QStringList ids;
    for (const auto &[id, live] : m_live) {
        if (TransferRun::uses(m_model.find(id)->record, connectionId))
            ids.append(id);
    }
    m_discards.clear();
    for (const QString &id : std::as_const(ids)) {
        stop(id);
        const QString name = displayName(m_model.find(id)->record.name);
        onFailed(id, {.kind = ErrorKind::NotFound,
                      .message = tr("%1 stopped: its connection was closed.").arg(name),
                      .advice = tr("Connect again; Retry goes on from there.")});
    }
}

void TransferStore::discardPart(const TransferRecord &record)
{
    if (record.point.partName.isEmpty())
        return;
    auto run = std::make_unique<TransferRun>(m_places, m_engine);
    TransferRun &now = *run;
    m_discards[record.id] = std::move(run);
    now.discard(record, [this, id = record.id](const Done &) { m_discards.erase(id); });
}

void TransferStore::keep(const QStringList &ids)
{
    QList<TransferRecord> records;
    for (const QString &id : ids) {
        if (const TransferItem *item = m_model.find(id))
            records.append(item->record);
    }
    put(records);
}

void TransferStore::put(const QList<TransferRecord> &records)
{
    if (records.isEmpty())
        return;
    // The journal outlives the store, and what was asked for before its end is carried out.
    m_journal.put(records, {}).detach();
}

void TransferStore::announce()
{
    if (!m_changed.isActive())
        m_changed.start();
}

qint64 TransferStore::secondsLeft() const
{
    qint64 bytes = 0;
    for (const TransferItem &item : m_model.items()) {
        if (!item.isOpen() || item.record.state == TransferState::Asking)
            continue;
        const TransferStatus &status = item.record.status;
        if (status.totalBytes < 0 && item.record.state == TransferState::Running)
            return -1;
        bytes += std::max<qint64>(0, status.totalBytes - status.bytes);
    }
    return secondsFor(bytes, m_rate);
}

QString TransferStore::statusText() const
{
    if (m_counts.open() == 0)
        return {};
    QStringList parts{tr("%n transfer(s)", nullptr, m_counts.open())};
    if (m_rate >= 0)
        parts << rateText(m_rate);
    if (const qint64 left = secondsLeft(); left >= 0)
        parts << tr("%1 left").arg(durationText(left));
    return parts.join(QStringLiteral(", "));
}

QString TransferStore::countsText() const
{
    QStringList parts;
    const auto add = [&parts](const QString &text, int count) {
        if (count > 0)
            parts << text;
    };
    add(tr("%n running", nullptr, m_counts.running), m_counts.running);
    add(tr("%n waiting", nullptr, m_counts.waiting), m_counts.waiting);
    add(tr("%n to answer", nullptr, m_counts.asking), m_counts.asking);
    add(tr("%n paused", nullptr, m_counts.paused), m_counts.paused);
    add(tr("%n failed", nullptr, m_counts.failed), m_counts.failed);
    if (parts.isEmpty())
        add(tr("%n done", nullptr, m_counts.done), m_counts.done);
    return parts.join(QStringLiteral(", "));
}

} // namespace osc
