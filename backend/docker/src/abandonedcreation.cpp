// SPDX-License-Identifier: Apache-2.0
#include "containerlookup.h"
#include "expirykeeper.h"
#include "sandboxremoval.h"

#include <QCoreApplication>

namespace osc {

namespace {

class AbandonedCreation : public std::enable_shared_from_this<AbandonedCreation>
{
    Q_DECLARE_TR_FUNCTIONS(osc::AbandonedCreation)

public:
    AbandonedCreation(SandboxReader &reader, QString sandboxId, Callback<void> done)
        : m_reader(reader)
        , m_sandboxId(std::move(sandboxId))
        , m_promise(std::move(done))
    {}

    ~AbandonedCreation()
    {
        if (m_removing)
            m_reader.ours().endRemoval(m_sandboxId);
    }
    Q_DISABLE_COPY_MOVE(AbandonedCreation)

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = m_reader.context().inventory.open(m_reader.ours().engineId(),
                                                   [this](const Result<QList<InventoryRecord>> &records) {
                                                       if (!records)
                                                           return m_promise.resolve(records.error());
                                                       takeRecord(*records);
                                                   });
        return operation;
    }

private:
    /// Another console may have settled it, or finished the creation, since it was looked at.
    void takeRecord(const QList<InventoryRecord> &records)
    {
        const auto it = std::find_if(records.cbegin(), records.cend(), [&](const InventoryRecord &record) {
            return record.sandboxId == m_sandboxId;
        });
        if (it == records.cend() || it->createdAt.isValid())
            return m_promise.resolve(Done());
        m_record = *it;
        m_step = findContainer(m_reader.context().engine, m_sandboxId,
                               [this](const Result<ContainerFacts> &container) { decide(container); });
    }

    void decide(const Result<ContainerFacts> &container)
    {
        if (!container && container.error().kind != ErrorKind::NotFound)
            return m_promise.resolve(container.error());
        if (container && container->state.startedAt.isValid())
            return noteStart(*container);
        m_removing = true;
        m_reader.ours().beginRemoval(m_sandboxId);
        m_step =
            removeSandbox(m_reader.context(), m_sandboxId, {}, recordedThings(m_record),
                          [this](const Result<RemovalOutcome> &outcome) {
                              if (!outcome)
                                  return m_promise.resolve(outcome.error());
                              m_reader.ours().setEnd(m_sandboxId, InventoryRecord::End::Failed,
                                                     m_reader.context().clock.now(),
                                                     tr("The creation of the sandbox was not completed."));
                              m_promise.resolve(Done());
                          });
    }

    /// The console ended between the start and its record; somebody may have worked in the sandbox since.
    void noteStart(const ContainerFacts &container)
    {
        m_record.createdAt = container.created.isValid() ? container.created : m_reader.context().clock.now();
        m_record.facts.insert(QStringLiteral("container"), container.id);
        m_step = m_reader.context().inventory.put(m_record,
                                                  [this](const Done &stored) { m_promise.resolve(stored); });
    }

    SandboxReader &m_reader;
    QString m_sandboxId;
    Promise<void> m_promise;
    InventoryRecord m_record;
    bool m_removing = false;
    Operation m_step;
};

} // namespace

Operation settleAbandonedCreation(SandboxReader &reader, const QString &sandboxId, Callback<void> done)
{
    return std::make_shared<AbandonedCreation>(reader, sandboxId, std::move(done))->start();
}

} // namespace osc
