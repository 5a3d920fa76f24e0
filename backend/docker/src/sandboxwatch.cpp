// SPDX-License-Identifier: Apache-2.0
#include "sandboxwatch.h"

#include "containerlookup.h"

#include <QPointer>

namespace osc {

namespace {
/// More readings at once gain nothing: the Engine works on them one after the other.
constexpr std::size_t maximumReadings = 8;
constexpr int settleMilliseconds = 40;
/// One container that hangs must not keep the others from being shown.
constexpr int patienceMilliseconds = 3000;
} // namespace

struct SandboxWatch::Subscriber
{
    std::function<void(SandboxChange)> onChange;
    bool hasSnapshot = false;
    bool active = true;

    void send(const SandboxChange &change) const
    {
        if (active)
            onChange(change);
    }
};

SandboxWatch::SandboxWatch(SandboxReader &reader, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_events(reader.context().engine)
    , m_files(reader.store())
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMilliseconds);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMilliseconds);
    connect(&m_events, &EventStream::arrived, this, &SandboxWatch::takeEvent);
    connect(&m_events, &EventStream::ended, this, &SandboxWatch::fail);
    connect(&m_settle, &QTimer::timeout, this, &SandboxWatch::readNext);
    connect(&m_patience, &QTimer::timeout, this, &SandboxWatch::finishLoading);
    connect(&m_reader.ours(), &OurSandboxes::changed, this, &SandboxWatch::compareWithInventory);
    connect(&m_files, &MetadataWatch::changed, this, [this](const QStringList &sandboxIds) {
        for (const auto &id : sandboxIds)
            refresh(id);
    });
}

SandboxWatch::~SandboxWatch() = default;

void SandboxWatch::start()
{
    stop();
    m_state = State::Listing;
    m_reader.forgetImages();
    m_events.start(m_reader.context().info.systemTime);
    m_listing = listContainers(m_reader.context().engine, labels::id, {},
                               [this](Result<QList<ContainerSummary>> list) { takeList(std::move(list)); });
}

void SandboxWatch::stop()
{
    m_state = State::Stopped;
    m_events.stop();
    m_files.stop();
    m_listing.cancel();
    m_readings.clear();
    m_dirty.clear();
    m_summaries.clear();
    m_loaded.clear();
    m_settle.stop();
    m_patience.stop();
}

void SandboxWatch::refresh(const QString &sandboxId)
{
    if (const auto *sandbox = m_table.find(sandboxId))
        readSoon(sandbox->runtimeId);
}

Operation SandboxWatch::subscribe(std::function<void(SandboxChange)> onChange)
{
    auto subscriber = std::make_shared<Subscriber>();
    subscriber->onChange = std::move(onChange);
    m_subscribers.append(subscriber);
    detail::post([weak = std::weak_ptr(subscriber), watch = QPointer(this)] {
        const auto waiting = weak.lock();
        if (!watch || !waiting || waiting->hasSnapshot || !watch->isLoaded())
            return;
        waiting->hasSnapshot = true;
        waiting->send(watch->m_table.snapshot());
    });
    Promise<void> promise([](Done) {});
    return promise.operation([weak = std::weak_ptr(subscriber), watch = QPointer(this)] {
        const auto leaving = weak.lock();
        if (leaving)
            leaving->active = false;
        if (watch)
            watch->m_subscribers.removeAll(leaving);
    });
}

void SandboxWatch::takeEvent(const EngineEvent &event)
{
    if (event.type == QLatin1String("network"))
        return Q_EMIT networksChanged();
    if (event.type == QLatin1String("image")) {
        // Names come from tags, so any row may be concerned (docker-runtime 3).
        m_reader.forgetImages();
        const auto containers = m_table.containers();
        for (const auto &id : containers)
            readSoon(id);
        return;
    }
    if (event.sandboxId.isEmpty() && !m_table.findContainer(event.actor))
        return;
    if (event.action == QLatin1String("destroy") && m_state == State::Live) {
        m_dirty.erase(event.actor);
        m_readings.erase(event.actor);
        publish(m_table.remove(event.actor));
        return;
    }
    if (event.action == QLatin1String("create"))
        m_reader.ours().reload(); // another console may have made it
    readSoon(event.actor);
}

void SandboxWatch::takeList(Result<QList<ContainerSummary>> list)
{
    if (!list)
        return fail(list.error());
    m_state = State::Loading;
    for (const auto &summary : *list) {
        if (summary.labels.value(labels::id).isEmpty())
            continue;
        m_summaries.insert(summary.id, summary);
        m_dirty.insert(summary.id);
    }
    m_patience.start();
    readNext();
}

void SandboxWatch::readSoon(const QString &containerId)
{
    m_dirty.insert(containerId);
    if (!m_settle.isActive())
        m_settle.start();
}

void SandboxWatch::readNext()
{
    if (m_state != State::Loading && m_state != State::Live)
        return;
    for (auto it = m_dirty.begin(); it != m_dirty.end() && m_readings.size() < maximumReadings;) {
        const auto id = *it;
        if (m_readings.contains(id)) { // once more when the present reading has ended
            ++it;
            continue;
        }
        it = m_dirty.erase(it);
        m_readings[id] =
            m_reader.read(id, [this, id](Result<Sandbox> sandbox) { takeReading(id, std::move(sandbox)); });
    }
    if (m_state == State::Loading && m_readings.empty() && m_dirty.empty())
        finishLoading();
}

void SandboxWatch::takeReading(const QString &containerId, Result<Sandbox> sandbox)
{
    const auto reading = m_readings.extract(containerId);
    const bool loading = m_state == State::Loading;
    if (!sandbox && sandbox.error().kind == ErrorKind::Unreachable)
        return fail(sandbox.error());
    if (!sandbox && sandbox.error().kind != ErrorKind::NotFound)
        sandbox = unreadable(containerId, sandbox.error().message);
    if (loading) {
        m_summaries.remove(containerId);
        if (sandbox)
            m_loaded.insert(containerId, *sandbox);
        else
            m_loaded.remove(containerId);
    } else if (sandbox && !sandbox->id.isEmpty()) {
        publish(m_table.put(*sandbox));
    } else {
        publish(m_table.remove(containerId));
    }
    readNext();
}

void SandboxWatch::finishLoading()
{
    m_patience.stop();
    for (auto it = m_summaries.cbegin(); it != m_summaries.cend(); ++it) {
        if (!m_loaded.contains(it.key()))
            m_loaded.insert(it.key(), unreadable(it.key(), tr("the engine has not told its state yet")));
    }
    m_summaries.clear();
    m_state = State::Live;
    publishSnapshot();
    Q_EMIT loaded();
}

Sandbox SandboxWatch::unreadable(const QString &containerId, const QString &reason) const
{
    const auto summary = m_summaries.constFind(containerId);
    if (summary != m_summaries.cend())
        return unreadableSandbox(*summary, m_reader.sources(summary->labels.value(labels::id)), reason);
    const auto *known = m_table.findContainer(containerId);
    auto sandbox = known ? *known : Sandbox();
    sandbox.status.state = SandboxState::Unknown;
    sandbox.status.reason = QStringLiteral("CONTAINER_STATE_UNKNOWN");
    sandbox.status.message = reason;
    return sandbox;
}

void SandboxWatch::compareWithInventory()
{
    const auto snapshot = m_table.snapshot();
    for (const auto &sandbox : snapshot.sandboxes) {
        const auto expiry = m_reader.ours().expiry(sandbox.id);
        if (sandbox.madeHere != m_reader.ours().contains(sandbox.id) ||
            (expiry.isValid() && expiry != sandbox.expiresAt))
            readSoon(sandbox.runtimeId);
    }
}

void SandboxWatch::publish(const QList<SandboxChange> &changes)
{
    if (changes.isEmpty())
        return;
    const auto subscribers = m_subscribers; // a receiver may leave or join
    for (const auto &change : changes) {
        for (const auto &subscriber : subscribers) {
            if (subscriber->hasSnapshot)
                subscriber->send(change);
        }
        if (const auto *left = std::get_if<SandboxGone>(&change))
            Q_EMIT gone(left->id);
    }
    m_files.setSandboxes(m_table.sandboxIds());
    Q_EMIT rowsChanged();
}

void SandboxWatch::publishSnapshot()
{
    const auto snapshot = m_table.replace(m_loaded.values());
    m_loaded.clear();
    m_files.setSandboxes(m_table.sandboxIds());
    const auto subscribers = m_subscribers;
    for (const auto &subscriber : subscribers) {
        subscriber->hasSnapshot = true;
        subscriber->send(snapshot);
    }
    Q_EMIT rowsChanged();
}

void SandboxWatch::fail(const Error &error)
{
    stop();
    Q_EMIT broken(error);
}

} // namespace osc
