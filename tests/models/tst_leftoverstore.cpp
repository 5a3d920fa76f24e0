// SPDX-License-Identifier: Apache-2.0
#include "fakeleftovers.h"
#include "memoryactivitylog.h"

#include <models/activitystore.h>
#include <models/leftoverstore.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace osc::test {

using Kind = Leftover::Kind;

class TestLeftoverStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatLosesFilesStartsUnticked();
    void aTickSurvivesAnotherLook();
    void sizesFillIn();
    void cleaningTakesWhatIsTickedAndNothingElse();
    void whatCannotBeCleanedStaysWithItsReason();
    void onlyAFewAreCleanedAtATime();
    void cancellingLeavesWhatWaits();
    void aConnectionThatCannotBeAskedIsAnErrorAndTheOthersAreShown();
    void aConnectionThatIsClosedWhileCleaningEndsTheRun();
    void theAgeOfEndedSandboxesIsPassedOn();

private:
    [[nodiscard]] const LeftoverRow *row(const QString &id) const
    {
        for (const LeftoverRow &candidate : m_store->model().rows())
            if (candidate.leftover.id == id)
                return &candidate;
        return nullptr;
    }
    void look()
    {
        m_store->refresh();
        QTRY_VERIFY(!m_store->isLooking());
    }
    FakeLeftoverBackend *add(const QString &id)
    {
        auto backend = std::make_unique<FakeLeftoverBackend>(id, id);
        backend->setLive();
        return static_cast<FakeLeftoverBackend *>(m_registry->add(std::move(backend)));
    }

    MemoryActivityLog m_log;
    FakeClock m_clock;
    std::unique_ptr<ActivityStore> m_activity;
    std::unique_ptr<ConnectionRegistry> m_registry;
    std::unique_ptr<LeftoverStore> m_store;
    FakeLeftoverBackend *m_backend = nullptr;
};

void TestLeftoverStore::init()
{
    m_log.kept.clear();
    m_activity = std::make_unique<ActivityStore>(m_log, m_clock);
    m_registry = std::make_unique<ConnectionRegistry>();
    m_backend = add(QStringLiteral("here"));
    m_backend->leftoverService.leftovers = {
        makeLeftover(QStringLiteral("expired"), Kind::ExpiredSandbox),
        makeLeftover(QStringLiteral("helper"), Kind::ExecdHelper),
        makeLeftover(QStringLiteral("volume"), Kind::ManagedVolume, true)};
    m_store = std::make_unique<LeftoverStore>(*m_registry, m_activity.get());
}

void TestLeftoverStore::cleanup()
{
    m_store.reset();
    m_registry.reset();
    m_activity.reset();
}

void TestLeftoverStore::whatLosesFilesStartsUnticked()
{
    const QAbstractItemModelTester tester(&m_store->model());
    look();
    QCOMPARE(m_store->chosen().size(), 2);
    QVERIFY(!row(QStringLiteral("volume"))->chosen);
    QCOMPARE(row(QStringLiteral("volume"))->connectionName, QStringLiteral("here"));
}

void TestLeftoverStore::aTickSurvivesAnotherLook()
{
    look();
    const int at = m_store->model().rowOf(row(QStringLiteral("volume"))->key());
    QVERIFY(m_store->model().setData(m_store->model().index(at, LeftoverModel::Name), Qt::Checked,
                                     Qt::CheckStateRole));
    look();
    QVERIFY(row(QStringLiteral("volume"))->chosen);
}

void TestLeftoverStore::sizesFillIn()
{
    m_backend->leftoverService.sizes.insert(QStringLiteral("expired"), 1024);
    look();
    QTRY_COMPARE(m_store->chosenBytes(), 1024);
    const int at = m_store->model().rowOf(row(QStringLiteral("helper"))->key());
    QCOMPARE(m_store->model().index(at, LeftoverModel::Size).data().toString(),
             QStringLiteral("not counted"));
}

void TestLeftoverStore::cleaningTakesWhatIsTickedAndNothingElse()
{
    look();
    QSignalSpy cleaned(m_store.get(), &LeftoverStore::cleaned);
    m_store->clean();
    QVERIFY(m_store->isCleaning());
    QVERIFY(cleaned.wait());
    QCOMPARE(m_backend->leftoverService.cleaned,
             QStringList({QStringLiteral("expired"), QStringLiteral("helper")}));
    QCOMPARE(m_store->model().rowCount(), 1);
    const ActivityEntry &entry = m_log.kept.first();
    QCOMPARE(entry.outcome, ActivityEntry::Outcome::Succeeded);
    QCOMPARE(entry.parts.size(), 2);
    QCOMPARE(entry.parts.first().outcome, ActivityPart::Outcome::Succeeded);
    QCOMPARE(entry.command, QStringLiteral("osb sandbox kill expired\ndocker rm --force helper"));
}

void TestLeftoverStore::whatCannotBeCleanedStaysWithItsReason()
{
    m_backend->leftoverService.failures.insert(
        QStringLiteral("helper"),
        Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("It is in use again.")});
    look();
    QSignalSpy cleaned(m_store.get(), &LeftoverStore::cleaned);
    m_store->clean();
    QVERIFY(cleaned.wait());
    QCOMPARE(cleaned.first(), QVariantList({1, 1}));
    QCOMPARE(row(QStringLiteral("helper"))->error.message, QStringLiteral("It is in use again."));
    const ActivityEntry &entry = m_log.kept.first();
    QCOMPARE(entry.outcome, ActivityEntry::Outcome::Failed);
    QCOMPARE(entry.parts.at(1).error, QStringLiteral("It is in use again."));
}

void TestLeftoverStore::onlyAFewAreCleanedAtATime()
{
    m_backend->leftoverService.answersAtOnce = false;
    m_backend->leftoverService.leftovers.clear();
    for (int i = 0; i < 20; ++i)
        m_backend->leftoverService.leftovers.append(makeLeftover(QString::number(i), Kind::ExecdHelper));
    look();
    m_store->clean();
    QCOMPARE(m_backend->leftoverService.cleaned.size(), 4);
    m_backend->leftoverService.waiting.front().resolve(Done());
    QCOMPARE(m_backend->leftoverService.cleaned.size(), 5);
}

void TestLeftoverStore::cancellingLeavesWhatWaits()
{
    m_backend->leftoverService.answersAtOnce = false;
    look();
    m_store->clean();
    m_activity->cancel(m_log.kept.first().id);
    QVERIFY(!m_store->isCleaning());
    QCOMPARE(m_log.kept.first().outcome, ActivityEntry::Outcome::Cancelled);
    QVERIFY(!m_backend->leftoverService.waiting.front().isActive());
    QCOMPARE(row(QStringLiteral("helper"))->state, LeftoverRow::State::Idle);
}

void TestLeftoverStore::aConnectionThatCannotBeAskedIsAnErrorAndTheOthersAreShown()
{
    FakeLeftoverBackend *other = add(QStringLiteral("other"));
    other->leftoverService.findError = Error{.message = QStringLiteral("It does not answer.")};
    look();
    QCOMPARE(m_store->model().rowCount(), 3);
    QCOMPARE(m_store->errors().size(), 1);
}

void TestLeftoverStore::aConnectionThatIsClosedWhileCleaningEndsTheRun()
{
    m_backend->leftoverService.answersAtOnce = false;
    look();
    m_store->clean();
    m_registry->remove(QStringLiteral("here"));
    QVERIFY(!m_store->isCleaning());
    QCOMPARE(m_store->model().rowCount(), 0);
    QCOMPARE(m_log.kept.first().outcome, ActivityEntry::Outcome::Failed);
}

void TestLeftoverStore::theAgeOfEndedSandboxesIsPassedOn()
{
    m_store->setExitedDays(30);
    look();
    QCOMPARE(m_backend->leftoverService.lastDays, 30);
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestLeftoverStore)
#include "tst_leftoverstore.moc"
