// SPDX-License-Identifier: Apache-2.0
#include <core/filesearch.h>
#include <core/filetree.h>

#include <await.h>
#include <memoryfilesystem.h>

#include <QCryptographicHash>
#include <QTest>

namespace osc::test {

class FileTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_files = std::make_shared<MemoryFileSystem>();
        for (const char *path : {"/a", "/a/b", "/a/.c"})
            m_files->addDirectory(path);
        m_files->addFile("/a/one.txt", "first\nsecond line\n");
        m_files->addFile("/a/b/two.txt", "nothing");
        m_files->addFile("/a/.c/three.TXT", "a second line");
        m_files->addEntry("/a", {.name = "pipe", .type = FileType::Fifo});
    }

    void filesAreFoundByWalking()
    {
        QCOMPARE(found({.name = QStringLiteral("*.txt"), .content = {}}),
                 (QList<QByteArray>{"/a/.c/three.TXT", "/a/b/two.txt", "/a/one.txt"}));
        QCOMPARE(found({.name = QStringLiteral("*.txt"), .content = {}, .hidden = false}),
                 (QList<QByteArray>{"/a/b/two.txt", "/a/one.txt"}));
        QCOMPARE(found({.name = {}, .content = "second"}),
                 (QList<QByteArray>{"/a/.c/three.TXT", "/a/one.txt"}));
        QCOMPARE(found({.name = {}, .content = "second", .largestContent = 13}),
                 QList<QByteArray>{"/a/.c/three.TXT"});
        QVERIFY(!m_files->calls.contains("read /a/pipe"));
    }

    void aSearchOfNothingFails()
    {
        const auto end = await<void>([&](auto done) {
            return findFiles(
                m_files, "/none", {}, [](const auto &) {}, std::move(done));
        });
        QVERIFY(!end.ok());
        QCOMPARE(end.error().kind, ErrorKind::NotFound);
    }

    void aSearchCanBeLetGoOfFromInside()
    {
        Operation operation;
        int hits = 0;
        bool ended = false;
        operation = findFiles(
            m_files, "/a", {},
            [&](const auto &) {
                ++hits;
                operation.cancel();
            },
            [&](const Done &) { ended = true; });
        QTRY_COMPARE(hits, 1);
        QVERIFY(
            await<FileEntry>([&](auto done) { return m_files->stat("/a/one.txt", std::move(done)); }).ok());
        QCOMPARE(hits, 1);
        QVERIFY(!ended);
    }

    void treesAreMeasuredByWalking()
    {
        const auto size =
            await<TreeSize>([&](auto done) { return measureTree(m_files, "/a", {}, std::move(done)); });
        QVERIFY(size.ok());
        QCOMPARE(*size, (TreeSize{.bytes = 18 + 7 + 13, .files = 4, .directories = 2}));
    }

    void filesAreHashedByReading()
    {
        qint64 told = 0;
        const auto sum = await<QByteArray>([&](auto done) {
            return hashFile(
                m_files, "/a/one.txt", [&](qint64 bytes) { told = bytes; }, std::move(done));
        });
        QVERIFY(sum.ok());
        QCOMPARE(*sum, QCryptographicHash::hash("first\nsecond line\n", QCryptographicHash::Sha256));
        QCOMPARE(told, 18);
    }

    void foldersAreCopiedEntryByEntry()
    {
        m_files->node("/a/one.txt").entry.mode = 0751;
        const auto end =
            await<void>([&](auto done) { return copyWithin(m_files, "/a", "/copy", {}, std::move(done)); });
        QVERIFY2(end.ok(), qPrintable(end.ok() ? QString() : end.error().message));
        QCOMPARE(m_files->node("/copy/b/two.txt").bytes, "nothing");
        QCOMPARE(m_files->node("/copy/.c/three.TXT").bytes, "a second line");
        QVERIFY(!m_files->exists("/copy/pipe"));
        const auto again =
            await<void>([&](auto done) { return copyWithin(m_files, "/a", "/copy", {}, std::move(done)); });
        QCOMPARE(again.error().kind, ErrorKind::Conflict);
        const auto inside = await<void>(
            [&](auto done) { return copyWithin(m_files, "/a", "/a/b/again", {}, std::move(done)); });
        QCOMPARE(inside.error().kind, ErrorKind::Invalid);
    }

    void patternsMatchNames_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("matches");
        QTest::newRow("empty") << QString() << QByteArray("any") << true;
        QTest::newRow("part") << QStringLiteral("OR") << QByteArray("report") << true;
        QTest::newRow("not a part") << QStringLiteral("xy") << QByteArray("report") << false;
        QTest::newRow("star") << QStringLiteral("r*t") << QByteArray("report") << true;
        QTest::newRow("star is whole") << QStringLiteral("*.tx") << QByteArray("a.txt") << false;
        QTest::newRow("two stars") << QStringLiteral("*a*b") << QByteArray("xaab") << true;
        QTest::newRow("question mark") << QStringLiteral("?.txt") << QByteArray("\xC3\xA9.txt") << true;
        QTest::newRow("many stars end soon")
            << QStringLiteral("*a*a*a*a*a*a*a*a*b") << QByteArray(250, 'a') << false;
        QTest::newRow("not UTF-8") << QStringLiteral("b?c")
                                   << QByteArray("b\xFF"
                                                 "c")
                                   << true;
    }
    void patternsMatchNames()
    {
        QFETCH(QString, pattern);
        QFETCH(QByteArray, name);
        QTEST(NamePattern(pattern).matches(name), "matches");
    }

    void contentIsFoundHoweverItArrives()
    {
        const QByteArray text = QByteArray(3000, 'x') + "\n\nfirst\r\nThe Needle is here\r\nmore" +
                                QByteArray(9000, '\n') + "needle";
        for (qsizetype piece = 1; piece < text.size(); piece = piece * 2 + 1) {
            ContentFinder finder("needle", true);
            for (qsizetype at = 0; at < text.size(); at += piece) {
                if (!finder.feed(QByteArrayView(text).sliced(at, std::min(piece, text.size() - at))))
                    break;
            }
            const auto result = finder.finish();
            QVERIFY(result.has_value());
            QCOMPARE(result->number, 4);
            QCOMPARE(result->line, QStringLiteral("The Needle is here"));
        }
    }

    void longLinesAreCut()
    {
        ContentFinder finder("end", false);
        finder.feed(QByteArray(1'000'000, 'x') + "end" + QByteArray(1'000'000, 'y'));
        const auto result = finder.finish();
        QVERIFY(result.has_value());
        QVERIFY(result->line.size() <= 200);
        QCOMPARE(result->number, 1);
    }

private:
    QList<QByteArray> found(const FileSearchRequest &request)
    {
        QList<QByteArray> paths;
        const auto end = await<void>([&](auto done) {
            return findFiles(
                m_files, "/a", request,
                [&](const QList<FileSearchHit> &hits) {
                    for (const auto &hit : hits)
                        paths.append(hit.path);
                },
                std::move(done));
        });
        if (!end)
            paths.append("failed: " + end.error().message.toUtf8());
        std::sort(paths.begin(), paths.end());
        return paths;
    }

    std::shared_ptr<MemoryFileSystem> m_files;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::FileTreeTest)
#include "tst_filetree.moc"
