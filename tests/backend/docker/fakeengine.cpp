// SPDX-License-Identifier: Apache-2.0
#include "fakeengine.h"

#include <QUrl>

namespace osc::test {

namespace {

QByteArray withoutVersion(const QByteArray &path)
{
    return path.startsWith("/v1.41/") ? path.mid(6) : path;
}

QByteArray callOf(const HttpTestRequest &request)
{
    return request.method + ' ' + withoutVersion(request.path());
}

void refuse(const Exchange &exchange, int status, const QByteArray &message)
{
    exchange->reply(status, R"({"message":")" + message + R"("})");
}

} // namespace

FakeEngine::FakeEngine()
{
    imageTags.insert("sha256:aaaaaaaaaaaabbbb", "python:3.11");
    m_server.route({}, "/*", [this](const Exchange &exchange) { serve(exchange); });
}

ConnectionProfile FakeEngine::profile() const
{
    ConnectionProfile profile;
    profile.id = QStringLiteral("fake");
    profile.endpoint = QStringLiteral("unix://") + m_server.endpoint().unixSocket;
    return profile;
}

void FakeEngine::answer(const QByteArray &method, const QByteArray &path, HttpTestServer::Handler handler)
{
    m_special.insert(method + ' ' + path, std::move(handler));
}

void FakeEngine::answerNormally(const QByteArray &method, const QByteArray &path)
{
    m_special.remove(method + ' ' + path);
}

int FakeEngine::count(const QByteArray &call) const
{
    const auto requests = m_server.requests();
    return static_cast<int>(
        std::count_if(requests.cbegin(), requests.cend(),
                      [&](const HttpTestRequest &request) { return callOf(request) == call; }));
}

QByteArray FakeEngine::lastTarget(const QByteArray &call) const
{
    QByteArray result;
    const auto requests = m_server.requests();
    for (const auto &request : requests) {
        if (callOf(request) == call)
            result = request.target;
    }
    return result;
}

void FakeEngine::sendEvent(const QByteArray &action, const QByteArray &containerId,
                           const QByteArray &sandboxId)
{
    m_eventTime += 1'000'000'000;
    const auto line = R"({"Type":"container","Action":")" + action + R"(","Actor":{"ID":")" + containerId +
                      R"(","Attributes":{"opensandbox.io/id":")" + sandboxId + R"("}},"timeNano":)" +
                      QByteArray::number(m_eventTime) + "}\n";
    for (const auto &stream : std::as_const(m_events))
        stream->send(line);
}

void FakeEngine::sendNetworkEvent(const QByteArray &action, const QByteArray &networkId)
{
    const auto line =
        R"({"Type":"network","Action":")" + action + R"(","Actor":{"ID":")" + networkId + "\"}}\n";
    for (const auto &stream : std::as_const(m_events))
        stream->send(line);
}

void FakeEngine::breakEvents()
{
    for (const auto &stream : std::as_const(m_events))
        stream->end();
    m_events.clear();
}

void FakeEngine::serve(const Exchange &exchange)
{
    const auto &request = exchange->request();
    const auto path = withoutVersion(request.path());
    const auto special = m_special.constFind(request.method + ' ' + path);
    if (special != m_special.cend())
        return (*special)(exchange);
    if (path == "/version")
        return exchange->reply(200, version);
    if (path == "/info")
        return exchange->reply(200,
                               R"({"ID":"FAKE","ServerVersion":"20.10.24","NCPU":4,"MemTotal":8000000000,)"
                               R"("DockerRootDir":"/var/lib/docker","SystemTime":"2026-11-21T10:00:00Z"})");
    if (path == "/events") {
        exchange->begin(200);
        m_events.append(exchange);
        return;
    }
    if (path == "/containers/json")
        return exchange->reply(200, list(request.target));
    if (path.startsWith("/containers/"))
        return serveContainer(exchange, path);
    if (path.startsWith("/images/")) {
        const auto tag = imageTags.value(path.mid(8).chopped(5));
        return tag.isEmpty() ? refuse(exchange, 404, "No such image")
                             : exchange->reply(200, R"({"RepoTags":["<none>:<none>",")" + tag + R"("]})");
    }
    refuse(exchange, 404, "page not found");
}

void FakeEngine::serveContainer(const Exchange &exchange, const QByteArray &path)
{
    const auto id = path.split('/').value(2);
    if (!containers.contains(id))
        return refuse(exchange, 404, "No such container: " + id);
    if (exchange->request().method == "DELETE") {
        const auto sandboxId = containers.take(id).sandboxId;
        exchange->reply(204);
        return sendEvent("destroy", id, sandboxId);
    }
    if (path.endsWith("/json"))
        return exchange->reply(200, inspect(id));
    exchange->reply(204);
}

QByteArray FakeEngine::list(const QByteArray &target) const
{
    const auto filter = QByteArray::fromPercentEncoding(target);
    QByteArrayList elements;
    for (auto it = containers.cbegin(); it != containers.cend(); ++it) {
        const bool wanted = filter.contains("\"opensandbox.io/id\"") ||
                            filter.contains("opensandbox.io/id=" + it->sandboxId + '"');
        if (wanted)
            elements.append(it->listed.isEmpty() ? summary(it.key(), *it) : it->listed);
    }
    return '[' + elements.join(',') + ']';
}

QByteArray FakeEngine::summary(const QByteArray &id, const Container &container) const
{
    const auto status = container.state.mid(container.state.indexOf(':') + 2);
    return R"({"Id":")" + id + R"(","Names":["/x"],"Image":"python:3.11","ImageID":")" + container.image +
           R"(","Created":1795255200,"State":")" + status.left(status.indexOf('"')) + R"(","Labels":)" +
           labelsOf(container) + '}';
}

QByteArray FakeEngine::labelsOf(const Container &container) const
{
    return R"({"opensandbox.io/id":")" + container.sandboxId + '"' + container.labels + '}';
}

QByteArray FakeEngine::inspect(const QByteArray &id) const
{
    const auto &container = *containers.constFind(id);
    return R"({"Id":")" + id + R"(","Created":")" + container.created + R"(","Image":")" + container.image +
           R"(","State":{)" + container.state + R"(},"Config":{"Labels":)" + labelsOf(container) + "}}";
}

} // namespace osc::test
