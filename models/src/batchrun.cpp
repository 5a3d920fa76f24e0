// SPDX-License-Identifier: Apache-2.0
#include <models/batchrun.h>

#include <models/creationrecord.h>
#include <models/specdrafttext.h>
#include <models/specsecrets.h>

#include <algorithm>

namespace osc {

namespace {

bool isPending(const BatchRow &row)
{
    return row.state == BatchRow::State::Waiting || row.state == BatchRow::State::Running;
}

bool canBeRetried(const BatchRow &row)
{
    return row.state == BatchRow::State::Failed || row.state == BatchRow::State::Cancelled;
}

} // namespace

BatchRun::BatchRun(Backend &backend, ActivityStore &activity, SecretStore *secrets,
                   const QList<BatchRow> &rows, QObject *parent)
    : QObject(parent)
    , m_backend(&backend)
    , m_activity(activity)
    , m_secrets(secrets)
    , m_connectionId(backend.profile().id)
    , m_connectionName(backend.profile().name)
{
    m_model.setRows(rows);
    connect(&backend, &QObject::destroyed, this, &BatchRun::backendGone);
}

BatchRun::~BatchRun()
{
    if (m_running)
        m_activity.endCancelled(m_entry, summary());
}

void BatchRun::start(int parallel)
{
    if (!m_running)
        begin(parallel);
}

void BatchRun::retry(int parallel)
{
    if (m_running)
        return;
    const QList<BatchRow> rows = m_model.rows();
    for (const BatchRow &row : rows) {
        if (canBeRetried(row))
            change(row.number, [](BatchRow &again) {
                again.state = BatchRow::State::Waiting;
                again.error = {};
                again.progress.clear();
            });
    }
    begin(parallel);
}

void BatchRun::begin(int parallel)
{
    m_running = true;
    ActivityEntry entry;
    entry.connectionId = m_connectionId;
    entry.what = tr("Create sandboxes");
    entry.object = tr("%n sandbox(es)", nullptr, total());
    entry.details = summary();
    m_entry = m_activity.begin(entry, [this] { cancel(); });
    setParallel(parallel);
    finishIfDone();
}

void BatchRun::setParallel(int parallel)
{
    m_parallel = std::clamp(parallel, 1, mostParallel);
    startMore();
}

void BatchRun::startMore()
{
    if (!m_running)
        return;
    for (int i = 0; i < m_model.rowCount() && int(m_runs.size() + m_logins.size()) < m_parallel; ++i) {
        if (m_model.at(i).state == BatchRow::State::Waiting)
            startRow(m_model.at(i));
    }
}

void BatchRun::startRow(BatchRow row)
{
    change(row.number, [](BatchRow &started) { started.state = BatchRow::State::Running; });
    if (!m_backend) {
        backendGone();
        return;
    }
    const bool needsLogin = row.spec.auth && row.spec.auth->password.isEmpty();
    if (needsLogin && m_secrets)
        readLogin(row);
    else
        create(row.number, row.spec);
}

/// A request that was kept has no password; it is looked up where the form keeps it.
void BatchRun::readLogin(const BatchRow &row)
{
    m_logins[row.number] = m_secrets->read(
        registryLoginKey(row.spec.image),
        [this, number = row.number, spec = row.spec](const Result<std::optional<SecretString>> &result) {
            const Operation ended = std::move(m_logins[number]);
            m_logins.erase(number);
            const auto login = result && *result ? unpackedLogin(**result) : std::nullopt;
            if (!login) {
                endRow(number, [&](BatchRow &refused) {
                    refused.state = BatchRow::State::Failed;
                    refused.error.kind = ErrorKind::Unauthorized;
                    refused.error.message =
                        tr("The password for %1 is not in the keychain.").arg(registryOf(spec.image));
                    refused.error.advice =
                        tr("Create one sandbox with New sandbox, and keep its registry login.");
                });
                return;
            }
            SandboxSpec complete = spec;
            complete.auth = login;
            create(number, complete);
        });
}

void BatchRun::create(int number, const SandboxSpec &spec)
{
    if (!m_backend)
        return;
    auto run = std::make_unique<CreateRun>(*m_backend, spec);
    CreateRun *started = run.get();
    m_runs[number] = std::move(run);
    recordCreation(m_activity, *started);
    connect(started, &CreateRun::progressed, this, [this, number, started] {
        change(number, [&](BatchRow &row) { row.progress = started->progress().text; });
    });
    connect(started, &CreateRun::finished, this, [this, number] { rowEnded(number); });
    connect(started, &CreateRun::cancelRequested, this, [this, number] { cancelRow(number); });
}

void BatchRun::rowEnded(int number)
{
    const auto found = m_runs.find(number);
    if (found == m_runs.end())
        return;
    CreateRun *run = found->second.release(); // it is still emitting
    m_runs.erase(found);
    run->deleteLater();
    endRow(number, [run](BatchRow &row) {
        row.tookMs = run->elapsedMs();
        if (run->phase() == CreateRun::Phase::Failed) {
            row.state = BatchRow::State::Failed;
            row.error = run->error();
            return;
        }
        const CreateOutcome &outcome = run->outcome();
        row.state = outcome.ready ? BatchRow::State::Created : BatchRow::State::NotReady;
        row.sandboxId = outcome.sandbox.id;
        row.note =
            (outcome.ready ? outcome.notes : QStringList(outcome.notReadyWhy) + outcome.notes).join(u' ');
    });
}

/// The run is deleted later: it is asking for it.
void BatchRun::cancelRow(int number)
{
    const auto found = m_runs.find(number);
    if (found == m_runs.end())
        return;
    found->second.release()->deleteLater();
    m_runs.erase(found);
    endRow(number, [](BatchRow &row) { row.state = BatchRow::State::Cancelled; });
}

void BatchRun::endRow(int number, const std::function<void(BatchRow &)> &edit)
{
    change(number, edit);
    m_activity.progress(m_entry, summary(), done(), total());
    const QPointer<BatchRun> self(this);
    Q_EMIT progressed();
    if (!self)
        return;
    startMore();
    finishIfDone();
}

void BatchRun::change(int number, const std::function<void(BatchRow &)> &edit)
{
    if (const BatchRow *row = m_model.find(QString::number(number))) {
        BatchRow next = *row;
        edit(next);
        m_model.upsert(next);
    }
}

void BatchRun::backendGone()
{
    m_runs.clear();
    m_logins.clear();
    const QList<BatchRow> rows = m_model.rows();
    for (const BatchRow &row : rows) {
        if (isPending(row) && m_running)
            change(row.number, [this](BatchRow &lost) {
                lost.state = BatchRow::State::Failed;
                lost.error.kind = ErrorKind::Unreachable;
                lost.error.message = tr("The connection %1 was removed.").arg(m_connectionName);
            });
    }
    finishIfDone();
}

void BatchRun::cancel()
{
    m_runs.clear();
    m_logins.clear();
    const QList<BatchRow> rows = m_model.rows();
    for (const BatchRow &row : rows) {
        if (isPending(row))
            change(row.number, [](BatchRow &stopped) { stopped.state = BatchRow::State::Cancelled; });
    }
    if (!std::exchange(m_running, false))
        return;
    m_activity.endCancelled(m_entry, summary());
    Q_EMIT finished();
}

void BatchRun::finishIfDone()
{
    if (!m_running || done() < total())
        return;
    m_running = false;
    if (const int wrong = failed(); wrong > 0) {
        Error error;
        error.message = tr("%n sandbox(es) were not created.", nullptr, wrong);
        error.advice = tr("Retry those that failed, or see the reason of each.");
        m_activity.end(m_entry, error, summary());
    } else {
        m_activity.end(m_entry, Done(), summary());
    }
    Q_EMIT finished();
}

int BatchRun::done() const
{
    return int(std::count_if(m_model.rows().begin(), m_model.rows().end(), [](const BatchRow &row) {
        return row.state != BatchRow::State::Bad && !isPending(row);
    }));
}

int BatchRun::total() const
{
    return m_model.rowCount() - m_model.count(BatchRow::State::Bad);
}

bool BatchRun::canRetry() const
{
    return !m_running && m_backend && std::any_of(m_model.rows().begin(), m_model.rows().end(), canBeRetried);
}

QString BatchRun::summary() const
{
    const int made = m_model.count(BatchRow::State::Created) + m_model.count(BatchRow::State::NotReady);
    QStringList parts{tr("%1 of %2 created").arg(made).arg(total())};
    if (const int wrong = failed(); wrong > 0)
        parts << tr("%1 failed").arg(wrong);
    if (const int stopped = m_model.count(BatchRow::State::Cancelled); stopped > 0)
        parts << tr("%1 cancelled").arg(stopped);
    return parts.join(QStringLiteral(", "));
}

} // namespace osc
