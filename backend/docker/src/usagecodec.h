// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace osc {

/// Counters of processor time: both grow, both in nanoseconds.
struct CpuCounters
{
    QDateTime at;      ///< UTC; invalid: never read.
    qint64 used = 0;   ///< By the container.
    qint64 system = 0; ///< By everything on all processors of the engine, idling included; 0: not told.
    int online = 0;    ///< Processors; 0: not told.
};

/// A line of GET /containers/{id}/stats (Engine API 1.41 to 1.56, ContainerStats).
struct UsageReading
{
    CpuCounters cpu;        ///< Without a time when the container does not run.
    CpuCounters previous;   ///< Of the reading before in the same stream; without a time in the first.
    qint64 memory = 0;      ///< Bytes without the cache of files that nobody uses.
    qint64 memoryLimit = 0; ///< 0: not told.
    qint64 received = 0;
    qint64 sent = 0;
    int processes = 0;
};

/// None when it is no JSON object. Absent, negative and absurd numbers read as 0.
[[nodiscard]] std::optional<UsageReading> decodeUsage(const QByteArray &line);

/// Cores in use between two readings. None when the counters were set back, as by a restart, or when the
/// readings are too near to each other to tell.
[[nodiscard]] std::optional<double> coresBetween(const CpuCounters &before, const CpuCounters &now);

} // namespace osc
