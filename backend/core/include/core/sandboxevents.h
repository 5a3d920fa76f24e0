// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QDateTime>
#include <QString>

#include <functional>

namespace osc {

/// Something that happened to a sandbox, as its runtime tells it. All text is untrusted.
struct SandboxEvent
{
    enum class Severity { Normal, Warning };

    QDateTime at;   ///< UTC.
    QString kind;   ///< The runtime's word: "start", "oom", "FailedScheduling".
    QString text;   ///< One translated sentence: "The sandbox was started."
    QString detail; ///< The runtime's own attributes or message; may be empty.
    Severity severity = Severity::Normal;

    bool operator==(const SandboxEvent &) const = default;
};

class SandboxEventService
{
public:
    virtual ~SandboxEventService();

    /// First the events that the runtime still remembers, oldest first, then new ones as they happen. Ends
    /// only with an error or when dropped.
    [[nodiscard]] virtual Operation
    follow(const QString &sandboxId, std::function<void(SandboxEvent)> onEvent, Callback<void> done) = 0;
};

} // namespace osc
