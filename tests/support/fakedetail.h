// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/endpoints.h>
#include <core/sandboxevents.h>

#include <QMap>

#include <optional>

namespace osc::test {

/// Tells what the test says, when it says so.
class FakeEventService : public SandboxEventService
{
public:
    int followed = 0;
    QList<SandboxEvent> remembered; ///< Told to everybody who begins to follow.

    void tell(const QString &kind, const QDateTime &at, const QString &text = {},
              SandboxEvent::Severity severity = SandboxEvent::Severity::Normal) const
    {
        if (m_promise && m_promise->isActive())
            m_onEvent({at, kind, text.isEmpty() ? kind : text, {}, severity});
    }
    void end(const Error &error) const
    {
        const auto promise = *m_promise;
        promise.resolve(error);
    }
    [[nodiscard]] bool isFollowed() const { return m_promise && m_promise->isActive(); }

    [[nodiscard]] Operation follow(const QString &, std::function<void(SandboxEvent)> onEvent,
                                   Callback<void> done) override
    {
        ++followed;
        m_onEvent = std::move(onEvent);
        m_promise.emplace(std::move(done));
        Operation operation = m_promise->operation();
        if (!remembered.isEmpty()) {
            detail::post([this, promise = *m_promise] {
                for (const SandboxEvent &event : std::as_const(remembered))
                    if (promise.isActive())
                        m_onEvent(event);
            });
        }
        return operation;
    }

private:
    std::function<void(SandboxEvent)> m_onEvent;
    std::optional<Promise<void>> m_promise;
};

class FakeEndpointService : public EndpointService
{
public:
    QList<SandboxEndpoint> endpoints;
    std::optional<Error> error;
    QMap<int, EndpointAnswer> answers; ///< By port; others do not answer.
    QList<int> probed;
    Result<qint64> pong = qint64(4);

    [[nodiscard]] Operation list(const QString &, Callback<QList<SandboxEndpoint>> done) override
    {
        if (error)
            return finished<QList<SandboxEndpoint>>(*error, std::move(done));
        return finished<QList<SandboxEndpoint>>(endpoints, std::move(done));
    }
    [[nodiscard]] Operation probe(const SandboxEndpoint &endpoint, Callback<EndpointAnswer> done) override
    {
        probed.append(endpoint.port);
        EndpointAnswer none;
        none.words = QStringLiteral("Nothing answers.");
        return finished<EndpointAnswer>(answers.value(endpoint.port, none), std::move(done));
    }
    [[nodiscard]] Operation pingAgent(const QString &, Callback<qint64> done) override
    {
        return finished<qint64>(pong, std::move(done));
    }
};

[[nodiscard]] inline SandboxEndpoint makeEndpoint(int port, const QString &address)
{
    SandboxEndpoint endpoint;
    endpoint.port = port;
    endpoint.address = address;
    endpoint.way = QStringLiteral("published by the engine");
    endpoint.proxyPath = QStringLiteral("/sandboxes/one/proxy/%1").arg(port);
    return endpoint;
}

} // namespace osc::test
