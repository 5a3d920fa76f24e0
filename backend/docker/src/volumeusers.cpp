// SPDX-License-Identifier: Apache-2.0
#include "volumeusers.h"

#include "decodeanswer.h"
#include "enginecodec.h"
#include "inspectmask.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace osc {

namespace {

struct VolumeUsersText
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerVolumeService)
};

bool isRunning(const ContainerSummary &container)
{
    return container.state == QLatin1String("running");
}

ClaimUser userOf(const ContainerSummary &container, const ContainerMount &mount)
{
    ClaimUser user;
    user.sandboxId = container.labels.value(labels::id);
    user.name = container.labels.value(QStringLiteral("name"));
    if (user.name.isEmpty())
        user.name = container.name;
    user.running = mayUseFiles(container);
    user.readOnly = mount.readOnly;
    user.target = mount.destination;
    return user;
}

/// Two questions at the same time, joined.
class UseReading : public std::enable_shared_from_this<UseReading>
{
public:
    UseReading(EngineClient &engine, QString name, Callback<UsedVolume> done)
        : m_engine(engine)
        , m_name(std::move(name))
        , m_promise(std::move(done))
    {}

    Operation start(const QString &failure)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        EngineRequest request;
        request.path = "/volumes/" + EngineClient::pathSegment(m_name);
        request.failure = failure;
        m_volumeStep = decodeAnswer<VolumeDetails>(
            m_engine, std::move(request), decodeVolume, [this](Result<VolumeDetails> volume) {
                if (volume) {
                    m_volume = *std::move(volume);
                    return join();
                }
                const bool gone = volume.error().kind == ErrorKind::NotFound;
                m_promise.resolve(gone ? noSuchVolume(m_name) : volume.error());
            });
        m_containersStep = listAllContainers(m_engine, [this](Result<QList<ContainerSummary>> containers) {
            if (!containers)
                return m_promise.resolve(containers.error());
            m_containers = *std::move(containers);
            join();
        });
        return operation;
    }

private:
    void join()
    {
        if (!m_volume || !m_containers)
            return;
        UsedVolume use;
        use.volume = *m_volume;
        use.users = VolumeUsers({*m_volume}, *m_containers).of(m_volume->name);
        use.doors = doors();
        m_promise.resolve(std::move(use));
    }

    [[nodiscard]] QList<VolumeDoor> doors() const
    {
        QList<VolumeDoor> found;
        for (const ContainerSummary &container : *m_containers) {
            const QString sandbox = container.labels.value(labels::id);
            if (sandbox.isEmpty() || !isRunning(container))
                continue;
            for (const ContainerMount &mount : container.mounts)
                if (mount.type == QLatin1String("volume") && mount.name == m_volume->name)
                    found.append({sandbox, mount.destination, mount.readOnly});
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const VolumeDoor &a, const VolumeDoor &b) { return !a.readOnly && b.readOnly; });
        return found;
    }

    EngineClient &m_engine;
    QString m_name;
    Promise<UsedVolume> m_promise;
    Operation m_volumeStep;
    Operation m_containersStep;
    std::optional<VolumeDetails> m_volume;
    std::optional<QList<ContainerSummary>> m_containers;
};

} // namespace

bool mayUseFiles(const ContainerSummary &container)
{
    return isRunning(container) || container.state == QLatin1String("paused") ||
           container.state == QLatin1String("restarting");
}

VolumeUsers::VolumeUsers(const QList<VolumeDetails> &volumes, const QList<ContainerSummary> &containers)
{
    QHash<QString, QString> byMountpoint;
    for (const VolumeDetails &volume : volumes)
        if (!volume.mountpoint.isEmpty())
            byMountpoint.insert(QDir::cleanPath(volume.mountpoint), volume.name);

    for (const ContainerSummary &container : containers) {
        if (container.labels.contains(volumelabels::helper))
            continue;
        for (const ContainerMount &mount : container.mounts) {
            ClaimUser user = userOf(container, mount);
            if (mount.type == QLatin1String("volume")) {
                m_users[mount.name].append(user);
                continue;
            }
            const QString source = QDir::cleanPath(mount.source);
            for (qsizetype end = source.size(); end > 0; end = source.lastIndexOf(u'/', end - 1)) {
                const auto volume = byMountpoint.constFind(source.left(end));
                if (volume == byMountpoint.cend())
                    continue;
                user.subPath = source.mid(end + 1);
                m_users[*volume].append(user);
                break;
            }
        }
    }
}

QList<ClaimUser> UsedVolume::runningUsers() const
{
    QList<ClaimUser> running;
    std::copy_if(users.cbegin(), users.cend(), std::back_inserter(running),
                 [](const ClaimUser &user) { return user.running; });
    return running;
}

Operation readVolumeUse(EngineClient &engine, const QString &name, const QString &failure,
                        Callback<UsedVolume> done)
{
    return std::make_shared<UseReading>(engine, name, std::move(done))->start(failure);
}

Operation listVolumes(EngineClient &engine, Callback<QList<VolumeDetails>> done)
{
    EngineRequest request;
    request.path = "/volumes";
    request.failure = VolumeUsersText::tr("The Docker volumes could not be listed.");
    return decodeAnswer<QList<VolumeDetails>>(engine, std::move(request), decodeVolumeList, std::move(done));
}

Operation listAllContainers(EngineClient &engine, Callback<QList<ContainerSummary>> done)
{
    EngineRequest request;
    request.path = "/containers/json";
    request.query = {{"all", "1"}};
    request.failure = VolumeUsersText::tr("The list of containers could not be read.");
    request.timeout = std::chrono::seconds(60);
    request.maximumBody = 256 * 1024 * 1024;
    return decodeAnswer<QList<ContainerSummary>>(engine, std::move(request), decodeContainerList,
                                                 std::move(done));
}

Claim claimOf(const VolumeDetails &volume, const QList<ClaimUser> &users)
{
    Claim claim;
    claim.name = volume.name;
    claim.driver = volume.driver;
    claim.createdAt = volume.createdAt;
    claim.labels = volume.labels;
    claim.options = maskedOptions(volume.options);
    claim.scope = volume.scope;
    claim.mountpoint = volume.mountpoint;
    claim.serverManaged = volume.labels.value(labels::volumeManagedBy) == QLatin1String("server");
    claim.madeHere = volume.labels.contains(volumelabels::madeBy);
    claim.users = users;
    return claim;
}

QString userNames(const QList<ClaimUser> &users)
{
    QStringList names;
    for (const ClaimUser &user : users)
        if (!names.contains(user.name))
            names.append(user.name);
    if (names.size() < 2)
        return names.join(QString());
    return VolumeUsersText::tr("%1 and %n more", nullptr, static_cast<int>(names.size() - 1))
        .arg(names.first());
}

Error noSuchVolume(const QString &name)
{
    Error error;
    error.kind = ErrorKind::NotFound;
    error.message = VolumeUsersText::tr("The volume %1 does not exist any more.").arg(name);
    return error;
}

} // namespace osc
