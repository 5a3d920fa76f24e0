// SPDX-License-Identifier: Apache-2.0
#include "boundedcommand.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTimer>

#include <csignal>

#include <unistd.h>

namespace osc {

namespace {

constexpr qsizetype longestOutput = 16 * 1024;

class BoundedCommand : public QObject
{
public:
    explicit BoundedCommand(Callback<CommandEnd> done)
        : m_promise(std::move(done))
    {}

    ~BoundedCommand() override
    {
        m_process->disconnect(this);
        if (m_process->state() == QProcess::NotRunning)
            return;
        // Its destructor would wait for the end of the program, which only the program's own end may do.
        killGroup();
        auto *process = m_process.release();
        process->setParent(QCoreApplication::instance());
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
    }
    Q_DISABLE_COPY_MOVE(BoundedCommand)

    [[nodiscard]] static Operation start(const QString &program, const QStringList &arguments,
                                         std::chrono::milliseconds limit, Callback<CommandEnd> done)
    {
        const auto command = std::make_shared<BoundedCommand>(std::move(done));
        auto operation = command->m_promise.operation({}, command);
        command->run(program, arguments, limit);
        return operation;
    }

private:
    void run(const QString &program, const QStringList &arguments, std::chrono::milliseconds limit)
    {
        m_process->setProgram(program);
        m_process->setArguments(arguments);
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->setStandardInputFile(QProcess::nullDevice());
        m_process->setWorkingDirectory(QStringLiteral("/")); // what it leaves running keeps no folder busy
        m_process->setChildProcessModifier([] { (void)::setpgid(0, 0); });
        connect(m_process.get(), &QProcess::readyReadStandardOutput, this, [this] { takeOutput(); });
        connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                finish(CommandEnd::How::NotStarted);
        });
        connect(m_process.get(), &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            m_end.exitCode = code;
            finish(status == QProcess::NormalExit ? CommandEnd::How::Exited : CommandEnd::How::Crashed);
        });
        connect(&m_timer, &QTimer::timeout, this, [this] {
            killGroup();
            finish(CommandEnd::How::TookTooLong);
        });
        m_timer.setSingleShot(true);
        m_timer.start(limit);
        m_process->start();
    }

    void takeOutput()
    {
        m_end.output += m_process->readAllStandardOutput();
        m_end.output.truncate(longestOutput);
    }

    void killGroup()
    {
        if (const qint64 pid = m_process->processId(); pid > 0)
            ::kill(static_cast<pid_t>(-pid), SIGKILL);
        m_process->kill(); // it may not have got as far as its own group
    }

    /// The answer comes later than the signal that brings it, so that this may die with its process then.
    void finish(CommandEnd::How how)
    {
        if (m_ended)
            return;
        m_ended = true;
        m_timer.stop();
        m_end.how = how;
        if (how != CommandEnd::How::NotStarted)
            takeOutput();
        m_promise.resolveLater(m_end);
    }

    Promise<CommandEnd> m_promise;
    std::unique_ptr<QProcess> m_process = std::make_unique<QProcess>();
    QTimer m_timer;
    CommandEnd m_end;
    bool m_ended = false;
};

} // namespace

Operation runCommand(const QString &program, const QStringList &arguments, std::chrono::milliseconds limit,
                     Callback<CommandEnd> done)
{
    return BoundedCommand::start(program, arguments, limit, std::move(done));
}

} // namespace osc
