// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>

namespace osc {

/// How a program of this computer ended.
struct CommandEnd
{
    enum class How { Exited, Crashed, NotStarted, TookTooLong };

    How how = How::Exited;
    int exitCode = -1; ///< When it has exited.
    QByteArray output; ///< Both outputs together, at most 16 KiB from the beginning. Untrusted.

    [[nodiscard]] bool good() const { return how == How::Exited && exitCode == 0; }
};

/// Runs a program without a shell, in a process group of its own; never fails but by its value. When it takes
/// longer than @p limit, or the operation is let go of, the whole group is killed, so that a program that
/// waits for a child of its own does not leave it behind.
[[nodiscard]] Operation runCommand(const QString &program, const QStringList &arguments,
                                   std::chrono::milliseconds limit, Callback<CommandEnd> done);

} // namespace osc
