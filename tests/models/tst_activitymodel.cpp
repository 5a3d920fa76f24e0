// SPDX-License-Identifier: Apache-2.0
#include "memoryactivitylog.h"
#include "testclock.h"

#include <models/activitymodel.h>
#include <models/activitystore.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace osc::test {

using Outcome = ActivityEntry::Outcome;

class TestActivityModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entriesOfBeforeAndOfNowAreInOneList();
    void aRunningEntryIsUpdatedInPlace();
    void problemsAreCountedUntilTheyWereSeen();
    void segmentsShowWhatTheySay();
    void theSearchLooksAtPartsAndErrors();
    void anUnreadableLogKeepsTheRowsAndSaysSo();
    void textThatLooksLikeMarkupIsEscapedInTooltips();
    void theTextOfAnEntryHasEverythingThatIsKnown();

private:
    [[nodiscard]] std::unique_ptr<ActivityModel> make(ActivityStore &store)
    {
        return std::make_unique<ActivityModel>(store, m_clock,
                                               [](const QString &id) { return id.toUpper(); });
    }
    [[nodiscard]] ActivityEntry ended(const QString &id, Outcome outcome, int secondsAgo)
    {
        ActivityEntry entry;
        entry.id = id;
        entry.what = QStringLiteral("Delete");
        entry.object = id;
        entry.outcome = outcome;
        entry.connectionId = QStringLiteral("here");
        entry.startedAt = m_clock.now().addSecs(-secondsAgo);
        entry.endedAt = entry.startedAt.addSecs(1);
        return entry;
    }

    MemoryActivityLog m_log;
    TestClock m_clock;
};

void TestActivityModel::entriesOfBeforeAndOfNowAreInOneList()
{
    m_log.kept = {ended(QStringLiteral("old"), Outcome::Succeeded, 60)};
    ActivityStore store(m_log, m_clock);
    const QString now = store.begin({});
    const auto model = make(store);
    const QAbstractItemModelTester tester(model.get());
    model->refresh();
    QTRY_VERIFY(model->isLoaded());
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->runningCount(), 1);
    QVERIFY(model->find(now));
    QCOMPARE(model->find(QStringLiteral("old"))->connectionName, QStringLiteral("HERE"));
}

void TestActivityModel::aRunningEntryIsUpdatedInPlace()
{
    m_log.kept.clear();
    ActivityStore store(m_log, m_clock);
    const auto model = make(store);
    const QString id = store.begin({});
    store.progress(id, QStringLiteral("3 of 8"), 3, 8);
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->index(0, ActivityModel::Details).data().toString(), QStringLiteral("3 of 8"));
    // The log does not know the progress.
    model->refresh();
    QTRY_VERIFY(model->isLoaded());
    QCOMPARE(model->index(0, ActivityModel::Details).data().toString(), QStringLiteral("3 of 8"));
    store.end(id, Error{.message = QStringLiteral("It broke.")});
    QCOMPARE(model->index(0, ActivityModel::Details).data().toString(), QStringLiteral("It broke."));
    QCOMPARE(model->problemCount(), 1);
}

void TestActivityModel::problemsAreCountedUntilTheyWereSeen()
{
    m_log.kept = {ended(QStringLiteral("a"), Outcome::Failed, 60),
                  ended(QStringLiteral("b"), Outcome::Interrupted, 30),
                  ended(QStringLiteral("c"), Outcome::Succeeded, 10)};
    ActivityStore store(m_log, m_clock);
    const auto model = make(store);
    QSignalSpy counts(model.get(), &ActivityModel::countsChanged);
    model->refresh();
    QTRY_COMPARE(counts.size(), 1);
    QCOMPARE(model->problemsSince({}), 2);
    QCOMPARE(model->problemsSince(m_clock.now().addSecs(-45)), 1);
    QCOMPARE(model->problemsSince(m_clock.now()), 0);
}

void TestActivityModel::segmentsShowWhatTheySay()
{
    ActivityEntry elsewhere = ended(QStringLiteral("elsewhere"), Outcome::Succeeded, 5);
    elsewhere.actor = ActivityEntry::Actor::Elsewhere;
    m_log.kept = {ended(QStringLiteral("failed"), Outcome::Failed, 60), elsewhere};
    ActivityStore store(m_log, m_clock);
    store.begin({});
    const auto model = make(store);
    model->refresh();
    QTRY_VERIFY(model->isLoaded());
    ActivityProxy proxy;
    proxy.setSourceModel(model.get());
    QCOMPARE(proxy.rowCount(), 3);
    proxy.setShow(ActivityProxy::Show::Problems);
    QCOMPARE(proxy.rowCount(), 1);
    proxy.setShow(ActivityProxy::Show::Running);
    QCOMPARE(proxy.rowCount(), 1);
    proxy.setShow(ActivityProxy::Show::ByMe);
    QCOMPARE(proxy.rowCount(), 2);
}

void TestActivityModel::theSearchLooksAtPartsAndErrors()
{
    ActivityEntry bulk = ended(QStringLiteral("bulk"), Outcome::Failed, 60);
    bulk.parts = {{.objectId = QStringLiteral("9f2c"),
                   .object = QStringLiteral("crawler"),
                   .outcome = ActivityPart::Outcome::Failed,
                   .error = QStringLiteral("Volume in use")}};
    m_log.kept = {bulk, ended(QStringLiteral("other"), Outcome::Succeeded, 10)};
    ActivityStore store(m_log, m_clock);
    const auto model = make(store);
    model->refresh();
    QTRY_VERIFY(model->isLoaded());
    ActivityProxy proxy;
    proxy.setSourceModel(model.get());
    proxy.setSearch(QStringLiteral("CRAWLER  volume"));
    QCOMPARE(proxy.rowCount(), 1);
}

void TestActivityModel::anUnreadableLogKeepsTheRowsAndSaysSo()
{
    class BrokenLog : public MemoryActivityLog
    {
    public:
        [[nodiscard]] Operation entries(int, Callback<QList<ActivityEntry>> done) override
        {
            return finished<QList<ActivityEntry>>(Error{.message = QStringLiteral("The file is damaged.")},
                                                  std::move(done));
        }
    };
    BrokenLog log;
    ActivityStore store(log, m_clock);
    store.begin({});
    const auto model = make(store);
    model->refresh();
    QTRY_VERIFY(model->error());
    QCOMPARE(model->rowCount(), 1);
}

void TestActivityModel::textThatLooksLikeMarkupIsEscapedInTooltips()
{
    ActivityEntry entry = ended(QStringLiteral("x"), Outcome::Failed, 1);
    entry.object = QStringLiteral("<b>bold\nname</b>");
    m_log.kept = {entry};
    ActivityStore store(m_log, m_clock);
    const auto model = make(store);
    model->refresh();
    QTRY_VERIFY(model->isLoaded());
    const QModelIndex index = model->index(0, ActivityModel::Object);
    QVERIFY(!index.data().toString().contains(QLatin1Char('\n')));
    QVERIFY(!index.data(Qt::ToolTipRole).toString().contains(QLatin1Char('<')));
}

void TestActivityModel::theTextOfAnEntryHasEverythingThatIsKnown()
{
    ActivityEntry entry = ended(QStringLiteral("x"), Outcome::Failed, 1);
    entry.error = QStringLiteral("It is in use.");
    entry.advice = QStringLiteral("End it first.");
    entry.said = QStringLiteral("409 conflict");
    entry.command = QStringLiteral("osb sandbox kill x");
    m_log.kept = {entry};
    ActivityStore store(m_log, m_clock);
    const auto model = make(store);
    model->refresh();
    QTRY_VERIFY(model->isLoaded());
    const QString text = model->asText(model->at(0));
    for (const QString &part : {entry.error, entry.advice, entry.said, entry.command})
        QVERIFY2(text.contains(part), qPrintable(part));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestActivityModel)
#include "tst_activitymodel.moc"
