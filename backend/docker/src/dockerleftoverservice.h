// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandboxreader.h"

#include <core/consolemark.h>
#include <core/leftovers.h>
#include <core/services.h>

namespace osc {

/// What sandboxes of any controller have left on one engine (docker-runtime 1.2, 1.3, 4, 15;
/// official-server-in-practice 4). Young things are let alone: whoever made them may not be done yet.
class DockerLeftoverService : public LeftoverService
{
public:
    /// The first two outlive the service.
    DockerLeftoverService(SandboxReader &reader, SandboxService &sandboxes,
                          std::shared_ptr<ConsoleMark> helperOwner);

    [[nodiscard]] Operation find(int exitedDays, Callback<QList<Leftover>> done) override;
    [[nodiscard]] Operation measure(const QList<Leftover> &leftovers,
                                    std::function<void(Leftover)> onMeasured, Callback<void> done) override;
    [[nodiscard]] Operation clean(const Leftover &leftover, Callback<void> done) override;

private:
    SandboxReader &m_reader;
    SandboxService &m_sandboxes;
    std::shared_ptr<ConsoleMark> m_helperOwner;
};

} // namespace osc
