// SPDX-License-Identifier: Apache-2.0
#include "leftoverflows.h"

#include "containerlookup.h"
#include "enginecodec.h"
#include "leftoverfacts.h"
#include "ossfsmounts.h"
#include "volumeusers.h"

#include <core/offthread.h>

#include <QCoreApplication>

namespace osc {

namespace {

struct LeftoverCleaningText
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerLeftoverService)
};

/// Looks once more whether it is a leftover still, and removes it.
class LeftoverCleaning : public std::enable_shared_from_this<LeftoverCleaning>
{
public:
    LeftoverCleaning(SandboxReader &reader, SandboxService &sandboxes, std::shared_ptr<ConsoleMark> owner,
                     Leftover leftover, Callback<void> done)
        : m_reader(reader)
        , m_engine(reader.context().engine)
        , m_sandboxes(sandboxes)
        , m_owner(std::move(owner))
        , m_leftover(std::move(leftover))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        switch (m_leftover.kind) {
        case Leftover::Kind::ExpiredSandbox:
        case Leftover::Kind::ExitedSandbox:
            lookAtSandbox();
            break;
        case Leftover::Kind::EgressSidecar:
        case Leftover::Kind::ExecdHelper:
            lookAtContainer();
            break;
        case Leftover::Kind::VolumeHelper:
            lookAtHelper();
            break;
        case Leftover::Kind::BucketMount:
            unmount();
            break;
        case Leftover::Kind::ManagedVolume:
            lookAtVolume();
            break;
        }
        return operation;
    }

private:
    void refuse(const QString &message)
    {
        m_promise.resolve(Error{.kind = ErrorKind::Conflict,
                                .message = message,
                                .advice = LeftoverCleaningText::tr("Look for leftovers again.")});
    }

    /// What is gone is clean.
    [[nodiscard]] bool isOver(const Error *error)
    {
        if (!error)
            return false;
        m_promise.resolve(error->kind == ErrorKind::NotFound ? Done() : Done(*error));
        return true;
    }

    template<typename T>
    [[nodiscard]] bool isOver(const Result<T> &result)
    {
        return isOver(result ? nullptr : &result.error());
    }

    void lookAtSandbox()
    {
        m_step = findContainer(m_engine, m_leftover.id, [this](Result<ContainerFacts> container) {
            if (isOver(container))
                return;
            if (m_leftover.kind == Leftover::Kind::ExitedSandbox)
                leftovers::hasEnded(container->state.status) ? killSandbox() : refuseRunning();
            else
                lookAtExpiry(container->labels);
        });
    }

    void refuseRunning()
    {
        refuse(LeftoverCleaningText::tr("Sandbox %1 was not deleted: it runs again.").arg(m_leftover.name));
    }

    void lookAtExpiry(const QMap<QString, QString> &containerLabels)
    {
        m_step = runOffThread<StoredFacts>(
            [id = m_leftover.id, store = m_reader.store()]() -> Result<StoredFacts> {
                return store.read(id);
            },
            [this, containerLabels](const Result<StoredFacts> &stored) {
                const QDateTime expiry = leftovers::effectiveExpiry(containerLabels, *stored,
                                                                    m_reader.ours().expiry(m_leftover.id));
                if (leftovers::isOverdue(expiry, m_reader.context().clock.now()))
                    killSandbox();
                else
                    refuse(LeftoverCleaningText::tr("Sandbox %1 was not deleted: it was renewed meanwhile.")
                               .arg(m_leftover.name));
            });
    }

    void killSandbox()
    {
        m_step = m_sandboxes.kill(m_leftover.id, [this](const Done &done) {
            if (!isOver(done ? nullptr : &done.error()))
                m_promise.resolve(Done());
        });
    }

    void lookAtContainer()
    {
        m_step = readContainer(m_engine, m_leftover.id, [this](Result<ContainerFacts> container) {
            if (isOver(container))
                return;
            ContainerSummary summary;
            summary.name = container->name;
            summary.labels = container->labels;
            const QString sidecarOf = summary.labels.value(labels::sidecarFor);
            if (m_leftover.kind == Leftover::Kind::EgressSidecar && !sidecarOf.isEmpty())
                lookForSandbox(sidecarOf);
            else if (m_leftover.kind == Leftover::Kind::ExecdHelper && leftovers::isExecdHelper(summary))
                removeContainer();
            else
                refuse(LeftoverCleaningText::tr("The container %1 was not removed: it is something else now.")
                           .arg(m_leftover.name));
        });
    }

    void lookForSandbox(const QString &sandboxId)
    {
        m_step =
            listContainers(m_engine, labels::id, sandboxId, [this](Result<QList<ContainerSummary>> list) {
                if (!list)
                    m_promise.resolve(list.error());
                else if (!list->isEmpty())
                    refuse(LeftoverCleaningText::tr("The %1 was not removed: its sandbox is there.")
                               .arg(m_leftover.name));
                else
                    removeContainer();
            });
    }

    void lookAtHelper()
    {
        m_step = readContainer(m_engine, m_leftover.id, [this](Result<ContainerFacts> container) {
            if (isOver(container))
                return;
            const bool forgotten =
                m_owner->isForeign(container->labels) &&
                leftovers::isForgottenHelper(container->created, m_reader.context().clock.now());
            if (!container->labels.contains(volumelabels::helper))
                return refuse(
                    LeftoverCleaningText::tr("The container %1 was not removed: it is something else now.")
                        .arg(m_leftover.name));
            if (forgotten)
                return removeContainer();
            m_step = m_owner->findDead({container->labels}, [this](const Result<QList<int>> &dead) {
                if (!dead->isEmpty())
                    return removeContainer();
                refuse(LeftoverCleaningText::tr("The %1 was not removed: a console uses it.")
                           .arg(m_leftover.name));
            });
        });
    }

    void removeContainer()
    {
        const auto path = "/containers/" + EngineClient::pathSegment(m_leftover.id);
        const auto failure = LeftoverCleaningText::tr("The %1 could not be removed.").arg(m_leftover.name);
        m_step = m_engine.del(path, {{"force", "true"}, {"v", "true"}}, failure,
                              [this](const Result<HttpResponse> &response) {
                                  if (!isOver(response))
                                      m_promise.resolve(Done());
                              });
    }

    void lookAtVolume()
    {
        const auto failure = LeftoverCleaningText::tr("Volume %1 was not deleted.").arg(m_leftover.name);
        m_step = readVolumeUse(m_engine, m_leftover.id, failure, [this](const Result<UsedVolume> &use) {
            if (isOver(use))
                return;
            if (use->volume.labels.value(labels::volumeManagedBy) != QLatin1String("server"))
                return refuse(
                    LeftoverCleaningText::tr("Volume %1 was not deleted: it is another one now, which no "
                                             "server made.")
                        .arg(m_leftover.name));
            // The Engine itself knows nothing of those that mount a directory of it.
            if (!use->users.isEmpty())
                return refuseUsed();
            removeVolume();
        });
    }

    void unmount()
    {
        auto *buckets = m_reader.context().ossfs;
        if (!buckets)
            return m_promise.resolveLater(Done());
        m_step = buckets->release({}, {m_leftover.id}, [this](const Result<ReleasedMounts> &released) {
            if (!released->used.isEmpty())
                refuse(LeftoverCleaningText::tr("Bucket %1 was not unmounted: a sandbox uses it again.")
                           .arg(m_leftover.name));
            else if (!released->busy.isEmpty())
                m_promise.resolve(Error{
                    .kind = ErrorKind::Conflict,
                    .message = LeftoverCleaningText::tr(
                                   "Bucket %1 was not unmounted: a program has a file or folder in it open.")
                                   .arg(m_leftover.name),
                    .advice =
                        LeftoverCleaningText::tr("Close what uses %1, then try again.").arg(m_leftover.id)});
            else
                m_promise.resolve(Done());
        });
    }

    void refuseUsed()
    {
        refuse(
            LeftoverCleaningText::tr("Volume %1 was not deleted: it is in use again.").arg(m_leftover.name));
    }

    /// The Engine refuses while any container names it, running or not.
    void removeVolume()
    {
        const auto path = "/volumes/" + EngineClient::pathSegment(m_leftover.id);
        const auto failure = LeftoverCleaningText::tr("Volume %1 was not deleted.").arg(m_leftover.name);
        m_step = m_engine.del(path, {}, failure, [this](const Result<HttpResponse> &response) {
            if (!response && response.error().kind == ErrorKind::Conflict)
                return refuseUsed();
            if (!isOver(response))
                m_promise.resolve(Done());
        });
    }

    SandboxReader &m_reader;
    EngineClient &m_engine;
    SandboxService &m_sandboxes;
    std::shared_ptr<ConsoleMark> m_owner;
    Leftover m_leftover;
    Promise<void> m_promise;
    Operation m_step;
};

} // namespace

Operation cleanLeftover(SandboxReader &reader, SandboxService &sandboxes, std::shared_ptr<ConsoleMark> owner,
                        const Leftover &leftover, Callback<void> done)
{
    return std::make_shared<LeftoverCleaning>(reader, sandboxes, std::move(owner), leftover, std::move(done))
        ->start();
}

} // namespace osc
