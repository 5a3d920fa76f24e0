// SPDX-License-Identifier: Apache-2.0
#include "sandboxremoval.h"

#include "containerlookup.h"
#include "enginecodec.h"
#include "metadatastore.h"
#include "ossfsmounts.h"
#include "statemapping.h"
#include "volumeusers.h"

#include <core/offthread.h>

#include <QCoreApplication>
#include <QTimer>

namespace osc {

namespace {

class SandboxRemoval : public std::enable_shared_from_this<SandboxRemoval>
{
    Q_DECLARE_TR_FUNCTIONS(osc::SandboxRemoval)

public:
    SandboxRemoval(EngineContext &context, QString sandboxId, RecordedThings recorded,
                   Callback<RemovalOutcome> done)
        : m_context(context)
        , m_sandboxId(std::move(sandboxId))
        , m_promise(std::move(done))
        , m_volumes(std::move(recorded.volumes))
        , m_bucketMounts(std::move(recorded.bucketMounts))
    {
        m_pause.setSingleShot(true);
        QObject::connect(&m_pause, &QTimer::timeout, &m_pause, [this] { removeVolume(m_waiting); });
    }

    [[nodiscard]] Operation start(const QString &knownContainer)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        if (knownContainer.isEmpty())
            find();
        else
            check(knownContainer);
        return operation;
    }

    [[nodiscard]] Operation startWithoutContainer()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        withoutContainer();
        return operation;
    }

private:
    /// It may be gone, and another one may stand for the sandbox by now.
    void check(const QString &containerId)
    {
        m_step = readContainer(m_context.engine, containerId, [this](Result<ContainerFacts> container) {
            if (container && container->labels.value(labels::id) == m_sandboxId)
                remove(std::move(*container));
            else
                find();
        });
    }

    void find()
    {
        m_step = findContainer(m_context.engine, m_sandboxId, [this](Result<ContainerFacts> container) {
            if (container)
                remove(std::move(*container));
            else if (container.error().kind == ErrorKind::NotFound)
                withoutContainer();
            else
                m_promise.resolve(container.error());
        });
    }

    void remove(ContainerFacts container)
    {
        m_container = std::move(container);
        m_volumes = ownedVolumes(m_container.labels);
        m_bucketMounts = decodeTextArray(m_container.labels.value(labels::ossfsMounts));
        if (m_container.labels.value(labels::platformOs) == QLatin1String("windows"))
            m_oemVolume = QStringLiteral("opensandbox-win-oem-") + m_sandboxId;
        removeContainer();
        // Behind a sidecar, a sandbox is in its network (docker-runtime 9).
        if (m_container.networkMode.startsWith(QLatin1String("container:")))
            listSidecars(); // meanwhile: to remove a container takes the Engine long
        else
            m_sidecarsAreKnown = true;
    }

    void withoutContainer()
    {
        m_outcome.existed = false;
        m_containerIsGone = true;
        listSidecars();
    }

    EngineRequest removeRequest(const QString &containerId) const
    {
        EngineRequest request;
        request.method = "DELETE";
        request.path = "/containers/" + EngineClient::pathSegment(containerId);
        request.query = {{"force", "true"}, {"v", "false"}, {"link", "false"}};
        request.accept = {404, 409};
        request.failure = tr("The sandbox %1 could not be removed.").arg(sandboxTitle(m_container));
        return request;
    }

    void removeContainer()
    {
        m_step = m_context.engine.send(removeRequest(m_container.id), [this](Result<HttpResponse> response) {
            if (!response)
                m_promise.resolve(response.error());
            else if (response->status == 409)
                awaitRemovalByOther();
            else
                containerGone();
        });
    }

    /// "Removal is already in progress": somebody else was faster.
    void awaitRemovalByOther()
    {
        EngineRequest request;
        request.method = "POST";
        request.path = "/containers/" + EngineClient::pathSegment(m_container.id) + "/wait";
        request.query = {{"condition", "removed"}};
        request.accept = {404};
        request.timeout = std::chrono::seconds(60);
        request.failure = tr("The sandbox %1 could not be removed.").arg(sandboxTitle(m_container));
        m_step = m_context.engine.send(std::move(request), [this](Result<HttpResponse> response) {
            if (response)
                containerGone();
            else
                m_promise.resolve(response.error());
        });
    }

    void listSidecars()
    {
        m_sidecarSearch = listContainers(m_context.engine, labels::sidecarFor, m_sandboxId,
                                         [this](Result<QList<ContainerSummary>> list) {
                                             if (list)
                                                 m_sidecars = std::move(*list);
                                             m_sidecarsAreKnown = true;
                                             if (m_containerIsGone)
                                                 removeNextSidecar();
                                         });
    }

    void containerGone()
    {
        m_containerIsGone = true;
        if (m_sidecarsAreKnown)
            removeNextSidecar();
    }

    void removeNextSidecar()
    {
        if (m_sidecars.isEmpty())
            return removeNextVolume();
        const auto sidecar = m_sidecars.takeFirst();
        m_step = m_context.engine.send(removeRequest(sidecar.id),
                                       [this](Result<HttpResponse>) { removeNextSidecar(); });
    }

    void removeNextVolume()
    {
        if (m_volumes.isEmpty())
            return removeOemVolume();
        const auto name = m_volumes.takeFirst();
        m_step = m_context.engine.get(volumePath(name), {}, {}, [this, name](Result<HttpResponse> response) {
            const auto volumeLabels =
                response ? decodeLabels(response->body) : Result<QMap<QString, QString>>(response.error());
            if (volumeLabels && volumeLabels->value(labels::volumeManagedBy) == QLatin1String("server"))
                removeVolume(name);
            else
                removeNextVolume();
        });
    }

    void removeVolume(const QString &name)
    {
        m_step = m_context.engine.del(volumePath(name), {}, {}, [this, name](Result<HttpResponse> response) {
            if (!response && response.error().kind == ErrorKind::Conflict && m_volumeTriesLeft > 0)
                return waitForHelpers(name);
            if (!response && response.error().kind != ErrorKind::NotFound)
                m_outcome.keptVolumes.append(name);
            removeNextVolume();
        });
    }

    /// What counted or looked into a volume, ours or another console's, may take a moment to end; a volume
    /// that somebody else uses stays.
    void waitForHelpers(const QString &name)
    {
        --m_volumeTriesLeft;
        m_step = readVolumeUse(m_context.engine, name, {}, [this, name](const Result<UsedVolume> &use) {
            if (use && use->users.isEmpty()) {
                m_waiting = name;
                return m_pause.start(betweenTries);
            }
            m_outcome.keptVolumes.append(name);
            removeNextVolume();
        });
    }

    void removeOemVolume()
    {
        if (m_oemVolume.isEmpty())
            return releaseBuckets();
        m_step = m_context.engine.del(volumePath(m_oemVolume), {}, {},
                                      [this](Result<HttpResponse>) { releaseBuckets(); });
    }

    void releaseBuckets()
    {
        if (!m_context.ossfs || m_bucketMounts.isEmpty())
            return removeFiles();
        m_step = m_context.ossfs->release(m_sandboxId, m_bucketMounts,
                                          [this](const Result<ReleasedMounts> &released) {
                                              m_outcome.busyMounts = released->busy;
                                              removeFiles();
                                          });
    }

    void removeFiles()
    {
        m_step = runOffThread<void>(
            [store = MetadataStore(m_context.homeDirectory), id = m_sandboxId] { return store.remove(id); },
            [this](Done) { m_promise.resolve(m_outcome); });
    }

    static QByteArray volumePath(const QString &name)
    {
        return "/volumes/" + EngineClient::pathSegment(name);
    }

    static constexpr int betweenTries = 500;

    EngineContext &m_context;
    QString m_sandboxId;
    int m_volumeTriesLeft = 60; ///< For all volumes together.
    QString m_waiting;
    QTimer m_pause;
    Promise<RemovalOutcome> m_promise;
    ContainerFacts m_container;
    QStringList m_volumes;
    QStringList m_bucketMounts;
    QString m_oemVolume;
    QList<ContainerSummary> m_sidecars;
    bool m_sidecarsAreKnown = false;
    bool m_containerIsGone = false;
    RemovalOutcome m_outcome;
    Operation m_step;
    Operation m_sidecarSearch;
};

} // namespace

Operation removeSandbox(EngineContext &context, const QString &sandboxId, const QString &knownContainer,
                        RecordedThings recorded, Callback<RemovalOutcome> done)
{
    return std::make_shared<SandboxRemoval>(context, sandboxId, std::move(recorded), std::move(done))
        ->start(knownContainer);
}

Operation removeLeftovers(EngineContext &context, const QString &sandboxId, RecordedThings recorded,
                          Callback<RemovalOutcome> done)
{
    return std::make_shared<SandboxRemoval>(context, sandboxId, std::move(recorded), std::move(done))
        ->startWithoutContainer();
}

RecordedThings recordedThings(const InventoryRecord &record)
{
    const auto lines = [&record](const QString &fact) {
        return record.facts.value(fact).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    };
    return {lines(QStringLiteral("volumes")), lines(QString::fromLatin1(BucketMountsFact))};
}

} // namespace osc
