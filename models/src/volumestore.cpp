// SPDX-License-Identifier: Apache-2.0
#include <models/volumestore.h>

#include <models/wording.h>

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

/// Many sandboxes may change one after the other, and each may change who uses what.
constexpr auto rebuildPause = 60ms;
constexpr auto unseenPause = 1000ms;
/// Looking at all sandboxes may take no more than this part of the time.
constexpr int shareOfTime = 40;
constexpr int mostFollowedUnseen = 2000;

ClaimUser userOf(const SandboxRow &row, const Mount &mount)
{
    ClaimUser user;
    user.sandboxId = row.sandbox.id;
    user.name = row.sandbox.name();
    user.running = false;
    user.readOnly = mount.readOnly;
    user.target = mount.target;
    user.subPath = mount.subPath;
    return user;
}

bool holdsVolumes(SandboxState state)
{
    switch (state) {
    case SandboxState::Pending:
    case SandboxState::Running:
    case SandboxState::Pausing:
    case SandboxState::Paused:
    case SandboxState::Resuming:
    case SandboxState::Stopping:
        return true;
    case SandboxState::Terminated:
    case SandboxState::Failed:
    case SandboxState::Unknown:
        break;
    }
    return false;
}

QString allowedRootOf(const QStringList &roots, const QString &path)
{
    for (const QString &root : roots) {
        const bool below = path.startsWith(root) && path.size() > root.size() &&
                           (root.endsWith(QLatin1Char('/')) || path.at(root.size()) == QLatin1Char('/'));
        if (path == root || below)
            return root;
    }
    return {};
}

} // namespace

VolumeStore::VolumeStore(ConnectionRegistry &registry, SandboxStore &sandboxes, Inventory &inventory,
                         const Clock &clock, std::shared_ptr<FileSystem> thisComputer, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_sandboxes(sandboxes)
    , m_clock(clock)
    , m_model(clock)
    , m_history(inventory)
    , m_meter(registry, clock, std::move(thisComputer))
{
    m_soon.setSingleShot(true);
    m_soon.callOnTimeout(this, &VolumeStore::rebuildWhenDue);
    connect(&registry, &ConnectionRegistry::added, this, &VolumeStore::startWatching);
    connect(&registry, &ConnectionRegistry::aboutToRemove, this, &VolumeStore::stopWatching);
    connect(&registry, &ConnectionRegistry::changed, this, &VolumeStore::connectionChanged);
    const SandboxModel &model = sandboxes.model();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, &VolumeStore::sandboxesChanged);
    connect(&model, &QAbstractItemModel::dataChanged, this, &VolumeStore::sandboxesChanged);
    connect(&sandboxes, &SandboxStore::loadedChanged, this, &VolumeStore::sandboxesLoaded);
    connect(&m_history, &VolumeHistory::changed, this, &VolumeStore::rebuildSoon);
    connect(&m_meter, &VolumeMeter::changed, this, &VolumeStore::sizesChanged);
    for (Backend *backend : registry.backends())
        startWatching(backend);
    m_history.refresh();
}

VolumeStore::~VolumeStore() = default;

VolumeService *VolumeStore::serviceOf(const QString &connectionId) const
{
    Backend *backend = m_registry.find(connectionId);
    return backend ? backend->volumes() : nullptr;
}

bool VolumeStore::isLoaded(const QString &connectionId) const
{
    const auto found = m_watched.find(connectionId);
    return found != m_watched.end() && found->second.loaded;
}

std::optional<Error> VolumeStore::listError(const QString &connectionId) const
{
    const auto found = m_watched.find(connectionId);
    return found == m_watched.end() ? std::nullopt : found->second.error;
}

void VolumeStore::startWatching(Backend *backend)
{
    const QString id = backend->profile().id;
    Watched &watched = m_watched[id];
    VolumeService *service = backend->volumes();
    watched.loaded = !service;
    if (service)
        watched.watch = service->watch([this, id] { list(id); });
    connectionChanged(backend);
}

void VolumeStore::stopWatching(Backend *backend)
{
    const QString id = backend->profile().id;
    m_watched.erase(id);
    m_doing.removeIf([&](const auto &entry) { return entry.key().startsWith(id + QLatin1Char('/')); });
    m_model.removeWhere([&](const VolumeRow &row) { return row.key.connectionId == id; });
}

void VolumeStore::connectionChanged(Backend *backend)
{
    const QString id = backend->profile().id;
    Watched &watched = m_watched[id];
    if (backend->status().state == ConnectionState::Closed) {
        watched.listing.cancel();
        watched.claims.clear();
        watched.loaded = !backend->volumes();
        watched.error.reset();
        m_model.removeWhere([&](const VolumeRow &row) { return row.key.connectionId == id; });
        return;
    }
    if (backend->status().state == ConnectionState::Live && !watched.loaded)
        list(id);
    rebuildSoon();
}

void VolumeStore::refresh()
{
    for (const auto &[id, watched] : m_watched)
        list(id);
    m_history.refresh();
}

void VolumeStore::refresh(const QString &connectionId)
{
    list(connectionId);
}

void VolumeStore::list(const QString &connectionId)
{
    VolumeService *service = serviceOf(connectionId);
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
        [this, connectionId](const Result<QList<Claim>> &claims) { listed(connectionId, claims); });
}

void VolumeStore::listed(const QString &connectionId, const Result<QList<Claim>> &claims)
{
    Watched &watched = m_watched[connectionId];
    const Operation keep = std::move(watched.listing);
    if (claims) {
        watched.claims = *claims;
        watched.error.reset();
    } else {
        watched.error = claims.error();
    }
    watched.loaded = true;
    rebuildSoon();
    if (watched.again)
        list(connectionId);
    Q_EMIT loadedChanged();
}

void VolumeStore::rebuildSoon()
{
    if (!m_soon.isActive())
        m_soon.start(std::max<std::chrono::milliseconds>(m_lookedAt ? rebuildPause : unseenPause,
                                                         shareOfTime * m_cost));
}

/// Thousands that change all the time cost nothing while nobody looks.
void VolumeStore::sandboxesChanged()
{
    if (!m_lookedAt && m_sandboxes.model().rowCount() > mostFollowedUnseen)
        m_outdated = true;
    else
        rebuildSoon();
}

void VolumeStore::sandboxesLoaded()
{
    if (m_outdated)
        rebuildSoon();
}

/// A list is on its way, in parts that each concern all volumes.
bool VolumeStore::areSandboxesComing() const
{
    const QList<Backend *> backends = m_registry.backends();
    return std::any_of(backends.cbegin(), backends.cend(), [this](const Backend *backend) {
        return backend->status().state == ConnectionState::Live &&
               !m_sandboxes.isLoaded(backend->profile().id);
    });
}

/// Nobody waits for rows that nobody looks at, but everybody for the list of sandboxes.
void VolumeStore::rebuildWhenDue()
{
    if (!m_lookedAt && areSandboxesComing())
        m_outdated = true;
    else
        rebuild();
}

void VolumeStore::setLookedAt(bool lookedAt)
{
    const bool begins = lookedAt && !m_lookedAt;
    m_lookedAt = lookedAt;
    if (!begins || !(m_soon.isActive() || m_outdated))
        return;
    m_soon.stop();
    rebuild();
}

void VolumeStore::rebuild()
{
    QElapsedTimer taken;
    taken.start();
    m_outdated = false;
    const QList<Backend *> backends = m_registry.backends();
    for (Backend *backend : backends)
        if (backend->status().state != ConnectionState::Closed)
            rebuild(*backend);
    m_cost = std::chrono::milliseconds(taken.elapsed());
}

void VolumeStore::rebuild(Backend &backend)
{
    const QString id = backend.profile().id;
    QMap<QString, VolumeRow> rows;
    const auto rowFor = [&](VolumeKind kind, const QString &name) -> VolumeRow & {
        const VolumeKey key{id, kind, name};
        VolumeRow &row = rows[key.text()];
        row.key = key;
        row.claim.name = name;
        return row;
    };
    for (const Claim &claim : m_watched[id].claims) {
        VolumeRow &row = rowFor(VolumeKind::Claim, claim.name);
        row.claim = claim;
        row.users = claim.users;
        row.since = claim.createdAt;
    }
    for (const SandboxRow &sandbox : m_sandboxes.model().rows()) {
        if (sandbox.sandbox.connectionId != id)
            continue;
        for (const Mount &mount : sandbox.sandbox.mounts) {
            // The list of claims knows their users better, and also those that are no sandboxes.
            const bool listed = mount.kind == VolumeKind::Claim && backend.volumes();
            if (mount.source.isEmpty() || listed)
                continue;
            VolumeRow &row = rowFor(mount.kind, mount.source);
            row.users.append(userOf(sandbox, mount));
            const QDateTime &made = sandbox.sandbox.createdAt;
            if (made.isValid() && (!row.since.isValid() || made < row.since))
                row.since = made;
        }
    }
    for (const VolumeKey &key : std::as_const(m_pinned))
        if (key.connectionId == id)
            rowFor(key.kind, key.id).pinned = true;
    QList<VolumeRow> completed;
    for (auto it = rows.begin(); it != rows.end(); ++it) {
        complete(*it, backend);
        // Most of them are as they were; making their texts anew would take longer than everything else.
        if (const VolumeRow *before = m_model.find(it.key())) {
            it->name = before->name;
            it->search = before->search;
            it->keyText = before->keyText;
            it->sortName = before->sortName;
            if (*it == *before)
                continue;
        }
        completed.append(VolumeModel::prepared(std::move(*it)));
    }
    m_model.removeWhere(
        [&](const VolumeRow &row) { return row.key.connectionId == id && !rows.contains(row.keyText); });
    m_model.upsertAll(std::move(completed));
}

/// What several sources know together.
void VolumeStore::complete(VolumeRow &row, const Backend &backend) const
{
    row.connectionName = backend.profile().name;
    row.connectionKind = backend.profile().kind;
    row.stale = backend.status().state != ConnectionState::Live;
    row.staleSince = row.stale ? backend.status().liveSince : QDateTime();
    completeUsers(row);
    row.size = m_meter.sizeOf(row.key);
    row.lastUsed = row.users.isEmpty() ? m_history.lastUsed(row.key) : QDateTime();
    if (row.key.kind == VolumeKind::Host)
        row.allowedBelow = allowedRootOf(backend.profile().allowedHostPaths, row.key.id);
    const Doing doing = m_doing.value(row.key.text());
    row.pending = doing.pending;
    row.failed = doing.failed;
    row.error = doing.error;
}

void VolumeStore::completeUsers(VolumeRow &row) const
{
    for (ClaimUser &user : row.users) {
        const SandboxRow *sandbox = m_sandboxes.find({row.key.connectionId, user.sandboxId});
        if (user.sandboxId.isEmpty() || !sandbox)
            continue;
        user.running = holdsVolumes(sandbox->sandbox.status.state);
        if (!sandbox->sandbox.name().isEmpty())
            user.name = sandbox->sandbox.name();
    }
    // Who runs is named first.
    std::stable_sort(row.users.begin(), row.users.end(), [](const ClaimUser &left, const ClaimUser &right) {
        return left.running != right.running
                   ? left.running
                   : volumeUserTitle(left).compare(volumeUserTitle(right), Qt::CaseInsensitive) < 0;
    });
}

template<typename Change>
void VolumeStore::changeRow(const VolumeKey &key, Change change)
{
    const VolumeRow *row = find(key);
    if (!row)
        return;
    VolumeRow next = *row;
    change(next);
    m_model.upsert(next);
}

void VolumeStore::sizesChanged(const QList<VolumeKey> &keys)
{
    for (const VolumeKey &key : keys)
        changeRow(key, [&](VolumeRow &row) { row.size = m_meter.sizeOf(key); });
}

QString VolumeStore::whyNotUse(const QString &connectionId) const
{
    const Backend *backend = m_registry.find(connectionId);
    if (!backend || backend->status().state != ConnectionState::Live)
        return tr("The connection does not answer.");
    if (!serviceOf(connectionId))
        return tr("%1 cannot make volumes.").arg(backend->profile().name);
    return backend->capabilities().whyNot(Feature::ClaimVolumes);
}

QString VolumeStore::whyNotCreate(const QString &connectionId) const
{
    const QString why = whyNotUse(connectionId);
    const Backend *backend = m_registry.find(connectionId);
    return why.isEmpty() ? backend->capabilities().whyNot(Feature::ManageClaims) : why;
}

QString VolumeStore::whyNot(const VolumeKey &key, VolumeAction action) const
{
    const VolumeRow *row = find(key);
    if (!row)
        return tr("The volume is gone.");
    if (row->key.kind != VolumeKind::Claim)
        return row->key.kind == VolumeKind::Host
                   ? tr("A host folder is managed by its computer, not by the engine.")
                   : tr("A bucket is managed by Alibaba Cloud, not by the engine.");
    if (const QString why = whyNotCreate(key.connectionId); !why.isEmpty())
        return why;
    if (row->pending)
        return tr("%1 is at work: %2").arg(row->name, volumePendingText(*row->pending));
    const bool wantsItFree =
        action == VolumeAction::Empty || action == VolumeAction::Import || action == VolumeAction::Delete;
    if (!wantsItFree || row->users.isEmpty())
        return {};
    const int running = row->runningUsers();
    const QString who = running > 0 ? tr("%n running sandbox(es) use this volume.", nullptr, running)
                                    : tr("%n stopped sandbox(es) use this volume.", nullptr,
                                         static_cast<int>(row->users.size()));
    switch (action) {
    case VolumeAction::Empty:
        return tr("Empty is off: %1").arg(who);
    case VolumeAction::Import:
        return tr("Import is off: %1").arg(who);
    default:
        return tr("Delete is off: %1").arg(who);
    }
}

void VolumeStore::setPending(const VolumeKey &key, std::optional<VolumeAction> action)
{
    if (action)
        m_doing.insert(key.text(), {action, {}, {}});
    else
        m_doing.remove(key.text());
    applyDoing(key);
}

void VolumeStore::setFailed(const VolumeKey &key, VolumeAction action, const Error &error)
{
    m_doing.insert(key.text(), {{}, action, error});
    applyDoing(key);
}

void VolumeStore::dismissError(const VolumeKey &key)
{
    setPending(key, {});
}

void VolumeStore::applyDoing(const VolumeKey &key)
{
    const Doing doing = m_doing.value(key.text());
    changeRow(key, [&](VolumeRow &row) {
        row.pending = doing.pending;
        row.failed = doing.failed;
        row.error = doing.error;
    });
}

void VolumeStore::setPinned(const QList<VolumeKey> &keys)
{
    m_pinned = keys;
    rebuildSoon();
}

void VolumeStore::pin(const VolumeKey &key, bool on)
{
    if (m_pinned.contains(key) == on)
        return;
    if (on)
        m_pinned.append(key);
    else
        m_pinned.removeOne(key);
    rebuildSoon();
    Q_EMIT pinnedChanged();
}

} // namespace osc
