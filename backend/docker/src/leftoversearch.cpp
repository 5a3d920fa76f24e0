// SPDX-License-Identifier: Apache-2.0
#include "leftoverflows.h"

#include "containerlookup.h"
#include "decodeanswer.h"
#include "enginecodec.h"
#include "flowcodec.h"
#include "leftoverfacts.h"
#include "ossfsmounts.h"
#include "volumeusers.h"

#include <core/offthread.h>

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <deque>
#include <numeric>

namespace osc {

namespace {

struct LeftoverSearchText
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerLeftoverService)
};

constexpr qint64 secondsPerDay = 24 * 3600;

EngineRequest managedVolumesRequest()
{
    EngineRequest request;
    request.path = "/volumes";
    const QString managed = labels::volumeManagedBy + QStringLiteral("=server");
    request.query = {{"filters", encodeFilters({{QStringLiteral("label"), {managed}}})}};
    request.failure = LeftoverSearchText::tr("The Docker volumes could not be listed.");
    return request;
}

/// Reads what there is, then what files and inspections say of the few that may be leftovers.
class LeftoverSearch : public std::enable_shared_from_this<LeftoverSearch>
{
public:
    LeftoverSearch(SandboxReader &reader, std::shared_ptr<ConsoleMark> owner, int exitedDays,
                   Callback<QList<Leftover>> done)
        : m_reader(reader)
        , m_engine(reader.context().engine)
        , m_owner(std::move(owner))
        , m_now(reader.context().clock.now())
        , m_exitedSeconds(exitedDays * secondsPerDay)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = listAllContainers(m_engine, [this](Result<QList<ContainerSummary>> containers) {
            if (!containers)
                return m_promise.resolve(containers.error());
            m_containers = *std::move(containers);
            sortContainers();
            readExpiries();
        });
        return operation;
    }

private:
    void sortContainers()
    {
        QSet<QString> sandboxes;
        for (const ContainerSummary &container : std::as_const(m_containers))
            sandboxes.insert(container.labels.value(labels::id));
        for (const ContainerSummary &container : std::as_const(m_containers)) {
            const QString sidecarOf = container.labels.value(labels::sidecarFor);
            if (leftovers::isSandbox(container))
                sortSandbox(container);
            else if (container.labels.contains(volumelabels::helper))
                m_helpers.append(container);
            else if (!leftovers::isSettled(container.created, m_now))
                continue;
            else if (!sidecarOf.isEmpty() && !sandboxes.contains(sidecarOf))
                m_found.append(leftovers::orphanSidecar(container, m_now));
            else if (leftovers::isExecdHelper(container))
                m_found.append(leftovers::execdHelper(container, m_now));
        }
    }

    void sortSandbox(const ContainerSummary &container)
    {
        const QString id = container.labels.value(labels::id);
        if (m_reader.ours().isBeingRemoved(id))
            return;
        const bool overdue = leftovers::isOverdue(labelExpiry(container.labels), m_now) ||
                             leftovers::isOverdue(m_reader.ours().expiry(id), m_now);
        if (overdue)
            m_maybeExpired.append(container);
        else
            sortEnded(container);
    }

    void sortEnded(const ContainerSummary &container)
    {
        // It cannot have ended longer ago than it was made.
        if (leftovers::hasEnded(container.state) && container.created.secsTo(m_now) >= m_exitedSeconds)
            m_maybeEnded.push_back(container);
    }

    /// Renewals are in files (docker-runtime 1.7).
    void readExpiries()
    {
        QStringList ids;
        for (const ContainerSummary &container : std::as_const(m_maybeExpired))
            ids.append(container.labels.value(labels::id));
        using Stored = QHash<QString, StoredFacts>;
        m_step = runOffThread<Stored>(
            [ids, store = m_reader.store()]() -> Result<Stored> {
                Stored stored;
                for (const QString &id : ids)
                    stored.insert(id, store.read(id));
                return stored;
            },
            [this](Result<Stored> stored) {
                takeExpiries(*stored);
                readNextEnded();
            });
    }

    void takeExpiries(const QHash<QString, StoredFacts> &stored)
    {
        for (const ContainerSummary &container : std::as_const(m_maybeExpired)) {
            const QString id = container.labels.value(labels::id);
            const QDateTime expiry =
                leftovers::effectiveExpiry(container.labels, stored.value(id), m_reader.ours().expiry(id));
            if (leftovers::isOverdue(expiry, m_now))
                m_found.append(leftovers::expiredSandbox(container, expiry, m_now));
            else
                sortEnded(container);
        }
    }

    /// When it ended stands only in its full description.
    void readNextEnded()
    {
        if (m_maybeEnded.empty())
            return askAfterHelpers();
        const ContainerSummary container = m_maybeEnded.front();
        m_maybeEnded.pop_front();
        m_step = readContainer(m_engine, container.id, [this, container](Result<ContainerFacts> facts) {
            if (!facts && facts.error().kind == ErrorKind::Unreachable)
                return m_promise.resolve(facts.error());
            if (facts)
                takeEnded(container, facts->state);
            readNextEnded();
        });
    }

    void takeEnded(const ContainerSummary &container, const ContainerState &state)
    {
        const QDateTime ended = state.finishedAt.isValid() ? state.finishedAt : container.created;
        if (leftovers::hasEnded(state.status) && ended.secsTo(m_now) >= m_exitedSeconds)
            m_found.append(leftovers::endedSandbox(container, ended, m_now));
    }

    void askAfterHelpers()
    {
        QList<QMap<QString, QString>> owners;
        for (const ContainerSummary &helper : std::as_const(m_helpers))
            owners.append(helper.labels);
        m_step = m_owner->findDead(owners, [this](const Result<QList<int>> &dead) {
            for (int i = 0; i < m_helpers.size(); ++i) {
                const ContainerSummary &helper = m_helpers.at(i);
                const bool foreign = m_owner->isForeign(helper.labels);
                if (dead->contains(i) || (foreign && leftovers::isForgottenHelper(helper.created, m_now)))
                    m_found.append(leftovers::volumeHelper(helper, foreign, m_now));
            }
            listVolumes();
        });
    }

    void listVolumes()
    {
        m_step = decodeAnswer<QList<VolumeDetails>>(
            m_engine, managedVolumesRequest(), decodeVolumeList,
            [this](Result<QList<VolumeDetails>> volumes) {
                if (!volumes)
                    return m_promise.resolve(volumes.error());
                const VolumeUsers users(*volumes, m_containers);
                for (const VolumeDetails &volume : *volumes)
                    if (users.of(volume.name).isEmpty() && leftovers::isSettled(volume.createdAt, m_now))
                        m_found.append(leftovers::unusedVolume(volume.name, volume.createdAt, m_now));
                findMounts();
            });
    }

    void findMounts()
    {
        auto *buckets = m_reader.context().ossfs;
        if (!buckets || !buckets->whyNot().isEmpty())
            return finish();
        m_step = buckets->findUnused([this, buckets](const Result<QList<UnusedMount>> &unused) {
            if (!unused)
                return m_promise.resolve(unused.error());
            for (const UnusedMount &mount : *unused)
                if (leftovers::isSettled(mount.since, m_now))
                    m_found.append(leftovers::unusedMount(mount.path, buckets->root()));
            finish();
        });
    }

    void finish()
    {
        const QString connection = m_reader.context().profile().id;
        for (Leftover &leftover : m_found)
            leftover.connectionId = connection;
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const Leftover &a, const Leftover &b) { return a.kind < b.kind; });
        m_promise.resolve(m_found);
    }

    SandboxReader &m_reader;
    EngineClient &m_engine;
    std::shared_ptr<ConsoleMark> m_owner;
    QDateTime m_now;
    qint64 m_exitedSeconds;
    Promise<QList<Leftover>> m_promise;
    QList<ContainerSummary> m_containers;
    QList<ContainerSummary> m_maybeExpired;
    QList<ContainerSummary> m_helpers;
    std::deque<ContainerSummary> m_maybeEnded;
    QList<Leftover> m_found;
    Operation m_step;
};

/// Counts containers one after the other, and all volumes with one request.
class LeftoverMeasure : public std::enable_shared_from_this<LeftoverMeasure>
{
public:
    LeftoverMeasure(EngineClient &engine, const QList<Leftover> &leftovers,
                    std::function<void(Leftover)> onMeasured, Callback<void> done)
        : m_engine(engine)
        , m_onMeasured(std::move(onMeasured))
        , m_promise(std::move(done))
    {
        for (const Leftover &leftover : leftovers) {
            if (leftover.bytes || leftover.kind == Leftover::Kind::BucketMount)
                continue;
            if (leftover.kind == Leftover::Kind::ManagedVolume)
                m_volumes.append(leftover);
            else
                m_containers.push_back(leftover);
        }
    }

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        // Never an answer from inside the call, also when there is nothing to do.
        m_step = finished<void>(Done(), [this](const Done &) { measureNext(); });
        return operation;
    }

private:
    void measureNext()
    {
        if (m_containers.empty())
            return measureVolumes();
        const Leftover leftover = m_containers.front();
        m_containers.pop_front();
        const bool sandbox =
            leftover.kind == Leftover::Kind::ExpiredSandbox || leftover.kind == Leftover::Kind::ExitedSandbox;
        EngineRequest request;
        request.path = "/containers/json";
        const auto filters =
            sandbox
                ? encodeFilters({{QStringLiteral("label"), {labels::id + QLatin1Char('=') + leftover.id}}})
                : encodeFilters({{QStringLiteral("id"), {leftover.id}}});
        request.query = {{"all", "1"}, {"size", "1"}, {"filters", filters}};
        request.timeout = std::chrono::seconds(60);
        m_step = m_engine.send(std::move(request), [this, leftover](const Result<HttpResponse> &response) {
            if (!response && response.error().kind == ErrorKind::Unreachable)
                return m_promise.resolve(response.error());
            if (response)
                tell(leftover, decodeContainerSizes(response->body).values());
            measureNext();
        });
    }

    void measureVolumes()
    {
        if (m_volumes.isEmpty())
            return m_promise.resolve(Done());
        EngineRequest request;
        request.path = "/system/df";
        if (m_engine.apiVersion() >= ApiVersion{1, 42})
            request.query = {{"type", "volume"}};
        request.failure = LeftoverSearchText::tr("The room that volumes take could not be counted.");
        using Sizes = QHash<QString, qint64>;
        m_step = decodeAnswer<Sizes>(
            m_engine, std::move(request),
            [](const QByteArray &json) { return Result<Sizes>(decodeVolumeSizes(json)); },
            [this](Result<Sizes> sizes) {
                if (!sizes)
                    return m_promise.resolve(sizes.error());
                for (const Leftover &volume : std::as_const(m_volumes))
                    if (sizes->contains(volume.id))
                        tell(volume, {sizes->value(volume.id)});
                m_promise.resolve(Done());
            });
    }

    void tell(Leftover leftover, const QList<qint64> &sizes)
    {
        if (sizes.isEmpty() || !m_onMeasured)
            return;
        leftover.bytes = std::accumulate(sizes.cbegin(), sizes.cend(), qint64{0});
        m_onMeasured(leftover);
    }

    EngineClient &m_engine;
    std::function<void(Leftover)> m_onMeasured;
    Promise<void> m_promise;
    std::deque<Leftover> m_containers;
    QList<Leftover> m_volumes;
    Operation m_step;
};

} // namespace

Operation findLeftovers(SandboxReader &reader, std::shared_ptr<ConsoleMark> owner, int exitedDays,
                        Callback<QList<Leftover>> done)
{
    return std::make_shared<LeftoverSearch>(reader, std::move(owner), exitedDays, std::move(done))->start();
}

Operation measureLeftovers(EngineClient &engine, const QList<Leftover> &leftovers,
                           std::function<void(Leftover)> onMeasured, Callback<void> done)
{
    return std::make_shared<LeftoverMeasure>(engine, leftovers, std::move(onMeasured), std::move(done))
        ->start();
}

} // namespace osc
