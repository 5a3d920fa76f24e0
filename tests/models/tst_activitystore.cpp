// SPDX-License-Identifier: Apache-2.0
#include "memoryactivitylog.h"
#include "testclock.h"

#include <models/activitystore.h>

#include <QSignalSpy>
#include <QTest>

namespace osc::test {

class TestActivityStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEntryIsKeptFromItsBeginningToItsEnd();
    void aFailureKeepsWhatHappenedAndWhatToDo();
    void cancellingAsksTheWorkAndDoesNotEndItByItself();
    void whatHasEndedTakesNoProgress();
    void theWorkMayEndItsEntryInsideCancel();
    void aRetryIsOfferedOnceAndOutlivesTheEntry();
    void offersToRetryAreLimited();
    void whatIsLearnedOnTheWayIsKeptAtTheEnd();

private:
    MemoryActivityLog m_log;
    TestClock m_clock;
};

void TestActivityStore::anEntryIsKeptFromItsBeginningToItsEnd()
{
    ActivityStore store(m_log, m_clock);
    QSignalSpy ended(&store, &ActivityStore::ended);
    ActivityEntry entry;
    entry.what = QStringLiteral("Delete");
    entry.object = QStringLiteral("crawler");
    const QString id = store.begin(entry);
    QCOMPARE(m_log.kept.first().id, id);
    QCOMPARE(m_log.kept.first().outcome, ActivityEntry::Outcome::Running);
    QCOMPARE(store.running().size(), 1);
    store.end(id, Done(), QStringLiteral("files kept"));
    QCOMPARE(ended.size(), 1);
    QVERIFY(store.running().isEmpty());
    QCOMPARE(m_log.kept.first().outcome, ActivityEntry::Outcome::Succeeded);
    QCOMPARE(m_log.kept.first().details, QStringLiteral("files kept"));
    QCOMPARE(m_log.kept.first().endedAt, m_clock.now());
}

void TestActivityStore::aFailureKeepsWhatHappenedAndWhatToDo()
{
    ActivityStore store(m_log, m_clock);
    const QString id = store.begin({});
    store.end(id, Error{ErrorKind::Conflict, QStringLiteral("It is in use."), QStringLiteral("End it first."),
                        QStringLiteral("409 volume is in use")});
    const ActivityEntry &kept = m_log.kept.first();
    QCOMPARE(kept.outcome, ActivityEntry::Outcome::Failed);
    QCOMPARE(kept.error, QStringLiteral("It is in use."));
    QCOMPARE(kept.advice, QStringLiteral("End it first."));
    QCOMPARE(kept.said, QStringLiteral("409 volume is in use"));
}

void TestActivityStore::cancellingAsksTheWorkAndDoesNotEndItByItself()
{
    ActivityStore store(m_log, m_clock);
    int asked = 0;
    const QString id = store.begin({}, [&] { ++asked; });
    QVERIFY(store.canCancel(id));
    store.cancel(id);
    QCOMPARE(asked, 1);
    QVERIFY(store.find(id));
    store.endCancelled(id);
    QCOMPARE(m_log.kept.first().outcome, ActivityEntry::Outcome::Cancelled);
    QVERIFY(!store.canCancel(id));
}

void TestActivityStore::whatHasEndedTakesNoProgress()
{
    ActivityStore store(m_log, m_clock);
    QSignalSpy progressed(&store, &ActivityStore::progressed);
    const QString id = store.begin({});
    store.progress(id, QStringLiteral("1 of 2"), 1, 2);
    QCOMPARE(progressed.size(), 1);
    store.end(id, Done());
    store.progress(id, QStringLiteral("2 of 2"), 2, 2);
    QCOMPARE(progressed.size(), 1);
}

void TestActivityStore::theWorkMayEndItsEntryInsideCancel()
{
    ActivityStore store(m_log, m_clock);
    QString id;
    id = store.begin({}, [&] { store.endCancelled(id); });
    store.cancel(id);
    QVERIFY(store.running().isEmpty());
}

void TestActivityStore::aRetryIsOfferedOnceAndOutlivesTheEntry()
{
    ActivityStore store(m_log, m_clock);
    const QString id = store.begin({});
    int again = 0;
    store.offerRetry(id, [&] { ++again; });
    store.end(id, Error{.message = QStringLiteral("It broke.")});
    QVERIFY(store.canRetry(id));
    store.retry(id);
    QCOMPARE(again, 1);
    QVERIFY(!store.canRetry(id));
    store.retry(id);
    QCOMPARE(again, 1);
}

void TestActivityStore::offersToRetryAreLimited()
{
    ActivityStore store(m_log, m_clock);
    const QString first = store.begin({});
    store.offerRetry(first, [] {});
    for (int i = 0; i < 200; ++i)
        store.offerRetry(store.begin({}), [] {});
    QVERIFY(!store.canRetry(first));
}

void TestActivityStore::whatIsLearnedOnTheWayIsKeptAtTheEnd()
{
    ActivityStore store(m_log, m_clock);
    const QString id = store.begin({});
    store.change(id, [](ActivityEntry &entry) { entry.objectId = QStringLiteral("sandbox-1"); });
    store.end(id, Done());
    QCOMPARE(m_log.kept.first().objectId, QStringLiteral("sandbox-1"));
    store.change(id, [](ActivityEntry &entry) { entry.objectId = QStringLiteral("late"); });
    QCOMPARE(m_log.kept.first().objectId, QStringLiteral("sandbox-1"));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestActivityStore)
#include "tst_activitystore.moc"
