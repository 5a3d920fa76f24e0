// SPDX-License-Identifier: Apache-2.0
#include "usagecodec.h"

#include <QFile>
#include <QTest>

using namespace osc;

namespace {

/// Two lines of a stream as an Engine 20.10 sent them; the container had a fifth of a processor.
QList<QByteArray> recordedLines()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/docker/stats-cgroup1.jsonl"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
}

CpuCounters counters(qint64 milliseconds, qint64 used, qint64 system, int online)
{
    CpuCounters cpu;
    cpu.at = QDateTime(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC).addMSecs(milliseconds);
    cpu.used = used;
    cpu.system = system;
    cpu.online = online;
    return cpu;
}

} // namespace

/// What the Engine says that a container uses.
class TestUsageCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordedStreamIsRead()
    {
        const auto lines = recordedLines();
        QCOMPARE(lines.size(), 2);
        const auto first = decodeUsage(lines.at(0));
        QVERIFY(first);
        QVERIFY(first->cpu.at.isValid());
        QVERIFY(!first->previous.at.isValid());
        QCOMPARE(first->cpu.online, 2);
        QCOMPARE(first->memory, 499'712);
        QCOMPARE(first->memoryLimit, 64 << 20);
        QCOMPARE(first->received, 486);
        QCOMPARE(first->processes, 1);
        const auto second = decodeUsage(lines.at(1));
        QCOMPARE(second->previous.at, first->cpu.at);
        const auto cores = coresBetween(second->previous, second->cpu);
        QVERIFY(cores && *cores > 0.199 && *cores < 0.205);
    }

    void theFirstSampleOfAStreamHasNoProcessorTime()
    {
        const auto first = decodeUsage(recordedLines().at(0));
        QVERIFY(!coresBetween(first->previous, first->cpu));
    }

    void theCacheThatCanBeDroppedDoesNotCount_data()
    {
        QTest::addColumn<QByteArray>("memory");
        QTest::addColumn<qint64>("used");
        QTest::newRow("cgroup v1")
            << QByteArray(
                   R"({"usage":1000,"stats":{"inactive_file":1,"total_inactive_file":400,"cache":500}})")
            << qint64(600);
        QTest::newRow("cgroup v2") << QByteArray(R"({"usage":1000,"stats":{"inactive_file":300,"file":500}})")
                                   << qint64(700);
        QTest::newRow("no parts") << QByteArray(R"({"usage":1000})") << qint64(1000);
        QTest::newRow("parts that are null") << QByteArray(R"({"usage":1000,"stats":null})") << qint64(1000);
        QTest::newRow("more cache than usage")
            << QByteArray(R"({"usage":1000,"stats":{"inactive_file":2000}})") << qint64(1000);
        QTest::newRow("negative") << QByteArray(R"({"usage":-5,"stats":{"inactive_file":-9}})") << qint64(0);
        QTest::newRow("a text") << QByteArray(R"({"usage":"1000"})") << qint64(0);
        QTest::newRow("absent") << QByteArray("{}") << qint64(0);
    }
    void theCacheThatCanBeDroppedDoesNotCount()
    {
        QFETCH(QByteArray, memory);
        const auto reading = decodeUsage(R"({"memory_stats":)" + memory + '}');
        QVERIFY(reading);
        QTEST(reading->memory, "used");
    }

    void processorsAreCountedWhereTheEngineDoesNotSay()
    {
        const auto reading =
            decodeUsage(R"({"cpu_stats":{"cpu_usage":{"total_usage":5,"percpu_usage":[1,2,2]}}})");
        QCOMPARE(reading->cpu.online, 3);
        QCOMPARE(reading->cpu.used, 5);
    }

    void allNetworksAreAddedUp()
    {
        const auto reading = decodeUsage(R"({"networks":{"eth0":{"rx_bytes":3,"tx_bytes":4},)"
                                         R"("eth1":{"rx_bytes":10,"tx_bytes":20},"eth2":null}})");
        QCOMPARE(reading->received, 13);
        QCOMPARE(reading->sent, 24);
    }

    void aContainerThatDoesNotRunHasNoTime()
    {
        const auto reading = decodeUsage(R"({"read":"0001-01-01T00:00:00Z","memory_stats":{}})");
        QVERIFY(reading && !reading->cpu.at.isValid());
    }

    void hostileLinesDoNoHarm_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("understood");
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("no JSON") << QByteArray("<html>") << false;
        QTest::newRow("an array") << QByteArray("[]") << false;
        QTest::newRow("cut off") << recordedLines().value(0).first(300) << false;
        QTest::newRow("deep") << QByteArray(100'000, '[') << false;
        QTest::newRow("empty") << QByteArray("{}") << true;
        QTest::newRow("wrong types")
            << QByteArray(R"({"read":7,"cpu_stats":[],"precpu_stats":"","memory_stats":3,"networks":[1],)"
                          R"("pids_stats":{"current":"many"}})")
            << true;
        QTest::newRow("absurd numbers")
            << QByteArray(R"({"read":"2026-11-21T12:00:00Z","cpu_stats":{"cpu_usage":{"total_usage":1e300},)"
                          R"("system_cpu_usage":18446744073709551615,"online_cpus":4294967296},)"
                          R"("memory_stats":{"usage":18446744073709551615},)"
                          R"("networks":{"a":{"rx_bytes":9223372036854775807},)"
                          R"("b":{"rx_bytes":9223372036854775807}},"pids_stats":{"current":1e18}})")
            << true;
    }
    void hostileLinesDoNoHarm()
    {
        QFETCH(QByteArray, line);
        const auto reading = decodeUsage(line);
        QTEST(reading.has_value(), "understood");
        if (reading) {
            QVERIFY(reading->memory >= 0 && reading->received >= 0 && reading->processes >= 0);
            QVERIFY(reading->cpu.online >= 0 && reading->cpu.online <= 65'536);
        }
    }

    void coresFollowFromTwoReadings_data()
    {
        QTest::addColumn<CpuCounters>("before");
        QTest::addColumn<CpuCounters>("now");
        QTest::addColumn<double>("cores"); // below zero: none
        constexpr qint64 second = 1'000'000'000;
        const CpuCounters start = counters(0, 5 * second, 100 * second, 4);
        QTest::newRow("one and a half")
            << start << counters(1000, 5 * second + 3 * second / 2, 104 * second, 4) << 1.5;
        QTest::newRow("idle") << start << counters(1000, 5 * second, 104 * second, 4) << 0.0;
        QTest::newRow("without the time of the system")
            << counters(0, 0, 0, 0) << counters(2000, second, 0, 0) << 0.5;
        QTest::newRow("set back by a restart") << start << counters(1000, second, 104 * second, 4) << -1.0;
        QTest::newRow("too near") << start << counters(100, 6 * second, 101 * second, 4) << -1.0;
        QTest::newRow("backwards") << start << counters(-1000, 6 * second, 99 * second, 4) << -1.0;
        QTest::newRow("none before") << CpuCounters() << start << -1.0;
    }
    void coresFollowFromTwoReadings()
    {
        QFETCH(CpuCounters, before);
        QFETCH(CpuCounters, now);
        const auto cores = coresBetween(before, now);
        QTEST(cores.value_or(-1.0), "cores");
    }
};

QTEST_GUILESS_MAIN(TestUsageCodec)
#include "tst_usagecodec.moc"
