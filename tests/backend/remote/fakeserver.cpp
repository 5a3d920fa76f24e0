// SPDX-License-Identifier: Apache-2.0
#include "fakeserver.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace osc::test {

namespace {

const QList<HttpHeader> jsonType{HttpHeader{"Content-Type", "application/json"}};

const char *const newPaths = R"({"paths":{"/sandboxes":{},"/v1/sandboxes":{},"/templates":{},"/pools":{},
    "/snapshots":{},"/sandboxes/{sandbox_id}/pause":{},"/sandboxes/{sandbox_id}/renew-expiration":{},
    "/sandboxes/{sandbox_id}/metadata":{},"/sandboxes/{sandbox_id}/diagnostics/logs":{},
    "/sandboxes/{sandbox_id}/networkpolicy":{}}})";
const char *const oldPaths = R"({"paths":{"/v1/sandboxes":{},"/v1/pools":{},"/v1/snapshots":{},
    "/v1/sandboxes/{sandbox_id}/pause":{},"/v1/sandboxes/{sandbox_id}/renew-expiration":{},
    "/v1/sandboxes/{sandbox_id}/metadata":{},"/v1/sandboxes/{sandbox_id}/diagnostics/logs":{}}})";

} // namespace

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray refusal(const QString &code, const QString &message)
{
    return json({{QStringLiteral("code"), code}, {QStringLiteral("message"), message}});
}

FakeServer::FakeServer(HttpTestServer::Transport transport)
    : http(transport)
{
    http.route("GET", "/version", HttpTestServer::reply(200, R"({"version":"1.1.1"})"));
    http.route("GET", "/openapi.json", HttpTestServer::reply(200, newPaths));
    http.route("GET", "/v1/pools",
               HttpTestServer::reply(501, refusal(QStringLiteral("KUBERNETES::POOL_NOT_SUPPORTED"))));
    http.route("GET", "/v1/templates",
               HttpTestServer::reply(501, refusal(QStringLiteral("FSB::API_NOT_SUPPORTED"))));
    http.route("", "/v1/sandboxes/*", [this](const Exchange &exchange) { answerSandbox(exchange); });
    http.route("GET", "/v1/sandboxes", [this](const Exchange &exchange) { answerList(exchange); });
    http.route("POST", "/v1/sandboxes", [this](const Exchange &exchange) { answerCreate(exchange); });
    http.route("GET", "/proxy/44772/ping", [this](const Exchange &exchange) {
        const QMutexLocker lock(&m_mutex);
        exchange->reply(m_pingFailures-- > 0 ? 502 : 200);
    });
}

QString FakeServer::address() const
{
    return http.endpoint().base.toString();
}

void FakeServer::add(const QString &id, const QString &state)
{
    const QMutexLocker lock(&m_mutex);
    m_sandboxes.insert(
        id,
        {{QStringLiteral("id"), id},
         {QStringLiteral("image"), QJsonObject{{QStringLiteral("uri"), QStringLiteral("busybox:latest")}}},
         {QStringLiteral("status"), QJsonObject{{QStringLiteral("state"), state}}},
         {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("name"), QStringLiteral("n-") + id}}},
         {QStringLiteral("createdAt"), QStringLiteral("2026-11-21T07:17:42.750208Z")},
         {QStringLiteral("expiresAt"), QStringLiteral("2026-11-21T17:17:42.750208Z")}});
}

void FakeServer::change(const QString &id, const QString &member, const QJsonValue &value)
{
    const QMutexLocker lock(&m_mutex);
    m_sandboxes[id].insert(member, value);
}

void FakeServer::setState(const QString &id, const QString &state)
{
    change(id, QStringLiteral("status"), QJsonObject{{QStringLiteral("state"), state}});
}

void FakeServer::remove(const QString &id)
{
    const QMutexLocker lock(&m_mutex);
    m_sandboxes.remove(id);
}

void FakeServer::setKey(const QByteArray &key)
{
    const QMutexLocker lock(&m_mutex);
    m_key = key;
}

void FakeServer::setPingFailures(int failures)
{
    const QMutexLocker lock(&m_mutex);
    m_pingFailures = failures;
}

void FakeServer::makeOld()
{
    http.route("GET", "/version", HttpTestServer::reply(404, R"({"detail":"Not Found"})"));
    http.route("GET", "/openapi.json", HttpTestServer::reply(200, oldPaths));
    http.route("GET", "/v1/templates", HttpTestServer::reply(404, R"({"detail":"Not Found"})"));
}

int FakeServer::count(const QByteArray &method, const QByteArray &pathEnd) const
{
    return static_cast<int>(requests(method, pathEnd).size());
}

QList<HttpTestRequest> FakeServer::requests(const QByteArray &method, const QByteArray &pathEnd) const
{
    QList<HttpTestRequest> result;
    for (const HttpTestRequest &request : http.requests()) {
        if (request.method == method && request.path().endsWith(pathEnd))
            result.append(request);
    }
    return result;
}

bool FakeServer::refuses(const Exchange &exchange)
{
    if (m_key.isEmpty() || exchange->request().header("OPEN-SANDBOX-API-KEY") == m_key)
        return false;
    exchange->reply(401, refusal(QStringLiteral("INVALID_API_KEY")), jsonType);
    return true;
}

void FakeServer::answerList(const Exchange &exchange)
{
    const QMutexLocker lock(&m_mutex);
    if (refuses(exchange))
        return;
    const QUrlQuery query(QString::fromLatin1(exchange->request().target).section(u'?', 1));
    const int page = query.queryItemValue(QStringLiteral("page")).toInt();
    const int size = query.queryItemValue(QStringLiteral("pageSize")).toInt();
    const auto all = m_sandboxes.values();
    QJsonArray items;
    for (qsizetype i = qsizetype(page - 1) * size; i < all.size() && items.size() < size; ++i)
        items.append(all.at(i));
    const bool hasNext = qsizetype(page) * size < all.size();
    exchange->reply(200,
                    json({{QStringLiteral("items"), items},
                          {QStringLiteral("pagination"),
                           QJsonObject{{QStringLiteral("page"), page},
                                       {QStringLiteral("totalPages"), int((all.size() + size - 1) / size)},
                                       {QStringLiteral("hasNextPage"), hasNext}}}}),
                    jsonType);
}

void FakeServer::answerCreate(const Exchange &exchange)
{
    const QString id = QStringLiteral("created-%1").arg(++m_created);
    add(id);
    const QMutexLocker lock(&m_mutex);
    const QJsonObject request = QJsonDocument::fromJson(exchange->request().body).object();
    m_sandboxes[id].insert(QStringLiteral("metadata"), request[u"metadata"]);
    exchange->reply(202, json(m_sandboxes.value(id)), jsonType);
}

void FakeServer::answerSandbox(const Exchange &exchange)
{
    const QMutexLocker lock(&m_mutex);
    if (refuses(exchange))
        return;
    const QStringList parts = QString::fromLatin1(exchange->request().path()).split(u'/');
    const QString id = parts.value(3);
    const QString what = parts.value(4);
    const QByteArray method = exchange->request().method;
    if (!m_sandboxes.contains(id))
        return exchange->reply(404, refusal(QStringLiteral("DOCKER::SANDBOX_NOT_FOUND")), jsonType);
    if (what == u"endpoints") {
        const QString port = parts.value(5);
        return exchange->reply(200,
                               json({{QStringLiteral("endpoint"),
                                      http.endpoint().base.authority() + QStringLiteral("/proxy/") + port},
                                     {QStringLiteral("headers"),
                                      QJsonObject{{QStringLiteral("X-Door"), QStringLiteral("d-") + port}}}}),
                               jsonType);
    }
    if (what == u"proxy" && parts.value(6) == u"ping")
        return exchange->reply(200);
    if (method == "DELETE") {
        m_sandboxes.remove(id);
        return exchange->reply(204);
    }
    if (what == u"pause" || what == u"resume") {
        const QString state = what == u"pause" ? QStringLiteral("Paused") : QStringLiteral("Running");
        m_sandboxes[id].insert(QStringLiteral("status"), QJsonObject{{QStringLiteral("state"), state}});
        return exchange->reply(202);
    }
    if (what == u"renew-expiration") {
        const QJsonValue at = QJsonDocument::fromJson(exchange->request().body).object()[u"expiresAt"];
        m_sandboxes[id].insert(QStringLiteral("expiresAt"), at);
        return exchange->reply(200, json({{QStringLiteral("expiresAt"), at}}), jsonType);
    }
    if (what == u"metadata")
        m_sandboxes[id].insert(QStringLiteral("metadata"),
                               QJsonDocument::fromJson(exchange->request().body).object());
    exchange->reply(200, json(m_sandboxes.value(id)), jsonType);
}

} // namespace osc::test
