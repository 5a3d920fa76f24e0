// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>

namespace osc {

/// What a sandbox used at one moment.
struct Usage
{
    QDateTime at; ///< UTC, by the clock of the engine.
    /// Cores in use: 1.5 is one and a half. None: not measured yet, because it takes two samples.
    std::optional<double> cores;
    double coresLimit = 0;  ///< Cores that it may use: its own limit, else those of the engine. 0: not known.
    qint64 memory = 0;      ///< Bytes, without the page cache that can be dropped at any time.
    qint64 memoryLimit = 0; ///< Bytes: its own limit, else the memory of the engine. 0: not known.
    qint64 networkReceived = 0;
    qint64 networkSent = 0;
    int processes = 0;

    bool operator==(const Usage &) const = default;
};

/// Measures running sandboxes. Costs the engine something, so callers follow only what somebody looks at.
class UsageService
{
public:
    virtual ~UsageService();

    /// A sample at once and then about one a second, until the sandbox stops (success), the source fails, or
    /// the operation is dropped. Several followers of one sandbox share one stream.
    [[nodiscard]] virtual Operation follow(const QString &sandboxId, std::function<void(Usage)> onSample,
                                           Callback<void> done) = 0;
};

} // namespace osc
