// SPDX-License-Identifier: Apache-2.0
#include <models/transferstore.h>

#include "transferentries.h"
#include "transferlive.h"

#include <QUuid>

#include <algorithm>

namespace osc {

namespace {

QString freshId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

bool isOver(const TransferItem &item)
{
    return item.record.state == TransferState::Finished || item.record.state == TransferState::Cancelled;
}

} // namespace

QStringList TransferStore::add(const TransferRequest &request)
{
    const QString batch = freshId();
    QList<TransferRecord> records;
    QList<TransferItem> items;
    QStringList ids;
    for (const FilePath &path : request.paths) {
        const QByteArray own = path.mid(path.lastIndexOf('/') + 1);
        const bool renamed = request.paths.size() == 1 && !request.newName.isEmpty();
        TransferRecord record{.id = freshId(),
                              .batch = batch,
                              .position = ++m_lastPosition,
                              .from = {request.from, path},
                              .to = request.to,
                              .name = renamed ? request.newName : own,
                              .move = request.move,
                              .conflict = request.conflict,
                              .fromTitle = request.fromTitle,
                              .toTitle = request.toTitle,
                              .addedAt = m_clock.now()};
        ids.append(record.id);
        items.append({.record = record});
        records.append(std::move(record));
    }
    m_counts.waiting += static_cast<int>(items.size());
    m_model.append(items);
    put(records);
    m_entries->add(records);
    announce();
    pump();
    return ids;
}

QStringList TransferStore::idsWhere(const std::function<bool(const TransferItem &)> &predicate) const
{
    QStringList ids;
    for (const TransferItem &item : m_model.items()) {
        if (predicate(item))
            ids.append(item.record.id);
    }
    return ids;
}

void TransferStore::pause(const QStringList &ids)
{
    for (const QString &id : ids) {
        const TransferItem *item = m_model.find(id);
        if (!item || !item->isOpen())
            continue;
        stop(id);
        setState(id, TransferState::Paused);
    }
    pump();
}

void TransferStore::resume(const QStringList &ids)
{
    for (const QString &id : ids) {
        const TransferItem *item = m_model.find(id);
        if (item && item->record.state == TransferState::Paused)
            setState(id, TransferState::Waiting);
    }
    pump();
}

void TransferStore::cancel(const QStringList &ids)
{
    for (const QString &id : ids) {
        const TransferItem *item = m_model.find(id);
        if (!item || isOver(*item))
            continue;
        stop(id);
        const TransferRecord record = item->record;
        m_model.change(id, [](TransferItem &changed) {
            changed.record.point = {};
            changed.record.status = {.type = changed.record.status.type};
        });
        setState(id, TransferState::Cancelled);
        discardPart(record);
        m_entries->end(m_model.find(id)->record);
    }
    pump();
}

void TransferStore::retry(const QStringList &ids)
{
    QHash<QString, QList<TransferRecord>> again;
    for (const QString &id : ids) {
        const TransferItem *item = m_model.find(id);
        const bool ended = item && (item->record.state == TransferState::Failed ||
                                    item->record.state == TransferState::Cancelled);
        if (!ended)
            continue;
        m_model.change(id, [](TransferItem &changed) {
            changed.tries = 0;
            changed.furthest = 0;
        });
        setState(id, TransferState::Waiting);
        const TransferRecord &record = m_model.find(id)->record;
        again[record.batch].append(record);
    }
    for (const auto &together : std::as_const(again))
        m_entries->add(together);
    pump();
}

void TransferStore::remove(const QStringList &ids)
{
    cancel(ids);
    for (const QString &id : ids) {
        if (const TransferItem *item = m_model.find(id))
            --countOf(item->record.state);
    }
    m_model.remove(ids);
    m_journal.remove(ids, {}).detach();
    announce();
}

void TransferStore::pauseAll()
{
    pause(idsWhere([](const TransferItem &item) { return item.isOpen(); }));
}

void TransferStore::resumeAll()
{
    resume(idsWhere([](const TransferItem &item) { return item.record.state == TransferState::Paused; }));
}

void TransferStore::retryFailed()
{
    retry(idsWhere([](const TransferItem &item) { return item.record.state == TransferState::Failed; }));
}

void TransferStore::clearDone()
{
    remove(idsWhere(isOver));
}

void TransferStore::answer(const QString &id, ConflictPolicy policy, bool forAll)
{
    const auto live = m_live.find(id);
    const TransferItem *item = m_model.find(id);
    if (live == m_live.end() || !item || item->record.state != TransferState::Asking)
        return;
    const QString batch = item->record.batch;
    const auto reply = std::exchange(live->second->answer, {});
    if (forAll)
        m_model.change(id, [&](TransferItem &changed) { changed.record.conflict = policy; });
    setState(id, TransferState::Running);
    if (reply)
        reply({policy, forAll});
    if (!forAll)
        return;
    const QStringList others = idsWhere([&](const TransferItem &other) {
        return other.record.batch == batch && other.record.id != id && other.isOpen();
    });
    for (const QString &other : others) {
        m_model.change(other, [&](TransferItem &changed) { changed.record.conflict = policy; });
        answer(other, policy, true);
    }
    keep(others);
}

QList<int> TransferStore::rowsOf(const QStringList &ids) const
{
    QList<int> rows;
    for (const QString &id : ids) {
        if (const int row = m_model.rowOf(id); row >= 0)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

void TransferStore::moveUp(const QStringList &ids)
{
    int highest = 0; // where the next one may go at best
    for (const int row : rowsOf(ids)) {
        const int to = std::max(highest, row - 1);
        m_model.move(row, to);
        keepOrder(to, row);
        highest = to + 1;
    }
}

void TransferStore::moveDown(const QStringList &ids)
{
    QList<int> rows = rowsOf(ids);
    std::reverse(rows.begin(), rows.end());
    int lowest = m_model.rowCount() - 1;
    for (const int row : std::as_const(rows)) {
        const int to = std::min(lowest, row + 1);
        m_model.move(row, to + 1);
        keepOrder(row, to);
        lowest = to - 1;
    }
}

void TransferStore::moveToTop(const QStringList &ids)
{
    int top = 0;
    for (const int row : rowsOf(ids)) {
        m_model.move(row, top);
        keepOrder(top, row);
        ++top;
    }
}

void TransferStore::keepOrder(int first, int last)
{
    QList<qint64> positions;
    for (int row = first; row <= last; ++row)
        positions.append(m_model.at(row).record.position);
    std::sort(positions.begin(), positions.end());
    QStringList moved;
    for (int row = first; row <= last; ++row) {
        const QString id = m_model.at(row).record.id;
        const qint64 position = positions.at(row - first);
        if (m_model.at(row).record.position == position)
            continue;
        m_model.change(id, [&](TransferItem &item) { item.record.position = position; });
        moved.append(id);
    }
    keep(moved);
    announce();
}

} // namespace osc
