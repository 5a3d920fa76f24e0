// SPDX-License-Identifier: Apache-2.0
#include "remotevolumes.h"

#include <core/guardedfilesystem.h>
#include <core/rootedfilesystem.h>
#include <execd/execdfilesystem.h>

#include <QCoreApplication>

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

using Tables = std::shared_ptr<MountTables>;

bool isRunning(const Sandbox &sandbox)
{
    return sandbox.status.state == SandboxState::Running;
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
        m_sandboxes.removeIf(BrowseSandboxes::isOne);
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

class ClaimOpening : public std::enable_shared_from_this<ClaimOpening>
{
public:
    ClaimOpening(EndpointLookup &lookup, BrowseSandboxes &browsing, QString claim, VolumeAccess access,
                 bool force, Callback<VolumeFiles> done)
        : m_lookup(lookup)
        , m_browsing(browsing)
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

    void startBrowsing()
    {
        m_step = m_browsing.make(m_claim, [this](const Result<std::shared_ptr<BrowseSandbox>> &made) {
            made ? browse(*made) : m_promise.resolve(made.error());
        });
    }

    void browse(const std::shared_ptr<BrowseSandbox> &through)
    {
        m_through = through;
        m_step = m_lookup.execd(through->id(), false, [this](const Result<ExecdClient> &execd) {
            if (!execd)
                return m_promise.resolve(execd.error());
            // The file system holds the sandbox as long as somebody holds the file system.
            const std::shared_ptr<FileSystem> files(new ExecdFileSystem(*execd),
                                                    [through = m_through](FileSystem *done) { delete done; });
            finish(files, BrowseSandbox::mountPath(), false, {},
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

    EndpointLookup &m_lookup;
    BrowseSandboxes &m_browsing;
    QString m_claim;
    VolumeAccess m_access;
    bool m_force;
    Promise<VolumeFiles> m_promise;
    QList<ClaimUser> m_users;
    std::shared_ptr<BrowseSandbox> m_through;
    Operation m_step;
};

} // namespace

RemoteVolumeService::RemoteVolumeService(ServerList &list, EndpointLookup &lookup, BrowseSandboxes &browsing)
    : m_list(list)
    , m_lookup(lookup)
    , m_browsing(browsing)
    , m_tables(std::make_shared<MountTables>())
{
    QObject::connect(&list, &ServerList::gone, &list, [tables = m_tables](const QString &sandboxId) {
        tables->known.remove(sandboxId);
        tables->failures.remove(sandboxId);
    });
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
    return std::make_shared<ClaimOpening>(m_lookup, m_browsing, name, access, force, std::move(done))
        ->start(*this);
}

} // namespace osc
