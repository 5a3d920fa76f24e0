// SPDX-License-Identifier: Apache-2.0
#include "memoryactivitylog.h"
#include "memoryinventory.h"
#include "realengine.h"

#include <docker/dockerbackend.h>
#include <models/batchrun.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

QByteArray requestLine(const QString &name, const QString &mark, const QByteArray &image)
{
    return R"({"image":{"uri":")" + image +
           R"("},"entrypoint":["sleep","600"],"timeout":600,"resourceLimits":{"cpu":"100m","memory":"16Mi"},)"
           R"("metadata":{"name":")" +
           name.toUtf8() + R"(","made-by":")" + mark.toUtf8() +
           R"("},"console":{"readiness":{"kind":"state"}}})" + '\n';
}

} // namespace

/// A file of requests on a real engine.
class TestDockerBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!RealEngine::address().isEmpty(), "CONSOLE_TEST_DOCKER_HOST names no engine");
    }

    void init()
    {
        m_mark = RealEngine::newId();
        m_engine = std::make_unique<RealEngine>();
        ConnectionProfile profile = RealEngine::profile();
        profile.execdImage =
            QStringLiteral("127.0.0.1:1/none:1"); // refused at once: the Engine's own exec is used
        m_backend = std::make_unique<DockerBackend>(
            profile, m_engine->http(), m_inventory, m_clock,
            DockerBackend::Options{m_home.path(), m_home.filePath(QStringLiteral("none"))});
        m_backend->open();
        QTRY_COMPARE_WITH_TIMEOUT(m_backend->status().state, ConnectionState::Live, 20'000);
    }

    void cleanup()
    {
        for (const QString &id : containers())
            m_engine->remove(id);
        m_backend.reset();
        m_engine.reset();
    }

    void fiveAreMadeAndTheBadLineIsLeftOut()
    {
        QByteArray lines;
        for (int i = 1; i <= 5; ++i) {
            lines += requestLine(QStringLiteral("batch-%1").arg(i), m_mark, "osbtest/busybox:latest");
            if (i == 2)
                lines += "{\"image\": {\"uri\": \"osbtest/busybox:latest\"\n";
        }
        const auto items = readBatch(lines, BatchForm::Lines);
        QVERIFY(items.ok());
        const auto rows = checkedRows(*items, m_backend->validationRules());
        QCOMPARE(rows.size(), 6);
        QCOMPARE(rows.at(2).state, BatchRow::State::Bad);
        QCOMPARE(rows.at(2).line, 3);

        BatchRun run(*m_backend, m_activity, nullptr, rows);
        QSignalSpy finished(&run, &BatchRun::finished);
        run.start(3);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 120'000);
        for (const BatchRow &row : run.model().rows()) {
            if (row.line != 3)
                QVERIFY2(row.state == BatchRow::State::Created,
                         qPrintable(row.error.message + row.error.detail));
        }
        QCOMPARE(run.summary(), QStringLiteral("5 of 5 created"));
        QCOMPARE(containers().size(), 5);
        int recorded = 0;
        for (const ActivityEntry &entry : m_log.kept)
            recorded += entry.outcome == ActivityEntry::Outcome::Succeeded ? 1 : 0;
        QCOMPARE(recorded, 6); // the batch and each of the five
        QCOMPARE(m_inventory.records.size(), 5);
    }

    void oneThatFailsIsTriedAgainAndCancellingLeavesNothingHalf()
    {
        const QByteArray lines =
            requestLine(QStringLiteral("good"), m_mark, "osbtest/busybox:latest") +
            requestLine(QStringLiteral("missing"), m_mark, "127.0.0.1:1/osbtest/missing:1");
        const auto items = readBatch(lines, BatchForm::Lines);
        BatchRun run(*m_backend, m_activity, nullptr, checkedRows(*items, m_backend->validationRules()));
        QSignalSpy finished(&run, &BatchRun::finished);
        run.start(2);
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 120'000);
        QCOMPARE(run.model().at(0).state, BatchRow::State::Created);
        QCOMPARE(run.model().at(1).state, BatchRow::State::Failed);
        QVERIFY(!run.model().at(1).error.message.isEmpty());
        QCOMPARE(containers().size(), 1);
        run.retry(1);
        QVERIFY(run.isRunning());
        run.cancel();
        QCOMPARE(finished.count(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(containers().size(), 1, 20'000);
    }

private:
    QStringList containers()
    {
        const auto list = await<QList<ContainerSummary>>([&](auto done) {
            return listContainers(m_engine->engine(), QLatin1String("made-by"), m_mark, std::move(done));
        });
        QStringList ids;
        for (const auto &container : *list)
            ids.append(container.id);
        return ids;
    }

    QString m_mark;
    QTemporaryDir m_home;
    Clock m_clock;
    MemoryInventory m_inventory;
    MemoryActivityLog m_log;
    ActivityStore m_activity{m_log, m_clock};
    std::unique_ptr<RealEngine> m_engine;
    std::unique_ptr<DockerBackend> m_backend;
};

QTEST_GUILESS_MAIN(TestDockerBatch)
#include "tst_dockerbatch.moc"
