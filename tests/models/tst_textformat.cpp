// SPDX-License-Identifier: Apache-2.0
#include <models/jsonlayout.h>
#include <models/textdiff.h>
#include <models/textformat.h>

#include <QRandomGenerator>
#include <QTest>

using namespace osc;

class TestTextFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEncodingIsFoundOut_data();
    void theEncodingIsFoundOut();
    void whatIsNoTextIsNotTakenForText_data();
    void whatIsNoTextIsNotTakenForText();
    void everyEncodingWritesWhatItRead_data();
    void everyEncodingWritesWhatItRead();
    void aCharacterThatCannotBeWrittenIsNotReplaced();
    void lineEndsAreToldApart_data();
    void lineEndsAreToldApart();
    void aCutCharacterIsFoundAtBothEnds_data();
    void aCutCharacterIsFoundAtBothEnds();
    void escapesAndDirectionsDoNothing();
    void jsonIsSetOut_data();
    void jsonIsSetOut();
    void deepJsonStaysSmall();
    void differencesMakeTheOtherText_data();
    void differencesMakeTheOtherText();
    void differencesAreAsFewAsPossible();
    void textsThatDifferTooMuchAreReplacedAsAWhole();
};

void TestTextFormat::theEncodingIsFoundOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("mark");
    QTest::newRow("ascii") << QByteArray("hello\n") << "UTF-8" << false;
    QTest::newRow("utf-8") << QByteArray("héllo 陈晓\n") << "UTF-8" << false;
    QTest::newRow("utf-8 with mark") << QByteArray("\xef\xbb\xbfhello") << "UTF-8" << true;
    QTest::newRow("utf-16le with mark") << QByteArray("\xff\xfeh\0i\0", 6) << "UTF-16LE" << true;
    QTest::newRow("utf-16be with mark") << QByteArray("\xfe\xff\0h\0i", 6) << "UTF-16BE" << true;
    QTest::newRow("utf-16le") << QByteArray("h\0e\0l\0l\0o\0\n\0", 12) << "UTF-16LE" << false;
    QTest::newRow("utf-16be") << QByteArray("\0h\0e\0l\0l\0o\0\n", 12) << "UTF-16BE" << false;
    QTest::newRow("utf-32le") << QByteArray("h\0\0\0i\0\0\0\n\0\0\0", 12) << "UTF-32LE" << false;
    QTest::newRow("utf-32be with mark") << QByteArray("\0\0\xfe\xff\0\0\0h", 8) << "UTF-32BE" << true;
    QTest::newRow("western") << QByteArray("caf\xe9 au lait, 5 \x80\n") << "Windows-1252" << false;
    QTest::newRow("chinese") << QByteArray("\xc4\xe3\xba\xc3\xa3\xac\xca\xc0\xbd\xe7\xa1\xa3\n") << "GB18030"
                             << false;
}

void TestTextFormat::theEncodingIsFoundOut()
{
    QFETCH(QByteArray, bytes);
    const auto format = detectTextFormat(bytes, true);
    QVERIFY(format);
    QTEST(charsetName(format->charset), "name");
    QTEST(format->hasMark, "mark");
}

void TestTextFormat::whatIsNoTextIsNotTakenForText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("elf") << QByteArray("\x7f"
                                       "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0",
                                       20);
    QTest::newRow("one nul") << QByteArray("text\0text", 9);
    QByteArray noise(4096, Qt::Uninitialized);
    QRandomGenerator random(7);
    for (char &byte : noise)
        byte = static_cast<char>(random.bounded(1, 256));
    QTest::newRow("noise") << noise;
}

void TestTextFormat::whatIsNoTextIsNotTakenForText()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!detectTextFormat(bytes, true));
}

void TestTextFormat::everyEncodingWritesWhatItRead_data()
{
    QTest::addColumn<int>("charset");
    for (const Charset charset : knownCharsets())
        QTest::newRow(qPrintable(charsetName(charset))) << static_cast<int>(charset);
}

void TestTextFormat::everyEncodingWritesWhatItRead()
{
    QFETCH(int, charset);
    const auto of = static_cast<Charset>(charset);
    const bool oneByte = of == Charset::Latin1 || of == Charset::Windows1252;
    const QString text = oneByte ? QStringLiteral("café\r\n\tübung\n") : QStringLiteral("café 陈晓 😀\r\nä\n");
    const auto bytes = encodeText(text, of);
    QVERIFY(bytes);
    QCOMPARE(decodeText(*bytes, of), text);
    QCOMPARE(formatFromText(formatToText({of, true, LineEnd::CrLf})), (TextFormat{of, true, LineEnd::CrLf}));
}

void TestTextFormat::aCharacterThatCannotBeWrittenIsNotReplaced()
{
    QVERIFY(!encodeText(QStringLiteral("陈"), Charset::Windows1252));
    QVERIFY(!encodeText(QStringLiteral("€"), Charset::Latin1));
    QCOMPARE(encodeText(QStringLiteral("€"), Charset::Windows1252), QByteArray("\x80"));
    QVERIFY(!encodeText(QString(QChar(0xd800)), Charset::Utf8));
}

void TestTextFormat::lineEndsAreToldApart_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("end");
    QTest::newRow("lf") << QByteArray("a\nb\n") << static_cast<int>(LineEnd::Lf);
    QTest::newRow("crlf") << QByteArray("a\r\nb\r\n") << static_cast<int>(LineEnd::CrLf);
    QTest::newRow("cr") << QByteArray("a\rb\r") << static_cast<int>(LineEnd::Cr);
    QTest::newRow("mixed") << QByteArray("a\r\nb\n") << static_cast<int>(LineEnd::Mixed);
    QTest::newRow("none") << QByteArray("a") << static_cast<int>(LineEnd::Lf);
}

void TestTextFormat::lineEndsAreToldApart()
{
    QFETCH(QByteArray, bytes);
    const auto format = detectTextFormat(bytes, true);
    QVERIFY(format);
    QTEST(static_cast<int>(format->lineEnd), "end");
}

void TestTextFormat::aCutCharacterIsFoundAtBothEnds_data()
{
    everyEncodingWritesWhatItRead_data();
}

void TestTextFormat::aCutCharacterIsFoundAtBothEnds()
{
    QFETCH(int, charset);
    const auto of = static_cast<Charset>(charset);
    const bool oneByte = of == Charset::Latin1 || of == Charset::Windows1252;
    const QString text = oneByte ? QStringLiteral("cafés\nübung\n") : QStringLiteral("né\n陈晓\n😀 ä 好\n");
    const QByteArray bytes = *encodeText(text, of);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        const QByteArray head = bytes.left(cut);
        const qsizetype whole = wholeCharacters(head, of);
        QVERIFY(whole >= 0 && whole <= cut);
        QVERIFY(text.startsWith(decodeText(head.left(whole), of)));
        const QByteArray rest = bytes.mid(cut);
        const qsizetype skipped = cutCharacters(rest, of, cut);
        QVERIFY(skipped >= 0 && skipped <= rest.size());
        QVERIFY2(text.endsWith(decodeText(rest.mid(skipped), of)) || of == Charset::Gb18030,
                 qPrintable(QString::number(cut)));
    }
}

void TestTextFormat::escapesAndDirectionsDoNothing()
{
    const QString nasty = QStringLiteral("a\u001b[31mred\u202eevil\r\nb\rc");
    QCOMPARE(inertText(nasty, true), QStringLiteral("ared\ufffdevil\nb\nc"));
    QCOMPARE(inertText(nasty, false), QStringLiteral("a\u241b[31mred\ufffdevil\nb\nc"));
}

void TestTextFormat::jsonIsSetOut_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("lines") << QStringLiteral("{\"url\":\"x\",\"status\":200}\n{\"url\":\"y\"}\n")
                           << QStringLiteral(
                                  "{\n  \"url\": \"x\",\n  \"status\": 200\n}\n{\n  \"url\": \"y\"\n}");
    QTest::newRow("empty") << QStringLiteral("{\"a\":{},\"b\":[]}")
                           << QStringLiteral("{\n  \"a\": {},\n  \"b\": []\n}");
    QTest::newRow("list") << QStringLiteral("[1,[true,null]]")
                          << QStringLiteral("[\n  1,\n  [\n    true,\n    null\n  ]\n]");
    QTest::newRow("cut off") << QStringLiteral("{\"a\":[1,\"b")
                             << QStringLiteral("{\n  \"a\": [\n    1,\n    \"b");
    QTest::newRow("escapes") << QStringLiteral("[\"a\\\"b\"]") << QStringLiteral("[\n  \"a\\\"b\"\n]");
    QTest::newRow("no json") << QStringLiteral("}}]] hello") << QStringLiteral("}\n}\n]\n]\nhello");
}

void TestTextFormat::jsonIsSetOut()
{
    QFETCH(QString, json);
    const JsonLayout layout = layOutJson(json);
    QTEST(layout.text, "text");
    qsizetype last = 0;
    for (const JsonSpan &span : layout.spans) {
        QVERIFY(span.begin >= last && span.length > 0);
        last = span.begin + span.length;
    }
    QVERIFY(last <= layout.text.size());
}

void TestTextFormat::deepJsonStaysSmall()
{
    const JsonLayout layout = layOutJson(QString(300'000, u'['));
    QVERIFY(layout.text.size() < 9 * 1024 * 1024);
    QVERIFY(layout.isCut);
    QVERIFY(layOutJson(u'"' + QString(100'000, u'a') + u'"').text.size() < 400);
}

void TestTextFormat::differencesMakeTheOtherText_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 0; seed < 60; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestTextFormat::differencesMakeTheOtherText()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const auto make = [&] {
        QStringList lines;
        for (int left = random.bounded(30); left > 0; --left)
            lines << QString(QChar(u'a' + random.bounded(4)));
        return lines;
    };
    const QStringList left = make();
    const QStringList right = make();
    for (const int most : {2000, 3}) {
        QStringList fromLeft;
        QStringList fromRight;
        const TextDiff diff = diffLines(left, right, most);
        for (const DiffLine &line : diff.lines) {
            if (line.kind != DiffLine::Kind::Added)
                fromLeft << left.at(line.left);
            if (line.kind != DiffLine::Kind::Removed)
                fromRight << right.at(line.right);
            if (line.kind == DiffLine::Kind::Same)
                QCOMPARE(left.at(line.left), right.at(line.right));
        }
        QCOMPARE(fromLeft, left);
        QCOMPARE(fromRight, right);
    }
}

void TestTextFormat::differencesAreAsFewAsPossible()
{
    const auto letters = [](const char *text) {
        QStringList lines;
        for (const char *c = text; *c; ++c)
            lines << QString(QLatin1Char(*c));
        return lines;
    };
    // The example of Myers' paper: five changes.
    const TextDiff diff = diffLines(letters("abcabba"), letters("cbabac"));
    QCOMPARE(diff.removed() + diff.added(), 5);
    QVERIFY(diffLines({}, {}).isSame());
    QVERIFY(diffLines(letters("abc"), letters("abc")).isSame());
}

void TestTextFormat::textsThatDifferTooMuchAreReplacedAsAWhole()
{
    QStringList left;
    QStringList right;
    for (int i = 0; i < 20'000; ++i) {
        left << QStringLiteral("l%1").arg(i);
        right << QStringLiteral("r%1").arg(i);
    }
    const TextDiff diff = diffLines(left, right, 100);
    QVERIFY(!diff.isExact);
    QCOMPARE(diff.removed(), 20'000);
    QCOMPARE(diff.added(), 20'000);
}

QTEST_GUILESS_MAIN(TestTextFormat)
#include "tst_textformat.moc"
