// SPDX-License-Identifier: Apache-2.0
#include <core/operation.h>
#include <core/secretstring.h>

#include <QTest>

using namespace osc;

class TestOperation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCallbackComesFromTheEventLoopAndOnce()
    {
        int calls = 0;
        auto operation = finished<int>(7, [&](Result<int> result) {
            ++calls;
            QCOMPARE(result.value(), 7);
        });
        QCOMPARE(calls, 0);
        QVERIFY(operation.isActive());
        QTRY_COMPARE(calls, 1);
        QVERIFY(!operation.isActive());
    }

    void lettingGoCancelsAndCallsNothing()
    {
        int calls = 0;
        int cancels = 0;
        Promise<int> promise([&](const Result<int> &) { ++calls; });
        {
            const auto operation = promise.operation([&] { ++cancels; });
            promise.resolveLater(1);
        }
        QCoreApplication::processEvents();
        QCOMPARE(calls, 0);
        QCOMPARE(cancels, 1);
    }

    void theHandleMayBeReassignedInItsOwnCallback()
    {
        Operation operation;
        int second = 0;
        operation = finished<int>(1, [&](const Result<int> &) {
            operation = finished<int>(2, [&](const Result<int> &result) { second = result.value(); });
        });
        QTRY_COMPARE(second, 2);
    }

    void theOwnerMayDieInTheCallback()
    {
        struct Owner
        {
            Operation operation;
        };
        auto owner = std::make_unique<Owner>();
        bool called = false;
        owner->operation = finished<int>(1, [&](const Result<int> &) {
            owner.reset();
            called = true;
        });
        QTRY_VERIFY(called);
        QVERIFY(!owner);
    }

    void theWorkerIsReleasedAtTheEndAndAtCancel()
    {
        auto worker = std::make_shared<int>(0);
        Promise<void> promise([](const Done &) {});
        auto operation = promise.operation({}, worker);
        QCOMPARE(worker.use_count(), 2);
        promise.resolve(Done());
        QCOMPARE(worker.use_count(), 1);

        Promise<void> other([](const Done &) {});
        operation = other.operation({}, worker);
        QCOMPARE(worker.use_count(), 2);
        operation = {};
        QCOMPARE(worker.use_count(), 1);
    }

    void aDetachedOperationRunsToItsEnd()
    {
        bool called = false;
        finished<void>(Done(), [&](const Done &) { called = true; }).detach();
        QTRY_VERIFY(called);
    }

    void aSecretDoesNotPrint()
    {
        QString text;
        QDebug(&text) << SecretString(QByteArrayLiteral("hunter2"));
        QVERIFY(!text.contains(QLatin1String("hunter2")));
        const SecretString one(QByteArrayLiteral("a"));
        const SecretString copy = one; // NOLINT(performance-unnecessary-copy-initialization)
        QCOMPARE(copy.reveal(), QByteArrayLiteral("a"));
        QVERIFY(copy == one);
    }
};

QTEST_GUILESS_MAIN(TestOperation)
#include "tst_operation.moc"
