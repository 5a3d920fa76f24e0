// SPDX-License-Identifier: Apache-2.0
#include <models/snapshotstore.h>

#include <models/wording.h>

#include <algorithm>
#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr auto busyLook = 2s;
constexpr auto idleLook = 20s;
/// Sandboxes change one after the other, and each may name a snapshot anew.
constexpr auto snapshotRebuildPause = 100ms;
constexpr int snapshotsAtATime = 4;

} // namespace

SnapshotStore::SnapshotStore(ConnectionRegistry &registry, SandboxStore &sandboxes, const Clock &clock,
                             ActivityStore *activity, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_sandboxes(sandboxes)
    , m_model(clock)
    , m_runs(registry, activity)
{
    m_look.setSingleShot(true);
    m_look.callOnTimeout(this, &SnapshotStore::nextLook);
    m_soon.setSingleShot(true);
    m_soon.setInterval(snapshotRebuildPause);
    m_soon.callOnTimeout(this, &SnapshotStore::rebuild);
    connect(&registry, &ConnectionRegistry::added, this, &SnapshotStore::startWatching);
    connect(&registry, &ConnectionRegistry::changed, this, &SnapshotStore::connectionChanged);
    connect(&registry, &ConnectionRegistry::aboutToRemove, this, [this](Backend *backend) {
        const QString id = backend->profile().id;
        m_watched.erase(id);
        m_model.removeWhere([&](const SnapshotRow &row) { return row.snapshot.connectionId == id; });
    });
    const auto soon = [this] {
        if (!m_soon.isActive() && m_model.rowCount() > 0)
            m_soon.start();
    };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&sandboxes.model(), signal, this, soon);
    for (Backend *backend : registry.backends())
        startWatching(backend);
}

SnapshotStore::~SnapshotStore() = default;

SnapshotService *SnapshotStore::serviceOf(const QString &connectionId) const
{
    Backend *backend = m_registry.find(connectionId);
    return backend ? backend->snapshots() : nullptr;
}

bool SnapshotStore::isLoaded(const QString &connectionId) const
{
    const auto found = m_watched.find(connectionId);
    return found != m_watched.end() && found->second.loaded;
}

std::optional<Error> SnapshotStore::listError(const QString &connectionId) const
{
    const auto found = m_watched.find(connectionId);
    return found == m_watched.end() ? std::nullopt : found->second.error;
}

QList<std::pair<QString, QString>> SnapshotStore::connectionsWithout() const
{
    QList<std::pair<QString, QString>> without;
    for (const Backend *backend : m_registry.backends()) {
        const QString why = backend->capabilities().whyNot(Feature::Snapshots);
        if (backend->status().state != ConnectionState::Closed && !why.isEmpty())
            without.append({backend->profile().name, why});
    }
    return without;
}

void SnapshotStore::startWatching(Backend *backend)
{
    m_watched[backend->profile().id];
    connectionChanged(backend);
}

/// What a connection can do may be known only once it answers.
void SnapshotStore::connectionChanged(Backend *backend)
{
    const QString id = backend->profile().id;
    Watched &watched = m_watched[id];
    if (backend->status().state == ConnectionState::Closed || !backend->snapshots()) {
        watched = {};
        watched.loaded = !backend->snapshots();
    } else if (backend->status().state == ConnectionState::Live && !watched.loaded) {
        list(id);
    }
    rebuild();
    Q_EMIT loadedChanged();
}

void SnapshotStore::setLookedAt(bool lookedAt)
{
    const bool begins = lookedAt && !m_lookedAt;
    m_lookedAt = lookedAt;
    if (begins)
        refresh();
    planNextLook();
}

void SnapshotStore::refresh()
{
    for (const auto &[id, watched] : m_watched)
        list(id);
}

void SnapshotStore::refresh(const QString &connectionId)
{
    list(connectionId);
}

void SnapshotStore::list(const QString &connectionId)
{
    SnapshotService *service = serviceOf(connectionId);
    const Backend *backend = m_registry.find(connectionId);
    const auto found = m_watched.find(connectionId);
    if (!service || found == m_watched.end() || backend->status().state != ConnectionState::Live)
        return;
    if (found->second.listing.isActive()) {
        found->second.again = true;
        return;
    }
    found->second.again = false;
    found->second.listing = service->list(
        [this, connectionId](const Result<QList<Snapshot>> &snapshots) { listed(connectionId, snapshots); });
}

void SnapshotStore::listed(const QString &connectionId, const Result<QList<Snapshot>> &snapshots)
{
    Watched &watched = m_watched[connectionId];
    const Operation keep = std::move(watched.listing); // holds connectionId until the end
    if (snapshots) {
        watched.snapshots = *snapshots;
        watched.error.reset();
    } else {
        watched.error = snapshots.error();
    }
    watched.loaded = true;
    // Whoever hears of it may close the connection: that comes last.
    if (watched.again)
        list(connectionId);
    rebuild();
    Q_EMIT loadedChanged();
}

void SnapshotStore::rebuild()
{
    QList<SnapshotRow> rows;
    for (const Backend *backend : m_registry.backends()) {
        const auto found = m_watched.find(backend->profile().id);
        if (found == m_watched.end())
            continue;
        for (const Snapshot &snapshot : found->second.snapshots)
            rows.append(rowOf(snapshot, *backend));
    }
    m_model.setRows(rows);
    planNextLook();
}

SnapshotRow SnapshotStore::rowOf(const Snapshot &snapshot, const Backend &backend) const
{
    SnapshotRow row;
    row.snapshot = snapshot;
    row.snapshot.connectionId = backend.profile().id;
    row.connectionName = backend.profile().name;
    row.connectionKind = backend.profile().kind;
    row.stale = backend.status().state != ConnectionState::Live;
    row.staleSince = row.stale ? backend.status().liveSince : QDateTime();
    if (const SandboxRow *sandbox = m_sandboxes.find({backend.profile().id, snapshot.sandboxId})) {
        row.sandbox = sandboxTitle(sandbox->sandbox);
        row.image = sandbox->sandbox.image;
    }
    const auto deleting = m_deleting.constFind(row.key().text());
    row.deleting = deleting != m_deleting.cend() && deleting->isEmpty();
    row.error = deleting != m_deleting.cend() ? *deleting : QString();
    return row;
}

void SnapshotStore::planNextLook()
{
    const auto &rows = m_model.rows();
    const bool busy =
        std::any_of(rows.cbegin(), rows.cend(), [](const SnapshotRow &row) { return row.isBusy(); });
    if (!busy && !m_lookedAt)
        return m_look.stop();
    const std::chrono::milliseconds wanted = busy ? busyLook : idleLook;
    if (!m_look.isActive() || m_look.remainingTimeAsDuration() > wanted)
        m_look.start(wanted);
}

void SnapshotStore::nextLook()
{
    refresh();
    planNextLook();
}

QString SnapshotStore::whyNotCreate(const SandboxKey &key) const
{
    const SandboxRow *row = m_sandboxes.find(key);
    Backend *backend = m_registry.find(key.connectionId);
    if (!row || !backend)
        return tr("The sandbox is gone.");
    const QString cannot = backend->capabilities().whyNot(Feature::Snapshots);
    if (!cannot.isEmpty())
        return cannot;
    if (row->stale || backend->status().state != ConnectionState::Live || !backend->snapshots())
        return tr("%1 does not answer; nothing can be changed until it does.").arg(row->connectionName);
    const SandboxState state = row->sandbox.status.state;
    return state == SandboxState::Running || state == SandboxState::Paused
               ? QString()
               : tr("A snapshot is made of a sandbox that runs or is paused.");
}

QString SnapshotStore::whyNotDelete(const SnapshotKey &key) const
{
    const SnapshotRow *row = find(key);
    if (!row)
        return tr("The snapshot is gone.");
    if (row->stale)
        return tr("%1 does not answer; nothing can be changed until it does.").arg(row->connectionName);
    if (row->deleting)
        return tr("It is being deleted.");
    return row->snapshot.state == SnapshotState::Creating ? tr("It is still being made.") : QString();
}

QString SnapshotStore::whyNotRestore(const SnapshotKey &key) const
{
    const SnapshotRow *row = find(key);
    if (!row)
        return tr("The snapshot is gone.");
    if (row->stale)
        return tr("%1 does not answer; nothing can be changed until it does.").arg(row->connectionName);
    return row->snapshot.isReady() && !row->deleting
               ? QString()
               : tr("Only a snapshot that is ready can be started from.");
}

void SnapshotStore::create(const SandboxKey &key, const QString &name)
{
    if (!whyNotCreate(key).isEmpty())
        return;
    JobWords words;
    words.what = tr("Create snapshot");
    words.object = sandboxTitle(m_sandboxes.find(key)->sandbox);
    words.done = [](int count) { return tr("%n snapshot(s) begun.", nullptr, count); };
    words.failed = [](int count) { return tr("%n snapshot(s) could not be made.", nullptr, count); };
    m_runs.start(words, {creation(key, name)}, 1);
}

Job SnapshotStore::creation(const SandboxKey &key, const QString &name)
{
    const SandboxRow *row = m_sandboxes.find(key);
    Job job;
    job.connectionId = key.connectionId;
    job.connectionName = row->connectionName;
    job.title = sandboxTitle(row->sandbox);
    job.command = QStringLiteral("osb snapshot create ") + key.id;
    job.start = [this, key, name](const Job::OnProgress &, Callback<void> done) {
        SnapshotService *service = serviceOf(key.connectionId); // a second try may come after its end
        if (!service)
            return finished<void>(JobRun::connectionClosed(), std::move(done));
        return service->create(
            key.id, name, [this, key, done = std::move(done)](const Result<Snapshot> &made) {
                if (!made)
                    return done(made.error());
                Watched &watched = m_watched[key.connectionId];
                watched.snapshots.removeIf([&](const Snapshot &old) { return old.id == made->id; });
                watched.snapshots.prepend(*made);
                rebuild();
                Q_EMIT created({key.connectionId, made->id});
                done(Done());
            });
    };
    return job;
}

void SnapshotStore::remove(const QList<SnapshotKey> &keys)
{
    QList<Job> jobs;
    for (const SnapshotKey &key : keys)
        if (whyNotDelete(key).isEmpty())
            jobs.append(removal(key));
    JobWords words;
    words.what = tr("Delete snapshot");
    words.object = jobs.size() == 1 ? jobs.constFirst().title
                                    : tr("%n snapshot(s)", nullptr, static_cast<int>(jobs.size()));
    words.done = [](int count) { return tr("%n snapshot(s) deleted.", nullptr, count); };
    words.failed = [](int count) { return tr("%n snapshot(s) could not be deleted.", nullptr, count); };
    m_runs.start(words, jobs, snapshotsAtATime);
}

Job SnapshotStore::removal(const SnapshotKey &key)
{
    const SnapshotRow *row = find(key);
    Job job;
    job.connectionId = key.connectionId;
    job.connectionName = row->connectionName;
    job.title = row->title();
    job.command = QStringLiteral("osb snapshot delete ") + key.id;
    job.start = [this, key](const Job::OnProgress &, Callback<void> done) {
        SnapshotService *service = serviceOf(key.connectionId);
        return service ? service->remove(key.id, std::move(done))
                       : finished<void>(JobRun::connectionClosed(), std::move(done));
    };
    job.begun = [this, key] {
        m_deleting.insert(key.text(), {});
        rebuild();
    };
    job.ended = [this, key](const Done *done) {
        if (done && !*done && done->error().kind != ErrorKind::NotFound)
            m_deleting.insert(key.text(), done->error().message);
        else
            m_deleting.remove(key.text());
        rebuild();
        list(key.connectionId);
    };
    return job;
}

} // namespace osc
