// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace osc {

/// What the control group of a sandbox has used (Linux, cgroup v1 and v2), read from inside: the metrics of
/// execd are those of the whole machine (official-server-in-practice 6).
struct CgroupSample
{
    qint64 memory = 0;      ///< Bytes, without the page cache that can be dropped at any time.
    qint64 memoryLimit = 0; ///< Bytes; 0: none.
    qint64 cpuNanoseconds = 0;
    int processes = 0;
    qint64 networkReceived = 0;
    qint64 networkSent = 0;

    bool operator==(const CgroupSample &) const = default;
};

/// A POSIX shell script that prints what decodeCgroupSample() reads.
[[nodiscard]] QString cgroupScript();
/// None when memory or processor time are not told.
[[nodiscard]] std::optional<CgroupSample> decodeCgroupSample(const QByteArray &output);

} // namespace osc
