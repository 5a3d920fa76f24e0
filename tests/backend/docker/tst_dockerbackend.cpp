// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "fakeengine.h"
#include "memoryinventory.h"
#include "metadatastore.h"
#include "testclock.h"
#include "watchedlist.h"

#include <docker/dockerbackend.h>
#include <http/curlhttpclient.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

/// The list and the connection when the engine, or somebody else, makes trouble.
class TestDockerBackend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anEngineThatIsNotThereIsTriedAgainUntilItIs();
    void anEngineThatIsTooOldSaysWhy();
    void anEngineThatDiesLeavesTheLastRowsAndSaysSo();
    void aBrokenStreamGoesOnWhereItWasAndEverythingIsReadAgain();
    void oneBadContainerDoesNotSpoilTheList_data();
    void oneBadContainerDoesNotSpoilTheList();
    void aContainerThatHangsDoesNotKeepTheOthersFromBeingShown();
    void whatTheListTellsIsShownBeforeContainersAreRead_data();
    void whatTheListTellsIsShownBeforeContainersAreRead();
    void ofTenThousandThreeThatAreMalformedAreCounted();
    void aListThatIsCutOffIsNoList_data();
    void aListThatIsCutOffIsNoList();
    void aContainerThatGoesAwayBetweenListAndReadingIsNoError();
    void anImageThatWasDeletedIsNamedByItsId();
    void anImageThatIsNotDescribedDoesNotHoldUpTheRow();
    void aHundredSandboxesOfOneImageAskForItOnce();
    void aLabelOfOneMegabyteIsRead();
    void aLabelThatLooksLikeHtmlIsKeptAsItIs();
    void nothingIsAskedWhileNothingHappens();
    void manyEventsOfOneContainerAreOneReading();
    void eventsOfOtherContainersAreIgnored();
    void theNewestContainerStandsForASharedId();
    void aContainerThatSomebodyElseRemovesDuringAKillIsGoneAllTheSame_data();
    void aContainerThatSomebodyElseRemovesDuringAKillIsGoneAllTheSame();
    void aKillThatFailsLeavesTheFiles();
    void aSandboxThatSomebodyElseRemovedTakesItsVolumesWithIt();
    void theRulesKnowWhetherTheNetworkIsThere();
    void creationsOfAConsoleThatHasEndedAreSettled();
    void anExpiryThatFailsIsTriedAgainLater();
    void anActionOnAClosedConnectionFailsInAnOrderlyWay();

private:
    void open();
    void openAndRead();
    [[nodiscard]] WatchedList &list() { return *m_list; }
    [[nodiscard]] Done kill(const QString &id)
    {
        return await<void>([&](auto done) { return m_backend->sandboxes()->kill(id, std::move(done)); });
    }

    TestClock m_clock;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<CurlHttpClient> m_http;
    std::unique_ptr<MemoryInventory> m_inventory;
    std::unique_ptr<DockerBackend> m_backend;
    std::unique_ptr<WatchedList> m_list;
};

void TestDockerBackend::init()
{
    m_clock = TestClock();
    m_home = std::make_unique<QTemporaryDir>();
    m_engine = std::make_unique<FakeEngine>();
    m_http = std::make_unique<CurlHttpClient>();
    m_inventory = std::make_unique<MemoryInventory>();
    const DockerBackend::Options options{m_home->path(), m_home->filePath(QStringLiteral("none"))};
    m_backend = std::make_unique<DockerBackend>(m_engine->profile(), *m_http, *m_inventory, m_clock, options);
    m_list = std::make_unique<WatchedList>(*m_backend->sandboxes());
}

void TestDockerBackend::cleanup()
{
    m_list.reset();
    m_backend.reset();
    m_http.reset();
    m_engine.reset();
}

void TestDockerBackend::open()
{
    m_backend->open();
    QTRY_COMPARE_WITH_TIMEOUT(m_backend->status().state, ConnectionState::Live, 30000);
}

/// Until every container was read as well.
void TestDockerBackend::openAndRead()
{
    open();
    for (auto it = m_engine->containers.cbegin(); it != m_engine->containers.cend(); ++it)
        QTRY_COMPARE(m_engine->count("GET /containers/" + it.key() + "/json"), 1);
    QTRY_VERIFY(std::none_of(list().sandboxes.cbegin(), list().sandboxes.cend(), [](const Sandbox &sandbox) {
        return sandbox.execd == ExecdPresence::Unknown && sandbox.status.state != SandboxState::Unknown;
    }));
}

void TestDockerBackend::anEngineThatIsNotThereIsTriedAgainUntilItIs()
{
    m_engine->answer("GET", "/version", HttpTestServer::garbage("nonsense\r\n\r\n"));
    m_backend->open();
    QCOMPARE(m_backend->status().state, ConnectionState::Connecting);
    QTRY_COMPARE(m_backend->status().state, ConnectionState::Broken);
    QCOMPARE(m_backend->status().nextTryAt, m_clock.time.addSecs(1));
    QVERIFY(!m_backend->status().error.message.isEmpty());
    QTRY_COMPARE(m_backend->status().nextTryAt, m_clock.time.addSecs(2)); // the pause grows
    m_engine->answerNormally("GET", "/version");
    m_backend->retryNow();
    QTRY_COMPARE(m_backend->status().state, ConnectionState::Live);
    QCOMPARE(m_backend->status().product, QStringLiteral("Docker 20.10.24"));
}

void TestDockerBackend::anEngineThatIsTooOldSaysWhy()
{
    m_engine->version = R"({"Version":"18.09","ApiVersion":"1.39","MinAPIVersion":"1.12"})";
    m_backend->open();
    QTRY_COMPARE(m_backend->status().state, ConnectionState::Broken);
    QCOMPARE(m_backend->status().error.kind, ErrorKind::Unsupported);
    QVERIFY(m_backend->status().error.message.contains(QLatin1String("too old")));
}

void TestDockerBackend::anEngineThatDiesLeavesTheLastRowsAndSaysSo()
{
    m_engine->containers["c1"] = {.sandboxId = "one"};
    open();
    QVERIFY(list().has(QStringLiteral("one")));
    m_engine->shutDown();
    QTRY_COMPARE(m_backend->status().state, ConnectionState::Broken);
    QCOMPARE(m_backend->status().error.kind, ErrorKind::Unreachable);
    QVERIFY(!m_backend->status().error.command.isEmpty());
    QCOMPARE(m_backend->status().liveSince, m_clock.time);
    QVERIFY(list().has(QStringLiteral("one")));
    m_backend->close();
    QCOMPARE(m_backend->status().state, ConnectionState::Closed);
}

void TestDockerBackend::aBrokenStreamGoesOnWhereItWasAndEverythingIsReadAgain()
{
    m_engine->containers["c1"] = {.sandboxId = "one"};
    openAndRead();
    m_engine->sendEvent("pause", "c1", "one");
    QTRY_COMPARE(m_engine->count("GET /containers/c1/json"), 2);
    m_engine->containers["c2"] = {.sandboxId = "two"};
    m_engine->containers.remove("c1");
    m_engine->breakEvents();
    QTRY_VERIFY(list().has(QStringLiteral("two")));
    QVERIFY(!list().has(QStringLiteral("one")));
    QCOMPARE(list().snapshots, 2);
    QVERIFY2(m_engine->lastTarget("GET /events").contains("since=1800000001.000000000"),
             m_engine->lastTarget("GET /events").constData());
    QTRY_COMPARE(m_backend->status().state, ConnectionState::Live);
}

void TestDockerBackend::oneBadContainerDoesNotSpoilTheList_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("the Engine fails") << 500 << QByteArray(R"({"message":"layer does not exist"})");
    QTest::newRow("no JSON") << 200 << QByteArray("<html>");
    QTest::newRow("wrong types") << 200 << QByteArray(R"({"Id":[],"State":7,"Config":"x"})");
    QTest::newRow("too large") << 200 << QByteArray(9 * 1024 * 1024, ' ');
}

void TestDockerBackend::oneBadContainerDoesNotSpoilTheList()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_engine->containers["c1"] = {.sandboxId = "good"};
    m_engine->containers["c2"] = {.sandboxId = "bad", .labels = R"(,"name":"poor")"};
    m_engine->answer("GET", "/containers/c2/json", HttpTestServer::reply(status, body));
    open();
    QTRY_COMPARE(list().state(QStringLiteral("good")), SandboxState::Running);
    QTRY_COMPARE(list().state(QStringLiteral("bad")), SandboxState::Unknown);
    QTRY_VERIFY(!list().message(QStringLiteral("bad")).isEmpty());
    QCOMPARE(list().sandboxes[QStringLiteral("bad")].name(), QStringLiteral("poor"));
}

void TestDockerBackend::aContainerThatHangsDoesNotKeepTheOthersFromBeingShown()
{
    m_engine->containers["c1"] = {.sandboxId = "good"};
    m_engine->containers["c2"] = {.sandboxId = "hangs"};
    m_engine->answer("GET", "/containers/c2/json", HttpTestServer::hang());
    open();
    QTRY_COMPARE(list().sandboxes.value(QStringLiteral("good")).execd, ExecdPresence::Absent);
    QCOMPARE(list().state(QStringLiteral("hangs")), SandboxState::Running);
    QCOMPARE(list().sandboxes.value(QStringLiteral("hangs")).execd, ExecdPresence::Unknown);
}

void TestDockerBackend::whatTheListTellsIsShownBeforeContainersAreRead_data()
{
    QTest::addColumn<QByteArray>("listed");
    QTest::addColumn<SandboxState>("state");
    QTest::addColumn<QString>("message");
    QTest::newRow("running") << QByteArray(R"("State":"running","Status":"Up 3 hours")")
                             << SandboxState::Running << QString();
    QTest::newRow("paused") << QByteArray(R"x("State":"paused","Status":"Up 3 hours (Paused)")x")
                            << SandboxState::Paused << QString();
    QTest::newRow("created") << QByteArray(R"("State":"created","Status":"Created")") << SandboxState::Pending
                             << QStringLiteral("starting");
    QTest::newRow("ended") << QByteArray(R"("State":"exited","Status":"Exited (0) 2 days ago")")
                           << SandboxState::Terminated << QStringLiteral("exit code 0");
    QTest::newRow("failed") << QByteArray(R"("State":"exited","Status":"Exited (137) 2 days ago")")
                            << SandboxState::Failed << QStringLiteral("exit code 137, killed");
    QTest::newRow("no state") << QByteArray(R"("State":7)") << SandboxState::Unknown
                              << QStringLiteral("the engine told no state");
}

void TestDockerBackend::whatTheListTellsIsShownBeforeContainersAreRead()
{
    QFETCH(QByteArray, listed);
    QFETCH(SandboxState, state);
    QFETCH(QString, message);
    m_engine->containers["c1"] = {
        .sandboxId = "one",
        .listed = R"({"Id":"c1","Image":"python:3.12","ImageID":"sha256:ab","Created":1795255200,)"
                  R"("Labels":{"opensandbox.io/id":"one","name":"crawler"},)"
                  R"("Mounts":[{"Type":"bind","Source":"/srv","Destination":"/data","RW":false}],)"
                  R"("Ports":[{"IP":"0.0.0.0","PrivatePort":44772,"PublicPort":40123,"Type":"tcp"}],)" +
                  listed + '}'};
    m_engine->answer("GET", "/containers/c1/json", HttpTestServer::hang());
    open();
    const auto sandbox = list().sandboxes.value(QStringLiteral("one"));
    QCOMPARE(sandbox.status.state, state);
    QCOMPARE(sandbox.status.message, message);
    QCOMPARE(sandbox.name(), QStringLiteral("crawler"));
    QCOMPARE(sandbox.image, QStringLiteral("python:3.12"));
    QCOMPARE(sandbox.mounts,
             (QList<Mount>{{VolumeKind::Host, QStringLiteral("/srv"), {}, QStringLiteral("/data"), true}}));
    QCOMPARE(sandbox.endpoints.value(44772), QStringLiteral("127.0.0.1:40123"));
    QCOMPARE(sandbox.createdAt.toSecsSinceEpoch(), 1795255200);
}

void TestDockerBackend::ofTenThousandThreeThatAreMalformedAreCounted()
{
    constexpr int all = 10'000;
    QByteArrayList elements;
    for (int i = 0; i < all; ++i) {
        const auto number = QByteArray::number(i);
        elements.append(R"({"Id":"c)" + number + R"(","Image":"python:3.11","State":"running",)" +
                        R"("Labels":{"opensandbox.io/id":"s)" + number + R"(","note":"a ] and a \" }"}})");
    }
    elements[17] = R"({"Id":"c17","Labels":[},"State":"running"})";
    elements[5000] = "null";
    elements[9999] = R"({"Id":["c9999"],"Labels":{"opensandbox.io/id":"s9999"}})";
    m_engine->answer("GET", "/containers/json", HttpTestServer::reply(200, '[' + elements.join(",\n") + ']'));
    open();
    // The engine of the test knows none of them when they are read one by one, so they go again.
    QCOMPARE(list().inSnapshot.size(), all - 3);
    QCOMPARE(list().unreadable, 3);
    QCOMPARE(list().snapshots, 1);
    QVERIFY2(list().parts > 1, qPrintable(QString::number(list().parts)));
    QCOMPARE(list().inSnapshot.value(QStringLiteral("s9998")).metadata.value(QStringLiteral("note")),
             QStringLiteral("a ] and a \" }"));
}

void TestDockerBackend::aListThatIsCutOffIsNoList_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("cut in an element")
        << QByteArray(R"([{"Id":"c1","Labels":{"opensandbox.io/id":"one"}},{"Id":)");
    QTest::newRow("cut after a comma") << QByteArray(R"([{"Id":"c1","Labels":{"opensandbox.io/id":"one"}},)");
    QTest::newRow("no array") << QByteArray(R"({"message":"no"})");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("more behind it") << QByteArray("[] []");
}

void TestDockerBackend::aListThatIsCutOffIsNoList()
{
    QFETCH(QByteArray, body);
    m_engine->answer("GET", "/containers/json", HttpTestServer::reply(200, body));
    m_backend->open();
    QTRY_COMPARE(m_backend->status().state, ConnectionState::Broken);
    QCOMPARE(m_backend->status().error.kind, ErrorKind::Protocol);
}

void TestDockerBackend::aContainerThatGoesAwayBetweenListAndReadingIsNoError()
{
    m_engine->containers["c1"] = {.sandboxId = "good"};
    m_engine->containers["c2"] = {.sandboxId = "gone"};
    m_engine->answer("GET", "/containers/c2/json", HttpTestServer::failWith(404, "No such container: c2"));
    open();
    QTRY_COMPARE(list().sandboxes.keys(), QStringList{QStringLiteral("good")});
}

void TestDockerBackend::anImageThatWasDeletedIsNamedByItsId()
{
    m_engine->containers["c1"] = {.sandboxId = "one", .image = "sha256:0123456789abcdef"};
    openAndRead();
    QCOMPARE(list().sandboxes[QStringLiteral("one")].image, QStringLiteral("sha256:0123456789ab"));
    QCOMPARE(list().state(QStringLiteral("one")), SandboxState::Running);
}

void TestDockerBackend::anImageThatIsNotDescribedDoesNotHoldUpTheRow()
{
    m_engine->containers["c1"] = {.sandboxId = "one"};
    m_engine->answer("GET", "/images/sha256:aaaaaaaaaaaabbbb/json", HttpTestServer::hang());
    open();
    QTRY_COMPARE_WITH_TIMEOUT(list().sandboxes.value(QStringLiteral("one")).image,
                              QStringLiteral("sha256:aaaaaaaaaaaa"), 15'000);
}

void TestDockerBackend::aHundredSandboxesOfOneImageAskForItOnce()
{
    for (int i = 0; i < 100; ++i)
        m_engine->containers["c" + QByteArray::number(i)] = {.sandboxId = "s" + QByteArray::number(i)};
    openAndRead();
    QCOMPARE(list().sandboxes.size(), 100);
    QCOMPARE(list().snapshots, 1);
    QCOMPARE(list().sandboxes[QStringLiteral("s42")].image, QStringLiteral("python:3.11"));
    QCOMPARE(m_engine->count("GET /images/sha256:aaaaaaaaaaaabbbb/json"), 1);
}

void TestDockerBackend::aLabelOfOneMegabyteIsRead()
{
    m_engine->containers["c1"] = {.sandboxId = "one",
                                  .labels = R"(,"big":")" + QByteArray(1024 * 1024, 'x') + '"'};
    open();
    QCOMPARE(list().sandboxes[QStringLiteral("one")].metadata.value(QStringLiteral("big")).size(),
             1024 * 1024);
}

void TestDockerBackend::aLabelThatLooksLikeHtmlIsKeptAsItIs()
{
    m_engine->containers["c1"] = {.sandboxId = "one", .labels = R"(,"name":"<img src=x>&amp;")"};
    open();
    QCOMPARE(list().sandboxes[QStringLiteral("one")].name(), QStringLiteral("<img src=x>&amp;"));
}

void TestDockerBackend::nothingIsAskedWhileNothingHappens()
{
    m_engine->containers["c1"] = {.sandboxId = "one"};
    openAndRead();
    const int before = m_engine->calls();
    m_engine->sendEvent("start", "c9", {}); // not a sandbox: arrives, and that is all
    m_engine->sendEvent("pause", "c1", "one");
    QTRY_COMPARE(m_engine->calls(), before + 1);
}

void TestDockerBackend::manyEventsOfOneContainerAreOneReading()
{
    m_engine->containers["c1"] = {.sandboxId = "one"};
    open();
    m_engine->containers["c1"].state = R"("Status":"exited","ExitCode":137,"OOMKilled":true)";
    for (int i = 0; i < 200; ++i)
        m_engine->sendEvent("die", "c1", "one");
    QTRY_COMPARE(list().state(QStringLiteral("one")), SandboxState::Failed);
    QCOMPARE(list().message(QStringLiteral("one")), QStringLiteral("out of memory"));
    QVERIFY(m_engine->count("GET /containers/c1/json") < 10);
}

void TestDockerBackend::eventsOfOtherContainersAreIgnored()
{
    m_engine->containers["c1"] = {.sandboxId = "one"};
    openAndRead();
    m_engine->sendEvent("start", "unrelated", {});
    m_engine->sendEvent("start", "c1", "one");
    QTRY_COMPARE(m_engine->count("GET /containers/c1/json"), 2);
    QCOMPARE(m_engine->count("GET /containers/unrelated/json"), 0);
}

void TestDockerBackend::theNewestContainerStandsForASharedId()
{
    m_engine->containers["c1"] = {.sandboxId = "one", .created = "2026-11-21T10:00:00Z"};
    m_engine->containers["c2"] = {.sandboxId = "one", .created = "2026-11-21T11:00:00Z"};
    open();
    QTRY_COMPARE(list().sandboxes[QStringLiteral("one")].runtimeId, QStringLiteral("c2"));
    m_engine->containers.remove("c2");
    m_engine->sendEvent("destroy", "c2", "one");
    QTRY_COMPARE(list().sandboxes[QStringLiteral("one")].runtimeId, QStringLiteral("c1"));
}

void TestDockerBackend::aContainerThatSomebodyElseRemovesDuringAKillIsGoneAllTheSame_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("just gone") << 404;
    QTest::newRow("being removed") << 409;
}

void TestDockerBackend::aContainerThatSomebodyElseRemovesDuringAKillIsGoneAllTheSame()
{
    QFETCH(int, status);
    m_engine->containers["c1"] = {.sandboxId = "one"};
    m_engine->answer("DELETE", "/containers/c1",
                     HttpTestServer::failWith(status, "removal is already in progress"));
    open();
    QVERIFY(kill(QStringLiteral("one")).ok());
    QCOMPARE(m_engine->count("POST /containers/c1/wait"), status == 409 ? 1 : 0);
}

void TestDockerBackend::aKillThatFailsLeavesTheFiles()
{
    m_engine->containers["c1"] = {.sandboxId = "one"};
    m_engine->answer("DELETE", "/containers/c1", HttpTestServer::failWith(500, "driver failed to remove"));
    const MetadataStore store(m_home->path());
    QVERIFY(store.writeExpiry(QStringLiteral("one"), m_clock.time).ok());
    open();
    const auto killed = kill(QStringLiteral("one"));
    QCOMPARE(killed.error().kind, ErrorKind::Failed);
    QVERIFY(killed.error().message.contains(QLatin1String("one")));
    QCOMPARE(killed.error().detail, QStringLiteral("driver failed to remove"));
    QVERIFY(store.read(QStringLiteral("one")).expiresAt.isValid());
    QVERIFY(list().has(QStringLiteral("one")));
}

void TestDockerBackend::aSandboxThatSomebodyElseRemovedTakesItsVolumesWithIt()
{
    InventoryRecord record;
    record.engineId = QStringLiteral("FAKE");
    record.sandboxId = QStringLiteral("one");
    record.createdAt = m_clock.time;
    record.facts.insert(QStringLiteral("volumes"), QStringLiteral("theirs\nused\nours"));
    m_inventory->records.append(record);
    const auto ours =
        HttpTestServer::reply(200, R"({"Labels":{"opensandbox.io/volume-managed-by":"server"}})");
    m_engine->answer("GET", "/volumes/theirs", HttpTestServer::reply(200, R"({"Labels":null})"));
    m_engine->answer("GET", "/volumes/used", HttpTestServer::reply(200, R"({"Name":"used","Labels":
        {"opensandbox.io/volume-managed-by":"server"}})"));
    m_engine->answer("GET", "/volumes/ours", ours);
    m_engine->answer("GET", "/containers/json", HttpTestServer::reply(200, R"([{"Id":"c9","Names":["/db"],
        "State":"running","Mounts":[{"Type":"volume","Name":"used","Destination":"/data"}]}])"));
    m_engine->answer("DELETE", "/volumes/used", HttpTestServer::failWith(409, "volume is in use"));
    m_engine->answer("DELETE", "/volumes/ours", HttpTestServer::reply(204));
    open();
    QTRY_COMPARE_WITH_TIMEOUT(m_inventory->find(QStringLiteral("one"))->end, InventoryRecord::End::Vanished,
                              10'000);
    QCOMPARE(m_engine->count("DELETE /volumes/ours"), 1);
    QCOMPARE(m_engine->count("DELETE /volumes/used"), 1);
    QCOMPARE(m_engine->count("DELETE /volumes/theirs"), 0);
}

void TestDockerBackend::theRulesKnowWhetherTheNetworkIsThere()
{
    auto profile = m_backend->profile();
    profile.networkMode = QStringLiteral("team");
    m_backend->setProfile(profile);
    QVERIFY(!m_backend->validationRules().networkExists);
    QSignalSpy rulesSpy(m_backend.get(), &Backend::rulesChanged);
    open();
    QTRY_COMPARE(m_backend->validationRules().networkExists, std::optional(false));
    QCOMPARE(rulesSpy.count(), 1);
    m_engine->answer("GET", "/networks/team", HttpTestServer::reply(200, R"({"Name":"team"})"));
    m_engine->sendNetworkEvent("create", "n1");
    QTRY_COMPARE(m_backend->validationRules().networkExists, std::optional(true));
    profile.networkMode = QStringLiteral("bridge");
    m_backend->setProfile(profile);
    QVERIFY(!m_backend->validationRules().networkExists);
    QCOMPARE(m_engine->count("GET /networks/bridge"), 0);
    m_backend->close();
    QVERIFY(!m_backend->validationRules().networkExists);
}

void TestDockerBackend::creationsOfAConsoleThatHasEndedAreSettled()
{
    const auto planned = [&](const char *id, bool abandoned) {
        InventoryRecord record;
        record.engineId = QStringLiteral("FAKE");
        record.sandboxId = QLatin1String(id);
        record.plannedAt = m_clock.time.addSecs(-60);
        record.isAbandoned = abandoned;
        m_inventory->records.append(record);
    };
    planned("never-made", true);
    m_inventory->records.last().facts.insert(QStringLiteral("volumes"), QStringLiteral("ours"));
    planned("not-started", true);
    planned("started", true);
    planned("at-work", false);
    planned("long-ago", false);
    m_inventory->records.last().plannedAt = m_clock.time.addDays(-1);
    const QByteArray created = R"("Status":"created","StartedAt":"0001-01-01T00:00:00Z")";
    m_engine->containers["c1"] = {.sandboxId = "not-started", .state = created};
    m_engine->containers["c2"] = {
        .sandboxId = "started",
        .state = R"("Status":"running","Running":true,"StartedAt":"2026-11-21T10:00:01Z")"};
    m_engine->containers["c3"] = {.sandboxId = "at-work", .state = created};
    m_engine->answer(
        "GET", "/volumes/ours",
        HttpTestServer::reply(200, R"({"Labels":{"opensandbox.io/volume-managed-by":"server"}})"));
    m_engine->answer("DELETE", "/volumes/ours", HttpTestServer::reply(204));
    open();
    for (const char *id : {"never-made", "not-started", "long-ago"})
        QTRY_COMPARE_WITH_TIMEOUT(m_inventory->find(QLatin1String(id))->end, InventoryRecord::End::Failed,
                                  10'000);
    QTRY_VERIFY(m_inventory->find(QStringLiteral("started"))->createdAt.isValid());
    QCOMPARE(m_inventory->find(QStringLiteral("started"))->end, InventoryRecord::End::None);
    QCOMPARE(m_inventory->find(QStringLiteral("at-work"))->end, InventoryRecord::End::None);
    QVERIFY(!m_inventory->find(QStringLiteral("at-work"))->createdAt.isValid());
    QCOMPARE(m_engine->containers.keys(), (QList<QByteArray>{"c2", "c3"}));
    QCOMPARE(m_engine->count("DELETE /volumes/ours"), 1);
}

void TestDockerBackend::anExpiryThatFailsIsTriedAgainLater()
{
    InventoryRecord record;
    record.engineId = QStringLiteral("FAKE");
    record.sandboxId = QStringLiteral("one");
    record.createdAt = m_clock.time;
    record.expiresAt = m_clock.time.addSecs(-1);
    m_inventory->records.append(record);
    m_engine->containers["c1"] = {.sandboxId = "one"};
    m_engine->answer("DELETE", "/containers/c1", HttpTestServer::failWith(500, "busy"));
    open();
    QTRY_COMPARE(m_engine->count("DELETE /containers/c1"), 1);
    m_engine->sendEvent("pause", "c1", "one");
    QTRY_VERIFY(m_engine->count("GET /containers/c1/json") >= 3);
    QCOMPARE(m_engine->count("DELETE /containers/c1"), 1); // not before its time
    m_engine->answerNormally("DELETE", "/containers/c1");
    m_clock.time = m_clock.time.addSecs(31);
    m_engine->containers["c1"].state = R"("Status":"exited")";
    m_engine->sendEvent("die", "c1", "one");
    QTRY_VERIFY(!list().has(QStringLiteral("one")));
    QTRY_COMPARE(m_inventory->find(QStringLiteral("one"))->end, InventoryRecord::End::Expired);
}

void TestDockerBackend::anActionOnAClosedConnectionFailsInAnOrderlyWay()
{
    m_engine->shutDown();
    QCOMPARE(kill(QStringLiteral("one")).error().kind, ErrorKind::Unreachable);
}

QTEST_GUILESS_MAIN(TestDockerBackend)
#include "tst_dockerbackend.moc"
