// SPDX-License-Identifier: Apache-2.0
#include <core/rootedfilesystem.h>

#include <await.h>
#include <memoryfilesystem.h>

#include <QTest>

namespace osc::test {

class RootedFileSystemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_inner = std::make_shared<MemoryFileSystem>();
        m_inner->addDirectory("/mnt");
        m_inner->addDirectory("/mnt/data");
        m_inner->addFile("/mnt/data/file", "inside");
        m_inner->addFile("/mnt/secret", "outside");
        m_view = std::make_unique<RootedFileSystem>(m_inner, "/mnt/data/");
    }

    void theRootOfTheViewIsTheDirectory()
    {
        QList<FileEntry> entries;
        const auto end = await<void>([&](auto done) {
            return m_view->list(
                "/", [&](const auto &batch) { entries += batch; }, std::move(done));
        });
        QVERIFY(end.ok());
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.first().name, "file");
        const auto root = await<FileEntry>([&](auto done) { return m_view->stat("/", std::move(done)); });
        QVERIFY(root.ok());
        QCOMPARE(root->type, FileType::Directory);
        QCOMPARE(root->name, QByteArray());
    }

    void changesHappenBelowTheRoot()
    {
        QVERIFY(
            await<void>([&](auto done) { return m_view->rename("/file", "/other", std::move(done)); }).ok());
        QVERIFY(await<void>([&](auto done) { return m_view->makeDirectory("/new", std::move(done)); }).ok());
        QVERIFY(m_inner->exists("/mnt/data/other"));
        QVERIFY(m_inner->exists("/mnt/data/new"));
        QVERIFY(await<void>([&](auto done) { return m_view->remove("/other", std::move(done)); }).ok());
        QVERIFY(!m_inner->exists("/mnt/data/other"));
    }

    void noPathLeadsOut_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("up") << QByteArray("/../secret");
        QTest::newRow("down and up") << QByteArray("/a/../../secret");
        QTest::newRow("up at the end") << QByteArray("/a/..");
        QTest::newRow("relative") << QByteArray("file");
        QTest::newRow("a zero byte") << QByteArray("/fi\0le", 6);
    }
    void noPathLeadsOut()
    {
        QFETCH(QByteArray, path);
        const auto sink = std::make_shared<BufferSink>(100);
        for (const auto &end :
             {await<void>([&](auto done) { return m_view->read(path, {}, sink, std::move(done)); }),
              await<void>([&](auto done) { return m_view->remove(path, std::move(done)); }),
              await<void>([&](auto done) { return m_view->rename("/file", path, std::move(done)); })}) {
            QVERIFY(!end.ok());
            QCOMPARE(end.error().kind, ErrorKind::Invalid);
        }
        QCOMPARE(m_inner->calls, QList<QByteArray>());
    }

    void theRootIsNeitherRemovedNorRenamed_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("plain") << QByteArray("/");
        QTest::newRow("with a dot") << QByteArray("/.");
        QTest::newRow("slashes") << QByteArray("//");
    }
    void theRootIsNeitherRemovedNorRenamed()
    {
        QFETCH(QByteArray, path);
        for (const auto &end :
             {await<void>([&](auto done) { return m_view->remove(path, std::move(done)); }),
              await<void>([&](auto done) { return m_view->rename(path, "/x", std::move(done)); }),
              await<void>([&](auto done) { return m_view->rename("/file", path, std::move(done)); })}) {
            QVERIFY(!end.ok());
            QCOMPARE(end.error().kind, ErrorKind::Invalid);
        }
        QVERIFY(m_inner->exists("/mnt/data/file"));
    }

    void errorsNameThePathOfTheView()
    {
        m_inner->failure = Error{ErrorKind::Forbidden, QStringLiteral("You may not read “/mnt/data/file”.")};
        const auto entry =
            await<FileEntry>([&](auto done) { return m_view->stat("/file", std::move(done)); });
        QVERIFY(!entry.ok());
        QCOMPARE(entry.error().message, QStringLiteral("You may not read “/file”."));
    }

    void aViewOfEverythingIsTheSame()
    {
        RootedFileSystem view(m_inner, "/");
        QVERIFY(await<FileEntry>([&](auto done) { return view.stat("/mnt/secret", std::move(done)); }).ok());
    }

    void anOperationOutlivesTheView()
    {
        std::optional<bool> found;
        const auto operation =
            m_view->stat("/file", [&](const Result<FileEntry> &entry) { found = entry.ok(); });
        m_view.reset();
        QTRY_COMPARE(found, std::optional(true));
    }

private:
    std::shared_ptr<MemoryFileSystem> m_inner;
    std::unique_ptr<RootedFileSystem> m_view;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::RootedFileSystemTest)
#include "tst_rootedfilesystem.moc"
