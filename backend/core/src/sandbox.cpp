// SPDX-License-Identifier: Apache-2.0
#include <core/sandbox.h>

#include <array>

namespace osc {

namespace {
struct StateName
{
    SandboxState state;
    QLatin1String name;
};
constexpr std::array stateNames{
    StateName{SandboxState::Pending, QLatin1String("Pending")},
    StateName{SandboxState::Running, QLatin1String("Running")},
    StateName{SandboxState::Pausing, QLatin1String("Pausing")},
    StateName{SandboxState::Paused, QLatin1String("Paused")},
    StateName{SandboxState::Resuming, QLatin1String("Resuming")},
    StateName{SandboxState::Stopping, QLatin1String("Stopping")},
    StateName{SandboxState::Terminated, QLatin1String("Terminated")},
    StateName{SandboxState::Failed, QLatin1String("Failed")},
};
} // namespace

QString stateName(SandboxState state)
{
    for (const auto &entry : stateNames) {
        if (entry.state == state)
            return entry.name;
    }
    return QStringLiteral("Unknown");
}

SandboxState stateFromName(QStringView name)
{
    for (const auto &entry : stateNames) {
        if (name.compare(entry.name, Qt::CaseInsensitive) == 0)
            return entry.state;
    }
    return SandboxState::Unknown;
}

} // namespace osc
