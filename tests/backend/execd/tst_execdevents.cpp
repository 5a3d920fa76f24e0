// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"

#include <eventparser.h>

#include <QTest>

namespace osc::test {

namespace {

/// One line for each event, so that differences can be read.
QStringList told(const QList<ExecdEvent> &events)
{
    QStringList lines;
    for (const auto &event : events) {
        if (const auto *started = std::get_if<ExecdStarted>(&event))
            lines.append(QStringLiteral("start ") + QString::number(started->id.size()));
        else if (const auto *output = std::get_if<ExecdOutput>(&event))
            lines.append((output->stream == ExecdOutput::Stream::Output ? QStringLiteral("out ")
                                                                        : QStringLiteral("err ")) +
                         output->line);
        else if (const auto *ended = std::get_if<ExecdEnded>(&event))
            lines.append(
                QStringLiteral("end %1 %2").arg(ended->code.value_or(-1000)).arg(ended->words).trimmed());
        else if (const auto *broken = std::get_if<ExecdBroken>(&event))
            lines.append(QStringLiteral("broken ") + broken->words);
    }
    return lines;
}

QStringList parsed(const QByteArray &stream)
{
    ExecdEventParser parser;
    auto events = parser.feed(stream);
    events += parser.finish();
    return told(events);
}

} // namespace

class ExecdEventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedStreamsAreUnderstood_data();
    void recordedStreamsAreUnderstood();
    void aStreamMayBeCutAnywhere();
    void lineEndsMayBeCrLf();
    void hostileLinesAreSkipped_data();
    void hostileLinesAreSkipped();
    void aLineThatIsTooLongEndsTheStream();
    void aListingIsDecoded();
    void aHostileListingIsNoListing_data();
    void aHostileListingIsNoListing();
    void metricsAreDecoded();
};

void ExecdEventsTest::recordedStreamsAreUnderstood_data()
{
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *events) {
        QTest::newRow(name) << QString::fromUtf8(events).split(u'|');
    };
    row("cmd-echo", "start 32|err err|out hello|end 0");
    row("cmd-exit-3", "start 32|out out|end 3 exit status 3");
    row("cmd-after-set-env", "start 32|out 'yes it is'|end 0"); // a heartbeat follows the end
    row("cmd-carriage-return", "start 32|out 10%|out 50%|out 100%|end 0");
    row("cmd-unicode-blank-lines", "start 32|out h\u00e9llo \u4f60\u597d|out |out |out end-no-newline|end 0");
    row("cmd-invalid-utf8", "start 32|out a\uFFFD"
                            "b|end 0");
    row("cmd-timeout-2s", "start 32|out start|end -1000 signal: killed");
    row("cmd-foreground-interrupted-2", "start 32|out begin|end -1000 signal: terminated");
    row("cmd-long-silence-ping", "start 32|out done|end 0");
    row("cmd-background", "start 32|end 0");
    row("session-run-timeout", "start 36|broken error running in session. timeout after 1s");
}

void ExecdEventsTest::recordedStreamsAreUnderstood()
{
    QFETCH(QStringList, expected);
    const auto fixture = execdFixture(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(parsed(fixture.answer), expected);
}

void ExecdEventsTest::aStreamMayBeCutAnywhere()
{
    for (const auto *name : {"cmd-unicode-blank-lines", "cmd-exit-3", "session-run-busybox"}) {
        const auto stream = execdFixture(QString::fromLatin1(name)).answer;
        const auto expected = parsed(stream);
        QVERIFY(!expected.isEmpty());
        for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
            ExecdEventParser parser;
            auto events = parser.feed(QByteArrayView(stream).first(cut));
            events += parser.feed(QByteArrayView(stream).sliced(cut));
            events += parser.finish();
            QCOMPARE(told(events), expected);
        }
        ExecdEventParser parser;
        QList<ExecdEvent> events;
        for (const char &byte : stream)
            events += parser.feed(QByteArrayView(&byte, 1));
        events += parser.finish();
        QCOMPARE(told(events), expected);
    }
}

void ExecdEventsTest::lineEndsMayBeCrLf()
{
    auto stream = execdFixture(QStringLiteral("cmd-echo")).answer;
    const auto expected = parsed(stream);
    QCOMPARE(parsed(stream.replace("\n", "\r\n")), expected);
    QCOMPARE(parsed("event: message\r\ndata: {\"type\":\"stdout\",\"text\":\"a\"}\r\n\r\n"),
             QStringList{QStringLiteral("out a")});
}

void ExecdEventsTest::hostileLinesAreSkipped_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no JSON") << QByteArray("garbage");
    QTest::newRow("half an object") << QByteArray("{\"type\":\"stdout\",\"text\":");
    QTest::newRow("an array") << QByteArray("[1,2]");
    QTest::newRow("unknown type") << QByteArray("{\"type\":\"result\"}");
    QTest::newRow("type is a number") << QByteArray("{\"type\":7,\"text\":\"x\",\"code\":1,\"message\":2}");
    QTest::newRow("invalid UTF-8") << QByteArray("{\"type\":\"stdout\",\"text\":\"\xFF\"}");
    QTest::newRow("deep") << QByteArray("{\"a\":" + QByteArray(100'000, '['));
    QTest::newRow("zero bytes") << QByteArray(100, '\0');
}

void ExecdEventsTest::hostileLinesAreSkipped()
{
    QFETCH(QByteArray, line);
    QCOMPARE(parsed(line + "\n{\"type\":\"stdout\",\"text\":\"after\"}\n"),
             QStringList{QStringLiteral("out after")});
}

void ExecdEventsTest::aLineThatIsTooLongEndsTheStream()
{
    ExecdEventParser parser;
    const QByteArray piece(1024 * 1024, 'x');
    for (int i = 0; i < 8; ++i)
        QVERIFY(parser.feed(piece).isEmpty());
    QVERIFY(!parser.hasOverflowed());
    QVERIFY(parser.feed("y\n{\"type\":\"stdout\"}\n").isEmpty());
    QVERIFY(parser.hasOverflowed());
    QVERIFY(parser.finish().isEmpty());
}

void ExecdEventsTest::aListingIsDecoded()
{
    const auto entries = decodeExecdListing(execdFixture(QStringLiteral("dir-list")).answer, "/tmp/t", false);
    QVERIFY(entries);
    QCOMPARE(entries->size(), 4);
    const auto file = entries->at(0);
    QCOMPARE(file.name, QByteArray("a.txt"));
    QCOMPARE(file.type, FileType::Regular);
    QCOMPARE(file.size, 26);
    QCOMPARE(file.mode, 0644);
    QCOMPARE(file.owner, QStringLiteral("root"));
    QCOMPARE(file.modified, QDateTime({2026, 11, 21}, {7, 19, 43, 632}, Qt::UTC));
    QCOMPARE(entries->at(2).type, FileType::Directory);
    const auto info = decodeExecdFileInfo(execdFixture(QStringLiteral("file-info")).answer);
    QVERIFY(info);
    const auto deep =
        decodeExecdListing(execdFixture(QStringLiteral("dir-list-depth2")).answer, "/tmp", true);
    QVERIFY(deep);
    QCOMPARE(deep->size(), 1);
    QCOMPARE(deep->at(0).name, QByteArray("t"));
}

void ExecdEventsTest::aHostileListingIsNoListing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("count"); // -1: not understood
    QTest::newRow("nothing") << QByteArray() << -1;
    QTest::newRow("an object") << QByteArray("{}") << -1;
    QTest::newRow("cut off") << QByteArray("[{\"path\":\"/a\"}") << -1;
    QTest::newRow("not objects") << QByteArray("[1,null,\"x\",[]]") << 0;
    QTest::newRow("no names") << QByteArray(R"([{"path":""},{"path":"/"},{"path":"/a/.."},{"path":"/a/."}])")
                              << 0;
    QTest::newRow("wrong types")
        << QByteArray(R"([{"path":"/a","size":"x","mode":{},"modified_at":7,"owner":[],"type":1}])") << 1;
    QTest::newRow("wild numbers") << QByteArray(R"([{"path":"/a","size":1e300,"mode":-999999999999}])") << 1;
    QTest::newRow("a tower of lists") << QByteArray(1000, '[') + QByteArray(1000, ']') << -1;
    QTest::newRow("huge numbers") << QByteArray(R"([{"path":"/a","size":18446744073709551615,"mode":999}])")
                                  << 1;
}

void ExecdEventsTest::aHostileListingIsNoListing()
{
    QFETCH(QByteArray, body);
    QFETCH(int, count);
    const auto entries = decodeExecdListing(body, "/", false);
    QCOMPARE(entries.has_value(), count >= 0);
    if (!entries)
        return;
    QCOMPARE(entries->size(), count);
    for (const auto &entry : *entries) {
        QCOMPARE(entry.mode, -1);
        QCOMPARE(entry.size, -1);
    }
}

void ExecdEventsTest::metricsAreDecoded()
{
    const auto metrics = decodeExecdMetrics(execdFixture(QStringLiteral("metrics")).answer);
    QVERIFY(metrics);
    QCOMPARE(metrics->cpuCount, 2);
    QCOMPARE(metrics->cpuUsedPercent, 100);
    QCOMPARE(metrics->memoryTotalMib, 24105.55859375);
    QCOMPARE(metrics->time.toMSecsSinceEpoch(), 1795245619851);
    QVERIFY(!decodeExecdMetrics("{\"error\":\"no\"}"));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::ExecdEventsTest)
#include "tst_execdevents.moc"
