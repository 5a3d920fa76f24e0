// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "memoryfilesystem.h"

#include <core/transferjournal.h>

#include <map>

namespace osc::test {

/// Transfers that the test drives.
class FakeTransferEngine : public TransferEngine
{
public:
    struct Run
    {
        TransferJob job;
        Handlers handlers;
        std::shared_ptr<Promise<TransferOutcome>> promise;

        [[nodiscard]] bool isActive() const { return promise->isActive(); }
        void progress(qint64 bytes, qint64 total) const
        {
            TransferStatus status;
            status.phase = TransferStatus::Phase::Copying;
            status.type = FileType::Regular;
            status.bytes = bytes;
            status.totalBytes = total;
            handlers.onStatus(status);
        }
        void finish(bool verified = true) const
        {
            const auto kept = promise;
            kept->resolve(TransferOutcome{.name = job.name, .verified = verified});
        }
        void fail(ErrorKind kind, const QString &message = QStringLiteral("The link broke.")) const
        {
            const auto kept = promise;
            kept->resolve(Error{.kind = kind, .message = message});
        }
    };

    QList<std::shared_ptr<Run>> runs; ///< All that ever began.
    QList<TransferJob> discarded;

    [[nodiscard]] QStringList active() const
    {
        QStringList names;
        for (const auto &run : runs) {
            if (run->isActive())
                names << QString::fromUtf8(run->job.name);
        }
        return names;
    }
    /// The latest of that name.
    [[nodiscard]] std::shared_ptr<Run> run(const QByteArray &name) const
    {
        for (auto it = runs.crbegin(); it != runs.crend(); ++it) {
            if ((*it)->job.name == name)
                return *it;
        }
        return {};
    }

    Operation run(TransferJob job, Handlers handlers, Callback<TransferOutcome> done) override
    {
        auto promise = std::make_shared<Promise<TransferOutcome>>(std::move(done));
        auto operation = promise->operation();
        runs.append(std::make_shared<Run>(Run{std::move(job), std::move(handlers), promise}));
        return operation;
    }
    Operation discard(const TransferJob &job, Callback<void> done) override
    {
        discarded.append(job);
        return finished<void>(Done(), std::move(done));
    }
};

/// The queue in memory.
class MemoryTransferJournal : public TransferJournal
{
public:
    std::map<QString, TransferRecord> records;
    std::optional<Error> failure;

    Operation adopt(Callback<QList<TransferRecord>> done) override
    {
        if (failure)
            return finished<QList<TransferRecord>>(*failure, std::move(done));
        QList<TransferRecord> all;
        for (const auto &[id, record] : records)
            all.append(record);
        std::sort(all.begin(), all.end(),
                  [](const TransferRecord &a, const TransferRecord &b) { return a.position < b.position; });
        for (TransferRecord &record : all) {
            if (record.state == TransferState::Running || record.state == TransferState::Asking)
                record.state = TransferState::Waiting;
        }
        return finished<QList<TransferRecord>>(all, std::move(done));
    }
    Operation put(const QList<TransferRecord> &changed, Callback<void> done) override
    {
        for (const TransferRecord &record : changed)
            records[record.id] = record;
        return finished<void>(Done(), std::move(done));
    }
    Operation remove(const QStringList &ids, Callback<void> done) override
    {
        for (const QString &id : ids)
            records.erase(id);
        return finished<void>(Done(), std::move(done));
    }
};

} // namespace osc::test
