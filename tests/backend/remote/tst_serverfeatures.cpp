// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "serverconsole.h"

#include <core/credentialvault.h>
#include <core/imagetemplates.h>
#include <core/networkpolicies.h>
#include <core/pools.h>

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

const QString one = QStringLiteral("one");
const QByteArray vaultRoute = "/proxy/44772/proxy/18080/credential-vault";
const QByteArray vaultBody =
    R"({"revision":3,"credentials":[{"name":"token","sourceType":"inline","revision":2}],"bindings":[
        {"name":"api","revision":3,"match":{"hosts":["api.example.com"]},"auth":{"type":"bearer"}}]})";

QByteArray bytesOf(const QJsonValue &body)
{
    return body.isObject() ? QJsonDocument(body.toObject()).toJson(QJsonDocument::Compact)
                           : body.toString().toUtf8();
}

/// Lets @p server answer as an official one did: the same method and path, the same status and body.
void replay(FakeServer &server, const char *runtime, const QStringList &names)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/server/%1.ndjson").arg(QLatin1String(runtime)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recordings");
    qsizetype found = 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (!names.contains(object[u"name"].toString()))
            continue;
        ++found;
        server.http.route(object[u"method"].toString().toLatin1(), object[u"path"].toString().toLatin1(),
                          HttpTestServer::reply(object[u"status"].toInt(), bytesOf(object[u"body"])));
    }
    if (found != names.size())
        qFatal("a recording is missing");
}

QJsonObject bodyOf(const FakeServer &server, const QByteArray &method, const QByteArray &pathEnd)
{
    const auto requests = server.requests(method, pathEnd);
    return requests.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(requests.last().body).object();
}

} // namespace

/// Pools, templates, policies and vaults, from the call to what goes over the wire and back.
class TestServerFeatures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->add(one);
        m_console = std::make_unique<Console>(*m_server);
        m_console->open();
        QTRY_COMPARE(m_console->rows.size(), 1);
        QTRY_VERIFY(!m_console->backend->capabilities().can(Feature::Pools)); // all is known of the server
    }
    void cleanup()
    {
        m_console.reset();
        m_server.reset();
    }

    void poolsAreListedMadeChangedAndDeleted()
    {
        replay(*m_server, "kubernetes",
               {QStringLiteral("pool-list"), QStringLiteral("pool-create"), QStringLiteral("pool-get-warm")});
        auto &pools = *m_console->backend->pools();
        const auto listed = await<QList<Pool>>([&](auto done) { return pools.list(std::move(done)); });
        QVERIFY(listed);
        QCOMPARE(listed->size(), 1);
        QCOMPARE(listed->first().name, QStringLiteral("p1"));
        QCOMPARE(listed->first().connectionId, m_console->profile.id);
        const auto read =
            await<Pool>([&](auto done) { return pools.get(QStringLiteral("warm"), std::move(done)); });
        QVERIFY(read);
        QCOMPARE(read->capacity, (PoolCapacity{1, 1, 1, 2}));
        QVERIFY(read->status.has_value());
        QCOMPARE(read->status->available, 1);

        PoolSpec spec;
        spec.name = QStringLiteral("p1");
        spec.capacity = {0, 1, 0, 2};
        spec.podTemplate = R"({"spec":{"containers":[{"name":"c"}]}})";
        const auto made = await<Pool>([&](auto done) { return pools.create(spec, std::move(done)); });
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        const auto sent = bodyOf(*m_server, "POST", "/v1/pools");
        QCOMPARE(sent[u"name"].toString(), spec.name);
        QCOMPARE(sent[u"capacitySpec"][u"bufferMax"].toInt(), 1);
        QCOMPARE(sent[u"capacitySpec"][u"poolMax"].toInt(), 2);
        QCOMPARE(sent[u"template"][u"spec"][u"containers"][0][u"name"].toString(), QStringLiteral("c"));

        m_server->http.route("PUT", "/v1/pools/p1",
                             HttpTestServer::reply(200, R"({"name":"p1","capacitySpec":{"poolMax":5}})"));
        const auto changed = await<Pool>([&](auto done) {
            return pools.setCapacity(QStringLiteral("p1"), {0, 1, 0, 5}, std::move(done));
        });
        QVERIFY(changed);
        QCOMPARE(changed->capacity.poolMax, 5);
        QCOMPARE(bodyOf(*m_server, "PUT", "/v1/pools/p1")[u"capacitySpec"][u"poolMax"].toInt(), 5);
        m_server->http.route("DELETE", "/v1/pools/p1", HttpTestServer::reply(204));
        QVERIFY(await<void>([&](auto done) { return pools.remove(QStringLiteral("p1"), std::move(done)); }));
    }

    void refusedPoolsAreToldApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("taken") << 409 << QStringLiteral("KUBERNETES::POOL_ALREADY_EXISTS")
                               << ErrorKind::Conflict;
        QTest::newRow("on Docker") << 501 << QStringLiteral("KUBERNETES::POOL_NOT_SUPPORTED")
                                   << ErrorKind::Unsupported;
        QTest::newRow("failed") << 500 << QStringLiteral("KUBERNETES::POOL_API_ERROR") << ErrorKind::Failed;
    }
    void refusedPoolsAreToldApart()
    {
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(ErrorKind, kind);
        m_server->http.route("POST", "/v1/pools", HttpTestServer::reply(status, refusal(code)));
        PoolSpec spec;
        spec.name = QStringLiteral("p1");
        spec.podTemplate = "{}";
        const auto made = await<Pool>(
            [&](auto done) { return m_console->backend->pools()->create(spec, std::move(done)); });
        QVERIFY(!made);
        QCOMPARE(made.error().kind, kind);
        QCOMPARE(made.error().code, code);
        QVERIFY(!made.error().message.isEmpty());
        QCOMPARE(m_server->count("POST", "/v1/pools"), 1);
    }

    void aPodTemplateThatIsNoObjectIsNotSent()
    {
        PoolSpec spec;
        spec.name = QStringLiteral("p1");
        spec.podTemplate = "[1]";
        const auto made = await<Pool>(
            [&](auto done) { return m_console->backend->pools()->create(spec, std::move(done)); });
        QCOMPARE(made.error().kind, ErrorKind::Invalid);
        QCOMPARE(m_server->count("POST", "/v1/pools"), 0);
    }

    void templatesAreListedBuiltFollowedAndDeleted()
    {
        replay(*m_server, "kubernetes",
               {QStringLiteral("templates-list-stub"), QStringLiteral("template-create-stub"),
                QStringLiteral("template-get-succeeded"), QStringLiteral("template-delete")});
        auto &templates = *m_console->backend->imageTemplates();
        const auto listed =
            await<QList<ImageTemplate>>([&](auto done) { return templates.list(std::move(done)); });
        QVERIFY(listed);
        QCOMPARE(listed->size(), 1);
        QCOMPARE(listed->first().phase, TemplatePhase::Pending);

        ImageTemplateSpec spec;
        spec.image = QStringLiteral("osbtest/base:latest");
        spec.publish = QStringLiteral("s3://bucket/x");
        spec.resourceLimits = {{QStringLiteral("cpu"), QStringLiteral("2")}};
        const auto begun =
            await<ImageTemplate>([&](auto done) { return templates.create(spec, std::move(done)); });
        QVERIFY2(begun, begun ? "" : qPrintable(begun.error().message));
        QVERIFY(!begun->isReady());
        const auto sent = bodyOf(*m_server, "POST", "/v1/templates");
        QCOMPARE(sent[u"image"].toString(), spec.image);
        QCOMPARE(sent[u"publish"].toString(), spec.publish);
        const auto built =
            await<ImageTemplate>([&](auto done) { return templates.get(begun->id, std::move(done)); });
        QVERIFY(built);
        QVERIFY(built->isReady());
        QCOMPARE(built->manifestRef, QStringLiteral("s3://bucket/x/manifest"));
        QVERIFY(await<void>([&](auto done) { return templates.remove(begun->id, std::move(done)); }));
        const auto gone = await<ImageTemplate>(
            [&](auto done) { return templates.get(QStringLiteral("tpl-absent"), std::move(done)); });
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
    }

    void aServerWithoutItsTemplateStoreSaysSo()
    {
        replay(*m_server, "kubernetes", {QStringLiteral("template-create")});
        ImageTemplateSpec spec;
        spec.image = spec.publish = QStringLiteral("x");
        const auto begun = await<ImageTemplate>(
            [&](auto done) { return m_console->backend->imageTemplates()->create(spec, std::move(done)); });
        QCOMPARE(begun.error().kind, ErrorKind::Failed);
        QCOMPARE(begun.error().code, QStringLiteral("FSB::API_ERROR"));
        QVERIFY(begun.error().detail.contains(QLatin1String("CRDs are unavailable")));
    }

    void policiesGoThroughTheServer()
    {
        const QByteArray route = "/v1/sandboxes/one/networkpolicy";
        m_server->http.route(
            "GET", route,
            HttpTestServer::reply(200, R"({"status":"ok","mode":"enforcing","enforcementMode":"dns",
            "policy":{"egress":[{"action":"allow","target":"example.com"}],"defaultAction":"deny"}})"));
        for (const char *method : {"PUT", "PATCH", "DELETE"})
            m_server->http.route(method, route,
                                 HttpTestServer::reply(200, R"({"status":"ok","mode":"enforcing"})"));
        auto &policies = *m_console->backend->networkPolicies();
        const auto merged = await<NetworkPolicyStatus>([&](auto done) {
            NetworkRule rule;
            rule.target = QStringLiteral("example.org");
            return policies.merge(one, {rule}, std::move(done));
        });
        QVERIFY(merged);
        QCOMPARE(merged->policy.egress.size(), 1); // read again: changes do not answer with it
        const auto patched =
            QJsonDocument::fromJson(m_server->requests("PATCH", "/networkpolicy").last().body);
        QVERIFY(patched.isArray());
        QCOMPARE(patched[0][u"target"].toString(), QStringLiteral("example.org"));
        QVERIFY(await<NetworkPolicyStatus>([&](auto done) {
            return policies.removeRules(one, {QStringLiteral("example.org")}, std::move(done));
        }));
        QCOMPARE(m_server->requests("DELETE", "/networkpolicy").last().body,
                 QByteArray(R"(["example.org"])"));
        QVERIFY(await<NetworkPolicyStatus>(
            [&](auto done) { return policies.replace(one, {}, std::move(done)); }));
        QCOMPARE(m_server->count("PUT", "/networkpolicy"), 1);
    }

    void aVaultIsMadeReadChangedAndDeleted()
    {
        m_server->http.route("POST", vaultRoute, HttpTestServer::reply(201, vaultBody));
        m_server->http.route("GET", vaultRoute + '*', HttpTestServer::reply(200, vaultBody));
        m_server->http.route("PATCH", vaultRoute, HttpTestServer::reply(200, vaultBody));
        m_server->http.route("DELETE", vaultRoute, HttpTestServer::reply(204));
        auto &vaults = *m_console->backend->credentialVaults();
        VaultBinding binding;
        binding.name = QStringLiteral("api");
        binding.match.hosts = {QStringLiteral("api.example.com")};
        binding.auth.credential = QStringLiteral("token");
        const auto made = await<VaultState>([&](auto done) {
            return vaults.create(one, {{QStringLiteral("token"), SecretString(QStringLiteral("s3cret"))}},
                                 {binding}, std::move(done));
        });
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        QCOMPARE(made->revision, 3);
        const auto sent = bodyOf(*m_server, "POST", "/credential-vault");
        QCOMPARE(sent[u"credentials"][0][u"source"][u"value"].toString(), QStringLiteral("s3cret"));
        QCOMPARE(sent[u"bindings"][0][u"auth"][u"credential"].toString(), QStringLiteral("token"));
        // The token of the sidecar goes along, over the way to execd (execd-and-client 3.1).
        QCOMPARE(m_server->requests("POST", "/credential-vault").last().header("X-Door"),
                 QByteArray("d-18080"));

        const auto read = await<VaultState>([&](auto done) { return vaults.get(one, std::move(done)); });
        QCOMPARE(read->credentials.first().name, QStringLiteral("token"));
        QVERIFY(await<QList<VaultCredential>>(
            [&](auto done) { return vaults.listCredentials(one, std::move(done)); }));
        QCOMPARE(m_server->count("GET", "/credential-vault/credentials"), 1);
        const auto bindings =
            await<QList<VaultBinding>>([&](auto done) { return vaults.listBindings(one, std::move(done)); });
        QCOMPARE(bindings->first().match.hosts, binding.match.hosts);
        VaultPatch patch;
        patch.expectedRevision = 3;
        patch.deleteBindings = {QStringLiteral("api")};
        QVERIFY(await<VaultState>([&](auto done) { return vaults.patch(one, patch, std::move(done)); }));
        const auto patched = bodyOf(*m_server, "PATCH", "/credential-vault");
        QCOMPARE(patched[u"expectedRevision"].toInt(), 3);
        QCOMPARE(patched[u"bindings"][u"delete"][0].toString(), QStringLiteral("api"));
        QVERIFY(await<void>([&](auto done) { return vaults.remove(one, std::move(done)); }));
    }

    void refusalsOfAVaultAreToldApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("none yet") << 404 << QByteArray("credential vault not found") << ErrorKind::NotFound;
        QTest::newRow("too old") << 404 << QByteArray("404 page not found") << ErrorKind::Unsupported;
        QTest::newRow("changed meanwhile") << 409 << QByteArray("revision mismatch") << ErrorKind::Conflict;
        QTest::newRow("proxy off") << 412 << QByteArray("mitm not enabled") << ErrorKind::Failed;
        QTest::newRow("not encrypted")
            << 426 << QByteArray("credential vault writes require TLS or loopback transport")
            << ErrorKind::Forbidden;
        QTest::newRow("no sidecar") << 502 << QByteArray("Bad Gateway") << ErrorKind::NotFound;
        QTest::newRow("not the token") << 401 << QByteArray("unauthorized") << ErrorKind::Unauthorized;
        QTest::newRow("invalid") << 400 << QByteArray("duplicate credential \"token\"") << ErrorKind::Invalid;
        QTest::newRow("HTML") << 200 << QByteArray("<html>") << ErrorKind::Protocol;
    }
    void refusalsOfAVaultAreToldApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, words);
        QFETCH(ErrorKind, kind);
        m_server->http.route("PATCH", vaultRoute, HttpTestServer::reply(status, words));
        const auto patched = await<VaultState>([&](auto done) {
            VaultPatch patch;
            patch.addCredentials = {{QStringLiteral("token"), SecretString(QStringLiteral("s3cret"))}};
            return m_console->backend->credentialVaults()->patch(one, patch, std::move(done));
        });
        QVERIFY(!patched);
        QCOMPARE(patched.error().kind, kind);
        QVERIFY(!patched.error().message.isEmpty());
        QVERIFY(!patched.error().detail.contains(QLatin1String("s3cret")));
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Console> m_console;
};

QTEST_GUILESS_MAIN(TestServerFeatures)
#include "tst_serverfeatures.moc"
