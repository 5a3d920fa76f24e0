// SPDX-License-Identifier: Apache-2.0
#include "execdservices.h"

#include "cgroupusage.h"
#include "chain.h"

#include <execd/execdfilesystem.h>

#include <QElapsedTimer>
#include <QTimer>

namespace osc {

namespace {

constexpr std::chrono::seconds measuringPatience{5};
constexpr std::chrono::milliseconds betweenSamples{1500};
constexpr qsizetype largestSample = 64 * 1024;

/// A call that needs execd of a sandbox. A way that leads nowhere is looked up anew the next time.
template<typename T>
Operation withExecd(EndpointLookup &lookup, const QString &sandboxId, bool inBackground,
                    std::function<Operation(ExecdClient, Callback<T>)> call, Callback<T> done)
{
    return chain<ExecdClient, T>(
        [&lookup, sandboxId, inBackground](Callback<ExecdClient> found) {
            return lookup.execd(sandboxId, inBackground, std::move(found));
        },
        std::move(call),
        [&lookup, sandboxId, done = std::move(done)](Result<T> result) {
            if (!result && result.error().kind == ErrorKind::Unreachable)
                lookup.forget(sandboxId);
            done(std::move(result));
        });
}

ExecdCommand commandOf(const CommandRequest &request)
{
    ExecdCommand command;
    command.text = request.command;
    command.workingDirectory = request.workingDirectory;
    command.environment = request.env;
    command.timeout = std::chrono::seconds(request.timeoutSeconds);
    command.uid = request.uid;
    command.gid = request.gid;
    return command;
}

std::function<void(ExecdOutput)> lineOutput(std::function<void(CommandOutput)> onOutput)
{
    return [onOutput = std::move(onOutput)](const ExecdOutput &output) {
        const bool errors = output.stream == ExecdOutput::Stream::Errors;
        if (const auto call = onOutput) // a copy: it may cancel
            call({errors ? CommandOutput::Stream::Stderr : CommandOutput::Stream::Stdout,
                  output.line.toUtf8() + '\n'});
    };
}

Callback<ExecdExit> outcomeOf(Callback<CommandOutcome> done)
{
    QElapsedTimer clock;
    clock.start();
    return [clock, done = std::move(done)](const Result<ExecdExit> &exit) {
        if (!exit)
            return done(exit.error());
        CommandOutcome outcome;
        outcome.exitCode = exit->code.value_or(-1);
        const QString prefix = QStringLiteral("signal: ");
        if (!exit->code && exit->words.startsWith(prefix))
            outcome.signal = exit->words.mid(prefix.size()).left(40);
        outcome.durationMs = exit->duration.count() > 0 ? exit->duration.count() : clock.elapsed();
        outcome.via = QStringLiteral("execd");
        done(std::move(outcome));
    };
}

/// A sample about every two seconds. What the sandbox itself has used is read with a command; where that
/// fails, execd tells what the whole machine does.
class UsageFollowing : public std::enable_shared_from_this<UsageFollowing>
{
public:
    UsageFollowing(EndpointLookup &lookup, ServerList &list, QString sandboxId,
                   std::function<void(Usage)> onSample, Callback<void> done)
        : m_lookup(lookup)
        , m_list(list)
        , m_sandboxId(std::move(sandboxId))
        , m_onSample(std::move(onSample))
        , m_promise(std::move(done))
    {
        m_pause.setSingleShot(true);
        m_pause.callOnTimeout([this] { measure(); });
    }

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        measure();
        return operation;
    }

private:
    void measure()
    {
        m_output.clear();
        ExecdCommand command;
        command.text = cgroupScript();
        command.timeout = measuringPatience;
        m_step = withExecd<ExecdExit>(
            m_lookup, m_sandboxId, true,
            [this, command](const ExecdClient &execd, Callback<ExecdExit> ended) {
                return execd.run(
                    command,
                    [this](const ExecdOutput &output) {
                        if (m_output.size() < largestSample)
                            m_output += output.line.toUtf8() + '\n';
                    },
                    std::move(ended));
            },
            [this](const Result<ExecdExit> &exit) { takeSample(exit); });
    }

    void takeSample(const Result<ExecdExit> &exit)
    {
        const Sandbox *sandbox = m_list.find(m_sandboxId);
        if (!sandbox || (!exit && sandbox->status.state != SandboxState::Running))
            return m_promise.resolve(Done());
        if (!exit)
            return m_promise.resolve(exit.error());
        const auto sample = decodeCgroupSample(m_output);
        if (!sample)
            return measureMachine();
        Usage usage;
        usage.at = QDateTime::currentDateTimeUtc();
        if (m_sinceSample.isValid()) {
            const double passed = double(qMax<qint64>(1, m_sinceSample.nsecsElapsed()));
            usage.cores = qMax(0.0, double(sample->cpuNanoseconds - m_lastCpu) / passed);
        }
        m_lastCpu = sample->cpuNanoseconds;
        m_sinceSample.start();
        usage.coresLimit = double(sandbox->nanoCpus) / 1e9;
        usage.memory = sample->memory;
        usage.memoryLimit = sandbox->memoryLimit > 0 ? sandbox->memoryLimit : sample->memoryLimit;
        usage.networkReceived = sample->networkReceived;
        usage.networkSent = sample->networkSent;
        usage.processes = sample->processes;
        pass(usage);
    }

    void measureMachine()
    {
        m_step = withExecd<ExecdMetrics>(
            m_lookup, m_sandboxId, true,
            [](const ExecdClient &execd, Callback<ExecdMetrics> done) {
                return execd.metrics(std::move(done));
            },
            [this](const Result<ExecdMetrics> &metrics) {
                if (!metrics)
                    return m_promise.resolve(metrics.error());
                constexpr double mebibyte = 1024.0 * 1024.0;
                Usage usage;
                usage.at = QDateTime::currentDateTimeUtc(); // the clock in the sandbox may be wrong
                usage.cores = metrics->cpuUsedPercent / 100.0 * metrics->cpuCount;
                usage.coresLimit = metrics->cpuCount;
                usage.memory = qint64(metrics->memoryUsedMib * mebibyte);
                usage.memoryLimit = qint64(metrics->memoryTotalMib * mebibyte);
                pass(usage);
            });
    }

    void pass(const Usage &usage)
    {
        m_pause.start(betweenSamples);
        if (const auto tell = m_onSample) // a copy: it may let go
            tell(usage);
    }

    EndpointLookup &m_lookup;
    ServerList &m_list;
    QString m_sandboxId;
    std::function<void(Usage)> m_onSample;
    Promise<void> m_promise;
    QByteArray m_output;
    qint64 m_lastCpu = 0;
    QElapsedTimer m_sinceSample;
    QTimer m_pause;
    Operation m_step;
};

} // namespace

Operation RemoteCommandService::run(const QString &sandboxId, const CommandRequest &request,
                                    std::function<void(CommandOutput)> onOutput,
                                    Callback<CommandOutcome> done)
{
    return withExecd<CommandOutcome>(
        m_lookup, sandboxId, false,
        [command = commandOf(request), onOutput = std::move(onOutput)](const ExecdClient &execd,
                                                                       Callback<CommandOutcome> ended) {
            return execd.run(command, lineOutput(onOutput), outcomeOf(std::move(ended)));
        },
        std::move(done));
}

Operation RemoteCommandJobs::start(const QString &sandboxId, const CommandRequest &request,
                                   Callback<QString> done)
{
    return withExecd<QString>(
        m_lookup, sandboxId, false,
        [command = commandOf(request)](const ExecdClient &execd, Callback<QString> started) {
            return execd.startInBackground(command, std::move(started));
        },
        std::move(done));
}

Operation RemoteCommandJobs::status(const QString &sandboxId, const QString &commandId,
                                    Callback<CommandJob> done)
{
    return withExecd<CommandJob>(
        m_lookup, sandboxId, true,
        [commandId](const ExecdClient &execd, Callback<CommandJob> told) {
            return execd.commandStatus(commandId, [told = std::move(told)](Result<ExecdJob> job) {
                if (!job)
                    return told(job.error());
                told(CommandJob{job->id, job->command, job->running, job->exitCode, job->words,
                                job->startedAt, job->finishedAt});
            });
        },
        std::move(done));
}

Operation RemoteCommandJobs::output(const QString &sandboxId, const QString &commandId, qint64 cursor,
                                    Callback<CommandJobOutput> done)
{
    return withExecd<CommandJobOutput>(
        m_lookup, sandboxId, true,
        [commandId, cursor](const ExecdClient &execd, Callback<CommandJobOutput> told) {
            return execd.commandOutput(commandId, cursor,
                                       [told = std::move(told)](const Result<ExecdJobOutput> &output) {
                                           if (!output)
                                               return told(output.error());
                                           told(CommandJobOutput{output->bytes, output->cursor});
                                       });
        },
        std::move(done));
}

Operation RemoteCommandJobs::interrupt(const QString &sandboxId, const QString &commandId,
                                       Callback<void> done)
{
    return withExecd<void>(
        m_lookup, sandboxId, false,
        [commandId](const ExecdClient &execd, Callback<void> ended) {
            return execd.interrupt(commandId, std::move(ended));
        },
        std::move(done));
}

Operation RemoteCommandJobs::openSession(const QString &sandboxId, const QString &workingDirectory,
                                         Callback<QString> done)
{
    return withExecd<QString>(
        m_lookup, sandboxId, false,
        [workingDirectory](const ExecdClient &execd, Callback<QString> opened) {
            return execd.openSession(workingDirectory, std::move(opened));
        },
        std::move(done));
}

Operation RemoteCommandJobs::runInSession(const QString &sandboxId, const QString &sessionId,
                                          const CommandRequest &request,
                                          std::function<void(CommandOutput)> onOutput,
                                          Callback<CommandOutcome> done)
{
    return withExecd<CommandOutcome>(
        m_lookup, sandboxId, false,
        [sessionId, command = commandOf(request),
         onOutput = std::move(onOutput)](const ExecdClient &execd, Callback<CommandOutcome> ended) {
            return execd.runInSession(sessionId, command, lineOutput(onOutput), outcomeOf(std::move(ended)));
        },
        std::move(done));
}

Operation RemoteCommandJobs::closeSession(const QString &sandboxId, const QString &sessionId,
                                          Callback<void> done)
{
    return withExecd<void>(
        m_lookup, sandboxId, false,
        [sessionId](const ExecdClient &execd, Callback<void> closed) {
            return execd.closeSession(sessionId, std::move(closed));
        },
        std::move(done));
}

Operation RemoteFileService::open(const QString &sandboxId, Callback<std::shared_ptr<FileSystem>> done)
{
    using Files = std::shared_ptr<FileSystem>;
    return withExecd<Files>(
        m_lookup, sandboxId, false,
        [](const ExecdClient &execd, Callback<Files> opened) {
            return execd.ping([execd, opened = std::move(opened)](const Done &pong) {
                if (pong)
                    opened(Files(std::make_shared<ExecdFileSystem>(execd)));
                else
                    opened(pong.error());
            });
        },
        std::move(done));
}

Operation RemoteUsageService::follow(const QString &sandboxId, std::function<void(Usage)> onSample,
                                     Callback<void> done)
{
    return std::make_shared<UsageFollowing>(m_lookup, m_list, sandboxId, std::move(onSample), std::move(done))
        ->start();
}

} // namespace osc
