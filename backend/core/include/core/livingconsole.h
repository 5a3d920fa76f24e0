// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QString>

namespace osc {

/// Shows other consoles that share a file or folder that this one is alive: a lock that the system takes away
/// when the process ends, however it ends. A process id would not do: it is used again, and two sandboxed
/// installations count theirs each for itself. Touches files, but never waits for one.
class LivingConsole
{
public:
    LivingConsole() = default;
    ~LivingConsole();
    LivingConsole(const LivingConsole &) = delete;
    LivingConsole &operator=(const LivingConsole &) = delete;

    /// @p base: path and beginning of the name of the lock files.
    Done begin(const QString &base);
    [[nodiscard]] bool hasBegun() const { return m_descriptor >= 0; }
    /// What others know this console by.
    [[nodiscard]] const QString &token() const { return m_token; }
    /// Also removes what a dead one has left.
    [[nodiscard]] static bool isAlive(const QString &base, const QString &token);

private:
    QString m_token;
    QString m_path;
    int m_descriptor = -1;
};

} // namespace osc
