// SPDX-License-Identifier: Apache-2.0
#include "remotecreateflow.h"

#include "remoteask.h"
#include "serverreadiness.h"

#include <QCoreApplication>
#include <QPointer>

namespace osc {

namespace {

struct RemoteCreate
{
    Q_DECLARE_TR_FUNCTIONS(osc::RemoteCreateFlow)
};

/// A server answers when the sandbox was started, which may take as long as pulling its image.
constexpr std::chrono::minutes createPatience{15};

QStringList credentialsOf(const SandboxSpec &spec)
{
    QStringList names;
    for (const VolumeSpec &volume : spec.volumes) {
        if (volume.kind == VolumeKind::Ossfs && !names.contains(volume.ossfs.credential))
            names.append(volume.ossfs.credential);
    }
    names.removeAll(QString());
    return names;
}

Error noCredentials(const QString &name)
{
    Error error;
    error.kind = ErrorKind::NotFound;
    error.message = RemoteCreate::tr("The key “%1” for the bucket is not in the keychain.").arg(name);
    error.advice = RemoteCreate::tr("Choose another credential, or add this one.");
    return error;
}

Error temporaryKey(const QString &name)
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.message =
        RemoteCreate::tr("The temporary key “%1” cannot be used, because servers take no security token.")
            .arg(name);
    error.advice = RemoteCreate::tr("Choose a credential with a permanent key.");
    return error;
}

class RemoteCreateFlow : public std::enable_shared_from_this<RemoteCreateFlow>
{
public:
    RemoteCreateFlow(ServerContext &context, OurCreations &ours, ServerList &list, EndpointLookup &lookup,
                     const SandboxSpec &spec, std::function<void(CreateProgress)> onProgress,
                     Callback<CreateOutcome> done)
        : m_context(context)
        , m_ours(ours)
        , m_list(list)
        , m_livingList(&list)
        , m_lookup(lookup)
        , m_spec(spec)
        , m_credentials(credentialsOf(spec))
        , m_onProgress(std::move(onProgress))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation(
            [weak = weak_from_this()] {
                if (const auto self = weak.lock())
                    self->abandon();
            },
            shared_from_this());
        detail::post([weak = weak_from_this()] {
            if (const auto self = weak.lock(); self && self->m_promise.isActive())
                self->readNextKey();
        });
        return operation;
    }

private:
    void readNextKey()
    {
        if (m_credentials.isEmpty())
            return post();
        const QString name = m_credentials.takeFirst();
        if (!m_context.credentials)
            return m_promise.resolve(noCredentials(name));
        m_step = m_context.credentials->account(name, [this, name](const Result<OssAccount> &account) {
            if (!account)
                return m_promise.resolve(account.error());
            if (!account->key.token.isEmpty())
                return m_promise.resolve(temporaryKey(name));
            m_keys.insert(name, account->key);
            readNextKey();
        });
    }

    void post()
    {
        report(CreateStep::CreateContainer, RemoteCreate::tr("The server creates the sandbox"));
        RemoteRequest request;
        request.method = "POST";
        request.path = "/sandboxes";
        request.body = encodeCreate(m_spec, m_keys);
        request.failure = RemoteCreate::tr("The server did not create the sandbox.");
        request.timeout = createPatience;
        m_keys.clear();
        m_isSent = true;
        // It holds the flow: an answer that nobody waits for any more tells what has to be deleted.
        m_step = m_context.client.send(
            std::move(request),
            [self = shared_from_this()](const Result<HttpResponse> &answer) { self->takeAnswer(answer); });
    }

    void takeAnswer(const Result<HttpResponse> &answer)
    {
        if (m_isAbandoned && !m_livingList)
            return;
        const auto sandbox = answer ? decodeSandbox(answer->body, m_context.serverClock) : std::nullopt;
        if (m_isAbandoned) {
            if (sandbox)
                removeAgain(sandbox->id);
            return;
        }
        if (!answer)
            return m_promise.resolve(failed(answer.error()));
        if (!sandbox)
            return m_promise.resolve(remoteNotUnderstood(m_context.client.endpoint()));
        m_sandbox = *sandbox;
        if (m_sandbox.image.isEmpty())
            m_sandbox.image = m_spec.image;
        m_ours.add(m_sandbox, m_spec);
        m_list.put(m_sandbox);
        m_list.lookSoon();
        awaitReadiness();
    }

    [[nodiscard]] Error failed(Error error) const
    {
        const bool isUnknown = error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Protocol;
        if (isUnknown)
            error.advice = RemoteCreate::tr(
                "It may have been created all the same: look at the list before you try again.");
        m_list.lookSoon();
        return error;
    }

    void awaitReadiness()
    {
        report(CreateStep::Readiness, RemoteCreate::tr("Waiting until the sandbox is ready"));
        m_step = awaitServerReadiness(m_context, m_lookup, m_sandbox, m_spec.readiness,
                                      [this](const Result<ServerReadiness> &verdict) { finish(verdict); });
    }

    void finish(const Result<ServerReadiness> &verdict)
    {
        CreateOutcome outcome;
        if (verdict) {
            outcome.sandbox = verdict->sandbox;
            outcome.ready = verdict->isReady;
            outcome.notReadyWhy = verdict->why;
        } else { // it was created; whether it is ready could not be found out
            outcome.sandbox = m_sandbox;
            outcome.ready = false;
            outcome.notReadyWhy = verdict.error().message;
        }
        if (outcome.sandbox.image.isEmpty())
            outcome.sandbox.image = m_spec.image;
        m_ours.complete(outcome.sandbox);
        m_list.put(outcome.sandbox);
        m_list.lookSoon();
        m_promise.resolve(std::move(outcome));
    }

    void abandon()
    {
        m_isAbandoned = true;
        m_onProgress = {};
        if (!m_sandbox.id.isEmpty()) {
            m_step.cancel();
            removeAgain(m_sandbox.id);
        } else if (m_isSent) {
            m_context.client.keep(std::move(m_step));
        } else {
            m_step.cancel();
        }
    }

    void removeAgain(const QString &id)
    {
        RemoteRequest request;
        request.method = "DELETE";
        request.path = sandboxPath(id);
        m_context.client.sendAnyway(std::move(request));
        m_ours.setEnd(id, InventoryRecord::End::Failed, RemoteCreate::tr("The creation was cancelled."));
        m_list.remove(id);
    }

    void report(CreateStep step, const QString &text)
    {
        CreateProgress progress;
        progress.step = step;
        progress.sandboxId = m_sandbox.id;
        progress.text = text;
        if (const auto tell = m_onProgress) // a copy: it may cancel
            tell(progress);
    }

    ServerContext &m_context;
    OurCreations &m_ours;
    ServerList &m_list;
    QPointer<ServerList> m_livingList; ///< An answer may come after the end of the connection.
    EndpointLookup &m_lookup;
    SandboxSpec m_spec;
    QStringList m_credentials; ///< Still to be read.
    QHash<QString, OssKey> m_keys;
    std::function<void(CreateProgress)> m_onProgress;
    Promise<CreateOutcome> m_promise;
    Sandbox m_sandbox;
    bool m_isSent = false;
    bool m_isAbandoned = false;
    Operation m_step;
};

} // namespace

Operation createOnServer(ServerContext &context, OurCreations &ours, ServerList &list, EndpointLookup &lookup,
                         const SandboxSpec &spec, std::function<void(CreateProgress)> onProgress,
                         Callback<CreateOutcome> done)
{
    return std::make_shared<RemoteCreateFlow>(context, ours, list, lookup, spec, std::move(onProgress),
                                              std::move(done))
        ->start();
}

} // namespace osc
