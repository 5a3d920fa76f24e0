// SPDX-License-Identifier: Apache-2.0
#include <models/transferqueue.h>

#include <models/activitystore.h>
#include <models/wording.h>

#include <core/shellsplit.h>

#include <algorithm>

namespace osc {

TransferQueue::TransferQueue(FileTransfers &transfers, ActivityStore *activity, QObject *parent)
    : QObject(parent)
    , m_transfers(transfers)
    , m_activity(activity)
{}

TransferQueue::~TransferQueue()
{
    stopRunning();
}

void TransferQueue::stopRunning()
{
    m_operation.cancel();
    m_runningId = 0;
    if (m_activity)
        m_activity->endCancelled(std::exchange(m_entryId, {}), tr("what was incomplete was removed"));
}

void TransferQueue::add(Transfer transfer)
{
    transfer.id = ++m_lastId;
    transfer.state = Transfer::State::Waiting;
    transfer.progress = {};
    transfer.error = {};
    m_list.append(std::move(transfer));
    startNext();
    Q_EMIT changed();
}

void TransferQueue::remove(quint64 id)
{
    if (id == m_runningId)
        stopRunning();
    m_list.removeIf([id](const Transfer &transfer) { return transfer.id == id; });
    startNext();
    Q_EMIT changed();
}

void TransferQueue::retry(quint64 id, bool overwrite)
{
    Transfer *transfer = find(id);
    if (!transfer || transfer->state != Transfer::State::Failed)
        return;
    transfer->state = Transfer::State::Waiting;
    transfer->overwrite = transfer->overwrite || overwrite;
    transfer->progress = {};
    transfer->error = {};
    startNext();
    Q_EMIT changed();
}

void TransferQueue::clearEnded()
{
    m_list.removeIf([](const Transfer &transfer) {
        return transfer.state == Transfer::State::Finished || transfer.state == Transfer::State::Failed;
    });
    Q_EMIT changed();
}

void TransferQueue::removeAllOf(const QString &connectionId)
{
    const Transfer *current = running();
    if (current && current->connectionId == connectionId)
        stopRunning();
    m_list.removeIf([&](const Transfer &transfer) { return transfer.connectionId == connectionId; });
    startNext();
    Q_EMIT changed();
}

const Transfer *TransferQueue::running() const
{
    const auto found = std::find_if(m_list.begin(), m_list.end(),
                                    [this](const Transfer &transfer) { return transfer.id == m_runningId; });
    return found == m_list.end() ? nullptr : &*found;
}

int TransferQueue::count(Transfer::State state) const
{
    return static_cast<int>(std::count_if(
        m_list.begin(), m_list.end(), [state](const Transfer &transfer) { return transfer.state == state; }));
}

std::optional<qint64> TransferQueue::rate() const
{
    const Transfer *transfer = running();
    if (!transfer || m_since.elapsed() < 2000)
        return {};
    return transfer->progress.done * 1000 / m_since.elapsed();
}

Transfer *TransferQueue::find(quint64 id)
{
    const auto found = std::find_if(m_list.begin(), m_list.end(),
                                    [id](const Transfer &transfer) { return transfer.id == id; });
    return found == m_list.end() ? nullptr : &*found;
}

void TransferQueue::startNext()
{
    if (m_runningId != 0)
        return;
    const auto next = std::find_if(m_list.begin(), m_list.end(), [](const Transfer &transfer) {
        return transfer.state == Transfer::State::Waiting;
    });
    if (next != m_list.end())
        start(*next);
}

void TransferQueue::start(Transfer &transfer)
{
    const quint64 id = transfer.id;
    m_runningId = id;
    m_since.start();
    transfer.state = Transfer::State::Running;
    m_entryId = beginEntry(transfer);
    const auto progress = [this, id](const TransferProgress &now) { onProgress(id, now); };
    const auto done = [this, id](const Done &result) { onDone(id, result); };
    m_operation =
        transfer.direction == Transfer::Direction::Download
            ? m_transfers.download(transfer.fileSystem, transfer.path, transfer.local, progress, done)
            : m_transfers.upload(transfer.local, transfer.fileSystem, transfer.path, transfer.overwrite,
                                 progress, done);
}

QString TransferQueue::beginEntry(const Transfer &transfer)
{
    if (!m_activity)
        return {};
    const bool download = transfer.direction == Transfer::Direction::Download;
    ActivityEntry entry;
    entry.connectionId = transfer.connectionId;
    entry.what = download ? tr("Download") : tr("Upload");
    const QString remote =
        download ? tr("%1 in %2").arg(displayName(transfer.path), transfer.place) : transfer.place;
    const QString local = safeText(transfer.local);
    entry.object = download ? tr("%1 → %2").arg(remote, local) : tr("%1 → %2").arg(local, remote);
    entry.objectId = transfer.sandboxId;
    const QString path = QString::fromUtf8(transfer.path);
    // osb moves single files, and its arguments are text.
    if (!transfer.sandboxId.isEmpty() && path.toUtf8() == transfer.path) {
        const QStringList words =
            download ? QStringList{path, transfer.local} : QStringList{transfer.local, path};
        entry.command = QStringLiteral("osb file %1 %2 %3 %4")
                            .arg(download ? QStringLiteral("download") : QStringLiteral("upload"),
                                 quoteShellWord(transfer.sandboxId), quoteShellWord(words.at(0)),
                                 quoteShellWord(words.at(1)));
    }
    return m_activity->begin(std::move(entry), [this, id = transfer.id] { remove(id); });
}

void TransferQueue::onProgress(quint64 id, const TransferProgress &progress)
{
    Transfer *transfer = find(id);
    if (!transfer || transfer->progress == progress)
        return;
    transfer->progress = progress;
    if (m_activity) {
        const QString done = bytesText(progress.done);
        m_activity->progress(m_entryId,
                             progress.total > 0 ? tr("%1 of %2").arg(done, bytesText(progress.total)) : done,
                             progress.done, std::max<qint64>(0, progress.total));
    }
    Q_EMIT changed();
}

void TransferQueue::onDone(quint64 id, const Done &result)
{
    m_runningId = 0;
    Transfer *transfer = find(id);
    if (!transfer)
        return;
    transfer->state = result ? Transfer::State::Finished : Transfer::State::Failed;
    if (!result)
        transfer->error = result.error();
    const Transfer ended = *transfer;
    if (m_activity)
        m_activity->end(std::exchange(m_entryId, {}), result,
                        result ? bytesText(ended.progress.done) : result.error().message);
    startNext();
    Q_EMIT changed();
    if (result)
        Q_EMIT finished(ended);
}

} // namespace osc
