// SPDX-License-Identifier: Apache-2.0
#include "dockersandboxservice.h"

#include "containerlookup.h"
#include "containerspec.h"
#include "deletionpreview.h"
#include "inspectmask.h"
#include "metadataflow.h"
#include "pauseflow.h"
#include "renewflow.h"
#include "sandboxremoval.h"

#include <core/offthread.h>

#include <QCoreApplication>
#include <QPointer>

namespace osc {

namespace {

class GetFlow : public std::enable_shared_from_this<GetFlow>
{
public:
    GetFlow(SandboxReader &reader, Callback<Sandbox> done)
        : m_reader(reader)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(const QString &sandboxId)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step =
            findContainer(m_reader.context().engine, sandboxId, [this](Result<ContainerFacts> container) {
                if (!container)
                    return m_promise.resolve(container.error());
                m_step = m_reader.complete(
                    *container, [this](Result<Sandbox> sandbox) { m_promise.resolve(std::move(sandbox)); });
            });
        return operation;
    }

private:
    SandboxReader &m_reader;
    Promise<Sandbox> m_promise;
    Operation m_step;
};

class KillFlow : public std::enable_shared_from_this<KillFlow>
{
public:
    KillFlow(SandboxReader &reader, QString sandboxId, Callback<void> done)
        : m_reader(reader)
        , m_sandboxId(std::move(sandboxId))
        , m_promise(std::move(done))
    {}

    ~KillFlow() { m_reader.ours().endRemoval(m_sandboxId); }

    [[nodiscard]] Operation start(const QString &knownContainer)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_reader.ours().beginRemoval(m_sandboxId);
        const auto *record = m_reader.ours().find(m_sandboxId);
        m_step = removeSandbox(m_reader.context(), m_sandboxId, knownContainer,
                               record ? recordedThings(*record) : RecordedThings(),
                               [this](const Result<RemovalOutcome> &outcome) {
                                   if (!outcome)
                                       return m_promise.resolve(outcome.error());
                                   using End = InventoryRecord::End;
                                   m_reader.ours().setEnd(m_sandboxId,
                                                          outcome->existed ? End::Deleted : End::Vanished,
                                                          m_reader.context().clock.now(), {});
                                   if (outcome->existed)
                                       m_promise.resolve(Done());
                                   else
                                       m_promise.resolve(noSuchSandbox(sandboxTitle(m_sandboxId)));
                               });
        return operation;
    }

private:
    SandboxReader &m_reader;
    QString m_sandboxId;
    Promise<void> m_promise;
    Operation m_step;
};

class InspectFlow : public std::enable_shared_from_this<InspectFlow>
{
    Q_DECLARE_TR_FUNCTIONS(osc::InspectFlow)

public:
    InspectFlow(EngineClient &engine, Callback<QByteArray> done)
        : m_engine(engine)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(const QString &sandboxId)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = listContainers(m_engine, labels::id, sandboxId,
                                [this, sandboxId](const Result<QList<ContainerSummary>> &list) {
                                    if (!list)
                                        return m_promise.resolve(list.error());
                                    if (list->isEmpty())
                                        return m_promise.resolve(noSuchSandbox(sandboxTitle(sandboxId)));
                                    read(sandboxId, list->first().id);
                                });
        return operation;
    }

private:
    void read(const QString &sandboxId, const QString &containerId)
    {
        const auto path = "/containers/" + EngineClient::pathSegment(containerId) + "/json";
        const auto failure = tr("The sandbox %1 could not be inspected.").arg(sandboxTitle(sandboxId));
        m_step = m_engine.get(path, {}, failure, [this, sandboxId](const Result<HttpResponse> &response) {
            if (!response && response.error().kind == ErrorKind::NotFound)
                return m_promise.resolve(noSuchSandbox(sandboxTitle(sandboxId)));
            if (!response)
                return m_promise.resolve(response.error());
            m_step = runOffThread<QByteArray>(
                [body = response->body] { return maskedInspect(body); },
                [this](Result<QByteArray> text) { m_promise.resolve(std::move(text)); });
        });
    }

    EngineClient &m_engine;
    Promise<QByteArray> m_promise;
    Operation m_step;
};

} // namespace

DockerSandboxService::DockerSandboxService(SandboxReader &reader, SandboxWatch &watch, DockerCreator &creator)
    : m_reader(reader)
    , m_watch(watch)
    , m_creator(creator)
{}

Operation DockerSandboxService::watch(std::function<void(SandboxChange)> onChange)
{
    return m_watch.subscribe(std::move(onChange));
}

Operation DockerSandboxService::get(const QString &id, Callback<Sandbox> done)
{
    return std::make_shared<GetFlow>(m_reader, std::move(done))->start(id);
}

Operation DockerSandboxService::create(const SandboxSpec &spec,
                                       std::function<void(CreateProgress)> onProgress,
                                       Callback<CreateOutcome> done)
{
    return m_creator.create(spec, std::move(onProgress), std::move(done));
}

Operation DockerSandboxService::pause(const QString &id, Callback<void> done)
{
    return pauseSandbox(m_reader.context(), id, std::move(done));
}

Operation DockerSandboxService::resume(const QString &id, Callback<void> done)
{
    return resumeSandbox(m_reader.context(), id, std::move(done));
}

Operation DockerSandboxService::renew(const QString &id, const QDateTime &expiresAt,
                                      Callback<RenewOutcome> done)
{
    // No event of the Engine tells of a renewal, and the file may be on a disk that is not watched.
    return renewSandbox(
        m_reader, id, expiresAt,
        [watch = QPointer(&m_watch), id, done = std::move(done)](Result<RenewOutcome> outcome) {
            if (watch && outcome)
                watch->refresh(id);
            done(std::move(outcome));
        });
}

Operation DockerSandboxService::patchMetadata(const QString &id,
                                              const QMap<QString, std::optional<QString>> &patch,
                                              Callback<Sandbox> done)
{
    return patchSandboxMetadata(
        m_reader, id, patch,
        [watch = QPointer(&m_watch), id, done = std::move(done)](Result<Sandbox> sandbox) {
            if (watch && sandbox)
                watch->refresh(id);
            done(std::move(sandbox));
        });
}

Operation DockerSandboxService::kill(const QString &id, Callback<void> done)
{
    const Sandbox *known = m_watch.table().find(id);
    return std::make_shared<KillFlow>(m_reader, id, std::move(done))
        ->start(known ? known->runtimeId : QString());
}

Operation DockerSandboxService::previewDeletion(const QString &id, Callback<DeletionPreview> done)
{
    return previewSandboxDeletion(m_reader, id, std::move(done));
}

Operation DockerSandboxService::currentSpec(const QString &id, Callback<SandboxSpec> done)
{
    return readSpec(m_reader, id, std::move(done));
}

Operation DockerSandboxService::inspect(const QString &id, Callback<QByteArray> done)
{
    return std::make_shared<InspectFlow>(m_reader.context().engine, std::move(done))->start(id);
}

} // namespace osc
