// SPDX-License-Identifier: Apache-2.0
#include "dockerleftoverservice.h"

#include "leftoverflows.h"

namespace osc {

DockerLeftoverService::DockerLeftoverService(SandboxReader &reader, SandboxService &sandboxes,
                                             std::shared_ptr<ConsoleMark> helperOwner)
    : m_reader(reader)
    , m_sandboxes(sandboxes)
    , m_helperOwner(std::move(helperOwner))
{}

Operation DockerLeftoverService::find(int exitedDays, Callback<QList<Leftover>> done)
{
    return findLeftovers(m_reader, m_helperOwner, exitedDays, std::move(done));
}

Operation DockerLeftoverService::measure(const QList<Leftover> &leftovers,
                                         std::function<void(Leftover)> onMeasured, Callback<void> done)
{
    return measureLeftovers(m_reader.context().engine, leftovers, std::move(onMeasured), std::move(done));
}

Operation DockerLeftoverService::clean(const Leftover &leftover, Callback<void> done)
{
    return cleanLeftover(m_reader, m_sandboxes, m_helperOwner, leftover, std::move(done));
}

} // namespace osc
