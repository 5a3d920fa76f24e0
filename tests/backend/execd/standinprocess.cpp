// SPDX-License-Identifier: Apache-2.0
#include "standinprocess.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <unistd.h>

#include <sys/prctl.h>

namespace osc::test {

namespace {

constexpr int patience = 10'000;
constexpr unsigned nobody = 65534;

void runAsNobody(QProcess &process)
{
    process.setChildProcessModifier([] {
        if (geteuid() == 0 && (setgid(nobody) != 0 || setuid(nobody) != 0))
            _exit(126);
        prctl(PR_SET_PDEATHSIG, SIGKILL); // also when a test crashes
    });
}

QProcessEnvironment environmentWith(const QString &folder)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TMPDIR"), folder);
    environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    return environment;
}

} // namespace

bool StandInProcess::start(const QStringList &arguments)
{
    // The folder of the build may be closed to nobody.
    const auto program = m_folder.filePath(QStringLiteral("execd"));
    QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7777));
    if (!QFile::exists(program) && !QFile::copy(QStringLiteral(EXECD_STANDIN_PROGRAM), program))
        return QTest::qFail("The stand-in for execd could not be copied.", __FILE__, __LINE__), false;
    runAsNobody(m_process);
    m_process.setProcessEnvironment(environmentWith(m_folder.path()));
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program,
                    QStringList{QStringLiteral("--loopback"), QStringLiteral("--port"), QStringLiteral("0")} +
                        arguments);
    const QByteArray greeting = "listening on ";
    if (!m_process.waitForReadyRead(patience))
        return QTest::qFail("The stand-in for execd did not start.", __FILE__, __LINE__), false;
    const auto line = m_process.readLine().trimmed();
    m_port = line.mid(greeting.size());
    return line.startsWith(greeting);
}

StandInProcess::~StandInProcess()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

HttpEndpoint StandInProcess::endpoint() const
{
    const auto port = QString::fromLatin1(m_port);
    return {QUrl(QStringLiteral("http://127.0.0.1:%1/proxy/%1").arg(port)), {}, {}};
}

QByteArray StandInProcess::makeFolder()
{
    const auto path = m_folder.filePath(QString::number(++m_folders));
    QDir().mkpath(path);
    QFile::setPermissions(path, QFile::Permissions(0x7777));
    return path.toUtf8();
}

bool StandInProcess::runShell(const QByteArray &folder, const QByteArray &script)
{
    QProcess shell;
    runAsNobody(shell);
    shell.setProcessChannelMode(QProcess::ForwardedChannels);
    shell.setWorkingDirectory(QString::fromUtf8(folder));
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-ec"), QString::fromUtf8(script)});
    return shell.waitForFinished(patience * 3) && shell.exitStatus() == QProcess::NormalExit &&
           shell.exitCode() == 0;
}

} // namespace osc::test
