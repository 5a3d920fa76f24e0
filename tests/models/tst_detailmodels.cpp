// SPDX-License-Identifier: Apache-2.0
#include "fakebackend.h"
#include "fakedetail.h"
#include "memoryactivitylog.h"

#include <models/activitystore.h>
#include <models/endpointsmodel.h>
#include <models/jsontreemodel.h>
#include <models/metadatadraft.h>
#include <models/sandboxtimeline.h>
#include <models/specdifferences.h>

#include <QAbstractItemModelTester>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

const SandboxKey one{QStringLiteral("c"), QStringLiteral("one")};

ActivityEntry entryAbout(const QString &sandboxId, const QString &what)
{
    ActivityEntry entry;
    entry.connectionId = one.connectionId;
    entry.objectId = sandboxId;
    entry.what = what;
    return entry;
}

QStringList texts(const SandboxTimeline &timeline)
{
    QStringList result;
    for (const TimelineRow &row : const_cast<SandboxTimeline &>(timeline).model().rows())
        result << row.text;
    return result;
}

VolumeSpec hostVolume(const QString &path, const QString &target, bool readOnly = false)
{
    VolumeSpec volume;
    volume.kind = VolumeKind::Host;
    volume.hostPath = path;
    volume.mountPath = target;
    volume.readOnly = readOnly;
    return volume;
}

} // namespace

class TestDetailModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTimelineMergesTheRuntimeAndTheActivity();
    void anActivityOfBeforeIsRead();
    void anEntryChangesItsRowWhenItEnds();
    void ofAnActOnManyOnlyItsOwnPartCounts();
    void followingAgainDoublesNothing();
    void untrustedTextIsMadeSafe();
    void aLongTimelineKeepsItsNewestRows();

    void aDraftThatNobodyDisturbsIsSaved();
    void aDraftIsCheckedAsTheServerDoes_data();
    void aDraftIsCheckedAsTheServerDoes();
    void aChangeElsewhereOfAnotherKeyIsNoConflict();
    void theSameKeyChangedElsewhereIsAConflict();
    void aKeyRemovedElsewhereIsAConflict();
    void aKeyAddedElsewhereIsAConflict();
    void aRenamedKeyIsRemovedUnderItsOldName();

    void aTreeIsMadeAsItIsOpened();
    void aHitIsFoundInNamesAndValues();
    void hostileJsonIsRefusedInWords_data();
    void hostileJsonIsRefusedInWords();

    void whatIsTheSameIsNoDifference();
    void differencesAreToldInWords();

    void endpointsAreAskedOnlyWhenTold();
    void answersSurviveARefresh();
    void urlsFollowTheProtocol_data();
    void urlsFollowTheProtocol();

private:
    FakeClock m_clock;
};

void TestDetailModels::theTimelineMergesTheRuntimeAndTheActivity()
{
    MemoryActivityLog log;
    ActivityStore activity(log, m_clock);
    FakeEventService events;
    SandboxTimeline timeline;
    QAbstractItemModelTester tester(&timeline.model());
    timeline.open(&events, &activity, one);
    QVERIFY(timeline.isFollowing());
    events.tell(QStringLiteral("start"), m_clock.time.addSecs(-60));
    activity.note(entryAbout(one.id, QStringLiteral("Renew")));
    activity.note(entryAbout(QStringLiteral("two"), QStringLiteral("Pause")));
    ActivityEntry elsewhere = entryAbout(one.id, QStringLiteral("Delete"));
    elsewhere.actor = ActivityEntry::Actor::Elsewhere;
    activity.note(elsewhere);
    QCOMPARE(texts(timeline), (QStringList{QStringLiteral("start"), QStringLiteral("Renew: done"),
                                           QStringLiteral("Delete: done")}));
    QCOMPARE(timeline.model().at(1).from, TimelineRow::From::Here);
    QCOMPARE(timeline.model().at(2).from, TimelineRow::From::Elsewhere);
    timeline.close();
    QVERIFY(!events.isFollowed());
    activity.note(entryAbout(one.id, QStringLiteral("Renew")));
    QCOMPARE(timeline.model().rowCount(), 0);
}

void TestDetailModels::anActivityOfBeforeIsRead()
{
    MemoryActivityLog log;
    ActivityStore activity(log, m_clock);
    ActivityEntry failed = entryAbout(one.id, QStringLiteral("Pause"));
    failed.outcome = ActivityEntry::Outcome::Failed;
    failed.error = QStringLiteral("It was not running.");
    activity.note(failed);
    SandboxTimeline timeline;
    timeline.open(nullptr, &activity, one);
    QTRY_COMPARE(timeline.model().rowCount(), 1);
    QVERIFY(timeline.model().at(0).warning);
    QCOMPARE(timeline.model().at(0).detail, QStringLiteral("It was not running."));
}

void TestDetailModels::anEntryChangesItsRowWhenItEnds()
{
    MemoryActivityLog log;
    ActivityStore activity(log, m_clock);
    SandboxTimeline timeline;
    timeline.open(nullptr, &activity, one);
    const QString id = activity.begin(entryAbout(one.id, QStringLiteral("Pause")));
    QCOMPARE(texts(timeline), QStringList{QStringLiteral("Pause: under way")});
    activity.end(id, Done());
    QCOMPARE(texts(timeline), QStringList{QStringLiteral("Pause: done")});
}

void TestDetailModels::ofAnActOnManyOnlyItsOwnPartCounts()
{
    MemoryActivityLog log;
    ActivityStore activity(log, m_clock);
    SandboxTimeline timeline;
    timeline.open(nullptr, &activity, one);
    ActivityEntry entry = entryAbout({}, QStringLiteral("Pause"));
    entry.object = QStringLiteral("2 sandboxes");
    entry.parts = {{.connectionId = QStringLiteral("c"),
                    .objectId = QStringLiteral("one"),
                    .outcome = ActivityPart::Outcome::Failed,
                    .error = QStringLiteral("It was paused already.")},
                   {.connectionId = QStringLiteral("c"),
                    .objectId = QStringLiteral("two"),
                    .outcome = ActivityPart::Outcome::Succeeded}};
    activity.note(entry);
    QCOMPARE(texts(timeline), QStringList{QStringLiteral("Pause: failed")});
    QCOMPARE(timeline.model().at(0).detail, QStringLiteral("It was paused already."));
    entry.id.clear();
    entry.parts.removeFirst();
    activity.note(entry);
    QCOMPARE(timeline.model().rowCount(), 1);
}

void TestDetailModels::followingAgainDoublesNothing()
{
    FakeEventService events;
    SandboxTimeline timeline;
    timeline.open(&events, nullptr, one);
    events.tell(QStringLiteral("start"), m_clock.time);
    QSignalSpy changed(&timeline, &SandboxTimeline::stateChanged);
    events.end({.kind = ErrorKind::Unreachable, .message = QStringLiteral("gone")});
    QVERIFY(timeline.error());
    QVERIFY(!timeline.isFollowing());
    QCOMPARE(changed.count(), 1);
    timeline.retry();
    QVERIFY(!timeline.error());
    QCOMPARE(events.followed, 2);
    events.tell(QStringLiteral("start"), m_clock.time);
    events.tell(QStringLiteral("die"), m_clock.time.addSecs(1));
    QCOMPARE(texts(timeline), (QStringList{QStringLiteral("start"), QStringLiteral("die")}));
}

void TestDetailModels::untrustedTextIsMadeSafe()
{
    FakeEventService events;
    SandboxTimeline timeline;
    timeline.open(&events, nullptr, one);
    events.tell(QStringLiteral("x"), m_clock.time, QStringLiteral("a\nb\u202e"));
    QVERIFY(!timeline.model().at(0).text.contains(QLatin1Char('\n')));
    QVERIFY(!timeline.model().at(0).text.contains(QChar(0x202e)));
}

void TestDetailModels::aLongTimelineKeepsItsNewestRows()
{
    FakeEventService events;
    SandboxTimeline timeline;
    timeline.open(&events, nullptr, one);
    for (int i = 0; i < 5600; ++i)
        events.tell(QString::number(i), m_clock.time.addSecs(i));
    QVERIFY(timeline.model().rowCount() <= 5000);
    QCOMPARE(timeline.model().rows().constLast().text, QStringLiteral("5599"));
}

void TestDetailModels::aDraftThatNobodyDisturbsIsSaved()
{
    MetadataDraft draft({{QStringLiteral("team"), QStringLiteral("agents")}}, QStringLiteral("team"));
    QVERIFY(!draft.canSave());
    draft.setValue(QStringLiteral("red"));
    QVERIFY(draft.canSave());
    QCOMPARE(draft.patch(), (MetadataDraft::Patch{{QStringLiteral("team"), QStringLiteral("red")}}));
    QCOMPARE(draft.removal(), (MetadataDraft::Patch{{QStringLiteral("team"), std::nullopt}}));

    MetadataDraft added({}, {});
    QVERIFY(!added.canSave());
    added.setKey(QStringLiteral("owner"));
    QVERIFY(added.canSave()); // an empty value is one
}

void TestDetailModels::aDraftIsCheckedAsTheServerDoes_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << QStringLiteral("team") << QStringLiteral("red-1.x_y") << true;
    QTest::newRow("with a domain") << QStringLiteral("example.org/team") << QStringLiteral("red") << true;
    QTest::newRow("reserved") << QStringLiteral("opensandbox.io/id") << QStringLiteral("x") << false;
    QTest::newRow("a space in the key") << QStringLiteral("my team") << QStringLiteral("x") << false;
    QTest::newRow("a space in the value") << QStringLiteral("team") << QStringLiteral("a b") << false;
    QTest::newRow("too long") << QStringLiteral("team") << QString(64, QLatin1Char('a')) << false;
    QTest::newRow("there already") << QStringLiteral("owner") << QStringLiteral("x") << false;
}

void TestDetailModels::aDraftIsCheckedAsTheServerDoes()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(bool, good);
    MetadataDraft draft({{QStringLiteral("owner"), QStringLiteral("mei")}}, {});
    draft.setKey(key);
    draft.setValue(value);
    QCOMPARE(draft.problem().isEmpty(), good);
    QCOMPARE(draft.canSave(), good);
}

void TestDetailModels::aChangeElsewhereOfAnotherKeyIsNoConflict()
{
    MetadataDraft draft({{QStringLiteral("team"), QStringLiteral("agents")}}, QStringLiteral("team"));
    draft.setValue(QStringLiteral("red"));
    draft.setCurrent({{QStringLiteral("team"), QStringLiteral("agents")},
                      {QStringLiteral("owner"), QStringLiteral("mei")}});
    QVERIFY(draft.conflict().isEmpty());
    QCOMPARE(draft.value(), QStringLiteral("red"));
    QVERIFY(draft.canSave());
}

void TestDetailModels::theSameKeyChangedElsewhereIsAConflict()
{
    const MetadataDraft::Metadata theirs{{QStringLiteral("team"), QStringLiteral("blue")}};
    MetadataDraft draft({{QStringLiteral("team"), QStringLiteral("agents")}}, QStringLiteral("team"));
    draft.setValue(QStringLiteral("red"));
    draft.setCurrent(theirs);
    QVERIFY(draft.conflict().contains(QStringLiteral("blue")));
    QCOMPARE(draft.value(), QStringLiteral("red"));
    QVERIFY(!draft.canSave());

    MetadataDraft mine = draft;
    QVERIFY(mine.resolve(MetadataDraft::Choice::Mine));
    QVERIFY(mine.canSave());
    QCOMPARE(mine.value(), QStringLiteral("red"));
    QVERIFY(draft.resolve(MetadataDraft::Choice::Theirs));
    QCOMPARE(draft.value(), QStringLiteral("blue"));
    QVERIFY(draft.conflict().isEmpty());
    QVERIFY(!draft.canSave());
}

void TestDetailModels::aKeyRemovedElsewhereIsAConflict()
{
    MetadataDraft draft({{QStringLiteral("team"), QStringLiteral("agents")}}, QStringLiteral("team"));
    draft.setValue(QStringLiteral("red"));
    draft.setCurrent({});
    QVERIFY(!draft.conflict().isEmpty());
    MetadataDraft mine = draft;
    QVERIFY(mine.resolve(MetadataDraft::Choice::Mine));
    QVERIFY(mine.canSave());
    QVERIFY(!draft.resolve(MetadataDraft::Choice::Theirs));
}

void TestDetailModels::aKeyAddedElsewhereIsAConflict()
{
    MetadataDraft draft({}, {});
    draft.setKey(QStringLiteral("team"));
    draft.setValue(QStringLiteral("red"));
    draft.setCurrent({{QStringLiteral("team"), QStringLiteral("blue")}});
    QVERIFY(!draft.conflict().isEmpty());
    QVERIFY(draft.resolve(MetadataDraft::Choice::Mine));
    QVERIFY(draft.canSave());
}

void TestDetailModels::aRenamedKeyIsRemovedUnderItsOldName()
{
    MetadataDraft draft({{QStringLiteral("team"), QStringLiteral("agents")}}, QStringLiteral("team"));
    draft.setKey(QStringLiteral("group"));
    QCOMPARE(draft.patch(), (MetadataDraft::Patch{{QStringLiteral("group"), QStringLiteral("agents")},
                                                  {QStringLiteral("team"), std::nullopt}}));
}

void TestDetailModels::aTreeIsMadeAsItIsOpened()
{
    const ParsedJson parsed =
        parseBoundedJson(R"({"b":{"c":[1,9007199254740993,null,true,"x\ny"]},"a":"<b>"})");
    QVERIFY(parsed.problem.isEmpty());
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model);
    model.setDocument(parsed.document);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, JsonTreeModel::Value).data().toString(), QStringLiteral("<b>"));
    const QModelIndex list = model.indexOf({1, 0});
    QCOMPARE(model.rowCount(list), 5);
    QCOMPARE(model.index(1, JsonTreeModel::Value, list).data().toString(),
             QStringLiteral("9007199254740993"));
    QCOMPARE(model.index(2, JsonTreeModel::Value, list).data().toString(), QStringLiteral("null"));
    QVERIFY(!model.index(4, JsonTreeModel::Value, list).data().toString().contains(QLatin1Char('\n')));
    QCOMPARE(model.index(4, 0, list).data(JsonTreeModel::TextRole).toString(), QStringLiteral("x\ny"));
    QCOMPARE(model.index(3, 0, list).data(JsonTreeModel::PathRole).toString(), QStringLiteral("b.c[3]"));
    QVERIFY(!model.indexOf({1, 7}).isValid());
}

void TestDetailModels::aHitIsFoundInNamesAndValues()
{
    const ParsedJson parsed =
        parseBoundedJson(R"({"Name":"x","State":{"Status":"running"},"list":["Status"]})");
    const QList<QList<int>> hits = findInJson(parsed.document, QStringLiteral("STATUS"), 100);
    QCOMPARE(hits, (QList<QList<int>>{{1, 0}, {2, 0}}));
    QCOMPARE(findInJson(parsed.document, QStringLiteral("s"), 1).size(), 1);
    QVERIFY(findInJson(parsed.document, {}, 100).isEmpty());
}

void TestDetailModels::hostileJsonIsRefusedInWords_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no JSON") << QByteArray("{\"a\":");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("large") << QByteArray(5 * 1024 * 1024, ' ');
    QTest::newRow("empty") << QByteArray();
}

void TestDetailModels::hostileJsonIsRefusedInWords()
{
    QFETCH(QByteArray, json);
    const ParsedJson parsed = parseBoundedJson(json);
    QVERIFY(parsed.document.isUndefined());
    QVERIFY(!parsed.problem.isEmpty());
}

void TestDetailModels::whatIsTheSameIsNoDifference()
{
    SandboxSpec sent;
    sent.image = QStringLiteral("python");
    sent.entrypoint = {QStringLiteral("tail -f /dev/null")};
    sent.timeoutSeconds = 1800;
    sent.resourceLimits = {{QStringLiteral("cpu"), QStringLiteral("1.5")},
                           {QStringLiteral("memory"), QStringLiteral("512Mi")}};
    sent.env.insert(QStringLiteral("UNSET"), std::nullopt);
    sent.env.insert(QStringLiteral("API_TOKEN"), QStringLiteral("${env.API_TOKEN}"));
    VolumeSpec below = hostVolume(QStringLiteral("/data/"), QStringLiteral("/mnt"));
    below.subPath = QStringLiteral("train");
    sent.volumes = {below};

    SandboxSpec now;
    now.image = QStringLiteral("python:latest");
    now.entrypoint = {QStringLiteral("tail"), QStringLiteral("-f"), QStringLiteral("/dev/null")};
    now.timeoutSeconds = 1801;
    now.resourceLimits = {{QStringLiteral("cpu"), QStringLiteral("1500m")},
                          {QStringLiteral("memory"), QStringLiteral("536870912")}};
    now.env = sent.env;
    now.env.remove(QStringLiteral("UNSET"));
    now.volumes = {hostVolume(QStringLiteral("/data/train"), QStringLiteral("/mnt"))};
    now.platformOs = QStringLiteral("linux"); // the runtime names one where none was asked for
    const auto differences = specDifferences(sent, now);
    QVERIFY2(differences.isEmpty(), differences.isEmpty() ? "" : qPrintable(differences.first().words));
}

void TestDetailModels::differencesAreToldInWords()
{
    SandboxSpec sent;
    sent.image = QStringLiteral("python:3.11");
    sent.timeoutSeconds = 1800;
    sent.metadata.insert(QStringLiteral("team"), QStringLiteral("agents"));
    sent.env.insert(QStringLiteral("MODE"), QStringLiteral("fast"));
    sent.volumes = {hostVolume(QStringLiteral("/data"), QStringLiteral("/mnt"))};
    SandboxSpec now = sent;
    now.timeoutSeconds = 5400;
    now.metadata.insert(QStringLiteral("owner"), QStringLiteral("mei"));
    now.env.clear();
    now.volumes = {hostVolume(QStringLiteral("/data"), QStringLiteral("/mnt"), true)};
    const auto differences = specDifferences(sent, now);
    QStringList whats;
    for (const auto &difference : differences)
        whats << difference.what;
    QCOMPARE(whats, (QStringList{QStringLiteral("Lifetime"), QStringLiteral("Variable MODE"),
                                 QStringLiteral("Metadata owner"), QStringLiteral("Mount at /mnt")}));
    QCOMPARE(differences.at(0).words, QStringLiteral("Lifetime was 30 min and is now 1 h 30 min."));
    QCOMPARE(differences.at(1).kind, SpecDifference::Kind::Removed);
    QCOMPARE(differences.at(2).kind, SpecDifference::Kind::Added);
    QVERIFY(differences.at(3).now.endsWith(QStringLiteral("read-only")));
}

void TestDetailModels::endpointsAreAskedOnlyWhenTold()
{
    FakeEndpointService service;
    service.endpoints = {makeEndpoint(3000, {}), makeEndpoint(8080, QStringLiteral("127.0.0.1:31001"))};
    service.answers.insert(8080, {EndpointAnswer::Protocol::Http, 200, 3, {}});
    EndpointsStore store;
    QAbstractItemModelTester tester(&store.model());
    store.open(&service, one.id);
    QTRY_VERIFY(store.isLoaded());
    QCOMPARE(store.model().rowCount(), 2);
    QVERIFY(service.probed.isEmpty());
    store.checkAll();
    QVERIFY(store.model().at(1).asking);
    QTRY_VERIFY(store.model().at(1).answer);
    QCOMPARE(service.probed, QList<int>{8080}); // 3000 is not reached from here
    QCOMPARE(store.model().index(1, EndpointsModel::State).data().toString(),
             QStringLiteral("answers 200 in 3 ms"));
}

void TestDetailModels::answersSurviveARefresh()
{
    FakeEndpointService service;
    service.endpoints = {makeEndpoint(8080, QStringLiteral("127.0.0.1:31001"))};
    EndpointsStore store;
    store.open(&service, one.id);
    QTRY_VERIFY(store.isLoaded());
    store.check(8080);
    QTRY_VERIFY(store.model().at(0).answer);
    service.endpoints.append(makeEndpoint(9090, QStringLiteral("127.0.0.1:31002")));
    store.refresh();
    QTRY_COMPARE(store.model().rowCount(), 2);
    QVERIFY(store.model().at(0).answer);
    service.error = Error{.kind = ErrorKind::Timeout, .message = QStringLiteral("late")};
    store.refresh();
    QTRY_VERIFY(store.error());
    QCOMPARE(store.model().rowCount(), 2); // the old ones stay
}

void TestDetailModels::urlsFollowTheProtocol_data()
{
    QTest::addColumn<EndpointAnswer::Protocol>("protocol");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("forBrowser");
    QTest::newRow("HTTP") << EndpointAnswer::Protocol::Http << QStringLiteral("http://h:1/p/") << true;
    QTest::newRow("HTTPS") << EndpointAnswer::Protocol::Https << QStringLiteral("https://h:1/p/") << true;
    QTest::newRow("other") << EndpointAnswer::Protocol::Other << QStringLiteral("tcp://h:1/p") << false;
}

void TestDetailModels::urlsFollowTheProtocol()
{
    QFETCH(EndpointAnswer::Protocol, protocol);
    QFETCH(QString, url);
    QFETCH(bool, forBrowser);
    EndpointRow row;
    row.endpoint = makeEndpoint(1, QStringLiteral("h:1/p"));
    row.answer = EndpointAnswer{protocol, 0, 0, {}};
    QCOMPARE(EndpointsModel::urlOf(row), url);
    QCOMPARE(EndpointsModel::isForBrowser(row), forBrowser);
    row.endpoint.address.clear();
    QVERIFY(EndpointsModel::urlOf(row).isEmpty());
    QVERIFY(!EndpointsModel::isForBrowser(row));
}

QTEST_GUILESS_MAIN(TestDetailModels)
#include "tst_detailmodels.moc"
