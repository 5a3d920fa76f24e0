// SPDX-License-Identifier: Apache-2.0
#include "memoryinventory.h"
#include "realengine.h"
#include "testclock.h"
#include "watchedlist.h"

#include <docker/dockerbackend.h>

#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace osc;
using namespace osc::test;

/// What sandboxes use, as a real engine measures it.
class TestDockerMeasuring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!RealEngine::address().isEmpty(), "CONSOLE_TEST_DOCKER_HOST names no engine");
    }

    void aBusySandboxIsMeasuredUntilItStops()
    {
        const QTemporaryDir home;
        RealEngine engine;
        MemoryInventory inventory;
        const TestClock clock;
        DockerBackend backend(RealEngine::profile(), engine.http(), inventory, clock,
                              {home.path(), home.filePath(QStringLiteral("none"))});
        const WatchedList list(*backend.sandboxes());
        const QString id = RealEngine::newId();
        const QString container = engine.makeSandbox(id, {}, R"(["sh","-c","while :; do :; done"])",
                                                     R"({"NanoCpus":300000000,"Memory":67108864})");
        backend.open();
        QTRY_VERIFY_WITH_TIMEOUT(list.state(id) == SandboxState::Running, 20'000);

        QList<Usage> samples;
        std::optional<Done> end;
        const Operation operation = backend.usage()->follow(
            id, [&](const Usage &usage) { samples.append(usage); }, [&](const Done &done) { end = done; });
        QTRY_VERIFY_WITH_TIMEOUT(samples.size() >= 4, 30'000);
        QVERIFY(!samples.constFirst().cores);
        const Usage last = samples.constLast();
        QVERIFY(last.cores);
        QVERIFY2(*last.cores > 0.05 && *last.cores < 0.5, qPrintable(QString::number(*last.cores)));
        QCOMPARE(last.coresLimit, 0.3);
        QCOMPARE(last.memoryLimit, 64 << 20);
        QVERIFY(last.memory > 0 && last.memory < 64 << 20);
        QVERIFY(last.processes >= 1);
        QVERIFY(std::abs(last.at.secsTo(QDateTime::currentDateTimeUtc())) < 60);

        engine.act(container, "/kill");
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), 20'000);
        QVERIFY(end->ok());
    }
};

QTEST_GUILESS_MAIN(TestDockerMeasuring)
#include "tst_dockermeasuring.moc"
