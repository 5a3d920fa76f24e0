// SPDX-License-Identifier: Apache-2.0
#include "remotesandboxservice.h"

#include "remoteask.h"
#include "remotecreateflow.h"

#include <QCoreApplication>

namespace osc {

namespace {

struct RemoteSandboxes
{
    Q_DECLARE_TR_FUNCTIONS(osc::RemoteSandboxService)
};

/// The server's description first, then what its diagnostics add, which older servers may not have.
class RemoteInspection : public std::enable_shared_from_this<RemoteInspection>
{
public:
    RemoteInspection(ServerContext &context, Callback<QByteArray> done)
        : m_context(context)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(const QString &id)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        RemoteRequest request;
        request.path = sandboxPath(id);
        request.failure = RemoteSandboxes::tr("The server did not describe the sandbox.");
        m_step = m_context.client.send(std::move(request), [this, id](const Result<HttpResponse> &answer) {
            if (!answer)
                return m_promise.resolve(answer.error());
            m_json = answer->body;
            askDiagnostics(id);
        });
        return operation;
    }

private:
    void askDiagnostics(const QString &id)
    {
        RemoteRequest request;
        request.path = sandboxPath(id, "/diagnostics/inspect");
        request.mayRepeat = false;
        m_step = m_context.client.send(std::move(request), [this](const Result<HttpResponse> &answer) {
            const QString text = answer ? QString::fromUtf8(answer->body) : QString();
            m_promise.resolve(describedSandbox(m_json, text));
        });
    }

    ServerContext &m_context;
    Promise<QByteArray> m_promise;
    QByteArray m_json;
    Operation m_step;
};

} // namespace

RemoteSandboxService::RemoteSandboxService(ServerContext &context, OurCreations &ours, ServerList &list,
                                           EndpointLookup &lookup)
    : m_context(context)
    , m_ours(ours)
    , m_list(list)
    , m_lookup(lookup)
{}

QString RemoteSandboxService::titleOf(const QString &id) const
{
    const Sandbox *known = m_list.find(id);
    return known && !known->name().isEmpty() ? known->name() : id.left(8);
}

Operation RemoteSandboxService::watch(std::function<void(SandboxChange)> onChange)
{
    return m_list.subscribe(std::move(onChange));
}

Operation RemoteSandboxService::get(const QString &id, Callback<Sandbox> done)
{
    RemoteRequest request;
    request.path = sandboxPath(id);
    request.failure = RemoteSandboxes::tr("The sandbox “%1” could not be read.").arg(titleOf(id));
    return ask<Sandbox>(m_context, std::move(request), decodeSandbox,
                        [this, id, done = std::move(done)](Result<Sandbox> sandbox) {
                            if (sandbox) {
                                m_ours.complete(*sandbox);
                                m_list.put(*sandbox);
                            } else if (sandbox.error().kind == ErrorKind::NotFound) {
                                m_list.remove(id);
                            }
                            done(std::move(sandbox));
                        });
}

Operation RemoteSandboxService::create(const SandboxSpec &spec,
                                       std::function<void(CreateProgress)> onProgress,
                                       Callback<CreateOutcome> done)
{
    return createOnServer(m_context, m_ours, m_list, m_lookup, spec, std::move(onProgress), std::move(done));
}

RemoteRequest RemoteSandboxService::action(const QString &id, QByteArrayView tail,
                                           const QString &failure) const
{
    RemoteRequest request;
    request.method = "POST";
    request.path = sandboxPath(id, tail);
    request.failure = failure;
    return request;
}

Operation RemoteSandboxService::act(RemoteRequest request, const QString &id, Callback<void> done)
{
    return tell(m_context, std::move(request), [this, id, done = std::move(done)](const Done &answer) {
        m_lookup.forget(id);
        m_list.lookSoon();
        done(answer);
    });
}

Operation RemoteSandboxService::pause(const QString &id, Callback<void> done)
{
    const QString failure = RemoteSandboxes::tr("The sandbox “%1” could not be paused.").arg(titleOf(id));
    return act(action(id, "/pause", failure), id, std::move(done));
}

Operation RemoteSandboxService::resume(const QString &id, Callback<void> done)
{
    const QString failure = RemoteSandboxes::tr("The sandbox “%1” could not be resumed.").arg(titleOf(id));
    return act(action(id, "/resume", failure), id, std::move(done));
}

Operation RemoteSandboxService::renew(const QString &id, const QDateTime &expiresAt,
                                      Callback<RenewOutcome> done)
{
    auto request = action(id, "/renew-expiration",
                          RemoteSandboxes::tr("The sandbox “%1” could not be renewed.").arg(titleOf(id)));
    request.body = encodeExpiry(expiresAt, m_context.serverClock);
    return m_context.client.send(std::move(request), [this, id, expiresAt, done = std::move(done)](
                                                         const Result<HttpResponse> &answer) {
        if (!answer)
            return done(answer.error());
        RenewOutcome outcome;
        outcome.expiresAt = decodeExpiry(answer->body, m_context.serverClock);
        if (!outcome.expiresAt.isValid())
            outcome.expiresAt = expiresAt.toUTC();
        if (m_context.facts.paths && !m_context.facts.isNewer())
            outcome.caveat =
                RemoteSandboxes::tr("This server forgets the new expiry when it is started again.");
        m_ours.setExpiry(id, outcome.expiresAt);
        if (const Sandbox *known = m_list.find(id)) {
            Sandbox renewed = *known;
            renewed.expiresAt = outcome.expiresAt;
            renewed.manualCleanup = false;
            m_list.put(renewed);
        }
        m_list.lookSoon();
        done(outcome);
    });
}

Operation RemoteSandboxService::patchMetadata(const QString &id,
                                              const QMap<QString, std::optional<QString>> &patch,
                                              Callback<Sandbox> done)
{
    RemoteRequest request;
    request.method = "PATCH";
    request.path = sandboxPath(id, "/metadata");
    request.body = encodeMetadataPatch(patch);
    request.failure =
        RemoteSandboxes::tr("The metadata of the sandbox “%1” could not be changed.").arg(titleOf(id));
    return ask<Sandbox>(m_context, std::move(request), decodeSandbox,
                        [this, done = std::move(done)](Result<Sandbox> sandbox) {
                            if (sandbox) {
                                m_ours.complete(*sandbox);
                                m_list.put(*sandbox);
                            }
                            done(std::move(sandbox));
                        });
}

Operation RemoteSandboxService::kill(const QString &id, Callback<void> done)
{
    RemoteRequest request;
    request.method = "DELETE";
    request.path = sandboxPath(id);
    request.failure = RemoteSandboxes::tr("The sandbox “%1” could not be deleted.").arg(titleOf(id));
    return tell(m_context, std::move(request), [this, id, done = std::move(done)](const Done &answer) {
        const bool isGone = answer || answer.error().kind == ErrorKind::NotFound;
        if (isGone) {
            m_lookup.forget(id);
            m_ours.setEnd(id, InventoryRecord::End::Deleted, {});
            m_list.remove(id); // a server that takes its time shows it again, as being deleted
        }
        m_list.lookSoon();
        done(answer);
    });
}

Operation RemoteSandboxService::previewDeletion(const QString &id, Callback<DeletionPreview> done)
{
    DeletionPreview preview;
    if (const Sandbox *known = m_list.find(id)) {
        preview.lostVolumes = known->ownedVolumes;
        for (const Mount &mount : known->mounts) {
            if (!preview.lostVolumes.contains(mount.source))
                preview.keptMounts.append(mount.source);
        }
    }
    return finished<DeletionPreview>(preview, std::move(done));
}

Operation RemoteSandboxService::inspect(const QString &id, Callback<QByteArray> done)
{
    return std::make_shared<RemoteInspection>(m_context, std::move(done))->start(id);
}

/// Of a sandbox that was made elsewhere a server tells image, command and metadata, but neither variables nor
/// limits nor mounts.
Operation RemoteSandboxService::currentSpec(const QString &id, Callback<SandboxSpec> done)
{
    return get(id, [this, done = std::move(done)](const Result<Sandbox> &sandbox) {
        if (!sandbox)
            return done(sandbox.error());
        SandboxSpec spec = m_ours.specs().value(sandbox->id);
        spec.metadata = sandbox->metadata;
        spec.platformOs = sandbox->platformOs;
        spec.platformArch = sandbox->platformArch;
        if (!sandbox->madeHere) {
            spec.image = sandbox->image;
            spec.snapshotId = sandbox->snapshotId;
            if (!spec.snapshotId.isEmpty())
                spec.image.clear();
            spec.entrypoint = sandbox->entrypoint;
            spec.extensions = sandbox->extensions;
        }
        spec.timeoutSeconds.reset();
        if (sandbox->expiresAt.isValid() && sandbox->createdAt.isValid())
            spec.timeoutSeconds = sandbox->createdAt.secsTo(sandbox->expiresAt);
        done(spec);
    });
}

} // namespace osc
