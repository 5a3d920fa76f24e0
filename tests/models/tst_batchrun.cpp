// SPDX-License-Identifier: Apache-2.0
#include "fakebatch.h"
#include "fakeservices.h"
#include "memoryactivitylog.h"

#include <models/batchrun.h>
#include <models/namepattern.h>
#include <models/specsecrets.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

SandboxSpec batchSpec()
{
    SandboxSpec spec;
    spec.image = QStringLiteral("python:3.11");
    spec.entrypoint = {QStringLiteral("sleep"), QStringLiteral("60")};
    spec.timeoutSeconds = 600;
    spec.resourceLimits = {{QStringLiteral("cpu"), QStringLiteral("1")}};
    return spec;
}

/// Some sandboxes on a connection whose answers the test gives.
struct Batch
{
    explicit Batch(int count)
        : Batch(namedRows(batchSpec(), *expandNames(QStringLiteral("b{n}"), count)))
    {}
    explicit Batch(const QList<BatchRow> &rows)
    {
        backend = std::make_unique<FakeBatchBackend>(QStringLiteral("here"), QStringLiteral("This computer"));
        run = std::make_unique<BatchRun>(*backend, activity, &secrets, rows);
        tester = std::make_unique<QAbstractItemModelTester>(&run->model());
    }
    [[nodiscard]] BatchRow::State state(int row) const { return run->model().at(row).state; }
    /// Of the batch itself.
    [[nodiscard]] const ActivityEntry *entry() const
    {
        for (const ActivityEntry &kept : log.kept)
            if (kept.what == u"Create sandboxes")
                return &kept;
        return nullptr;
    }

    MemoryActivityLog log;
    FakeClock clock;
    ActivityStore activity{log, clock};
    FakeSecretStore secrets;
    std::unique_ptr<FakeBatchBackend> backend;
    std::unique_ptr<BatchRun> run;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

} // namespace

class TestBatchRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlySoManyAreMadeAtATime()
    {
        Batch batch(10);
        batch.run->start(3);
        QCOMPARE(batch.backend->creating.asked.size(), 3);
        batch.backend->creating.succeed(QStringLiteral("b2"));
        QCOMPARE(batch.backend->creating.asked.size(), 4);
        batch.run->setParallel(5);
        QCOMPARE(batch.backend->creating.asked.size(), 6);
        batch.backend->creating.succeedAll();
        QVERIFY(!batch.run->isRunning());
        QCOMPARE(batch.backend->creating.mostRunning, 5);
        QCOMPARE(batch.backend->creating.asked.size(), 10);
        QCOMPARE(batch.run->summary(), QStringLiteral("10 of 10 created"));
        QCOMPARE(batch.run->model().at(3).sandboxId, QStringLiteral("id-b4"));
    }

    void thoseThatFailedAreTriedAgainAndTheOthersLeftAlone()
    {
        Batch batch(3);
        QSignalSpy finished(batch.run.get(), &BatchRun::finished);
        batch.run->start(4);
        batch.backend->creating.succeed(QStringLiteral("b1"));
        batch.backend->creating.fail(QStringLiteral("b2"));
        batch.backend->creating.succeed(QStringLiteral("b3"));
        QCOMPARE(finished.count(), 1);
        QCOMPARE(batch.state(1), BatchRow::State::Failed);
        QCOMPARE(batch.run->summary(), QStringLiteral("2 of 3 created, 1 failed"));
        QVERIFY(batch.run->canRetry());
        batch.run->retry(4);
        QCOMPARE(batch.backend->creating.asked.last(), QStringLiteral("b2"));
        QCOMPARE(batch.backend->creating.asked.size(), 4);
        batch.backend->creating.succeedAll();
        QCOMPARE(finished.count(), 2);
        QVERIFY(!batch.run->canRetry());
    }

    void cancellingKeepsWhatWasMade()
    {
        Batch batch(5);
        batch.run->start(2);
        batch.backend->creating.succeed(QStringLiteral("b1"));
        batch.run->cancel();
        QCOMPARE(batch.state(0), BatchRow::State::Created);
        for (int row = 1; row < 5; ++row)
            QCOMPARE(batch.state(row), BatchRow::State::Cancelled);
        QCOMPARE(batch.backend->creating.cancelled, 2);
        QVERIFY(!batch.run->isRunning() && batch.run->canRetry());
        QCOMPARE(batch.entry()->outcome, ActivityEntry::Outcome::Cancelled);
    }

    void activityCountsThem()
    {
        Batch batch(2);
        QList<qint64> counted;
        connect(&batch.activity, &ActivityStore::progressed, this,
                [&](const ActivityEntry &entry, qint64 current, qint64 total) {
                    if (entry.what == u"Create sandboxes") {
                        QCOMPARE(total, qint64(2));
                        counted.append(current);
                    }
                });
        batch.run->start(2);
        QCOMPARE(batch.entry()->outcome, ActivityEntry::Outcome::Running);
        batch.backend->creating.fail(QStringLiteral("b1"));
        batch.backend->creating.succeed(QStringLiteral("b2"));
        QCOMPARE(counted, QList<qint64>({1, 2}));
        QCOMPARE(batch.entry()->outcome, ActivityEntry::Outcome::Failed);
        QVERIFY(batch.entry()->error.contains(u"not created"));
        QCOMPARE(batch.entry()->details, QStringLiteral("1 of 2 created, 1 failed"));
    }

    void activityCanCancelIt()
    {
        Batch batch(3);
        batch.run->start(1);
        batch.activity.cancel(batch.entry()->id);
        QVERIFY(!batch.run->isRunning());
    }

    void badRowsAreLeftOut()
    {
        const auto items = readBatch(
            R"({"image":{"uri":"python:3.11"},"metadata":{"name":"a"},"resourceLimits":{"cpu":"1"},"entrypoint":["x"]}
{"image":{"uri":"python:3.11"},"timeout":5,"metadata":{"name":"short"},"resourceLimits":{"cpu":"1"},"entrypoint":["x"]}
nonsense
{"image":{"uri":"python:3.11"},"metadata":{"name":"d"},"resourceLimits":{"cpu":"1"},"entrypoint":["x"]})",
            BatchForm::Lines);
        QVERIFY(items.ok());
        ValidationRules rules;
        const auto rows = checkedRows(*items, rules);
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows.at(1).state, BatchRow::State::Bad);
        QVERIFY(rows.at(1).error.message.startsWith(u"timeout"));
        QCOMPARE(rows.at(2).state, BatchRow::State::Bad);
        QCOMPARE(rows.at(2).line, 3);
        Batch batch(rows);
        batch.run->start(4);
        QCOMPARE(batch.backend->creating.asked, QStringList({QStringLiteral("a"), QStringLiteral("d")}));
        batch.backend->creating.succeedAll();
        QCOMPARE(batch.run->summary(), QStringLiteral("2 of 2 created"));
        QCOMPARE(batch.state(2), BatchRow::State::Bad);
        QVERIFY(!batch.run->canRetry());
    }

    void aConnectionThatGoesEndsIt()
    {
        Batch batch(5);
        QSignalSpy finished(batch.run.get(), &BatchRun::finished);
        batch.run->start(2);
        batch.backend->creating.succeed(QStringLiteral("b1"));
        batch.backend.reset();
        QCOMPARE(finished.count(), 1);
        QCOMPARE(batch.state(0), BatchRow::State::Created);
        QCOMPARE(batch.state(4), BatchRow::State::Failed);
        QVERIFY(!batch.run->canRetry());
    }

    void deletingItWhileItRunsCancels()
    {
        Batch batch(4);
        batch.run->start(2);
        batch.tester.reset();
        batch.run.reset();
        QCOMPARE(batch.backend->creating.cancelled, 2);
        QCOMPARE(batch.entry()->outcome, ActivityEntry::Outcome::Cancelled);
    }

    void itMayBeDeletedWhenItTellsThatOneIsDone()
    {
        Batch batch(4);
        batch.run->start(2);
        batch.tester.reset();
        const auto deleteIt = [&run = batch.run] { run.reset(); };
        connect(batch.run.get(), &BatchRun::progressed, this, deleteIt);
        batch.backend->creating.succeed(QStringLiteral("b1"));
        QVERIFY(!batch.run);
    }

    void aLoginComesFromTheKeychain()
    {
        SandboxSpec spec = batchSpec();
        spec.image = QStringLiteral("ghcr.io/team/tool:1");
        spec.auth = RegistryLogin{QStringLiteral("mei"), {}};
        Batch batch(namedRows(spec, {QStringLiteral("x")}));
        batch.secrets.secrets.insert(
            QStringLiteral("registry/ghcr.io"),
            packedLogin({QStringLiteral("mei"), SecretString(QByteArrayLiteral("pa55"))}));
        batch.run->start(1);
        QTRY_COMPARE(batch.backend->creating.creations.size(), std::size_t(1));
        QCOMPARE(batch.backend->creating.creations.front().spec.auth->password.reveal(),
                 QByteArrayLiteral("pa55"));
        QVERIFY(batch.run->model().at(0).spec.auth->password.isEmpty());
        batch.backend->creating.succeedAll();

        Batch without(namedRows(spec, {QStringLiteral("x")}));
        without.run->start(1);
        QTRY_COMPARE(without.state(0), BatchRow::State::Failed);
        QVERIFY(without.run->model().at(0).error.message.contains(u"ghcr.io"));
    }

    void namesFromOutsideAreShownSafely()
    {
        SandboxSpec spec = batchSpec();
        Batch batch(namedRows(spec, {QStringLiteral("a\u202Eb\nc")}));
        const QString shown = batch.run->model().index(0, BatchModel::Name).data().toString();
        QVERIFY(!shown.contains(u'\n') && !shown.contains(QChar(0x202E)));
    }
};

QTEST_GUILESS_MAIN(TestBatchRun)
#include "tst_batchrun.moc"
