// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace osc {

enum class HostPathFault {
    None,
    NotAbsolute,   ///< Neither "/…" nor "C:/…" nor "C:\…".
    Traversal,     ///< Contains "/..", even as the beginning of a name.
    NotNormalised, ///< A doubled or trailing slash.
    NotAllowed,    ///< Outside the allow-list.
};

/// The lexical rules of the official server for a host path (docker-runtime 7.3); a backslash counts as a
/// slash. Symlinks are for those who can see the folder: they repeat this with the resolved path and
/// allow-list.
[[nodiscard]] HostPathFault checkHostPathForm(const QString &path);
/// The same and the allow-list: the path is an entry or below one. An empty list allows nothing, "/" only
/// itself.
[[nodiscard]] HostPathFault checkHostPath(const QString &path, const QStringList &allowed);

/// The folder that is mounted: @p path as it is without @p subPath, else both joined and normalised.
[[nodiscard]] QString joinHostPath(const QString &path, const QString &subPath);
/// Resolves ".", ".." and doubled slashes lexically. Relative paths stay relative.
[[nodiscard]] QString normalisedPath(const QString &path);

} // namespace osc
