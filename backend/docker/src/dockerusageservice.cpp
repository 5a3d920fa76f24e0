// SPDX-License-Identifier: Apache-2.0
#include "dockerusageservice.h"

#include "containerlookup.h"
#include "jsonlinesink.h"
#include "usagecodec.h"

namespace osc {

namespace {

/// A line has 2 to 8 KiB, more with many processors or networks.
constexpr qsizetype longestLine = 256 * 1024;

bool isMeasured(SandboxState state)
{
    return state == SandboxState::Running || state == SandboxState::Pausing ||
           state == SandboxState::Paused || state == SandboxState::Resuming;
}

} // namespace

/// One sample at once, which the Engine's stream would give only after a second, then the stream. Lives as
/// long as somebody follows.
class DockerUsageService::Stream : public std::enable_shared_from_this<Stream>
{
public:
    Stream(EngineContext &context, const Sandbox &sandbox)
        : m_context(context)
        , m_sandbox(sandbox)
    {}

    [[nodiscard]] const QString &runtimeId() const { return m_sandbox.runtimeId; }
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    /// Its limits are known only when the container was read, which may be after the first sample.
    void setSandbox(const Sandbox &sandbox) { m_sandbox = sandbox; }

    [[nodiscard]] Operation join(std::function<void(Usage)> onSample, Callback<void> done)
    {
        auto follower = std::make_shared<Follower>(std::move(onSample), std::move(done));
        m_followers.append(follower);
        if (m_latest)
            detail::post([weak = std::weak_ptr(follower), usage = *m_latest] {
                if (const auto late = weak.lock())
                    late->tell(usage);
            });
        // The handle holds the stream, the stream the follower: neither goes while samples are wanted.
        return follower->done.operation(
            [weak = weak_from_this(), leaving = std::weak_ptr(follower)] {
                if (const auto self = weak.lock())
                    self->m_followers.removeAll(leaving.lock());
            },
            shared_from_this());
    }

    void start()
    {
        auto request = requestFor({{"stream", "0"}, {"one-shot", "1"}});
        request.timeout = std::chrono::seconds(10);
        request.maximumBody = longestLine;
        m_step = m_context.engine.send(std::move(request), [this](const Result<HttpResponse> &response) {
            if (!response)
                return end(response.error());
            const auto self = shared_from_this();
            take(response->body);
            if (!m_ended)
                listen();
        });
    }

    void end(const Done &result)
    {
        if (std::exchange(m_ended, true))
            return;
        const auto self = shared_from_this();
        m_step.cancel();
        const auto followers = std::exchange(m_followers, {});
        for (const auto &follower : followers)
            follower->done.resolve(result);
    }

private:
    struct Follower
    {
        Follower(std::function<void(Usage)> sample, Callback<void> callback)
            : onSample(std::move(sample))
            , done(std::move(callback))
        {}
        void tell(const Usage &usage) const
        {
            if (done.isActive() && onSample)
                onSample(usage);
        }
        std::function<void(Usage)> onSample;
        Promise<void> done;
    };

    [[nodiscard]] EngineRequest requestFor(const EngineQuery &query) const
    {
        EngineRequest request;
        request.path = "/containers/" + EngineClient::pathSegment(m_sandbox.runtimeId) + "/stats";
        request.query = query;
        const QString name = m_sandbox.name();
        request.failure = DockerUsageService::tr("What the sandbox “%1” uses could not be measured.")
                              .arg(name.isEmpty() ? m_sandbox.shortId() : name.left(63));
        return request;
    }

    void listen()
    {
        auto request = requestFor({{"stream", "1"}});
        request.timeout = {};
        request.sink = std::make_shared<JsonLineSink>(
            [weak = weak_from_this()](const QByteArray &line) {
                if (const auto self = weak.lock())
                    self->takeSoon(line);
            },
            longestLine);
        m_step = m_context.engine.send(std::move(request), [this](const Result<HttpResponse> &response) {
            end(response ? Done() : Done(response.error()));
        });
    }

    /// Whoever is told may let go, which must not happen while the stream is being written to.
    void takeSoon(const QByteArray &line)
    {
        if (m_line.isEmpty())
            detail::post([weak = weak_from_this()] {
                if (const auto self = weak.lock(); self && !self->m_ended)
                    self->take(std::exchange(self->m_line, {}));
            });
        m_line = line;
    }

    void take(const QByteArray &line)
    {
        const auto reading = decodeUsage(line);
        if (!reading)
            return;
        if (!reading->cpu.at.isValid())
            return end(Done()); // it does not run
        m_latest = usageOf(*reading);
        const auto self = shared_from_this();
        const auto followers = m_followers;
        for (const auto &follower : followers)
            follower->tell(*m_latest);
    }

    [[nodiscard]] Usage usageOf(const UsageReading &reading)
    {
        Usage usage;
        usage.at = reading.cpu.at;
        usage.cores = coresBetween(m_previous.at.isValid() ? m_previous : reading.previous, reading.cpu);
        m_previous = reading.cpu;
        const int processors = reading.cpu.online > 0 ? reading.cpu.online : m_context.info.cpus;
        usage.coresLimit =
            m_sandbox.nanoCpus > 0 ? static_cast<double>(m_sandbox.nanoCpus) / 1e9 : processors;
        usage.memory = reading.memory;
        const qint64 own = m_sandbox.memoryLimit > 0 ? m_sandbox.memoryLimit : m_context.info.memory;
        usage.memoryLimit = reading.memoryLimit > 0 ? reading.memoryLimit : own;
        usage.networkReceived = reading.received;
        usage.networkSent = reading.sent;
        usage.processes = reading.processes;
        return usage;
    }

    EngineContext &m_context;
    Sandbox m_sandbox;
    QList<std::shared_ptr<Follower>> m_followers;
    CpuCounters m_previous;
    std::optional<Usage> m_latest;
    QByteArray m_line; ///< Arrived, not taken yet; a newer one takes its place.
    bool m_ended = false;
    Operation m_step;
};

DockerUsageService::DockerUsageService(EngineContext &context, SandboxWatch &watch)
    : m_context(context)
    , m_watch(watch)
{
    connect(&watch, &SandboxWatch::rowsChanged, this, &DockerUsageService::lookAtRows);
}

Operation DockerUsageService::follow(const QString &sandboxId, std::function<void(Usage)> onSample,
                                     Callback<void> done)
{
    const auto found = m_streams.find(sandboxId);
    const auto running = found == m_streams.end() ? nullptr : found->second.lock();
    if (running && !running->hasEnded())
        return running->join(std::move(onSample), std::move(done));
    const Sandbox *sandbox = m_watch.table().find(sandboxId);
    if (!sandbox)
        return finished<void>(noSuchSandbox(sandboxTitle(sandboxId)), std::move(done));
    if (!isMeasured(sandbox->status.state))
        return finished<void>(Done(), std::move(done));
    std::erase_if(m_streams, [](const auto &entry) { return entry.second.expired(); });
    const auto stream = std::make_shared<Stream>(m_context, *sandbox);
    m_streams[sandboxId] = stream;
    auto operation = stream->join(std::move(onSample), std::move(done));
    stream->start();
    return operation;
}

void DockerUsageService::lookAtRows()
{
    const auto streams = m_streams; // who is told may follow another one
    for (const auto &[sandboxId, weak] : streams) {
        const auto stream = weak.lock();
        if (!stream)
            continue;
        const Sandbox *sandbox = m_watch.table().find(sandboxId);
        if (sandbox && sandbox->runtimeId == stream->runtimeId() && isMeasured(sandbox->status.state)) {
            stream->setSandbox(*sandbox);
            continue;
        }
        m_streams.erase(sandboxId);
        stream->end(Done());
    }
}

} // namespace osc
