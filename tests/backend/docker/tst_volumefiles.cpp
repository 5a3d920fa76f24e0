// SPDX-License-Identifier: Apache-2.0
#include "volumebench.h"

#include <core/bytestream.h>

#include <filesystemcontract.h>

namespace osc::test {

/// The files of a volume that no container runs with: the contract, and what the helper is and is not.
class VolumeFilesTest : public FileSystemContract
{
    Q_OBJECT

protected:
    FileSystem &fileSystem() override { return *m_files.fileSystem; }
    FilePath makeRoot() override
    {
        const FilePath root = "/" + QByteArray::number(++m_roots);
        if (!m_bench->runIn(m_container, "mkdir /v" + root))
            qFatal("no folder to work in");
        return root;
    }
    bool runShell(const FilePath &directory, const QByteArray &script) override
    {
        return m_bench->runIn(m_container, "cd /v'" + directory + "' && " + script).has_value();
    }
    /// It sees what only its owner may see; and cp of the test image fills holes.
    [[nodiscard]] Abilities abilities() const override
    {
        return {.hasUnreadable = false, .keepsHoles = false};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!RealEngine::address().isEmpty(), "CONSOLE_TEST_DOCKER_HOST names no engine");
        m_bench = std::make_unique<VolumeBench>();
        m_volume = m_bench->makeVolume();
        // With force: the container that looks after is a user of the volume as well.
        m_container = m_bench->engine.makeContainer(RealEngine::newId().toUtf8(), "{}",
                                                    R"({"Binds":[")" + m_volume.toUtf8() + R"(:/v"]})");
        m_bench->engine.act(m_container, "/start");
        m_files = open(*m_bench, m_volume, VolumeAccess::ReadWrite, true);
        QVERIFY(m_files.fileSystem);
    }
    void cleanupTestCase()
    {
        m_files = {};
        if (m_bench)
            m_bench->engine.remove(m_container);
        m_bench.reset();
    }

    void theHelperHasNoMoreRightsThanItNeeds();
    void newFilesBelongToTheOwnerOfTheirFolder();
    void aFileThatIsReplacedKeepsItsOwner();
    void aHelperForLookingWritesNothing();
    void oneWhoUsesTheVolumeMakesItReadOnly();
    void aVolumeIsSeenThroughASandboxThatMountsIt();
    void aSandboxThatMountsItReadOnlyIsNotWrittenThrough();
    void theHelperGoesWhenItIsLetGoOf();
    void theHelperGoesWhenNothingIsDoneAndComesBack();
    void theHelperComesBackAfterItWasRemovedFromOutside();
    void helpersAreTold();
    void aVolumeThatIsLookedIntoCanBeDeleted();
    void aVolumeThatIsGoneIsNotMadeAnew();

private:
    VolumeFiles open(VolumeBench &bench, const QString &volume, VolumeAccess access, bool force = false)
    {
        auto files = await<VolumeFiles>(
            [&](auto done) { return bench.volumes().openFiles(volume, access, force, std::move(done)); },
            30'000);
        if (!files) {
            qWarning("%s", qPrintable(files.error().message + files.error().detail));
            return {};
        }
        return *std::move(files);
    }
    static Done write(FileSystem &files, const FilePath &path, const QByteArray &content)
    {
        return await<void>([&](auto done) {
            return files.write(path, std::make_shared<BufferSource>(content), {}, std::move(done));
        });
    }
    static Result<FileEntry> stat(FileSystem &files, const FilePath &path)
    {
        return await<FileEntry>([&](auto done) { return files.stat(path, std::move(done)); }, 30'000);
    }
    static QList<QByteArray> names(FileSystem &files)
    {
        QList<QByteArray> found;
        const auto listed = await<void>([&](auto done) {
            return files.list(
                "/",
                [&](const QList<FileEntry> &batch) {
                    for (const auto &entry : batch)
                        found.append(entry.name);
                },
                std::move(done));
        });
        return listed ? found : QList<QByteArray>{"?"};
    }

    std::unique_ptr<VolumeBench> m_bench;
    QString m_volume;
    QString m_container;
    VolumeFiles m_files;
    int m_roots = 0;
};

void VolumeFilesTest::theHelperHasNoMoreRightsThanItNeeds()
{
    const QString volume = m_bench->makeVolume();
    const auto files = open(*m_bench, volume, VolumeAccess::ReadOnly);
    QVERIFY(files.fileSystem);
    QVERIFY(files.throughSandbox.isEmpty());
    const auto helpers = m_bench->helpers(volume);
    QCOMPARE(helpers.size(), 1);
    QCOMPARE(helpers.first().networkMode, QStringLiteral("none"));
    const QString id = helpers.first().id;
    const auto status = m_bench->runIn(id, "cat /proc/1/status /proc/self/status");
    QVERIFY(status);
    QVERIFY2(!status->contains("CapBnd:\t0000000000000004\nCapBnd"), status->constData());
    QCOMPARE(status->count("CapBnd:\t0000000000000004"), 2); // DAC_READ_SEARCH
    QCOMPARE(status->count("NoNewPrivs:\t1"), 2);
    QVERIFY(m_bench->runIn(id, "! touch /x 2>/dev/null && ! touch /volume/x 2>/dev/null"));
    QVERIFY(m_bench->runIn(id, "[ \"$(ls /sys/class/net | wc -w)\" -le 1 ]"));
    const auto json = m_bench->engine.get("/containers/" + id.toLatin1() + "/json");
    QVERIFY(json);
    QVERIFY(json->body.contains("\"PidsLimit\":128"));
    QVERIFY(json->body.contains("\"Memory\":268435456"));
}

void VolumeFilesTest::newFilesBelongToTheOwnerOfTheirFolder()
{
    const QString volume = m_bench->makeVolume();
    QVERIFY(m_bench->run(volume, "mkdir theirs; chown 1234:5678 theirs; chmod 700 theirs"));
    const auto files = open(*m_bench, volume, VolumeAccess::ReadWrite);
    QVERIFY(files.fileSystem);
    QCOMPARE(files.access, VolumeAccess::ReadWrite);
    QVERIFY(files.whyReadOnly.isEmpty());
    FileSystem &fs = *files.fileSystem;
    QVERIFY(write(fs, "/theirs/file", "x"));
    QVERIFY(await<void>([&](auto done) { return fs.makeDirectory("/theirs/folder", std::move(done)); }));
    QVERIFY(write(fs, "/ours", "x"));
    for (const FilePath path : {"/theirs/file", "/theirs/folder"}) {
        const auto entry = stat(fs, path);
        QVERIFY(entry);
        QCOMPARE(entry->uid, 1234);
        QCOMPARE(entry->gid, 5678);
    }
    QCOMPARE(stat(fs, "/ours")->uid, 0);
}

void VolumeFilesTest::aFileThatIsReplacedKeepsItsOwner()
{
    const QString volume = m_bench->makeVolume();
    QVERIFY(m_bench->run(volume,
                         "mkdir theirs; chown 1234 theirs; echo old > theirs/f; chown 77:88 theirs/f; "
                         "chmod 640 theirs/f"));
    const auto files = open(*m_bench, volume, VolumeAccess::ReadWrite);
    QVERIFY(files.fileSystem);
    QVERIFY(write(*files.fileSystem, "/theirs/f", "new content"));
    const auto entry = stat(*files.fileSystem, "/theirs/f");
    QVERIFY(entry);
    QCOMPARE(entry->size, 11);
    QCOMPARE(entry->uid, 77);
    QCOMPARE(entry->gid, 88);
    QCOMPARE(entry->mode, 0640);
}

void VolumeFilesTest::aHelperForLookingWritesNothing()
{
    const QString volume = m_bench->makeVolume();
    QVERIFY(m_bench->run(volume, "echo x > secret; chmod 000 secret; chown 5 secret"));
    const auto files = open(*m_bench, volume, VolumeAccess::ReadOnly);
    QVERIFY(files.fileSystem);
    QVERIFY(!files.fileSystem->capabilities().canWrite);
    QVERIFY(files.fileSystem->capabilities().whyNotWrite.contains(volume));
    const auto written = write(*files.fileSystem, "/new", "x");
    QCOMPARE(written.error().kind, ErrorKind::Forbidden);
    QVERIFY2(written.error().message.endsWith(u'.'), qPrintable(written.error().message));
    const auto sink = std::make_shared<BufferSink>(10);
    QVERIFY(
        await<void>([&](auto done) { return files.fileSystem->read("/secret", {}, sink, std::move(done)); }));
    QCOMPARE(sink->bytes(), QByteArray("x\n"));
}

void VolumeFilesTest::oneWhoUsesTheVolumeMakesItReadOnly()
{
    const QString volume = m_bench->makeVolume();
    const auto files = open(*m_bench, volume, VolumeAccess::ReadWrite);
    QVERIFY(files.fileSystem);
    FileSystem &fs = *files.fileSystem;
    QVERIFY(write(fs, "/before", "x"));
    const QString user = m_bench->engine.makeContainer(RealEngine::newId().toUtf8(), "{}",
                                                       R"({"Binds":[")" + volume.toUtf8() + R"(:/v"]})");
    m_bench->engine.act(user, "/start");
    QTRY_VERIFY(!fs.capabilities().canWrite);
    QCOMPARE(write(fs, "/during", "x").error().kind, ErrorKind::Forbidden);
    QCOMPARE(names(fs), QList<QByteArray>{"before"}); // by a helper that is mounted read-only now
    QVERIFY(!m_bench->runIn(m_bench->helpers(volume).first().id, "touch /volume/x 2>/dev/null"));

    const auto second = open(*m_bench, volume, VolumeAccess::ReadWrite);
    QVERIFY(second.fileSystem);
    QCOMPARE(second.access, VolumeAccess::ReadOnly);
    QVERIFY(!second.whyReadOnly.isEmpty());
    const auto forced = open(*m_bench, volume, VolumeAccess::ReadWrite, true);
    QVERIFY(forced.fileSystem);
    QCOMPARE(forced.access, VolumeAccess::ReadWrite);
    QVERIFY(write(*forced.fileSystem, "/forced", "x"));

    m_bench->engine.remove(user);
    QTRY_VERIFY(fs.capabilities().canWrite);
    QVERIFY(write(fs, "/after", "x"));
}

void VolumeFilesTest::aVolumeIsSeenThroughASandboxThatMountsIt()
{
    const QString volume = m_bench->makeVolume();
    const QString sandbox = m_bench->makeSandbox({volume + QStringLiteral(":/data")}, "crawler");
    QVERIFY(m_bench->runIn(m_bench->lastContainer(), "echo hello > /data/file"));
    const auto files = open(*m_bench, volume, VolumeAccess::ReadWrite);
    QVERIFY(files.fileSystem);
    QCOMPARE(files.throughSandbox, sandbox);
    QCOMPARE(files.access, VolumeAccess::ReadOnly);
    QVERIFY2(files.whyReadOnly.contains(QStringLiteral("crawler")), qPrintable(files.whyReadOnly));
    QCOMPARE(names(*files.fileSystem), QList<QByteArray>{"file"});
    QCOMPARE(write(*files.fileSystem, "/new", "x").error().kind, ErrorKind::Forbidden);
    QVERIFY(m_bench->helpers(volume).isEmpty());

    const auto looking = open(*m_bench, volume, VolumeAccess::ReadOnly);
    QVERIFY(looking.whyReadOnly.contains(QStringLiteral("crawler"))); // who writes meanwhile

    const auto forced = open(*m_bench, volume, VolumeAccess::ReadWrite, true);
    QCOMPARE(forced.throughSandbox, sandbox);
    QVERIFY(write(*forced.fileSystem, "/new", "x"));
    QVERIFY(m_bench->runIn(m_bench->lastContainer(), "[ -f /data/new ]"));
}

void VolumeFilesTest::aSandboxThatMountsItReadOnlyIsNotWrittenThrough()
{
    const QString volume = m_bench->makeVolume();
    const QString sandbox = m_bench->makeSandbox({volume + QStringLiteral(":/data:ro")}, "reader");
    const auto forced = open(*m_bench, volume, VolumeAccess::ReadWrite, true);
    QVERIFY(forced.fileSystem);
    QVERIFY(forced.throughSandbox.isEmpty());
    QVERIFY(write(*forced.fileSystem, "/new", "x"));
    const auto looking = open(*m_bench, volume, VolumeAccess::ReadOnly);
    QCOMPARE(looking.throughSandbox, sandbox);
    QVERIFY(looking.whyReadOnly.isEmpty());
}

void VolumeFilesTest::theHelperGoesWhenItIsLetGoOf()
{
    const QString volume = m_bench->makeVolume();
    auto first = open(*m_bench, volume, VolumeAccess::ReadOnly);
    auto second = open(*m_bench, volume, VolumeAccess::ReadOnly);
    QVERIFY(first.fileSystem && second.fileSystem);
    QCOMPARE(m_bench->helpers(volume).size(), 1);
    first = {};
    QVERIFY(!names(*second.fileSystem).contains("?"));
    QCOMPARE(m_bench->helpers(volume).size(), 1);
    second = {};
    QTRY_VERIFY(m_bench->helpers(volume).isEmpty());
}

void VolumeFilesTest::theHelperGoesWhenNothingIsDoneAndComesBack()
{
    VolumeBench bench(std::chrono::milliseconds(700));
    const QString volume = bench.makeVolume();
    const auto files = open(bench, volume, VolumeAccess::ReadWrite);
    QVERIFY(files.fileSystem);
    QTRY_VERIFY(bench.helpers(volume).isEmpty());
    QVERIFY(bench.volumes().helpers().isEmpty());
    QVERIFY(write(*files.fileSystem, "/again", "x"));
    QCOMPARE(bench.helpers(volume).size(), 1);
    QTRY_VERIFY(bench.helpers(volume).isEmpty());
}

void VolumeFilesTest::theHelperComesBackAfterItWasRemovedFromOutside()
{
    const QString volume = m_bench->makeVolume();
    const auto files = open(*m_bench, volume, VolumeAccess::ReadOnly);
    QVERIFY(files.fileSystem);
    m_bench->engine.remove(m_bench->helpers(volume).first().id);
    const auto isRunning = [&] {
        const auto running = m_bench->volumes().helpers();
        return std::any_of(running.cbegin(), running.cend(),
                           [&](const ClaimHelper &helper) { return helper.claim == volume; });
    };
    QTRY_VERIFY(!isRunning());
    QCOMPARE(names(*files.fileSystem), QList<QByteArray>());
}

void VolumeFilesTest::helpersAreTold()
{
    VolumeBench bench;
    int told = 0;
    const auto watching = bench.volumes().watchHelpers([&told] { ++told; });
    const QString volume = bench.makeVolume();
    auto files = open(bench, volume, VolumeAccess::ReadWrite);
    QVERIFY(files.fileSystem);
    QTRY_VERIFY(told > 0);
    QTRY_COMPARE(bench.volumes().helpers().size(), 1);
    const ClaimHelper helper = bench.volumes().helpers().first();
    QCOMPARE(helper.claim, volume);
    QCOMPARE(helper.access, VolumeAccess::ReadWrite);
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(helper.closesAt);
    QVERIFY2(left > 280 && left <= 300, qPrintable(QString::number(left)));
    told = 0;
    files = {};
    QTRY_VERIFY(told > 0);
    QVERIFY(bench.volumes().helpers().isEmpty());
}

void VolumeFilesTest::aVolumeThatIsLookedIntoCanBeDeleted()
{
    const QString volume = m_bench->makeVolume();
    const auto files = open(*m_bench, volume, VolumeAccess::ReadWrite);
    QVERIFY(files.fileSystem);
    const auto removed =
        await<void>([&](auto done) { return m_bench->volumes().remove(volume, std::move(done)); }, 30'000);
    QVERIFY2(removed, qPrintable(removed.error().message + removed.error().detail));
    QVERIFY(!m_bench->exists(volume));
}

void VolumeFilesTest::aVolumeThatIsGoneIsNotMadeAnew()
{
    const QString volume = m_bench->makeVolume();
    const auto files = open(*m_bench, volume, VolumeAccess::ReadWrite);
    QVERIFY(files.fileSystem);
    QVERIFY(
        await<void>([&](auto done) { return m_bench->volumes().remove(volume, std::move(done)); }, 30'000));
    QCOMPARE(stat(*files.fileSystem, "/").error().kind, ErrorKind::NotFound);
    QVERIFY(!m_bench->exists(volume));
    const auto none = await<VolumeFiles>([&](auto done) {
        return m_bench->volumes().openFiles(volume, VolumeAccess::ReadOnly, false, std::move(done));
    });
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
    QVERIFY(!m_bench->exists(volume));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::VolumeFilesTest)
#include "tst_volumefiles.moc"
