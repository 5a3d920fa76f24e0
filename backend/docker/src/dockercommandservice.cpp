// SPDX-License-Identifier: Apache-2.0
#include "dockercommandservice.h"

#include "containerlookup.h"
#include "engineexec.h"
#include "sandboxaccess.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <QUuid>

namespace osc {

namespace {

const QString MarkVariable = QStringLiteral("OPENSANDBOX_CONSOLE_RUN");

/// $1: the mark. Reads what processes were started with; their own id is not among the results, because this
/// script is not marked.
const char EndScript[] = R"(
mark() {
    for f in /proc/[0-9]*/environ; do
        tr '\000' '\n' < "$f" 2>/dev/null | grep -q -x -F -e "$2" || continue
        p=${f#/proc/}
        kill -s "$1" "${p%/environ}" 2>/dev/null
    done
}
mark TERM "$1"
sleep 2
mark KILL "$1"
)";

void endMarked(EngineClient &engine, const QString &containerId, const QString &mark)
{
    EngineExec exec;
    exec.containerId = containerId;
    exec.body.command = {QStringLiteral("/bin/sh"), QStringLiteral("-c"), QString::fromLatin1(EndScript),
                         QStringLiteral("sh"), MarkVariable + QLatin1Char('=') + mark};
    runExec(engine, std::move(exec), [](const Result<int> &) {}).detach();
}

QString signalOf(int exitCode)
{
    switch (exitCode) {
    case 137:
        return QStringLiteral("killed");
    case 143:
        return QStringLiteral("terminated");
    case 130:
        return QStringLiteral("interrupt");
    default:
        return {};
    }
}

class CommandRun : public std::enable_shared_from_this<CommandRun>
{
public:
    CommandRun(EngineContext &context, CommandRequest request, std::function<void(CommandOutput)> onOutput,
               Callback<CommandOutcome> done)
        : m_context(context)
        , m_request(std::move(request))
        , m_onOutput(std::move(onOutput))
        , m_promise(std::move(done))
    {
        m_limit.setSingleShot(true);
        m_limit.callOnTimeout([this] { endMarked(m_context.engine, m_containerId, m_mark); });
    }

    Operation start(const QString &sandboxId)
    {
        auto operation = m_promise.operation(
            [weak = weak_from_this()] {
                if (const auto run = weak.lock(); run && !run->m_mark.isEmpty())
                    endMarked(run->m_context.engine, run->m_containerId, run->m_mark);
            },
            shared_from_this());
        m_step = findAccess(m_context, sandboxId, [this](Result<SandboxAccess> access) {
            if (!access)
                return m_promise.resolve(access.error());
            if (!access->canRun())
                return m_promise.resolve(cannotRun(access->container));
            m_clock.start();
            if (access->execd)
                runByExecd(*access->execd);
            else
                runByEngine(access->container);
        });
        return operation;
    }

private:
    void runByExecd(const ExecdClient &execd)
    {
        ExecdCommand command;
        command.text = m_request.command;
        command.workingDirectory = m_request.workingDirectory;
        command.environment = m_request.env;
        command.timeout = std::chrono::seconds(m_request.timeoutSeconds);
        m_step = execd.run(
            command,
            [this](const ExecdOutput &output) {
                const bool errors = output.stream == ExecdOutput::Stream::Errors;
                pass(errors ? CommandOutput::Stream::Stderr : CommandOutput::Stream::Stdout,
                     output.line.toUtf8() + '\n');
            },
            [this](const Result<ExecdExit> &exit) {
                if (!exit)
                    return m_promise.resolve(exit.error());
                CommandOutcome outcome;
                outcome.exitCode = exit->code.value_or(-1);
                const QString prefix = QStringLiteral("signal: ");
                if (!exit->code && exit->words.startsWith(prefix))
                    outcome.signal = exit->words.mid(prefix.size()).left(40);
                outcome.durationMs = exit->duration.count() > 0 ? exit->duration.count() : m_clock.elapsed();
                outcome.via = QStringLiteral("execd");
                m_promise.resolve(std::move(outcome));
            });
    }

    void runByEngine(const ContainerFacts &container)
    {
        m_containerId = container.id;
        m_mark = QUuid::createUuid().toString(QUuid::WithoutBraces);
        EngineExec exec;
        exec.containerId = container.id;
        exec.title = sandboxTitle(container);
        exec.body.command = {QStringLiteral("/bin/sh"), QStringLiteral("-c"), m_request.command};
        exec.body.workingDirectory = m_request.workingDirectory;
        for (auto it = m_request.env.cbegin(); it != m_request.env.cend(); ++it)
            exec.body.environment.append(it.key() + QLatin1Char('=') + it.value());
        exec.body.environment.append(MarkVariable + QLatin1Char('=') + m_mark);
        exec.onOutput = [this](CommandOutput::Stream stream, QByteArrayView bytes) {
            pass(stream, bytes.toByteArray());
            return ByteSink::Next::More;
        };
        if (m_request.timeoutSeconds > 0)
            m_limit.start(std::chrono::seconds(m_request.timeoutSeconds));
        m_step = runExec(m_context.engine, std::move(exec), [this](const Result<int> &code) {
            m_limit.stop();
            if (!code)
                return m_promise.resolve(code.error());
            CommandOutcome outcome;
            outcome.exitCode = *code;
            outcome.signal = signalOf(*code);
            outcome.durationMs = m_clock.elapsed();
            outcome.via = QCoreApplication::translate("osc::DockerCommandService", "the Engine");
            m_promise.resolve(std::move(outcome));
        });
    }

    void pass(CommandOutput::Stream stream, QByteArray bytes)
    {
        if (const auto onOutput = m_onOutput) // a copy: it may cancel, and we go then
            onOutput({stream, std::move(bytes)});
    }

    EngineContext &m_context;
    CommandRequest m_request;
    std::function<void(CommandOutput)> m_onOutput;
    Promise<CommandOutcome> m_promise;
    Operation m_step;
    QTimer m_limit;
    QElapsedTimer m_clock;
    QString m_containerId;
    QString m_mark;
};

} // namespace

Operation DockerCommandService::run(const QString &sandboxId, const CommandRequest &request,
                                    std::function<void(CommandOutput)> onOutput,
                                    Callback<CommandOutcome> done)
{
    return std::make_shared<CommandRun>(m_context, request, std::move(onOutput), std::move(done))
        ->start(sandboxId);
}

} // namespace osc
