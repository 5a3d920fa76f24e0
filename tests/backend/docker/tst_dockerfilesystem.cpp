// SPDX-License-Identifier: Apache-2.0
#include "dockerfilesystem.h"
#include "engineexec.h"
#include "realengine.h"

#include <filesystemcontract.h>

#include <core/tarball.h>

#include <QCryptographicHash>
#include <QTest>

namespace osc::test {

/// The contract against a running container, and what is left when it does not run.
class DockerFileSystemTest : public FileSystemContract
{
    Q_OBJECT

protected:
    FileSystem &fileSystem() override { return *m_files; }

    FilePath makeRoot() override
    {
        const FilePath root = "/job/" + QByteArray::number(++m_roots);
        const auto isMade = [&] { return runShell("/job", "mkdir -p '" + root + "'"); };
        if (!QTest::qWaitFor(isMade, 10'000)) // the container has just been started
            qFatal("no folder to work in");
        return root;
    }

    bool runShell(const FilePath &directory, const QByteArray &script) override
    {
        EngineExec exec;
        exec.containerId = m_container;
        exec.body.command = {QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                             QStringLiteral("cd ") + QString::fromUtf8(directory) + QStringLiteral(" && ") +
                                 QString::fromUtf8(script)};
        const auto code = await<int>([&](Callback<int> done) {
            return runExec(m_engine->engine(), std::move(exec), std::move(done));
        });
        if (!code)
            qWarning("%s", qPrintable(code.error().message + code.error().detail));
        return code && *code == 0;
    }

    Abilities abilities() const override { return {.keepsHoles = false}; }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!RealEngine::address().isEmpty(), "CONSOLE_TEST_DOCKER_HOST names no engine");
        m_engine = std::make_unique<RealEngine>();
        m_container = makeContainer(R"("User":"1000:1000",)");
        m_files =
            std::make_unique<DockerFileSystem>(m_engine->engine(), m_container, QStringLiteral("files"));
    }
    void cleanupTestCase()
    {
        for (const auto &container : std::as_const(m_made))
            m_engine->remove(container);
        m_engine.reset();
    }

    void aNameThatIsNotUtf8IsReadRenamedAndRemoved()
    {
        const auto root = makeRoot();
        QVERIFY(runShell(root, "printf content >\"$(printf 'a\\377b')\""));
        const FilePath path = root + QByteArray("/a\xff") + "b";
        const auto sink = std::make_shared<BufferSink>(100);
        QVERIFY(await<void>([&](auto done) { return m_files->read(path, {}, sink, std::move(done)); }));
        QCOMPARE(sink->bytes(), QByteArray("content"));
        QVERIFY(
            await<void>([&](auto done) { return m_files->rename(path, root + "/c\xfe", std::move(done)); }));
        QVERIFY(await<void>([&](auto done) { return m_files->remove(root + "/c\xfe", std::move(done)); }));
        QVERIFY(runShell(root, "[ -z \"$(ls -A)\" ]"));
    }

    void aNewFileBelongsToTheContainersUser()
    {
        const auto root = makeRoot();
        QVERIFY(write(root + "/new", "x"));
        const auto entry =
            await<FileEntry>([&](auto done) { return m_files->stat(root + "/new", std::move(done)); });
        QVERIFY(entry);
        QCOMPARE(entry->uid, 1000);
        QCOMPARE(entry->gid, 1000);
    }

    void writingThroughALinkKeepsTheLink()
    {
        const auto root = makeRoot();
        QVERIFY(runShell(root, "printf old >real; chmod 600 real; ln -s real link"));
        QVERIFY(write(root + "/link", "new"));
        QVERIFY(
            runShell(root, "[ -L link ] && [ \"$(cat real)\" = new ] && [ \"$(stat -c %a real)\" = 600 ]"));
    }

    void filesOfTheKernelAreRead()
    {
        const auto sink = std::make_shared<BufferSink>(4096);
        QVERIFY(await<void>(
            [&](auto done) { return m_files->read("/proc/self/status", {}, sink, std::move(done)); }));
        QVERIFY(sink->bytes().startsWith("Name:"));
    }

    void aReadOnlyMountIsForbidden()
    {
        const auto result = write("/readonly/file", "x");
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Forbidden);
        QVERIFY2(result.error().message.contains(QStringLiteral("read-only")),
                 qPrintable(result.error().message));
    }

    void aStoppedContainerIsLookedAtThroughTheArchive()
    {
        const QString container = makeContainer({});
        m_engine->act(container, "/kill");
        const auto files =
            std::make_unique<DockerFileSystem>(m_engine->engine(), container, QStringLiteral("stopped"));
        QList<FileEntry> entries;
        QVERIFY(await<void>([&](auto done) {
            return files->list(
                "/etc", [&](const QList<FileEntry> &batch) { entries += batch; }, std::move(done));
        }));
        QVERIFY(std::any_of(entries.cbegin(), entries.cend(),
                            [](const FileEntry &entry) { return entry.name == "passwd"; }));

        QVERIFY(await<void>([&](auto done) {
            return files->write("/etc/added", std::make_shared<BufferSource>("0123456789"), {.mode = 0640},
                                std::move(done));
        }));
        const auto entry =
            await<FileEntry>([&](auto done) { return files->stat("/etc/added", std::move(done)); });
        QVERIFY(entry);
        QCOMPARE(entry->size, 10);
        QCOMPARE(entry->mode, 0640);
        const auto sink = std::make_shared<BufferSink>(100);
        QVERIFY(await<void>([&](auto done) {
            return files->read("/etc/added", {.offset = 3, .length = 4}, sink, std::move(done));
        }));
        QCOMPARE(sink->bytes(), QByteArray("3456"));

        const auto removed =
            await<void>([&](auto done) { return files->remove("/etc/added", std::move(done)); });
        QVERIFY(!removed);
        QCOMPARE(removed.error().kind, ErrorKind::Conflict);
        const auto missing =
            await<FileEntry>([&](auto done) { return files->stat("/etc/none", std::move(done)); });
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    }

    void treesOfAContainerThatDoesNotRunTravel_data()
    {
        QTest::addColumn<QByteArray>("act");
        QTest::newRow("stopped") << QByteArray("/kill");
        QTest::newRow("paused") << QByteArray("/pause");
    }
    void treesOfAContainerThatDoesNotRunTravel()
    {
        QFETCH(QByteArray, act);
        const QString container = makeContainer({});
        DockerFileSystem files(m_engine->engine(), container, QStringLiteral("still"));
        const auto unpack = [&](const FilePath &directory, const QByteArray &tar,
                                FileSystem::TreeWriteOptions options = {}) {
            return await<void>([&](auto done) {
                return files.writeTree(directory, std::make_shared<BufferSource>(tar), options,
                                       std::move(done));
            });
        };
        QVERIFY(await<void>([&](auto done) { return files.makeDirectory("/here", std::move(done)); }));
        QVERIFY(
            await<void>([&](auto done) { return files.makeSymlink("/here/link", "/etc", std::move(done)); }));
        m_engine->act(container, act);

        QVERIFY(unpack("/here", member("a/one", "first") + member("two", "second") + tarEnd()));
        const auto size = await<TreeSize>([&](auto done) { return files.measure("/here", std::move(done)); });
        QVERIFY2(size.ok(), qPrintable(size.ok() ? QString() : size.error().message));
        QCOMPARE(*size, (TreeSize{.bytes = 11, .files = 3, .directories = 1}));
        const auto sum =
            await<QByteArray>([&](auto done) { return files.checksum("/here/two", std::move(done)); });
        QVERIFY(sum.ok());
        QCOMPARE(*sum, QCryptographicHash::hash("second", QCryptographicHash::Sha256));

        const auto sink = std::make_shared<BufferSink>(1024 * 1024);
        QVERIFY(
            await<void>([&](auto done) { return files.readTree("/here", {"a"}, sink, std::move(done)); }));
        QList<QByteArray> names;
        TarStreamReader reader({[&](const TarEntry &entry) {
                                    names.append(entry.path);
                                    return true;
                                },
                                {}});
        QCOMPARE(reader.feed(sink->bytes()), TarStreamReader::State::Ended);
        QCOMPARE(names, (QList<QByteArray>{"a", "a/one"}));
        const auto missing = await<void>([&](auto done) {
            return files.readTree("/here", {"none"}, std::make_shared<BufferSink>(1), std::move(done));
        });
        QVERIFY(!missing.ok());

        for (const QByteArray path : {"../evil", "/evil", "link/evil"}) {
            const auto end = unpack("/here", member(path, "x") + tarEnd());
            QVERIFY(!end.ok());
            QCOMPARE(end.error().kind, ErrorKind::Invalid);
        }
        const auto kept = unpack("/here", member("two", "x") + tarEnd(), {.overwrite = false});
        QVERIFY(!kept.ok());
        QCOMPARE(kept.error().kind, ErrorKind::Conflict);
        const auto appended = await<void>([&](auto done) {
            return files.write("/here/two", std::make_shared<BufferSource>("x"), {.offset = 6},
                               std::move(done));
        });
        QVERIFY(!appended.ok());
        if (act == "/pause")
            m_engine->act(container, "/unpause");
    }

    void aCopyThatIsLetGoOfLeavesNothing()
    {
        const auto root = makeRoot();
        QVERIFY(
            runShell(root, "mkdir many; i=0; while [ $i -lt 5000 ]; do : >many/file-$i; i=$((i+1)); done"));
        // The copy stands still as soon as it has begun.
        QVERIFY(runShell(root, "(i=0; while [ $i -lt 5000 ]; do p=$(pidof cp) && { kill -STOP $p; break; }; "
                               "i=$((i+1)); done) </dev/null >/dev/null 2>&1 &"));
        bool ended = false;
        auto operation = m_files->copy(root + "/many", root + "/copy", [&](const Done &) { ended = true; });
        QTRY_VERIFY_WITH_TIMEOUT(runShell(root, "[ $(ls -A | wc -l) -gt 1 ]"), 10'000);
        QVERIFY(!ended);
        operation.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(runShell(root, "[ \"$(ls -A)\" = many ]"), 10'000);
        QVERIFY(!ended);
    }

    void ownersOfATreeAreKeptOnRequest()
    {
        const QString container = makeContainer(R"("User":"0:0",)");
        DockerFileSystem files(m_engine->engine(), container, QStringLiteral("root"));
        TarEntry entry;
        entry.path = "file";
        entry.uid = 1234;
        entry.gid = 4321;
        entry.mode = 04755;
        const auto tar = tarHeader(entry) + tarEnd();
        for (const bool keeps : {true, false}) {
            const auto end = await<void>([&](auto done) {
                return files.writeTree("/job", std::make_shared<BufferSource>(tar), {.keepsOwners = keeps},
                                       std::move(done));
            });
            QVERIFY2(end.ok(), qPrintable(end.ok() ? QString() : end.error().message + end.error().detail));
            const auto made =
                await<FileEntry>([&](auto done) { return files.stat("/job/file", std::move(done)); });
            QVERIFY(made.ok());
            QCOMPARE(made->uid, keeps ? 1234 : 0);
            QCOMPARE(made->gid, keeps ? 4321 : 0);
            QCOMPARE(made->mode, keeps ? 04755 : 0755);
        }
    }

    void theRootIsThere()
    {
        const auto root = await<FileEntry>([&](auto done) { return m_files->stat("/", std::move(done)); });
        QVERIFY(root.ok());
        QCOMPARE(root->type, FileType::Directory);
        QCOMPARE(root->name, QByteArray());
    }

private:
    static QByteArray member(const QByteArray &path, const QByteArray &content)
    {
        TarEntry entry;
        entry.path = path;
        entry.size = content.size();
        return tarHeader(entry) + content + tarPadding(content.size());
    }

    Done write(const FilePath &path, const QByteArray &content)
    {
        return await<void>([&](auto done) {
            return m_files->write(path, std::make_shared<BufferSource>(content), {}, std::move(done));
        });
    }

    QString makeContainer(const QByteArray &more)
    {
        const QByteArray json = R"({"Image":"osbtest/busybox:latest",)" + more +
                                R"("Cmd":["sleep","600"],"HostConfig":{"Tmpfs":{"/job":"mode=1777",)"
                                R"("/readonly":"ro"}}})";
        const auto made =
            m_engine->post("/containers/create", {{"name", RealEngine::newId().toUtf8()}}, json);
        if (!made)
            qFatal("%s", qPrintable(made.error().message + made.error().detail));
        const QString id = decodeId(made->body);
        m_made.append(id);
        m_engine->act(id, "/start");
        return id;
    }

    std::unique_ptr<RealEngine> m_engine;
    std::unique_ptr<DockerFileSystem> m_files;
    QStringList m_made;
    QString m_container;
    int m_roots = 0;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::DockerFileSystemTest)
#include "tst_dockerfilesystem.moc"
