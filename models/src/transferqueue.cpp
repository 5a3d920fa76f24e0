// SPDX-License-Identifier: Apache-2.0
#include <models/transferqueue.h>

#include <algorithm>

namespace osc {

TransferQueue::TransferQueue(FileTransfers &transfers, QObject *parent)
    : QObject(parent)
    , m_transfers(transfers)
{}

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
    if (id == m_runningId) {
        m_operation.cancel();
        m_runningId = 0;
    }
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
    if (current && current->connectionId == connectionId) {
        m_operation.cancel();
        m_runningId = 0;
    }
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
    const auto progress = [this, id](const TransferProgress &now) { onProgress(id, now); };
    const auto done = [this, id](const Done &result) { onDone(id, result); };
    m_operation =
        transfer.direction == Transfer::Direction::Download
            ? m_transfers.download(transfer.fileSystem, transfer.path, transfer.local, progress, done)
            : m_transfers.upload(transfer.local, transfer.fileSystem, transfer.path, transfer.overwrite,
                                 progress, done);
}

void TransferQueue::onProgress(quint64 id, const TransferProgress &progress)
{
    Transfer *transfer = find(id);
    if (!transfer || transfer->progress == progress)
        return;
    transfer->progress = progress;
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
    startNext();
    Q_EMIT changed();
    if (result)
        Q_EMIT finished(ended);
}

} // namespace osc
