// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>
#include <core/result.h>
#include <core/sandboxspec.h>

namespace osc {

/// How one bucket, or a prefix of it, is mounted: the paths, commands and files of the official server
/// (docker-runtime 7.4), so that either of the two releases what the other has mounted. Touches nothing.
struct OssfsMountPlan
{
    QString volume;     ///< Name of the volume in the request.
    QString bucket;     ///< Checked: letters, digits and dashes.
    QString prefix;     ///< Without slashes at its ends; may be empty.
    QString bucketRoot; ///< What all mounts of the bucket are at or below.
    QString path;       ///< Where it is mounted; also names the mount in labels.
    QString url;        ///< Of the endpoint, with its scheme.
    QString version;    ///< "1.0" or "2.0".
    QStringList options;
    QString credential; ///< The name of the key.

    /// "ossfs" or "ossfs2".
    [[nodiscard]] QString program() const;
    /// The name of the private file; @p unique is 32 hexadecimal digits.
    [[nodiscard]] QString fileName(const QString &unique) const;
    [[nodiscard]] QStringList arguments(const QString &file) const;
    /// The key as the program reads it from the private file.
    [[nodiscard]] SecretString fileContents(const OssKey &key) const;
    /// "crawl-raw" or "crawl-raw/2026-11".
    [[nodiscard]] QString title() const;

    bool operator==(const OssfsMountPlan &) const = default;
};

/// Where a volume of kind Ossfs is mounted (docker-runtime 7.4).
[[nodiscard]] QString bucketMountPath(const VolumeSpec &volume, const QString &root);
/// The plan of a volume of kind Ossfs, checked once more with the server's rules, before anything is made.
[[nodiscard]] Result<OssfsMountPlan> planOssfsMount(const VolumeSpec &volume, const QString &root);
/// Why a key cannot be handed to ossfs; none when it can.
[[nodiscard]] std::optional<Error> keyProblem(const OssKey &key, const QString &name);

} // namespace osc
