// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxmodel.h>

#include <core/usage.h>

/// Texts of the cells that say more than one value.
namespace osc::cells {

/// "team = agents, owner = mei"; without the name, which has a column of its own.
[[nodiscard]] QString metadata(const Sandbox &sandbox);
/// "8080 → 127.0.0.1:32768", in the order of the ports; one a line or separated by commas.
[[nodiscard]] QString ports(const Sandbox &sandbox, const QString &separator);
/// "1 CPU, 2 GiB".
[[nodiscard]] QString limits(const Sandbox &sandbox);
/// "linux/amd64".
[[nodiscard]] QString platform(const Sandbox &sandbox);
/// "Volume crawl-cache → /mnt/cache, read-only", one a line or separated by something else.
[[nodiscard]] QString mounts(const Sandbox &sandbox, const QString &separator);

/// The part of the limit that is in use, 1 is all of it; none when either is not known.
[[nodiscard]] std::optional<double> cpuFraction(const Usage &usage);
[[nodiscard]] std::optional<double> memoryFraction(const Usage &usage);
/// "62 %".
[[nodiscard]] QString cpu(const Usage &usage);
/// "62 percent of 1 core", "1.2 GiB of 2 GiB".
[[nodiscard]] QString cpuInWords(const Usage &usage);
[[nodiscard]] QString memoryInWords(const Usage &usage);

} // namespace osc::cells
