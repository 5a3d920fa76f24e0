// SPDX-License-Identifier: Apache-2.0
#include "fakeengine.h"
#include "memoryinventory.h"
#include "testclock.h"
#include "watchedlist.h"

#include <docker/dockerbackend.h>
#include <http/curlhttpclient.h>

#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace osc;
using namespace osc::test;

namespace osc::test {

/// A line of the Engine's stream: so many milliseconds after a moment, half a core in use.
QByteArray statsLine(int milliseconds, qint64 memory = 1000)
{
    const auto at = QDateTime(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC).addMSecs(milliseconds);
    const auto number = [](qint64 value) { return QByteArray::number(value); };
    return R"({"read":")" + at.toString(Qt::ISODateWithMs).toLatin1() +
           R"(","cpu_stats":{"cpu_usage":{"total_usage":)" + number(milliseconds * qint64(500'000)) +
           R"(},"system_cpu_usage":)" + number(milliseconds * qint64(4'000'000) + 1) +
           R"(,"online_cpus":4},"memory_stats":{"usage":)" + number(memory) + "}}\n";
}

/// Somebody who follows.
struct Follower
{
    QList<Usage> samples;
    std::optional<Done> end;
    Operation operation;

    void follow(UsageService &service, const QString &id)
    {
        operation = service.follow(
            id, [this](const Usage &usage) { samples.append(usage); },
            [this](const Done &done) { end = done; });
    }
};

} // namespace osc::test

/// What sandboxes use, when the engine behaves and when it does not.
class TestDockerUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_engine = std::make_unique<FakeEngine>();
        m_engine->containers.insert("c1", {.sandboxId = "s1"});
        m_engine->answer("GET", "/containers/c1/stats", [this](const Exchange &exchange) {
            if (exchange->request().target.contains("one-shot=1"))
                return exchange->reply(200, statsLine(0));
            exchange->begin(200);
            exchange->onClosed([this] { ++m_closed; });
            m_streams.append(exchange);
        });
        const DockerBackend::Options options{m_home.path(), m_home.filePath(QStringLiteral("none"))};
        m_backend =
            std::make_unique<DockerBackend>(m_engine->profile(), m_http, m_inventory, m_clock, options);
        m_list = std::make_unique<WatchedList>(*m_backend->sandboxes());
        m_backend->open();
        QTRY_VERIFY(m_list->has(QStringLiteral("s1")));
    }
    void cleanup()
    {
        m_list.reset();
        m_backend.reset();
        m_streams.clear();
        m_engine.reset();
        m_closed = 0;
    }

    void aSampleComesAtOnceAndThenTheStream()
    {
        Follower follower;
        follower.follow(usage(), QStringLiteral("s1"));
        QTRY_COMPARE(follower.samples.size(), 1);
        QCOMPARE(follower.samples.constFirst().memory, 1000);
        QVERIFY(!follower.samples.constFirst().cores);
        QCOMPARE(follower.samples.constFirst().coresLimit, 4.0);
        QCOMPARE(follower.samples.constFirst().memoryLimit, 8'000'000'000);
        QTRY_COMPARE(m_streams.size(), 1);
        m_streams.constFirst()->send(statsLine(1000, 2000));
        QTRY_COMPARE(follower.samples.size(), 2);
        QCOMPARE(follower.samples.constLast().cores, std::optional<double>(0.5));
        QCOMPARE(follower.samples.constLast().memory, 2000);
    }

    void severalFollowersShareOneStream()
    {
        Follower first;
        Follower second;
        first.follow(usage(), QStringLiteral("s1"));
        QTRY_COMPARE(m_streams.size(), 1);
        second.follow(usage(), QStringLiteral("s1"));
        QTRY_COMPARE(second.samples.size(), 1); // the last one, at once
        m_streams.constFirst()->send(statsLine(1000));
        QTRY_COMPARE(second.samples.size(), 2);
        QTRY_COMPARE(first.samples.size(), 2);
        first.operation.cancel();
        m_streams.constFirst()->send(statsLine(2000));
        QTRY_COMPARE(second.samples.size(), 3);
        QCOMPARE(first.samples.size(), 2);
        QCOMPARE(m_engine->count("GET /containers/c1/stats"), 2);
        QCOMPARE(m_closed, 0);
        second.operation.cancel();
        QTRY_COMPARE(m_closed, 1);
    }

    void lettingGoInsideASampleEndsTheStream()
    {
        std::optional<Operation> operation;
        int samples = 0;
        operation = usage().follow(QStringLiteral("s1"),
                                   [&](const Usage &) {
                                       if (++samples == 2)
                                           operation.reset();
                                   },
                                   {});
        QTRY_COMPARE(m_streams.size(), 1);
        m_streams.constFirst()->send(statsLine(1000) + statsLine(2000) + statsLine(3000));
        QTRY_COMPARE(m_closed, 1);
        QCOMPARE(samples, 2);
    }

    void itEndsWellWhenTheSandboxStops()
    {
        Follower follower;
        follower.follow(usage(), QStringLiteral("s1"));
        QTRY_COMPARE(m_streams.size(), 1);
        m_engine->containers["c1"].state = "\"Status\":\"exited\",\"ExitCode\":0";
        m_engine->sendEvent("die", "c1", "s1");
        QTRY_VERIFY(follower.end);
        QVERIFY(follower.end->ok());
        QTRY_COMPARE(m_closed, 1);
        Follower late;
        late.follow(usage(), QStringLiteral("s1"));
        QTRY_VERIFY(late.end);
        QVERIFY(late.end->ok());
        QCOMPARE(m_engine->count("GET /containers/c1/stats"), 2);
    }

    void itEndsWellWhenTheEngineSaysThatNothingRuns()
    {
        Follower follower;
        follower.follow(usage(), QStringLiteral("s1"));
        QTRY_COMPARE(m_streams.size(), 1);
        m_streams.constFirst()->send("{\"read\":\"0001-01-01T00:00:00Z\",\"id\":\"c1\"}\n");
        QTRY_VERIFY(follower.end);
        QVERIFY(follower.end->ok());
    }

    void itEndsWellWhenTheSandboxIsRemoved()
    {
        Follower follower;
        follower.follow(usage(), QStringLiteral("s1"));
        QTRY_COMPARE(m_streams.size(), 1);
        m_engine->containers.remove("c1");
        m_engine->sendEvent("destroy", "c1", "s1");
        QTRY_VERIFY(follower.end);
        QVERIFY(follower.end->ok());
    }

    void aSandboxThatIsNotThereIsNotFound()
    {
        Follower follower;
        follower.follow(usage(), QStringLiteral("nobody"));
        QVERIFY(!follower.end);
        QTRY_VERIFY(follower.end);
        QCOMPARE(follower.end->error().kind, ErrorKind::NotFound);
    }

    void anEngineThatRefusesIsAFailure()
    {
        m_engine->answer("GET", "/containers/c1/stats", [](const Exchange &exchange) {
            exchange->reply(500, R"({"message":"cgroups are broken"})");
        });
        Follower follower;
        follower.follow(usage(), QStringLiteral("s1"));
        QTRY_VERIFY(follower.end);
        QVERIFY(!follower.end->ok());
        QVERIFY(follower.end->error().message.contains(QStringLiteral("s1")));
        QVERIFY(follower.end->error().detail.contains(QStringLiteral("cgroups are broken")));
    }

    void garbageInTheStreamIsPassedOver()
    {
        Follower follower;
        follower.follow(usage(), QStringLiteral("s1"));
        QTRY_COMPARE(m_streams.size(), 1);
        m_streams.constFirst()->send("garbage\n[1,2]\n" + QByteArray(2'000'000, 'x') + '\n');
        m_streams.constFirst()->send(statsLine(1000));
        QTRY_COMPARE(follower.samples.size(), 2);
        m_streams.constFirst()->drop();
        QTRY_VERIFY(follower.end);
    }

    void theLimitsOfTheSandboxCount()
    {
        m_engine->answer("GET", "/containers/c2/json", [](const Exchange &exchange) {
            exchange->reply(200,
                            R"({"Id":"c2","Image":"sha256:aaaaaaaaaaaabbbb","State":{"Status":"running",)"
                            R"("Running":true},"HostConfig":{"NanoCpus":1500000000,"Memory":4096},)"
                            R"("Config":{"Labels":{"opensandbox.io/id":"s2"}}})");
        });
        m_engine->answer("GET", "/containers/c2/stats",
                         [](const Exchange &exchange) { exchange->reply(200, statsLine(0)); });
        m_engine->containers.insert("c2", {.sandboxId = "s2"});
        m_engine->sendEvent("start", "c2", "s2");
        QTRY_VERIFY(m_list->has(QStringLiteral("s2")));
        Follower follower;
        follower.follow(usage(), QStringLiteral("s2"));
        QTRY_VERIFY(!follower.samples.isEmpty());
        QCOMPARE(follower.samples.constFirst().coresLimit, 1.5);
        QCOMPARE(follower.samples.constFirst().memoryLimit, 4096);
    }

    void limitsThatAreLearnedLaterCountFromThenOn()
    {
        Follower follower;
        follower.follow(usage(), QStringLiteral("s1"));
        QTRY_COMPARE(m_streams.size(), 1);
        m_engine->answer("GET", "/containers/c1/json", [](const Exchange &exchange) {
            exchange->reply(200,
                            R"({"Id":"c1","Image":"sha256:aaaaaaaaaaaabbbb","State":{"Status":"running",)"
                            R"("Running":true},"HostConfig":{"NanoCpus":300000000},)"
                            R"("Config":{"Labels":{"opensandbox.io/id":"s1"}}})");
        });
        m_engine->sendEvent("start", "c1", "s1");
        QTRY_COMPARE(m_list->sandboxes[QStringLiteral("s1")].nanoCpus, 300'000'000);
        m_streams.constFirst()->send(statsLine(1000));
        QTRY_COMPARE(follower.samples.size(), 2);
        QCOMPARE(follower.samples.constLast().coresLimit, 0.3);
    }

private:
    [[nodiscard]] UsageService &usage() const { return *m_backend->usage(); }

    TestClock m_clock;
    QTemporaryDir m_home;
    CurlHttpClient m_http;
    MemoryInventory m_inventory;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<DockerBackend> m_backend;
    std::unique_ptr<WatchedList> m_list;
    QList<Exchange> m_streams;
    int m_closed = 0;
};

QTEST_GUILESS_MAIN(TestDockerUsage)
#include "tst_dockerusage.moc"
