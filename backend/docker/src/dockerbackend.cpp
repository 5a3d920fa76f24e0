// SPDX-License-Identifier: Apache-2.0
#include <docker/dockerbackend.h>

#include "dockercommandservice.h"
#include "dockerendpointservice.h"
#include "dockereventservice.h"
#include "dockerfileservice.h"
#include "dockerhostpathservice.h"
#include "dockerimageservice.h"
#include "dockerleftoverservice.h"
#include "dockerlogservice.h"
#include "dockersandboxservice.h"
#include "dockerusageservice.h"
#include "dockervolumeservice.h"
#include "engineconnection.h"
#include "networkwatch.h"
#include "ossfsmounts.h"

namespace osc {

namespace {

HttpEndpoint endpointOrNowhere(const Result<HttpEndpoint> &endpoint)
{
    return endpoint ? *endpoint : HttpEndpoint();
}

DockerCreator::Options creatorOptions(const DockerBackend::Options &options)
{
    DockerCreator::Options result;
    result.logins = RegistryLoginLookup(options.dockerConfigFile);
    return result;
}

OssfsOptions bucketOptions(const DockerBackend::Options &options)
{
    OssfsOptions result;
    result.machine.root = options.bucketMountRoot;
    result.mountLimit = options.bucketMountLimit;
    return result;
}

DockerVolumeService::Options volumeOptions(const DockerBackend::Options &options)
{
    DockerVolumeService::Options result;
    result.stateDirectory = options.stateDirectory;
    result.helperIdleTime = options.helperIdleTime;
    return result;
}

} // namespace

struct DockerBackend::Private
{
    Private(DockerBackend &backend, HttpClient &http, Inventory &inventory, const Clock &clock,
            const Options &options)
        : endpoint(engineEndpoint(backend.profile()))
        , engine(http, endpointOrNowhere(endpoint))
        , context{engine,
                  http,
                  inventory,
                  clock,
                  [&backend]() -> const ConnectionProfile & { return backend.profile(); },
                  options.homeDirectory.isEmpty() ? QDir::homePath() : options.homeDirectory,
                  {}}
        , buckets(context, options.credentials, bucketOptions(options))
        , ours(inventory)
        , reader(context, ours)
        , watch(reader)
        , network(context, watch)
        , keeper(reader, watch)
        , connection(context, ours, watch, keeper)
        , creator(
              context, [&backend] { return backend.validationRules(); }, creatorOptions(options))
        , sandboxes(reader, watch, creator)
        , commands(context)
        , logs(context)
        , events(context)
        , endpoints(context)
        , files(context)
        , volumes(context, watch, volumeOptions(options))
        , images(context)
        , hostPaths(context)
        , usage(context, watch)
        , leftovers(reader, sandboxes, volumes.helperOwner())
    {
        context.ossfs = &buckets;
    }

    Result<HttpEndpoint> endpoint; ///< Of the profile at the time of construction.
    EngineClient engine;
    EngineContext context;
    OssfsMounts buckets;
    OurSandboxes ours;
    SandboxReader reader;
    SandboxWatch watch;
    NetworkWatch network;
    ExpiryKeeper keeper;
    EngineConnection connection;
    DockerCreator creator;
    DockerSandboxService sandboxes;
    DockerCommandService commands;
    DockerLogService logs;
    DockerEventService events;
    DockerEndpointService endpoints;
    DockerFileService files;
    DockerVolumeService volumes;
    DockerImageService images;
    DockerHostPathService hostPaths;
    DockerUsageService usage;
    DockerLeftoverService leftovers;
};

DockerBackend::DockerBackend(const ConnectionProfile &profile, HttpClient &http, Inventory &inventory,
                             const Clock &clock, Options options, QObject *parent)
    : Backend(profile, parent)
    , d(std::make_unique<Private>(*this, http, inventory, clock, options))
{
    connect(&d->connection, &EngineConnection::statusChanged, this, [this] {
        const bool wasLive = status().state == ConnectionState::Live;
        setStatus(d->connection.status());
        if (!wasLive && status().state == ConnectionState::Live) {
            d->creator.execd().sweepHelpers();
            d->volumes.sweepHelpers();
            d->buckets.sweep();
        }
        if (wasLive && status().state != ConnectionState::Live)
            d->network.forget();
    });
    connect(&d->network, &NetworkWatch::changed, this, &Backend::rulesChanged);
    connect(this, &Backend::profileChanged, this, [this] {
        if (status().state == ConnectionState::Live)
            d->network.read();
    });
}

DockerBackend::~DockerBackend() = default;

void DockerBackend::open()
{
    if (d->endpoint)
        return d->connection.open();
    ConnectionStatus unusable;
    unusable.state = ConnectionState::Broken;
    unusable.error = d->endpoint.error();
    setStatus(unusable);
}

void DockerBackend::close()
{
    d->volumes.releaseHelpers();
    if (d->endpoint)
        d->connection.close();
    else
        setStatus({});
}

void DockerBackend::retryNow()
{
    d->creator.execd().forgetFailures();
    if (d->endpoint)
        d->connection.retryNow();
}

Capabilities DockerBackend::capabilities() const
{
    Capabilities result;
    result.setMissing(Feature::Snapshots, tr("Snapshots of sandboxes on Docker cannot be made yet."));
    result.setMissing(Feature::SecureAccess,
                      tr("Secured endpoints need an OpenSandbox server on Kubernetes."));
    result.setMissing(Feature::ResourceRequests, tr("Docker ignores resource requests; only limits count."));
    result.setMissing(Feature::LifecycleHooks,
                      tr("Lifecycle hooks need an OpenSandbox server on Kubernetes."));
    if (const QString why = d->buckets.whyNot(); !why.isEmpty())
        result.setMissing(Feature::OssfsVolumes, why);
    if (profile().egressImage.isEmpty()) {
        result.setMissing(Feature::NetworkPolicy,
                          tr("Network policies need an egress image in the settings of this connection."));
    }
    return result;
}

ValidationRules DockerBackend::validationRules() const
{
    ValidationRules rules;
    rules.allowedHostPaths = profile().allowedHostPaths;
    rules.checkHostPaths = !rules.allowedHostPaths.isEmpty();
    rules.maxTimeoutSeconds = profile().maxTimeoutSeconds;
    rules.networkMode = profile().networkMode;
    rules.networkExists = d->network.exists();
    rules.ossfsMountRoot = d->buckets.root();
    rules.egressImageSet = !profile().egressImage.isEmpty();
    rules.hostCpus = d->context.info.cpus;
    rules.hostMemory = d->context.info.memory;
    return rules;
}

SandboxService *DockerBackend::sandboxes()
{
    return &d->sandboxes;
}

CommandService *DockerBackend::commands()
{
    return &d->commands;
}

LogService *DockerBackend::logs()
{
    return &d->logs;
}

FileService *DockerBackend::files()
{
    return &d->files;
}

VolumeService *DockerBackend::volumes()
{
    return &d->volumes;
}

ImageService *DockerBackend::images()
{
    return &d->images;
}

SandboxEventService *DockerBackend::events()
{
    return &d->events;
}

EndpointService *DockerBackend::endpoints()
{
    return &d->endpoints;
}

HostPathService *DockerBackend::hostPaths()
{
    return &d->hostPaths;
}

BucketMountService *DockerBackend::bucketMounts()
{
    return &d->buckets;
}

UsageService *DockerBackend::usage()
{
    return &d->usage;
}

LeftoverService *DockerBackend::leftovers()
{
    return &d->leftovers;
}

} // namespace osc
