// SPDX-License-Identifier: Apache-2.0
#include "memoryfilesystem.h"

#include <models/bytepages.h>
#include <models/filepreview.h>
#include <models/lookwords.h>
#include <models/textpages.h>

#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;

class TestFilePreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void kindsAreToldApartByTheFirstBytes_data();
    void kindsAreToldApartByTheFirstBytes();
    void noMoreThanTheFirstBytesAreRead();
    void aDeviceIsNeverRead();
    void aFormerFileNeverAppears();
    void anErrorCanBeTriedAgain();
    void readingOnShowsEveryLineOnce();
    void goingBackShowsEveryLineOnce();
    void theWindowStaysSmall();
    void theEndOfFourGigabytesIsOneRequestAway();
    void anotherEncodingReadsTheSamePart();
    void withoutPartsTheBeginningIsShownAndTheRestSaysWhy();
    void followingShowsWhatIsAppended();
    void aFileThatWasCutOffIsShownAnew();
    void longLinesAreBroken();
    void theLastLineIsThereWhateverTheSize();
    void pagesOfBytesAreReadWhenAskedForAndForgotten();
    void differencesReadLikeWords_data();
    void differencesReadLikeWords();
    void whatCannotBeEditedSaysWhy();

private:
    LookTarget target(const FilePath &path)
    {
        return {.fileSystem = m_files, .location = {{}, path}, .entry = m_files->node(path).entry};
    }
    /// A file of numbered lines, 16 bytes each.
    void addNumbered(const FilePath &path, qint64 lines)
    {
        m_files->addFile(path, {});
        m_files->node(path).entry.size = lines * 16;
        m_files->node(path).generated = [](qint64 offset, qint64 length) {
            QByteArray bytes;
            for (qint64 line = offset / 16; bytes.size() < length + 16; ++line)
                bytes += QByteArray::number(line).rightJustified(15, '.') + '\n';
            return bytes.mid(offset % 16, length);
        };
    }
    void show(const FilePath &path)
    {
        m_preview->show(target(path));
        QTRY_COMPARE(m_preview->state(), FilePreview::State::Shown);
    }

    std::shared_ptr<MemoryFileSystem> m_files;
    std::unique_ptr<FilePreview> m_preview;
};

void TestFilePreview::init()
{
    m_files = std::make_shared<MemoryFileSystem>();
    m_preview = std::make_unique<FilePreview>();
}

void TestFilePreview::kindsAreToldApartByTheFirstBytes_data()
{
    using Kind = FilePreview::Kind;
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<FilePreview::Kind>("kind");
    QTest::newRow("text") << QByteArray("f") << QByteArray("hallo\n") << Kind::Text;
    QTest::newRow("cut character") << QByteArray("f") << QByteArray("陈晓").chopped(1) << Kind::Text;
    QTest::newRow("nul") << QByteArray("f") << QByteArray("a\0b", 3) << Kind::Binary;
    QTest::newRow("png") << QByteArray("f.txt") << QByteArray("\x89PNG\r\n\x1a\n rest") << Kind::Image;
    QTest::newRow("svg") << QByteArray("f.svg") << QByteArray("<svg><image href='file:///etc/passwd'/></svg>")
                         << Kind::Text;
    QTest::newRow("empty") << QByteArray("f") << QByteArray() << Kind::None;
    QTest::newRow("json") << QByteArray("f.json") << QByteArray("{\"a\": 1}") << Kind::Json;
    QTest::newRow("json lines") << QByteArray("f.jsonl") << QByteArray("{\"a\": 1}\n{\"a\": 2}\n")
                                << Kind::Json;
    QTest::newRow("braces") << QByteArray("f.c") << QByteArray("{ int x; }") << Kind::Text;
    QTest::newRow("log") << QByteArray("run.log") << QByteArray("started\n") << Kind::Log;
    QTest::newRow("colours") << QByteArray("f") << QByteArray("\x1b[31mred\x1b[0m\n") << Kind::Log;
    QTest::newRow("zip") << QByteArray("f") << QByteArray("PK\x03\x04zzzz") << Kind::Archive;
    QTest::newRow("tar.gz") << QByteArray("f.tar.gz") << QByteArray("\x1f\x8b\x08zzzz") << Kind::Archive;
    QTest::newRow("gz alone") << QByteArray("f.gz") << QByteArray("\x1f\x8b\x08\x00\xff\xfe", 6)
                              << Kind::Binary;
    QTest::newRow("tar") << QByteArray("f") << QByteArray(257, 'a') + "ustar" + QByteArray(300, '\0')
                         << Kind::Archive;
}

void TestFilePreview::kindsAreToldApartByTheFirstBytes()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, bytes);
    m_files->addFile('/' + name, bytes);
    show('/' + name);
    QTEST(m_preview->kind(), "kind");
    QVERIFY(m_preview->isWhole());
}

void TestFilePreview::noMoreThanTheFirstBytesAreRead()
{
    m_files->addFile("/big", QByteArray(5 * FilePreview::headSize, 'x'));
    for (const bool range : {true, false}) {
        m_files->can.canReadRange = range;
        show("/big");
        QCOMPARE(m_preview->head().size(), FilePreview::headSize);
        QVERIFY(!m_preview->isWhole());
        m_preview->clear();
    }
}

void TestFilePreview::aDeviceIsNeverRead()
{
    m_files->addEntry("/", {.name = "zero", .type = FileType::CharDevice});
    m_files->addEntry("/", {.name = "pipe", .type = FileType::Fifo});
    for (const char *path : {"/zero", "/pipe"}) {
        m_preview->show(target(path));
        QCOMPARE(m_preview->state(), FilePreview::State::Shown);
        QCOMPARE(m_preview->kind(), FilePreview::Kind::None);
    }
    QVERIFY(m_files->calls.isEmpty());
}

void TestFilePreview::aFormerFileNeverAppears()
{
    m_files->addFile("/one", "one");
    m_files->addFile("/two", "two");
    m_preview->show(target("/one"));
    show("/two");
    QCOMPARE(m_files->cancelled, 1);
    QCOMPARE(m_preview->head(), QByteArray("two"));
    m_preview->clear();
    QVERIFY(m_preview->head().isEmpty());
}

void TestFilePreview::anErrorCanBeTriedAgain()
{
    m_files->addFile("/one", "one");
    m_files->failure = Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("No.")};
    m_preview->show(target("/one"));
    QTRY_COMPARE(m_preview->state(), FilePreview::State::Failed);
    QCOMPARE(m_preview->error().message, QStringLiteral("No."));
    m_files->failure.reset();
    m_preview->retry();
    QTRY_COMPARE(m_preview->state(), FilePreview::State::Shown);
}

void TestFilePreview::readingOnShowsEveryLineOnce()
{
    addNumbered("/log", 40'000);
    show("/log");
    TextPages pages;
    QString all;
    connect(&pages, &TextPages::appended, this, [&](const QString &text) { all += text; });
    pages.open(*m_preview, false);
    all = pages.text();
    for (int i = 0; i < 100 && !pages.isAtEnd(); ++i) {
        pages.readOn();
        QTRY_VERIFY(!pages.isReading());
    }
    const QStringList lines = all.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 40'000);
    for (int i = 0; i < lines.size(); i += 777)
        QVERIFY(lines.at(i).endsWith(QString::number(i)));
    QVERIFY(pages.isAtEnd());
}

void TestFilePreview::goingBackShowsEveryLineOnce()
{
    addNumbered("/log", 40'000);
    show("/log");
    TextPages pages;
    pages.open(*m_preview, false);
    pages.goToEnd();
    QTRY_VERIFY(pages.isAtEnd() && !pages.isReading());
    QString all = pages.text();
    QVERIFY(all.endsWith(QStringLiteral("39999\n")));
    connect(&pages, &TextPages::prepended, this, [&](const QString &text) { all = text + all; });
    for (int i = 0; i < 100 && !pages.isAtStart(); ++i) {
        pages.readBefore();
        QTRY_VERIFY(!pages.isReading());
    }
    QCOMPARE(all.split(u'\n', Qt::SkipEmptyParts).size(), 40'000);
    QVERIFY(pages.isAtStart());
    QVERIFY(!pages.isAtEnd()); // which is out of the window by now
}

void TestFilePreview::theWindowStaysSmall()
{
    addNumbered("/log", 1'000'000);
    show("/log");
    TextPages pages;
    pages.open(*m_preview, false);
    for (int i = 0; i < 40; ++i) {
        pages.readOn();
        QTRY_VERIFY(!pages.isReading());
        QVERIFY(pages.end() - pages.begin() <=
                static_cast<qint64>(TextPages::mostPieces) * TextPages::pieceSize);
    }
    QVERIFY(pages.begin() > 0);
}

void TestFilePreview::theEndOfFourGigabytesIsOneRequestAway()
{
    addNumbered("/huge", (4LL << 30) / 16);
    show("/huge");
    TextPages pages;
    pages.open(*m_preview, false);
    pages.goToEnd();
    QTRY_VERIFY(pages.isAtEnd());
    QVERIFY(pages.text().endsWith(QStringLiteral("268435455\n")));
    QVERIFY(m_files->bytesRead < 3 * 65 * 1024);
    pages.goTo(2LL << 30);
    QTRY_VERIFY(!pages.isReading() && pages.begin() >= (2LL << 30));
    QVERIFY(pages.text().startsWith(QStringLiteral(".")));
    QVERIFY(pages.text().section(u'\n', 0, 0).endsWith(QStringLiteral("134217729")));
    QVERIFY(m_files->bytesRead < 4 * 65 * 1024);
}

void TestFilePreview::anotherEncodingReadsTheSamePart()
{
    m_files->addFile("/f", "caf\xc3\xa9\n");
    show("/f");
    TextPages pages;
    pages.open(*m_preview, false);
    QCOMPARE(pages.text(), QStringLiteral("café\n"));
    pages.setCharset(Charset::Latin1);
    QTRY_COMPARE(pages.text(), QStringLiteral("cafÃ©\n"));
    pages.setCharset(Charset::Utf8);
    QTRY_COMPARE(pages.text(), QStringLiteral("café\n"));
}

void TestFilePreview::withoutPartsTheBeginningIsShownAndTheRestSaysWhy()
{
    addNumbered("/huge", (4LL << 30) / 16);
    m_files->can.canReadRange = false;
    m_files->node("/huge").generated = [](qint64, qint64 length) {
        return QByteArray(qMin<qint64>(length, 200'000), 'x');
    };
    show("/huge");
    TextPages pages;
    QSignalSpy failed(&pages, &TextPages::failed);
    pages.open(*m_preview, false);
    pages.readOn();
    QTRY_VERIFY(!pages.isReading());
    QVERIFY(pages.end() > TextPages::pieceSize);
    pages.goToEnd();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).value<Error>().kind, ErrorKind::Unsupported);
}

void TestFilePreview::followingShowsWhatIsAppended()
{
    m_files->addFile("/run.log", "one\n");
    show("/run.log");
    TextPages pages;
    pages.open(*m_preview, true);
    pages.setFollowing(true);
    QTRY_COMPARE(pages.text(), QStringLiteral("one\n"));
    m_files->addFile("/run.log", "one\ntwo\x1b[1m bold\n");
    QTRY_COMPARE(pages.text(), QStringLiteral("one\ntwo bold\n"));
    pages.setFollowing(false);
    QVERIFY(!pages.isFollowing());
}

void TestFilePreview::aFileThatWasCutOffIsShownAnew()
{
    m_files->addFile("/run.log", "one\ntwo\nthree\n");
    show("/run.log");
    TextPages pages;
    pages.open(*m_preview, true);
    pages.setFollowing(true);
    m_files->addFile("/run.log", "new\n");
    QTRY_COMPARE(pages.text(), QStringLiteral("new\n"));
}

void TestFilePreview::longLinesAreBroken()
{
    m_files->addFile("/f", QByteArray(50'000, 'x'));
    show("/f");
    TextPages pages;
    pages.open(*m_preview, false);
    const QStringList lines = pages.text().split(u'\n');
    QCOMPARE(lines.size(), 25);
    QCOMPARE(lines.join(QString()).size(), 50'000);
}

void TestFilePreview::theLastLineIsThereWhateverTheSize()
{
    for (int size = 0; size < 8; ++size) {
        QByteArray bytes;
        for (int line = 0; line < 20'000; ++line)
            bytes += "line " + QByteArray::number(line) + '\n';
        bytes += QByteArray(size, 'x') + "end";
        m_files->addFile("/f", bytes);
        show("/f");
        TextPages pages;
        pages.open(*m_preview, false);
        pages.goToEnd();
        QTRY_VERIFY(pages.isAtEnd());
        QVERIFY(pages.text().endsWith(QStringLiteral("end")));
    }
}

void TestFilePreview::pagesOfBytesAreReadWhenAskedForAndForgotten()
{
    addNumbered("/huge", (4LL << 30) / 16);
    BytePages pages;
    QSignalSpy arrived(&pages, &BytePages::arrived);
    pages.open(m_files, "/huge", 4LL << 30, {});
    QVERIFY(pages.bytes(0, 16).isEmpty());
    QTRY_COMPARE(arrived.size(), 1);
    QVERIFY(pages.bytes(0, 16).endsWith("0\n"));
    for (qint64 page = 1; page <= 3 * BytePages::mostPages; ++page) {
        QVERIFY(pages.bytes(page * BytePages::pageSize, 16).isEmpty());
        QTRY_VERIFY(!pages.bytes(page * BytePages::pageSize, 16).isEmpty());
    }
    QVERIFY(pages.bytes(0, 16).isEmpty()); // forgotten, and read again
    QTRY_VERIFY(!pages.bytes(0, 16).isEmpty());
    const qint64 last = (4LL << 30) - 5;
    QTRY_COMPARE(pages.bytes(last, 16).size(), 5);
}

void TestFilePreview::differencesReadLikeWords_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("older, smaller") << -5 << -13LL * 1024 * 1024 << QStringLiteral("older, 13 MiB smaller");
    QTest::newRow("newer, larger") << 5 << 2048LL << QStringLiteral("newer, 2 KiB larger");
    QTest::newRow("newer") << 5 << 0LL << QStringLiteral("newer, same size");
    QTest::newRow("same") << 0 << 0LL << QStringLiteral("same time and size");
}

void TestFilePreview::differencesReadLikeWords()
{
    QFETCH(int, seconds);
    QFETCH(qint64, bytes);
    FileEntry entry{.name = "a", .type = FileType::Regular, .size = 1LL << 30};
    entry.modified = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    FileEntry other = entry;
    other.size += bytes;
    other.modified = other.modified.addSecs(seconds);
    QTEST(differenceWords(other, entry), "words");
}

void TestFilePreview::whatCannotBeEditedSaysWhy()
{
    m_files->addFile("/a.txt", "text");
    show("/a.txt");
    QCOMPARE(whyNotEdit(*m_preview), QString());
    LookTarget locked = target("/a.txt");
    locked.whyReadOnly = QStringLiteral("/data is mounted read-only.");
    m_preview->show(locked);
    QTRY_COMPARE(m_preview->state(), FilePreview::State::Shown);
    QCOMPARE(whyNotEdit(*m_preview), locked.whyReadOnly);
    m_files->addFile("/b", QByteArray("\0\1\2\3", 4));
    show("/b");
    QVERIFY(!whyNotEdit(*m_preview).isEmpty());
    addNumbered("/huge", (4LL << 30) / 16);
    show("/huge");
    QVERIFY(whyNotEdit(*m_preview).contains(QStringLiteral("8 MiB")));
}

QTEST_GUILESS_MAIN(TestFilePreview)
#include "tst_filepreview.moc"
