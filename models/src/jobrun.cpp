// SPDX-License-Identifier: Apache-2.0
#include <models/jobrun.h>

#include <models/activitystore.h>
#include <models/wording.h>

#include <QPointer>

#include <algorithm>

namespace osc {

namespace {

ActivityPart jobPart(const JobRun::Item &item)
{
    ActivityPart part;
    part.connectionId = item.job.connectionId;
    part.object = item.job.title;
    if (item.state == JobRun::State::Succeeded)
        part.outcome = ActivityPart::Outcome::Succeeded;
    if (item.state != JobRun::State::Failed)
        return part;
    part.outcome = ActivityPart::Outcome::Failed;
    part.error = item.error.message;
    part.advice = item.error.advice;
    part.said = item.error.detail;
    return part;
}

bool isOpen(const JobRun::Item &item)
{
    return item.state == JobRun::State::Waiting || item.state == JobRun::State::Running;
}

} // namespace

JobRun::JobRun(ConnectionRegistry &registry, ActivityStore *activity, JobWords words, const QList<Job> &jobs,
               int parallel, Again again, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_activity(activity)
    , m_words(std::move(words))
    , m_again(std::move(again))
    , m_parallel(std::max(1, parallel))
{
    for (const Job &job : jobs) {
        m_waiting[job.connectionId].push_back(static_cast<int>(m_items.size()));
        m_items.append(Item{.job = job, .error = {}});
    }
    connect(&registry, &ConnectionRegistry::aboutToRemove, this,
            [this](const Backend *backend) { connectionGoes(backend->profile().id); });
    beginEntry();
    QStringList connections;
    for (const auto &[connection, waiting] : m_waiting)
        connections << connection;
    for (const QString &connection : std::as_const(connections))
        pump(connection);
}

JobRun::~JobRun()
{
    m_running.clear();
    if (m_activity && !m_over)
        m_activity->endCancelled(m_activityId);
}

Error JobRun::connectionClosed()
{
    return {.kind = ErrorKind::Unreachable,
            .message = tr("The connection was closed before it was done."),
            .advice = tr("Open the connection, and try again.")};
}

int JobRun::count(State state) const
{
    return static_cast<int>(std::count_if(m_items.cbegin(), m_items.cend(),
                                          [state](const Item &item) { return item.state == state; }));
}

void JobRun::beginEntry()
{
    if (!m_activity)
        return;
    ActivityEntry entry;
    entry.what = m_words.what;
    entry.object = m_words.object;
    entry.connectionId = m_waiting.size() == 1 ? m_waiting.begin()->first : QString();
    QStringList commands;
    for (const Item &item : std::as_const(m_items)) {
        if (m_items.size() > 1)
            entry.parts.append(jobPart(item));
        if (!item.job.command.isEmpty())
            commands << item.job.command;
    }
    entry.command = commands.join(QLatin1Char('\n'));
    m_activityId = m_activity->begin(std::move(entry), [self = QPointer(this)] {
        if (self)
            self->cancel();
    });
}

void JobRun::pump(const QString &connectionId)
{
    std::deque<int> &waiting = m_waiting[connectionId];
    const auto running = [&] {
        return std::count_if(m_running.cbegin(), m_running.cend(), [&](const auto &entry) {
            return m_items.at(entry.first).job.connectionId == connectionId;
        });
    };
    while (!waiting.empty() && running() < m_parallel) {
        const int index = waiting.front();
        waiting.pop_front();
        startItem(index);
    }
}

void JobRun::startItem(int index)
{
    Item &item = m_items[index];
    item.state = State::Running;
    if (item.job.begun)
        item.job.begun();
    m_running[index] =
        item.job.start([this, index](qint64 done, qint64 total) { progressed(index, done, total); },
                       [this, index](const Done &done) { itemEnded(index, done); });
}

void JobRun::itemEnded(int index, const Done &done)
{
    const auto keep = m_running.extract(index);
    Item &item = m_items[index];
    item.state = done ? State::Succeeded : State::Failed;
    if (!done)
        item.error = done.error();
    if (item.job.ended)
        item.job.ended(&done);
    pump(item.job.connectionId);
    tellProgress();
    endIfOver();
}

void JobRun::progressed(int index, qint64 done, qint64 total)
{
    m_items[index].done = done;
    m_items[index].total = total;
    tellProgress();
}

QString JobRun::progressText() const
{
    const auto over =
        std::count_if(m_items.cbegin(), m_items.cend(), [](const Item &item) { return !isOpen(item); });
    QStringList parts;
    if (m_items.size() > 1)
        parts << tr("%1 of %2").arg(over).arg(m_items.size());
    for (const Item &item : m_items) {
        if (item.state != State::Running || item.done <= 0)
            continue;
        const QString so = m_words.inBytes ? bytesText(item.done) : QString::number(item.done);
        const QString all = m_words.inBytes ? bytesText(item.total) : QString::number(item.total);
        parts << (item.total > 0 ? tr("%1 of %2").arg(so, all) : so);
        break;
    }
    return parts.join(QStringLiteral(", "));
}

int JobRun::progress() const
{
    constexpr double whole = 1000;
    if (m_items.isEmpty())
        return -1;
    double sum = 0;
    for (const Item &item : m_items) {
        if (!isOpen(item))
            sum += 1;
        else if (item.total > 0)
            sum += std::clamp(static_cast<double>(item.done) / static_cast<double>(item.total), 0.0, 1.0);
        else if (m_items.size() == 1)
            return -1;
    }
    return static_cast<int>(whole * sum / static_cast<double>(m_items.size()));
}

void JobRun::tellProgress()
{
    if (m_activity && !m_over) {
        const bool single = m_items.size() == 1;
        const auto over = static_cast<qint64>(
            std::count_if(m_items.cbegin(), m_items.cend(), [](const Item &item) { return !isOpen(item); }));
        m_activity->progress(m_activityId, progressText(), single ? m_items.constFirst().done : over,
                             single ? std::max<qint64>(0, m_items.constFirst().total) : m_items.size());
    }
    Q_EMIT changed();
}

void JobRun::connectionGoes(const QString &connectionId)
{
    const Error error = connectionClosed();
    for (int index = 0; index < m_items.size(); ++index) {
        Item &item = m_items[index];
        if (item.job.connectionId != connectionId || !isOpen(item))
            continue;
        m_running.erase(index);
        item.state = State::Failed;
        item.error = error;
    }
    m_waiting.erase(connectionId);
    endIfOver();
}

void JobRun::cancel()
{
    if (m_over)
        return;
    m_cancelled = true;
    m_waiting.clear();
    m_running.clear();
    for (Item &item : m_items) {
        if (!isOpen(item))
            continue;
        const bool began = item.state == State::Running;
        item.state = State::Cancelled;
        if (began && item.job.ended)
            item.job.ended(nullptr);
    }
    QMetaObject::invokeMethod(this, &JobRun::endIfOver, Qt::QueuedConnection);
}

void JobRun::endIfOver()
{
    if (m_over || std::any_of(m_items.cbegin(), m_items.cend(), isOpen))
        return;
    m_over = true;
    endEntry();
    Q_EMIT changed();
    Q_EMIT finished();
}

void JobRun::endEntry()
{
    if (!m_activity)
        return;
    if (m_items.size() > 1)
        m_activity->change(m_activityId, [this](ActivityEntry &entry) {
            entry.parts.clear();
            for (const Item &item : std::as_const(m_items))
                entry.parts.append(jobPart(item));
        });
    const int failed = count(State::Failed);
    QStringList details;
    if (m_items.size() > 1 && (m_cancelled || failed > 0)) {
        details << tr("%n done", nullptr, count(State::Succeeded));
        if (failed > 0)
            details << tr("%n failed", nullptr, failed);
        if (m_cancelled)
            details << tr("%n not done", nullptr, count(State::Cancelled));
    } else if (m_words.inBytes && failed == 0 && m_items.size() == 1 && m_items.constFirst().done > 0) {
        details << bytesText(m_items.constFirst().done);
    }
    if (failed > 0 && m_again)
        m_activity->offerRetry(
            m_activityId, [again = m_again, words = m_words, jobs = failedJobs()] { again(words, jobs); });
    const QString line = details.join(QStringLiteral(", "));
    if (m_cancelled)
        m_activity->endCancelled(m_activityId, line);
    else if (failed == 0)
        m_activity->end(m_activityId, Done(), line);
    else if (m_items.size() == 1)
        m_activity->end(m_activityId, m_items.constFirst().error, line);
    else
        m_activity->end(m_activityId, Error{.message = summary()}, line);
}

QList<Job> JobRun::failedJobs() const
{
    QList<Job> jobs;
    for (const Item &item : m_items)
        if (item.state == State::Failed)
            jobs << item.job;
    return jobs;
}

QString JobRun::summary() const
{
    if (isRunning()) {
        const QString far = progressText();
        return far.isEmpty() ? tr("%1: %2").arg(m_words.what, m_words.object)
                             : tr("%1: %2, %3").arg(m_words.what, m_words.object, far);
    }
    QStringList sentences;
    if (const int failed = count(State::Failed); failed > 0 && m_words.failed)
        sentences << m_words.failed(failed);
    if (const int done = count(State::Succeeded); done > 0 && m_words.done)
        sentences << m_words.done(done);
    return sentences.join(QLatin1Char(' '));
}

JobRuns::JobRuns(ConnectionRegistry &registry, ActivityStore *activity, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_activity(activity)
{}

JobRuns::~JobRuns()
{
    for (JobRun *run : std::as_const(m_runs))
        run->disconnect(this);
}

JobRun *JobRuns::start(const JobWords &words, const QList<Job> &jobs, int parallel)
{
    if (jobs.isEmpty())
        return nullptr;
    const auto again = [self = QPointer(this), parallel](const JobWords &same, const QList<Job> &failed) {
        if (!self)
            return;
        self->dismiss();
        self->start(same, failed, parallel);
    };
    auto *run = new JobRun(m_registry, m_activity, words, jobs, parallel, again, this);
    m_runs.append(run);
    connect(run, &JobRun::changed, this, &JobRuns::changed);
    connect(run, &JobRun::finished, this, [this, run, parallel] {
        m_failedParallel = parallel;
        ended(run);
    });
    Q_EMIT changed();
    return run;
}

QList<JobRun *> JobRuns::running() const
{
    QList<JobRun *> runs;
    for (JobRun *run : m_runs)
        if (run->isRunning())
            runs << run;
    return runs;
}

void JobRuns::ended(JobRun *run)
{
    m_runs.removeOne(run);
    if (run->count(JobRun::State::Failed) > 0) {
        if (m_failed)
            m_failed->deleteLater();
        m_failed = run;
    } else {
        run->deleteLater();
    }
    Q_EMIT changed();
    Q_EMIT runFinished(run);
}

void JobRuns::retry()
{
    if (!m_failed)
        return;
    JobWords words = m_failed->words();
    const QList<Job> jobs = m_failed->failedJobs();
    if (m_activity)
        m_activity->offerRetry(m_failed->activityId(), {});
    dismiss();
    start(words, jobs, m_failedParallel);
}

void JobRuns::dismiss()
{
    if (!m_failed)
        return;
    m_failed->deleteLater();
    m_failed = nullptr;
    Q_EMIT changed();
}

} // namespace osc
