// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace osc {

// Resource limits as the official server understands them (docker-runtime 2.5, api-1.1 7). None: the text is
// no limit; 1.1.1 refuses it, 0.1.14 goes on without a limit.

/// Bytes: "512Mi", "1G", "67108864", any case, no fractions. Never 0; larger than 64 bits becomes the
/// largest.
[[nodiscard]] std::optional<qint64> parseMemory(const QString &text);
/// Billionths of a CPU, 1 or more: "500m", "1.5", "1e0".
[[nodiscard]] std::optional<qint64> parseNanoCpus(const QString &text);
/// A number of devices, 1 or more, or -1 for "all".
[[nodiscard]] std::optional<int> parseGpuCount(const QString &text);
/// Whole GiB of a Windows sandbox's memory or disk (docker-runtime 2.11): "4G", "4096Mi", "1T".
[[nodiscard]] std::optional<qint64> parseWindowsGibibytes(const QString &text);

} // namespace osc
