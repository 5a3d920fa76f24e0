// SPDX-License-Identifier: Apache-2.0
#include <models/sandboxstore.h>

#include <models/wording.h>

#include <QPointer>

namespace osc {

SandboxStore::SandboxStore(ConnectionRegistry &registry, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_clock(clock)
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
    if (std::erase_if(m_actions, belongs) > 0)
        Q_EMIT pendingChanged();
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
        return;
    }
    // While it connects anew, rows stay as they were: stale until the snapshot comes.
    QList<SandboxRow> changed;
    for (const SandboxRow &row : m_model.rows()) {
        if (row.sandbox.connectionId != id)
            continue;
        SandboxRow next = row;
        next.connectionName = backend->profile().name;
        if (status.state == ConnectionState::Broken) {
            next.stale = true;
            next.staleSince = status.liveSince;
        }
        changed.append(SandboxModel::prepared(next));
    }
    for (const SandboxRow &row : changed)
        m_model.upsert(row);
}

SandboxRow SandboxStore::rowFor(const Sandbox &sandbox, const Backend &backend) const
{
    SandboxRow row;
    row.sandbox = sandbox;
    row.sandbox.connectionId = backend.profile().id;
    row.connectionName = backend.profile().name;
    row.connectionKind = backend.profile().kind;
    if (const SandboxRow *old = find(row.key())) {
        row.pending = old->pending;
        row.failed = old->failed;
        row.error = old->error;
    }
    return SandboxModel::prepared(row);
}

void SandboxStore::take(const QString &connectionId, const SandboxChange &change)
{
    const Backend *backend = m_registry.find(connectionId);
    if (!backend)
        return;
    if (const auto *snapshot = std::get_if<SandboxSnapshot>(&change)) {
        QList<SandboxRow> rows;
        for (const SandboxRow &row : m_model.rows())
            if (row.sandbox.connectionId != connectionId)
                rows.append(row);
        for (const Sandbox &sandbox : snapshot->sandboxes)
            rows.append(rowFor(sandbox, *backend));
        m_model.setRows(rows);
        if (!std::exchange(m_watched[connectionId].loaded, true))
            Q_EMIT loadedChanged();
    } else if (const auto *changed = std::get_if<SandboxChanged>(&change)) {
        m_model.upsert(rowFor(changed->sandbox, *backend));
    } else if (const auto *gone = std::get_if<SandboxGone>(&change)) {
        m_model.remove(SandboxKey{connectionId, gone->id}.text());
    }
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

void SandboxStore::begin(const SandboxKey &key, SandboxAction action, Operation operation)
{
    m_actions[key.text()] = std::move(operation);
    changeRow(key, [&](SandboxRow &row) {
        row.pending = action;
        row.failed.reset();
        row.error = {};
    });
    Q_EMIT pendingChanged();
}

void SandboxStore::end(const SandboxKey &key, SandboxAction action, const Done &done, const QString &note)
{
    m_actions.erase(key.text());
    // What should be gone and is gone is no failure.
    const bool gone = action == SandboxAction::Delete && !done && done.error().kind == ErrorKind::NotFound;
    const bool ok = done.ok() || gone;
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
    Q_EMIT pendingChanged();
    if (!self)
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
    if (!whyNot(key, SandboxAction::Pause).isEmpty())
        return;
    begin(key, SandboxAction::Pause, serviceOf(key)->pause(key.id, [this, key](const Done &done) {
        end(key, SandboxAction::Pause, done);
    }));
}

void SandboxStore::resume(const SandboxKey &key)
{
    if (!whyNot(key, SandboxAction::Resume).isEmpty())
        return;
    begin(key, SandboxAction::Resume, serviceOf(key)->resume(key.id, [this, key](const Done &done) {
        end(key, SandboxAction::Resume, done);
    }));
}

void SandboxStore::renew(const SandboxKey &key, const QDateTime &expiresAt)
{
    if (!whyNot(key, SandboxAction::Renew).isEmpty())
        return;
    begin(key, SandboxAction::Renew,
          serviceOf(key)->renew(key.id, expiresAt, [this, key](const Result<RenewOutcome> &result) {
              if (!result) {
                  end(key, SandboxAction::Renew, result.error());
                  return;
              }
              changeRow(key, [&](SandboxRow &row) { row.sandbox.expiresAt = result->expiresAt; });
              end(key, SandboxAction::Renew, Done(), result->caveat);
          }));
}

void SandboxStore::renewBy(const SandboxKey &key, qint64 seconds)
{
    const SandboxRow *row = find(key);
    if (!row)
        return;
    const QDateTime now = m_clock.now();
    const QDateTime from = row->sandbox.expiresAt.isValid() ? std::max(now, row->sandbox.expiresAt) : now;
    renew(key, from.addSecs(seconds));
}

void SandboxStore::patchMetadata(const SandboxKey &key, const QMap<QString, std::optional<QString>> &patch)
{
    if (!whyNot(key, SandboxAction::PatchMetadata).isEmpty())
        return;
    begin(key, SandboxAction::PatchMetadata,
          serviceOf(key)->patchMetadata(key.id, patch, [this, key](const Result<Sandbox> &result) {
              const Backend *backend = m_registry.find(key.connectionId);
              if (result && backend)
                  m_model.upsert(rowFor(*result, *backend));
              end(key, SandboxAction::PatchMetadata, result ? Done() : Done(result.error()));
          }));
}

void SandboxStore::kill(const SandboxKey &key)
{
    if (!whyNot(key, SandboxAction::Delete).isEmpty())
        return;
    begin(key, SandboxAction::Delete, serviceOf(key)->kill(key.id, [this, key](const Done &done) {
        end(key, SandboxAction::Delete, done);
    }));
}

void SandboxStore::cancel(const SandboxKey &key)
{
    if (m_actions.erase(key.text()) == 0)
        return;
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
