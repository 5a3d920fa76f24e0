// SPDX-License-Identifier: Apache-2.0
#include <models/linesearch.h>
#include <models/logbuffer.h>
#include <models/plaintextdecoder.h>

#include <QSignalSpy>
#include <QTest>

using namespace osc;

namespace {

CommandOutput out(const QByteArray &bytes)
{
    return {CommandOutput::Stream::Stdout, bytes};
}

CommandOutput err(const QByteArray &bytes)
{
    return {CommandOutput::Stream::Stderr, bytes};
}

QStringList lines(const LogBuffer &buffer)
{
    QStringList all;
    for (qint64 i = buffer.firstLine(); i < buffer.endLine(); ++i)
        all.append(buffer.line(i).text);
    return all;
}

} // namespace

class TestLogBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untrustedOutputBecomesInertText_data();
    void untrustedOutputBecomesInertText();
    void outputCutAnywhereReadsTheSame();
    void aBrokenCharacterAtACutSwallowsNothing();
    void aFileKeepsWhatAnEscapeSequenceSays();
    void linesOfBothStreamsAreKeptApart();
    void aCarriageReturnOverwritesTheLine();
    void anEndlessLineIsContinuedOnTheNext();
    void oldLinesAreDroppedAndNumbersStay();
    void charactersAreBoundedToo();
    void aBurstIsSkippedUnreadAndAnnouncedOnce();
    void aRemarkFollowsWhatWasQueuedBefore();
    void timestampsAreTakenOff_data();
    void timestampsAreTakenOff();
    void aTimestampCutBetweenChunksIsTakenOff();
    void severityIsGuessedFromTheBeginning_data();
    void severityIsGuessedFromTheBeginning();
    void searchFindsNewLinesAndForgetsDroppedOnes();
    void searchGoesRoundInBothDirections();
};

void TestLogBuffer::untrustedOutputBecomesInertText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("a\tb\n") << QStringLiteral("a\tb\n");
    QTest::newRow("colour") << QByteArray("\x1b[1;31mred\x1b[0m.") << QStringLiteral("red.");
    QTest::newRow("title by BEL") << QByteArray("\x1b]0;evil\x07ok") << QStringLiteral("ok");
    QTest::newRow("link by ST") << QByteArray("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\!")
                                << QStringLiteral("link!");
    QTest::newRow("device control") << QByteArray("\x1bPq#0\x1b\\x") << QStringLiteral("x");
    QTest::newRow("charset") << QByteArray("\x1b(Bx") << QStringLiteral("x");
    QTest::newRow("C1 introducer") << QByteArray("\xc2\x9b"
                                                 "31mx")
                                   << QStringLiteral("x");
    QTest::newRow("unfinished at line end") << QByteArray("\x1b]0;never\nnext") << QStringLiteral("\nnext");
    QTest::newRow("bell") << QByteArray("a\x07") << QStringLiteral("a\u2407");
    QTest::newRow("nul") << QByteArray("a\0b", 3) << QStringLiteral("a\u2400b");
    QTest::newRow("bidi override") << QByteArray("a\xe2\x80\xae"
                                                 "b")
                                   << QStringLiteral("a\ufffdb");
    QTest::newRow("line separator") << QByteArray("a\xe2\x80\xa8"
                                                  "b")
                                    << QStringLiteral("a\ufffdb");
    QTest::newRow("not UTF-8") << QByteArray("a\xff"
                                             "b")
                               << QStringLiteral("a\ufffdb");
    QTest::newRow("other scripts") << QByteArray("陈晓 🙂") << QStringLiteral("陈晓 🙂");
}

void TestLogBuffer::untrustedOutputBecomesInertText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    PlainTextDecoder decoder;
    QCOMPARE(decoder.decode(bytes), text);
}

void TestLogBuffer::outputCutAnywhereReadsTheSame()
{
    const QByteArray bytes("é 陈🙂\x1b[38;5;1mred\x1b]0;t\x07 \x1bP1\x1b\\end\r\nnext\n");
    const QString whole = PlainTextDecoder().decode(bytes);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        PlainTextDecoder decoder;
        QString text = decoder.decode(bytes.left(cut));
        text += decoder.decode(bytes.mid(cut));
        QCOMPARE(text, whole);
    }
}

void TestLogBuffer::aBrokenCharacterAtACutSwallowsNothing()
{
    for (const QByteArray beginning : {"\xc2", "\xe2\x82", "\xf0\x9f\x98"}) {
        LogBuffer buffer;
        buffer.append(out("a" + beginning));
        buffer.flush();
        buffer.append(out("\nb\n"));
        buffer.flush();
        const auto all = lines(buffer);
        QCOMPARE(all.size(), 2);
        QVERIFY2(all.first().startsWith(QStringLiteral("a\ufffd")), qPrintable(all.first()));
        QCOMPARE(all.last(), QStringLiteral("b"));
    }
}

void TestLogBuffer::aFileKeepsWhatAnEscapeSequenceSays()
{
    PlainTextDecoder decoder(PlainTextDecoder::Escapes::Show);
    QCOMPARE(decoder.decode("\x1b[1mx"), QStringLiteral("\u241b[1mx"));
}

void TestLogBuffer::linesOfBothStreamsAreKeptApart()
{
    LogBuffer buffer;
    buffer.append(out("half "));
    buffer.append(err("trouble\n"));
    buffer.append(out("a line\n"));
    buffer.flush();
    QCOMPARE(lines(buffer), QStringList({QStringLiteral("half a line"), QStringLiteral("trouble")}));
    QCOMPARE(buffer.line(0).kind, LogLine::Kind::Stdout);
    QCOMPARE(buffer.line(1).kind, LogLine::Kind::Stderr);
    QVERIFY(buffer.line(0).complete);
}

void TestLogBuffer::aCarriageReturnOverwritesTheLine()
{
    LogBuffer buffer;
    buffer.append(out("10 %\r20 %\r"));
    buffer.append(out("30 %\r\ndone\r\n"));
    buffer.flush();
    QCOMPARE(lines(buffer), QStringList({QStringLiteral("30 %"), QStringLiteral("done")}));
}

void TestLogBuffer::anEndlessLineIsContinuedOnTheNext()
{
    LogBuffer buffer({.lines = 10, .characters = 1000, .lineLength = 8});
    buffer.append(out("0123456789abcdefXY\n"));
    buffer.flush();
    QCOMPARE(lines(buffer),
             QStringList({QStringLiteral("01234567"), QStringLiteral("89abcdef"), QStringLiteral("XY")}));
}

void TestLogBuffer::oldLinesAreDroppedAndNumbersStay()
{
    LogBuffer buffer({.lines = 3, .characters = 1000, .lineLength = 100});
    for (int i = 0; i < 5; ++i) {
        buffer.append(out(QByteArray::number(i) + '\n'));
        buffer.flush();
    }
    QCOMPARE(buffer.firstLine(), 2);
    QCOMPARE(buffer.endLine(), 5);
    QCOMPARE(buffer.line(4).text, QStringLiteral("4"));
    QVERIFY(buffer.isTruncated());
}

void TestLogBuffer::charactersAreBoundedToo()
{
    LogBuffer buffer({.lines = 1000, .characters = 100, .lineLength = 50});
    for (int i = 0; i < 50; ++i) {
        buffer.append(out(QByteArray(40, 'x') + '\n'));
        buffer.flush();
    }
    QVERIFY(buffer.characters() <= 100);
    QCOMPARE(buffer.endLine() - buffer.firstLine(), 2);
}

void TestLogBuffer::aBurstIsSkippedUnreadAndAnnouncedOnce()
{
    LogBuffer buffer({.lines = 1000, .characters = 10'000, .lineLength = 100});
    QSignalSpy changed(&buffer, &LogBuffer::changed);
    const QByteArray chunk = QByteArray(99, 'x') + '\n';
    for (int i = 0; i < 10'000; ++i)
        buffer.append(out(chunk));
    buffer.append(out("the end\n"));
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(buffer.isTruncated());
    QVERIFY(buffer.endLine() < 200);
    QCOMPARE(buffer.line(buffer.endLine() - 1).text, QStringLiteral("the end"));
}

void TestLogBuffer::aRemarkFollowsWhatWasQueuedBefore()
{
    LogBuffer buffer;
    buffer.append(out("no line end"));
    buffer.appendText(LogLine::Kind::Note, QStringLiteral("Exit code 0"));
    buffer.append(out("next"));
    buffer.flush();
    QCOMPARE(lines(buffer), QStringList({QStringLiteral("no line end"), QStringLiteral("Exit code 0"),
                                         QStringLiteral("next")}));
}

void TestLogBuffer::timestampsAreTakenOff_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QString>("rest");
    QTest::newRow("nanoseconds") << QStringLiteral("1970-01-02T00:00:01.016999999Z x") << qint64(86'401'016)
                                 << QStringLiteral("x");
    QTest::newRow("none") << QStringLiteral("1970-01-01T00:00:01Z x y") << qint64(1000)
                          << QStringLiteral("x y");
    QTest::newRow("offset") << QStringLiteral("1970-01-01T02:00:00.5+02:00 x") << qint64(500)
                            << QStringLiteral("x");
    QTest::newRow("empty rest") << QStringLiteral("1970-01-01T00:00:01Z ") << qint64(1000) << QString();
    QTest::newRow("words") << QStringLiteral("this is not a timestamp, surely") << qint64(-1)
                           << QStringLiteral("this is not a timestamp, surely");
    QTest::newRow("no zone") << QStringLiteral("1970-01-01T00:00:01.123 xyz") << qint64(-1)
                             << QStringLiteral("1970-01-01T00:00:01.123 xyz");
    QTest::newRow("month 13") << QStringLiteral("1970-13-01T00:00:01Z xyz") << qint64(-1)
                              << QStringLiteral("1970-13-01T00:00:01Z xyz");
    QTest::newRow("cut") << QStringLiteral("1970-01-01T00:00:01.") << qint64(-1)
                         << QStringLiteral("1970-01-01T00:00:01.");
}

void TestLogBuffer::timestampsAreTakenOff()
{
    QFETCH(QString, line);
    QFETCH(qint64, time);
    QFETCH(QString, rest);
    QCOMPARE(takeTimestamp(line), time);
    QCOMPARE(line, rest);
}

void TestLogBuffer::aTimestampCutBetweenChunksIsTakenOff()
{
    const QByteArray bytes("2026-11-21T14:33:02.016Z hello\n2026-11-21T14:33:03.016Z there\n");
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        LogBuffer buffer;
        buffer.setTimestamped(true);
        buffer.append(out(bytes.left(cut)));
        buffer.flush();
        buffer.append(out(bytes.mid(cut)));
        buffer.flush();
        QCOMPARE(lines(buffer), QStringList({QStringLiteral("hello"), QStringLiteral("there")}));
        QCOMPARE(buffer.line(1).time - buffer.line(0).time, 1000);
        QVERIFY(buffer.hasTimes());
    }
}

void TestLogBuffer::severityIsGuessedFromTheBeginning_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<LogSeverity>("severity");
    QTest::newRow("word") << QStringLiteral("14:32:40 ERROR wiki: HTTP 429") << LogSeverity::Error;
    QTest::newRow("brackets") << QStringLiteral("[warn] slow") << LogSeverity::Warning;
    QTest::newRow("key") << QStringLiteral("ts=1 level=debug msg=x") << LogSeverity::Debug;
    QTest::newRow("JSON") << QStringLiteral("{\"level\":\"error\",\"msg\":\"x\"}") << LogSeverity::Error;
    QTest::newRow("first word") << QStringLiteral("error: no such file") << LogSeverity::Error;
    QTest::newRow("prose") << QStringLiteral("finished without any error at all") << LogSeverity::None;
    QTest::newRow("part of a word") << QStringLiteral("TERROR INFORMATION") << LogSeverity::None;
    QTest::newRow("too late") << QString(200, u'.') + QStringLiteral(" ERROR") << LogSeverity::None;
    QTest::newRow("empty") << QString() << LogSeverity::None;
}

void TestLogBuffer::severityIsGuessedFromTheBeginning()
{
    QFETCH(QString, line);
    QFETCH(LogSeverity, severity);
    QCOMPARE(guessSeverity(line), severity);
}

void TestLogBuffer::searchFindsNewLinesAndForgetsDroppedOnes()
{
    LogBuffer buffer({.lines = 3, .characters = 1000, .lineLength = 100});
    LineSearch search;
    buffer.append(out("one HIT hit\nnothing\n"));
    buffer.flush();
    search.setQuery(QStringLiteral("hit"), buffer);
    QCOMPARE(search.count(), 2);
    buffer.append(out("hi"));
    buffer.flush();
    search.update(buffer);
    QCOMPARE(search.count(), 2);
    buffer.append(out("t\n"));
    buffer.flush();
    search.update(buffer);
    QCOMPARE(search.count(), 3);
    QVERIFY(search.goToLine(2));
    QCOMPARE(search.current(), 2);
    buffer.append(out("x\n"));
    buffer.flush();
    search.update(buffer);
    QCOMPARE(search.count(), 1);
    QCOMPARE(search.current(), 0);
    QCOMPARE(search.hit(0).line, 2);
}

void TestLogBuffer::searchGoesRoundInBothDirections()
{
    LogBuffer buffer;
    LineSearch search;
    QVERIFY(!search.next());
    buffer.append(out("a\na\nb\n"));
    buffer.flush();
    search.setQuery(QStringLiteral("A"), buffer);
    QVERIFY(search.next());
    QCOMPARE(search.current(), 0);
    QVERIFY(search.previous());
    QCOMPARE(search.current(), 1);
    QVERIFY(search.next());
    QCOMPARE(search.current(), 0);
}

QTEST_GUILESS_MAIN(TestLogBuffer)
#include "tst_logbuffer.moc"
