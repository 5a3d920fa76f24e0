// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "serverconsole.h"

#include <core/commandjobs.h>
#include <core/diagnostics.h>
#include <core/imagetemplates.h>
#include <core/networkpolicies.h>
#include <core/pools.h>
#include <core/snapshots.h>

#include <QJsonDocument>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

SandboxSpec simpleSpec()
{
    SandboxSpec spec;
    spec.image = QStringLiteral("busybox:latest");
    spec.entrypoint = {QStringLiteral("tail"), QStringLiteral("-f"), QStringLiteral("/dev/null")};
    spec.timeoutSeconds = 600;
    spec.resourceLimits = {{QStringLiteral("memory"), QStringLiteral("64Mi")}};
    spec.metadata = {{QStringLiteral("name"), QStringLiteral("mine")}};
    return spec;
}

Result<CreateOutcome> create(Console &console, const SandboxSpec &spec)
{
    return await<CreateOutcome>([&](Callback<CreateOutcome> done) {
        return console.backend->sandboxes()->create(
            spec, [](const CreateProgress &) {}, std::move(done));
    });
}

} // namespace

/// A connection to a server, against one in the test.
class TestRemoteBackend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListIsShownPageByPage()
    {
        FakeServer server;
        for (int i = 0; i < 450; ++i)
            server.add(QStringLiteral("sb-%1").arg(i, 4, 10, QLatin1Char('0')));
        Console console(server);
        console.open();
        QTRY_COMPARE(console.parts, 3);
        QTRY_COMPARE(console.snapshots, 1);
        QCOMPARE(console.rows.size(), 450);
        QVERIFY(console.isLive());
        QTRY_COMPARE(console.backend->status().product, QStringLiteral("OpenSandbox server 1.1.1"));
        QCOMPARE(console.rows.first().connectionId, console.profile.id);
        QCOMPARE(console.rows.first().name(), QStringLiteral("n-sb-0000"));
        const auto requests = server.requests("GET", "/v1/sandboxes");
        QCOMPARE(requests.first().target, QByteArray("/v1/sandboxes?page=1&pageSize=200"));
    }

    void changesOnTheServerAreSeen()
    {
        FakeServer server;
        server.add(QStringLiteral("one"));
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        server.add(QStringLiteral("two"), QStringLiteral("Pending"));
        QTRY_VERIFY(console.rows.contains(QStringLiteral("two")));
        server.setState(QStringLiteral("two"), QStringLiteral("Failed"));
        QTRY_COMPARE(console.rows.value(QStringLiteral("two")).status.state, SandboxState::Failed);
        server.remove(QStringLiteral("one"));
        QTRY_VERIFY(!console.rows.contains(QStringLiteral("one")));
        QCOMPARE(console.snapshots, 1);
    }

    void aSandboxThatSlipsFromALongListOnceIsNotGone()
    {
        FakeServer server;
        for (int i = 0; i < 201; ++i)
            server.add(QStringLiteral("sb-%1").arg(i, 4, 10, QLatin1Char('0')));
        Console console(server);
        console.open();
        QTRY_COMPARE(console.snapshots, 1);
        server.remove(QStringLiteral("sb-0000"));
        QTRY_VERIFY_WITH_TIMEOUT(!console.rows.contains(QStringLiteral("sb-0000")), 30'000);
        QCOMPARE(console.rows.size(), 200);
    }

    void rowsWithOneIdAreCounted()
    {
        FakeServer server;
        server.http.route("GET", "/v1/sandboxes",
                          HttpTestServer::reply(200, R"({"items":[{"id":"a"},{"id":"a"},{"x":1}]})"));
        Console console(server);
        console.open();
        QTRY_COMPARE(console.snapshots, 1);
        QCOMPARE(console.rows.size(), 1);
        QCOMPARE(console.unreadable, 2);
    }

    void theKeyComesFromTheKeychainAndGoesToTheServer()
    {
        FakeServer server;
        server.setKey("k-1");
        Console console(server);
        console.secrets.secrets.insert(connectionApiKey(console.profile.id),
                                       SecretString(QStringLiteral("k-1")));
        console.secrets.secrets.insert(connectionHeaderKey(console.profile.id, QStringLiteral("X-Team")),
                                       SecretString(QStringLiteral("hidden")));
        console.profile.headers = {{QStringLiteral("X-Plain"), QStringLiteral("seen"), false},
                                   {QStringLiteral("X-Team"), QString(), true}};
        console.open();
        QTRY_VERIFY(console.isLive());
        const auto request = server.requests("GET", "/v1/sandboxes").first();
        QCOMPARE(request.header("OPEN-SANDBOX-API-KEY"), QByteArray("k-1"));
        QCOMPARE(request.header("X-Plain"), QByteArray("seen"));
        QCOMPARE(request.header("X-Team"), QByteArray("hidden"));
        QVERIFY(request.header("OPEN-SANDBOX-CLIENT-IP").isEmpty());
    }

    void aWrongKeyIsSaidAndNotTriedAgain()
    {
        FakeServer server;
        server.setKey("k-1");
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isBroken());
        QCOMPARE(console.backend->status().error.kind, ErrorKind::Unauthorized);
        QVERIFY(!console.backend->status().nextTryAt.isValid());
        console.secrets.secrets.insert(connectionApiKey(console.profile.id),
                                       SecretString(QStringLiteral("k-1")));
        console.backend->retryNow();
        QTRY_VERIFY(console.isLive());
    }

    void whatIsNoServerIsSaid_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("HTML") << 200 << QByteArray("<html>hello</html>");
        QTest::newRow("truncated") << 200 << QByteArray(R"({"items":[{"id":)");
        QTest::newRow("other JSON") << 200 << QByteArray(R"({"hello":1})");
        QTest::newRow("redirect") << 302 << QByteArray();
        QTest::newRow("not found") << 404 << QByteArray("nginx");
        QTest::newRow("failure") << 500 << QByteArray("Internal Server Error");
    }
    void whatIsNoServerIsSaid()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        FakeServer server;
        HttpTestServer elsewhere(HttpTestServer::Transport::Tcp);
        const QByteArray location = elsewhere.endpoint().base.toEncoded() + "/v1/sandboxes";
        server.http.route("GET", "/v1/sandboxes",
                          HttpTestServer::reply(status, body, {HttpHeader{"Location", location}}));
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isBroken());
        QVERIFY(!console.backend->status().error.message.isEmpty());
        QVERIFY(console.backend->status().nextTryAt.isValid());
        QVERIFY(elsewhere.requests().isEmpty()); // the key follows no redirect
    }

    void aServerThatComesBackIsLiveAgain()
    {
        auto server = std::make_unique<FakeServer>();
        server->add(QStringLiteral("one"));
        Console console(*server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        server->http.shutDown();
        QTRY_VERIFY(console.isBroken());
        QCOMPARE(console.backend->status().error.kind, ErrorKind::Unreachable);
        QCOMPARE(console.rows.size(), 1); // stale, but there
    }

    void aReadIsRepeatedAndACreationNever()
    {
        FakeServer server;
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isLive());
        server.http.route("", "/v1/snapshots", HttpTestServer::reply(503, "busy"));
        const auto snapshots = await<QList<Snapshot>>([&](Callback<QList<Snapshot>> done) {
            return console.backend->snapshots()->list(std::move(done));
        });
        QVERIFY(!snapshots);
        QCOMPARE(server.count("GET", "/v1/snapshots"), 4);
        server.http.route("POST", "/v1/sandboxes", HttpTestServer::reply(503, "busy"));
        QVERIFY(!create(console, simpleSpec()));
        QCOMPARE(server.count("POST", "/v1/sandboxes"), 1);
    }

    void whatAServerLacksIsASentence_data()
    {
        QTest::addColumn<bool>("isOld");
        QTest::newRow("1.1.1 on Docker") << false;
        QTest::newRow("0.1.14 on Docker") << true;
    }
    void whatAServerLacksIsASentence()
    {
        QFETCH(bool, isOld);
        FakeServer server;
        if (isOld)
            server.makeOld();
        Console console(server);
        console.open();
        QTRY_VERIFY(!console.backend->capabilities().can(Feature::Pools));
        const Capabilities can = console.backend->capabilities();
        QVERIFY(can.can(Feature::Create));
        QVERIFY(can.can(Feature::Snapshots));
        QVERIFY(can.can(Feature::OssfsVolumes));
        QVERIFY(!can.can(Feature::ImageTemplates));
        for (const Feature feature :
             {Feature::SecureAccess, Feature::LifecycleHooks, Feature::ResourceRequests,
              Feature::ManageClaims, Feature::HostFolderList})
            QVERIFY(!can.whyNot(feature).isEmpty());
        QCOMPARE(can.can(Feature::CredentialVault), !isOld);
        const auto rules = console.backend->validationRules();
        QCOMPARE(rules.generation,
                 isOld ? ValidationRules::Generation::V0_1 : ValidationRules::Generation::V1_1);
        QCOMPARE(rules.runtime, ValidationRules::Runtime::Docker);
    }

    void aCreationWaitsUntilTheSandboxAnswers()
    {
        FakeServer server;
        server.setPingFailures(2);
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isLive());
        const auto outcome = create(console, simpleSpec());
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QVERIFY(outcome->ready);
        QVERIFY(outcome->sandbox.madeHere);
        QCOMPARE(outcome->sandbox.memoryLimit, 64LL * 1024 * 1024);
        QCOMPARE(server.count("GET", "/proxy/44772/ping"), 3);
        QCOMPARE(server.requests("GET", "/proxy/44772/ping").first().header("X-Door"), QByteArray("d-44772"));
        const auto body =
            QJsonDocument::fromJson(server.requests("POST", "/v1/sandboxes").first().body).object();
        QCOMPARE(body[u"timeout"].toInt(), 600);
        QVERIFY(console.rows.contains(outcome->sandbox.id));
        QTRY_VERIFY(console.inventory.find(outcome->sandbox.id));
    }

    void aSandboxThatNeverAnswersIsKept()
    {
        FakeServer server;
        server.setPingFailures(1'000'000);
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isLive());
        auto spec = simpleSpec();
        spec.readiness.timeoutSeconds = 1;
        const auto outcome = create(console, spec);
        QVERIFY(outcome);
        QVERIFY(!outcome->ready);
        QVERIFY(!outcome->notReadyWhy.isEmpty());
        QCOMPARE(server.count("DELETE", QByteArray("/") + outcome->sandbox.id.toLatin1()), 0);
    }

    void aCreationThatIsLetGoIsDeleted()
    {
        FakeServer server;
        server.setPingFailures(1'000'000);
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isLive());
        bool isCreated = false;
        auto creation = console.backend->sandboxes()->create(
            simpleSpec(),
            [&](const CreateProgress &progress) { isCreated = progress.step == CreateStep::Readiness; },
            [](const Result<CreateOutcome> &) {});
        QTRY_VERIFY(isCreated);
        creation.cancel();
        QTRY_COMPARE(server.count("DELETE", "/created-1"), 1);
    }

    void aCreationThatIsLetGoBeforeItsAnswerIsDeletedToo()
    {
        FakeServer server;
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isLive());
        std::atomic<bool> isAsked = false;
        Exchange held;
        server.http.route("POST", "/v1/sandboxes", [&](const Exchange &exchange) {
            held = exchange;
            isAsked = true;
        });
        auto creation = console.backend->sandboxes()->create(
            simpleSpec(), [](const CreateProgress &) {}, [](const Result<CreateOutcome> &) {});
        QTRY_VERIFY(isAsked);
        creation.cancel();
        server.add(QStringLiteral("late"));
        QMetaObject::invokeMethod(held->context(), [&] {
            held->reply(202, json({{QStringLiteral("id"), QStringLiteral("late")}}));
        });
        QTRY_COMPARE(server.count("DELETE", "/late"), 1);
    }

    void theServersComplaintNamesTheField()
    {
        FakeServer server;
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isLive());
        server.http.route(
            "POST", "/v1/sandboxes",
            HttpTestServer::reply(422, R"({"detail":[{"loc":["body","timeout"],"msg":"too small"}]})"));
        const auto outcome = create(console, simpleSpec());
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QStringLiteral("SCHEMA::timeout"));
        QCOMPARE(outcome.error().detail, QStringLiteral("timeout: too small"));
    }

    void actionsReachTheServer()
    {
        FakeServer server;
        const auto id = QStringLiteral("one");
        server.add(id);
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        auto *sandboxes = console.backend->sandboxes();
        QVERIFY(await<void>([&](Callback<void> done) { return sandboxes->pause(id, std::move(done)); }));
        QTRY_COMPARE(console.rows.value(id).status.state, SandboxState::Paused);
        QVERIFY(await<void>([&](Callback<void> done) { return sandboxes->resume(id, std::move(done)); }));
        QTRY_COMPARE(console.rows.value(id).status.state, SandboxState::Running);
        const QDateTime at(QDate(2027, 1, 1), QTime(12, 0), Qt::UTC);
        const auto renewed = await<RenewOutcome>(
            [&](Callback<RenewOutcome> done) { return sandboxes->renew(id, at, std::move(done)); });
        QVERIFY(renewed);
        QCOMPARE(renewed->expiresAt, at);
        QTRY_COMPARE(console.rows.value(id).expiresAt, at);
        const auto patched = await<Sandbox>([&](Callback<Sandbox> done) {
            return sandboxes->patchMetadata(
                id, {{QStringLiteral("team"), QStringLiteral("red")}, {QStringLiteral("name"), std::nullopt}},
                std::move(done));
        });
        QVERIFY(patched);
        QCOMPARE(server.requests("PATCH", "/metadata").first().body,
                 QByteArray(R"({"name":null,"team":"red"})"));
        const auto description = await<QByteArray>(
            [&](Callback<QByteArray> done) { return sandboxes->inspect(id, std::move(done)); });
        QVERIFY(description && description->contains("\"sandbox\""));
        QVERIFY(await<void>([&](Callback<void> done) { return sandboxes->kill(id, std::move(done)); }));
        QVERIFY(!console.rows.contains(id));
        const auto again =
            await<void>([&](Callback<void> done) { return sandboxes->kill(id, std::move(done)); });
        QCOMPARE(again.error().kind, ErrorKind::NotFound);
    }

    void throughTheServerMeansItsOwnAddress()
    {
        FakeServer server;
        server.setKey("k-1");
        server.add(QStringLiteral("one"));
        Console console(server);
        console.secrets.secrets.insert(connectionApiKey(console.profile.id),
                                       SecretString(QStringLiteral("k-1")));
        console.profile.useServerProxy = true;
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        const auto files =
            await<std::shared_ptr<FileSystem>>([&](Callback<std::shared_ptr<FileSystem>> done) {
                return console.backend->files()->open(QStringLiteral("one"), std::move(done));
            });
        QVERIFY(files);
        const auto ping = server.requests("GET", "/v1/sandboxes/one/proxy/44772/ping");
        QCOMPARE(ping.size(), 1);
        QCOMPARE(ping.first().header("X-Door"), QByteArray("d-44772"));
        QCOMPARE(ping.first().header("OPEN-SANDBOX-API-KEY"), QByteArray("k-1"));
    }

    void theKeyStaysWithTheServer()
    {
        FakeServer server;
        server.setKey("k-1");
        server.add(QStringLiteral("one"));
        Console console(server);
        console.secrets.secrets.insert(connectionApiKey(console.profile.id),
                                       SecretString(QStringLiteral("k-1")));
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        QVERIFY(await<std::shared_ptr<FileSystem>>([&](Callback<std::shared_ptr<FileSystem>> done) {
            return console.backend->files()->open(QStringLiteral("one"), std::move(done));
        }));
        QVERIFY(server.requests("GET", "/proxy/44772/ping").first().header("OPEN-SANDBOX-API-KEY").isEmpty());
    }

    void aPolicyOfASandboxWithoutGuardIsSaid()
    {
        FakeServer server;
        server.add(QStringLiteral("one"));
        Console console(server);
        console.open();
        QTRY_VERIFY(!console.backend->capabilities().can(Feature::Pools));
        server.http.route("GET", "/v1/sandboxes/one/networkpolicy",
                          HttpTestServer::reply(502, refusal(QStringLiteral("BACKEND_CONNECTION_FAILED"))));
        const auto policy = await<NetworkPolicyStatus>([&](Callback<NetworkPolicyStatus> done) {
            return console.backend->networkPolicies()->get(QStringLiteral("one"), std::move(done));
        });
        QCOMPARE(policy.error().kind, ErrorKind::NotFound);
        QCOMPARE(server.count("GET", "/networkpolicy"), 1);
    }

    void oldServersAreAskedForTheirOlderTexts()
    {
        FakeServer server;
        server.makeOld();
        server.add(QStringLiteral("one"));
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isLive());
        server.http.route("GET", "/v1/sandboxes/one/diagnostics/logs", [](const Exchange &exchange) {
            if (exchange->request().target.contains("scope="))
                exchange->reply(501, refusal(QStringLiteral("DIAGNOSTICS_NOT_IMPLEMENTED")));
            else
                exchange->reply(200, "2026-11-21T07:17:40.7Z hello");
        });
        const auto text = await<DiagnosticText>([&](Callback<DiagnosticText> done) {
            return console.backend->diagnostics()->logs(QStringLiteral("one"), QStringLiteral("container"),
                                                        std::move(done));
        });
        QVERIFY(text);
        QVERIFY(text->scope.isEmpty());
        QCOMPARE(text->content, QStringLiteral("2026-11-21T07:17:40.7Z hello"));
        QByteArray log;
        LogRequest request;
        request.follow = false;
        QVERIFY(await<void>([&](Callback<void> done) {
            return console.backend->logs()->read(
                QStringLiteral("one"), request, [&](const CommandOutput &output) { log += output.bytes; },
                std::move(done));
        }));
        QCOMPARE(log, QByteArray("hello\n"));
    }

    void aVolumeThatNothingUsesIsSeenThroughASandboxOfItsOwn()
    {
        FakeServer server;
        server.add(QStringLiteral("one")); // whose image is at hand
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        auto files = await<VolumeFiles>([&](Callback<VolumeFiles> done) {
            return console.backend->volumes()->openFiles(QStringLiteral("warehouse"), VolumeAccess::ReadWrite,
                                                         false, std::move(done));
        });
        QVERIFY2(files, files ? "" : qPrintable(files.error().message));
        QCOMPARE(files->access, VolumeAccess::ReadOnly);
        QVERIFY(!files->whyReadOnly.isEmpty());
        QVERIFY(files->throughSandbox.isEmpty());
        QVERIFY(!files->fileSystem->capabilities().canWrite);
        const auto body =
            QJsonDocument::fromJson(server.requests("POST", "/v1/sandboxes").first().body).object();
        QCOMPARE(body[u"timeout"].toInt(), 600);
        QCOMPARE(body[u"image"][u"uri"].toString(), QStringLiteral("busybox:latest"));
        QCOMPARE(body[u"volumes"][0][u"readOnly"].toBool(), true);
        QCOMPARE(body[u"volumes"][0][u"pvc"][u"claimName"].toString(), QStringLiteral("warehouse"));
        QCOMPARE(body[u"metadata"][u"opensandbox-console"].toString(), QStringLiteral("browse"));
        files->fileSystem.reset();
        QTRY_COMPARE(server.count("DELETE", "/created-1"), 1);
    }

    void whatACrashLeftBehindIsSweptAndWhatAnotherConsoleUsesIsNot()
    {
        FakeServer server;
        server.add(QStringLiteral("one")); // whose image is at hand
        const auto look = [](Console &console) {
            auto files = await<VolumeFiles>([&](Callback<VolumeFiles> done) {
                return console.backend->volumes()->openFiles(QStringLiteral("warehouse"),
                                                             VolumeAccess::ReadOnly, false, std::move(done));
            });
            return files ? std::move(files->fileSystem) : nullptr;
        };
        Console living(server);
        living.open();
        QTRY_COMPARE(living.rows.size(), 1);
        auto used = look(living);
        QVERIFY(used);
        Console crashing(server);
        crashing.stateDirectory = living.stateDirectory;
        crashing.open();
        QTRY_VERIFY(crashing.rows.contains(QStringLiteral("one")));
        const auto lost = look(crashing);
        QVERIFY(lost);
        server.add(QStringLiteral("of-others"));
        server.change(QStringLiteral("of-others"), QStringLiteral("metadata"),
                      QJsonObject{{QStringLiteral("opensandbox-console"), QStringLiteral("browse")}});
        QTRY_VERIFY(living.inventory.find(QStringLiteral("created-1")));
        QTRY_VERIFY(crashing.inventory.find(QStringLiteral("created-2")));
        crashing.watch.cancel();
        crashing.backend.reset(); // its files live on, but nobody can delete anything for them

        Console next(server); // with the record of both
        next.stateDirectory = living.stateDirectory;
        next.inventory.records = living.inventory.records + crashing.inventory.records;
        next.open();
        QTRY_COMPARE(server.count("DELETE", "/created-2"), 1);
        QTRY_VERIFY(next.rows.contains(QStringLiteral("of-others")));
        QTRY_VERIFY(!next.rows.contains(QStringLiteral("created-2")));
        QVERIFY(next.rows.contains(QStringLiteral("created-1")));
        QCOMPARE(server.count("DELETE", "/created-1"), 0); // all were judged together
        QCOMPARE(server.count("DELETE", "/of-others"), 0);
        QCOMPARE(server.count("DELETE", "/one"), 0);
        used.reset();
        QTRY_COMPARE(server.count("DELETE", "/created-1"), 1);
    }

    void aVolumeThatIsLookedIntoForLongIsNotTakenAway()
    {
        FakeServer server;
        server.add(QStringLiteral("one")); // whose image is at hand
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        auto files = await<VolumeFiles>([&](Callback<VolumeFiles> done) {
            return console.backend->volumes()->openFiles(QStringLiteral("warehouse"), VolumeAccess::ReadOnly,
                                                         false, std::move(done));
        });
        QVERIFY(files);
        QTRY_VERIFY(server.count("POST", "/created-1/renew-expiration") >= 2);
        const auto body =
            QJsonDocument::fromJson(server.requests("POST", "/created-1/renew-expiration").first().body)
                .object();
        QCOMPARE(QDateTime::fromString(body[u"expiresAt"].toString(), Qt::ISODateWithMs).toUTC(),
                 console.clock.now().addSecs(600));
        files->fileSystem.reset();
        QTRY_COMPARE(server.count("DELETE", "/created-1"), 1);
    }

    void whatIsToBeDeletedIsDeletedAlthoughTheConnectionEnds()
    {
        FakeServer server;
        server.add(QStringLiteral("one")); // whose image is at hand
        Console console(server);
        console.open();
        QTRY_COMPARE(console.rows.size(), 1);
        auto files = await<VolumeFiles>([&](Callback<VolumeFiles> done) {
            return console.backend->volumes()->openFiles(QStringLiteral("warehouse"), VolumeAccess::ReadOnly,
                                                         false, std::move(done));
        });
        QVERIFY(files);
        files->fileSystem.reset();
        console.watch.cancel();
        console.backend.reset(); // before the deletion was even sent
        QTRY_VERIFY(server.count("DELETE", "/created-1") > 0);
    }

    void ofOurSandboxesTheMountsAreKnown()
    {
        FakeServer server;
        Console console(server);
        console.open();
        QTRY_VERIFY(console.isLive());
        auto spec = simpleSpec();
        VolumeSpec volume;
        volume.name = QStringLiteral("data");
        volume.claim.claimName = QStringLiteral("warehouse");
        volume.mountPath = QStringLiteral("/data");
        spec.volumes = {volume};
        const auto outcome = create(console, spec);
        QVERIFY(outcome);
        const QString id = outcome->sandbox.id;
        QCOMPARE(console.rows.value(id).mounts.size(), 1);
        const auto kept = await<SandboxSpec>([&](Callback<SandboxSpec> done) {
            return console.backend->sandboxes()->currentSpec(id, std::move(done));
        });
        QVERIFY(kept);
        QCOMPARE(kept->volumes.first().claim.claimName, QStringLiteral("warehouse"));
        QCOMPARE(kept->metadata, spec.metadata);

        const auto claims = await<QList<Claim>>(
            [&](Callback<QList<Claim>> done) { return console.backend->volumes()->list(std::move(done)); });
        QVERIFY(claims);
        QCOMPARE(claims->size(), 1);
        QCOMPARE(claims->first().name, QStringLiteral("warehouse"));
        QCOMPARE(claims->first().labels.value(QStringLiteral("known-from")), QStringLiteral("record"));
        QCOMPARE(claims->first().users.first().target, QStringLiteral("/data"));

        Console later(server); // another run with the same inventory
        later.inventory.records = console.inventory.records;
        later.open();
        QTRY_COMPARE(later.rows.value(id).mounts.size(), 1);
        server.remove(id);
        QTRY_COMPARE(later.inventory.find(id)->end, InventoryRecord::End::Vanished);
    }
};

QTEST_GUILESS_MAIN(TestRemoteBackend)
#include "tst_remotebackend.moc"
