// SPDX-License-Identifier: Apache-2.0
#include "createflow.h"

#include "containerlookup.h"
#include "createerrors.h"
#include "createplan.h"
#include "createreadiness.h"
#include "flowcodec.h"
#include "networkwatch.h"
#include "ossfsmounts.h"
#include "policysidecar.h"
#include "statemapping.h"
#include "volumeprepare.h"

#include <QCoreApplication>

namespace osc {

namespace {

constexpr int PortAttempts = 3;

struct Creation
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerCreator)
};

/// One creation, one step after the other.
class CreateFlow : public std::enable_shared_from_this<CreateFlow>
{
public:
    CreateFlow(std::shared_ptr<DockerCreator::Parts> parts, SandboxSpec spec,
               std::function<void(CreateProgress)> onProgress, Callback<CreateOutcome> done)
        : m_parts(std::move(parts))
        , m_spec(std::move(spec))
        , m_onProgress(std::move(onProgress))
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation(
            [weak = weak_from_this()] {
                if (const auto flow = weak.lock())
                    flow->takeBack(Creation::tr("The creation was cancelled."), true, {});
            },
            shared_from_this());
        // The record of what is made names the Engine; without it the sandbox would never be known as ours.
        if (context().info.id.isEmpty()) {
            m_promise.resolveLater(engineNotKnownYet());
            return operation;
        }
        const ValidationRules rules = m_parts->rules();
        if (const auto problem = firstProblem(m_spec, rules)) {
            m_promise.resolveLater(*problem);
            return operation;
        }
        auto plan = planContainers(m_spec, rules, context().profile(), context().clock.now());
        if (!plan) {
            m_promise.resolveLater(plan.error());
            return operation;
        }
        m_plan = std::move(*plan);
        m_step = m_parts->options.logins.readConfig([this](Result<DockerClientConfig> config) {
            m_plan.proxyEnvironment = config->proxyEnvironment;
            recordPlan();
        });
        return operation;
    }

private:
    EngineContext &context() { return m_parts->context; }
    EngineClient &engine() { return m_parts->context.engine; }

    // ---- before the containers

    void recordPlan()
    {
        report(CreateStep::Check, Creation::tr("Checking the request"));
        m_record = planRecord(m_spec, m_plan);
        m_record.connectionId = context().profile().id;
        m_record.engineId = context().info.id;
        m_recorded = true;
        m_step = context().inventory.put(m_record, [this](const Done &stored) {
            if (!stored) {
                m_recorded = false;
                m_notes.append(
                    Creation::tr("The sandbox could not be recorded; it will not be ended at its expiry "
                                 "when this program is restarted before."));
            }
            checkNetwork();
        });
    }

    /// docker-runtime 2.2, row 10.
    void checkNetwork()
    {
        const QString &mode = m_plan.networkMode;
        if (isBuiltInNetwork(mode)) {
            prepareVolumes();
            return;
        }
        m_step = engine().get("/networks/" + EngineClient::pathSegment(mode), {},
                              Creation::tr("The network “%1” of the connection does not exist.").arg(mode),
                              [this](const Result<HttpResponse> &response) {
                                  if (!response) {
                                      auto error = response.error();
                                      error.code = QStringLiteral("SANDBOX::INVALID_PARAMETER");
                                      fail(error);
                                  } else {
                                      prepareVolumes();
                                  }
                              });
    }

    void prepareVolumes()
    {
        if (m_spec.volumes.isEmpty()) {
            ensureSandboxImage();
            return;
        }
        report(CreateStep::PrepareVolumes, Creation::tr("Preparing the volumes"));
        const bool hasBuckets =
            std::any_of(m_spec.volumes.cbegin(), m_spec.volumes.cend(),
                        [](const VolumeSpec &volume) { return volume.kind == VolumeKind::Ossfs; });
        if (hasBuckets && context().ossfs)
            planBuckets();
        else
            makeVolumes();
    }

    /// The paths are on record before anything is mounted, so that the next start finds them.
    void planBuckets()
    {
        if (const QString why = context().ossfs->whyNot(); !why.isEmpty())
            return fail({.kind = ErrorKind::Unsupported,
                         .message = why,
                         .advice = Creation::tr("Use a host folder or a Docker volume."),
                         .code = QStringLiteral("VOLUME::OSSFS_MOUNT_FAILED")});
        const auto plans = context().ossfs->plan(m_spec.volumes);
        if (!plans)
            return fail(plans.error());
        for (const OssfsMountPlan &plan : *plans)
            m_plan.bucketMounts.append(plan.path);
        m_record.facts.insert(QString::fromLatin1(BucketMountsFact),
                              m_plan.bucketMounts.join(QLatin1Char('\n')));
        m_step =
            context().inventory.put(m_record, [this, plans = *plans](const Done &) { mountBuckets(plans); });
    }

    void mountBuckets(const QList<OssfsMountPlan> &plans)
    {
        report(CreateStep::PrepareVolumes, Creation::tr("Mounting the buckets"));
        m_holdsBuckets = true;
        m_step = context().ossfs->mount(m_plan.sandboxId, plans, [this](Result<MountedBuckets> mounted) {
            if (!mounted)
                return fail(mounted.error());
            m_notes += mounted->notes;
            m_record.facts.insert(QString::fromLatin1(BucketKeysFact), encodeMemories(mounted->memories));
            if (m_recorded)
                context().inventory.put(m_record, [](const Done &) {}).detach();
            makeVolumes();
        });
    }

    void makeVolumes()
    {
        VolumeWish wish;
        wish.volumes = m_spec.volumes;
        if (context().ossfs)
            wish.bucketRoot = context().ossfs->root();
        wish.allowedHostPaths = context().profile().allowedHostPaths;
        wish.onCreating = [this](const QString &name) {
            m_made.volumes.append(name);
            recordVolumes();
        };
        wish.onForeign = [this](const QString &name) {
            m_made.volumes.removeAll(name);
            recordVolumes();
        };
        m_step = osc::prepareVolumes(context(), std::move(wish), [this](Result<PreparedVolumes> prepared) {
            if (!prepared)
                return fail(prepared.error());
            m_plan.binds = prepared->binds;
            m_plan.managedVolumes += prepared->managed;
            m_notes += prepared->notes;
            if (!prepared->foldersMade.isEmpty())
                m_record.facts.insert(QStringLiteral("hostFolders"),
                                      prepared->foldersMade.join(QLatin1Char('\n')));
            ensureSandboxImage();
        });
    }

    void ensureSandboxImage()
    {
        ImageWish wish;
        wish.reference = m_plan.image;
        wish.requested = {m_plan.platformOs, m_plan.platformArch};
        wish.auth = m_spec.auth;
        m_step = ensureImage(
            context(), m_parts->options.logins, std::move(wish),
            [this](CreateProgress progress) { report(std::move(progress)); },
            [this](Result<ImageDetails> image) {
                if (!image)
                    return fail(image.error());
                m_image = std::move(*image);
                // Any image can have been committed from a sandbox, or be made to look like it.
                m_plan.inheritedLabels = m_image.labels.keys();
                fetchExecd();
            });
    }

    void fetchExecd()
    {
        report(CreateStep::PrepareExecd, Creation::tr("Preparing execd"));
        const auto platform = Platform::normalised(m_image.os, m_image.architecture);
        m_step = m_parts->execd.fetch(platform, [this](Result<ExecdArchive> archive) {
            if (archive) {
                m_archive = std::move(*archive);
            } else {
                m_plan.withExecd = false;
                m_notes.append(
                    Creation::tr("The sandbox has no execd, because its image %1 could not be used; commands "
                                 "and files go through the Engine.")
                        .arg(m_parts->execd.image()));
            }
            if (m_plan.policy)
                preparePolicy();
            else
                allocatePorts();
        });
    }

    /// For the next start of the program, when it ends before the creation does: the volumes that go with the
    /// sandbox. Into the others somebody may have put something by then.
    void recordVolumes()
    {
        QStringList owned;
        for (const auto &name : std::as_const(m_made.volumes)) {
            const bool goes =
                std::any_of(m_spec.volumes.cbegin(), m_spec.volumes.cend(), [&](const VolumeSpec &volume) {
                    return volume.claim.claimName == name && volume.claim.deleteOnSandboxTermination;
                });
            if (goes || name == m_plan.runtimeVolume())
                owned.append(name);
        }
        m_record.facts.insert(QStringLiteral("volumes"), owned.join(QLatin1Char('\n')));
        if (m_recorded)
            context().inventory.put(m_record, [](const Done &) {}).detach();
    }

    SidecarWork sidecarWork()
    {
        return {context(),
                m_parts->options.logins,
                m_plan,
                m_made,
                m_parts->options.sidecarLimit,
                [this](CreateProgress progress) { report(std::move(progress)); }};
    }

    void preparePolicy()
    {
        m_made.volumes.append(m_plan.runtimeVolume());
        recordVolumes();
        m_plan.managedVolumes.append(m_plan.runtimeVolume());
        m_step = prepareSidecar(sidecarWork(), [this](const Done &prepared) {
            if (!prepared)
                return fail(prepared.error());
            allocatePorts();
        });
    }

    // ---- containers

    void allocatePorts()
    {
        if (m_plan.publishesPorts()) {
            const auto ports = m_parts->options.ports.allocate(m_plan.policy ? 3 : 2);
            if (!ports)
                return fail(ports.error());
            m_plan.ports = {ports->at(0), ports->at(1), m_plan.policy ? ports->at(2) : 0};
        }
        if (m_plan.policy)
            applyPolicy();
        else
            createContainer();
    }

    void applyPolicy()
    {
        report(CreateStep::CreateContainer, Creation::tr("Starting the network policy"));
        m_step = startSidecar(sidecarWork(), [this](const Done &started) {
            if (started)
                return createContainer();
            retryOrFail(started.error());
        });
    }

    void createContainer()
    {
        report(CreateStep::CreateContainer, Creation::tr("Creating the container"));
        const QString name = m_plan.containerName();
        auto request = containerCreation(name, encodeSandbox(m_plan));
        if (!m_plan.platformOs.isEmpty())
            request.query.append(
                {"platform", (m_plan.platformOs + QLatin1Char('/') + m_plan.platformArch).toUtf8()});
        request.failure = Creation::tr("The container of the sandbox could not be created.");
        m_made.containers.prepend(name); // it goes before the sidecar whose network it uses
        m_step = engine().send(std::move(request), [this, name](const Result<HttpResponse> &response) {
            if (!response) {
                m_made.noteRefusal(name, response.error());
                return fail(containerCreateError(response.error(), m_plan.image));
            }
            m_made.named.append(name);
            m_containerId = decodeId(response->body);
            if (m_containerId.isEmpty()) {
                Error error;
                error.kind = ErrorKind::Protocol;
                error.message = Creation::tr("The Docker Engine did not name the container that it created.");
                return fail(error);
            }
            injectExecd();
        });
    }

    void injectExecd()
    {
        if (!m_plan.withExecd)
            return startContainer();
        report(CreateStep::InjectExecd, Creation::tr("Putting execd into the sandbox"));
        m_step = engine().put(
            "/containers/" + m_containerId.toLatin1() + "/archive", {{"path", "/"}}, m_archive.tar,
            "application/x-tar", Creation::tr("execd could not be put into the sandbox."),
            [this](const Result<HttpResponse> &response) {
                if (!response) {
                    auto error = response.error();
                    error.code = QStringLiteral("DOCKER::SANDBOX_EXECD_DISTRIBUTION_FAILED");
                    return fail(error);
                }
                startContainer();
            });
    }

    void startContainer()
    {
        report(CreateStep::Start, Creation::tr("Starting the sandbox"));
        m_step = engine().post("/containers/" + m_containerId.toLatin1() + "/start", {}, {},
                               Creation::tr("The sandbox could not be started."),
                               [this](const Result<HttpResponse> &response) {
                                   if (response)
                                       return awaitSandbox();
                                   if (m_plan.withExecd && isShellMissing(response.error()))
                                       return startWithoutExecd();
                                   retryOrFail(isPortTaken(response.error())
                                                   ? response.error()
                                                   : containerStartError(response.error(), m_plan.command));
                               });
    }

    /// A distroless image cannot run bootstrap.sh, but its own command may run well.
    void startWithoutExecd()
    {
        m_plan.withExecd = false;
        m_notes.append(
            Creation::tr("The sandbox has no execd, because the image has no /bin/sh, which execd needs to "
                         "start."));
        const QString name = m_plan.containerName();
        m_parts->cleanup->remove({{name}, {}, false}, whileActive([this, name](const QStringList &) {
                                     m_made.containers.removeAll(name);
                                     createContainer();
                                 }));
    }

    void retryOrFail(const Error &error)
    {
        if (!isPortTaken(error))
            return fail(error);
        if (++m_attempt >= PortAttempts)
            return fail(containerStartError(error, m_plan.command));
        auto containers = std::exchange(m_made.containers, {});
        m_plan.sidecarContainer.clear();
        m_parts->cleanup->remove({containers, {}, false},
                                 whileActive([this, containers](const QStringList &left) {
                                     m_made.containers = left;
                                     allocatePorts();
                                 }));
        m_made.containers = containers; // until they are gone
    }

    // ---- readiness

    void awaitSandbox()
    {
        recordStart();
        auto question = readinessOf(m_spec, m_plan, engineHost(engine()), m_notes);
        question.containerId = m_containerId;
        if (question.url)
            report(CreateStep::Readiness, Creation::tr("Waiting until the sandbox is ready"));
        m_step = awaitReadiness(context(), std::move(question),
                                [this](const Result<ReadinessVerdict> &verdict) { finish(verdict); });
    }

    /// Before the wait, in which the sandbox can be renewed already.
    void recordStart()
    {
        if (std::exchange(m_holdsBuckets, false))
            context().ossfs->settled(m_plan.sandboxId);
        if (!m_recorded)
            return;
        m_record.createdAt = context().clock.now();
        m_record.facts.insert(QStringLiteral("container"), m_containerId);
        m_record.facts.remove(QStringLiteral("volumes"));
        if (!m_plan.managedVolumes.isEmpty())
            m_record.facts.insert(QStringLiteral("volumes"), m_plan.managedVolumes.join(QLatin1Char('\n')));
        context().inventory.put(m_record, [](const Done &) {}).detach();
    }

    void finish(const Result<ReadinessVerdict> &verdict)
    {
        if (!verdict && verdict.error().kind == ErrorKind::NotFound)
            return fail(verdict.error()); // somebody has removed it
        SandboxSources sources;
        sources.connectionId = context().profile().id;
        sources.imageName = m_image.tags.value(0);
        sources.publicHost = engineHost(engine());
        if (!context().info.rootDirectory.isEmpty())
            sources.volumesRoot = context().info.rootDirectory + QStringLiteral("/volumes");
        if (context().ossfs)
            sources.bucketsRoot = context().ossfs->root();
        sources.madeHere = true;
        sources.inventoryExpiry = m_plan.expiresAt;
        CreateOutcome outcome;
        if (verdict) {
            outcome.sandbox = mapSandbox(verdict->container, sources);
            outcome.ready = verdict->ready;
            outcome.notReadyWhy = verdict->why;
        } else {
            // It has started: an engine that has no answer just now is no reason to take it back.
            ContainerSummary started;
            started.id = m_containerId;
            started.image = m_plan.image;
            started.created = m_plan.createdAt;
            started.labels = sandboxLabels(m_plan);
            outcome.sandbox = unreadableSandbox(started, sources, verdict.error().message);
            outcome.ready = false;
            outcome.notReadyWhy = verdict.error().message;
        }
        outcome.notes = m_notes;
        m_promise.resolve(std::move(outcome));
    }

    // ---- failing

    void fail(Error error)
    {
        if (error.code.isEmpty())
            error.code = QStringLiteral("DOCKER::SANDBOX_START_FAILED");
        const auto promise = m_promise;
        if (error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Timeout) {
            m_made.inFlight = true;
            takeBack(error.message, false, {}); // an engine that does not answer would keep the news back
            return promise.resolve(std::move(error));
        }
        takeBack(error.message, false,
                 [promise, error](const QStringList &left) { promise.resolve(withLeftBehind(error, left)); });
    }

    /// Removes what was made. Runs on without the flow when it was cancelled.
    void takeBack(const QString &why, bool cancelled, std::function<void(QStringList)> done)
    {
        m_step.cancel();
        m_made.inFlight = m_made.inFlight || cancelled;
        const bool recorded = std::exchange(m_recorded, false);
        const QStringList buckets = m_plan.bucketMounts;
        // The record stays open until all is gone: what is left behind, by an engine that does not answer or
        // a program that ends now, is still ours then and goes at its expiry.
        const auto ended = [parts = std::weak_ptr(m_parts), recorded, engineId = m_record.engineId,
                            sandboxId = m_record.sandboxId, why,
                            done = std::move(done)](const QStringList &left) {
            if (const auto alive = parts.lock(); alive && recorded && left.isEmpty()) {
                alive->context.inventory
                    .setEnd(engineId, sandboxId, InventoryRecord::End::Failed, alive->context.clock.now(),
                            why, [](const Done &) {})
                    .detach();
            }
            if (done)
                done(left);
        };
        m_parts->cleanup->remove(
            std::exchange(m_made, {}), [parts = std::weak_ptr(m_parts), buckets, ended,
                                        sandboxId = m_plan.sandboxId](const QStringList &left) {
                const auto alive = parts.lock();
                // Beside a container that could not be removed its mounts stay, too.
                if (!alive || !alive->context.ossfs || buckets.isEmpty() || !left.isEmpty())
                    return ended(left);
                alive->context.ossfs->releaseLater(sandboxId, buckets, [ended] { ended({}); });
            });
    }

    /// The pool calls back also when the flow was cancelled meanwhile.
    std::function<void(QStringList)> whileActive(std::function<void(const QStringList &)> next)
    {
        return [weak = weak_from_this(), next = std::move(next)](const QStringList &left) {
            if (const auto flow = weak.lock(); flow && flow->m_promise.isActive())
                next(left);
        };
    }

    void report(CreateStep step, const QString &text)
    {
        report(CreateProgress{.step = step, .sandboxId = {}, .text = text, .layers = {}});
    }

    /// From the event loop, because a listener may cancel.
    void report(CreateProgress progress)
    {
        progress.sandboxId = m_plan.sandboxId;
        detail::post([weak = weak_from_this(), progress = std::move(progress)] {
            if (const auto flow = weak.lock(); flow && flow->m_promise.isActive() && flow->m_onProgress)
                flow->m_onProgress(progress);
        });
    }

    std::shared_ptr<DockerCreator::Parts> m_parts;
    SandboxSpec m_spec;
    std::function<void(CreateProgress)> m_onProgress;
    Promise<CreateOutcome> m_promise;
    Operation m_step;
    ContainerPlan m_plan;
    ImageDetails m_image;
    ExecdArchive m_archive;
    InventoryRecord m_record;
    bool m_recorded = false;
    bool m_holdsBuckets = false;
    CreatedThings m_made;
    QString m_containerId;
    QStringList m_notes;
    int m_attempt = 0;
};

} // namespace

DockerCreator::DockerCreator(EngineContext &context, std::function<ValidationRules()> rules)
    : DockerCreator(context, std::move(rules), Options())
{}

DockerCreator::DockerCreator(EngineContext &context, std::function<ValidationRules()> rules, Options options)
    : m_execd(context, options.logins)
    , m_parts(std::make_shared<Parts>(Parts{context, m_execd, std::move(options), std::move(rules),
                                            std::make_shared<CleanupPool>(context.engine)}))
{}

DockerCreator::~DockerCreator() = default;

Operation DockerCreator::create(const SandboxSpec &spec, std::function<void(CreateProgress)> onProgress,
                                Callback<CreateOutcome> done)
{
    return std::make_shared<CreateFlow>(m_parts, spec, std::move(onProgress), std::move(done))->start();
}

} // namespace osc
