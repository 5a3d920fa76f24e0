// SPDX-License-Identifier: Apache-2.0
#include "expirykeeper.h"

#include "containerlookup.h"
#include "sandboxremoval.h"
#include <core/offthread.h>

namespace osc {

namespace {

const InventoryRecord *findRecord(const QList<InventoryRecord> &records, const QString &sandboxId)
{
    const auto it = std::find_if(records.cbegin(), records.cend(), [&](const InventoryRecord &record) {
        return record.sandboxId == sandboxId;
    });
    return it == records.cend() ? nullptr : &*it;
}

/// Between a timer's end and a removal somebody may have renewed: a server in the file, another console in
/// the inventory. The latest of what they say counts.
class ExpiryFlow : public std::enable_shared_from_this<ExpiryFlow>
{
public:
    ExpiryFlow(SandboxReader &reader, QString sandboxId, Callback<bool> done)
        : m_reader(reader)
        , m_sandboxId(std::move(sandboxId))
        , m_promise(std::move(done))
    {}

    ~ExpiryFlow()
    {
        if (m_removing)
            m_reader.ours().endRemoval(m_sandboxId);
    }

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = m_reader.context().inventory.open(
            m_reader.ours().engineId(), [this](Result<QList<InventoryRecord>> records) {
                if (!records)
                    return m_promise.resolve(records.error());
                const auto *record = findRecord(*records, m_sandboxId);
                if (!record)
                    return m_promise.resolve(false); // another console has ended it already
                m_ours = record->expiresAt;
                m_recorded = recordedThings(*record);
                readContainerAgain();
            });
        return operation;
    }

private:
    void readContainerAgain()
    {
        m_step =
            findContainer(m_reader.context().engine, m_sandboxId, [this](Result<ContainerFacts> container) {
                if (!container && container.error().kind != ErrorKind::NotFound)
                    return m_promise.resolve(container.error());
                if (container)
                    m_label = labelExpiry(container->labels);
                readFile();
            });
    }

    void readFile()
    {
        m_step = runOffThread<StoredFacts>(
            [store = m_reader.store(), id = m_sandboxId]() -> Result<StoredFacts> { return store.read(id); },
            [this](const Result<StoredFacts> &stored) { decide(stored->expiresAt); });
    }

    void decide(const QDateTime &file)
    {
        auto due = file.isValid() && (!m_ours.isValid() || file > m_ours) ? file : m_ours;
        if (!due.isValid())
            due = m_label;
        if (!due.isValid() || due > m_reader.context().clock.now())
            return m_promise.resolve(false);
        if (m_reader.ours().isBeingRemoved(m_sandboxId))
            return m_promise.resolve(false); // the user was faster
        m_removing = true;
        m_reader.ours().beginRemoval(m_sandboxId);
        m_step = removeSandbox(m_reader.context(), m_sandboxId, {}, m_recorded,
                               [this](const Result<RemovalOutcome> &outcome) {
                                   if (!outcome)
                                       return m_promise.resolve(outcome.error());
                                   m_reader.ours().setEnd(m_sandboxId,
                                                          outcome->existed ? InventoryRecord::End::Expired
                                                                           : InventoryRecord::End::Vanished,
                                                          m_reader.context().clock.now(), {});
                                   m_promise.resolve(true);
                               });
    }

    SandboxReader &m_reader;
    QString m_sandboxId;
    Promise<bool> m_promise;
    QDateTime m_ours;
    QDateTime m_label;
    RecordedThings m_recorded;
    bool m_removing = false;
    Operation m_step;
};

class VanishedFlow : public std::enable_shared_from_this<VanishedFlow>
{
public:
    VanishedFlow(SandboxReader &reader, QString sandboxId, Callback<void> done)
        : m_reader(reader)
        , m_sandboxId(std::move(sandboxId))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = m_reader.context().inventory.open(m_reader.ours().engineId(),
                                                   [this](const Result<QList<InventoryRecord>> &records) {
                                                       if (!records)
                                                           return m_promise.resolve(records.error());
                                                       const auto *record = findRecord(*records, m_sandboxId);
                                                       if (!record)
                                                           return m_promise.resolve(Done());
                                                       m_recorded = recordedThings(*record);
                                                       lookForContainer();
                                                   });
        return operation;
    }

private:
    void lookForContainer()
    {
        m_step = findContainer(m_reader.context().engine, m_sandboxId,
                               [this](const Result<ContainerFacts> &found) {
                                   if (found)
                                       return m_promise.resolve(Done());
                                   if (found.error().kind != ErrorKind::NotFound)
                                       return m_promise.resolve(found.error());
                                   tidyUp();
                               });
    }

    void tidyUp()
    {
        m_step = removeLeftovers(m_reader.context(), m_sandboxId, m_recorded,
                                 [this](const Result<RemovalOutcome> &outcome) {
                                     if (!outcome)
                                         return m_promise.resolve(outcome.error());
                                     m_reader.ours().setEnd(m_sandboxId, InventoryRecord::End::Vanished,
                                                            m_reader.context().clock.now(), {});
                                     m_promise.resolve(Done());
                                 });
    }

    SandboxReader &m_reader;
    QString m_sandboxId;
    Promise<void> m_promise;
    RecordedThings m_recorded;
    Operation m_step;
};

} // namespace

Operation expireSandbox(SandboxReader &reader, const QString &sandboxId, Callback<bool> done)
{
    return std::make_shared<ExpiryFlow>(reader, sandboxId, std::move(done))->start();
}

Operation noteVanished(SandboxReader &reader, const QString &sandboxId, Callback<void> done)
{
    return std::make_shared<VanishedFlow>(reader, sandboxId, std::move(done))->start();
}

} // namespace osc
