// SPDX-License-Identifier: Apache-2.0
#include "createbench.h"

#include <core/tarball.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace osc;
using namespace osc::test;

/// The creation of sandboxes against an engine that fails where a test wants it.
class TestDockerCreate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<CreateBench>(); }
    void cleanup() { m_bench.reset(); }

    void aSandboxIsMadeWithFewCalls();
    void whatTheRulesForbidNeverReachesTheEngine();
    void theInventoryKnowsOfTheSandboxBeforeTheEngineDoes();
    void theInventoryHoldsNoSecret();
    void anImageCannotClaimVolumesForTheSandbox();
    void aPortThatIsTakenIsReplaced();
    void threeTakenPortsAreAnError();
    void aFailedStartTakesEverythingBack();
    void aForeignContainerOfTheSameNameIsKept();
    void cancellingTakesBackWhatWasMade();
    void whatCouldNotBeTakenBackStaysOurs();
    void aRenewalDuringTheWaitIsKept();
    void aPullThatFailsInsideItsStreamIsToldInItsWords();
    void execdGoesInWithOneRequest();
    void anImageWithoutAShellStartsWithoutExecd();
    void aSandboxThatHasEndedAtOnceSaysWhy();
    void aStartedSandboxIsKeptWhenTheEngineStopsAnswering();
    void aNetworkPolicyBringsItsSidecar();

private:
    void provideExecd()
    {
        m_bench->server.route(
            "GET", "/v1.41/images/opensandbox/execd:v1.1.0/json",
            HttpTestServer::reply(200, R"({"Id":"sha256:ee","Os":"linux","Architecture":"amd64"})"));
        m_bench->server.route("GET", "/v1.41/containers/sandbox-execd-*", [](const Exchange &exchange) {
            const bool execd = exchange->request().target.endsWith("execd");
            TarEntry entry;
            entry.path = execd ? "execd" : "bootstrap.sh";
            entry.size = 5;
            exchange->reply(200, tarHeader(entry) + "#!/ok" + tarPadding(5) + tarEnd());
        });
        m_bench->server.route("PUT", "/v1.41/containers/c0ffee/archive", HttpTestServer::reply(200));
    }

    std::unique_ptr<CreateBench> m_bench;
};

void TestDockerCreate::aSandboxIsMadeWithFewCalls()
{
    const auto outcome = m_bench->create(CreateBench::spec());
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QVERIFY(outcome->ready);
    QCOMPARE(outcome->sandbox.status.state, SandboxState::Running);
    QVERIFY(outcome->sandbox.madeHere);
    QCOMPARE(outcome->notes.size(), 1); // execd was not to be had
    const auto body = m_bench->bodies("/v1.41/containers/create").value(0);
    QCOMPARE(body[QStringLiteral("Cmd")].toArray(),
             (QJsonArray{QStringLiteral("sleep"), QStringLiteral("600")}));
    QCOMPARE(body[QStringLiteral("HostConfig")][QStringLiteral("Memory")].toInteger(), 64 * 1024 * 1024);
    m_bench->steps.clear();
    const auto before = m_bench->server.requests().size();
    QVERIFY(m_bench->create(CreateBench::spec()));
    // image, create, start, inspect: a failed look for execd is not repeated
    QCOMPARE(m_bench->server.requests().size() - before, 4);
}

void TestDockerCreate::whatTheRulesForbidNeverReachesTheEngine()
{
    auto spec = CreateBench::spec();
    spec.timeoutSeconds = 5;
    const auto outcome = m_bench->create(spec);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Invalid);
    QVERIFY(m_bench->server.requests().isEmpty());
    QVERIFY(m_bench->inventory.records.isEmpty());
}

void TestDockerCreate::theInventoryKnowsOfTheSandboxBeforeTheEngineDoes()
{
    bool known = false;
    m_bench->server.route("POST", "/v1.41/containers/create", [&](const Exchange &exchange) {
        known =
            m_bench->inventory.records.size() == 1 && !m_bench->inventory.records.first().createdAt.isValid();
        exchange->reply(201, R"({"Id":"c0ffee"})");
    });
    QVERIFY(m_bench->create(CreateBench::spec()));
    QVERIFY(known);
    QTRY_VERIFY(m_bench->inventory.records.first().createdAt.isValid());
    QCOMPARE(m_bench->inventory.records.first().engineId, QStringLiteral("ENGINE"));
}

void TestDockerCreate::theInventoryHoldsNoSecret()
{
    auto spec = CreateBench::spec();
    spec.auth = RegistryLogin{QStringLiteral("someone"), SecretString(QStringLiteral("pull-secret"))};
    spec.env = {{QStringLiteral("API_TOKEN"), QStringLiteral("env-secret")},
                {QStringLiteral("COLOUR"), QStringLiteral("green")}};
    QVERIFY(m_bench->create(spec));
    const auto env = m_bench->bodies("/v1.41/containers/create").value(0)[QStringLiteral("Env")].toArray();
    QVERIFY(env.contains(QStringLiteral("API_TOKEN=env-secret")));
    const auto kept = m_bench->inventory.records.first().specJson;
    QVERIFY2(!kept.contains("secret"), kept.constData());
    QVERIFY2(kept.contains("API_TOKEN") && kept.contains("green"), kept.constData());
}

void TestDockerCreate::anImageCannotClaimVolumesForTheSandbox()
{
    m_bench->server.route(
        "GET", "/v1.41/images/busybox:1/json",
        HttpTestServer::reply(200,
                              R"({"Id":"sha256:aa","Os":"linux","Architecture":"amd64","Config":{"Labels":
            {"opensandbox.io/volume-managed-by":"[\"others\"]","maintainer":"somebody"}}})"));
    QVERIFY(m_bench->create(CreateBench::spec()));
    const auto labels =
        m_bench->bodies("/v1.41/containers/create").value(0)[QStringLiteral("Labels")].toObject();
    QCOMPARE(labels.value(QStringLiteral("opensandbox.io/volume-managed-by")), QJsonValue(QString()));
    QVERIFY(!labels.contains(QStringLiteral("maintainer")));
}

void TestDockerCreate::aPortThatIsTakenIsReplaced()
{
    int starts = 0;
    m_bench->server.route("POST", "/v1.41/containers/c0ffee/start", [&](const Exchange &exchange) {
        if (++starts == 1)
            exchange->reply(500, R"({"message":"Bind for 0.0.0.0:41000 failed: port is already allocated"})");
        else
            exchange->reply(204);
    });
    QVERIFY(m_bench->create(CreateBench::spec()));
    const auto bodies = m_bench->bodies("/v1.41/containers/create");
    QCOMPARE(bodies.size(), 2);
    const auto port = [&](int index) {
        return bodies.at(index)[QStringLiteral("Labels")][QStringLiteral("opensandbox.io/http-port")]
            .toString();
    };
    QVERIFY(port(0) != port(1));
    QCOMPARE(m_bench->calls("DELETE").size(), 1);
}

void TestDockerCreate::threeTakenPortsAreAnError()
{
    m_bench->server.route("POST", "/v1.41/containers/c0ffee/start",
                          HttpTestServer::failWith(500, "port is already allocated"));
    const auto outcome = m_bench->create(CreateBench::spec());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
    QCOMPARE(m_bench->bodies("/v1.41/containers/create").size(), 3);
    QCOMPARE(m_bench->calls("DELETE").size(), 3);
}

void TestDockerCreate::aFailedStartTakesEverythingBack()
{
    m_bench->server.route(
        "POST", "/v1.41/containers/c0ffee/start",
        HttpTestServer::failWith(400, "exec: \"sleep\": executable file not found in $PATH"));
    const auto outcome = m_bench->create(CreateBench::spec());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, QStringLiteral("DOCKER::SANDBOX_START_FAILED"));
    QVERIFY2(outcome.error().message.contains(QStringLiteral("sleep")), qPrintable(outcome.error().message));
    QCOMPARE(m_bench->calls("DELETE").size(), 1);
    QTRY_COMPARE(m_bench->inventory.records.first().end, InventoryRecord::End::Failed);
}

void TestDockerCreate::aForeignContainerOfTheSameNameIsKept()
{
    m_bench->server.route(
        "POST", "/v1.41/containers/create",
        HttpTestServer::failWith(409, "The container name is already in use by container \"ab\""));
    const auto outcome = m_bench->create(CreateBench::spec());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
    QVERIFY(m_bench->calls("DELETE").isEmpty());
}

void TestDockerCreate::cancellingTakesBackWhatWasMade()
{
    m_bench->server.route("POST", "/v1.41/containers/create", HttpTestServer::hang());
    auto operation = m_bench->creator->create(
        CreateBench::spec(), {}, [](const Result<CreateOutcome> &) { QFAIL("called back after cancel"); });
    QTRY_COMPARE(m_bench->bodies("/v1.41/containers/create").size(), 1);
    operation.cancel();
    QTRY_VERIFY(m_bench->calls("DELETE").join(u' ').contains(QStringLiteral("sandbox-")));
    QTRY_COMPARE(m_bench->inventory.records.first().end, InventoryRecord::End::Failed);
}

void TestDockerCreate::whatCouldNotBeTakenBackStaysOurs()
{
    m_bench->server.route("POST", "/v1.41/containers/create", HttpTestServer::hang());
    m_bench->server.route("DELETE", "*", HttpTestServer::hang());
    auto operation = m_bench->creator->create(CreateBench::spec(), {}, [](const Result<CreateOutcome> &) {});
    QTRY_COMPARE(m_bench->bodies("/v1.41/containers/create").size(), 1);
    operation.cancel();
    QTRY_VERIFY(!m_bench->calls("DELETE").isEmpty());
    m_bench->creator.reset(); // the program ends
    QCoreApplication::processEvents();
    QCOMPARE(m_bench->inventory.records.first().end, InventoryRecord::End::None);
}

void TestDockerCreate::aRenewalDuringTheWaitIsKept()
{
    const auto later = QDateTime::currentDateTimeUtc().addDays(2);
    m_bench->server.route("GET", "/v1.41/containers/c0ffee/json", [&](const Exchange &exchange) {
        const auto id = m_bench->inventory.records.first().sandboxId;
        m_bench->inventory.setExpiry(QStringLiteral("ENGINE"), id, later, [](const Done &) {}).detach();
        exchange->reply(200, RunningJson);
    });
    QVERIFY(m_bench->create(CreateBench::spec()));
    QTRY_COMPARE(m_bench->inventory.records.first().expiresAt, later);
    QCoreApplication::processEvents();
    QCOMPARE(m_bench->inventory.records.first().expiresAt, later);
}

void TestDockerCreate::aPullThatFailsInsideItsStreamIsToldInItsWords()
{
    m_bench->server.route("GET", "/v1.41/images/busybox:1/json",
                          HttpTestServer::failWith(404, "No such image"));
    m_bench->server.route(
        "POST", "/v1.41/images/create",
        HttpTestServer::reply(200, "{\"status\":\"Pulling fs layer\",\"id\":\"ab\"}\r\n"
                                   "{\"error\":\"write /var/lib/x: no space left on device\"}\r\n"));
    const auto outcome = m_bench->create(CreateBench::spec());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Exhausted);
    QCOMPARE(outcome.error().code, QStringLiteral("DOCKER::SANDBOX_IMAGE_PULL_FAILED"));
    QVERIFY(m_bench->bodies("/v1.41/containers/create").isEmpty());
}

void TestDockerCreate::execdGoesInWithOneRequest()
{
    provideExecd();
    const auto outcome = m_bench->create(CreateBench::spec());
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QVERIFY(outcome->notes.isEmpty());
    QCOMPARE(m_bench->calls("PUT").size(), 1);
    QTRY_VERIFY(m_bench->calls("DELETE").join(u' ').contains(QStringLiteral("sandbox-execd-")));
    QByteArray names;
    TarStreamReader reader({[&](const TarEntry &entry) {
                                names += entry.path + ' ';
                                return true;
                            },
                            {}});
    for (const auto &request : m_bench->server.requests()) {
        if (request.method == "PUT")
            reader.feed(request.body);
    }
    QCOMPARE(names, QByteArray("opt/opensandbox opt/opensandbox/bootstrap.sh opt/opensandbox/execd "));
    const auto reads = m_bench->calls("GET").filter(QStringLiteral("sandbox-execd")).size();
    QVERIFY(m_bench->create(CreateBench::spec()));
    QCOMPARE(m_bench->calls("GET").filter(QStringLiteral("sandbox-execd")).size(), reads); // kept in memory
}

void TestDockerCreate::anImageWithoutAShellStartsWithoutExecd()
{
    provideExecd();
    int starts = 0;
    m_bench->server.route("POST", "/v1.41/containers/c0ffee/start", [&](const Exchange &exchange) {
        if (++starts == 1)
            exchange->reply(400,
                            R"({"message":"exec /opt/opensandbox/bootstrap.sh: no such file or directory"})");
        else
            exchange->reply(204);
    });
    const auto outcome = m_bench->create(CreateBench::spec());
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QVERIFY2(outcome->notes.value(0).contains(QStringLiteral("/bin/sh")),
             qPrintable(outcome->notes.join(u' ')));
    const auto last = m_bench->bodies("/v1.41/containers/create").last();
    QCOMPARE(last[QStringLiteral("Entrypoint")].toArray(), QJsonArray{QString()});
}

void TestDockerCreate::aSandboxThatHasEndedAtOnceSaysWhy()
{
    m_bench->server.route(
        "GET", "/v1.41/containers/c0ffee/json",
        HttpTestServer::reply(200, R"({"Id":"c0ffee","State":{"Status":"exited","ExitCode":127},
                              "Config":{"Labels":{"opensandbox.io/id":"x"}}})"));
    const auto outcome = m_bench->create(CreateBench::spec());
    QVERIFY(outcome);
    QVERIFY(!outcome->ready);
    QVERIFY2(outcome->notReadyWhy.contains(QStringLiteral("127")), qPrintable(outcome->notReadyWhy));
    QVERIFY(m_bench->calls("DELETE").isEmpty());
}

void TestDockerCreate::aStartedSandboxIsKeptWhenTheEngineStopsAnswering()
{
    m_bench->server.route("GET", "/v1.41/containers/c0ffee/json", HttpTestServer::failWith(500, "busy"));
    const auto outcome = m_bench->create(CreateBench::spec());
    QVERIFY(outcome);
    QVERIFY(!outcome->ready);
    QVERIFY(!outcome->notReadyWhy.isEmpty());
    QCOMPARE(outcome->sandbox.id, m_bench->inventory.records.first().sandboxId);
    QCOMPARE(outcome->sandbox.runtimeId, QStringLiteral("c0ffee"));
    QCOMPARE(outcome->sandbox.status.state, SandboxState::Unknown);
    QVERIFY(m_bench->calls("DELETE").isEmpty());
    QCOMPARE(m_bench->inventory.records.first().end, InventoryRecord::End::None);
}

void TestDockerCreate::aNetworkPolicyBringsItsSidecar()
{
    HttpTestServer sidecar(HttpTestServer::Transport::Tcp);
    sidecar.route("GET", "/healthz", HttpTestServer::reply(200, "ok"));
    m_bench->profile.egressImage = QStringLiteral("egress:1");
    m_bench->nextPort = sidecar.endpoint().base.port() - 2; // the third port is that of the health check
    m_bench->server.route("GET", "/v1.41/images/egress:1/json", HttpTestServer::reply(200, ImageJson));
    m_bench->server.route("POST", "/v1.41/volumes/create", HttpTestServer::reply(201, "{}"));
    auto spec = CreateBench::spec();
    spec.networkPolicy = NetworkPolicy{QStringLiteral("deny"), {}};
    const auto outcome = m_bench->create(spec);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    const auto bodies = m_bench->bodies("/v1.41/containers/create");
    QVERIFY(bodies.size() >= 2);
    const auto side = bodies.at(bodies.size() - 2);
    const auto sandbox = bodies.last();
    QCOMPARE(side[QStringLiteral("HostConfig")][QStringLiteral("CapAdd")].toArray(),
             QJsonArray{QStringLiteral("NET_ADMIN")});
    QCOMPARE(sandbox[QStringLiteral("HostConfig")][QStringLiteral("NetworkMode")].toString(),
             QStringLiteral("container:c0ffee"));
    QVERIFY(sandbox[QStringLiteral("ExposedPorts")].isUndefined());
    const auto token =
        sandbox[QStringLiteral("Labels")][QStringLiteral("opensandbox.io/egress-auth-token")].toString();
    QCOMPARE(token.size(), 32);
    QVERIFY(
        side[QStringLiteral("Env")].toArray().contains(QStringLiteral("OPENSANDBOX_EGRESS_TOKEN=") + token));
    QCOMPARE(sidecar.requests().value(0).header("OPENSANDBOX-EGRESS-AUTH"), token.toLatin1());
}

QTEST_GUILESS_MAIN(TestDockerCreate)
#include "tst_dockercreate.moc"
