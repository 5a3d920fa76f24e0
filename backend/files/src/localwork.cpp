// SPDX-License-Identifier: Apache-2.0
#include "localwork.h"

#include <deque>

namespace osc {

namespace {

constexpr size_t slicesAhead = 2;
constexpr qint64 intakePiece = 512 * 1024;
constexpr qint64 mostQueued = 4 * 1024 * 1024;

class SendFlow : public std::enable_shared_from_this<SendFlow>
{
public:
    SendFlow(PoolPtr pool, std::shared_ptr<Slices<QByteArray>> slices, std::shared_ptr<ByteSink> sink,
             Callback<void> done)
        : m_pool(std::move(pool))
        , m_slices(std::move(slices))
        , m_sink(std::move(sink))
        , m_promise(std::move(done))
    {}
    ~SendFlow() { m_sink->setReadyCallback({}); }
    SendFlow(const SendFlow &) = delete;
    SendFlow &operator=(const SendFlow &) = delete;

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_sink->setReadyCallback([weak = weak_from_this()] {
            if (const auto self = weak.lock()) {
                self->m_waits = false;
                self->pass();
            }
        });
        fetch();
        return operation;
    }

private:
    void fetch()
    {
        if (m_fetching || m_ended || m_ahead.size() >= slicesAhead)
            return;
        m_fetching = true;
        m_step = runOffThread<std::optional<QByteArray>>(
            *m_pool, [slices = m_slices] { return slices->next(); },
            [this](Result<std::optional<QByteArray>> slice) {
                const auto self = shared_from_this();
                m_fetching = false;
                m_ended = !slice || !*slice;
                if (!slice)
                    m_problem = slice.error();
                else if (*slice)
                    m_ahead.push_back(**std::move(slice));
                fetch();
                pass();
            });
    }

    void pass()
    {
        const auto self = shared_from_this(); // the sink may cancel
        while (m_promise.isActive() && !m_waits && !m_ahead.empty()) {
            const auto bytes = std::move(m_ahead.front());
            m_ahead.pop_front();
            const auto next = bytes.isEmpty() ? ByteSink::Next::More : m_sink->write(bytes);
            if (next == ByteSink::Next::Stop)
                return m_promise.resolve(m_sink->error());
            m_waits = next == ByteSink::Next::Wait;
        }
        if (!m_promise.isActive())
            return;
        if (m_ended && m_ahead.empty())
            m_promise.resolve(m_problem ? Done(*m_problem) : Done());
        else
            fetch();
    }

    PoolPtr m_pool;
    std::shared_ptr<Slices<QByteArray>> m_slices;
    std::shared_ptr<ByteSink> m_sink;
    Promise<void> m_promise;
    Operation m_step;
    std::deque<QByteArray> m_ahead;
    std::optional<Error> m_problem;
    bool m_fetching = false;
    bool m_waits = false;
    bool m_ended = false;
};

class IntakeFlow : public std::enable_shared_from_this<IntakeFlow>
{
public:
    IntakeFlow(PoolPtr pool, std::shared_ptr<Intake> intake, std::shared_ptr<ByteSource> source,
               Callback<void> done)
        : m_pool(std::move(pool))
        , m_intake(std::move(intake))
        , m_source(std::move(source))
        , m_promise(std::move(done))
    {}
    ~IntakeFlow()
    {
        m_source->setReadyCallback({});
        handTo(*m_pool, [intake = std::move(m_intake)]() mutable { intake.reset(); });
    }
    IntakeFlow(const IntakeFlow &) = delete;
    IntakeFlow &operator=(const IntakeFlow &) = delete;

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_source->setReadyCallback([weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->pump();
        });
        run([](Intake &intake) { return intake.begin(); });
        return operation;
    }

private:
    void run(std::function<Done(Intake &)> work)
    {
        m_working = true;
        m_step = runOffThread<void>(
            *m_pool, [intake = m_intake, work = std::move(work)] { return work(*intake); },
            [this](const Done &result) {
                const auto self = shared_from_this();
                m_working = false;
                m_begun = true;
                if (!result || m_finishing)
                    m_promise.resolve(result);
                else
                    pump();
            });
    }

    void queue(QByteArray piece)
    {
        m_queuedBytes += piece.size();
        m_queued.append(std::move(piece));
    }

    void pump()
    {
        const auto self = shared_from_this(); // the source may cancel
        if (!m_begun)
            return;
        while (!m_sourceEnded && m_queuedBytes < mostQueued) {
            const auto piece = m_source->read(intakePiece);
            if (!m_promise.isActive())
                return;
            if (!piece)
                m_sourceEnded = true;
            else if (piece->isEmpty())
                break;
            else
                queue(*std::move(piece));
        }
        if (m_working)
            return;
        if (!m_queued.isEmpty()) {
            m_queuedBytes = 0;
            // What is small comes and ends at once.
            m_finishing = m_sourceEnded && !m_source->error();
            run([pieces = std::exchange(m_queued, {}), last = m_finishing](Intake &intake) {
                for (const QByteArray &piece : pieces) {
                    if (auto taken = intake.take(piece); !taken)
                        return taken;
                }
                return last ? intake.finish() : Done();
            });
        } else if (m_sourceEnded) {
            if (const auto problem = m_source->error())
                return m_promise.resolve(*problem);
            m_finishing = true;
            run([](Intake &intake) { return intake.finish(); });
        }
    }

    PoolPtr m_pool;
    std::shared_ptr<Intake> m_intake;
    std::shared_ptr<ByteSource> m_source;
    Promise<void> m_promise;
    Operation m_step;
    QList<QByteArray> m_queued;
    qint64 m_queuedBytes = 0;
    bool m_begun = false;
    bool m_working = false;
    bool m_sourceEnded = false;
    bool m_finishing = false;
};

} // namespace

Operation sendSlices(PoolPtr pool, std::shared_ptr<Slices<QByteArray>> slices, std::shared_ptr<ByteSink> sink,
                     Callback<void> done)
{
    return std::make_shared<SendFlow>(std::move(pool), std::move(slices), std::move(sink), std::move(done))
        ->start();
}

Operation takeIn(PoolPtr pool, std::shared_ptr<Intake> intake, std::shared_ptr<ByteSource> source,
                 Callback<void> done)
{
    return std::make_shared<IntakeFlow>(std::move(pool), std::move(intake), std::move(source),
                                        std::move(done))
        ->start();
}

} // namespace osc
