// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace osc {

/// A line of /proc/self/mountinfo, as far as it is of use.
struct MountedPlace
{
    QString path;
    QString device; ///< "0:57": another one after every mount.
    QString type;   ///< "fuse.ossfs".

    [[nodiscard]] bool isFuse() const { return type.startsWith(QLatin1String("fuse")); }
    bool operator==(const MountedPlace &) const = default;
};

/// The contents of mountinfo (proc(5)); lines that cannot be understood are left out. Where two are mounted
/// on one path the upper one comes last.
[[nodiscard]] QList<MountedPlace> parseMountTable(const QByteArray &mountinfo);
/// What is mounted for this process. Reads a file of the kernel: for a worker thread.
[[nodiscard]] QList<MountedPlace> readMountTable();
/// What is mounted on exactly this path; null when nothing is. Valid as long as the list.
[[nodiscard]] const MountedPlace *findMount(const QList<MountedPlace> &table, const QString &path);

} // namespace osc
