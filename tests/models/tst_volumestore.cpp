// SPDX-License-Identifier: Apache-2.0
#include "fakevolumes.h"
#include "memoryfilesystem.h"
#include "memoryinventory.h"

#include <models/volumefilter.h>
#include <models/volumestore.h>

#include <QAbstractItemModelTester>
#include <QTest>

namespace osc::test {

class TestVolumeStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void claimsFoldersAndBucketsAreOneList();
    void aVolumeThatTwoSandboxesUseNamesTheFirstAndCountsTheRest();
    void aStoppedSandboxStillUsesItsVolume();
    void rowsOfABrokenConnectionStayAndAreStale();
    void aClosedConnectionTakesItsRows();
    void aFailedListKeepsWhatWasKnown();
    void aChangeDuringAListIsListedAgain();
    void rowsThatNobodyLooksAtFollowALongListAtItsEnd();
    void aPinnedFolderIsThereWithoutUsers();
    void onlyVolumesThatSomebodyLooksAtAreCounted();
    void countingStopsWhenNobodyLooks();
    void whatCannotBeCountedSaysWhy();
    void aNumberIsKeptAndOnlyCountedAgainOnRequest();
    void whatIsUsedIsNotDeletedAndTheReasonSaysByWhom();
    void aConnectionThatOnlyShowsVolumesOffersNothingElse();
    void theInventoryTellsWhoMountedItBefore();
    void oneEngineUnderTwoConnectionsHasOneHistory();
    void filters_data();
    void filters();
    void uncountedVolumesComeLastWhicheverWayTheyAreSorted();
    void aKeySurvivesItsText_data();
    void aKeySurvivesItsText();
    void hostileNamesAreShownInert();

private:
    [[nodiscard]] static VolumeKey claimKey(const QString &name)
    {
        return {QStringLiteral("here"), VolumeKind::Claim, name};
    }
    [[nodiscard]] const VolumeRow *row(const QString &name) const { return m_store->find(claimKey(name)); }
    [[nodiscard]] QString text(const VolumeKey &key, int column) const
    {
        return m_store->model().text(*m_store->find(key), column);
    }
    static Sandbox mounting(const QString &id, const QString &name, const Mount &mount,
                            SandboxState state = SandboxState::Running)
    {
        Sandbox sandbox = makeSandbox(id, name, state);
        sandbox.mounts = {mount};
        sandbox.createdAt = QDateTime(QDate(2026, 11, 12), QTime(14, 33), Qt::UTC);
        return sandbox;
    }
    void record(const QString &engine, const QString &connection, const QString &name,
                const QDateTime &endedAt)
    {
        InventoryRecord made;
        made.connectionId = connection;
        made.engineId = engine;
        made.sandboxId = name;
        made.name = name;
        made.createdAt = m_clock.time.addDays(-50);
        made.endedAt = endedAt;
        made.end = endedAt.isValid() ? InventoryRecord::End::Deleted : InventoryRecord::End::None;
        made.specJson = R"({"image":{"uri":"a"},"volumes":[{"name":"v","pvc":{"claimName":"pip-cache"},)"
                        R"("mountPath":"/c","subPath":"x","readOnly":true}]})";
        m_inventory->records.append(made);
    }

    FakeClock m_clock;
    std::unique_ptr<MemoryInventory> m_inventory;
    std::unique_ptr<ConnectionRegistry> m_registry;
    std::unique_ptr<SandboxStore> m_sandboxes;
    std::unique_ptr<VolumeStore> m_store;
    FakeVolumeBackend *m_backend = nullptr;
};

void TestVolumeStore::init()
{
    m_inventory = std::make_unique<MemoryInventory>();
    m_registry = std::make_unique<ConnectionRegistry>();
    m_backend = static_cast<FakeVolumeBackend *>(m_registry->add(
        std::make_unique<FakeVolumeBackend>(QStringLiteral("here"), QStringLiteral("This computer"))));
    m_sandboxes = std::make_unique<SandboxStore>(*m_registry, m_clock);
    m_store = std::make_unique<VolumeStore>(*m_registry, *m_sandboxes, *m_inventory, m_clock,
                                            std::make_shared<MemoryFileSystem>());
    m_backend->volumeService.claims = {makeClaim(QStringLiteral("pip-cache")),
                                       makeClaim(QStringLiteral("crawl-cache"))};
    m_backend->setLive();
    QTRY_COMPARE(m_store->model().rowCount(), 2);
}

void TestVolumeStore::cleanup()
{
    m_store.reset();
    m_sandboxes.reset();
    m_registry.reset();
    m_inventory.reset();
}

void TestVolumeStore::claimsFoldersAndBucketsAreOneList()
{
    const QAbstractItemModelTester tester(&m_store->model());
    m_backend->service.put(
        mounting(QStringLiteral("a"), QStringLiteral("train"),
                 {VolumeKind::Host, QStringLiteral("/data/train"), {}, QStringLiteral("/mnt"), true}));
    m_backend->service.put(
        mounting(QStringLiteral("b"), QStringLiteral("batch"),
                 {VolumeKind::Ossfs, QStringLiteral("acme/2026"), {}, QStringLiteral("/oss"), false}));
    QTRY_COMPARE(m_store->model().rowCount(), 4);
    const VolumeKey folder{QStringLiteral("here"), VolumeKind::Host, QStringLiteral("/data/train")};
    QCOMPARE(text(folder, VolumeModel::Kind), QStringLiteral("Host folder"));
    QCOMPARE(text(folder, VolumeModel::UsedBy), QStringLiteral("train"));
    QCOMPARE(text(folder, VolumeModel::Access), QStringLiteral("RO"));
    QCOMPARE(text(folder, VolumeModel::Age), QStringLiteral("9 day(s)"));
    const VolumeKey bucket{QStringLiteral("here"), VolumeKind::Ossfs, QStringLiteral("acme/2026")};
    QCOMPARE(text(bucket, VolumeModel::Name), QStringLiteral("acme / 2026"));
    QCOMPARE(text(bucket, VolumeModel::Access), QStringLiteral("RW"));
    QCOMPARE(text(claimKey(QStringLiteral("pip-cache")), VolumeModel::Kind), QStringLiteral("Docker volume"));
}

void TestVolumeStore::aVolumeThatTwoSandboxesUseNamesTheFirstAndCountsTheRest()
{
    m_backend->volumeService.claims[0].users = {
        {QStringLiteral("2"), QStringLiteral("zeta"), true, false, QStringLiteral("/a")},
        {QStringLiteral("1"), QStringLiteral("alpha"), true, false, QStringLiteral("/a")},
        {QStringLiteral("1"), QStringLiteral("alpha"), true, false, QStringLiteral("/b")}};
    m_backend->volumeService.tellChange();
    QTRY_COMPARE(text(claimKey(QStringLiteral("pip-cache")), VolumeModel::UsedBy),
                 QStringLiteral("alpha, 1 more"));
    QCOMPARE(text(claimKey(QStringLiteral("pip-cache")), VolumeModel::State), QStringLiteral("In use"));
}

void TestVolumeStore::aStoppedSandboxStillUsesItsVolume()
{
    m_backend->volumeService.claims[0].users = {
        {QStringLiteral("a"), QStringLiteral("container"), true, false, QStringLiteral("/a")}};
    m_backend->service.put(
        makeSandbox(QStringLiteral("a"), QStringLiteral("done"), SandboxState::Terminated));
    m_backend->volumeService.tellChange();
    QTRY_COMPARE(text(claimKey(QStringLiteral("pip-cache")), VolumeModel::State),
                 QStringLiteral("In use, stopped"));
    QCOMPARE(text(claimKey(QStringLiteral("pip-cache")), VolumeModel::UsedBy), QStringLiteral("done"));
}

void TestVolumeStore::rowsOfABrokenConnectionStayAndAreStale()
{
    const QDateTime since = m_clock.time.addSecs(-60);
    m_backend->setBroken({.message = QStringLiteral("no")}, since, {});
    QTRY_VERIFY(row(QStringLiteral("pip-cache"))->stale);
    QCOMPARE(row(QStringLiteral("pip-cache"))->staleSince, since);
    QCOMPARE(text(claimKey(QStringLiteral("pip-cache")), VolumeModel::State), QStringLiteral("was not used"));
    QVERIFY(!m_store->whyNot(claimKey(QStringLiteral("pip-cache")), VolumeAction::Delete).isEmpty());
    m_backend->setLive();
    QTRY_VERIFY(!row(QStringLiteral("pip-cache"))->stale);
}

void TestVolumeStore::aClosedConnectionTakesItsRows()
{
    m_backend->close();
    QTRY_COMPARE(m_store->model().rowCount(), 0);
}

void TestVolumeStore::aFailedListKeepsWhatWasKnown()
{
    m_backend->volumeService.listError = Error{.message = QStringLiteral("The engine is busy.")};
    m_store->refresh();
    QTRY_VERIFY(m_store->listError(QStringLiteral("here")));
    QCOMPARE(m_store->model().rowCount(), 2);
    m_backend->volumeService.listError.reset();
    m_store->refresh();
    QTRY_VERIFY(!m_store->listError(QStringLiteral("here")));
}

void TestVolumeStore::aChangeDuringAListIsListedAgain()
{
    const int before = m_backend->volumeService.lists;
    m_backend->volumeService.tellChange();
    m_backend->volumeService.claims.append(makeClaim(QStringLiteral("new")));
    m_backend->volumeService.tellChange();
    QTRY_VERIFY(row(QStringLiteral("new")));
    QCOMPARE(m_backend->volumeService.lists, before + 2);
}

void TestVolumeStore::rowsThatNobodyLooksAtFollowALongListAtItsEnd()
{
    auto *there = static_cast<FakeVolumeBackend *>(m_registry->add(
        std::make_unique<FakeVolumeBackend>(QStringLiteral("there"), QStringLiteral("Another computer"))));
    there->volumeService.claims = {makeClaim(QStringLiteral("data"))};
    there->service.snapshotAtOnce = false;
    there->setLive();
    QTRY_COMPARE(m_store->model().rowCount(), 3);
    m_store->setLookedAt(false);
    constexpr int many = 2500; // so many are not followed one by one
    for (int i = 0; i < many; ++i) {
        const QString id = QString::number(i);
        there->service.sandboxes.insert(
            id, mounting(id, id, {VolumeKind::Host, QStringLiteral("/srv/") + id, {}, QStringLiteral("/a")}));
    }
    there->service.tell(SandboxPart{there->service.sandboxes.values().mid(0, many / 2)});
    there->service.tellSnapshot();
    QCOMPARE(m_store->model().rowCount(), 3);
    QTRY_COMPARE(m_store->model().rowCount(), 3 + many);
}

void TestVolumeStore::aPinnedFolderIsThereWithoutUsers()
{
    const VolumeKey key{QStringLiteral("here"), VolumeKind::Host, QStringLiteral("/srv/data")};
    m_store->pin(key, true);
    QTRY_VERIFY(m_store->find(key));
    QCOMPARE(text(key, VolumeModel::State), QStringLiteral("Not used, pinned"));
    QVERIFY(!m_store->whyNot(key, VolumeAction::Delete).isEmpty());
    m_store->pin(key, false);
    QTRY_VERIFY(!m_store->find(key));
}

void TestVolumeStore::onlyVolumesThatSomebodyLooksAtAreCounted()
{
    m_backend->volumeService.sizes = {{QStringLiteral("pip-cache"), {3 << 20, 12, 2, 0}},
                                      {QStringLiteral("crawl-cache"), {5 << 20, 1, 0, 1}}};
    QCOMPARE(text(claimKey(QStringLiteral("pip-cache")), VolumeModel::Size), QStringLiteral("not counted"));
    m_store->meter().setWanted({claimKey(QStringLiteral("pip-cache"))});
    QTRY_COMPARE(text(claimKey(QStringLiteral("pip-cache")), VolumeModel::Size), QStringLiteral("3.0 MiB"));
    QCOMPARE(text(claimKey(QStringLiteral("crawl-cache")), VolumeModel::Size), QStringLiteral("not counted"));
    m_store->meter().setWanted({claimKey(QStringLiteral("crawl-cache"))});
    QTRY_COMPARE(text(claimKey(QStringLiteral("crawl-cache")), VolumeModel::Size),
                 QStringLiteral("at least 5.0 MiB"));
}

void TestVolumeStore::countingStopsWhenNobodyLooks()
{
    m_backend->volumeService.measuresAtOnce = false;
    m_store->meter().setWanted({claimKey(QStringLiteral("pip-cache"))});
    QTRY_COMPARE(m_backend->volumeService.measurements.size(), 1U);
    QCOMPARE(text(claimKey(QStringLiteral("pip-cache")), VolumeModel::Size), QStringLiteral("counting…"));
    m_store->meter().setWanted({});
    QVERIFY(!m_backend->volumeService.measurements[0].second.isActive());
    QCOMPARE(text(claimKey(QStringLiteral("pip-cache")), VolumeModel::Size), QStringLiteral("not counted"));
}

void TestVolumeStore::whatCannotBeCountedSaysWhy()
{
    m_store->meter().setWanted({claimKey(QStringLiteral("pip-cache"))});
    QTRY_COMPARE(row(QStringLiteral("pip-cache"))->size.state, VolumeSize::State::Failed);
    QVERIFY(row(QStringLiteral("pip-cache"))->size.why.contains(QStringLiteral("pip-cache")));
    const VolumeKey bucket{QStringLiteral("here"), VolumeKind::Ossfs, QStringLiteral("acme")};
    QVERIFY(!m_store->meter().whyNot(bucket).isEmpty());
}

void TestVolumeStore::aNumberIsKeptAndOnlyCountedAgainOnRequest()
{
    const VolumeKey key = claimKey(QStringLiteral("pip-cache"));
    m_backend->volumeService.sizes[key.id] = {1024, 1, 0, 0};
    m_store->meter().setWanted({key});
    QTRY_VERIFY(row(key.id)->size.isKnown());
    m_store->meter().setWanted({});
    m_store->meter().setWanted({key});
    QCOMPARE(m_backend->volumeService.log.filter(QStringLiteral("measure")).size(), 1);
    m_store->meter().countAgain(key);
    QTRY_COMPARE(m_backend->volumeService.log.filter(QStringLiteral("measure")).size(), 2);
    QTRY_COMPARE(row(key.id)->size.state, VolumeSize::State::Counted);
    m_clock.time = m_clock.time.addSecs(VolumeMeter::freshSeconds + 1);
    m_store->meter().setWanted({key});
    QTRY_COMPARE(m_backend->volumeService.log.filter(QStringLiteral("measure")).size(), 3);
}

void TestVolumeStore::whatIsUsedIsNotDeletedAndTheReasonSaysByWhom()
{
    const VolumeKey key = claimKey(QStringLiteral("pip-cache"));
    QCOMPARE(m_store->whyNot(key, VolumeAction::Delete), QString());
    m_backend->volumeService.claims[0].users = {
        {QStringLiteral("1"), QStringLiteral("alpha"), true, false, QStringLiteral("/a")}};
    m_backend->volumeService.tellChange();
    QTRY_VERIFY(m_store->whyNot(key, VolumeAction::Delete).contains(QStringLiteral("use this volume")));
    QVERIFY(!m_store->whyNot(key, VolumeAction::Empty).isEmpty());
    QVERIFY(m_store->whyNot(key, VolumeAction::Clone).isEmpty());
    QVERIFY(m_store->whyNot(key, VolumeAction::Export).isEmpty());
}

void TestVolumeStore::aConnectionThatOnlyShowsVolumesOffersNothingElse()
{
    const VolumeKey key = claimKey(QStringLiteral("pip-cache"));
    const QString why = QStringLiteral("The server makes volumes with sandboxes only.");
    m_backend->can.setMissing(Feature::ManageClaims, why);
    QVERIFY(m_store->whyNotUse(key.connectionId).isEmpty());
    QCOMPARE(m_store->whyNotCreate(key.connectionId), why);
    for (const VolumeAction action :
         {VolumeAction::Clone, VolumeAction::Export, VolumeAction::Empty, VolumeAction::Delete})
        QCOMPARE(m_store->whyNot(key, action), why);
}

void TestVolumeStore::theInventoryTellsWhoMountedItBefore()
{
    record(QStringLiteral("e1"), QStringLiteral("here"), QStringLiteral("old"), m_clock.time.addDays(-42));
    record(QStringLiteral("e1"), QStringLiteral("here"), QStringLiteral("older"), m_clock.time.addDays(-45));
    m_store->refresh();
    QTRY_COMPARE(text(claimKey(QStringLiteral("pip-cache")), VolumeModel::UsedBy),
                 QStringLiteral("nothing for 42 day(s)"));
    QCOMPARE(text(claimKey(QStringLiteral("crawl-cache")), VolumeModel::UsedBy), QStringLiteral("nothing"));
    const QList<VolumeUse> uses = m_store->history().usesOf(claimKey(QStringLiteral("pip-cache")));
    QCOMPARE(uses.size(), 2);
    QCOMPARE(uses.constFirst().target, QStringLiteral("/c"));
    QCOMPARE(uses.constFirst().subPath, QStringLiteral("x"));
    QVERIFY(uses.constFirst().readOnly);
}

void TestVolumeStore::oneEngineUnderTwoConnectionsHasOneHistory()
{
    record(QStringLiteral("e1"), QStringLiteral("here"), QStringLiteral("mine"), {});
    record(QStringLiteral("e1"), QStringLiteral("tcp"), QStringLiteral("through tcp"), {});
    record(QStringLiteral("e2"), QStringLiteral("other"), QStringLiteral("elsewhere"), {});
    m_store->history().refresh();
    QTRY_COMPARE(m_store->history().usesOf(claimKey(QStringLiteral("pip-cache"))).size(), 2);
}

void TestVolumeStore::filters_data()
{
    QTest::addColumn<VolumeFilter>("filter");
    QTest::addColumn<int>("count");
    QTest::newRow("all") << VolumeFilter() << 3;
    VolumeFilter filter;
    filter.search = QStringLiteral("CRAWL");
    QTest::newRow("name, ignoring case") << filter << 1;
    filter.search = QStringLiteral("crawl docker");
    QTest::newRow("every word") << filter << 1;
    filter = {};
    filter.search = QStringLiteral("alpha");
    QTest::newRow("who uses it") << filter << 1;
    filter = {};
    filter.kind = VolumeKind::Host;
    QTest::newRow("kind") << filter << 1;
    filter = {};
    filter.unused = true;
    QTest::newRow("not used") << filter << 2;
    filter = {};
    filter.maker = VolumeMaker::Server;
    QTest::newRow("made by a server") << filter << 1;
    filter = {};
    filter.connectionId = QStringLiteral("elsewhere");
    QTest::newRow("another connection") << filter << 0;
}

void TestVolumeStore::filters()
{
    QFETCH(VolumeFilter, filter);
    QFETCH(int, count);
    m_backend->volumeService.claims[0].users = {
        {QStringLiteral("1"), QStringLiteral("alpha"), true, false, QStringLiteral("/a")}};
    m_backend->volumeService.claims[1].serverManaged = true;
    m_store->pin({QStringLiteral("here"), VolumeKind::Host, QStringLiteral("/srv")}, true);
    m_backend->volumeService.tellChange();
    VolumeFilterProxy proxy;
    const QAbstractItemModelTester tester(&proxy);
    proxy.setSourceModel(&m_store->model());
    QTRY_VERIFY(row(QStringLiteral("pip-cache"))->isUsed() && m_store->model().rowCount() == 3);
    proxy.setFilter(filter);
    QCOMPARE(proxy.rowCount(), count);
}

void TestVolumeStore::uncountedVolumesComeLastWhicheverWayTheyAreSorted()
{
    m_backend->volumeService.sizes[QStringLiteral("pip-cache")] = {1024, 1, 0, 0};
    m_store->meter().setWanted({claimKey(QStringLiteral("pip-cache"))});
    QTRY_VERIFY(row(QStringLiteral("pip-cache"))->size.isKnown());
    VolumeFilterProxy proxy;
    proxy.setSourceModel(&m_store->model());
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        proxy.sort(VolumeModel::Size, order);
        QCOMPARE(proxy.index(0, 0).data().toString(), QStringLiteral("pip-cache"));
    }
}

void TestVolumeStore::aKeySurvivesItsText_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("plain") << QStringLiteral("pip-cache");
    QTest::newRow("path") << QStringLiteral("/data/shared/train");
    QTest::newRow("bucket") << QStringLiteral("acme/2026/11");
}

void TestVolumeStore::aKeySurvivesItsText()
{
    QFETCH(QString, id);
    const VolumeKey key{QStringLiteral("here"), VolumeKind::Ossfs, id};
    QCOMPARE(VolumeKey::fromText(key.text()).value_or(VolumeKey()), key);
    QVERIFY(!VolumeKey::fromText(QStringLiteral("here/9/x")));
    QVERIFY(!VolumeKey::fromText(QStringLiteral("here")));
    QVERIFY(!VolumeKey::fromText(QStringLiteral("here/0/")));
}

void TestVolumeStore::hostileNamesAreShownInert()
{
    const QString name = QStringLiteral("<b>x</b>\u202egpj.exe\n");
    m_backend->volumeService.claims = {makeClaim(name)};
    m_backend->volumeService.tellChange();
    QTRY_VERIFY(row(name));
    const QString shown = text(claimKey(name), VolumeModel::Name);
    QVERIFY(!shown.contains(QChar(0x202e)) && !shown.contains(QLatin1Char('\n')));
    const QModelIndex index = m_store->model().index(m_store->model().rowOf(claimKey(name).text()), 0);
    QVERIFY(!index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestVolumeStore)
#include "tst_volumestore.moc"
