// SPDX-License-Identifier: Apache-2.0
#include "filesystemcontract.h"

#include "contractcalls.h"

#include <QTimer>

namespace osc::test {

namespace {

/// Takes one piece at a time and asks for a pause after each.
class SlowSink : public ByteSink
{
public:
    Next write(QByteArrayView bytes) override
    {
        m_bytes.append(bytes);
        QTimer::singleShot(0, &m_context, [this] { notifyReady(); });
        return Next::Wait;
    }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QObject m_context;
    QByteArray m_bytes;
};

/// Does not tell its size, has nothing at first, and then hands out its bytes in pieces; perhaps fails at the
/// end.
class HesitantSource : public ByteSource
{
public:
    HesitantSource(QByteArray bytes, std::optional<Error> failure)
        : m_bytes(std::move(bytes))
        , m_failure(std::move(failure))
    {}
    std::optional<QByteArray> read(qint64 maximum) override
    {
        if (std::exchange(m_hesitates, !m_hesitates)) {
            QTimer::singleShot(0, &m_context, [this] { notifyReady(); });
            return QByteArray("");
        }
        if (m_bytes.isEmpty()) {
            m_failed = m_failure.has_value();
            return {};
        }
        const auto piece = m_bytes.left(std::min<qint64>(maximum, 10'000));
        m_bytes.remove(0, piece.size());
        return piece;
    }
    std::optional<Error> error() const override { return m_failed ? m_failure : std::nullopt; }

private:
    QObject m_context;
    QByteArray m_bytes;
    std::optional<Error> m_failure;
    bool m_hesitates = true;
    bool m_failed = false;
};

} // namespace

void FileSystemContract::init()
{
    m_root = makeRoot();
    QVERIFY(m_root.startsWith('/'));
}

void FileSystemContract::anEmptyDirectoryListsNothing()
{
    const auto entries = listed(fileSystem(), m_root);
    VERIFY_OK(entries);
    QCOMPARE(entries->size(), 0);
}

void FileSystemContract::aListingTellsNamesTypesAndSizes()
{
    QVERIFY(runShell(m_root, "mkdir sub && printf abc >sub/inner && printf 12345 >file && chmod 640 file"));
    if (abilities().hasLinks)
        QVERIFY(runShell(m_root, "ln -s file good && ln -s nowhere broken && ln -s sub folder"));
    const auto entries = listed(fileSystem(), m_root);
    VERIFY_OK(entries);
    QCOMPARE(entries->size(), abilities().hasLinks ? 5 : 2);
    QCOMPARE(entries->value("sub").type, FileType::Directory);
    const auto file = entries->value("file");
    QCOMPARE(file.type, FileType::Regular);
    QCOMPARE(file.size, 5);
    QVERIFY(std::abs(file.modified.secsTo(QDateTime::currentDateTimeUtc())) < 3600);
    if (abilities().hasModes)
        QCOMPARE(file.mode, 0640);
    if (!abilities().hasLinks)
        return;
    for (const char *link : {"good", "broken", "folder"})
        QCOMPARE(entries->value(link).type, FileType::Symlink);
    QCOMPARE(entries->value("good").linkTarget, "file");
    QCOMPARE(entries->value("good").targetType, FileType::Regular);
    QCOMPARE(entries->value("folder").linkTarget, "sub");
    QCOMPARE(entries->value("folder").targetType, FileType::Directory);
    QCOMPARE(entries->value("broken").linkTarget, "nowhere");
    QCOMPARE(entries->value("broken").targetType, FileType::Unknown);
}

void FileSystemContract::aLargeDirectoryIsListedWhole()
{
    constexpr int count = 2500;
    QVERIFY(runShell(
        m_root, "i=0; while [ $i -lt 2500 ]; do : >entry-with-a-name-of-some-length-$i; i=$((i+1)); done"));
    const auto entries = listed(fileSystem(), m_root);
    VERIFY_OK(entries);
    QCOMPARE(entries->size(), count);
}

void FileSystemContract::aMissingDirectoryIsNotFound()
{
    VERIFY_KIND(listed(fileSystem(), inRoot("nothing")), ErrorKind::NotFound);
}

void FileSystemContract::aFileCannotBeListed()
{
    QVERIFY(runShell(m_root, "printf x >file"));
    VERIFY_KIND(listed(fileSystem(), inRoot("file")), ErrorKind::Conflict);
}

void FileSystemContract::anUnreadableDirectoryIsAnErrorAndNotEmpty()
{
    if (!abilities().hasUnreadable)
        return;
    QVERIFY(runShell(m_root, "mkdir closed && printf x >closed/file && chmod 000 closed"));
    const auto entries = listed(fileSystem(), inRoot("closed"));
    QVERIFY(runShell(m_root, "chmod 700 closed"));
    VERIFY_KIND(entries, ErrorKind::Forbidden);
}

void FileSystemContract::statTellsAboutOneEntry()
{
    QVERIFY(runShell(m_root, "mkdir sub && printf 1234567 >sub/file"));
    const auto file = looked(fileSystem(), inRoot("sub/file"));
    VERIFY_OK(file);
    QCOMPARE(file->name, "file");
    QCOMPARE(file->type, FileType::Regular);
    QCOMPARE(file->size, 7);
    const auto directory = looked(fileSystem(), inRoot("sub"));
    VERIFY_OK(directory);
    QCOMPARE(directory->type, FileType::Directory);
    VERIFY_KIND(looked(fileSystem(), inRoot("sub/none")), ErrorKind::NotFound);
}

void FileSystemContract::statDoesNotFollowLinks()
{
    if (!abilities().hasLinks)
        return;
    QVERIFY(runShell(m_root, "mkdir sub && ln -s sub link && ln -s nowhere broken"));
    for (const char *name : {"link", "broken"}) {
        const auto entry = looked(fileSystem(), inRoot(name));
        VERIFY_OK(entry);
        QCOMPARE(entry->type, FileType::Symlink);
        const bool isBroken = QByteArrayView(name) == "broken";
        QCOMPARE(entry->linkTarget, isBroken ? "nowhere" : "sub");
        QCOMPARE(entry->targetType, isBroken ? FileType::Unknown : FileType::Directory);
    }
}

void FileSystemContract::anEntryThatVanishedIsNotFound()
{
    QVERIFY(runShell(m_root, "printf x >file"));
    VERIFY_OK(listed(fileSystem(), m_root));
    QVERIFY(runShell(m_root, "rm file"));
    VERIFY_KIND(looked(fileSystem(), inRoot("file")), ErrorKind::NotFound);
    VERIFY_KIND(readBytes(fileSystem(), inRoot("file")), ErrorKind::NotFound);
    VERIFY_KIND(renamed(fileSystem(), inRoot("file"), inRoot("other")), ErrorKind::NotFound);
    VERIFY_KIND(removed(fileSystem(), inRoot("file")), ErrorKind::NotFound);
}

void FileSystemContract::aFileIsReadWhole()
{
    QVERIFY(
        runShell(m_root, "i=0; while [ $i -lt 20000 ]; do echo line $i of a file; i=$((i+1)); done >file"));
    QByteArray expected;
    for (int i = 0; i < 20'000; ++i)
        expected += "line " + QByteArray::number(i) + " of a file\n";
    const auto bytes = readBytes(fileSystem(), inRoot("file"));
    VERIFY_OK(bytes);
    QCOMPARE(bytes->size(), expected.size());
    QVERIFY(*bytes == expected);
}

void FileSystemContract::partsAreRead_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("from the beginning") << qint64(0) << qint64(3) << QByteArray("012");
    QTest::newRow("from the middle") << qint64(4) << qint64(3) << QByteArray("456");
    QTest::newRow("one byte") << qint64(9) << qint64(1) << QByteArray("9");
    QTest::newRow("to the end") << qint64(6) << qint64(-1) << QByteArray("6789");
    QTest::newRow("more than there is") << qint64(8) << qint64(100) << QByteArray("89");
    QTest::newRow("nothing") << qint64(3) << qint64(0) << QByteArray();
    QTest::newRow("at the end") << qint64(10) << qint64(5) << QByteArray();
    QTest::newRow("after the end") << qint64(50) << qint64(-1) << QByteArray();
}

void FileSystemContract::partsAreRead()
{
    QFETCH(qint64, offset);
    QFETCH(qint64, length);
    QFETCH(QByteArray, expected);
    if (!fileSystem().capabilities().canReadRange)
        return;
    QVERIFY(runShell(m_root, "printf 0123456789 >file"));
    const auto bytes = readBytes(fileSystem(), inRoot("file"), {offset, length});
    VERIFY_OK(bytes);
    QCOMPARE(*bytes, expected);
}

void FileSystemContract::anEmptyFileIsReadAsNothing()
{
    QVERIFY(runShell(m_root, ": >file"));
    const auto bytes = readBytes(fileSystem(), inRoot("file"));
    VERIFY_OK(bytes);
    QCOMPARE(*bytes, QByteArray());
}

void FileSystemContract::readingADirectoryIsAnError()
{
    QVERIFY(runShell(m_root, "mkdir sub"));
    VERIFY_KIND(readBytes(fileSystem(), inRoot("sub")), ErrorKind::Conflict);
}

void FileSystemContract::aSlowSinkGetsEverything()
{
    const auto expected = pattern(3'000'000);
    VERIFY_OK(writtenBytes(fileSystem(), inRoot("file"), expected));
    const auto sink = std::make_shared<SlowSink>();
    const auto end = await<void>(
        [&](auto done) { return fileSystem().read(inRoot("file"), {}, sink, std::move(done)); }, 30'000);
    VERIFY_OK(end);
    QVERIFY(sink->bytes() == expected);
}

void FileSystemContract::aReadThatIsLetGoOfStopsAtOnce()
{
    class Counter : public ByteSink
    {
    public:
        Next write(QByteArrayView bytes) override
        {
            count += bytes.size();
            if (onFirst)
                std::exchange(onFirst, {})();
            return Next::More;
        }
        qint64 count = 0;
        std::function<void()> onFirst;
    };
    VERIFY_OK(writtenBytes(fileSystem(), inRoot("file"), pattern(6'000'000)));
    const auto sink = std::make_shared<Counter>();
    bool calledBack = false;
    auto operation = fileSystem().read(inRoot("file"), {}, sink, [&](const Done &) { calledBack = true; });
    qint64 seen = 0;
    sink->onFirst = [&] {
        operation.cancel();
        seen = sink->count;
    };
    QTRY_VERIFY(seen > 0);
    VERIFY_OK(looked(fileSystem(), inRoot("file"))); // it goes on working
    QVERIFY(!calledBack);
    QCOMPARE(sink->count, seen);
}

void FileSystemContract::anUnreadableFileIsForbidden()
{
    if (!abilities().hasUnreadable)
        return;
    QVERIFY(runShell(m_root, "printf x >file && chmod 000 file"));
    VERIFY_KIND(readBytes(fileSystem(), inRoot("file")), ErrorKind::Forbidden);
}

void FileSystemContract::aNewFileIsWritten_data()
{
    QTest::addColumn<qint64>("size");
    QTest::newRow("nothing") << qint64(0);
    QTest::newRow("one byte") << qint64(1);
    QTest::newRow("some") << qint64(70'000);
    QTest::newRow("much") << qint64(5'000'000);
}

void FileSystemContract::aNewFileIsWritten()
{
    QFETCH(qint64, size);
    const auto expected = pattern(size);
    VERIFY_OK(writtenBytes(fileSystem(), inRoot("file"), expected, {.mode = 0640, .overwrite = false}));
    const auto bytes = readBytes(fileSystem(), inRoot("file"));
    VERIFY_OK(bytes);
    QVERIFY(*bytes == expected);
    const auto entries = listed(fileSystem(), m_root);
    VERIFY_OK(entries);
    QCOMPARE(entries->keys(), QList<QByteArray>{"file"}); // and nothing beside it
    if (abilities().hasModes)
        QCOMPARE(entries->value("file").mode, 0640);
}

void FileSystemContract::aFileOfUnknownSizeIsWritten()
{
    const auto expected = pattern(120'000);
    VERIFY_OK(
        written(fileSystem(), inRoot("file"), std::make_shared<HesitantSource>(expected, std::nullopt)));
    const auto bytes = readBytes(fileSystem(), inRoot("file"));
    VERIFY_OK(bytes);
    QVERIFY(*bytes == expected);
}

void FileSystemContract::anExistingFileIsOverwrittenWhole()
{
    QVERIFY(runShell(m_root, "printf 'much longer than what comes' >file"));
    VERIFY_OK(writtenBytes(fileSystem(), inRoot("file"), "short"));
    const auto bytes = readBytes(fileSystem(), inRoot("file"));
    VERIFY_OK(bytes);
    QCOMPARE(*bytes, QByteArray("short"));
}

void FileSystemContract::anExistingFileIsNotOverwrittenUnwanted()
{
    QVERIFY(runShell(m_root, "printf old >file"));
    VERIFY_KIND(writtenBytes(fileSystem(), inRoot("file"), "new", {.mode = -1, .overwrite = false}),
                ErrorKind::Conflict);
    const auto bytes = readBytes(fileSystem(), inRoot("file"));
    VERIFY_OK(bytes);
    QCOMPARE(*bytes, QByteArray("old"));
}

void FileSystemContract::aDirectoryIsNotOverwritten()
{
    QVERIFY(runShell(m_root, "mkdir sub && printf x >sub/file"));
    const auto replaced = writtenBytes(fileSystem(), inRoot("sub"), "new");
    if (abilities().namesExclude)
        VERIFY_KIND(replaced, ErrorKind::Conflict);
    VERIFY_OK(looked(fileSystem(), inRoot("sub/file")));
    VERIFY_KIND(writtenBytes(fileSystem(), inRoot("sub"), "new", {.overwrite = false}), ErrorKind::Conflict);
}

void FileSystemContract::aFailingSourceLeavesNoFile()
{
    const Error failure{ErrorKind::Exhausted, QStringLiteral("The disk broke."), {}, {}, {}, {}};
    const auto end =
        written(fileSystem(), inRoot("file"), std::make_shared<HesitantSource>(pattern(90'000), failure));
    VERIFY_KIND(end, ErrorKind::Exhausted);
    QCOMPARE(end.error().message, failure.message);
    if (abilities().knowsBrokenUploads)
        VERIFY_KIND(looked(fileSystem(), inRoot("file")), ErrorKind::NotFound);
}

void FileSystemContract::modesAreSet()
{
    if (!abilities().hasModes)
        return;
    QVERIFY(runShell(m_root, "printf x >file && chmod 600 file && mkdir sub && chmod 700 sub"));
    for (const auto &[name, mode] : {std::pair{"file", 0751}, std::pair{"sub", 0755}}) {
        const auto path = inRoot(name);
        VERIFY_OK(await<void>(
            [&, wanted = mode](auto done) { return fileSystem().setMode(path, wanted, std::move(done)); }));
        const auto entry = looked(fileSystem(), path);
        VERIFY_OK(entry);
        QCOMPARE(entry->mode & 0777, mode);
    }
    VERIFY_KIND(
        await<void>([&](auto done) { return fileSystem().setMode(inRoot("none"), 0600, std::move(done)); }),
        ErrorKind::NotFound);
}

void FileSystemContract::aDirectoryIsMadeOnce()
{
    VERIFY_OK(made(fileSystem(), inRoot("new")));
    const auto entry = looked(fileSystem(), inRoot("new"));
    VERIFY_OK(entry);
    QCOMPARE(entry->type, FileType::Directory);
    VERIFY_KIND(made(fileSystem(), inRoot("new")), ErrorKind::Conflict);
}

void FileSystemContract::renamingMovesFilesAndDirectories()
{
    QVERIFY(runShell(m_root, "printf x >file && mkdir -p a/b && printf y >a/b/file"));
    VERIFY_OK(renamed(fileSystem(), inRoot("file"), inRoot("a/other")));
    VERIFY_OK(renamed(fileSystem(), inRoot("a"), inRoot("c")));
    VERIFY_KIND(looked(fileSystem(), inRoot("file")), ErrorKind::NotFound);
    VERIFY_KIND(looked(fileSystem(), inRoot("a")), ErrorKind::NotFound);
    VERIFY_OK(looked(fileSystem(), inRoot("c/other")));
    VERIFY_OK(looked(fileSystem(), inRoot("c/b/file")));
}

void FileSystemContract::renamingReplacesNothing()
{
    QVERIFY(runShell(m_root, "printf x >file && printf y >other && mkdir sub"));
    VERIFY_KIND(renamed(fileSystem(), inRoot("file"), inRoot("other")), ErrorKind::Conflict);
    VERIFY_KIND(renamed(fileSystem(), inRoot("file"), inRoot("sub")), ErrorKind::Conflict);
    const auto bytes = readBytes(fileSystem(), inRoot("other"));
    VERIFY_OK(bytes);
    QCOMPARE(*bytes, QByteArray("y"));
    VERIFY_OK(looked(fileSystem(), inRoot("file")));
}

void FileSystemContract::removingTakesEverythingBelow()
{
    QVERIFY(
        runShell(m_root, "printf x >file && mkdir -p a/b/c && printf y >a/b/c/file && printf z >a/.hidden"));
    VERIFY_OK(removed(fileSystem(), inRoot("file")));
    VERIFY_OK(removed(fileSystem(), inRoot("a")));
    const auto entries = listed(fileSystem(), m_root);
    VERIFY_OK(entries);
    QCOMPARE(entries->size(), 0);
}

void FileSystemContract::removingALinkKeepsWhatItLeadsTo()
{
    if (!abilities().hasLinks)
        return;
    QVERIFY(runShell(m_root,
                     "mkdir sub && printf x >sub/file && ln -s sub a && ln -s sub/file b && ln -s none c"));
    for (const char *name : {"a", "b", "c"}) {
        VERIFY_OK(removed(fileSystem(), inRoot(name)));
        VERIFY_KIND(looked(fileSystem(), inRoot(name)), ErrorKind::NotFound);
    }
    VERIFY_OK(looked(fileSystem(), inRoot("sub/file")));
}

void FileSystemContract::removingDoesNotGoThroughLinks()
{
    if (!abilities().hasLinks)
        return;
    QVERIFY(runShell(m_root, "mkdir keep doomed && printf x >keep/file && ln -s ../keep doomed/link"));
    VERIFY_OK(removed(fileSystem(), inRoot("doomed")));
    VERIFY_OK(looked(fileSystem(), inRoot("keep/file")));
}

void FileSystemContract::oddNamesSurvive_data()
{
    QTest::addColumn<QByteArray>("name");
    if (abilities().takesLineEnds)
        QTest::newRow("line end") << QByteArray("two\nlines");
    QTest::newRow("quotes") << QByteArray("it's a \"name\" `id`");
    QTest::newRow("percent") << QByteArray("100%41%2F");
    QTest::newRow("hyphen first") << QByteArray("-rf");
    QTest::newRow("space last") << QByteArray("name ");
    QTest::newRow("space first") << QByteArray(" name");
    QTest::newRow("backslash") << QByteArray("a\\b\\n");
    QTest::newRow("query characters") << QByteArray("a+b&c=d;e?f#g");
    QTest::newRow("pattern characters") << QByteArray("*[a]{b}?");
    QTest::newRow("as long as can be") << QByteArray(255, 'n');
    QTest::newRow("right to left") << QByteArray("cod\xE2\x80\xAEtxt.exe");
    QTest::newRow("escape sequence") << QByteArray("\x1b[31mred\x1b[0m\x07");
    QTest::newRow("other scripts") << QByteArray("h\xC3\xA9llo \xE4\xBD\xA0\xE5\xA5\xBD \xF0\x9F\x98\x80");
    QTest::newRow("angle brackets") << QByteArray("<b>bold<i>&amp;");
    QTest::newRow("dots") << QByteArray("...");
    if (abilities().takesAnyName) {
        QTest::newRow("not UTF-8") << QByteArray("a\xFF\xC0z");
        QTest::newRow("looks like a record") << QByteArray("S:41ed:0:1:0:0:.");
    }
}

void FileSystemContract::oddNamesSurvive()
{
    QFETCH(QByteArray, name);
    const auto path = inRoot(name);
    VERIFY_OK(writtenBytes(fileSystem(), path, "content"));
    const auto entries = listed(fileSystem(), m_root);
    VERIFY_OK(entries);
    QCOMPARE(entries->keys(), QList<QByteArray>{name});
    VERIFY_OK(looked(fileSystem(), path));
    const auto bytes = readBytes(fileSystem(), path);
    VERIFY_OK(bytes);
    QCOMPARE(*bytes, QByteArray("content"));
    VERIFY_OK(renamed(fileSystem(), path, inRoot("plain")));
    VERIFY_OK(renamed(fileSystem(), inRoot("plain"), path));
    VERIFY_OK(removed(fileSystem(), path));
    VERIFY_OK(made(fileSystem(), path));
    VERIFY_OK(writtenBytes(fileSystem(), joinPath(path, "inner"), "x"));
    const auto inner = listed(fileSystem(), path);
    VERIFY_OK(inner);
    QCOMPARE(inner->keys(), QList<QByteArray>{"inner"});
    VERIFY_OK(removed(fileSystem(), path));
}

void FileSystemContract::aPipeIsNeverOpened()
{
    if (!abilities().hasPipes)
        return;
    QVERIFY(runShell(m_root, "mkfifo pipe"));
    if (abilities().hasLinks)
        QVERIFY(runShell(m_root, "ln -s pipe link"));
    const auto entries = listed(fileSystem(), m_root);
    VERIFY_OK(entries);
    const auto type = entries->value("pipe").type;
    QVERIFY(type == FileType::Fifo || (!abilities().tellsPipes && type == FileType::Unknown));
    QList<QByteArray> names{"pipe"};
    if (abilities().hasLinks)
        names.append("link");
    for (const auto &name : names) {
        QElapsedTimer clock;
        clock.start();
        const auto read = readBytes(fileSystem(), inRoot(name));
        QVERIFY2(!read.ok() && clock.elapsed() < soon, words(read).constData());
        const auto write = writtenBytes(fileSystem(), inRoot(name), "x");
        QVERIFY2(!write.ok() && clock.elapsed() < soon, words(write).constData());
    }
    VERIFY_OK(removed(fileSystem(), inRoot("pipe")));
}

} // namespace osc::test
