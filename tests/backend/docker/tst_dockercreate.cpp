// SPDX-License-Identifier: Apache-2.0
#include "createflow.h"
#include "dockerhostpathservice.h"
#include "httptestserver.h"
#include "memoryinventory.h"
#include "tarball.h"
#include "volumeprepare.h"

#include <await.h>
#include <http/curlhttpclient.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace osc::test {

constexpr char ImageJson[] =
    R"({"Id":"sha256:aa","Os":"linux","Architecture":"amd64","RepoTags":["busybox:1"]})";
constexpr char RunningJson[] =
    R"({"Id":"c0ffee","Name":"/sandbox-x","State":{"Status":"running","Running":true},
    "Config":{"Cmd":["sleep","600"],"Labels":{"opensandbox.io/id":"x"}}})";

ValidationRules rules()
{
    ValidationRules rules;
    rules.checkHostPaths = false;
    rules.egressImageSet = true;
    return rules;
}

/// An engine that does what a test says, and a creator that works on it.
struct Bench
{
    Bench()
    {
        profile.id = QStringLiteral("under-test");
        context.info.id = QStringLiteral("ENGINE");
        context.info.osType = QStringLiteral("linux");
        context.info.architecture = QStringLiteral("x86_64");
        server.route("GET", "*", HttpTestServer::failWith(404, "no such thing"));
        server.route("GET", "/version",
                     HttpTestServer::reply(200, R"({"ApiVersion":"1.41","MinAPIVersion":"1.12"})"));
        server.route("GET", "/v1.41/images/busybox:1/json", HttpTestServer::reply(200, ImageJson));
        server.route("POST", "/v1.41/images/create", HttpTestServer::failWith(404, "manifest unknown"));
        server.route("POST", "/v1.41/containers/create", HttpTestServer::reply(201, R"({"Id":"c0ffee"})"));
        server.route("POST", "/v1.41/containers/c0ffee/start", HttpTestServer::reply(204));
        server.route("GET", "/v1.41/containers/c0ffee/json", HttpTestServer::reply(200, RunningJson));
        server.route("DELETE", "*", HttpTestServer::reply(204));
        DockerCreator::Options options;
        options.logins = RegistryLoginLookup(folder.filePath(QStringLiteral("none.json")));
        options.ports = PortAllocator(
            {41000, 41999}, [](int) { return true; }, [this](int, int) { return nextPort++; });
        creator = std::make_unique<DockerCreator>(context, rules, std::move(options));
    }

    static SandboxSpec spec()
    {
        SandboxSpec spec;
        spec.image = QStringLiteral("busybox:1");
        spec.entrypoint = {QStringLiteral("sleep 600")};
        spec.resourceLimits = {{QStringLiteral("memory"), QStringLiteral("64Mi")}};
        spec.timeoutSeconds = 600;
        spec.readiness.kind = ReadinessCheck::Kind::State;
        return spec;
    }

    Result<CreateOutcome> create(const SandboxSpec &wanted)
    {
        return await<CreateOutcome>(
            [&](Callback<CreateOutcome> done) {
                return creator->create(
                    wanted, [this](const CreateProgress &step) { steps.append(step); }, std::move(done));
            },
            20'000);
    }

    [[nodiscard]] QStringList calls(const QByteArray &method) const
    {
        QStringList result;
        for (const auto &request : server.requests()) {
            if (request.method == method)
                result.append(QString::fromUtf8(request.path().mid(6)));
        }
        return result;
    }
    [[nodiscard]] QList<QJsonDocument> bodies(const QByteArray &path) const
    {
        QList<QJsonDocument> result;
        for (const auto &request : server.requests()) {
            if (request.method == "POST" && request.path() == path)
                result.append(QJsonDocument::fromJson(request.body));
        }
        return result;
    }

    QTemporaryDir folder;
    int nextPort = 41000;
    HttpTestServer server;
    CurlHttpClient http;
    EngineClient engine{http, server.endpoint()};
    MemoryInventory inventory;
    Clock clock;
    ConnectionProfile profile;
    EngineContext context{
        engine, http, inventory, clock, [this]() -> const ConnectionProfile & { return profile; }, {}, {}};
    std::unique_ptr<DockerCreator> creator;
    QByteArray volumeAnswer;
    QList<CreateProgress> steps;
};

} // namespace osc::test

/// The creation of sandboxes against an engine that fails where a test wants it.
class TestDockerCreate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<Bench>(); }
    void cleanup()
    {
        m_bench.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

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
    void aMissingVolumeIsMadeAndTakenBackWhenTheCreationFails();
    void aVolumeThatSomebodyElseMadeAtTheSameTimeIsKept_data();
    void aVolumeThatSomebodyElseMadeAtTheSameTimeIsKept();
    void aVolumeOfSomebodyElseSurvivesARequestThatWasCutOff();
    void aLinkOutOfAVolumeIsNotMounted();
    void aNetworkPolicyBringsItsSidecar();
    void aLinkOutOfTheAllowedFoldersIsNotAllowed();
    void aCredentialHelperIsAsked_data();
    void aCredentialHelperIsAsked();

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

    /// A volume that is not there until it is created; the engine's clock then says 10:00.
    void provideVolume(const QByteArray &labels, const QByteArray &createdAt = "2026-11-21T10:00:00Z");

    static SandboxSpec specWithVolume()
    {
        auto spec = Bench::spec();
        VolumeSpec volume;
        volume.name = QStringLiteral("data");
        volume.claim.claimName = QStringLiteral("data");
        volume.claim.deleteOnSandboxTermination = true;
        volume.mountPath = QStringLiteral("/mnt/data");
        volume.subPath = QStringLiteral("a/b");
        spec.volumes = {volume};
        return spec;
    }

    std::unique_ptr<Bench> m_bench;
};

void TestDockerCreate::provideVolume(const QByteArray &labels, const QByteArray &createdAt)
{
    m_bench->volumeAnswer = R"({"Name":"data","Driver":"local","Mountpoint":"/v/data","CreatedAt":")" +
                            createdAt + R"(","Labels":)" + labels + '}';
    m_bench->server.route("POST", "/v1.41/volumes/create", [this](const Exchange &exchange) {
        const auto answer = m_bench->volumeAnswer;
        m_bench->server.route("GET", "/v1.41/volumes/data", HttpTestServer::reply(200, answer));
        exchange->reply(201, answer, {{"Date", "Sat, 21 Nov 2026 10:00:01 GMT"}});
    });
}

void TestDockerCreate::aSandboxIsMadeWithFewCalls()
{
    const auto outcome = m_bench->create(Bench::spec());
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
    QVERIFY(m_bench->create(Bench::spec()));
    // image, create, start, inspect: a failed look for execd is not repeated
    QCOMPARE(m_bench->server.requests().size() - before, 4);
}

void TestDockerCreate::whatTheRulesForbidNeverReachesTheEngine()
{
    auto spec = Bench::spec();
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
    QVERIFY(m_bench->create(Bench::spec()));
    QVERIFY(known);
    QTRY_VERIFY(m_bench->inventory.records.first().createdAt.isValid());
    QCOMPARE(m_bench->inventory.records.first().engineId, QStringLiteral("ENGINE"));
}

void TestDockerCreate::theInventoryHoldsNoSecret()
{
    auto spec = Bench::spec();
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
    QVERIFY(m_bench->create(Bench::spec()));
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
    QVERIFY(m_bench->create(Bench::spec()));
    const auto bodies = m_bench->bodies("/v1.41/containers/create");
    QCOMPARE(bodies.size(), 2 + 0);
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
    const auto outcome = m_bench->create(Bench::spec());
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
    const auto outcome = m_bench->create(Bench::spec());
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
    const auto outcome = m_bench->create(Bench::spec());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
    QVERIFY(m_bench->calls("DELETE").isEmpty());
}

void TestDockerCreate::cancellingTakesBackWhatWasMade()
{
    m_bench->server.route("POST", "/v1.41/containers/create", HttpTestServer::hang());
    auto operation = m_bench->creator->create(
        Bench::spec(), {}, [](const Result<CreateOutcome> &) { QFAIL("called back after cancel"); });
    QTRY_COMPARE(m_bench->bodies("/v1.41/containers/create").size(), 1);
    operation.cancel();
    QTRY_VERIFY(m_bench->calls("DELETE").join(u' ').contains(QStringLiteral("sandbox-")));
    QTRY_COMPARE(m_bench->inventory.records.first().end, InventoryRecord::End::Failed);
}

void TestDockerCreate::whatCouldNotBeTakenBackStaysOurs()
{
    m_bench->server.route("POST", "/v1.41/containers/create", HttpTestServer::hang());
    m_bench->server.route("DELETE", "*", HttpTestServer::hang());
    auto operation = m_bench->creator->create(Bench::spec(), {}, [](const Result<CreateOutcome> &) {});
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
    QVERIFY(m_bench->create(Bench::spec()));
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
    const auto outcome = m_bench->create(Bench::spec());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Exhausted);
    QCOMPARE(outcome.error().code, QStringLiteral("DOCKER::SANDBOX_IMAGE_PULL_FAILED"));
    QVERIFY(m_bench->bodies("/v1.41/containers/create").isEmpty());
}

void TestDockerCreate::execdGoesInWithOneRequest()
{
    provideExecd();
    const auto outcome = m_bench->create(Bench::spec());
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
    QVERIFY(m_bench->create(Bench::spec()));
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
    const auto outcome = m_bench->create(Bench::spec());
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
    const auto outcome = m_bench->create(Bench::spec());
    QVERIFY(outcome);
    QVERIFY(!outcome->ready);
    QVERIFY2(outcome->notReadyWhy.contains(QStringLiteral("127")), qPrintable(outcome->notReadyWhy));
    QVERIFY(m_bench->calls("DELETE").isEmpty());
}

void TestDockerCreate::aStartedSandboxIsKeptWhenTheEngineStopsAnswering()
{
    m_bench->server.route("GET", "/v1.41/containers/c0ffee/json", HttpTestServer::failWith(500, "busy"));
    const auto outcome = m_bench->create(Bench::spec());
    QVERIFY(outcome);
    QVERIFY(!outcome->ready);
    QVERIFY(!outcome->notReadyWhy.isEmpty());
    QCOMPARE(outcome->sandbox.id, m_bench->inventory.records.first().sandboxId);
    QCOMPARE(outcome->sandbox.runtimeId, QStringLiteral("c0ffee"));
    QCOMPARE(outcome->sandbox.status.state, SandboxState::Unknown);
    QVERIFY(m_bench->calls("DELETE").isEmpty());
    QCOMPARE(m_bench->inventory.records.first().end, InventoryRecord::End::None);
}

void TestDockerCreate::aMissingVolumeIsMadeAndTakenBackWhenTheCreationFails()
{
    provideVolume(R"({"opensandbox.io/volume-managed-by":"server"})");
    m_bench->server.route("POST", "/v1.41/containers/c0ffee/start", HttpTestServer::failWith(500, "boom"));
    QVERIFY(!m_bench->create(specWithVolume()));
    const auto body = m_bench->bodies("/v1.41/containers/create").value(0);
    QCOMPARE(body[QStringLiteral("HostConfig")][QStringLiteral("Binds")][0].toString(),
             QStringLiteral("/v/data/a/b:/mnt/data:rw"));
    QCOMPARE(body[QStringLiteral("Labels")][QStringLiteral("opensandbox.io/volume-managed-by")].toString(),
             QStringLiteral("[\"data\"]"));
    QVERIFY(m_bench->calls("DELETE").contains(QStringLiteral("/volumes/data")));
}

void TestDockerCreate::aVolumeThatSomebodyElseMadeAtTheSameTimeIsKept_data()
{
    QTest::addColumn<QByteArray>("labels");
    QTest::addColumn<QByteArray>("createdAt");
    QTest::newRow("by a user") << QByteArray("null") << QByteArray("2026-11-21T10:00:00Z");
    QTest::newRow("by another controller, a while ago")
        << QByteArray(R"({"opensandbox.io/volume-managed-by":"server"})")
        << QByteArray("2026-11-21T10:59:50+01:00");
}

void TestDockerCreate::aVolumeThatSomebodyElseMadeAtTheSameTimeIsKept()
{
    QFETCH(QByteArray, labels);
    QFETCH(QByteArray, createdAt);
    provideVolume(labels, createdAt);
    m_bench->server.route("POST", "/v1.41/containers/c0ffee/start", HttpTestServer::failWith(500, "boom"));
    QVERIFY(!m_bench->create(specWithVolume()));
    const auto body = m_bench->bodies("/v1.41/containers/create").value(0);
    QVERIFY(body[QStringLiteral("Labels")][QStringLiteral("opensandbox.io/volume-managed-by")]
                .toString()
                .isEmpty());
    QCOMPARE(m_bench->calls("DELETE").size(), 1);
    QVERIFY(!m_bench->calls("DELETE").contains(QStringLiteral("/volumes/data")));
}

void TestDockerCreate::aVolumeOfSomebodyElseSurvivesARequestThatWasCutOff()
{
    provideVolume("null");
    const auto answer = m_bench->volumeAnswer;
    m_bench->server.route("POST", "/v1.41/volumes/create", [this, answer](const Exchange &) {
        m_bench->server.route("GET", "/v1.41/volumes/data", HttpTestServer::reply(200, answer));
    });
    auto operation = m_bench->creator->create(specWithVolume(), {}, [](const Result<CreateOutcome> &) {});
    QTRY_COMPARE(m_bench->calls("POST").size(), 1);
    operation.cancel();
    QTRY_COMPARE(m_bench->inventory.records.first().end, InventoryRecord::End::Failed);
    QVERIFY(m_bench->calls("DELETE").isEmpty());
}

void TestDockerCreate::aLinkOutOfAVolumeIsNotMounted()
{
    const QDir folder(m_bench->folder.path());
    QVERIFY(folder.mkpath(QStringLiteral("volume/inside")) && folder.mkpath(QStringLiteral("out")));
    for (const auto &target : {QStringLiteral("out"), QStringLiteral("volume/inside")})
        QVERIFY(QFile::link(folder.filePath(target),
                            folder.filePath(QStringLiteral("volume/to-") + target.section(u'/', -1))));
    VolumeDetails volume;
    volume.name = QStringLiteral("data");
    volume.driver = QStringLiteral("local");
    volume.mountpoint = folder.filePath(QStringLiteral("volume"));
    for (const auto &good :
         {QStringLiteral("inside"), QStringLiteral("to-inside"), QStringLiteral("new/x")}) {
        const auto source = claimSubPath(volume, good);
        QVERIFY2(source, qPrintable(good));
        QCOMPARE(*source, folder.filePath(QStringLiteral("volume/") + good));
    }
    for (const auto &bad : {QStringLiteral("to-out"), QStringLiteral("../out")}) {
        const auto source = claimSubPath(volume, bad);
        QVERIFY2(!source, qPrintable(bad));
        QCOMPARE(source.error().kind, ErrorKind::Invalid);
        QCOMPARE(source.error().code, QStringLiteral("VOLUME::INVALID_SUB_PATH"));
    }
}

void TestDockerCreate::aNetworkPolicyBringsItsSidecar()
{
    HttpTestServer sidecar(HttpTestServer::Transport::Tcp);
    sidecar.route("GET", "/healthz", HttpTestServer::reply(200, "ok"));
    m_bench->profile.egressImage = QStringLiteral("egress:1");
    m_bench->nextPort = sidecar.endpoint().base.port() - 2; // the third port is that of the health check
    m_bench->server.route("GET", "/v1.41/images/egress:1/json", HttpTestServer::reply(200, ImageJson));
    m_bench->server.route("POST", "/v1.41/volumes/create", HttpTestServer::reply(201, "{}"));
    auto spec = Bench::spec();
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

void TestDockerCreate::aLinkOutOfTheAllowedFoldersIsNotAllowed()
{
    const QDir folder(m_bench->folder.path());
    QVERIFY(folder.mkpath(QStringLiteral("in")) && folder.mkpath(QStringLiteral("out")));
    QVERIFY(QFile::link(folder.filePath(QStringLiteral("out")), folder.filePath(QStringLiteral("in/link"))));
    m_bench->profile.allowedHostPaths = {folder.filePath(QStringLiteral("in"))};
    DockerHostPathService paths(m_bench->context);
    const auto look = [&](const QString &path) {
        const auto facts = await<HostPathFacts>(
            [&](auto done) { return paths.inspect(folder.filePath(path), {}, std::move(done)); });
        return facts ? *facts : HostPathFacts();
    };
    QVERIFY(look(QStringLiteral("in")).allowed);
    QVERIFY(look(QStringLiteral("in/new")).willBeCreated);
    const auto link = look(QStringLiteral("in/link"));
    QVERIFY(link.exists && link.isDirectory);
    QVERIFY(!link.allowed);
    QCOMPARE(link.resolved, QFileInfo(folder.filePath(QStringLiteral("out"))).canonicalFilePath());

    m_bench->profile.allowedHostPaths.clear();
    QVERIFY2(!look(QStringLiteral("in")).allowed, "nothing is allowed before the user was asked");
}

void TestDockerCreate::aCredentialHelperIsAsked_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("answers")
        << QByteArray("read registry; printf '{\"Username\":\"u\",\"Secret\":\"%s\"}' $registry")
        << registryAuthHeader(QStringLiteral("u"), SecretString(QStringLiteral("r.example"))).reveal();
    QTest::newRow("knows nobody") << QByteArray("echo 'credentials not found'; exit 1") << QByteArray();
    QTest::newRow("hangs") << QByteArray("exec sleep 60") << QByteArray();
}

void TestDockerCreate::aCredentialHelperIsAsked()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, expected);
    const QDir folder(m_bench->folder.path());
    QFile helper(folder.filePath(QStringLiteral("docker-credential-test")));
    QVERIFY(helper.open(QIODevice::WriteOnly));
    helper.write("#!/bin/sh\n[ \"$1\" = get ] || exit 2\n" + script + '\n');
    helper.close();
    QVERIFY(helper.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    QFile config(folder.filePath(QStringLiteral("config.json")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(R"({"credHelpers":{"r.example":"test"}})");
    config.close();
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toUtf8() + ':' + path);
    const auto found = await<std::optional<SecretString>>([&](auto done) {
        return RegistryLoginLookup(config.fileName(), std::chrono::seconds(1))
            .find(QStringLiteral("r.example/team/app:1"), std::move(done));
    });
    qputenv("PATH", path);
    QVERIFY(found);
    QCOMPARE(*found ? (*found)->reveal() : QByteArray(), expected);
}

QTEST_GUILESS_MAIN(TestDockerCreate)
#include "tst_dockercreate.moc"
