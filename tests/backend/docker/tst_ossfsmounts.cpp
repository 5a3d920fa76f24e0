// SPDX-License-Identifier: Apache-2.0
#include "ossfsbench.h"

#include "memoryinventory.h"

#include <storage/sqliteinventory.h>

#include <QTcpServer>

#include <csignal>

namespace osc::test {

/// Buckets that are really mounted, for sandboxes that really run; the vendor's programs are played by
/// tests/objectstore/programs.
class TestOssfsMounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!RealEngine::address().isEmpty(), "CONSOLE_TEST_DOCKER_HOST names no engine");
    }
    void init()
    {
        m_inventory = std::make_unique<MemoryInventory>();
        m_bench = std::make_unique<OssfsBench>(*m_inventory);
        QCOMPARE(m_bench->backend->status().state, ConnectionState::Live);
        QVERIFY(m_bench->backend->capabilities().can(Feature::OssfsVolumes));
    }
    void cleanup()
    {
        m_bench.reset();
        m_inventory.reset();
    }

    void aBucketIsReadAndWrittenAndReleased_data() { versions(); }
    void aBucketIsReadAndWrittenAndReleased();
    void twoSandboxesShareOneMount();
    void twoPrefixesAreTwoMounts_data() { versions(); }
    void twoPrefixesAreTwoMounts();
    void aReadOnlyMountCannotBeWritten();
    void whatCannotBeMountedLeavesNothing_data();
    void whatCannotBeMountedLeavesNothing();
    void cancellingWhileTheProgramRunsLeavesNothing();
    void anotherKeyIsToldOfAndTheSameKeyIsNot();
    void aMountThatSomebodyElseMadeIsToldOf();
    void aPartOfAMountedBucketIsRefused();
    void aMountWhoseProgramDiedIsMadeAnew();
    void aBusyMountStaysAndIsALeftover();
    void aConsoleThatWasKilledLeavesAMountThatTheNextOneReleases();

private:
    static void versions()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("ossfs 1.0") << QStringLiteral("1.0");
        QTest::newRow("ossfs 2.0") << QStringLiteral("2.0");
    }
    static QString words(const Result<CreateOutcome> &outcome)
    {
        return outcome ? outcome->notes.join(u'\n') : outcome.error().message + outcome.error().detail;
    }
    BucketMountFacts look(const VolumeSpec &volume)
    {
        const auto facts = await<BucketMountFacts>(
            [&](auto done) { return m_bench->backend->bucketMounts()->look(volume, std::move(done)); });
        return facts ? *facts : BucketMountFacts();
    }

    /// The process that answers for a mount names its path in its command line.
    static bool killProgramBehind(const QString &path)
    {
        for (const QString &process : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
            QFile line(QStringLiteral("/proc/%1/cmdline").arg(process));
            if (process.toInt() > 0 && line.open(QIODevice::ReadOnly) &&
                line.readAll().split('\0').contains(path.toUtf8()))
                return ::kill(process.toInt(), SIGKILL) == 0;
        }
        return false;
    }

    std::unique_ptr<MemoryInventory> m_inventory;
    std::unique_ptr<OssfsBench> m_bench;
};

void TestOssfsMounts::aBucketIsReadAndWrittenAndReleased()
{
    QFETCH(QString, version);
    const auto outcome = m_bench->create({OssfsBench::volume(version)});
    QVERIFY2(outcome, qPrintable(words(outcome)));
    const QString id = outcome->sandbox.id;
    QCOMPARE(m_bench->mounts().size(), 1);
    QCOMPARE(m_bench->mounts().first().path, m_bench->bucketPath());
    QCOMPARE(m_bench->privateFiles(), QStringList());
    QCOMPARE(m_bench->run(id, QStringLiteral("echo hello > /mnt/data/a.txt && cat /mnt/data/a.txt")),
             QByteArray("hello\n0"));
    QCOMPARE(outcome->sandbox.mounts.value(0).kind, VolumeKind::Ossfs);
    QCOMPARE(outcome->sandbox.mounts.value(0).source, OssfsBench::bucket());
    const auto inspect = await<QByteArray>(
        [&](auto done) { return m_bench->backend->sandboxes()->inspect(id, std::move(done)); });
    QVERIFY(inspect->contains(m_bench->bucketPath().toUtf8() + ":/mnt/data:rw"));
    QVERIFY(inspect->contains("opensandbox.io/ossfs-mounts"));
    QVERIFY(m_bench->kill(id));
    QCOMPARE(m_bench->mounts().size(), 0);
    QCOMPARE(QDir(m_bench->root()).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList());
}

void TestOssfsMounts::twoSandboxesShareOneMount()
{
    const auto first = m_bench->create({OssfsBench::volume()});
    const auto second = m_bench->create({OssfsBench::volume()});
    QVERIFY2(first && second, qPrintable(words(second)));
    QCOMPARE(m_bench->mounts().size(), 1);
    QCOMPARE(m_bench->run(first->sandbox.id, QStringLiteral("echo shared > /mnt/data/s.txt")),
             QByteArray("0"));
    QCOMPARE(m_bench->run(second->sandbox.id, QStringLiteral("cat /mnt/data/s.txt")),
             QByteArray("shared\n0"));
    QVERIFY(m_bench->kill(first->sandbox.id));
    QCOMPARE(m_bench->mounts().size(), 1);
    QCOMPARE(m_bench->run(second->sandbox.id, QStringLiteral("cat /mnt/data/s.txt")),
             QByteArray("shared\n0"));
    QVERIFY(m_bench->kill(second->sandbox.id));
    QCOMPARE(m_bench->mounts().size(), 0);
}

void TestOssfsMounts::twoPrefixesAreTwoMounts()
{
    QFETCH(QString, version);
    VolumeSpec a = OssfsBench::volume(version, QStringLiteral("team/a"));
    VolumeSpec b = OssfsBench::volume(version, QStringLiteral("team/b"));
    a.mountPath = QStringLiteral("/mnt/a");
    b.mountPath = QStringLiteral("/mnt/b");
    b.name = QStringLiteral("other");
    {
        const auto whole = m_bench->create({OssfsBench::volume()});
        QVERIFY2(whole, qPrintable(words(whole)));
        QCOMPARE(
            m_bench->run(whole->sandbox.id, QStringLiteral("mkdir -p /mnt/data/team/a /mnt/data/team/b")),
            QByteArray("0"));
        QVERIFY(m_bench->kill(whole->sandbox.id));
    }
    const auto outcome = m_bench->create({a, b});
    QVERIFY2(outcome, qPrintable(words(outcome)));
    QCOMPARE(m_bench->mounts().size(), 2);
    const QString id = outcome->sandbox.id;
    QCOMPARE(m_bench->run(id, QStringLiteral("echo 1 > /mnt/a/f; echo 2 > /mnt/b/f; cat /mnt/a/f /mnt/b/f")),
             QByteArray("1\n2\n0"));
    QVERIFY(m_bench->kill(id));
    QCOMPARE(m_bench->mounts().size(), 0);
    const auto whole = m_bench->create({OssfsBench::volume()});
    QVERIFY2(whole, qPrintable(words(whole)));
    QCOMPARE(m_bench->run(whole->sandbox.id, QStringLiteral("cat /mnt/data/team/b/f")), QByteArray("2\n0"));
}

void TestOssfsMounts::aReadOnlyMountCannotBeWritten()
{
    VolumeSpec volume = OssfsBench::volume();
    volume.readOnly = true;
    const auto outcome = m_bench->create({volume});
    QVERIFY2(outcome, qPrintable(words(outcome)));
    QVERIFY(
        m_bench->run(outcome->sandbox.id, QStringLiteral("echo x > /mnt/data/ro.txt")).contains("ead-only"));
}

void TestOssfsMounts::whatCannotBeMountedLeavesNothing_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("what");
    for (const char *version : {"1.0", "2.0"}) {
        for (const char *what : {"key", "bucket", "endpoint", "option", "hangs", "missing"})
            QTest::addRow("%s, %s", version, what)
                << QString::fromLatin1(version) << QString::fromLatin1(what);
    }
}

void TestOssfsMounts::whatCannotBeMountedLeavesNothing()
{
    QFETCH(QString, version);
    QFETCH(QString, what);
    VolumeSpec volume = OssfsBench::volume(version);
    const QTemporaryDir programs;
    ErrorKind kind = ErrorKind::Failed;
    if (what == QLatin1String("key")) {
        volume.ossfs.credential = QStringLiteral("stranger");
    } else if (what == QLatin1String("bucket")) {
        volume.ossfs.bucket = QStringLiteral("no-such-bucket");
    } else if (what == QLatin1String("endpoint")) {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        volume.ossfs.endpoint = QStringLiteral("http://127.0.0.1:%1").arg(closed.serverPort());
        volume.ossfs.options =
            version == QLatin1String("1.0")
                ? QStringList{QStringLiteral("retries=1"), QStringLiteral("connect_timeout=2")}
                : QStringList();
    } else if (what == QLatin1String("option")) {
        volume.ossfs.options = {QStringLiteral("no_such_option")};
    } else if (what == QLatin1String("hangs")) {
        kind = ErrorKind::Timeout;
        for (const char *name : {"ossfs", "ossfs2"}) {
            QFile program(programs.filePath(QString::fromLatin1(name)));
            QVERIFY(program.open(QIODevice::WriteOnly));
            program.write("#!/bin/sh\nsleep 3600\n");
            program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        m_bench->usePrograms(programs.path());
        m_bench->openBackend(std::chrono::seconds(4));
    } else {
        kind = ErrorKind::Unsupported;
        m_bench->usePrograms({});
    }
    const auto outcome = m_bench->create({volume});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, kind);
    QCOMPARE(outcome.error().code, QStringLiteral("VOLUME::OSSFS_MOUNT_FAILED"));
    QVERIFY2(outcome.error().message.contains(volume.ossfs.bucket), qPrintable(outcome.error().message));
    QVERIFY(!outcome.error().advice.isEmpty());
    QVERIFY(!outcome.error().detail.contains(testVariable("CONSOLE_TEST_OSS_SECRET")));
    QTRY_COMPARE(m_bench->mounts().size(), 0);
    QCOMPARE(m_bench->privateFiles(), QStringList());
    QTRY_COMPARE(QDir(m_bench->root()).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList());
    QTRY_COMPARE(m_inventory->records.first().end, InventoryRecord::End::Failed);
}

void TestOssfsMounts::cancellingWhileTheProgramRunsLeavesNothing()
{
    const QTemporaryDir programs;
    QFile program(programs.filePath(QStringLiteral("ossfs")));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write("#!/bin/sh\ntouch " + programs.path().toLocal8Bit() + "/begun\nsleep 3600\n");
    program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    program.close();
    m_bench->usePrograms(programs.path());
    auto operation = m_bench->backend->sandboxes()->create(
        OssfsBench::spec({OssfsBench::volume()}), [](const CreateProgress &) {}, [](const auto &) {});
    QTRY_VERIFY(QFile::exists(programs.filePath(QStringLiteral("begun"))));
    QCOMPARE(m_bench->privateFiles().size(), 1);
    operation.cancel();
    QCOMPARE(m_bench->privateFiles(), QStringList());
    QTRY_COMPARE(QDir(m_bench->root()).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList());
    m_bench->usePrograms(QStringLiteral(OSSFS_PROGRAMS));
    const auto next = m_bench->create({OssfsBench::volume()}); // nothing is held
    QVERIFY2(next, qPrintable(words(next)));
}

void TestOssfsMounts::anotherKeyIsToldOfAndTheSameKeyIsNot()
{
    using State = BucketMountFacts::State;
    QCOMPARE(look(OssfsBench::volume()).state, State::Free);
    const auto first = m_bench->create({OssfsBench::volume()});
    QVERIFY2(first, qPrintable(words(first)));
    QVERIFY(!words(first).contains(QStringLiteral("rights")));
    VolumeSpec other = OssfsBench::volume();
    other.ossfs.credential = QStringLiteral("stranger");
    QCOMPARE(look(OssfsBench::volume()).state, State::SameKey);
    const BucketMountFacts facts = look(other);
    QCOMPARE(facts.state, State::OtherKey);
    QCOMPARE(facts.credential, QStringLiteral("writer"));
    QCOMPARE(facts.users, QStringList(first->sandbox.id));
    const auto second = m_bench->create({other});
    QVERIFY2(second, qPrintable(words(second)));
    QVERIFY2(words(second).contains(QStringLiteral("writer")) &&
                 words(second).contains(QStringLiteral("stranger")),
             qPrintable(words(second)));
    VolumeSpec same = OssfsBench::volume();
    same.ossfs.credential = QStringLiteral("same-writer"); // another name for the same key
    const auto third = m_bench->create({same});
    QVERIFY2(third, qPrintable(words(third)));
    QVERIFY2(!words(third).contains(QStringLiteral("rights")), qPrintable(words(third)));
    for (const auto &record : std::as_const(m_inventory->records)) {
        for (const QString &fact : record.facts) {
            QVERIFY(!fact.contains(testVariable("CONSOLE_TEST_OSS_SECRET")));
            QVERIFY(!fact.contains(testVariable("CONSOLE_TEST_OSS_KEY_ID")));
        }
    }
}

void TestOssfsMounts::aMountThatSomebodyElseMadeIsToldOf()
{
    QVERIFY(QDir().mkpath(m_bench->bucketPath()));
    QTemporaryDir keys;
    QFile key(keys.filePath(QStringLiteral("key")));
    QVERIFY(key.open(QIODevice::WriteOnly));
    key.write(
        (testVariable("CONSOLE_TEST_OSS_KEY_ID") + u':' + testVariable("CONSOLE_TEST_OSS_SECRET")).toUtf8());
    key.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    key.close();
    QCOMPARE(QProcess::execute(QStringLiteral("ossfs"),
                               {OssfsBench::bucket(), m_bench->bucketPath(), QStringLiteral("-o"),
                                QStringLiteral("url=") + testVariable("CONSOLE_TEST_S3_ENDPOINT"),
                                QStringLiteral("-o"), QStringLiteral("passwd_file=") + key.fileName()}),
             0);
    QCOMPARE(look(OssfsBench::volume()).state, BucketMountFacts::State::UnknownKey);
    const auto outcome = m_bench->create({OssfsBench::volume()});
    QVERIFY2(outcome, qPrintable(words(outcome)));
    QVERIFY2(words(outcome).contains(QStringLiteral("not known")), qPrintable(words(outcome)));
    QVERIFY(m_bench->kill(outcome->sandbox.id)); // as the official server releases it
    QCOMPARE(m_bench->mounts().size(), 0);
}

void TestOssfsMounts::aPartOfAMountedBucketIsRefused()
{
    const auto whole = m_bench->create({OssfsBench::volume()});
    QVERIFY2(whole, qPrintable(words(whole)));
    const VolumeSpec part = OssfsBench::volume(QStringLiteral("1.0"), QStringLiteral("inner"));
    const BucketMountFacts facts = look(part);
    QCOMPARE(facts.state, BucketMountFacts::State::InTheWay);
    QCOMPARE(facts.users, QStringList(whole->sandbox.id));
    const auto refused = m_bench->create({part});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QVERIFY(refused.error().advice.contains(whole->sandbox.shortId()));
    // No folder was made in the bucket.
    QCOMPARE(m_bench->run(whole->sandbox.id, QStringLiteral("ls -d /mnt/data/inner 2>/dev/null")),
             QByteArray("1"));
    QVERIFY(m_bench->kill(whole->sandbox.id));
    const auto now = m_bench->create({part});
    QVERIFY2(now, qPrintable(words(now)));
    const auto again = m_bench->create({OssfsBench::volume()});
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Conflict);
}

void TestOssfsMounts::aMountWhoseProgramDiedIsMadeAnew()
{
    const auto first = m_bench->create({OssfsBench::volume()});
    QVERIFY2(first, qPrintable(words(first)));
    QVERIFY(killProgramBehind(m_bench->bucketPath()));
    const auto isDead = [this] {
        return QProcess::execute(QStringLiteral("stat"), {QStringLiteral("-f"), m_bench->bucketPath()}) != 0;
    };
    QTRY_VERIFY(isDead());
    const auto second = m_bench->create({OssfsBench::volume()});
    QVERIFY2(second, qPrintable(words(second)));
    QCOMPARE(m_bench->run(second->sandbox.id, QStringLiteral("echo new > /mnt/data/n && cat /mnt/data/n")),
             QByteArray("new\n0"));
    QCOMPARE(m_bench->mounts().size(), 1);
}

void TestOssfsMounts::aBusyMountStaysAndIsALeftover()
{
    const auto outcome = m_bench->create({OssfsBench::volume()});
    QVERIFY2(outcome, qPrintable(words(outcome)));
    QFile open(m_bench->bucketPath() + QStringLiteral("/busy.txt"));
    QVERIFY(open.open(QIODevice::WriteOnly));
    m_bench->clock.time = m_bench->clock.time.addSecs(3600);
    QCOMPARE(m_bench->leftovers().size(), 0);
    QVERIFY(m_bench->kill(outcome->sandbox.id));
    QCOMPARE(m_bench->mounts().size(), 1);
    const auto found = m_bench->leftovers();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().id, m_bench->bucketPath());
    QCOMPARE(found.first().name, OssfsBench::bucket());
    QVERIFY(!found.first().losesFiles);
    const auto clean = [&] {
        return await<void>(
            [&](auto done) { return m_bench->backend->leftovers()->clean(found.first(), std::move(done)); },
            60'000);
    };
    const Done busy = clean();
    QVERIFY(!busy);
    QCOMPARE(busy.error().kind, ErrorKind::Conflict);
    open.close();
    QVERIFY(clean());
    QCOMPARE(m_bench->mounts().size(), 0);
    QVERIFY(clean()); // what is gone is clean
    m_bench->clock.time = m_bench->clock.time.addSecs(-3600);
    const auto young = m_bench->create({OssfsBench::volume()});
    QVERIFY2(young, qPrintable(words(young)));
    QVERIFY(!await<void>(
        [&](auto done) { return m_bench->backend->leftovers()->clean(found.first(), std::move(done)); }));
    QCOMPARE(m_bench->mounts().size(), 1);
}

/// A second run of this program, which is killed between mount and start.
int createAndDie(const QString &folder)
{
    SqliteInventory inventory(folder + QStringLiteral("/inventory.sqlite"));
    OssfsBench bench(inventory);
    DockerBackend::Options options;
    options.homeDirectory = folder;
    options.dockerConfigFile = folder + QStringLiteral("/none");
    options.stateDirectory = folder;
    options.credentials = &bench.credentials;
    options.bucketMountRoot = folder + QStringLiteral("/buckets");
    DockerBackend backend(RealEngine::profile(), bench.http, inventory, bench.clock, options);
    backend.open();
    (void)QTest::qWaitFor([&] { return backend.status().state == ConnectionState::Live; }, 20'000);
    const auto outcome = await<CreateOutcome>(
        [&](Callback<CreateOutcome> done) {
            return backend.sandboxes()->create(
                OssfsBench::spec({OssfsBench::volume()}),
                [](const CreateProgress &progress) {
                    if (progress.step == CreateStep::CreateContainer)
                        ::raise(SIGKILL);
                },
                std::move(done));
        },
        60'000);
    qWarning("%s", qPrintable(outcome ? QStringLiteral("It was created.") : outcome.error().message));
    return 1;
}

void TestOssfsMounts::aConsoleThatWasKilledLeavesAMountThatTheNextOneReleases()
{
    const QString folder = m_bench->home.path();
    QProcess other;
    other.setProcessChannelMode(QProcess::ForwardedChannels);
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--create-and-die"), folder});
    QVERIFY(other.waitForFinished(90'000));
    QCOMPARE(other.exitStatus(), QProcess::CrashExit);
    QCOMPARE(m_bench->mounts().size(), 1);
    m_bench->backend.reset();
    SqliteInventory inventory(folder + QStringLiteral("/inventory.sqlite"));
    DockerBackend::Options options;
    options.homeDirectory = folder;
    options.dockerConfigFile = folder + QStringLiteral("/none");
    options.stateDirectory = folder;
    options.credentials = &m_bench->credentials;
    options.bucketMountRoot = m_bench->root();
    DockerBackend next(RealEngine::profile(), m_bench->http, inventory, m_bench->clock, options);
    next.open();
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->mounts().size(), 0, 30'000);
}

} // namespace osc::test

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == QLatin1String("--create-and-die"))
        return osc::test::createAndDie(app.arguments().value(2));
    osc::test::TestOssfsMounts test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ossfsmounts.moc"
