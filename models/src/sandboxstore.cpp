// SPDX-License-Identifier: Apache-2.0
#include <models/sandboxstore.h>

#include "elsewherenotes.h"

#include <models/activitystore.h>
#include <models/activitywords.h>
#include <models/wording.h>

#include <QPointer>

#include <algorithm>

namespace osc {

SandboxStore::SandboxStore(ConnectionRegistry &registry, const Clock &clock, ActivityStore *activity,
                           QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_clock(clock)
    , m_activity(activity)
    , m_elsewhere(activity ? std::make_unique<ElsewhereNotes>(*activity, clock) : nullptr)
    , m_model(clock)
{
    connect(&registry, &ConnectionRegistry::added, this, &SandboxStore::startWatching);
    connect(&registry, &ConnectionRegistry::aboutToRemove, this, &SandboxStore::stopWatching);
    connect(&registry, &ConnectionRegistry::changed, this, &SandboxStore::connectionChanged);
    for (Backend *backend : registry.backends())
        startWatching(backend);
}

SandboxStore::~SandboxStore() = default;

bool SandboxStore::isLoaded(const QString &connectionId) const
{
    const auto found = m_watched.find(connectionId);
    return found != m_watched.end() && found->second.loaded;
}

void SandboxStore::startWatching(Backend *backend)
{
    const QString id = backend->profile().id;
    m_watched[id].watch =
        backend->sandboxes()->watch([this, id](const SandboxChange &change) { take(id, change); });
}

void SandboxStore::stopWatching(Backend *backend)
{
    const QString prefix = SandboxKey{backend->profile().id, {}}.text();
    m_watched.erase(backend->profile().id);
    const auto belongs = [&](const auto &entry) { return entry.first.startsWith(prefix); };
    std::erase_if(m_readings, belongs);
    QStringList entries;
    for (const auto &[key, running] : m_actions)
        if (key.startsWith(prefix) && !running.activityId.isEmpty())
            entries << running.activityId;
    if (std::erase_if(m_actions, belongs) > 0)
        Q_EMIT pendingChanged();
    for (const QString &entry : std::as_const(entries))
        m_activity->endCancelled(entry,
                                 tr("the connection was closed; whether it had an effect is not known"));
    m_model.removeWhere(
        [&](const SandboxRow &row) { return row.sandbox.connectionId == backend->profile().id; });
}

void SandboxStore::connectionChanged(Backend *backend)
{
    const QString id = backend->profile().id;
    const ConnectionStatus &status = backend->status();
    if (status.state == ConnectionState::Closed) {
        m_model.removeWhere([&](const SandboxRow &row) { return row.sandbox.connectionId == id; });
        m_watched[id].loaded = false;
        m_watched[id].unreadable = 0;
        return;
    }
    // While it connects anew, rows stay as they were: stale until the snapshot comes.
    QList<SandboxRow> changed;
    for (const SandboxRow &row : m_model.rows()) {
        const bool breaks =
            status.state == ConnectionState::Broken && !(row.stale && row.staleSince == status.liveSince);
        if (row.sandbox.connectionId != id || (row.connectionName == backend->profile().name && !breaks))
            continue;
        SandboxRow next = row;
        next.connectionName = backend->profile().name;
        if (breaks) {
            next.stale = true;
            next.staleSince = status.liveSince;
        }
        changed.append(SandboxModel::prepared(std::move(next)));
    }
    m_model.upsertAll(std::move(changed));
}

SandboxRow SandboxStore::rowFor(const Sandbox &sandbox, const Backend &backend) const
{
    return rowFor(sandbox, backend, find({backend.profile().id, sandbox.id}));
}

SandboxRow SandboxStore::rowFor(const Sandbox &sandbox, const Backend &backend, const SandboxRow *old)
{
    SandboxRow row;
    row.sandbox = sandbox;
    row.sandbox.connectionId = backend.profile().id;
    row.connectionName = backend.profile().name;
    row.connectionKind = backend.profile().kind;
    if (old) {
        row.pending = old->pending;
        row.failed = old->failed;
        row.error = old->error;
    }
    return SandboxModel::prepared(std::move(row));
}

void SandboxStore::take(const QString &connectionId, const SandboxChange &change)
{
    const Backend *backend = m_registry.find(connectionId);
    if (!backend)
        return;
    if (const auto *snapshot = std::get_if<SandboxSnapshot>(&change)) {
        takeSnapshot(*backend, *snapshot);
    } else if (const auto *part = std::get_if<SandboxPart>(&change)) {
        takeAll(*backend, part->sandboxes);
    } else if (const auto *changed = std::get_if<SandboxChanged>(&change)) {
        const SandboxRow *before = find({connectionId, changed->sandbox.id});
        if (m_elsewhere && before)
            m_elsewhere->changed(*before, changed->sandbox);
        m_model.upsert(rowFor(changed->sandbox, *backend));
    } else if (const auto *gone = std::get_if<SandboxGone>(&change)) {
        const SandboxKey key{connectionId, gone->id};
        const SandboxRow *before = find(key);
        if (m_elsewhere && before)
            m_elsewhere->gone(*before);
        m_model.remove(key.text());
    }
}

void SandboxStore::takeSnapshot(const Backend &backend, const SandboxSnapshot &snapshot)
{
    const QString id = backend.profile().id;
    QSet<QString> there;
    there.reserve(snapshot.sandboxes.size());
    for (const Sandbox &sandbox : snapshot.sandboxes)
        there.insert(sandbox.id);
    const auto isGone = [&](const SandboxRow &row) {
        return row.sandbox.connectionId == id && !there.contains(row.sandbox.id);
    };
    const auto &rows = m_model.rows();
    QList<SandboxRow> gone;
    std::copy_if(rows.cbegin(), rows.cend(), std::back_inserter(gone), isGone);
    if (m_elsewhere) {
        for (const SandboxRow &row : std::as_const(gone))
            m_elsewhere->gone(row);
    }
    if (!gone.isEmpty())
        m_model.removeWhere(isGone);
    takeAll(backend, snapshot.sandboxes);
    Watched &watched = m_watched[id];
    const bool news = !std::exchange(watched.loaded, true);
    if (std::exchange(watched.unreadable, snapshot.unreadable) != snapshot.unreadable || news)
        Q_EMIT loadedChanged();
}

/// Most of what comes again is as it was; making its texts anew would take longer than everything else.
void SandboxStore::takeAll(const Backend &backend, const QList<Sandbox> &sandboxes)
{
    QList<SandboxRow> rows;
    rows.reserve(sandboxes.size());
    for (const Sandbox &sandbox : sandboxes) {
        const SandboxRow *old = find({backend.profile().id, sandbox.id});
        if (!old || old->stale || old->sandbox != sandbox || old->connectionName != backend.profile().name)
            rows.append(rowFor(sandbox, backend, old));
    }
    m_model.upsertAll(std::move(rows));
}

int SandboxStore::unreadableCount() const
{
    int count = 0;
    for (const auto &[id, watched] : m_watched)
        count += watched.unreadable;
    return count;
}

SandboxService *SandboxStore::serviceOf(const SandboxKey &key) const
{
    Backend *backend = m_registry.find(key.connectionId);
    return backend ? backend->sandboxes() : nullptr;
}

template<typename Change>
void SandboxStore::changeRow(const SandboxKey &key, Change change)
{
    const SandboxRow *row = find(key);
    if (!row)
        return;
    SandboxRow next = *row;
    change(next);
    m_model.upsert(SandboxModel::prepared(next));
}

bool SandboxStore::carryOut(const SandboxKey &key, const SandboxOrder &order, Ended ended)
{
    if (!whyNot(key, order.action).isEmpty())
        return false;
    if (m_elsewhere)
        m_elsewhere->own(key.id);
    m_actions[key.text()] =
        Running{.operation = startOrder(key, order), .ended = std::move(ended), .activityId = {}};
    changeRow(key, [&](SandboxRow &row) {
        row.pending = order.action;
        row.failed.reset();
        row.error = {};
    });
    Q_EMIT pendingChanged();
    return true;
}

void SandboxStore::act(const SandboxKey &key, const SandboxOrder &order)
{
    const SandboxRow *row = find(key);
    if (!row)
        return;
    ActivityEntry entry = activityEntry(*row, order, m_clock.now());
    if (!carryOut(key, order, {}) || !m_activity)
        return;
    m_actions[key.text()].activityId = m_activity->begin(std::move(entry), [this, key] { cancel(key); });
}

Operation SandboxStore::startOrder(const SandboxKey &key, const SandboxOrder &order)
{
    SandboxService *service = serviceOf(key);
    const SandboxAction action = order.action;
    const auto done = [this, key, action](const Done &result) { end(key, action, result); };
    switch (action) {
    case SandboxAction::Pause:
        return service->pause(key.id, done);
    case SandboxAction::Resume:
        return service->resume(key.id, done);
    case SandboxAction::Renew:
        return service->renew(
            key.id, newExpiry(find(key)->sandbox, order, m_clock.now()),
            [this, key](const Result<RenewOutcome> &result) {
                if (!result) {
                    end(key, SandboxAction::Renew, result.error());
                    return;
                }
                changeRow(key, [&](SandboxRow &row) { row.sandbox.expiresAt = result->expiresAt; });
                end(key, SandboxAction::Renew, Done(), result->caveat);
            });
    case SandboxAction::PatchMetadata:
        return service->patchMetadata(key.id, order.patch, [this, key](const Result<Sandbox> &result) {
            const Backend *backend = m_registry.find(key.connectionId);
            if (result && backend)
                m_model.upsert(rowFor(*result, *backend));
            end(key, SandboxAction::PatchMetadata, result ? Done() : Done(result.error()));
        });
    case SandboxAction::Delete:
        break;
    }
    return service->kill(key.id, done);
}

void SandboxStore::end(const SandboxKey &key, SandboxAction action, const Done &done, const QString &note)
{
    const auto node = m_actions.extract(key.text());
    // What should be gone and is gone is no failure.
    const bool gone = action == SandboxAction::Delete && !done && done.error().kind == ErrorKind::NotFound;
    const bool ok = done.ok() || gone;
    if (m_elsewhere)
        m_elsewhere->own(key.id);
    changeRow(key, [&](SandboxRow &row) {
        row.pending.reset();
        if (!ok) {
            row.failed = action;
            row.error = done.error();
        }
    });
    if (ok && action == SandboxAction::Delete)
        m_model.remove(key.text());
    else if (find(key))
        readAgain(key);
    // A listener may delete the store.
    const QPointer<SandboxStore> self(this);
    if (!node.empty()) {
        const Running &running = node.mapped();
        if (!running.activityId.isEmpty())
            m_activity->end(running.activityId, ok ? Done() : done, note);
        if (running.ended)
            running.ended(done, note);
    }
    if (!self)
        return;
    Q_EMIT pendingChanged();
    if (!self || (!node.empty() && node.mapped().ended))
        return;
    if (ok)
        Q_EMIT actionDone(key, action, note);
    else
        Q_EMIT actionFailed(key, action, done.error());
}

/// The change itself arrives with the watch; this is for sources whose watch is slow.
void SandboxStore::readAgain(const SandboxKey &key)
{
    SandboxService *service = serviceOf(key);
    if (!service)
        return;
    m_readings[key.text()] = service->get(key.id, [this, key](const Result<Sandbox> &result) {
        m_readings.erase(key.text());
        const Backend *backend = m_registry.find(key.connectionId);
        if (result && backend)
            m_model.upsert(rowFor(*result, *backend));
        else if (!result && result.error().kind == ErrorKind::NotFound)
            m_model.remove(key.text());
    });
}

void SandboxStore::pause(const SandboxKey &key)
{
    act(key, {.action = SandboxAction::Pause});
}

void SandboxStore::resume(const SandboxKey &key)
{
    act(key, {.action = SandboxAction::Resume});
}

void SandboxStore::renew(const SandboxKey &key, const QDateTime &expiresAt)
{
    act(key, {.action = SandboxAction::Renew, .expiresAt = expiresAt});
}

void SandboxStore::renewBy(const SandboxKey &key, qint64 seconds)
{
    act(key, {.action = SandboxAction::Renew, .renewBy = seconds});
}

void SandboxStore::patchMetadata(const SandboxKey &key, const QMap<QString, std::optional<QString>> &patch)
{
    act(key, {.action = SandboxAction::PatchMetadata, .patch = patch});
}

void SandboxStore::kill(const SandboxKey &key)
{
    act(key, {.action = SandboxAction::Delete});
}

void SandboxStore::cancel(const SandboxKey &key)
{
    const auto node = m_actions.extract(key.text());
    if (node.empty())
        return;
    if (m_elsewhere)
        m_elsewhere->own(key.id);
    if (!node.mapped().activityId.isEmpty())
        m_activity->endCancelled(node.mapped().activityId,
                                 tr("not waited for; whether it had an effect is not known"));
    changeRow(key, [](SandboxRow &row) { row.pending.reset(); });
    readAgain(key);
    Q_EMIT pendingChanged();
}

void SandboxStore::dismissError(const SandboxKey &key)
{
    changeRow(key, [](SandboxRow &row) {
        row.failed.reset();
        row.error = {};
    });
}

void SandboxStore::refresh()
{
    for (Backend *backend : m_registry.backends()) {
        if (backend->status().state == ConnectionState::Broken)
            backend->retryNow();
        else if (backend->status().state == ConnectionState::Live)
            startWatching(backend);
    }
}

QString SandboxStore::whyNot(const SandboxKey &key, SandboxAction action) const
{
    const SandboxRow *row = find(key);
    const Backend *backend = m_registry.find(key.connectionId);
    if (!row || !backend)
        return tr("The sandbox is gone.");
    if (row->stale || backend->status().state != ConnectionState::Live)
        return tr("%1 does not answer; nothing can be changed until it does.").arg(row->connectionName);
    if (row->pending)
        return tr("Something else is being done with it.");
    const SandboxState state = row->sandbox.status.state;
    const Capabilities can = backend->capabilities();
    switch (action) {
    case SandboxAction::Pause:
        if (!can.can(Feature::Pause))
            return can.whyNot(Feature::Pause);
        return state == SandboxState::Running ? QString() : tr("Only a running sandbox can be paused.");
    case SandboxAction::Resume:
        if (!can.can(Feature::Pause))
            return can.whyNot(Feature::Pause);
        return state == SandboxState::Paused ? QString() : tr("Only a paused sandbox can be resumed.");
    case SandboxAction::Renew:
        if (!can.can(Feature::Renew))
            return can.whyNot(Feature::Renew);
        if (!row->sandbox.expiresAt.isValid())
            return tr("It has no expiry, it runs until you delete it.");
        return state == SandboxState::Terminated || state == SandboxState::Failed ? tr("It has ended.")
                                                                                  : QString();
    case SandboxAction::PatchMetadata:
        return can.whyNot(Feature::PatchMetadata);
    case SandboxAction::Delete:
        break;
    }
    return {};
}

} // namespace osc
