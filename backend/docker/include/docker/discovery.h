// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/connection.h>

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace osc {

/// What the search for engines looks at.
struct Environment
{
    std::function<QString(const QString &name)> variable; ///< Empty when it is not set.
    QString homeDirectory;
    std::function<bool(const QString &path)> exists;
    std::function<QByteArray(const QString &path)> read;     ///< Empty when it cannot be read.
    std::function<QStringList(const QString &path)> folders; ///< Names of the folders in a folder.
    std::function<QString(const QString &path)>
        resolve; ///< Without symlinks; the path itself when it is not there.

    /// The real one of this process.
    [[nodiscard]] static Environment system();
};

/// The engines that the user of this computer can be expected to mean, the one that the `docker` command
/// would use first: DOCKER_HOST, Docker contexts, and the usual sockets of Docker, rootless Docker, Docker
/// Desktop and Podman as far as they exist. No engine is listed twice. Never empty: without any finding it is
/// the default socket.
///
/// Ids follow from the address, so that two searches give the same. Addresses that cannot be used (ssh) are
/// listed too, with openAtStart off; opening them says why. Reads files: call it on a worker thread.
[[nodiscard]] QList<ConnectionProfile> discoverEngines(const Environment &environment);

} // namespace osc
