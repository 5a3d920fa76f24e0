// SPDX-License-Identifier: Apache-2.0
#include <remote/remotebackend.h>

#include "egressservices.h"
#include "execdservices.h"
#include "featureservices.h"
#include "remoteendpoints.h"
#include "remotesandboxservice.h"
#include "remotevolumes.h"
#include "serverconnection.h"

#include <map>

namespace osc {

struct RemoteBackend::Private
{
    Private(RemoteBackend &backend, HttpClient &http, SecretStore &secrets, Inventory &inventory,
            CredentialSource *credentials, const Clock &clock, const Options &options)
        : endpoint(serverEndpoint(backend.profile()))
        , client(http, endpoint ? *endpoint : HttpEndpoint(), backend.profile(), options.retryPause)
        , context{client,
                  http,
                  secrets,
                  inventory,
                  credentials,
                  clock,
                  [&backend]() -> const ConnectionProfile & { return backend.profile(); }}
        , ours(context)
        , list(context, ours, {options.quickPause, options.usualPause, options.hiddenPause})
        , connection(context, ours, list)
        , lookup(context, ours)
        , sandboxes(context, ours, list, lookup)
        , commands(lookup)
        , commandJobs(lookup)
        , files(lookup)
        , browsing(context, ours, list, lookup, {options.stateDirectory, options.browseRenewal})
        , volumes(list, lookup, browsing)
        , usage(lookup, list)
        , logs(context, list, options.logPause)
        , endpoints(context, lookup)
        , snapshots(context)
        , imageTemplates(context)
        , pools(context)
        , networkPolicies(context, lookup)
        , credentialVaults(context, lookup)
        , diagnostics(context)
    {}

    /// A list may lag behind; what a record says of its sandbox is final.
    void endIfVanished(const QString &id)
    {
        if (!ours.contains(id) || list.find(id) || vanishing[id].isActive())
            return;
        RemoteRequest request;
        request.path = sandboxPath(id);
        vanishing[id] = client.send(std::move(request), [this, id](const Result<HttpResponse> &answer) {
            if (!answer && answer.error().kind == ErrorKind::NotFound)
                ours.setEnd(id, InventoryRecord::End::Vanished, {});
        });
    }

    void endVanished()
    {
        for (const QString &id : ours.specs().keys())
            endIfVanished(id);
    }

    Result<HttpEndpoint> endpoint; ///< Of the profile at the time of construction.
    RemoteClient client;
    ServerContext context;
    OurCreations ours;
    ServerList list;
    ServerConnection connection;
    EndpointLookup lookup;
    RemoteSandboxService sandboxes;
    RemoteCommandService commands;
    RemoteCommandJobs commandJobs;
    RemoteFileService files;
    BrowseSandboxes browsing;
    RemoteVolumeService volumes;
    RemoteUsageService usage;
    RemoteLogService logs;
    RemoteEndpointService endpoints;
    RemoteSnapshots snapshots;
    RemoteImageTemplates imageTemplates;
    RemotePools pools;
    RemoteNetworkPolicies networkPolicies;
    RemoteCredentialVaults credentialVaults;
    RemoteDiagnostics diagnostics;
    std::map<QString, Operation> vanishing; ///< Looks at sandboxes of ours that are not listed any more.
};

RemoteBackend::RemoteBackend(const ConnectionProfile &profile, HttpClient &http, SecretStore &secrets,
                             Inventory &inventory, CredentialSource *credentials, const Clock &clock,
                             Options options, QObject *parent)
    : Backend(profile, parent)
    , d(std::make_unique<Private>(*this, http, secrets, inventory, credentials, clock, options))
{
    connect(&d->connection, &ServerConnection::statusChanged, this,
            [this] { setStatus(d->connection.status()); });
    connect(&d->connection, &ServerConnection::factsChanged, this, &Backend::rulesChanged);
    connect(&d->list, &ServerList::gone, this, [this](const QString &id) {
        d->lookup.forget(id);
        d->endIfVanished(id);
    });
    connect(&d->list, &ServerList::completed, this, [this] { d->endVanished(); });
    connect(this, &Backend::profileChanged, this, [this] { d->client.setProfile(this->profile()); });
}

RemoteBackend::~RemoteBackend() = default;

void RemoteBackend::open()
{
    if (d->endpoint)
        return d->connection.open();
    ConnectionStatus unusable;
    unusable.state = ConnectionState::Broken;
    unusable.error = d->endpoint.error();
    setStatus(unusable);
}

void RemoteBackend::close()
{
    if (d->endpoint)
        d->connection.close();
    else
        setStatus({});
}

void RemoteBackend::retryNow()
{
    if (d->endpoint)
        d->connection.retryNow();
}

void RemoteBackend::setInView(bool inView)
{
    d->list.setInView(inView);
}

Capabilities RemoteBackend::capabilities() const
{
    Capabilities result;
    const ServerFacts &facts = d->context.facts;
    const bool onDocker = facts.runtime == ServerFacts::Runtime::Docker;
    const bool isOld = facts.paths && !facts.isNewer();
    const auto needs = [&](Feature feature, const QString &path) {
        if (!facts.has(path))
            result.setMissing(feature, tr("This server is too old for it, or has it switched off."));
    };
    needs(Feature::Pause, QStringLiteral("/sandboxes/{sandbox_id}/pause"));
    needs(Feature::Renew, QStringLiteral("/sandboxes/{sandbox_id}/renew-expiration"));
    needs(Feature::PatchMetadata, QStringLiteral("/sandboxes/{sandbox_id}/metadata"));
    needs(Feature::Snapshots, QStringLiteral("/snapshots"));
    needs(Feature::Diagnostics, QStringLiteral("/sandboxes/{sandbox_id}/diagnostics/logs"));
    result.setMissing(Feature::HostFolderList,
                      tr("The server decides which of its folders sandboxes may mount."));
    result.setMissing(Feature::ManageClaims,
                      tr("A server makes volumes only together with the sandboxes that mount them. Their "
                         "files can be opened and copied."));
    if (isOld) {
        result.setMissing(Feature::LifecycleHooks,
                          tr("Lifecycle hooks need a server of version 1.1 or newer."));
        result.setMissing(Feature::CredentialVault,
                          tr("Credential vaults need a server of version 1.1 or newer."));
    }
    if (onDocker) {
        result.setMissing(Feature::Pools, tr("Pools need a server on Kubernetes; this one uses Docker."));
        result.setMissing(Feature::SecureAccess,
                          tr("Secured endpoints need a server on Kubernetes; this one uses Docker."));
        result.setMissing(Feature::ResourceRequests,
                          tr("Resource requests count on Kubernetes only; this server uses Docker."));
        result.setMissing(Feature::LifecycleHooks,
                          tr("Lifecycle hooks need a server on Kubernetes; this one uses Docker."));
    } else {
        needs(Feature::Pools, QStringLiteral("/pools"));
    }
    if (!facts.hasTemplates) {
        result.setMissing(
            Feature::ImageTemplates,
            onDocker ? tr("Templates need a server on Kubernetes; this one uses Docker.")
                     : tr("This server has no templates: they need version 1.1 and its fast start."));
    }
    if (facts.runtime == ServerFacts::Runtime::Kubernetes)
        result.setMissing(Feature::OssfsVolumes, tr("OSS buckets cannot be mounted on Kubernetes servers."));
    return result;
}

ValidationRules RemoteBackend::validationRules() const
{
    const ServerFacts &facts = d->context.facts;
    ValidationRules rules;
    rules.generation = facts.paths && !facts.isNewer() ? ValidationRules::Generation::V0_1
                                                       : ValidationRules::Generation::V1_1;
    rules.runtime = facts.runtime == ServerFacts::Runtime::Kubernetes ? ValidationRules::Runtime::Kubernetes
                                                                      : ValidationRules::Runtime::Docker;
    // What the server's configuration says is not published: the server itself refuses.
    rules.checkHostPaths = !profile().allowedHostPaths.isEmpty();
    rules.allowedHostPaths = profile().allowedHostPaths;
    rules.maxTimeoutSeconds = profile().maxTimeoutSeconds;
    rules.egressImageSet = true;
    rules.egressMode = QStringLiteral("dns+nft");
    return rules;
}

SandboxService *RemoteBackend::sandboxes()
{
    return &d->sandboxes;
}

CommandService *RemoteBackend::commands()
{
    return &d->commands;
}

CommandJobService *RemoteBackend::commandJobs()
{
    return &d->commandJobs;
}

LogService *RemoteBackend::logs()
{
    return &d->logs;
}

FileService *RemoteBackend::files()
{
    return &d->files;
}

VolumeService *RemoteBackend::volumes()
{
    return &d->volumes;
}

UsageService *RemoteBackend::usage()
{
    return &d->usage;
}

EndpointService *RemoteBackend::endpoints()
{
    return &d->endpoints;
}

SnapshotService *RemoteBackend::snapshots()
{
    return &d->snapshots;
}

ImageTemplateService *RemoteBackend::imageTemplates()
{
    return &d->imageTemplates;
}

PoolService *RemoteBackend::pools()
{
    return &d->pools;
}

NetworkPolicyService *RemoteBackend::networkPolicies()
{
    return &d->networkPolicies;
}

CredentialVaultService *RemoteBackend::credentialVaults()
{
    return &d->credentialVaults;
}

DiagnosticsService *RemoteBackend::diagnostics()
{
    return &d->diagnostics;
}

} // namespace osc
