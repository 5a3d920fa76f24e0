// SPDX-License-Identifier: Apache-2.0
#include <models/usagestore.h>

#include <QDeadlineTimer>
#include <QPointer>

#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr auto retryPause = 5s;
constexpr auto leastPause = 4s; ///< So that the timer that comes after retryPause finds it over.
/// About one sample a second is promised; whoever sends more gets no more memory for it.
constexpr qsizetype mostSamples = 2 * UsageStore::historySeconds;

} // namespace

struct UsageStore::Stream
{
    SandboxKey key;
    Operation operation;
    QDeadlineTimer notBefore;
    QList<Usage> samples;
    bool current = false; ///< The last sample is of a stream that runs.
};

UsageStore::UsageStore(SandboxStore &sandboxes, QObject *parent)
    : QObject(parent)
    , m_sandboxes(sandboxes)
{
    m_soon.setSingleShot(true);
    m_soon.callOnTimeout(this, &UsageStore::reconsider);
    m_retry.setSingleShot(true);
    m_retry.callOnTimeout(this, &UsageStore::reconsider);
    // A refresh can change thousands of rows, one signal each; streams are few.
    const auto soon = [this] {
        if (!m_soon.isActive() && !m_streams.empty())
            m_soon.start(50ms);
    };
    const SandboxModel &model = sandboxes.model();
    connect(&model, &QAbstractItemModel::dataChanged, this, soon);
    connect(&model, &QAbstractItemModel::rowsInserted, this, soon);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, soon);
    connect(&sandboxes.registry(), &ConnectionRegistry::changed, this, soon);
    connect(&sandboxes.registry(), &ConnectionRegistry::aboutToRemove, this, &UsageStore::dropConnection);
    sandboxes.model().setUsage(this);
}

UsageStore::~UsageStore()
{
    m_sandboxes.model().setUsage(nullptr);
    // Those who follow may outlive the store, the operations must not.
    for (const auto &[key, weak] : m_streams)
        if (const auto stream = weak.lock())
            stream->operation.cancel();
}

UsageStore::Follow UsageStore::follow(const SandboxKey &key)
{
    if (auto stream = find(key))
        return stream;
    auto stream = std::make_shared<Stream>();
    stream->key = key;
    m_streams[key.text()] = stream;
    if (!m_soon.isActive())
        m_soon.start(0ms);
    return stream;
}

std::shared_ptr<UsageStore::Stream> UsageStore::find(const SandboxKey &key) const
{
    const auto found = m_streams.find(key.text());
    return found == m_streams.end() ? nullptr : found->second.lock();
}

std::optional<Usage> UsageStore::latest(const SandboxKey &key) const
{
    const auto stream = find(key);
    if (!stream || !stream->current || stream->samples.isEmpty())
        return {};
    return stream->samples.constLast();
}

QList<Usage> UsageStore::history(const SandboxKey &key) const
{
    const auto stream = find(key);
    return stream ? stream->samples : QList<Usage>();
}

bool UsageStore::canMeasure(const SandboxKey &key) const
{
    Backend *backend = m_sandboxes.registry().find(key.connectionId);
    return backend && backend->usage();
}

bool UsageStore::isMeasurable(const SandboxKey &key) const
{
    Backend *backend = m_sandboxes.registry().find(key.connectionId);
    const SandboxRow *row = m_sandboxes.find(key);
    if (!backend || !backend->usage() || backend->status().state != ConnectionState::Live || !row ||
        row->stale)
        return false;
    switch (row->sandbox.status.state) {
    case SandboxState::Running:
    case SandboxState::Pausing:
    case SandboxState::Paused:
    case SandboxState::Resuming:
        return true;
    default:
        return false;
    }
}

void UsageStore::reconsider()
{
    std::erase_if(m_streams, [](const auto &entry) { return entry.second.expired(); });
    QList<std::shared_ptr<Stream>> streams;
    for (const auto &[key, weak] : m_streams)
        streams.append(weak.lock());
    const QPointer<UsageStore> self(this);
    bool waiting = false;
    for (const auto &stream : std::as_const(streams)) {
        const bool wanted = isMeasurable(stream->key);
        if (!wanted)
            stop(*stream);
        else if (!stream->operation.isActive() && stream->notBefore.hasExpired())
            start(stream);
        else if (!stream->operation.isActive())
            waiting = true;
        if (!self)
            return;
    }
    if (waiting && !m_retry.isActive())
        m_retry.start(retryPause);
}

void UsageStore::start(const std::shared_ptr<Stream> &stream)
{
    UsageService *service = m_sandboxes.registry().find(stream->key.connectionId)->usage();
    stream->operation = service->follow(
        stream->key.id,
        [this, weak = std::weak_ptr(stream)](const Usage &usage) {
            if (const auto followed = weak.lock())
                take(*followed, usage);
        },
        [this, weak = std::weak_ptr(stream)](const Done &) {
            // Why it ended is seen in the row and at its connection. If neither changes, it is tried again.
            const auto followed = weak.lock();
            if (!followed)
                return;
            followed->notBefore.setRemainingTime(leastPause);
            if (!m_retry.isActive())
                m_retry.start(retryPause);
            stop(*followed);
        });
}

void UsageStore::stop(Stream &stream)
{
    stream.operation.cancel();
    if (std::exchange(stream.current, false))
        Q_EMIT sampled(stream.key);
}

void UsageStore::take(Stream &stream, const Usage &usage)
{
    QList<Usage> &samples = stream.samples;
    // Also those that come after the new one: then the clock of the engine was set back.
    const QDateTime oldest = usage.at.addSecs(-historySeconds);
    samples.removeIf([&](const Usage &old) { return old.at < oldest || old.at > usage.at; });
    if (samples.size() >= mostSamples)
        samples.removeFirst();
    samples.append(usage);
    stream.current = true;
    Q_EMIT sampled(stream.key);
}

void UsageStore::dropConnection(const Backend *backend)
{
    const QPointer<UsageStore> self(this);
    const auto streams = m_streams;
    for (const auto &[key, weak] : streams) {
        const auto stream = weak.lock();
        if (self && stream && stream->key.connectionId == backend->profile().id)
            stop(*stream);
    }
}

} // namespace osc
