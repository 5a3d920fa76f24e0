// SPDX-License-Identifier: Apache-2.0
#include "dockervolumeservice.h"

#include "decodeanswer.h"
#include "flowcodec.h"

#include <QCoreApplication>

namespace osc {

namespace {

using Users = QMap<QString, QList<ClaimUser>>;

Claim claimOf(const VolumeDetails &volume, const Users &users)
{
    Claim claim;
    claim.name = volume.name;
    claim.driver = volume.driver;
    claim.createdAt = volume.createdAt;
    claim.labels = volume.labels;
    claim.mountpoint = volume.mountpoint;
    claim.serverManaged =
        volume.labels.value(QStringLiteral("opensandbox.io/volume-managed-by")) == QLatin1String("server");
    claim.users = users.value(volume.name);
    return claim;
}

/// Two lists at the same time, joined.
class VolumeList : public std::enable_shared_from_this<VolumeList>
{
public:
    VolumeList(EngineContext &context, Callback<QList<Claim>> done)
        : m_context(context)
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        EngineRequest volumes;
        volumes.path = "/volumes";
        volumes.failure = QCoreApplication::translate("osc::DockerVolumeService",
                                                      "The Docker volumes could not be listed.");
        m_volumesStep = decodeAnswer<QList<VolumeDetails>>(m_context.engine, volumes, decodeVolumeList,
                                                           [this](Result<QList<VolumeDetails>> list) {
                                                               if (!list)
                                                                   return m_promise.resolve(list.error());
                                                               m_volumes = std::move(*list);
                                                               join();
                                                           });
        EngineRequest containers;
        containers.path = "/containers/json";
        containers.query = {{"all", "1"}};
        containers.failure = volumes.failure;
        m_usersStep = decodeAnswer<Users>(
            m_context.engine, containers,
            [](const QByteArray &json) { return Result<Users>(decodeVolumeUsers(json)); },
            [this](Result<Users> users) {
                if (!users)
                    return m_promise.resolve(users.error());
                m_users = std::move(*users);
                join();
            });
        return operation;
    }

private:
    void join()
    {
        if (!m_volumes || !m_users)
            return;
        QList<Claim> claims;
        for (const auto &volume : std::as_const(*m_volumes))
            claims.append(claimOf(volume, *m_users));
        m_promise.resolve(std::move(claims));
    }

    EngineContext &m_context;
    Promise<QList<Claim>> m_promise;
    Operation m_volumesStep;
    Operation m_usersStep;
    std::optional<QList<VolumeDetails>> m_volumes;
    std::optional<Users> m_users;
};

} // namespace

Operation DockerVolumeService::list(Callback<QList<Claim>> done)
{
    return std::make_shared<VolumeList>(m_context, std::move(done))->start();
}

} // namespace osc
