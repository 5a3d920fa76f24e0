// SPDX-License-Identifier: Apache-2.0
#include "volumeflows.h"

namespace osc {

namespace {

/// Two lists at the same time, joined.
class VolumeList : public std::enable_shared_from_this<VolumeList>
{
public:
    VolumeList(EngineClient &engine, Callback<QList<Claim>> done)
        : m_engine(engine)
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_volumesStep = listVolumes(m_engine, [this](Result<QList<VolumeDetails>> volumes) {
            if (!volumes)
                return m_promise.resolve(volumes.error());
            m_volumes = *std::move(volumes);
            join();
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
        if (!m_volumes || !m_containers)
            return;
        const VolumeUsers users(*m_volumes, *m_containers);
        QList<Claim> claims;
        for (const VolumeDetails &volume : std::as_const(*m_volumes))
            claims.append(claimOf(volume, users.of(volume.name)));
        m_promise.resolve(std::move(claims));
    }

    EngineClient &m_engine;
    Promise<QList<Claim>> m_promise;
    Operation m_volumesStep;
    Operation m_containersStep;
    std::optional<QList<VolumeDetails>> m_volumes;
    std::optional<QList<ContainerSummary>> m_containers;
};

} // namespace

Operation listClaims(EngineClient &engine, Callback<QList<Claim>> done)
{
    return std::make_shared<VolumeList>(engine, std::move(done))->start();
}

} // namespace osc
