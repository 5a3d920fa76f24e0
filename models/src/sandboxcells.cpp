// SPDX-License-Identifier: Apache-2.0
#include "sandboxcells.h"

#include <models/wording.h>

#include <QLocale>

#include <cmath>

namespace osc::cells {

namespace {

constexpr qsizetype longestPart = 120;
constexpr qsizetype mostParts = 40;

QString coresText(double cores)
{
    return QLocale().toString(cores, 'g', 3);
}

QString mountText(const Mount &mount)
{
    const QString source =
        mount.subPath.isEmpty() ? mount.source : mount.source + QStringLiteral(" / ") + mount.subPath;
    const QString line =
        mount.readOnly ? SandboxModel::tr("%1 %2 → %3, read-only") : SandboxModel::tr("%1 %2 → %3");
    return line.arg(volumeKindWord(mount.kind), shortText(source, 3 * longestPart),
                    shortText(mount.target, 3 * longestPart));
}

} // namespace

QString metadata(const Sandbox &sandbox)
{
    QStringList parts;
    for (auto it = sandbox.metadata.cbegin(); it != sandbox.metadata.cend() && parts.size() < mostParts; ++it)
        if (it.key() != QLatin1String("name"))
            parts << shortText(it.key(), longestPart) + QStringLiteral(" = ") +
                         shortText(it.value(), longestPart);
    return parts.join(QStringLiteral(", "));
}

QString ports(const Sandbox &sandbox, const QString &separator)
{
    QList<int> inside = sandbox.endpoints.keys();
    std::sort(inside.begin(), inside.end());
    QStringList parts;
    for (const int port : std::as_const(inside))
        parts << QStringLiteral("%1 → %2").arg(port).arg(
            shortText(sandbox.endpoints.value(port), longestPart));
    return parts.mid(0, mostParts).join(separator);
}

QString limits(const Sandbox &sandbox)
{
    QStringList parts;
    if (sandbox.nanoCpus > 0)
        parts << SandboxModel::tr("%1 CPU").arg(coresText(static_cast<double>(sandbox.nanoCpus) / 1e9));
    if (sandbox.memoryLimit > 0)
        parts << bytesText(sandbox.memoryLimit);
    return parts.join(QStringLiteral(", "));
}

QString platform(const Sandbox &sandbox)
{
    QStringList parts{sandbox.platformOs, sandbox.platformArch};
    parts.removeAll(QString());
    return shortText(parts.join(QLatin1Char('/')), longestPart);
}

QString mounts(const Sandbox &sandbox, const QString &separator)
{
    QStringList parts;
    for (const Mount &mount : sandbox.mounts.mid(0, mostParts))
        parts << mountText(mount);
    return parts.join(separator);
}

std::optional<double> cpuFraction(const Usage &usage)
{
    if (!usage.cores || usage.coresLimit <= 0)
        return {};
    return *usage.cores / usage.coresLimit;
}

std::optional<double> memoryFraction(const Usage &usage)
{
    if (usage.memoryLimit <= 0)
        return {};
    return static_cast<double>(usage.memory) / static_cast<double>(usage.memoryLimit);
}

QString cpu(const Usage &usage)
{
    const auto fraction = cpuFraction(usage);
    return fraction ? SandboxModel::tr("%1 %").arg(std::lround(*fraction * 100)) : QString();
}

QString cpuInWords(const Usage &usage)
{
    const auto fraction = cpuFraction(usage);
    if (!fraction)
        return {};
    const auto percent = QString::number(std::lround(*fraction * 100));
    return usage.coresLimit == 1
               ? SandboxModel::tr("CPU %1 percent of 1 core").arg(percent)
               : SandboxModel::tr("CPU %1 percent of %2 cores").arg(percent, coresText(usage.coresLimit));
}

QString memoryInWords(const Usage &usage)
{
    return usage.memoryLimit > 0 ? SandboxModel::tr("Memory %1 of %2")
                                       .arg(bytesText(usage.memory), bytesText(usage.memoryLimit))
                                 : SandboxModel::tr("Memory %1").arg(bytesText(usage.memory));
}

} // namespace osc::cells
