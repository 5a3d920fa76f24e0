// SPDX-License-Identifier: Apache-2.0
#include <models/bulkrun.h>

#include <models/activitystore.h>
#include <models/activitywords.h>
#include <models/wording.h>

namespace osc {

namespace {

/// A command line that people still want to copy.
constexpr qsizetype mostInCommand = 500;

QString doneSentence(SandboxAction action, int count)
{
    switch (action) {
    case SandboxAction::Pause:
        return BulkRun::tr("%n sandbox(es) were paused.", nullptr, count);
    case SandboxAction::Resume:
        return BulkRun::tr("%n sandbox(es) were resumed.", nullptr, count);
    case SandboxAction::Renew:
        return BulkRun::tr("%n sandbox(es) were renewed.", nullptr, count);
    case SandboxAction::PatchMetadata:
        return BulkRun::tr("The metadata of %n sandbox(es) was changed.", nullptr, count);
    case SandboxAction::Delete:
        break;
    }
    return BulkRun::tr("%n sandbox(es) were deleted.", nullptr, count);
}

QString failedSentence(SandboxAction action, int count)
{
    switch (action) {
    case SandboxAction::Pause:
        return BulkRun::tr("%n sandbox(es) could not be paused.", nullptr, count);
    case SandboxAction::Resume:
        return BulkRun::tr("%n sandbox(es) could not be resumed.", nullptr, count);
    case SandboxAction::Renew:
        return BulkRun::tr("%n sandbox(es) could not be renewed.", nullptr, count);
    case SandboxAction::PatchMetadata:
        return BulkRun::tr("The metadata of %n sandbox(es) could not be changed.", nullptr, count);
    case SandboxAction::Delete:
        break;
    }
    return BulkRun::tr("%n sandbox(es) could not be deleted.", nullptr, count);
}

std::optional<SandboxOrder> undoOf(const Sandbox &sandbox, const SandboxOrder &order)
{
    SandboxOrder back;
    switch (order.action) {
    case SandboxAction::Pause:
        back.action = SandboxAction::Resume;
        return back;
    case SandboxAction::Resume:
        back.action = SandboxAction::Pause;
        return back;
    case SandboxAction::Renew:
        back.action = SandboxAction::Renew;
        back.expiresAt = sandbox.expiresAt;
        return sandbox.expiresAt.isValid() ? std::optional(back) : std::nullopt;
    case SandboxAction::PatchMetadata:
        back.action = SandboxAction::PatchMetadata;
        for (auto it = order.patch.cbegin(); it != order.patch.cend(); ++it) {
            const auto before = sandbox.metadata.constFind(it.key());
            back.patch.insert(it.key(), before == sandbox.metadata.cend() ? std::optional<QString>()
                                                                          : std::optional<QString>(*before));
        }
        return back;
    case SandboxAction::Delete:
        break;
    }
    return {};
}

ActivityPart partOf(const BulkRun::Item &item)
{
    ActivityPart part;
    part.connectionId = item.job.key.connectionId;
    part.objectId = item.job.key.id;
    part.object = item.title;
    switch (item.state) {
    case BulkRun::State::Waiting:
    case BulkRun::State::Running:
    case BulkRun::State::Cancelled:
        break;
    case BulkRun::State::Succeeded:
    case BulkRun::State::Gone:
        part.outcome = ActivityPart::Outcome::Succeeded;
        break;
    case BulkRun::State::Failed:
        part.outcome = ActivityPart::Outcome::Failed;
        part.error = item.error.message;
        part.advice = item.error.advice;
        part.said = item.error.detail;
        break;
    }
    return part;
}

} // namespace

BulkRun::BulkRun(SandboxStore &store, const QList<BulkJob> &jobs, Again again, int parallel, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_action(jobs.isEmpty() ? SandboxAction::Delete : jobs.constFirst().order.action)
    , m_again(std::move(again))
    , m_parallel(parallel)
{
    for (const BulkJob &job : jobs) {
        const SandboxKey &key = job.key;
        Item item;
        item.job = job;
        if (const SandboxRow *row = store.find(key)) {
            item.undo = undoOf(row->sandbox, job.order);
            item.title = sandboxTitle(row->sandbox);
            item.connectionName = row->connectionName;
        } else {
            item.title = safeText(key.id.left(8));
        }
        m_waiting[key.connectionId].push_back(static_cast<int>(m_items.size()));
        m_items.append(item);
    }
    m_counts[static_cast<int>(State::Waiting)] = static_cast<int>(m_items.size());
    connect(&store.registry(), &ConnectionRegistry::removed, this, &BulkRun::connectionGone);
    beginEntry();
    pumpAll();
    // Nothing may have been possible at all.
    QMetaObject::invokeMethod(this, &BulkRun::endIfOver, Qt::QueuedConnection);
}

BulkRun::~BulkRun()
{
    // What was asked for goes on; nobody is told of its end.
    if (ActivityStore *activity = m_store.activity(); activity && !m_over)
        activity->endCancelled(
            m_activityId,
            tr("%1 of %2, then not waited for").arg(m_items.size() - open()).arg(m_items.size()));
}

void BulkRun::beginEntry()
{
    ActivityStore *activity = m_store.activity();
    if (!activity)
        return;
    ActivityEntry entry;
    entry.what = actionWord(m_action);
    entry.object = subject();
    entry.connectionId = m_waiting.size() == 1 ? m_waiting.begin()->first : QString();
    QStringList ids;
    bool sameOrder = !m_items.isEmpty();
    for (const Item &item : std::as_const(m_items)) {
        entry.parts.append(partOf(item));
        ids << item.job.key.id;
        sameOrder = sameOrder && item.job.order == m_items.constFirst().job.order;
    }
    if (sameOrder && ids.size() <= mostInCommand)
        entry.command = osbCommand(ids, m_items.constFirst().job.order, m_store.clock().now());
    m_activityId = activity->begin(std::move(entry), [self = QPointer(this)] {
        if (self)
            self->cancel();
    });
}

QString BulkRun::subject() const
{
    return m_items.size() == 1 ? m_items.constFirst().title
                               : tr("%n sandbox(es)", nullptr, static_cast<int>(m_items.size()));
}

void BulkRun::pumpAll()
{
    QStringList connections;
    for (const auto &[connection, waiting] : m_waiting)
        connections << connection;
    for (const QString &connection : std::as_const(connections))
        pump(connection);
}

void BulkRun::pump(const QString &connectionId)
{
    std::deque<int> &waiting = m_waiting[connectionId];
    int &running = m_running[connectionId];
    while (running < m_parallel && !waiting.empty()) {
        const int index = waiting.front();
        waiting.pop_front();
        if (startItem(index))
            ++running;
    }
}

bool BulkRun::startItem(int index)
{
    const auto [key, order] = m_items.at(index).job;
    const Backend *backend = m_store.registry().find(key.connectionId);
    if (!m_store.find(key) && backend && backend->status().state == ConnectionState::Live) {
        set(index, State::Gone);
        return false;
    }
    const QString why = m_store.whyNot(key, order.action);
    const auto ended = [self = QPointer(this), index](const Done &done, const QString &) {
        if (self)
            self->itemEnded(index, done);
    };
    if (why.isEmpty() && m_store.carryOut(key, order, ended)) {
        set(index, State::Running);
        return true;
    }
    set(index, State::Failed,
        Error{.kind = ErrorKind::Conflict, .message = tr("%1: %2").arg(m_items.at(index).title, why)});
    return false;
}

void BulkRun::itemEnded(int index, const Done &done)
{
    const QString connection = m_items.at(index).job.key.connectionId;
    if (m_items.at(index).state != State::Running)
        return;
    --m_running[connection];
    if (done)
        set(index, State::Succeeded);
    else if (done.error().kind == ErrorKind::NotFound)
        set(index, State::Gone);
    else
        set(index, State::Failed, done.error());
    pump(connection);
    if (ActivityStore *activity = m_store.activity())
        activity->progress(m_activityId, tr("%1 of %2").arg(m_items.size() - open()).arg(m_items.size()),
                           m_items.size() - open(), m_items.size());
    Q_EMIT changed();
    endIfOver();
}

void BulkRun::set(int index, State state, const Error &error)
{
    Item &item = m_items[index];
    --m_counts[static_cast<int>(item.state)];
    item.state = state;
    item.error = error;
    ++m_counts[static_cast<int>(state)];
}

void BulkRun::connectionGone(const QString &connectionId)
{
    for (int index = 0; index < m_items.size(); ++index) {
        const Item &item = m_items.at(index);
        if (item.job.key.connectionId != connectionId)
            continue;
        if (item.state == State::Waiting || item.state == State::Running)
            set(index, State::Failed,
                Error{.kind = ErrorKind::Unreachable,
                      .message = tr("%1: the connection was closed before it was done.").arg(item.title),
                      .advice = tr("Open the connection, and try again.")});
    }
    m_waiting.erase(connectionId);
    m_running.erase(connectionId);
    Q_EMIT changed();
    endIfOver();
}

void BulkRun::cancel()
{
    if (m_over)
        return;
    m_cancelled = true;
    m_waiting.clear();
    QList<SandboxKey> running;
    for (int index = 0; index < m_items.size(); ++index) {
        const State state = m_items.at(index).state;
        if (state == State::Running)
            running << m_items.at(index).job.key;
        if (state == State::Running || state == State::Waiting)
            set(index, State::Cancelled);
    }
    for (const SandboxKey &key : std::as_const(running))
        m_store.cancel(key);
    Q_EMIT changed();
    endIfOver();
}

void BulkRun::endIfOver()
{
    if (m_over || open() > 0)
        return;
    m_over = true;
    endEntry();
    Q_EMIT changed();
    Q_EMIT finished();
}

void BulkRun::endEntry()
{
    ActivityStore *activity = m_store.activity();
    if (!activity)
        return;
    activity->change(m_activityId, [this](ActivityEntry &entry) {
        entry.parts.clear();
        for (const Item &item : std::as_const(m_items))
            entry.parts.append(partOf(item));
    });
    const int failed = count(State::Failed);
    const int done = count(State::Succeeded);
    QStringList details;
    if (m_cancelled || failed > 0)
        details << tr("%n done", nullptr, done);
    if (failed > 0)
        details << tr("%n failed", nullptr, failed);
    if (count(State::Gone) > 0)
        details << tr("%n gone meanwhile", nullptr, count(State::Gone));
    if (m_cancelled)
        details << tr("%n not waited for", nullptr, count(State::Cancelled));
    if (m_action == SandboxAction::Renew && m_items.constFirst().job.order.renewBy > 0)
        details << QLatin1Char('+') + durationText(m_items.constFirst().job.order.renewBy);
    if (failed > 0 && m_again)
        activity->offerRetry(m_activityId, [again = m_again, jobs = failedJobs()] { again(jobs); });
    const QString line = details.join(QStringLiteral(", "));
    if (m_cancelled)
        activity->endCancelled(m_activityId, line);
    else if (failed == 0)
        activity->end(m_activityId, Done(), line);
    else
        activity->end(m_activityId, Error{.message = summary()}, line);
}

QList<BulkJob> BulkRun::failedJobs() const
{
    QList<BulkJob> jobs;
    for (const Item &item : m_items)
        if (item.state == State::Failed)
            jobs << item.job;
    return jobs;
}

QList<BulkJob> BulkRun::undoJobs() const
{
    QList<BulkJob> jobs;
    for (const Item &item : m_items)
        if (item.state == State::Succeeded && item.undo)
            jobs.append({item.job.key, *item.undo});
    return jobs;
}

QString BulkRun::summary() const
{
    const auto all = static_cast<int>(m_items.size());
    if (isRunning())
        return tr("%1: %2 of %n sandbox(es)", nullptr, all).arg(actionWord(m_action)).arg(all - open());
    QStringList sentences;
    const int failed = count(State::Failed);
    if (failed > 0)
        sentences << failedSentence(m_action, failed);
    const bool deleting = m_action == SandboxAction::Delete;
    const int gone = count(State::Gone);
    const int done = count(State::Succeeded) + (deleting ? gone : 0);
    if (done > 0 || sentences.isEmpty())
        sentences << doneSentence(m_action, done);
    if (gone > 0 && !deleting)
        sentences << tr("%n sandbox(es) were gone meanwhile.", nullptr, gone);
    return sentences.join(QLatin1Char(' '));
}

BulkRuns::BulkRuns(SandboxStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{}

void BulkRuns::start(const SandboxOrder &order, const QList<SandboxKey> &keys)
{
    QList<BulkJob> jobs;
    for (const SandboxKey &key : keys)
        jobs.append({key, order});
    start(jobs);
}

void BulkRuns::start(const QList<BulkJob> &jobs)
{
    if (jobs.size() == 1)
        m_store.act(jobs.constFirst().key, jobs.constFirst().order);
    if (jobs.size() <= 1)
        return;
    // One that runs goes on without being shown.
    if (m_current && !m_current->isRunning())
        m_current->deleteLater();
    const auto again = [self = QPointer(this)](const QList<BulkJob> &failed) {
        if (self)
            self->start(failed);
    };
    auto *run = new BulkRun(m_store, jobs, again, m_parallel, this);
    m_current = run;
    connect(run, &BulkRun::finished, this, [this, run] {
        Q_EMIT runFinished(run);
        if (run != m_current)
            run->deleteLater();
    });
    Q_EMIT currentChanged();
}

void BulkRuns::retry()
{
    if (!m_current || m_current->isRunning())
        return;
    const QList<BulkJob> failed = m_current->failedJobs();
    dismiss();
    start(failed);
}

void BulkRuns::dismiss()
{
    if (!m_current)
        return;
    if (!m_current->isRunning())
        m_current->deleteLater();
    m_current = nullptr;
    Q_EMIT currentChanged();
}

} // namespace osc
