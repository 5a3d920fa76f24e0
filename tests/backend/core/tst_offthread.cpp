// SPDX-License-Identifier: Apache-2.0
#include <core/offthread.h>

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <numeric>
#include <vector>

namespace osc::test {

/// Remembers on which thread its last copy died.
struct Witness
{
    explicit Witness(QThread *&where)
        : diedOn(where)
    {}
    Q_DISABLE_COPY_MOVE(Witness)
    ~Witness() { diedOn = QThread::currentThread(); }

    QThread *&diedOn;
};

class TestOffThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWorkRunsElsewhereAndTheAnswerComesHome()
    {
        QThread *worker = nullptr;
        QThread *home = nullptr;
        const auto operation = runOffThread<QThread *>([] { return QThread::currentThread(); },
                                                       [&](const Result<QThread *> &result) {
                                                           worker = *result;
                                                           home = QThread::currentThread();
                                                       });
        QTRY_VERIFY(home);
        QCOMPARE(home, thread());
        QVERIFY(worker != thread());
        QVERIFY(!operation.isActive());
    }

    /// Under the thread sanitizer this shows that it can follow what goes to and fro.
    void manyAnswersArriveWhole()
    {
        constexpr int calls = 500;
        QThreadPool pool;
        pool.setMaxThreadCount(3);
        std::vector<Operation> operations;
        int total = 0;
        int answers = 0;
        for (int i = 0; i < calls; ++i) {
            operations.push_back(runOffThread<std::vector<int>>(
                pool, [ones = std::vector<int>(8, 1)]() -> Result<std::vector<int>> { return ones; },
                [&](const Result<std::vector<int>> &ones) {
                    total += std::accumulate(ones->begin(), ones->end(), 0);
                    ++answers;
                }));
        }
        QTRY_COMPARE(answers, calls);
        QCOMPARE(total, calls * 8);
    }

    void aCallbackThatNobodyWaitsForDiesOnTheThreadThatAsked()
    {
        for (int i = 0; i < 50; ++i) {
            QThread *diedOn = nullptr;
            QSemaphore go;
            QThreadPool pool;
            auto operation = runOffThread<int>(
                pool,
                [&go] {
                    go.acquire();
                    return 1;
                },
                [witness = std::make_shared<Witness>(diedOn)](const Result<int> &) { QFAIL("cancelled"); });
            operation.cancel();
            go.release();
            QVERIFY(pool.waitForDone());
            QTRY_VERIFY(diedOn);
            QCOMPARE(diedOn, thread());
        }
    }

    void whatIsHandedToAnObjectThatDiesIsDroppedUncalled()
    {
        bool called = false;
        QThread *diedOn = nullptr;
        auto context = std::make_unique<QObject>();
        handTo(context.get(), [&called, witness = std::make_shared<Witness>(diedOn)] { called = true; });
        context.reset();
        QCoreApplication::processEvents();
        QVERIFY(!called);
        QCOMPARE(diedOn, thread());
    }
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestOffThread)
#include "tst_offthread.moc"
