// SPDX-License-Identifier: Apache-2.0
#include "volumeflows.h"

#include "containerlookup.h"
#include "engineexec.h"
#include "filescripts.h"
#include "helperfilesystem.h"
#include "sandboxaccess.h"

#include <core/guardedfilesystem.h>
#include <core/rootedfilesystem.h>
#include <execd/execdfilesystem.h>

#include <QCoreApplication>

namespace osc {

namespace {

struct VolumeOpeningText
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerVolumeService)
};

/// Decides what may be had, then tries the sandboxes that mount the volume, then a helper.
class VolumeOpening : public std::enable_shared_from_this<VolumeOpening>
{
public:
    VolumeOpening(EngineContext &context, HelperSessions &sessions, HelperSession::Wish wish,
                  Callback<VolumeFiles> done)
        : m_context(context)
        , m_sessions(sessions)
        , m_wish(std::move(wish))
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = readVolumeUse(m_context.engine, m_wish.volume,
                               VolumeOpeningText::tr("Volume %1 could not be opened.").arg(m_wish.volume),
                               [this](const Result<UsedVolume> &use) {
                                   if (!use)
                                       return m_promise.resolve(use.error());
                                   decide(*use);
                               });
        return operation;
    }

private:
    void decide(const UsedVolume &use)
    {
        const auto running = use.runningUsers();
        m_doors = use.doors;
        m_through = m_wish.access;
        if (m_wish.access == VolumeAccess::ReadOnly) {
            m_why = writersText(running);
        } else if (m_wish.force) {
            m_doors.removeIf([](const VolumeDoor &door) { return door.readOnly; });
        } else if (!running.isEmpty()) {
            m_through = VolumeAccess::ReadOnly;
            m_why = VolumeOpeningText::tr("Volume %1 is used by %2, so its files are not changed from here.")
                        .arg(m_wish.volume, userNames(running));
        }
        tryNextDoor();
    }

    [[nodiscard]] QString writersText(QList<ClaimUser> users) const
    {
        users.removeIf([](const ClaimUser &user) { return user.readOnly; });
        return users.isEmpty()
                   ? QString()
                   : VolumeOpeningText::tr("What is shown may change: the volume is used by %1, too.")
                         .arg(userNames(users));
    }

    void tryNextDoor()
    {
        if (m_doors.isEmpty())
            return startHelper();
        m_door = m_doors.takeFirst();
        m_step = findAccess(m_context, m_door.sandboxId, [this](Result<SandboxAccess> access) {
            if (!access || !access->canRun())
                return tryNextDoor(); // it may have ended meanwhile
            if (access->execd)
                finishThrough(std::make_shared<ExecdFileSystem>(*access->execd));
            else
                lookThroughEngine(access->container);
        });
    }

    /// A sandbox without a shell, or whose user may not look, shows less than a helper.
    void lookThroughEngine(const ContainerFacts &container)
    {
        EngineExec exec;
        exec.containerId = container.id;
        exec.body.command = {
            QStringLiteral("/bin/sh"), QStringLiteral("-c"),
            QStringLiteral("d=$(printf '%b_' \"$1\"); d=${d%_}; command -v stat && [ -r \"$d\" ] && "
                           "[ -x \"$d\" ]"),
            QStringLiteral("sh"), filescripts::argument(m_door.target.toUtf8())};
        m_step = runExec(m_context.engine, std::move(exec), [this, container](const Result<int> &code) {
            if (code && *code == 0)
                finishThrough(std::make_shared<DockerFileSystem>(m_context.engine, container.id,
                                                                 sandboxTitle(container)));
            else
                tryNextDoor();
        });
    }

    void finishThrough(std::shared_ptr<FileSystem> files)
    {
        VolumeFiles result;
        result.throughSandbox = m_door.sandboxId;
        result.access = m_through;
        result.whyReadOnly = m_why;
        std::shared_ptr<FileSystem> view =
            std::make_shared<RootedFileSystem>(std::move(files), m_door.target.toUtf8());
        if (m_through == VolumeAccess::ReadOnly) {
            const QString why =
                m_wish.access == VolumeAccess::ReadOnly
                    ? VolumeOpeningText::tr("Volume %1 was opened for looking only.").arg(m_wish.volume)
                    : m_why;
            view = std::make_shared<GuardedFileSystem>(std::move(view), [why] { return why; });
        }
        result.fileSystem = std::move(view);
        m_promise.resolve(std::move(result));
    }

    void startHelper()
    {
        m_session = m_sessions.open(m_wish);
        m_step = m_session->use([this](const Result<std::shared_ptr<HelperSession::Use>> &use) {
            if (!use)
                return m_promise.resolve(use.error());
            const auto session = m_session;
            VolumeFiles result;
            result.access = session->mayWrite() ? VolumeAccess::ReadWrite : VolumeAccess::ReadOnly;
            result.whyReadOnly = m_wish.access == VolumeAccess::ReadOnly ? m_why : session->whyReadOnly();
            const auto rooted = std::make_shared<RootedFileSystem>(
                std::make_shared<HelperFileSystem>(session), HelperSession::MountPoint);
            result.fileSystem =
                std::make_shared<GuardedFileSystem>(rooted, [session] { return session->whyReadOnly(); });
            m_promise.resolve(std::move(result));
        });
    }

    EngineContext &m_context;
    HelperSessions &m_sessions;
    HelperSession::Wish m_wish;
    Promise<VolumeFiles> m_promise;
    Operation m_step;
    QList<VolumeDoor> m_doors;
    VolumeDoor m_door;
    VolumeAccess m_through = VolumeAccess::ReadOnly; ///< What may be done through a sandbox.
    QString m_why;
    std::shared_ptr<HelperSession> m_session;
};

} // namespace

Operation openVolume(EngineContext &context, HelperSessions &sessions, const HelperSession::Wish &wish,
                     Callback<VolumeFiles> done)
{
    return std::make_shared<VolumeOpening>(context, sessions, wish, std::move(done))->start();
}

} // namespace osc
