// SPDX-License-Identifier: Apache-2.0
#include "fakevolumes.h"
#include "memoryactivitylog.h"
#include "memoryinventory.h"

#include <models/activitystore.h>
#include <models/volumework.h>

#include <QSignalSpy>
#include <QTest>

namespace osc::test {

using Outcome = ActivityEntry::Outcome;

class TestVolumeWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aNewVolumeIsMadeWithWhatWasAskedFor();
    void aNameThatIsTakenIsAnErrorInWords();
    void severalAreDeletedWithOneEntry();
    void whatFailedStaysWithItsReasonAndCanBeTriedAgain();
    void theRowShowsWhatIsBeingDone();
    void cancellingLetsGoAndSaysSo();
    void sandboxesGoFirstWhenTheirVolumeIsDeletedWithThem();
    void aSandboxThatDoesNotGoKeepsTheVolume();
    void anExportIsAFileWithAllBytes();
    void anExportThatFailsLeavesNoFile();
    void anImportIntoANewVolumeFillsIt();
    void aFailedImportTakesTheNewVolumeAway();
    void aFileThatIsNoArchiveMakesNoVolume();
    void aConnectionThatGoesEndsTheRun();
    void aCommandHoldsNoOptionValues();

private:
    [[nodiscard]] static VolumeKey key(const QString &name)
    {
        return {QStringLiteral("here"), VolumeKind::Claim, name};
    }
    [[nodiscard]] static ClaimSpec spec(const QString &name)
    {
        return {.name = name, .driver = {}, .labels = {}, .options = {}};
    }
    [[nodiscard]] const ActivityEntry &lastEntry() const { return m_log.kept.constFirst(); }

    FakeClock m_clock;
    MemoryActivityLog m_log;
    MemoryInventory m_inventory;
    FakeArchives m_archives;
    std::unique_ptr<ActivityStore> m_activity;
    std::unique_ptr<ConnectionRegistry> m_registry;
    std::unique_ptr<SandboxStore> m_sandboxes;
    std::unique_ptr<VolumeStore> m_store;
    std::unique_ptr<VolumeWork> m_work;
    FakeVolumeBackend *m_backend = nullptr;
    FakeVolumeService *m_service = nullptr;
};

void TestVolumeWork::init()
{
    m_log.kept.clear();
    m_archives.files.clear();
    m_activity = std::make_unique<ActivityStore>(m_log, m_clock);
    m_registry = std::make_unique<ConnectionRegistry>();
    m_backend = static_cast<FakeVolumeBackend *>(m_registry->add(
        std::make_unique<FakeVolumeBackend>(QStringLiteral("here"), QStringLiteral("This computer"))));
    m_service = &m_backend->volumeService;
    m_service->claims = {makeClaim(QStringLiteral("a")), makeClaim(QStringLiteral("b")),
                         makeClaim(QStringLiteral("c"))};
    m_sandboxes = std::make_unique<SandboxStore>(*m_registry, m_clock);
    m_store = std::make_unique<VolumeStore>(*m_registry, *m_sandboxes, m_inventory, m_clock, nullptr);
    m_work = std::make_unique<VolumeWork>(*m_store, m_activity.get(), &m_archives);
    m_backend->setLive();
    QTRY_COMPARE(m_store->model().rowCount(), 3);
}

void TestVolumeWork::cleanup()
{
    m_work.reset();
    m_store.reset();
    m_sandboxes.reset();
    m_registry.reset();
    m_activity.reset();
}

void TestVolumeWork::aNewVolumeIsMadeWithWhatWasAskedFor()
{
    ClaimSpec wanted = spec(QStringLiteral("fresh"));
    wanted.labels.insert(QStringLiteral("team"), QStringLiteral("agents"));
    QSignalSpy made(m_work.get(), &VolumeWork::made);
    m_work->create(QStringLiteral("here"), wanted);
    QTRY_COMPARE(made.size(), 1);
    QTRY_VERIFY(m_store->find(key(QStringLiteral("fresh"))));
    QCOMPARE(m_store->find(key(QStringLiteral("fresh")))->claim.labels, wanted.labels);
    QTRY_COMPARE(lastEntry().outcome, Outcome::Succeeded);
    QCOMPARE(lastEntry().what, QStringLiteral("Make volume"));
    QCOMPARE(lastEntry().command, QStringLiteral("docker volume create --label team=agents fresh"));
}

void TestVolumeWork::aNameThatIsTakenIsAnErrorInWords()
{
    m_service->failures.insert(QStringLiteral("a"),
                               {.kind = ErrorKind::Conflict, .message = QStringLiteral("It is taken.")});
    m_work->create(QStringLiteral("here"), spec(QStringLiteral("a")));
    QTRY_COMPARE(lastEntry().outcome, Outcome::Failed);
    QCOMPARE(lastEntry().error, QStringLiteral("It is taken."));
    QVERIFY(m_work->runs().failed());
}

void TestVolumeWork::severalAreDeletedWithOneEntry()
{
    QSignalSpy told(m_work.get(), &VolumeWork::told);
    m_work->remove({key(QStringLiteral("a")), key(QStringLiteral("b"))}, false);
    QTRY_COMPARE(told.size(), 1);
    QTRY_COMPARE(m_store->model().rowCount(), 1);
    QCOMPARE(m_log.kept.size(), 1);
    QCOMPARE(lastEntry().outcome, Outcome::Succeeded);
    QCOMPARE(lastEntry().parts.size(), 2);
}

void TestVolumeWork::whatFailedStaysWithItsReasonAndCanBeTriedAgain()
{
    m_service->failures.insert(QStringLiteral("b"), {.message = QStringLiteral("b is in use.")});
    m_work->remove({key(QStringLiteral("a")), key(QStringLiteral("b"))}, false);
    QTRY_VERIFY(m_work->runs().failed());
    QCOMPARE(m_work->runs().failed()->count(JobRun::State::Failed), 1);
    QTRY_VERIFY(!m_store->find(key(QStringLiteral("a"))));
    QCOMPARE(m_store->find(key(QStringLiteral("b")))->error.message, QStringLiteral("b is in use."));
    QVERIFY(m_activity->canRetry(m_work->runs().failed()->activityId()));
    m_service->failures.clear();
    m_work->runs().retry();
    QTRY_VERIFY(!m_store->find(key(QStringLiteral("b"))));
    QVERIFY(!m_work->runs().failed());
}

void TestVolumeWork::theRowShowsWhatIsBeingDone()
{
    m_service->answersAtOnce = false;
    m_work->empty({key(QStringLiteral("a"))});
    QCOMPARE(m_store->find(key(QStringLiteral("a")))->pending, VolumeAction::Empty);
    QVERIFY(!m_store->whyNot(key(QStringLiteral("a")), VolumeAction::Delete).isEmpty());
    QCOMPARE(m_work->runs().running().size(), 1);
    m_service->calls[0].answer(Done());
    QVERIFY(!m_store->find(key(QStringLiteral("a")))->pending);
    QVERIFY(m_work->runs().running().isEmpty());
}

void TestVolumeWork::cancellingLetsGoAndSaysSo()
{
    m_service->answersAtOnce = false;
    m_work->clone(key(QStringLiteral("a")), spec(QStringLiteral("copy")));
    m_activity->cancel(m_log.kept.constFirst().id);
    QTRY_COMPARE(lastEntry().outcome, Outcome::Cancelled);
    QVERIFY(!m_service->calls[0].isWanted());
    QVERIFY(!m_service->has(QStringLiteral("copy")));
}

void TestVolumeWork::sandboxesGoFirstWhenTheirVolumeIsDeletedWithThem()
{
    m_service->claims[0].users = {{QStringLiteral("s1"), QStringLiteral("one"), true, false, {}},
                                  {QStringLiteral("s2"), QStringLiteral("two"), true, false, {}}};
    m_service->tellChange();
    QTRY_COMPARE(m_store->find(key(QStringLiteral("a")))->users.size(), 2);
    m_work->remove({key(QStringLiteral("a"))}, true);
    QTRY_VERIFY(!m_service->has(QStringLiteral("a")));
    QCOMPARE(m_backend->service.log.filter(QStringLiteral("kill")),
             QStringList({QStringLiteral("kill s1"), QStringLiteral("kill s2")}));
}

void TestVolumeWork::aSandboxThatDoesNotGoKeepsTheVolume()
{
    m_backend->service.answersAtOnce = false;
    m_service->claims[0].users = {{QStringLiteral("s1"), QStringLiteral("one"), true, false, {}}};
    m_service->tellChange();
    QTRY_COMPARE(m_store->find(key(QStringLiteral("a")))->users.size(), 1);
    m_work->remove({key(QStringLiteral("a"))}, true);
    QTRY_COMPARE(m_backend->service.calls.size(), 1U);
    m_backend->service.calls[0].answer(Error{.message = QStringLiteral("It hangs.")});
    QTRY_VERIFY(m_work->runs().failed());
    QVERIFY(m_service->has(QStringLiteral("a")));
    QVERIFY(m_service->log.filter(QStringLiteral("remove")).isEmpty());
}

void TestVolumeWork::anExportIsAFileWithAllBytes()
{
    m_work->exportAll({{key(QStringLiteral("a")), QStringLiteral("/home/a.tar")}}, ArchiveFormat::Tar, false);
    QTRY_COMPARE(m_archives.files.value(QStringLiteral("/home/a.tar")), m_service->archive);
    QTRY_COMPARE(lastEntry().outcome, Outcome::Succeeded);
}

void TestVolumeWork::anExportThatFailsLeavesNoFile()
{
    m_service->failures.insert(QStringLiteral("a"), {.message = QStringLiteral("The link broke.")});
    m_work->exportAll({{key(QStringLiteral("a")), QStringLiteral("/home/a.tar")},
                       {key(QStringLiteral("b")), QStringLiteral("/home/b.tar")}},
                      ArchiveFormat::Tar, false);
    QTRY_VERIFY(m_work->runs().failed());
    QCOMPARE(m_archives.files.keys(), QStringList(QStringLiteral("/home/b.tar")));
}

void TestVolumeWork::anImportIntoANewVolumeFillsIt()
{
    m_archives.files.insert(QStringLiteral("/home/x.tar"), "content");
    m_work->importNew(QStringLiteral("here"), spec(QStringLiteral("x")), QStringLiteral("/home/x.tar"));
    QTRY_COMPARE(m_service->imported, QByteArray("content"));
    QTRY_VERIFY(m_store->find(key(QStringLiteral("x"))));
}

void TestVolumeWork::aFailedImportTakesTheNewVolumeAway()
{
    m_archives.files.insert(QStringLiteral("/home/x.tar"), "content");
    m_service->answersAtOnce = false;
    m_work->importNew(QStringLiteral("here"), spec(QStringLiteral("x")), QStringLiteral("/home/x.tar"));
    QTRY_COMPARE(m_service->calls.size(), 1U);
    m_service->calls[0].answer(Done());
    QVERIFY(m_service->has(QStringLiteral("x")));
    QTRY_COMPARE(m_service->calls.size(), 2U);
    m_service->calls[1].answer(Error{.message = QStringLiteral("A member leads outside.")});
    QTRY_COMPARE(m_service->calls.size(), 3U);
    m_service->calls[2].answer(Done());
    QVERIFY(!m_service->has(QStringLiteral("x")));
    QCOMPARE(m_work->runs().failed()->items().constFirst().error.message,
             QStringLiteral("A member leads outside."));
}

void TestVolumeWork::aFileThatIsNoArchiveMakesNoVolume()
{
    m_work->importNew(QStringLiteral("here"), spec(QStringLiteral("x")), QStringLiteral("/home/notes.txt"));
    QTRY_VERIFY(m_work->runs().failed());
    QVERIFY(m_service->log.filter(QStringLiteral("create")).isEmpty());
}

void TestVolumeWork::aConnectionThatGoesEndsTheRun()
{
    m_service->answersAtOnce = false;
    m_work->empty({key(QStringLiteral("a"))});
    m_registry->remove(QStringLiteral("here"));
    QCOMPARE(lastEntry().outcome, Outcome::Failed);
    QVERIFY(m_work->runs().running().isEmpty());
}

void TestVolumeWork::aCommandHoldsNoOptionValues()
{
    ClaimSpec wanted = spec(QStringLiteral("nfs"));
    wanted.options.insert(QStringLiteral("o"), QStringLiteral("password=geheim"));
    QCOMPARE(volumeCreateCommand(wanted), QString());
    m_work->create(QStringLiteral("here"), wanted);
    QTRY_COMPARE(lastEntry().outcome, Outcome::Succeeded);
    QVERIFY(!lastEntry().command.contains(QStringLiteral("geheim")));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestVolumeWork)
#include "tst_volumework.moc"
