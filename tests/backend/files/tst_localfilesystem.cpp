// SPDX-License-Identifier: Apache-2.0
#include <await.h>
#include <filesystemcontract.h>

#include <core/rootedfilesystem.h>
#include <files/localfilesystem.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

namespace osc::test {

/// The contract on this computer: the whole of it, one of its folders as a place, and one seen through a
/// RootedFileSystem.
class LocalFileSystemTest : public FileSystemContract
{
    Q_OBJECT

public:
    enum class View { Whole, Folder, Rooted };

    explicit LocalFileSystemTest(View view)
        : m_view(view)
    {}

protected:
    FileSystem &fileSystem() override { return *m_files; }

    FilePath makeRoot() override
    {
        const auto name = "/" + QByteArray::number(++m_roots);
        if (!QDir().mkdir(m_folder.path() + QString::fromUtf8(name)))
            qFatal("no folder to work in");
        return prefix() + name;
    }

    bool runShell(const FilePath &directory, const QByteArray &script) override
    {
        QProcess shell;
        shell.setWorkingDirectory(onDisk(directory));
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromUtf8(script)});
        return shell.waitForFinished() && shell.exitCode() == 0;
    }

    Abilities abilities() const override { return {.hasUnreadable = ::geteuid() != 0}; }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const auto folder = m_folder.path().toUtf8();
        if (m_view == View::Whole)
            m_files = std::make_unique<LocalFileSystem>();
        else if (m_view == View::Folder)
            m_files = std::make_unique<LocalFileSystem>(folder);
        else
            m_files = std::make_unique<RootedFileSystem>(std::make_shared<LocalFileSystem>(), folder);
    }
    void cleanupTestCase()
    {
        m_files.reset();
        QProcess::execute(QStringLiteral("chmod"),
                          {QStringLiteral("-R"), QStringLiteral("u+rwX"), m_folder.path()});
    }

    void aLinkLeadsOutOfNoFolder()
    {
        if (m_view != View::Folder)
            return;
        QTemporaryDir outside;
        QVERIFY(QFile(outside.filePath(QStringLiteral("secret"))).open(QFile::WriteOnly));
        const auto root = makeRoot();
        const auto path = outside.path().toUtf8();
        QVERIFY(runShell(root, "ln -s '" + path + "' absolute && ln -s '../../../../../../../../../.." +
                                   path + "' relative"));
        for (const QByteArray name : {"absolute", "relative"}) {
            const auto through = joinPath(joinPath(root, name), "secret");
            const auto entry =
                await<FileEntry>([&](auto done) { return m_files->stat(through, std::move(done)); });
            QVERIFY(!entry.ok());
            QCOMPARE(entry.error().kind, ErrorKind::NotFound);
            const auto end = await<void>([&](auto done) {
                return m_files->write(joinPath(joinPath(root, name), "new"),
                                      std::make_shared<BufferSource>("x"), {}, std::move(done));
            });
            QVERIFY(!end.ok());
        }
        QCOMPARE(QDir(outside.path()).entryList(QDir::Files), QStringList{QStringLiteral("secret")});
    }

    void aLinkInsideAFolderIsFollowedAsIfTheFolderWereEverything()
    {
        if (m_view != View::Folder)
            return;
        const auto root = makeRoot();
        QVERIFY(runShell(root, "mkdir real && printf inside >real/file && ln -s '" + root +
                                   "/real' absolute && ln -s ../../../../.." + root + "/real/file relative"));
        for (const QByteArray name : {"absolute/file", "relative"}) {
            const auto sink = std::make_shared<BufferSink>(100);
            const auto end = await<void>(
                [&](auto done) { return m_files->read(root + '/' + name, {}, sink, std::move(done)); });
            QVERIFY2(end.ok(), qPrintable(end.ok() ? QString() : end.error().message));
            QCOMPARE(sink->bytes(), "inside");
        }
    }

    void filesOfTheKernelAreRead()
    {
        if (m_view != View::Whole)
            return;
        const auto sink = std::make_shared<BufferSink>(64 * 1024);
        QVERIFY(await<void>([&](auto done) {
                    return m_files->read("/proc/self/status", {}, sink, std::move(done));
                }).ok());
        QVERIFY(sink->bytes().startsWith("Name:"));
    }

    void writingThroughALinkKeepsTheLink()
    {
        const auto root = makeRoot();
        QVERIFY(runShell(root, "printf old >real; chmod 600 real; ln -s real link"));
        QVERIFY(await<void>([&](auto done) {
                    return m_files->write(root + "/link", std::make_shared<BufferSource>("new"), {},
                                          std::move(done));
                }).ok());
        QVERIFY(
            runShell(root, "[ -L link ] && [ \"$(cat real)\" = new ] && [ \"$(stat -c %a real)\" = 600 ]"));
    }

    void devicesAreNeverOpened()
    {
        if (m_view != View::Whole)
            return;
        for (const FilePath path : {"/dev/null", "/dev/zero", "/dev/tty"}) {
            const auto sink = std::make_shared<BufferSink>(10);
            const auto read =
                await<void>([&](auto done) { return m_files->read(path, {}, sink, std::move(done)); });
            QVERIFY(!read.ok());
            QCOMPARE(read.error().kind, ErrorKind::Invalid);
            const auto write = await<void>([&](auto done) {
                return m_files->write(path, std::make_shared<BufferSource>("x"), {}, std::move(done));
            });
            QVERIFY(!write.ok());
            QCOMPARE(write.error().kind, ErrorKind::Invalid);
        }
    }

private:
    [[nodiscard]] FilePath prefix() const
    {
        return m_view == View::Whole ? m_folder.path().toUtf8() : FilePath();
    }
    [[nodiscard]] QString onDisk(const FilePath &path) const
    {
        return m_view == View::Whole ? QString::fromUtf8(path) : m_folder.path() + QString::fromUtf8(path);
    }

    View m_view;
    QTemporaryDir m_folder;
    std::unique_ptr<FileSystem> m_files;
    int m_roots = 0;
};

} // namespace osc::test

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    using osc::test::LocalFileSystemTest;
    int failures = 0;
    for (const auto view : {LocalFileSystemTest::View::Whole, LocalFileSystemTest::View::Folder,
                            LocalFileSystemTest::View::Rooted}) {
        LocalFileSystemTest test(view);
        failures += QTest::qExec(&test, argc, argv);
    }
    return failures;
}

#include "tst_localfilesystem.moc"
