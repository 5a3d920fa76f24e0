// SPDX-License-Identifier: Apache-2.0
#include "enginecodec.h"
#include "memoryinventory.h"
#include "metadatastore.h"
#include "realengine.h"
#include "testclock.h"
#include "watchedlist.h"

#include <docker/dockerbackend.h>

#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace osc::test {

/// A console: a backend with its own eyes on the engine.
struct Console
{
    Console(RealEngine &engine, MemoryInventory &inventory, const Clock &clock, const QString &home)
        : backend(RealEngine::profile(), engine.http(), inventory, clock,
                  {home, home + QStringLiteral("/none")})
        , list(*backend.sandboxes())
    {
        backend.open();
    }
    DockerBackend backend;
    WatchedList list;
};

} // namespace osc::test

/// The Docker backend against a real engine.
class TestDockerSandboxes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!RealEngine::address().isEmpty(), "CONSOLE_TEST_DOCKER_HOST names no engine");
    }
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_engine = std::make_unique<RealEngine>();
        m_inventory = std::make_unique<MemoryInventory>();
        m_clock = TestClock();
        m_clock.time = QDateTime::currentDateTimeUtc();
        m_console = std::make_unique<Console>(*m_engine, *m_inventory, m_clock, m_home->path());
        QTRY_COMPARE(m_console->backend.status().state, ConnectionState::Live);
    }
    void cleanup()
    {
        m_console.reset();
        m_engine.reset();
    }

    void theStatusNamesTheProductAndItsVersion();
    void aSandboxIsFollowedFromItsStartToItsRemoval();
    void theEndOfASandboxIsToldInWords_data();
    void theEndOfASandboxIsToldInWords();
    void mountsLimitsAndPortsAreRead();
    void aSandboxIsPausedAndResumed();
    void whatTheStateForbidsIsAConflict();
    void aRenewalIsWrittenForTheServerAndShown();
    void metadataIsPatchedInTheFileOfTheServer();
    void killingRemovesTheContainerItsSidecarItsVolumesAndItsFiles();
    void everyActionOnAGoneSandboxIsNotFound();
    void aDeletionIsPreviewed();
    void inspectHidesSecrets();
    void ourSandboxIsRemovedAtItsExpiryAndAForeignOneIsNot();
    void anExpiryThatAServerRenewedIsRespected();
    void aSandboxThatSomebodyElseRemovedIsNotedAsVanished();
    void twoConsolesExpireOneSandboxOnce();
    void filesThatAServerWritesAreSeenWithoutAnyEvent();

private:
    SandboxService &sandboxes() { return *m_console->backend.sandboxes(); }
    WatchedList &list() { return m_console->list; }
    [[nodiscard]] QString engineId()
    {
        const auto info =
            await<EngineInfo>([&](auto done) { return m_engine->engine().info(std::move(done)); });
        return info ? info->id : QString();
    }
    void makeOurs(const QString &id, const QDateTime &expiresAt)
    {
        InventoryRecord record;
        record.engineId = engineId();
        record.sandboxId = id;
        record.plannedAt = record.createdAt = m_clock.time;
        record.expiresAt = expiresAt;
        (void)await<void>([&](auto done) { return m_inventory->put(record, std::move(done)); });
    }
    [[nodiscard]] QByteArray file(const QString &name) const
    {
        QFile file(m_home->filePath(QStringLiteral(".opensandbox/metadata/") + name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray expiresLabel(const QDateTime &when)
    {
        return ",\"opensandbox.io/expires-at\":\"" + pythonTime(when).toUtf8() + '"';
    }

    TestClock m_clock;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<RealEngine> m_engine;
    std::unique_ptr<MemoryInventory> m_inventory;
    std::unique_ptr<Console> m_console;
};

void TestDockerSandboxes::theStatusNamesTheProductAndItsVersion()
{
    const auto product = m_console->backend.status().product;
    QVERIFY2(product.startsWith(QLatin1String("Docker ")) && product.size() > 8, qPrintable(product));
    QVERIFY(m_console->backend.status().liveSince.isValid());
    QVERIFY(m_console->backend.validationRules().hostCpus >= 1);
    QVERIFY(m_console->backend.validationRules().hostMemory > 0);
}

void TestDockerSandboxes::aSandboxIsFollowedFromItsStartToItsRemoval()
{
    const auto id = RealEngine::newId();
    const auto container = m_engine->makeSandbox(id, R"(,"name":"crawler","team":"<b>red</b>")");
    QTRY_COMPARE(list().state(id), SandboxState::Running);
    const auto sandbox = list().sandboxes.value(id);
    QCOMPARE(sandbox.runtimeId, container);
    QCOMPARE(sandbox.name(), QStringLiteral("crawler"));
    QCOMPARE(sandbox.metadata.value(QStringLiteral("team")), QStringLiteral("<b>red</b>"));
    QVERIFY2(sandbox.image.startsWith(QLatin1String("osbtest/busybox")), qPrintable(sandbox.image));
    QCOMPARE(sandbox.entrypoint, (QStringList{QStringLiteral("sleep"), QStringLiteral("600")}));
    QCOMPARE(sandbox.execd, ExecdPresence::Absent);
    QVERIFY(!sandbox.madeHere);
    QVERIFY(qAbs(sandbox.createdAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);

    m_engine->act(container, "/pause");
    QTRY_COMPARE(list().state(id), SandboxState::Paused);
    m_engine->act(container, "/unpause");
    QTRY_COMPARE(list().state(id), SandboxState::Running);
    m_engine->act(container, "/kill");
    QTRY_COMPARE(list().state(id), SandboxState::Failed);
    m_engine->remove(container);
    QTRY_VERIFY(!list().has(id));
    QCOMPARE(list().snapshots, 1);
}

void TestDockerSandboxes::theEndOfASandboxIsToldInWords_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<SandboxState>("state");
    QTest::addColumn<QString>("message");
    QTest::newRow("success") << QByteArray(R"(["true"])") << SandboxState::Terminated
                             << QStringLiteral("exit code 0");
    QTest::newRow("failure") << QByteArray(R"(["sh","-c","exit 7"])") << SandboxState::Failed
                             << QStringLiteral("exit code 7");
    QTest::newRow("no such command") << QByteArray(R"(["sh","-c","nothing-of-that-name"])")
                                     << SandboxState::Failed
                                     << QStringLiteral("exit code 127, command not found");
}

void TestDockerSandboxes::theEndOfASandboxIsToldInWords()
{
    QFETCH(QByteArray, command);
    QFETCH(SandboxState, state);
    QFETCH(QString, message);
    const auto id = RealEngine::newId();
    m_engine->makeSandbox(id, {}, command);
    QTRY_COMPARE(list().state(id), state);
    QCOMPARE(list().message(id), message);
}

void TestDockerSandboxes::mountsLimitsAndPortsAreRead()
{
    const auto id = RealEngine::newId();
    const auto volume = QStringLiteral("osc-") + id;
    const auto host = R"({"Binds":[")" + m_home->path().toUtf8() + R"(:/work:ro",")" + volume.toUtf8() +
                      R"(:/data"],"Memory":67108864,"NanoCpus":500000000,)"
                      R"("PortBindings":{"44772/tcp":[{"HostIp":"0.0.0.0","HostPort":""}]}})";
    const auto container = m_engine->makeSandbox(id, {}, R"(["sleep","600"])", host);
    QTRY_COMPARE(list().state(id), SandboxState::Running);
    const auto sandbox = list().sandboxes.value(id);
    m_engine->remove(container);
    (void)await<HttpResponse>([&](auto done) {
        return m_engine->engine().del("/volumes/" + volume.toUtf8(), {}, {}, std::move(done));
    });
    QCOMPARE(sandbox.mounts,
             (QList<Mount>{{VolumeKind::Claim, volume, {}, QStringLiteral("/data"), false},
                           {VolumeKind::Host, m_home->path(), {}, QStringLiteral("/work"), true}}));
    QCOMPARE(sandbox.memoryLimit, 67108864);
    QCOMPARE(sandbox.nanoCpus, 500000000);
    QVERIFY2(sandbox.endpoints.value(44772).startsWith(QLatin1String("127.0.0.1:")),
             qPrintable(sandbox.endpoints.value(44772)));
}

void TestDockerSandboxes::aSandboxIsPausedAndResumed()
{
    const auto id = RealEngine::newId();
    m_engine->makeSandbox(id);
    QVERIFY(await<void>([&](auto done) { return sandboxes().pause(id, std::move(done)); }).ok());
    QTRY_COMPARE(list().state(id), SandboxState::Paused);
    QVERIFY(await<void>([&](auto done) { return sandboxes().resume(id, std::move(done)); }).ok());
    QTRY_COMPARE(list().state(id), SandboxState::Running);
}

void TestDockerSandboxes::whatTheStateForbidsIsAConflict()
{
    const auto id = RealEngine::newId();
    m_engine->makeSandbox(id);
    const auto resumed = await<void>([&](auto done) { return sandboxes().resume(id, std::move(done)); });
    QCOMPARE(resumed.error().kind, ErrorKind::Conflict);
    QCOMPARE(resumed.error().code, QStringLiteral("DOCKER::SANDBOX_NOT_PAUSED"));
    QVERIFY(await<void>([&](auto done) { return sandboxes().pause(id, std::move(done)); }).ok());
    const auto paused = await<void>([&](auto done) { return sandboxes().pause(id, std::move(done)); });
    QCOMPARE(paused.error().kind, ErrorKind::Conflict);
    QCOMPARE(paused.error().code, QStringLiteral("DOCKER::SANDBOX_NOT_RUNNING"));
    const auto renewed = await<RenewOutcome>(
        [&](auto done) { return sandboxes().renew(id, m_clock.time.addSecs(600), std::move(done)); });
    QCOMPARE(renewed.error().kind, ErrorKind::Conflict);
    QCOMPARE(renewed.error().code, QStringLiteral("DOCKER::INVALID_EXPIRATION"));
}

void TestDockerSandboxes::aRenewalIsWrittenForTheServerAndShown()
{
    const auto id = RealEngine::newId();
    const auto when = QDateTime(QDate(2030, 1, 2), QTime(3, 4, 5), Qt::UTC);
    makeOurs(id, m_clock.time.addSecs(600));
    m_engine->makeSandbox(id, expiresLabel(m_clock.time.addSecs(600)));
    QTRY_VERIFY(list().sandboxes.value(id).madeHere);

    const auto renewed =
        await<RenewOutcome>([&](auto done) { return sandboxes().renew(id, when, std::move(done)); });
    QVERIFY(renewed.ok());
    QCOMPARE(renewed->expiresAt, when);
    QVERIFY(renewed->caveat.contains(QLatin1String("version 0.1")));
    QCOMPARE(file(QStringLiteral("_expiration/") + id + QStringLiteral(".json")),
             R"({"expires_at": "2030-01-02T03:04:05+00:00"})");
    QCOMPARE(m_inventory->find(id)->expiresAt, when);
    QTRY_COMPARE(list().sandboxes.value(id).expiresAt, when);

    const auto past = await<RenewOutcome>(
        [&](auto done) { return sandboxes().renew(id, m_clock.time.addSecs(-1), std::move(done)); });
    QCOMPARE(past.error().kind, ErrorKind::Invalid);
}

void TestDockerSandboxes::metadataIsPatchedInTheFileOfTheServer()
{
    const auto id = RealEngine::newId();
    m_engine->makeSandbox(id, R"(,"team":"red","stage":"test")");
    using Patch = QMap<QString, std::optional<QString>>;
    const auto patch = [&](const Patch &changes) {
        return await<Sandbox>(
            [&](auto done) { return sandboxes().patchMetadata(id, changes, std::move(done)); });
    };
    const auto first =
        patch({{QStringLiteral("team"), std::nullopt}, {QStringLiteral("owner"), QStringLiteral("eve")}});
    QVERIFY2(first.ok(), first.ok() ? "" : qPrintable(first.error().message));
    const QMap<QString, QString> expected{{QStringLiteral("owner"), QStringLiteral("eve")},
                                          {QStringLiteral("stage"), QStringLiteral("test")}};
    QCOMPARE(first->metadata, expected);
    QCOMPARE(file(id + QStringLiteral(".json")), R"({"owner": "eve", "stage": "test"})");
    const auto second = patch({});
    QCOMPARE(second->metadata, expected); // a deleted label stays deleted
    QTRY_COMPARE(list().sandboxes.value(id).metadata, expected);

    QCOMPARE(patch({{QStringLiteral("opensandbox.io/id"), QStringLiteral("x")}}).error().code,
             QStringLiteral("INVALID_METADATA_LABEL"));
    QCOMPARE(patch({{QStringLiteral("key"), QStringLiteral("no spaces!")}}).error().code,
             QStringLiteral("SANDBOX::INVALID_METADATA_LABEL"));
}

void TestDockerSandboxes::killingRemovesTheContainerItsSidecarItsVolumesAndItsFiles()
{
    const auto id = RealEngine::newId();
    const auto owned = "osc-owned-" + id.toUtf8();
    const auto foreign = "osc-foreign-" + id.toUtf8();
    QVERIFY(
        m_engine
            ->post("/volumes/create", {},
                   R"({"Name":")" + owned + R"(","Labels":{"opensandbox.io/volume-managed-by":"server"}})")
            .ok());
    QVERIFY(m_engine->post("/volumes/create", {}, R"({"Name":")" + foreign + R"("})").ok());
    const auto sidecar = m_engine->makeContainer(
        "sandbox-egress-" + id.toUtf8(), R"({"opensandbox.io/egress-sidecar-for":")" + id.toUtf8() + R"("})");
    m_engine->act(sidecar, "/start");
    const auto container = m_engine->makeContainer(
        "sandbox-" + id.toUtf8(),
        R"({"opensandbox.io/id":")" + id.toUtf8() + R"(","opensandbox.io/volume-managed-by":"[\")" + owned +
            R"(\",\")" + foreign + R"(\"]"})",
        R"({"NetworkMode":"container:)" + sidecar.toUtf8() + R"("})");
    m_engine->act(container, "/start");
    const MetadataStore store(m_home->path());
    QVERIFY(store.writeExpiry(id, m_clock.time.addSecs(600)).ok());
    QVERIFY(store.writeMetadata(id, {}).ok());
    makeOurs(id, {});
    QTRY_VERIFY(list().sandboxes.value(id).madeHere);

    QVERIFY(await<void>([&](auto done) { return sandboxes().kill(id, std::move(done)); }).ok());

    QVERIFY(!m_engine->exists(container));
    const auto left = await<QList<ContainerSummary>>([&](auto done) {
        return listContainers(m_engine->engine(), labels::sidecarFor, id, std::move(done));
    });
    QVERIFY(left->isEmpty());
    QVERIFY(!m_engine->get("/volumes/" + owned).ok());
    QVERIFY(m_engine->get("/volumes/" + foreign).ok());
    QCOMPARE(file(id + QStringLiteral(".json")), QByteArray());
    QCOMPARE(file(QStringLiteral("_expiration/") + id + QStringLiteral(".json")), QByteArray());
    QTRY_VERIFY(!list().has(id));
    QCOMPARE(m_inventory->find(id)->end, InventoryRecord::End::Deleted);
    (void)await<HttpResponse>(
        [&](auto done) { return m_engine->engine().del("/volumes/" + foreign, {}, {}, std::move(done)); });
}

void TestDockerSandboxes::everyActionOnAGoneSandboxIsNotFound()
{
    const auto id = RealEngine::newId();
    const auto kind = [](const auto &result) {
        return result.ok() ? ErrorKind::Failed : result.error().kind;
    };
    QCOMPARE(kind(await<Sandbox>([&](auto done) { return sandboxes().get(id, std::move(done)); })),
             ErrorKind::NotFound);
    QCOMPARE(kind(await<void>([&](auto done) { return sandboxes().pause(id, std::move(done)); })),
             ErrorKind::NotFound);
    QCOMPARE(kind(await<void>([&](auto done) { return sandboxes().resume(id, std::move(done)); })),
             ErrorKind::NotFound);
    QCOMPARE(kind(await<void>([&](auto done) { return sandboxes().kill(id, std::move(done)); })),
             ErrorKind::NotFound);
    QCOMPARE(kind(await<RenewOutcome>([&](auto done) {
                 return sandboxes().renew(id, m_clock.time.addSecs(60), std::move(done));
             })),
             ErrorKind::NotFound);
    QCOMPARE(
        kind(await<Sandbox>([&](auto done) { return sandboxes().patchMetadata(id, {}, std::move(done)); })),
        ErrorKind::NotFound);
    QCOMPARE(kind(await<QByteArray>([&](auto done) { return sandboxes().inspect(id, std::move(done)); })),
             ErrorKind::NotFound);
    QCOMPARE(kind(await<DeletionPreview>(
                 [&](auto done) { return sandboxes().previewDeletion(id, std::move(done)); })),
             ErrorKind::NotFound);
}

void TestDockerSandboxes::aDeletionIsPreviewed()
{
    const auto id = RealEngine::newId();
    const auto volume = QStringLiteral("osc-") + id;
    const auto container = m_engine->makeSandbox(
        id, {}, R"(["sh","-c","mkdir -p /root/a && touch /root/a/1 /root/a/2 /data/3; sleep 600; true"])",
        R"({"Binds":[")" + volume.toUtf8() + R"(:/data"]})");
    std::optional<DeletionPreview> preview;
    QTRY_VERIFY([&] {
        preview = *await<DeletionPreview>(
            [&](auto done) { return sandboxes().previewDeletion(id, std::move(done)); });
        return preview->changedFiles == 2 && preview->runningProcesses == 2; // the shell and sleep
    }());
    m_engine->remove(container);
    (void)await<HttpResponse>([&](auto done) {
        return m_engine->engine().del("/volumes/" + volume.toUtf8(), {}, {}, std::move(done));
    });
    QCOMPARE(preview->keptMounts, QStringList{volume});
    QVERIFY(preview->lostVolumes.isEmpty());
}

void TestDockerSandboxes::inspectHidesSecrets()
{
    const auto id = RealEngine::newId();
    m_engine->makeSandbox(id, R"(,"opensandbox.io/egress-auth-token":"hidden-token")");
    const auto text = await<QByteArray>([&](auto done) { return sandboxes().inspect(id, std::move(done)); });
    QVERIFY(text.ok());
    QVERIFY(text->contains(id.toUtf8()));
    QVERIFY(!text->contains("hidden-token"));
    QVERIFY(text->count('\n') > 50);
}

void TestDockerSandboxes::ourSandboxIsRemovedAtItsExpiryAndAForeignOneIsNot()
{
    const auto expiry = m_clock.time.addSecs(3600);
    const auto ours = RealEngine::newId();
    const auto theirs = RealEngine::newId();
    makeOurs(ours, expiry);
    const auto ourContainer = m_engine->makeSandbox(ours, expiresLabel(expiry));
    const auto theirContainer = m_engine->makeSandbox(theirs, expiresLabel(expiry));
    QTRY_VERIFY(list().sandboxes.value(ours).madeHere && list().has(theirs));

    m_clock.time = expiry.addSecs(1); // the clock jumps; any change of the list makes the keeper look at it
    m_engine->act(theirContainer, "/pause");
    QTRY_VERIFY(!list().has(ours));
    QVERIFY(!m_engine->exists(ourContainer));
    QTRY_COMPARE(m_inventory->find(ours)->end, InventoryRecord::End::Expired);
    QVERIFY(list().has(theirs));
    QVERIFY(m_engine->exists(theirContainer));
}

void TestDockerSandboxes::anExpiryThatAServerRenewedIsRespected()
{
    const auto expiry = m_clock.time.addSecs(3600);
    const auto id = RealEngine::newId();
    makeOurs(id, expiry);
    const auto container = m_engine->makeSandbox(id, expiresLabel(expiry));
    QTRY_VERIFY(list().sandboxes.value(id).madeHere);
    QVERIFY(MetadataStore(m_home->path()).writeExpiry(id, expiry.addSecs(3600)).ok());
    m_clock.time = expiry.addSecs(1);
    m_engine->act(container, "/pause");
    QTRY_COMPARE(list().state(id), SandboxState::Paused);
    QTRY_COMPARE(list().sandboxes.value(id).expiresAt.toSecsSinceEpoch(),
                 expiry.addSecs(3600).toSecsSinceEpoch());
    QVERIFY(m_engine->exists(container));
    QCOMPARE(m_inventory->find(id)->end, InventoryRecord::End::None);
}

void TestDockerSandboxes::aSandboxThatSomebodyElseRemovedIsNotedAsVanished()
{
    const auto id = RealEngine::newId();
    makeOurs(id, {});
    const auto container = m_engine->makeSandbox(id);
    QTRY_VERIFY(list().sandboxes.value(id).madeHere);
    m_engine->remove(container);
    QTRY_VERIFY(!list().has(id));
    QTRY_COMPARE_WITH_TIMEOUT(m_inventory->find(id)->end, InventoryRecord::End::Vanished, 10'000);
}

void TestDockerSandboxes::twoConsolesExpireOneSandboxOnce()
{
    Console second(*m_engine, *m_inventory, m_clock, m_home->path());
    QTRY_COMPARE(second.backend.status().state, ConnectionState::Live);
    const auto expiry = m_clock.time.addSecs(3600);
    const auto id = RealEngine::newId();
    makeOurs(id, expiry);
    const auto container = m_engine->makeSandbox(id, expiresLabel(expiry));
    QTRY_VERIFY(list().sandboxes.value(id).madeHere && second.list.sandboxes.value(id).madeHere);
    m_clock.time = expiry.addSecs(1);
    m_engine->act(container, "/pause");
    QTRY_VERIFY(!list().has(id) && !second.list.has(id));
    QTRY_COMPARE(m_inventory->find(id)->end, InventoryRecord::End::Expired);
}

void TestDockerSandboxes::filesThatAServerWritesAreSeenWithoutAnyEvent()
{
    const auto id = RealEngine::newId();
    m_engine->makeSandbox(id, R"(,"team":"red")");
    QTRY_COMPARE(list().state(id), SandboxState::Running);
    const MetadataStore server(m_home->path());
    QVERIFY(server.writeMetadata(id, {{QStringLiteral("team"), QStringLiteral("blue")}}).ok());
    QTRY_COMPARE(list().sandboxes.value(id).metadata.value(QStringLiteral("team")), QStringLiteral("blue"));
    const auto when = QDateTime(QDate(2031, 1, 1), QTime(0, 0), Qt::UTC);
    QVERIFY(server.writeExpiry(id, when).ok());
    QTRY_COMPARE(list().sandboxes.value(id).expiresAt, when);
}

QTEST_GUILESS_MAIN(TestDockerSandboxes)
#include "tst_dockersandboxes.moc"
