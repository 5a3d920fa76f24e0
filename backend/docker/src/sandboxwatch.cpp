// SPDX-License-Identifier: Apache-2.0
#include "sandboxwatch.h"

#include <QPointer>

namespace osc {

namespace {
/// More readings at once gain nothing: the Engine works on them one after the other.
constexpr std::size_t maximumReadings = 8;
constexpr int settleMilliseconds = 40;
/// Some are kept free for what happens while thousands are read.
constexpr std::size_t maximumBackgroundReadings = 6;
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
    , m_files(reader.store(), [this] { return m_table.sandboxIds(); })
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMilliseconds);
    connect(&m_events, &EventStream::arrived, this, &SandboxWatch::takeEvent);
    connect(&m_events, &EventStream::ended, this, &SandboxWatch::fail);
    connect(&m_settle, &QTimer::timeout, this, &SandboxWatch::readNext);
    connect(&m_reader.ours(), &OurSandboxes::changed, this, &SandboxWatch::compareWithInventory);
    connect(&m_reader.ours(), &OurSandboxes::removalEnded, this, &SandboxWatch::refresh);
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
    m_listing = listSandboxes(
        m_reader, [this](const QList<Sandbox> &part) { takePart(part); },
        [this](const Result<ListingEnd> &end) { takeEnd(end); });
}

void SandboxWatch::stop()
{
    m_state = State::Stopped;
    m_events.stop();
    m_files.stop();
    m_listing.cancel();
    m_readings.clear();
    m_dirty.clear();
    m_unread.clear();
    m_readingPlan.clear();
    m_listed.clear();
    m_settle.stop();
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
        auto snapshot = watch->m_table.snapshot();
        snapshot.unreadable = watch->m_unreadable;
        waiting->send(snapshot);
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
    if (event.type == QLatin1String("volume"))
        return Q_EMIT volumesChanged();
    if (event.type == QLatin1String("image")) {
        // Names come from tags, so any row may be concerned (docker-runtime 3).
        m_reader.forgetImages();
        const auto containers = m_table.containers();
        for (const auto &id : containers)
            readLater(id);
        m_settle.start();
        return;
    }
    Q_EMIT volumesChanged(); // any container may be a user of one
    if (event.sandboxId.isEmpty() && !m_table.findContainer(event.actor))
        return;
    if (event.action == QLatin1String("destroy") && m_state == State::Live) {
        m_dirty.erase(event.actor);
        m_unread.remove(event.actor);
        m_readings.erase(event.actor);
        publish(m_table.remove(event.actor));
        return;
    }
    // What we remove dies in steps; what came of it is read when the removal has ended.
    if (m_reader.ours().isBeingRemoved(event.sandboxId))
        return;
    if (event.action == QLatin1String("create"))
        m_reader.ours().reload(); // another console may have made it
    readSoon(event.actor);
}

void SandboxWatch::takePart(const QList<Sandbox> &sandboxes)
{
    m_listed.append(sandboxes);
    tellList(SandboxPart{sandboxes});
}

void SandboxWatch::takeEnd(const Result<ListingEnd> &end)
{
    if (!end)
        return fail(end.error());
    m_unreadable = end->unreadable;
    m_state = State::Live;
    auto snapshot = m_table.replace(std::exchange(m_listed, {}));
    snapshot.unreadable = m_unreadable;
    tellList(snapshot);
    if (m_state != State::Live) // whoever was told may have closed
        return;
    const auto containers = m_table.containers();
    for (const auto &id : containers)
        readLater(id);
    m_files.start();
    Q_EMIT rowsChanged();
    Q_EMIT loaded();
    readNext();
}

void SandboxWatch::readSoon(const QString &containerId)
{
    m_dirty.insert(containerId);
    if (!m_settle.isActive())
        m_settle.start();
}

void SandboxWatch::readLater(const QString &containerId)
{
    if (m_unread.contains(containerId))
        return;
    m_unread.insert(containerId);
    m_readingPlan.append(containerId);
}

void SandboxWatch::readNext()
{
    if (m_state != State::Live)
        return;
    for (auto it = m_dirty.begin(); it != m_dirty.end() && m_readings.size() < maximumReadings;) {
        const auto id = *it;
        if (m_readings.contains(id)) { // once more when the present reading has ended
            ++it;
            continue;
        }
        it = m_dirty.erase(it);
        read(id);
    }
    while (!m_readingPlan.isEmpty() && m_readings.size() < maximumBackgroundReadings) {
        const auto id = m_readingPlan.takeFirst();
        if (m_unread.contains(id) && !m_readings.contains(id))
            read(id);
    }
}

void SandboxWatch::read(const QString &containerId)
{
    m_unread.remove(containerId);
    m_readings[containerId] = m_reader.read(containerId, [this, containerId](Result<Sandbox> sandbox) {
        takeReading(containerId, std::move(sandbox));
    });
}

void SandboxWatch::takeReading(const QString &containerId, Result<Sandbox> sandbox)
{
    const auto reading = m_readings.extract(containerId);
    if (!sandbox && sandbox.error().kind == ErrorKind::Unreachable)
        return fail(sandbox.error());
    if (!sandbox && sandbox.error().kind != ErrorKind::NotFound)
        sandbox = unreadable(containerId, sandbox.error().message);
    if (sandbox && !sandbox->id.isEmpty())
        publish(m_table.put(*sandbox));
    else
        publish(m_table.remove(containerId));
    readNext();
}

Sandbox SandboxWatch::unreadable(const QString &containerId, const QString &reason) const
{
    const auto *known = m_table.findContainer(containerId);
    auto sandbox = known ? *known : Sandbox();
    sandbox.status.state = SandboxState::Unknown;
    sandbox.status.reason = QStringLiteral("CONTAINER_STATE_UNKNOWN");
    sandbox.status.message = reason;
    return sandbox;
}

void SandboxWatch::compareWithInventory()
{
    m_table.forEach([this](const Sandbox &sandbox) {
        const auto expiry = m_reader.ours().expiry(sandbox.id);
        if (sandbox.madeHere != m_reader.ours().contains(sandbox.id) ||
            (expiry.isValid() && expiry != sandbox.expiresAt))
            readSoon(sandbox.runtimeId);
    });
}

void SandboxWatch::publish(const QList<SandboxChange> &changes)
{
    for (const auto &change : changes) {
        tell(change);
        if (const auto *left = std::get_if<SandboxGone>(&change))
            Q_EMIT gone(left->id);
    }
    if (changes.isEmpty())
        return;
    m_files.noteSandboxes();
    Q_EMIT rowsChanged();
}

void SandboxWatch::tell(const SandboxChange &change)
{
    const auto subscribers = m_subscribers; // a receiver may leave or join
    for (const auto &subscriber : subscribers) {
        if (subscriber->hasSnapshot)
            subscriber->send(change);
    }
}

/// A list is for everybody, and with its end other changes begin to mean something to those who waited.
void SandboxWatch::tellList(const SandboxChange &change)
{
    const auto subscribers = m_subscribers;
    for (const auto &subscriber : subscribers) {
        subscriber->hasSnapshot = subscriber->hasSnapshot || std::holds_alternative<SandboxSnapshot>(change);
        subscriber->send(change);
    }
}

void SandboxWatch::fail(const Error &error)
{
    stop();
    Q_EMIT broken(error);
}

} // namespace osc
