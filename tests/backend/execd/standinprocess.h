// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <execd/execdclient.h>

#include <QProcess>
#include <QTemporaryDir>

namespace osc::test {

/// The stand-in for execd as a process of this computer, with a folder of its own. When the tests run as root
/// it runs as nobody, so that it meets permissions.
class StandInProcess
{
public:
    /// False, after a test failure was recorded, when it did not start.
    bool start(const QStringList &arguments = {});
    /// Where it listens; the prefix is that of a published port (execd-and-client 1.2).
    [[nodiscard]] HttpEndpoint endpoint() const;
    /// A new empty folder.
    [[nodiscard]] QByteArray makeFolder();
    /// Runs a shell script in a folder, as the same user.
    [[nodiscard]] static bool runShell(const QByteArray &folder, const QByteArray &script);

    StandInProcess() = default;
    ~StandInProcess();
    StandInProcess(const StandInProcess &) = delete;
    StandInProcess &operator=(const StandInProcess &) = delete;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_port;
    int m_folders = 0;
};

} // namespace osc::test
