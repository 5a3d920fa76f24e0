// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "httptestserver.h"

#include <core/connection.h>

#include <QMap>

namespace osc::test {

/// An engine in the process of the test: as much of the Engine API 1.41 as a list of sandboxes and their
/// removal need, and it can lie.
class FakeEngine
{
public:
    FakeEngine();

    struct Container
    {
        QByteArray sandboxId;
        QByteArray state = "\"Status\":\"running\",\"Running\":true";
        QByteArray labels{}; ///< More members: `,"team":"red"`.
        QByteArray image = "sha256:aaaaaaaaaaaabbbb";
        QByteArray created = "2026-11-21T10:00:00.123456789Z";
        QByteArray listed{}; ///< The element of the list, when it is another than what it should be.
    };

    QMap<QByteArray, Container> containers; ///< By container id.
    QMap<QByteArray, QByteArray> imageTags; ///< Image id → tag; absent: 404.
    QByteArray version = R"({"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12"})";

    /// Another answer for one method and path (without the version and the query) until it is taken back.
    void answer(const QByteArray &method, const QByteArray &path, HttpTestServer::Handler handler);
    void answerNormally(const QByteArray &method, const QByteArray &path);

    void sendEvent(const QByteArray &action, const QByteArray &containerId, const QByteArray &sandboxId);
    void sendNetworkEvent(const QByteArray &action, const QByteArray &networkId);
    /// Ends all event streams, as an engine does that is restarted.
    void breakEvents();
    void shutDown() { m_server.shutDown(); }

    [[nodiscard]] ConnectionProfile profile() const;
    [[nodiscard]] HttpEndpoint endpoint() const { return m_server.endpoint(); }
    /// How often something was asked: "GET /containers/c1/json".
    [[nodiscard]] int count(const QByteArray &call) const;
    [[nodiscard]] int calls() const { return static_cast<int>(m_server.requests().size()); }
    [[nodiscard]] int eventStreams() const { return count("GET /events"); }
    [[nodiscard]] QByteArray lastTarget(const QByteArray &call) const;

private:
    void serve(const Exchange &exchange);
    void serveContainer(const Exchange &exchange, const QByteArray &path);
    [[nodiscard]] QByteArray list(const QByteArray &target) const;
    [[nodiscard]] QByteArray summary(const QByteArray &id, const Container &container) const;
    [[nodiscard]] QByteArray inspect(const QByteArray &id) const;
    [[nodiscard]] QByteArray labelsOf(const Container &container) const;

    HttpTestServer m_server;
    QMap<QByteArray, HttpTestServer::Handler> m_special;
    QList<Exchange> m_events;
    qint64 m_eventTime = 1'800'000'000'000'000'000;
};

} // namespace osc::test
