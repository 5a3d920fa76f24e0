// SPDX-License-Identifier: Apache-2.0
#include "standinprocess.h"

#include <QTest>
#include <await.h>
#include <filesystemcontract.h>

#include <execd/execdfilesystem.h>
#include <http/curlhttpclient.h>

namespace osc::test {

/// The contract, and what is special about execd, against the stand-in on loopback.
class ExecdFileSystemTest : public FileSystemContract
{
    Q_OBJECT

protected:
    FileSystem &fileSystem() override { return *m_files; }
    FilePath makeRoot() override { return m_standIn.makeFolder(); }
    bool runShell(const FilePath &directory, const QByteArray &script) override
    {
        return StandInProcess::runShell(directory, script);
    }
    Abilities abilities() const override
    {
        return {.tellsPipes = false, .takesAnyName = false, .makesLinks = false};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_standIn.start());
        m_files = std::make_unique<ExecdFileSystem>(ExecdClient(m_http, m_standIn.endpoint()));
    }

    void namesThatExecdWouldReplaceAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("a variable") << QByteArray("$HOME") << true;
        QTest::newRow("in braces") << QByteArray("a${HOME}b") << true;
        QTest::newRow("a digit") << QByteArray("cost$1.txt") << true;
        QTest::newRow("before a dot") << QByteArray("c$.txt") << false;
        QTest::newRow("at the end") << QByteArray("c$") << false;
    }
    void namesThatExecdWouldReplaceAreRefused()
    {
        QFETCH(QByteArray, name);
        QFETCH(bool, isRefused);
        const auto root = makeRoot();
        const auto end = await<void>([&](auto done) {
            return m_files->write(joinPath(root, name), std::make_shared<BufferSource>("x"), {},
                                  std::move(done));
        });
        QCOMPARE(end.ok(), !isRefused);
        if (isRefused)
            QCOMPARE(end.error().kind, ErrorKind::Unsupported);
        else
            QVERIFY(runShell(root, "[ -f '" + name + "' ]"));
    }

    void aNameThatIsNotUtf8CanBeReadAndRemovedButNotRenamed()
    {
        const auto root = makeRoot();
        QVERIFY(runShell(root, "printf content >\"$(printf 'a\\377b')\""));
        const auto path = joinPath(root, "a\xFF"
                                         "b");
        const auto sink = std::make_shared<BufferSink>(100);
        QVERIFY(await<void>([&](auto done) { return m_files->read(path, {}, sink, std::move(done)); }).ok());
        QCOMPARE(sink->bytes(), QByteArray("content"));
        const auto renamed = await<void>(
            [&](auto done) { return m_files->rename(path, joinPath(root, "c"), std::move(done)); });
        QVERIFY(!renamed.ok());
        QCOMPARE(renamed.error().kind, ErrorKind::Unsupported);
        QVERIFY(await<void>([&](auto done) { return m_files->remove(path, std::move(done)); }).ok());
        QVERIFY(runShell(root, "[ -z \"$(ls -A)\" ]"));
    }

    void aLinkToADirectoryIsListed()
    {
        const auto root = makeRoot();
        QVERIFY(runShell(root, "mkdir sub && printf x >sub/file && ln -s sub link"));
        QList<FileEntry> entries;
        const auto end = await<void>([&](auto done) {
            return m_files->list(
                joinPath(root, "link"), [&](const auto &batch) { entries += batch; }, std::move(done));
        });
        QVERIFY2(end.ok(), qPrintable(end.ok() ? QString() : end.error().message));
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.first().name, QByteArray("file"));
    }

    void oddNamesOfLinksAndTheirTargetsSurvive()
    {
        const auto root = makeRoot();
        QVERIFY(runShell(root, "ln -s \"$(printf 'to\\377 x\\n.')\" \"$(printf '.odd\\n\\303\\244 name')\""));
        QList<FileEntry> entries;
        const auto end = await<void>([&](auto done) {
            return m_files->list(
                root, [&](const auto &batch) { entries += batch; }, std::move(done));
        });
        QVERIFY(end.ok());
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.first().name, QByteArray(".odd\n\303\244 name"));
        QCOMPARE(entries.first().linkTarget, QByteArray("to\377 x\n."));
    }

    void aLinkToAFileIsReadAndWrittenThrough()
    {
        const auto root = makeRoot();
        QVERIFY(runShell(root, "printf old >file && ln -s file link"));
        QVERIFY(await<void>([&](auto done) {
                    return m_files->write(joinPath(root, "link"), std::make_shared<BufferSource>("new"), {},
                                          std::move(done));
                }).ok());
        QVERIFY(runShell(root, "[ -h link ] && [ \"$(cat file)\" = new ]"));
    }

    void aModeThatExecdDoesNotKnowIsRefused_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("none") << 0;
        QTest::newRow("set user id") << 04755;
        QTest::newRow("sticky") << 01777;
    }
    void aModeThatExecdDoesNotKnowIsRefused()
    {
        QFETCH(int, mode);
        const auto root = makeRoot();
        QVERIFY(runShell(root, "printf x >file && chmod 640 file"));
        const auto end = await<void>(
            [&](auto done) { return m_files->setMode(joinPath(root, "file"), mode, std::move(done)); });
        QVERIFY(!end.ok());
        QCOMPARE(end.error().kind, ErrorKind::Unsupported);
        QVERIFY(runShell(root, "[ \"$(stat -c %a file)\" = 640 ]"));
    }

    void anOldExecdIsListedThroughItsSearch()
    {
        StandInProcess old;
        QVERIFY(old.start({QStringLiteral("--old")}));
        ExecdFileSystem files(ExecdClient(m_http, old.endpoint()));
        const auto root = old.makeFolder();
        QVERIFY(runShell(root, "mkdir -p a/b empty && printf 123 >file && printf x >a/b/c && printf y >a/d"));
        QList<FileEntry> entries;
        const auto end = await<void>([&](auto done) {
            return files.list(
                root, [&](const auto &batch) { entries += batch; }, std::move(done));
        });
        QVERIFY(end.ok());
        QCOMPARE(entries.size(), 2); // the empty directory cannot be seen
        QCOMPARE(entries.at(0).name, QByteArray("a"));
        QCOMPARE(entries.at(0).type, FileType::Directory);
        QCOMPARE(entries.at(1).name, QByteArray("file"));
        QCOMPARE(entries.at(1).size, 3);
    }

    void theRootIsNeitherRemovedNorRenamed()
    {
        const auto removed = await<void>([&](auto done) { return m_files->remove("/", std::move(done)); });
        QVERIFY(!removed.ok());
        QCOMPARE(removed.error().kind, ErrorKind::Invalid);
        const auto renamed =
            await<void>([&](auto done) { return m_files->rename("/", "/x", std::move(done)); });
        QVERIFY(!renamed.ok());
        QCOMPARE(renamed.error().kind, ErrorKind::Invalid);
    }

private:
    StandInProcess m_standIn;
    CurlHttpClient m_http;
    std::unique_ptr<ExecdFileSystem> m_files;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::ExecdFileSystemTest)
#include "tst_execdfilesystem.moc"
