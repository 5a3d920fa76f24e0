// SPDX-License-Identifier: Apache-2.0
#include "pauseflow.h"

#include "containerlookup.h"

#include <QCoreApplication>

namespace osc {

namespace {

enum class Direction { Pause, Resume };

class PauseFlow : public std::enable_shared_from_this<PauseFlow>
{
    Q_DECLARE_TR_FUNCTIONS(osc::PauseFlow)

public:
    PauseFlow(EngineContext &context, Direction direction, Callback<void> done)
        : m_context(context)
        , m_direction(direction)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(const QString &sandboxId)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = findContainer(m_context.engine, sandboxId, [this](Result<ContainerFacts> container) {
            if (!container)
                return m_promise.resolve(container.error());
            m_container = std::move(*container);
            check();
        });
        return operation;
    }

private:
    void check()
    {
        const auto &state = m_container.state;
        const auto title = sandboxTitle(m_container);
        if (m_direction == Direction::Resume && !state.paused)
            return conflict(tr("The sandbox %1 is not paused.").arg(title), "DOCKER::SANDBOX_NOT_PAUSED");
        if (m_direction == Direction::Pause && state.paused)
            return conflict(tr("The sandbox %1 is paused already.").arg(title),
                            "DOCKER::SANDBOX_NOT_RUNNING");
        if (m_direction == Direction::Pause && !state.running)
            return conflict(tr("The sandbox %1 is not running.").arg(title), "DOCKER::SANDBOX_NOT_RUNNING");
        m_step = listContainers(m_context.engine, labels::sidecarFor, m_container.labels.value(labels::id),
                                [this](Result<QList<ContainerSummary>> sidecars) {
                                    if (!sidecars)
                                        return m_promise.resolve(sidecars.error());
                                    plan(*sidecars);
                                });
    }

    void plan(const QList<ContainerSummary> &sidecars)
    {
        const bool needsSidecar = !m_container.labels.value(labels::egressToken).isEmpty();
        if (m_direction == Direction::Resume && needsSidecar && sidecars.isEmpty()) {
            return conflict(tr("The sandbox %1 stays paused because its egress sidecar is missing.")
                                .arg(sandboxTitle(m_container)),
                            "DOCKER::SANDBOX_RESUME_FAILED");
        }
        m_waiting.append(m_container.id);
        for (const auto &sidecar : sidecars) {
            const bool paused = sidecar.state == QLatin1String("paused");
            if (paused == (m_direction == Direction::Pause))
                continue;
            if (m_direction == Direction::Pause)
                m_waiting.append(sidecar.id);
            else
                m_waiting.prepend(sidecar.id);
        }
        next();
    }

    void next()
    {
        if (m_waiting.isEmpty())
            return m_promise.resolve(Done());
        const auto id = m_waiting.takeFirst();
        m_step = m_context.engine.send(request(id, m_direction), [this, id](Result<HttpResponse> response) {
            if (response) {
                m_changed.prepend(id);
                return next();
            }
            m_failure = response.error();
            if (m_failure.kind == ErrorKind::NotFound && id == m_container.id)
                m_failure = noSuchSandbox(sandboxTitle(m_container));
            takeBack();
        });
    }

    void takeBack()
    {
        if (m_changed.isEmpty())
            return m_promise.resolve(m_failure);
        const auto opposite = m_direction == Direction::Pause ? Direction::Resume : Direction::Pause;
        m_step = m_context.engine.send(request(m_changed.takeFirst(), opposite),
                                       [this](Result<HttpResponse>) { takeBack(); });
    }

    EngineRequest request(const QString &containerId, Direction direction) const
    {
        EngineRequest request;
        request.method = "POST";
        request.path = "/containers/" + EngineClient::pathSegment(containerId) +
                       (direction == Direction::Pause ? "/pause" : "/unpause");
        request.failure = (direction == Direction::Pause ? tr("The sandbox %1 could not be paused.")
                                                         : tr("The sandbox %1 could not be resumed."))
                              .arg(sandboxTitle(m_container));
        return request;
    }

    void conflict(const QString &message, const char *code)
    {
        Error error;
        error.kind = ErrorKind::Conflict;
        error.message = message;
        error.code = QString::fromLatin1(code);
        m_promise.resolve(error);
    }

    EngineContext &m_context;
    Direction m_direction;
    Promise<void> m_promise;
    ContainerFacts m_container;
    QStringList m_waiting; ///< Containers that are to be changed yet, in this order.
    QStringList m_changed; ///< Newest first.
    Error m_failure;
    Operation m_step;
};

} // namespace

Operation pauseSandbox(EngineContext &context, const QString &sandboxId, Callback<void> done)
{
    return std::make_shared<PauseFlow>(context, Direction::Pause, std::move(done))->start(sandboxId);
}

Operation resumeSandbox(EngineContext &context, const QString &sandboxId, Callback<void> done)
{
    return std::make_shared<PauseFlow>(context, Direction::Resume, std::move(done))->start(sandboxId);
}

} // namespace osc
