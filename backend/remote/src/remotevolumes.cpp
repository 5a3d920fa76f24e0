// SPDX-License-Identifier: Apache-2.0
#include "remotevolumes.h"

#include "remotecreateflow.h"

#include <core/guardedfilesystem.h>
#include <core/rootedfilesystem.h>
#include <execd/execdfilesystem.h>

#include <QCoreApplication>
#include <QPointer>

#include <map>

namespace osc {

namespace {

struct RemoteVolumeText
{
    Q_DECLARE_TR_FUNCTIONS(osc::RemoteVolumes)
};

constexpr qsizetype mostTables = 50; ///< That are read for one list.
constexpr int mostTableFailures = 3;
constexpr qsizetype largestMountTable = 1024 * 1024;
constexpr std::chrono::seconds mountTablePatience{5};
constexpr qint64 browseSeconds = 600;
const auto browseMark = QStringLiteral("opensandbox-console");
const auto browseTarget = QStringLiteral("/mnt/volume");

using Tables = std::shared_ptr<MountTables>;

bool isRunning(const Sandbox &sandbox)
{
    return sandbox.status.state == SandboxState::Running;
}

bool isBrowsing(const Sandbox &sandbox)
{
    return sandbox.metadata.value(browseMark) == QLatin1String("browse");
}

/// Without an owner: the server ends the sandbox anyway, a little later.
void deleteBrowsing(ServerContext &context, const QString &id, Callback<HttpResponse> done)
{
    RemoteRequest request;
    request.method = "DELETE";
    request.path = sandboxPath(id);
    context.client.send(std::move(request), std::move(done)).detach();
}

/// Reads the mount tables that are not known yet, one sandbox after the other, then puts all together.
class ClaimListing : public std::enable_shared_from_this<ClaimListing>
{
public:
    ClaimListing(const ServerList &list, EndpointLookup &lookup, Tables tables, Callback<QList<Claim>> done)
        : m_lookup(lookup)
        , m_tables(std::move(tables))
        , m_sandboxes(list.rows())
        , m_promise(std::move(done))
    {
        m_sandboxes.removeIf(isBrowsing);
    }

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        for (const Sandbox &sandbox : std::as_const(m_sandboxes)) {
            const bool isKnown = sandbox.madeHere || m_tables->known.contains(sandbox.id) ||
                                 m_tables->failures.value(sandbox.id) >= mostTableFailures;
            if (!isKnown && isRunning(sandbox) && m_unread.size() < mostTables)
                m_unread.append(sandbox.id);
        }
        detail::post([weak = weak_from_this()] {
            if (const auto self = weak.lock(); self && self->m_promise.isActive())
                self->readNext();
        });
        return operation;
    }

private:
    void readNext()
    {
        if (m_unread.isEmpty())
            return answer();
        const QString id = m_unread.takeFirst();
        m_table.clear();
        m_step = m_lookup.execd(id, true, [this, id](const Result<ExecdClient> &execd) {
            if (!execd) {
                ++m_tables->failures[id];
                return readNext();
            }
            ExecdCommand command;
            command.text = QStringLiteral("cat /proc/self/mountinfo");
            command.timeout = mountTablePatience;
            m_step = execd->run(
                command,
                [this](const ExecdOutput &output) {
                    if (output.stream == ExecdOutput::Stream::Output && m_table.size() < largestMountTable)
                        m_table += output.line.toUtf8() + '\n';
                },
                [this, id](const Result<ExecdExit> &exit) {
                    if (exit && exit->code == 0)
                        m_tables->known.insert(id, claimsInMountTable(m_table));
                    else
                        ++m_tables->failures[id];
                    readNext();
                });
        });
    }

    void answer()
    {
        for (const Sandbox &sandbox : std::as_const(m_sandboxes)) {
            const auto mounts = sandbox.madeHere ? sandbox.mounts : m_tables->known.value(sandbox.id);
            for (const Mount &mount : mounts) {
                if (mount.kind == VolumeKind::Claim)
                    add(sandbox, mount);
            }
        }
        QList<Claim> claims;
        for (const auto &[name, claim] : m_claims)
            claims.append(claim);
        m_promise.resolve(std::move(claims));
    }

    void add(const Sandbox &sandbox, const Mount &mount)
    {
        Claim &claim = m_claims[mount.source];
        claim.name = mount.source;
        const auto origin = QStringLiteral("known-from");
        if (sandbox.madeHere)
            claim.labels.insert(origin, QStringLiteral("record"));
        else if (!claim.labels.contains(origin))
            claim.labels.insert(origin, QStringLiteral("mounts"));
        claim.madeHere = claim.madeHere || sandbox.madeHere;
        claim.serverManaged = claim.serverManaged || sandbox.ownedVolumes.contains(mount.source);
        ClaimUser user;
        user.sandboxId = sandbox.id;
        user.name = sandbox.name();
        user.running = isRunning(sandbox) || sandbox.status.state == SandboxState::Paused;
        user.readOnly = mount.readOnly;
        user.target = mount.target;
        user.subPath = mount.subPath;
        claim.users.append(user);
    }

    EndpointLookup &m_lookup;
    Tables m_tables;
    QList<Sandbox> m_sandboxes;
    Promise<QList<Claim>> m_promise;
    QStringList m_unread;
    QByteArray m_table;
    std::map<QString, Claim> m_claims;
    Operation m_step;
};

/// A sandbox that exists to be looked through; deleted with this.
class BrowseSandbox
{
public:
    BrowseSandbox(ServerContext &context, ServerList &list, QString id)
        : m_context(context)
        , m_list(&list)
        , m_id(std::move(id))
    {}
    ~BrowseSandbox()
    {
        if (!m_list)
            return; // the connection has gone before; the server ends the sandbox
        deleteBrowsing(m_context, m_id, [](const Result<HttpResponse> &) {});
        m_list->remove(m_id);
    }
    BrowseSandbox(const BrowseSandbox &) = delete;
    BrowseSandbox &operator=(const BrowseSandbox &) = delete;

private:
    ServerContext &m_context;
    QPointer<ServerList> m_list;
    QString m_id;
};

class ClaimOpening : public std::enable_shared_from_this<ClaimOpening>
{
public:
    ClaimOpening(ServerContext &context, OurCreations &ours, ServerList &list, EndpointLookup &lookup,
                 QString claim, VolumeAccess access, bool force, Callback<VolumeFiles> done)
        : m_context(context)
        , m_ours(ours)
        , m_list(list)
        , m_lookup(lookup)
        , m_claim(std::move(claim))
        , m_access(access)
        , m_force(force)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(RemoteVolumeService &volumes)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = volumes.list([this](const Result<QList<Claim>> &claims) {
            if (!claims)
                return m_promise.resolve(claims.error());
            for (const Claim &claim : *claims) {
                if (claim.name == m_claim)
                    m_users = claim.users;
            }
            m_users.removeIf([](const ClaimUser &user) { return !user.running || !user.subPath.isEmpty(); });
            tryNextUser();
        });
        return operation;
    }

private:
    void tryNextUser()
    {
        if (m_users.isEmpty())
            return startBrowsing();
        const ClaimUser user = m_users.takeFirst();
        m_step = m_lookup.execd(user.sandboxId, false, [this, user](const Result<ExecdClient> &execd) {
            if (!execd)
                return tryNextUser();
            m_step = execd->ping([this, user, client = *execd](const Done &pong) {
                if (!pong)
                    return tryNextUser();
                const bool mayWrite = m_access == VolumeAccess::ReadWrite && !user.readOnly && m_force;
                finish(std::make_shared<ExecdFileSystem>(client), user.target, mayWrite, user.sandboxId,
                       RemoteVolumeText::tr("Volume %1 is used by a sandbox, so its files are not changed "
                                            "from here.")
                           .arg(m_claim));
            });
        });
    }

    /// The image is one that the server has already: that of a running sandbox.
    void startBrowsing()
    {
        SandboxSpec spec;
        for (const Sandbox &sandbox : m_list.rows()) {
            if (!sandbox.image.isEmpty() && sandbox.image != QLatin1String("unknown"))
                spec.image = sandbox.image;
            if (sandbox.image.contains(QLatin1String("busybox")) ||
                sandbox.image.contains(QLatin1String("alpine")))
                break; // as small as they get
        }
        if (spec.image.isEmpty())
            return m_promise.resolve(noImage());
        spec.entrypoint = {QStringLiteral("tail"), QStringLiteral("-f"), QStringLiteral("/dev/null")};
        spec.timeoutSeconds = browseSeconds;
        spec.resourceLimits = {{QStringLiteral("cpu"), QStringLiteral("500m")},
                               {QStringLiteral("memory"), QStringLiteral("128Mi")}};
        spec.metadata = {{browseMark, QStringLiteral("browse")}};
        VolumeSpec volume;
        volume.name = QStringLiteral("volume");
        volume.claim.claimName = m_claim;
        volume.claim.createIfNotExists = false;
        volume.mountPath = browseTarget;
        volume.readOnly = true;
        spec.volumes = {volume};
        m_step = createOnServer(m_context, m_ours, m_list, m_lookup, spec, {},
                                [this](const Result<CreateOutcome> &outcome) {
                                    if (!outcome)
                                        return m_promise.resolve(outcome.error());
                                    browse(outcome->sandbox.id);
                                });
    }

    void browse(const QString &id)
    {
        m_browsing = std::make_shared<BrowseSandbox>(m_context, m_list, id);
        m_step = m_lookup.execd(id, false, [this](const Result<ExecdClient> &execd) {
            if (!execd)
                return m_promise.resolve(execd.error());
            // The file system holds the sandbox as long as somebody holds the file system.
            const std::shared_ptr<FileSystem> files(
                new ExecdFileSystem(*execd), [browsing = m_browsing](FileSystem *done) { delete done; });
            finish(files, browseTarget, false, {},
                   RemoteVolumeText::tr("Volumes of a server are opened for looking only while no sandbox "
                                        "uses them."));
        });
    }

    void finish(std::shared_ptr<FileSystem> files, const QString &target, bool mayWrite,
                const QString &through, const QString &whyReadOnly)
    {
        VolumeFiles result;
        result.throughSandbox = through;
        result.access = mayWrite ? VolumeAccess::ReadWrite : VolumeAccess::ReadOnly;
        result.whyReadOnly = mayWrite || m_access == VolumeAccess::ReadOnly ? QString() : whyReadOnly;
        result.fileSystem = std::make_shared<RootedFileSystem>(std::move(files), target.toUtf8());
        if (!mayWrite) {
            const QString why =
                m_access == VolumeAccess::ReadOnly
                    ? RemoteVolumeText::tr("Volume %1 was opened for looking only.").arg(m_claim)
                    : whyReadOnly;
            result.fileSystem =
                std::make_shared<GuardedFileSystem>(std::move(result.fileSystem), [why] { return why; });
        }
        m_promise.resolve(std::move(result));
    }

    [[nodiscard]] Error noImage() const
    {
        Error error;
        error.kind = ErrorKind::Unsupported;
        error.message = RemoteVolumeText::tr(
                            "No running sandbox shows volume %1, and no image is known to start one from.")
                            .arg(m_claim);
        error.advice = RemoteVolumeText::tr("Start a sandbox that mounts the volume, and look through it.");
        return error;
    }

    ServerContext &m_context;
    OurCreations &m_ours;
    ServerList &m_list;
    EndpointLookup &m_lookup;
    QString m_claim;
    VolumeAccess m_access;
    bool m_force;
    Promise<VolumeFiles> m_promise;
    QList<ClaimUser> m_users;
    std::shared_ptr<BrowseSandbox> m_browsing;
    Operation m_step;
};

} // namespace

RemoteVolumeService::RemoteVolumeService(ServerContext &context, OurCreations &ours, ServerList &list,
                                         EndpointLookup &lookup)
    : m_context(context)
    , m_ours(ours)
    , m_list(list)
    , m_lookup(lookup)
    , m_tables(std::make_shared<MountTables>())
{
    QObject::connect(&list, &ServerList::gone, &list, [tables = m_tables](const QString &sandboxId) {
        tables->known.remove(sandboxId);
        tables->failures.remove(sandboxId);
    });
    QObject::connect(&ours, &OurCreations::changed, &ours, [this] { sweep(); });
}

/// What the record holds before anything was opened in this run cannot be in use.
void RemoteVolumeService::sweep()
{
    if (std::exchange(m_isSwept, true))
        return;
    const auto &specs = m_ours.specs();
    for (auto it = specs.cbegin(); it != specs.cend(); ++it) {
        if (it->metadata.value(browseMark) != QLatin1String("browse"))
            continue;
        deleteBrowsing(
            m_context, it.key(),
            [list = QPointer<ServerList>(&m_list), id = it.key()](const Result<HttpResponse> &answer) {
                if (list && answer)
                    list->remove(id);
            });
    }
}

Operation RemoteVolumeService::list(Callback<QList<Claim>> done)
{
    return std::make_shared<ClaimListing>(m_list, m_lookup, m_tables, std::move(done))->start();
}

Operation RemoteVolumeService::watch(std::function<void()> onChanged)
{
    return m_list.subscribe([onChanged = std::move(onChanged)](const SandboxChange &change) {
        if (!std::holds_alternative<SandboxPart>(change))
            onChanged();
    });
}

Operation RemoteVolumeService::openFiles(const QString &name, VolumeAccess access, bool force,
                                         Callback<VolumeFiles> done)
{
    return std::make_shared<ClaimOpening>(m_context, m_ours, m_list, m_lookup, name, access, force,
                                          std::move(done))
        ->start(*this);
}

} // namespace osc
