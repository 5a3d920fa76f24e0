// SPDX-License-Identifier: Apache-2.0
#include <models/commandjoblist.h>

#include <models/wording.h>

#include <chrono>
#include <utility>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr auto jobLook = 2s;
constexpr qsizetype longestJobCommand = 300;

} // namespace

Operation ShellCommands::close()
{
    const QString session = std::exchange(m_session, {});
    return session.isEmpty() ? Operation() : m_jobs.closeSession(m_sandboxId, session, [](const Done &) {});
}

Operation ShellCommands::run(const QString &sandboxId, const CommandRequest &request,
                             std::function<void(CommandOutput)> onOutput, Callback<CommandOutcome> done)
{
    if (!m_session.isEmpty())
        return m_jobs.runInSession(sandboxId, m_session, request, std::move(onOutput), std::move(done));
    m_sandboxId = sandboxId;
    Promise<CommandOutcome> promise(std::move(done));
    auto step = std::make_shared<Operation>();
    Operation operation = promise.operation([step] { step->cancel(); });
    *step = m_jobs.openSession(
        sandboxId, request.workingDirectory,
        [this, promise, step, sandboxId, request, onOutput](const Result<QString> &session) {
            if (!session)
                return promise.resolve(session.error());
            m_session = *session;
            *step = m_jobs.runInSession(
                sandboxId, m_session, request, onOutput,
                [promise](const Result<CommandOutcome> &outcome) { promise.resolve(outcome); });
        });
    return operation;
}

CommandJobList::CommandJobList(QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
{
    m_again.setSingleShot(true);
    m_again.setInterval(jobLook);
    m_again.callOnTimeout(this, &CommandJobList::look);
}

CommandJobList::~CommandJobList() = default;

void CommandJobList::open(CommandJobService *jobs, const QString &sandboxId)
{
    m_again.stop();
    m_starting.cancel();
    m_asking.clear();
    m_reading.clear();
    m_cursors.clear();
    m_jobs = jobs;
    m_sandboxId = sandboxId;
    setRows({});
}

void CommandJobList::start(const CommandRequest &request)
{
    if (!m_jobs)
        return;
    m_starting = m_jobs->start(m_sandboxId, request, [this, request](const Result<QString> &id) {
        if (!id)
            return void(Q_EMIT failed(id.error()));
        CommandJob job;
        job.id = *id;
        job.command = request.command;
        job.running = true;
        upsert(job);
        m_again.start();
    });
}

void CommandJobList::look()
{
    bool running = false;
    const QList<CommandJob> jobs = rows();
    for (const CommandJob &job : jobs) {
        if (!job.running)
            continue;
        running = true;
        m_asking[job.id] =
            m_jobs->status(m_sandboxId, job.id, [this, command = job.command](const Result<CommandJob> &now) {
                take(command, now);
            });
    }
    if (running)
        m_again.start();
}

/// A status that cannot be had now may be had the next time.
void CommandJobList::take(const QString &command, const Result<CommandJob> &job)
{
    if (!job)
        return;
    CommandJob told = *job;
    if (told.command.isEmpty())
        told.command = command;
    upsert(told);
}

void CommandJobList::interrupt(const QString &id)
{
    if (!m_jobs || !find(id))
        return;
    m_asking[id] = m_jobs->interrupt(m_sandboxId, id, [this](const Done &done) {
        if (!done)
            Q_EMIT failed(done.error());
        look();
    });
}

void CommandJobList::readOutput(const QString &id)
{
    const CommandJob *job = find(id);
    if (!m_jobs || !job)
        return;
    m_reading[id] = m_jobs->output(m_sandboxId, id, m_cursors.value(id),
                                   [this, id, command = job->command](const Result<CommandJobOutput> &piece) {
                                       if (!piece)
                                           return void(Q_EMIT failed(piece.error()));
                                       m_cursors.insert(id, piece->cursor);
                                       Q_EMIT output(command, piece->bytes);
                                   });
}

QString commandJobText(const CommandJob &job)
{
    if (job.running)
        return CommandJobList::tr("running");
    if (job.exitCode && *job.exitCode == 0)
        return CommandJobList::tr("ended well");
    if (job.exitCode)
        return CommandJobList::tr("ended with exit code %1").arg(*job.exitCode);
    return job.error.isEmpty() ? CommandJobList::tr("ended") : safeText(job.error);
}

QVariant CommandJobList::cell(const CommandJob &job, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == Command ? shortText(job.command, longestJobCommand) : commandJobText(job);
    case Qt::ToolTipRole:
        return shortText(job.command, longestJobCommand).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(shortText(job.command, longestJobCommand), commandJobText(job));
    case IdRole:
        return job.id;
    case RunningRole:
        return job.running;
    default:
        return {};
    }
}

QVariant CommandJobList::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return column == Command ? tr("In the background") : tr("State");
}

} // namespace osc
