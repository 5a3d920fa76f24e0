// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mounttable.h"
#include "ossfsmountplan.h"

#include <optional>

namespace osc {

// What this computer says about mounting a bucket. All of it is for a worker thread; none of it touches what
// is inside a mount, which could hang.

/// What mounting finds on this computer.
struct OssfsMachine
{
    QString root = QStringLiteral("/mnt/ossfs"); ///< storage.ossfs_mount_root of the reference.
    QStringList searchPath;                      ///< Folders of programs; empty: PATH.
    QString fuseDevice = QStringLiteral("/dev/fuse");
    QString fuseConfiguration = QStringLiteral("/etc/fuse.conf");
    bool asRoot = false;

    /// As it is.
    [[nodiscard]] static OssfsMachine thisOne();
};

/// What is lacking for mounting; empty texts when nothing is.
struct OssfsNeeds
{
    QString missing; ///< One sentence.
    QString help;    ///< How to get it, one sentence.
};

struct OssfsSurvey
{
    OssfsNeeds needs;
    QString program; ///< Its whole path.
    std::optional<MountedPlace> mounted;
    QString inTheWay; ///< Another mount, of more or of less of the bucket, that excludes this one.
};

/// The mounts that exclude one on @p path: those above it, from the bucket's root on, and those below it.
[[nodiscard]] QString mountInTheWay(const QList<MountedPlace> &table, const QString &path,
                                    const QString &bucketRoot);
[[nodiscard]] OssfsSurvey surveyMount(const OssfsMountPlan &plan, const OssfsMachine &machine);
/// fusermount, or fusermount3, or umount when there is neither.
[[nodiscard]] QStringList unmountPrograms(const QStringList &searchPath);

/// Makes the empty folder that something is mounted on. Empty folders in it are removed: a program that
/// mounts refuses to hide anything. Fails when there is a file.
[[nodiscard]] Done makeMountPoint(const OssfsMountPlan &plan);
/// Removes the folder, and those above it below @p root, as far as they are empty and nothing is mounted
/// there.
void removeMountPoint(const QString &path, const QString &root);

} // namespace osc
