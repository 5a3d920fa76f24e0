// SPDX-License-Identifier: Apache-2.0
#include "localtransfers.h"

#include "await.h"
#include "memoryfilesystem.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace osc::test {

FileEntry entryOf(const QByteArray &name, FileType type)
{
    FileEntry entry;
    entry.name = name;
    entry.type = type;
    entry.size = 1;
    return entry;
}

/// A sandbox that can say anything: lists what the test wants, and has a file of one byte at every path.
class AnyTree : public MemoryFileSystem
{
public:
    QMap<FilePath, QList<FileEntry>> listings;
    FilePath stuckAt;  ///< Sends half of it and no more.
    FilePath brokenAt; ///< Sends half of it and fails.

    Operation list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                   Callback<void> done) override
    {
        if (!listings.contains(directory))
            return MemoryFileSystem::list(directory, std::move(onBatch), std::move(done));
        onBatch(listings.value(directory));
        return finished<void>(Done(), std::move(done));
    }
    Operation stat(const FilePath &path, Callback<FileEntry> done) override
    {
        if (exists(path))
            return MemoryFileSystem::stat(path, std::move(done));
        return finished<FileEntry>(entryOf(path.mid(path.lastIndexOf('/') + 1), FileType::Regular),
                                   std::move(done));
    }
    Operation read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                   Callback<void> done) override
    {
        if (path != stuckAt && path != brokenAt && exists(path))
            return MemoryFileSystem::read(path, range, std::move(sink), std::move(done));
        sink->write("x");
        if (path == brokenAt)
            return finished<void>(Error{.kind = ErrorKind::Unreachable, .message = QStringLiteral("cut")},
                                  std::move(done));
        if (path != stuckAt)
            return finished<void>(Done(), std::move(done));
        Promise<void> promise(std::move(done));
        return promise.operation([] {}, sink);
    }
    Operation write(const FilePath &path, std::shared_ptr<ByteSource> source, WriteOptions options,
                    Callback<void> done) override
    {
        if (exists(path) && !options.overwrite)
            return finished<void>(Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("exists")},
                                  std::move(done));
        Promise<void> promise(std::move(done));
        const auto timer = std::make_shared<QTimer>();
        timer->callOnTimeout([this, path, source, promise, bytes = QByteArray()]() mutable {
            auto part = source->read(1 << 16);
            if (part) {
                bytes += *part;
                return;
            }
            addFile(path, bytes);
            promise.resolve(Done());
        });
        Operation operation = promise.operation([] {}, timer);
        timer->start(1);
        return operation;
    }
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

void make(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

/// Every file below @p folder, hidden ones too, relative to it.
QStringList filesBelow(const QString &folder)
{
    QStringList found;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo info = all.nextFileInfo();
        if (!info.isDir() || info.isSymLink())
            found << QDir(folder).relativeFilePath(info.filePath());
    }
    found.sort();
    return found;
}

} // namespace osc::test

class TestLocalTransfers : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] Done download(const FilePath &path, const QString &to)
    {
        return await<void>([&](Callback<void> done) {
            return m_transfers.download(
                m_tree, path, to, [this](const TransferProgress &progress) { m_last = progress; },
                std::move(done));
        });
    }
    [[nodiscard]] Done upload(const QString &from, const FilePath &path, bool overwrite)
    {
        return await<void>([&](Callback<void> done) {
            return m_transfers.upload(
                from, m_tree, path, overwrite,
                [this](const TransferProgress &progress) { m_last = progress; }, std::move(done));
        });
    }
    [[nodiscard]] QString local(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    FileWorker m_worker;
    LocalTransfers m_transfers{m_worker};
    std::shared_ptr<AnyTree> m_tree;
    std::unique_ptr<QTemporaryDir> m_folder;
    TransferProgress m_last;

private Q_SLOTS:
    void init()
    {
        m_tree = std::make_shared<AnyTree>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_last = {};
        QVERIFY(m_folder->isValid());
    }

    void aFolderComesDownWithAllThatIsInIt()
    {
        for (const char *folder : {"/d", "/d/deep", "/d/deep/er", "/d/empty"})
            m_tree->addDirectory(folder);
        m_tree->addFile("/d/one", "1");
        m_tree->addFile("/d/deep/er/.two", "22");
        QVERIFY(download("/d", local("out")).ok());
        QCOMPARE(filesBelow(m_folder->path()),
                 (QStringList{QStringLiteral("out/deep/er/.two"), QStringLiteral("out/one")}));
        QCOMPARE(contentOf(local("out/deep/er/.two")), QByteArray("22"));
        QVERIFY(QFileInfo(local("out/empty")).isDir());
        QCOMPARE(m_last.done, 3);
        QCOMPARE(m_last.total, 3);
    }

    void noNameLeavesTheChosenFolder_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("up") << QByteArray("..");
        QTest::newRow("itself") << QByteArray(".");
        QTest::newRow("climbing") << QByteArray("../../outside");
        QTest::newRow("a path") << QByteArray("a/b");
        QTest::newRow("absolute") << QByteArray("/tmp/outside");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("NUL") << QByteArray("..\0x", 4);
        QTest::newRow("line break") << QByteArray("a\nb");
        QTest::newRow("escape") << QByteArray("\x1b[2J");
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe");
    }
    void noNameLeavesTheChosenFolder()
    {
        QFETCH(QByteArray, name);
        m_tree->addDirectory("/d");
        m_tree->listings.insert("/d", {entryOf(name, FileType::Regular)});
        QVERIFY(download("/d", local("a/b/chosen")).ok());
        const QStringList files = filesBelow(m_folder->path());
        QCOMPARE(files.size(), 1);
        QCOMPARE(QFileInfo(files.at(0)).path(), QStringLiteral("a/b/chosen"));
        for (const QChar c : files.at(0))
            QVERIFY(c >= QLatin1Char(' ') && c != QChar(0x7f));
    }

    void noFolderLeavesTheChosenFolder()
    {
        m_tree->addDirectory("/d");
        m_tree->listings.insert("/d", {entryOf("..", FileType::Directory)});
        m_tree->listings.insert("/d/..", {entryOf("f", FileType::Regular)});
        QVERIFY(download("/d", local("a/chosen")).ok());
        const QStringList files = filesBelow(m_folder->path());
        QCOMPARE(files.size(), 1);
        QVERIFY2(files.at(0).startsWith(QLatin1String("a/chosen/")), qPrintable(files.at(0)));
    }

    void namesThatBecomeTheSameAreAllKept()
    {
        m_tree->addDirectory("/d");
        m_tree->addFile("/d/a:b", "colon");
        m_tree->addFile("/d/a?b", "question");
        m_tree->addFile("/d/a_b", "line");
        QVERIFY(download("/d", local("out")).ok());
        QList<QByteArray> contents;
        for (const QString &file : filesBelow(local("out")))
            contents << contentOf(local("out/") + file);
        std::sort(contents.begin(), contents.end());
        QCOMPARE(contents, (QList<QByteArray>{"colon", "line", "question"}));
    }

    void linksAndDevicesOfTheSandboxAreLeftOut()
    {
        m_tree->addDirectory("/d");
        m_tree->addFile("/d/real", "1");
        for (const auto &[name, type] : {std::pair{"link", FileType::Symlink},
                                         {"fifo", FileType::Fifo},
                                         {"disk", FileType::BlockDevice},
                                         {"odd", FileType::Unknown}})
            m_tree->addEntry("/d", entryOf(name, type));
        QVERIFY(download("/d", local("out")).ok());
        QCOMPARE(filesBelow(local("out")), QStringList{QStringLiteral("real")});
        QVERIFY(!m_tree->calls.contains("list /d/link"));
        QVERIFY(!m_tree->calls.contains("read /d/link"));
    }

    void aFileThatWasThereIsKeptWhenTheDownloadFails()
    {
        make(local("out/file"), "old");
        m_tree->addDirectory("/d");
        m_tree->addFile("/d/file", "new and longer");
        m_tree->brokenAt = "/d/file";
        const Done done = download("/d", local("out"));
        QVERIFY(!done.ok());
        QCOMPARE(done.error().kind, ErrorKind::Unreachable);
        QCOMPARE(contentOf(local("out/file")), QByteArray("old"));
        QTRY_COMPARE(filesBelow(m_folder->path()), QStringList{QStringLiteral("out/file")});
    }

    void aCancelledDownloadLeavesNoHalfFile()
    {
        m_tree->addFile("/file", "content");
        m_tree->stuckAt = "/file";
        bool answered = false;
        {
            const Operation operation = m_transfers.download(m_tree, "/file", local("file"), {},
                                                             [&](const Done &) { answered = true; });
            QTRY_COMPARE(filesBelow(m_folder->path()).size(), 1); // the hidden one that is being written
        }
        QTRY_COMPARE(filesBelow(m_folder->path()), QStringList());
        QVERIFY(!answered);
    }

    void aFolderGoesUpWithAllThatIsInItButLinks()
    {
        make(local("in/one"), "1");
        make(local("in/deep/.two"), "22");
        make(local("secret"), "s");
        QVERIFY(QFile::link(local("secret"), local("in/link")));
        QVERIFY(QFile::link(m_folder->path(), local("in/loop")));
        QVERIFY(upload(local("in"), "/up", false).ok());
        QCOMPARE(m_tree->node("/up/one").bytes, QByteArray("1"));
        QCOMPARE(m_tree->node("/up/deep/.two").bytes, QByteArray("22"));
        QVERIFY(!m_tree->exists("/up/link"));
        QVERIFY(!m_tree->exists("/up/loop"));
        QCOMPARE(m_last.total, 3);
    }

    void whatIsThereIsReplacedOnlyWhenAsked()
    {
        make(local("file"), "new");
        m_tree->addFile("/file", "old");
        const Done refused = upload(local("file"), "/file", false);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        QCOMPARE(m_tree->node("/file").bytes, QByteArray("old"));
        QVERIFY(upload(local("file"), "/file", true).ok());
        QCOMPARE(m_tree->node("/file").bytes, QByteArray("new"));
    }
};

QTEST_GUILESS_MAIN(TestLocalTransfers)
#include "tst_localtransfers.moc"
