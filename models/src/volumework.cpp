// SPDX-License-Identifier: Apache-2.0
#include <models/volumework.h>

#include "volumeflows.h"

#include <models/wording.h>

#include <core/shellsplit.h>

#include <QFileInfo>
#include <QPointer>
#include <QSet>

namespace osc {

namespace {

/// As an engine does at once without getting slower; what moves many bytes goes one by one.
constexpr int parallelRemovals = 4;
constexpr int parallelCopies = 1;

QString objectText(const QList<Job> &jobs)
{
    return jobs.size() == 1 ? jobs.constFirst().title
                            : VolumeWork::tr("%n volume(s)", nullptr, static_cast<int>(jobs.size()));
}

JobWords wordsFor(VolumeAction action, const QList<Job> &jobs)
{
    const QString object = objectText(jobs);
    switch (action) {
    case VolumeAction::Create:
        return {VolumeWork::tr("Make volume"), object,
                [](int count) { return VolumeWork::tr("%n volume(s) were made.", nullptr, count); },
                [](int count) { return VolumeWork::tr("%n volume(s) could not be made.", nullptr, count); }};
    case VolumeAction::Clone:
        return {VolumeWork::tr("Clone volume"), object,
                [](int count) { return VolumeWork::tr("%n volume(s) were cloned.", nullptr, count); },
                [](int count) { return VolumeWork::tr("%n volume(s) could not be cloned.", nullptr, count); },
                true};
    case VolumeAction::Empty:
        return {
            VolumeWork::tr("Empty volume"), object,
            [](int count) { return VolumeWork::tr("%n volume(s) were emptied.", nullptr, count); },
            [](int count) { return VolumeWork::tr("%n volume(s) could not be emptied.", nullptr, count); }};
    case VolumeAction::Export:
        return {
            VolumeWork::tr("Export volume"), object,
            [](int count) { return VolumeWork::tr("%n volume(s) were exported.", nullptr, count); },
            [](int count) { return VolumeWork::tr("%n volume(s) could not be exported.", nullptr, count); },
            true};
    case VolumeAction::Import:
        return {VolumeWork::tr("Import volume"), object,
                [](int count) { return VolumeWork::tr("%n volume(s) were filled.", nullptr, count); },
                [](int count) { return VolumeWork::tr("%n volume(s) could not be filled.", nullptr, count); },
                true};
    case VolumeAction::Delete:
        break;
    }
    return {VolumeWork::tr("Delete volume"), object,
            [](int count) { return VolumeWork::tr("%n volume(s) were deleted.", nullptr, count); },
            [](int count) { return VolumeWork::tr("%n volume(s) could not be deleted.", nullptr, count); }};
}

template<typename T>
Operation connectionIsGone(Callback<T> done)
{
    return finished<T>(Error{.kind = ErrorKind::Unreachable,
                             .message = VolumeWork::tr("The connection of the volume is not there any more."),
                             .advice = VolumeWork::tr("Open the connection, and try again.")},
                       std::move(done));
}

QStringList sandboxesOf(const VolumeRow &row)
{
    QStringList ids;
    for (const ClaimUser &user : row.users)
        if (!user.sandboxId.isEmpty() && !ids.contains(user.sandboxId))
            ids << user.sandboxId;
    return ids;
}

} // namespace

QString volumeCreateCommand(const ClaimSpec &spec)
{
    if (!spec.options.isEmpty())
        return {};
    QString command = QStringLiteral("docker volume create");
    if (!spec.driver.isEmpty())
        command += QStringLiteral(" --driver ") + quoteShellWord(spec.driver);
    for (auto it = spec.labels.cbegin(); it != spec.labels.cend(); ++it)
        command += QStringLiteral(" --label ") + quoteShellWord(it.key() + QLatin1Char('=') + it.value());
    return command + QLatin1Char(' ') + quoteShellWord(spec.name);
}

VolumeWork::VolumeWork(VolumeStore &store, ActivityStore *activity, ArchiveFiles *archives, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_archives(archives)
    , m_runs(store.registry(), activity)
{
    connect(&m_runs, &JobRuns::runFinished, this, [this](const JobRun *run) {
        QSet<QString> connections;
        for (const JobRun::Item &item : run->items())
            connections.insert(item.job.connectionId);
        for (const QString &id : std::as_const(connections))
            m_store.refresh(id);
        if (run->count(JobRun::State::Failed) == 0 && !run->wasCancelled())
            Q_EMIT told(run->summary());
    });
}

Job VolumeWork::jobFor(const VolumeKey &key, VolumeAction action, const QString &command)
{
    const VolumeRow *row = m_store.find(key);
    Job job;
    job.connectionId = key.connectionId;
    job.connectionName = row ? row->connectionName : QString();
    job.title = row ? row->name : safeText(key.id);
    job.command = row && row->connectionKind == ConnectionKind::Docker ? command : QString();
    const QPointer<VolumeWork> self(this);
    job.begun = [self, key, action] {
        if (self)
            self->m_store.setPending(key, action);
    };
    job.ended = [self, key, action](const Done *done) {
        if (self)
            self->ended(key, action, done);
    };
    return job;
}

Job VolumeWork::jobForNew(const QString &connectionId, const ClaimSpec &spec)
{
    const Backend *backend = m_store.registry().find(connectionId);
    const VolumeKey key{connectionId, VolumeKind::Claim, spec.name};
    Job job;
    job.connectionId = connectionId;
    job.connectionName = backend ? backend->profile().name : QString();
    job.title = safeText(spec.name);
    if (backend && backend->profile().kind == ConnectionKind::Docker)
        job.command = volumeCreateCommand(spec);
    job.ended = [self = QPointer(this), key](const Done *done) {
        if (self && done && *done)
            Q_EMIT self->made(key);
    };
    return job;
}

void VolumeWork::ended(const VolumeKey &key, VolumeAction action, const Done *done)
{
    if (done && !*done)
        m_store.setFailed(key, action, done->error());
    else
        m_store.setPending(key, {});
    if (action == VolumeAction::Empty || action == VolumeAction::Import || action == VolumeAction::Delete)
        m_store.meter().forget(key);
}

void VolumeWork::create(const QString &connectionId, const ClaimSpec &spec)
{
    Job job = jobForNew(connectionId, spec);
    job.start = [&store = m_store, connectionId, spec](const Job::OnProgress &, Callback<void> done) {
        VolumeService *service = store.serviceOf(connectionId);
        if (!service)
            return connectionIsGone<void>(std::move(done));
        return service->create(spec, [done = std::move(done)](const Result<Claim> &claim) {
            done(claim ? Done() : Done(claim.error()));
        });
    };
    const QList<Job> jobs{job};
    m_runs.start(wordsFor(VolumeAction::Create, jobs), jobs, 1);
}

void VolumeWork::clone(const VolumeKey &from, const ClaimSpec &to)
{
    Job job = jobForNew(from.connectionId, to);
    job.title = tr("%1 as %2").arg(safeText(from.id), safeText(to.name));
    job.command.clear();
    job.start = [&store = m_store, from, to](const Job::OnProgress &onProgress, Callback<void> done) {
        VolumeService *service = store.serviceOf(from.connectionId);
        if (!service)
            return connectionIsGone<void>(std::move(done));
        return service->clone(from.id, to, onProgress, [done = std::move(done)](const Result<Claim> &claim) {
            done(claim ? Done() : Done(claim.error()));
        });
    };
    const QList<Job> jobs{job};
    m_runs.start(wordsFor(VolumeAction::Clone, jobs), jobs, parallelCopies);
}

void VolumeWork::empty(const QList<VolumeKey> &keys)
{
    QList<Job> jobs;
    for (const VolumeKey &key : keys) {
        Job job = jobFor(key, VolumeAction::Empty);
        job.start = [&store = m_store, key](const Job::OnProgress &, Callback<void> done) {
            VolumeService *service = store.serviceOf(key.connectionId);
            return service ? service->empty(key.id, std::move(done))
                           : connectionIsGone<void>(std::move(done));
        };
        jobs.append(job);
    }
    m_runs.start(wordsFor(VolumeAction::Empty, jobs), jobs, parallelRemovals);
}

void VolumeWork::remove(const QList<VolumeKey> &keys, bool withSandboxes)
{
    QList<Job> jobs;
    for (const VolumeKey &key : keys) {
        Job job =
            jobFor(key, VolumeAction::Delete, QStringLiteral("docker volume rm ") + quoteShellWord(key.id));
        job.start = [&store = m_store, key, withSandboxes](const Job::OnProgress &, Callback<void> done) {
            VolumeService *service = store.serviceOf(key.connectionId);
            if (!service)
                return connectionIsGone<void>(std::move(done));
            const VolumeRow *row = store.find(key);
            const QStringList users = withSandboxes && row ? sandboxesOf(*row) : QStringList();
            return volumeflows::removeWithSandboxes(*store.registry().find(key.connectionId)->sandboxes(),
                                                    *service, key.id, users, std::move(done));
        };
        jobs.append(job);
    }
    m_runs.start(wordsFor(VolumeAction::Delete, jobs), jobs, withSandboxes ? 1 : parallelRemovals);
}

void VolumeWork::exportAll(const QList<VolumeExport> &exports, ArchiveFormat format, bool overwrite)
{
    QList<Job> jobs;
    for (const VolumeExport &wanted : exports) {
        Job job = jobFor(wanted.key, VolumeAction::Export);
        job.title = tr("%1 to %2").arg(safeText(wanted.key.id), wanted.path);
        const VolumeSize size = m_store.meter().sizeOf(wanted.key);
        const qint64 expected = size.isKnown() ? size.tree.bytes : -1;
        job.start = [&store = m_store, archives = m_archives, wanted, format, overwrite,
                     expected](const Job::OnProgress &onProgress, Callback<void> done) {
            VolumeService *service = store.serviceOf(wanted.key.connectionId);
            if (!service || !archives)
                return connectionIsGone<void>(std::move(done));
            return volumeflows::exportTo(*service, wanted.key.id,
                                         archives->create(wanted.path, format, overwrite), expected,
                                         onProgress, std::move(done));
        };
        jobs.append(job);
    }
    m_runs.start(wordsFor(VolumeAction::Export, jobs), jobs, parallelCopies);
}

void VolumeWork::importInto(const VolumeKey &key, const QString &path)
{
    Job job = jobFor(key, VolumeAction::Import);
    job.title = tr("%1 into %2").arg(QFileInfo(path).fileName(), safeText(key.id));
    job.start = [&store = m_store, archives = m_archives, key, path](const Job::OnProgress &onProgress,
                                                                     Callback<void> done) {
        VolumeService *service = store.serviceOf(key.connectionId);
        if (!service || !archives)
            return connectionIsGone<void>(std::move(done));
        return volumeflows::importFrom(*service, {.name = key.id, .driver = {}, .labels = {}, .options = {}},
                                       false, *archives, path, onProgress, std::move(done));
    };
    const QList<Job> jobs{job};
    m_runs.start(wordsFor(VolumeAction::Import, jobs), jobs, parallelCopies);
}

void VolumeWork::importNew(const QString &connectionId, const ClaimSpec &spec, const QString &path)
{
    Job job = jobForNew(connectionId, spec);
    job.title = tr("%1 into %2").arg(QFileInfo(path).fileName(), safeText(spec.name));
    job.command.clear();
    job.start = [&store = m_store, archives = m_archives, connectionId, spec,
                 path](const Job::OnProgress &onProgress, Callback<void> done) {
        VolumeService *service = store.serviceOf(connectionId);
        if (!service || !archives)
            return connectionIsGone<void>(std::move(done));
        return volumeflows::importFrom(*service, spec, true, *archives, path, onProgress, std::move(done));
    };
    const QList<Job> jobs{job};
    m_runs.start(wordsFor(VolumeAction::Import, jobs), jobs, parallelCopies);
}

} // namespace osc
