// SPDX-License-Identifier: Apache-2.0
#include "dockereventservice.h"

#include "containerlookup.h"
#include "enginecodec.h"
#include "jsonlinesink.h"
#include "sandboxeventwords.h"

#include <QCoreApplication>

namespace osc {

namespace {

constexpr qsizetype longestEvent = 256 * 1024;

/// The label is among the attributes of every event of the container, so that those of one that is gone are
/// found as well.
class EventFollow : public std::enable_shared_from_this<EventFollow>
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerEventService)

public:
    EventFollow(std::function<void(SandboxEvent)> onEvent, Callback<void> done)
        : m_onEvent(std::move(onEvent))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(EngineClient &engine, const QString &sandboxId)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        EngineRequest request;
        request.path = "/events";
        request.query = {{"since", "0"},
                         {"filters", encodeFilters({{QStringLiteral("type"), {QStringLiteral("container")}},
                                                    {QStringLiteral("label"),
                                                     {labels::id + QLatin1Char('=') + sandboxId}}})}};
        request.timeout = {};
        request.failure = tr("The events of the sandbox %1 could not be read.").arg(sandboxTitle(sandboxId));
        request.sink =
            std::make_shared<JsonLineSink>([this](const QByteArray &line) { take(line); }, longestEvent);
        m_stream =
            engine.send(std::move(request), [this](const Result<HttpResponse> &response) { end(response); });
        return operation;
    }

private:
    /// Whoever is told may let go, which must not happen while the stream is being written to.
    void take(const QByteArray &line)
    {
        auto event = decodeSandboxEvent(line);
        if (!event)
            return;
        if (m_arrived.isEmpty()) {
            detail::post([weak = weak_from_this()] {
                if (const auto self = weak.lock())
                    self->deliver();
            });
        }
        m_arrived.append(std::move(*event));
    }

    void deliver()
    {
        const auto events = std::exchange(m_arrived, {});
        for (const auto &event : events) {
            if (m_promise.isActive())
                m_onEvent(event);
        }
    }

    void end(const Result<HttpResponse> &response)
    {
        const auto self = shared_from_this();
        deliver();
        if (!response)
            return m_promise.resolve(response.error());
        Error error;
        error.kind = ErrorKind::Unreachable;
        error.message = tr("The Docker Engine does not tell what happens any more.");
        error.advice = tr("It tells again when it answers.");
        m_promise.resolve(error);
    }

    std::function<void(SandboxEvent)> m_onEvent;
    Promise<void> m_promise;
    QList<SandboxEvent> m_arrived;
    Operation m_stream;
};

} // namespace

Operation DockerEventService::follow(const QString &sandboxId, std::function<void(SandboxEvent)> onEvent,
                                     Callback<void> done)
{
    return std::make_shared<EventFollow>(std::move(onEvent), std::move(done))
        ->start(m_context.engine, sandboxId);
}

} // namespace osc
