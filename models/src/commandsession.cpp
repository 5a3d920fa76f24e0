// SPDX-License-Identifier: Apache-2.0
#include <models/commandsession.h>

#include <QLocale>
#include <QRegularExpression>

namespace osc {

namespace {

constexpr qsizetype commandsKept = 200;

QString runTimeText(qint64 milliseconds)
{
    const QLocale locale;
    if (milliseconds < 1000)
        return CommandSession::tr("%1 ms").arg(locale.toString(milliseconds));
    const double seconds = static_cast<double>(milliseconds) / 1000;
    return CommandSession::tr("%1 s").arg(locale.toString(seconds, 'f', 1));
}

} // namespace

CommandSession::CommandSession(QObject *parent)
    : QObject(parent)
{}

void CommandSession::open(CommandService *commands, const QString &sandboxId)
{
    const bool wasRunning = isRunning();
    m_running.cancel();
    m_commands = commands;
    m_sandboxId = sandboxId;
    m_history.clear();
    m_buffer.clear();
    if (wasRunning)
        Q_EMIT runningChanged();
}

void CommandSession::setService(CommandService *commands)
{
    cancel();
    m_commands = commands;
}

void CommandSession::run(const CommandRequest &request)
{
    if (!canRun() || request.command.trimmed().isEmpty())
        return;
    if (m_history.isEmpty() || m_history.constLast() != request.command)
        m_history.append(request.command);
    if (m_history.size() > commandsKept)
        m_history.removeFirst();

    m_buffer.appendText(LogLine::Kind::Command, request.command);
    m_running = m_commands->run(
        m_sandboxId, request, [this](const CommandOutput &output) { m_buffer.append(output); },
        [this](const Result<CommandOutcome> &result) { onOutcome(result); });
    Q_EMIT runningChanged();
}

void CommandSession::cancel()
{
    if (!isRunning())
        return;
    m_running.cancel();
    m_buffer.appendText(LogLine::Kind::Note, tr("Cancelled."));
    Q_EMIT runningChanged();
}

void CommandSession::onOutcome(const Result<CommandOutcome> &result)
{
    if (result) {
        const bool good = result->exitCode == 0 && result->signal.isEmpty();
        m_buffer.appendText(good ? LogLine::Kind::Note : LogLine::Kind::Failure, outcomeText(*result));
    } else {
        QStringList lines{result.error().message};
        if (!result.error().advice.isEmpty())
            lines.append(result.error().advice);
        if (!result.error().detail.isEmpty())
            lines.append(result.error().detail);
        m_buffer.appendText(LogLine::Kind::Failure, lines.join(u'\n'));
    }
    Q_EMIT runningChanged();
}

QString outcomeText(const CommandOutcome &outcome)
{
    const QString duration = runTimeText(outcome.durationMs);
    if (!outcome.signal.isEmpty())
        return CommandSession::tr("Ended by a signal (%1) after %2, through %3.")
            .arg(outcome.signal, duration, outcome.via);
    return CommandSession::tr("Exit code %1 after %2, through %3.")
        .arg(QString::number(outcome.exitCode), duration, outcome.via);
}

Result<QMap<QString, QString>> parseEnvironment(const QString &text)
{
    static const QRegularExpression name(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    QMap<QString, QString> env;
    const auto lines = text.split(u'\n');
    for (const QString &line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype equals = line.indexOf(u'=');
        const QString key = line.left(qMax<qsizetype>(0, equals)).trimmed();
        if (equals < 0 || !name.match(key).hasMatch())
            return Error{.kind = ErrorKind::Invalid,
                         .message = CommandSession::tr("“%1” is not a variable.").arg(line.trimmed()),
                         .advice = CommandSession::tr("Write NAME=value, one on each line.")};
        env.insert(key, line.mid(equals + 1));
    }
    return env;
}

} // namespace osc
