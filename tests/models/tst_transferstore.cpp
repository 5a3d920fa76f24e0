// SPDX-License-Identifier: Apache-2.0
#include "faketransfers.h"
#include "memoryactivitylog.h"
#include "testclock.h"

#include <models/activitystore.h>
#include <models/fileplaces.h>
#include <models/sandboxstore.h>
#include <models/transferstore.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace osc::test {

/// The queue: order, states, what comes back after a restart, and what is said of it.
class TestTransferStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void asManyRunAsAreAllowed();
    void theOrderOfTheQueueDecides();
    void rowsAreMovedTogether_data();
    void rowsAreMovedTogether();
    void pausingStopsAndResumingGoesOn();
    void cancellingRemovesWhatIsIncomplete();
    void aPassingFailureIsTriedAgainLaterEachTime();
    void progressEarnsNewTries();
    void aLastingFailureStaysWithItsReason();
    void retryGoesOnWithWhatIsThere();
    void aQuestionLetsTheOthersGoOn();
    void anAnswerForAllHoldsForWhatWasAddedTogether();
    void everythingIsKeptAndTakenUp();
    void theEndOfTheConsoleLosesNothing();
    void aBrokenJournalIsToldOnce();
    void aClosedConnectionStopsWhatUsesIt();
    void countsAndPaceAreTold();
    void theStateIsSaidInWords_data();
    void theStateIsSaidInWords();
    void onlyCellsThatChangedAreAnnounced();
    void oneRequestIsOneEntryInTheActivity();
    void theEntryOfOneFileTellsItsProgressAndCommand();
    void cancellingInTheActivityCancels();
    void doneOnesAreCleared();

private:
    void makeStore();
    QStringList add(const QList<QByteArray> &names, ConflictPolicy policy = ConflictPolicy::Ask);
    [[nodiscard]] TransferState stateOf(const QString &id) const { return m_store->find(id)->record.state; }
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QString text(const QString &id, TransferModel::Column column) const;

    TestClock m_clock;
    std::unique_ptr<ConnectionRegistry> m_registry;
    std::unique_ptr<SandboxStore> m_sandboxes;
    std::unique_ptr<FilePlaces> m_places;
    std::unique_ptr<FakeTransferEngine> m_engine;
    std::unique_ptr<MemoryTransferJournal> m_journal;
    std::unique_ptr<MemoryActivityLog> m_log;
    std::unique_ptr<ActivityStore> m_activity;
    std::unique_ptr<TransferStore> m_store;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestTransferStore::init()
{
    m_registry = std::make_unique<ConnectionRegistry>();
    m_sandboxes = std::make_unique<SandboxStore>(*m_registry, m_clock);
    m_places = std::make_unique<FilePlaces>(*m_registry, *m_sandboxes, std::make_shared<MemoryFileSystem>());
    m_engine = std::make_unique<FakeTransferEngine>();
    m_journal = std::make_unique<MemoryTransferJournal>();
    m_log = std::make_unique<MemoryActivityLog>();
    m_activity = std::make_unique<ActivityStore>(*m_log, m_clock);
    makeStore();
}

void TestTransferStore::cleanup()
{
    m_tester.reset();
    m_store.reset();
    m_places.reset();
    m_sandboxes.reset();
    m_registry.reset();
}

void TestTransferStore::makeStore()
{
    m_tester.reset();
    m_store.reset();
    m_store = std::make_unique<TransferStore>(*m_places, *m_engine, *m_journal, m_activity.get(), m_clock);
    m_store->setOptions({.firstPause = 1});
    m_tester = std::make_unique<QAbstractItemModelTester>(&m_store->model());
}

QStringList TestTransferStore::add(const QList<QByteArray> &names, ConflictPolicy policy)
{
    TransferRequest request;
    for (const QByteArray &name : names)
        request.paths.append("/data/" + name);
    request.to = {{}, "/target"};
    request.conflict = policy;
    request.fromTitle = request.toTitle = QStringLiteral("This computer");
    return m_store->add(request);
}

QStringList TestTransferStore::names() const
{
    QStringList names;
    for (const TransferItem &item : m_store->model().items())
        names << QString::fromUtf8(item.record.name);
    return names;
}

QString TestTransferStore::text(const QString &id, TransferModel::Column column) const
{
    const TransferModel &model = m_store->model();
    return model.index(model.rowOf(id), column).data().toString();
}

void TestTransferStore::asManyRunAsAreAllowed()
{
    add({"a", "b", "c", "d"});
    QTRY_COMPARE(m_engine->active(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    m_engine->run("a")->finish();
    QTRY_COMPARE(m_engine->active(), (QStringList{QStringLiteral("b"), QStringLiteral("c")}));
    m_store->setOptions({.parallel = 3});
    QTRY_COMPARE(m_engine->active().size(), 3);
}

void TestTransferStore::theOrderOfTheQueueDecides()
{
    const QStringList ids = add({"a", "b", "c", "d"});
    QTRY_COMPARE(m_engine->active().size(), 2);
    m_store->moveToTop({ids.at(3)});
    QCOMPARE(names().constFirst(), QStringLiteral("d"));
    m_engine->run("a")->finish();
    QTRY_COMPARE(m_engine->active(), (QStringList{QStringLiteral("b"), QStringLiteral("d")}));
    // The order is that of the next start, too.
    m_engine = std::make_unique<FakeTransferEngine>();
    makeStore();
    m_store->load();
    QTRY_COMPARE(names(), (QStringList{QStringLiteral("d"), QStringLiteral("a"), QStringLiteral("b"),
                                       QStringLiteral("c")}));
}

void TestTransferStore::rowsAreMovedTogether_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QList<int>>("rows");
    QTest::addColumn<QString>("expected");
    QTest::newRow("up") << QStringLiteral("up") << QList<int>{2} << QStringLiteral("acbde");
    QTest::newRow("two up") << QStringLiteral("up") << QList<int>{2, 3} << QStringLiteral("acdbe");
    QTest::newRow("up at the top") << QStringLiteral("up") << QList<int>{0, 1} << QStringLiteral("abcde");
    QTest::newRow("down") << QStringLiteral("down") << QList<int>{1, 3} << QStringLiteral("acbed");
    QTest::newRow("down at the end") << QStringLiteral("down") << QList<int>{4} << QStringLiteral("abcde");
    QTest::newRow("to the top") << QStringLiteral("top") << QList<int>{2, 4} << QStringLiteral("ceabd");
}

void TestTransferStore::rowsAreMovedTogether()
{
    QFETCH(QString, act);
    QFETCH(QList<int>, rows);
    QFETCH(QString, expected);
    const QStringList ids = add({"a", "b", "c", "d", "e"});
    QStringList chosen;
    for (const int row : rows)
        chosen << ids.at(row);
    if (act == QStringLiteral("up"))
        m_store->moveUp(chosen);
    else if (act == QStringLiteral("down"))
        m_store->moveDown(chosen);
    else
        m_store->moveToTop(chosen);
    QCOMPARE(names().join(QString()), expected);
    QList<qint64> positions;
    for (const TransferItem &item : m_store->model().items()) {
        positions << item.record.position;
        QCOMPARE(m_journal->records.at(item.record.id).position, item.record.position);
    }
    QVERIFY(std::is_sorted(positions.begin(), positions.end()));
}

void TestTransferStore::pausingStopsAndResumingGoesOn()
{
    const QStringList ids = add({"a", "b", "c"});
    QTRY_COMPARE(m_engine->active().size(), 2);
    m_engine->run("a")->handlers.onPoint({.partName = ".a.part", .finalName = "a"});
    m_store->pause({ids.at(0)});
    QCOMPARE(stateOf(ids.at(0)), TransferState::Paused);
    QTRY_COMPARE(m_engine->active(), (QStringList{QStringLiteral("b"), QStringLiteral("c")}));
    QVERIFY(m_engine->discarded.isEmpty());
    m_store->pauseAll();
    QVERIFY(m_engine->active().isEmpty());
    m_store->resumeAll();
    QTRY_COMPARE(m_engine->active().size(), 2);
    QCOMPARE(m_engine->run("a")->job.point.partName, QByteArray(".a.part"));
}

void TestTransferStore::cancellingRemovesWhatIsIncomplete()
{
    const QStringList ids = add({"a"});
    QTRY_COMPARE(m_engine->active().size(), 1);
    m_engine->run("a")->handlers.onPoint({.partName = ".a.part", .finalName = "a"});
    m_store->cancel(ids);
    QCOMPARE(stateOf(ids.at(0)), TransferState::Cancelled);
    QVERIFY(m_engine->active().isEmpty());
    QTRY_COMPARE(m_engine->discarded.size(), 1);
    QCOMPARE(m_engine->discarded.constFirst().point.partName, QByteArray(".a.part"));
}

void TestTransferStore::aPassingFailureIsTriedAgainLaterEachTime()
{
    const QStringList ids = add({"a"});
    for (int i = 0; i < 4; ++i) {
        QTRY_COMPARE(m_engine->active().size(), 1);
        m_engine->run("a")->fail(ErrorKind::Unreachable);
        QCOMPARE(stateOf(ids.at(0)), TransferState::Waiting);
        QCOMPARE(m_store->find(ids.at(0))->record.error.kind, ErrorKind::Unreachable);
        m_store->resume(ids); // looks again; nothing that waits for its time starts early
    }
    QTRY_COMPARE(m_engine->active().size(), 1);
    m_engine->run("a")->fail(ErrorKind::Unreachable);
    QCOMPARE(stateOf(ids.at(0)), TransferState::Failed);
    QCOMPARE(m_engine->runs.size(), 5);
    QVERIFY(text(ids.at(0), TransferModel::State).contains(QStringLiteral("The link broke.")));
    QVERIFY(text(ids.at(0), TransferModel::State).contains(QStringLiteral("5")));
}

void TestTransferStore::progressEarnsNewTries()
{
    const QStringList ids = add({"a"});
    for (int i = 1; i < 9; ++i) {
        QTRY_COMPARE(m_engine->active().size(), 1);
        m_engine->run("a")->progress(i * 1000, 10'000);
        m_engine->run("a")->fail(ErrorKind::Unreachable);
        QCOMPARE(stateOf(ids.at(0)), TransferState::Waiting);
    }
}

void TestTransferStore::aLastingFailureStaysWithItsReason()
{
    const QStringList ids = add({"a", "b"});
    QSignalSpy failed(m_store.get(), &TransferStore::failed);
    QTRY_COMPARE(m_engine->active().size(), 2);
    m_engine->run("a")->fail(ErrorKind::Forbidden, QStringLiteral("Key reports-ro may only read here."));
    QCOMPARE(stateOf(ids.at(0)), TransferState::Failed);
    QCOMPARE(text(ids.at(0), TransferModel::State), QStringLiteral("Key reports-ro may only read here."));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(m_engine->active(), QStringList{QStringLiteral("b")});
}

void TestTransferStore::retryGoesOnWithWhatIsThere()
{
    const QStringList ids = add({"a"});
    QTRY_COMPARE(m_engine->active().size(), 1);
    m_engine->run("a")->handlers.onPoint({.partName = ".a.part", .finalName = "a"});
    m_engine->run("a")->fail(ErrorKind::Exhausted);
    m_store->retryFailed();
    QTRY_COMPARE(m_engine->active().size(), 1);
    QCOMPARE(m_engine->run("a")->job.point.partName, QByteArray(".a.part"));
    m_engine->run("a")->finish();
    QCOMPARE(stateOf(ids.at(0)), TransferState::Finished);
}

void TestTransferStore::aQuestionLetsTheOthersGoOn()
{
    const QStringList ids = add({"a", "b", "c"});
    QTRY_COMPARE(m_engine->active().size(), 2);
    std::optional<TransferAnswer> answer;
    m_engine->run("a")->handlers.onQuestion({.path = "/target/a"},
                                            [&](const TransferAnswer &given) { answer = given; });
    QCOMPARE(stateOf(ids.at(0)), TransferState::Asking);
    QCOMPARE(text(ids.at(0), TransferModel::State), QStringLiteral("a is there already."));
    QTRY_COMPARE(m_engine->active().size(), 3);
    QCOMPARE(m_store->counts().asking, 1);
    m_store->answer(ids.at(0), ConflictPolicy::KeepBoth, false);
    QVERIFY(answer);
    QCOMPARE(answer->policy, ConflictPolicy::KeepBoth);
    QCOMPARE(stateOf(ids.at(0)), TransferState::Running);
}

void TestTransferStore::anAnswerForAllHoldsForWhatWasAddedTogether()
{
    const QStringList ids = add({"a", "b", "c"});
    const QStringList others = add({"x"});
    QTRY_COMPARE(m_engine->active().size(), 2);
    QList<TransferAnswer> answers;
    for (const char *name : {"a", "b"})
        m_engine->run(name)->handlers.onQuestion({.path = "/target/a"},
                                                 [&](const TransferAnswer &given) { answers << given; });
    m_store->answer(ids.at(0), ConflictPolicy::Skip, true);
    QCOMPARE(answers.size(), 2);
    QVERIFY(answers.at(0).forAll && answers.at(1).forAll);
    QCOMPARE(m_store->find(ids.at(2))->record.conflict, ConflictPolicy::Skip);
    QCOMPARE(m_store->find(others.at(0))->record.conflict, ConflictPolicy::Ask);
}

void TestTransferStore::everythingIsKeptAndTakenUp()
{
    const QStringList ids = add({"a", "b", "c", "d"});
    QTRY_COMPARE(m_engine->active().size(), 2);
    m_engine->run("a")->finish();
    QTRY_COMPARE(m_engine->active().size(), 2);
    m_engine->run("b")->fail(ErrorKind::Forbidden);
    QTRY_COMPARE(m_engine->active().size(), 2);
    m_engine->run("c")->handlers.onPoint({.partName = ".c.part", .finalName = "c"});
    m_store->pause({ids.at(3)});

    m_engine = std::make_unique<FakeTransferEngine>();
    makeStore();
    m_store->load();
    QTRY_COMPARE(m_store->model().rowCount(), 4);
    QCOMPARE(stateOf(ids.at(0)), TransferState::Finished);
    QCOMPARE(text(ids.at(0), TransferModel::State), QStringLiteral("Done, checksum agrees"));
    QCOMPARE(stateOf(ids.at(1)), TransferState::Failed);
    QCOMPARE(stateOf(ids.at(3)), TransferState::Paused);
    QTRY_COMPARE(m_engine->active(), QStringList{QStringLiteral("c")});
    QCOMPARE(m_engine->run("c")->job.point.partName, QByteArray(".c.part"));
    // What is added comes after what was there.
    add({"e"});
    QCOMPARE(names().constLast(), QStringLiteral("e"));
    QVERIFY(m_store->model().items().constLast().record.position > 4);
}

void TestTransferStore::theEndOfTheConsoleLosesNothing()
{
    const QStringList ids = add({"a"});
    QTRY_COMPARE(m_engine->active().size(), 1);
    m_tester.reset();
    m_store.reset();
    QVERIFY(m_engine->active().isEmpty());
    QVERIFY(m_engine->discarded.isEmpty());
    QCOMPARE(m_journal->records.at(ids.at(0)).state, TransferState::Running);
}

void TestTransferStore::aBrokenJournalIsToldOnce()
{
    m_journal->failure = Error{.message = QStringLiteral("damaged")};
    QSignalSpy failed(m_store.get(), &TransferStore::journalFailed);
    m_store->load();
    QTRY_COMPARE(failed.size(), 1);
    m_store->load();
    add({"a"});
    QTRY_COMPARE(m_engine->active().size(), 1);
    QCOMPARE(failed.size(), 1);
}

void TestTransferStore::aClosedConnectionStopsWhatUsesIt()
{
    const QStringList ids = add({"a"});
    QTRY_COMPARE(m_engine->active().size(), 1);
    Q_EMIT m_places->closing(QStringLiteral("another"));
    QCOMPARE(m_engine->active().size(), 1);
    // This computer belongs to no connection, not even to one without an id.
    Q_EMIT m_places->closing(QString());
    QCOMPARE(m_engine->active().size(), 1);
    TransferRequest request;
    request.from = {FilePlace::Kind::Sandbox, QStringLiteral("gone"), QStringLiteral("sandbox")};
    request.paths = {"/x"};
    request.to = {{}, "/target"};
    const QStringList there = m_store->add(request);
    QTRY_COMPARE(stateOf(there.at(0)), TransferState::Failed);
    QCOMPARE(m_store->find(there.at(0))->record.error.kind, ErrorKind::NotFound);
    QCOMPARE(stateOf(ids.at(0)), TransferState::Running);
}

void TestTransferStore::countsAndPaceAreTold()
{
    QVERIFY(m_store->statusText().isEmpty());
    add({"a", "b", "c"});
    QTRY_COMPARE(m_store->countsText(), QStringLiteral("2 running, 1 waiting"));
    QCOMPARE(m_store->statusText(), QStringLiteral("3 transfer(s)"));
    QTRY_COMPARE(m_engine->active().size(), 2);
    const auto run = m_engine->run("a");
    qint64 bytes = 0;
    QTRY_VERIFY_WITH_TIMEOUT((run->progress(bytes += 100'000, 1'000'000'000), m_store->rate() > 0), 5000);
    QSignalSpy changed(m_store.get(), &TransferStore::changed);
    QElapsedTimer since;
    since.start();
    while (since.elapsed() < 1000) {
        run->progress(bytes += 1000, 1'000'000'000);
        QCoreApplication::processEvents();
    }
    QVERIFY2(changed.size() <= 11, qPrintable(QString::number(changed.size())));
}

void TestTransferStore::theStateIsSaidInWords_data()
{
    QTest::addColumn<TransferOutcome>("outcome");
    QTest::addColumn<QString>("words");
    TransferOutcome outcome;
    QTest::newRow("done") << outcome << QStringLiteral("Done");
    outcome.verified = true;
    QTest::newRow("verified") << outcome << QStringLiteral("Done, checksum agrees");
    outcome.skipped = true;
    QTest::newRow("skipped") << outcome << QStringLiteral("Skipped, it was there already");
    outcome = {};
    outcome.leftOut = 2;
    QTest::newRow("left out") << outcome << QStringLiteral("Done, 2 item(s) left out");
}

void TestTransferStore::theStateIsSaidInWords()
{
    QFETCH(TransferOutcome, outcome);
    QFETCH(QString, words);
    const QStringList ids = add({"a"});
    QTRY_COMPARE(m_engine->active().size(), 1);
    m_engine->run("a")->promise->resolve(outcome);
    QCOMPARE(text(ids.at(0), TransferModel::State), words);
    QCOMPARE(text(ids.at(0), TransferModel::Progress), QStringLiteral("100 %"));
}

void TestTransferStore::onlyCellsThatChangedAreAnnounced()
{
    const QStringList ids = add({"a", "b"});
    QTRY_COMPARE(m_engine->active().size(), 2);
    m_engine->run("a")->progress(100, 1000);
    QTRY_COMPARE(text(ids.at(0), TransferModel::Progress), QStringLiteral("10 %"));
    QSignalSpy changed(&m_store->model(), &QAbstractItemModel::dataChanged);
    m_engine->run("a")->progress(110, 1000);
    QTRY_COMPARE(text(ids.at(0), TransferModel::Progress), QStringLiteral("11 %"));
    for (const auto &arguments : changed) {
        const auto first = arguments.at(0).value<QModelIndex>();
        const auto last = arguments.at(1).value<QModelIndex>();
        const bool waiting = first.column() == TransferModel::State;
        QVERIFY(waiting || (first == last && first.column() == TransferModel::Progress && first.row() == 0));
    }
}

void TestTransferStore::oneRequestIsOneEntryInTheActivity()
{
    const QStringList ids = add({"a", "b", "c"});
    QCOMPARE(m_log->kept.size(), 1);
    QCOMPARE(m_log->kept.constFirst().what, QStringLiteral("Copy"));
    for (const char *name : {"a", "b", "c"}) {
        QTRY_VERIFY(m_engine->run(name));
        m_engine->run(name)->finish();
    }
    QCOMPARE(m_log->kept.size(), 1);
    QCOMPARE(m_log->kept.constFirst().outcome, ActivityEntry::Outcome::Succeeded);
}

void TestTransferStore::theEntryOfOneFileTellsItsProgressAndCommand()
{
    TransferRequest request;
    request.from = {FilePlace::Kind::Sandbox, QStringLiteral("c"), QStringLiteral("0f2c")};
    request.paths = {"/var/log.txt"};
    request.to = {{}, "/home/me"};
    request.fromTitle = QStringLiteral("one");
    m_store->add(request);
    const ActivityEntry &entry = m_log->kept.constFirst();
    QCOMPARE(entry.what, QStringLiteral("Download"));
    QCOMPARE(entry.connectionId, QStringLiteral("c"));
    QCOMPARE(entry.objectId, QStringLiteral("0f2c"));
    QCOMPARE(entry.command, QStringLiteral("osb file download 0f2c /var/log.txt /home/me/log.txt"));
    QVERIFY(entry.object.contains(QStringLiteral("one/var/log.txt")));

    add({"a"});
    QSignalSpy progressed(m_activity.get(), &ActivityStore::progressed);
    QTRY_VERIFY(m_engine->run("a"));
    m_engine->run("a")->progress(1024, 4096);
    QTRY_VERIFY(!progressed.isEmpty());
    QCOMPARE(progressed.constLast().at(0).value<ActivityEntry>().details,
             QStringLiteral("1.0 KiB of 4.0 KiB"));
}

void TestTransferStore::cancellingInTheActivityCancels()
{
    const QStringList ids = add({"a", "b"});
    QTRY_COMPARE(m_engine->active().size(), 2);
    m_activity->cancel(m_log->kept.constFirst().id);
    QVERIFY(m_engine->active().isEmpty());
    QCOMPARE(stateOf(ids.at(1)), TransferState::Cancelled);
    QCOMPARE(m_log->kept.constFirst().outcome, ActivityEntry::Outcome::Cancelled);
}

void TestTransferStore::doneOnesAreCleared()
{
    const QStringList ids = add({"a", "b", "c"});
    QTRY_COMPARE(m_engine->active().size(), 2);
    m_engine->run("a")->finish();
    m_store->cancel({ids.at(1)});
    QCOMPARE(m_store->counts().done, 2);
    m_store->clearDone();
    QCOMPARE(names(), QStringList{QStringLiteral("c")});
    QCOMPARE(m_journal->records.size(), size_t(1));
    QCOMPARE(m_store->counts().done, 0);
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestTransferStore)

#include "tst_transferstore.moc"
