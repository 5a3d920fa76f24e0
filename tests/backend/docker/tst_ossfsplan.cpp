// SPDX-License-Identifier: Apache-2.0
#include "boundedcommand.h"
#include "mounttable.h"
#include "ossfsmemory.h"
#include "ossfsmountplan.h"
#include "ossfssurvey.h"
#include "ossfswords.h"
#include "privatefile.h"
#include "turns.h"

#include <await.h>
#include <core/validation.h>

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

/// The parts that buckets are mounted with, one by one.
class TestOssfsPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsAndFilesAreThoseOfTheServer_data();
    void commandsAndFilesAreThoseOfTheServer();
    void whatTheServerRefusesHasNoPlan_data();
    void whatTheServerRefusesHasNoPlan();
    void aKeyThatWouldBeReadAsSomethingElseIsRefused_data();
    void aKeyThatWouldBeReadAsSomethingElseIsRefused();
    void oneMountInsideTheOtherIsAProblemOfTheForm();
    void theMountTableIsRead();
    void mountsThatExcludeEachOther_data();
    void mountsThatExcludeEachOther();
    void whatIsMissingIsToldWithAWayToGetIt();
    void aFolderWithFilesIsNotMountedOn();
    void whatAProgramSaidIsShownWithoutTheKey();
    void aMountIsRememberedByAHashOfItsKey();
    void thePrivateFileIsForThisUserAloneAndGoes();
    void privateFilesOfProgramsThatWereKilledAreSwept();
    void aCommandThatHangsIsKilledWithItsChildren();
    void aCommandThatNobodyWaitsForIsKilled();
    void oneAfterTheOtherHasItsTurn();

private:
    static VolumeSpec volume(const QString &version, const QString &subPath = {})
    {
        VolumeSpec volume;
        volume.name = QStringLiteral("o");
        volume.kind = VolumeKind::Ossfs;
        volume.mountPath = QStringLiteral("/mnt/o");
        volume.subPath = subPath;
        volume.ossfs.bucket = QStringLiteral("osb-bucket");
        volume.ossfs.endpoint = QStringLiteral("http://127.0.0.1:9000");
        volume.ossfs.version = version;
        volume.ossfs.credential = QStringLiteral("writer");
        return volume;
    }
    static OssKey key() { return {QStringLiteral("AKFAKE"), SecretString(QStringLiteral("SKFAKE"))}; }
    static QString root() { return QStringLiteral("/tmp/osb-ossfs"); }
    static bool runs(const QString &mark)
    {
        QProcess list;
        list.start(QStringLiteral("pgrep"), {QStringLiteral("-f"), mark});
        return list.waitForFinished() && list.exitCode() == 0;
    }
};

// official-server-in-practice 8: what the official server was seen to do.
void TestOssfsPlan::commandsAndFilesAreThoseOfTheServer_data()
{
    QTest::addColumn<VolumeSpec>("wanted");
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("fileName");
    VolumeSpec whole = volume(QStringLiteral("1.0"));
    whole.ossfs.options = {QStringLiteral("umask=0022"), QStringLiteral(" max_stat_cache_size=1000 ")};
    QTest::newRow("1.0") << whole
                         << QStringList{QStringLiteral("ossfs"),
                                        QStringLiteral("osb-bucket"),
                                        QStringLiteral("/tmp/osb-ossfs/osb-bucket"),
                                        QStringLiteral("-o"),
                                        QStringLiteral("url=http://127.0.0.1:9000"),
                                        QStringLiteral("-o"),
                                        QStringLiteral("passwd_file=FILE"),
                                        QStringLiteral("-o"),
                                        QStringLiteral("umask=0022"),
                                        QStringLiteral("-o"),
                                        QStringLiteral("max_stat_cache_size=1000")}
                         << QByteArray("osb-bucket:AKFAKE:SKFAKE")
                         << QStringLiteral("opensandbox-ossfs-inline-UNIQUE");
    QTest::newRow("1.0 with a prefix")
        << volume(QStringLiteral("1.0"), QStringLiteral("team/a"))
        << QStringList{QStringLiteral("ossfs"),
                       QStringLiteral("osb-bucket:/team/a"),
                       QStringLiteral("/tmp/osb-ossfs/osb-bucket/team/a"),
                       QStringLiteral("-o"),
                       QStringLiteral("url=http://127.0.0.1:9000"),
                       QStringLiteral("-o"),
                       QStringLiteral("passwd_file=FILE")}
        << QByteArray("osb-bucket:AKFAKE:SKFAKE") << QStringLiteral("opensandbox-ossfs-inline-UNIQUE");
    VolumeSpec newer = volume(QStringLiteral("2.0"), QStringLiteral("team/"));
    newer.ossfs.options = {QStringLiteral("log_level=info")};
    QTest::newRow("2.0 with a prefix and an option")
        << newer
        << QStringList{QStringLiteral("ossfs2"), QStringLiteral("mount"),
                       QStringLiteral("/tmp/osb-ossfs/osb-bucket/team"), QStringLiteral("-c"),
                       QStringLiteral("FILE")}
        << QByteArray("--oss_endpoint=http://127.0.0.1:9000\n--oss_bucket=osb-bucket\n"
                      "--oss_access_key_id=AKFAKE\n--oss_access_key_secret=SKFAKE\n"
                      "--oss_bucket_prefix=team/\n--log_level=info\n")
        << QStringLiteral("opensandbox-ossfs2-UNIQUE.conf");
    VolumeSpec plain = volume(QStringLiteral("2.0"));
    plain.ossfs.endpoint = QStringLiteral(" oss-cn-hangzhou.aliyuncs.com ");
    QTest::newRow("an endpoint without a scheme")
        << plain
        << QStringList{QStringLiteral("ossfs2"), QStringLiteral("mount"),
                       QStringLiteral("/tmp/osb-ossfs/osb-bucket"), QStringLiteral("-c"),
                       QStringLiteral("FILE")}
        << QByteArray("--oss_endpoint=https://oss-cn-hangzhou.aliyuncs.com\n--oss_bucket=osb-bucket\n"
                      "--oss_access_key_id=AKFAKE\n--oss_access_key_secret=SKFAKE\n")
        << QStringLiteral("opensandbox-ossfs2-UNIQUE.conf");
}

void TestOssfsPlan::commandsAndFilesAreThoseOfTheServer()
{
    QFETCH(VolumeSpec, wanted);
    QFETCH(QStringList, command);
    QFETCH(QByteArray, file);
    QFETCH(QString, fileName);
    const auto plan = planOssfsMount(wanted, root());
    QVERIFY(plan);
    QCOMPARE(plan->program(), command.takeFirst());
    QCOMPARE(plan->arguments(QStringLiteral("FILE")), command);
    QCOMPARE(plan->fileContents(key()).reveal(), file);
    QCOMPARE(plan->fileName(QStringLiteral("UNIQUE")), fileName);
    QCOMPARE(plan->path, bucketMountPath(wanted, root()));
}

void TestOssfsPlan::whatTheServerRefusesHasNoPlan_data()
{
    QTest::addColumn<QString>("bucket");
    QTest::addColumn<QString>("subPath");
    QTest::addColumn<QString>("option");
    QTest::newRow("bucket") << "Bad_Bucket" << QString() << "ro";
    QTest::newRow("way out") << "osb-bucket"
                             << "a/../.."
                             << "ro";
    QTest::newRow("prefix") << "osb-bucket"
                            << "a;b"
                            << "ro";
    QTest::newRow("dash") << "osb-bucket" << QString() << "-o allow_other";
    QTest::newRow("line break") << "osb-bucket" << QString() << "ro\n--oss_endpoint=elsewhere";
}

void TestOssfsPlan::whatTheServerRefusesHasNoPlan()
{
    QFETCH(QString, bucket);
    QFETCH(QString, subPath);
    QFETCH(QString, option);
    VolumeSpec wanted = volume(QStringLiteral("2.0"), subPath);
    wanted.ossfs.bucket = bucket;
    wanted.ossfs.options = {option};
    const auto plan = planOssfsMount(wanted, root());
    QVERIFY(!plan);
    QVERIFY(!plan.error().message.isEmpty());
}

void TestOssfsPlan::aKeyThatWouldBeReadAsSomethingElseIsRefused_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("token");
    QTest::newRow("line break in the secret") << "AK"
                                              << "SK\n--oss_endpoint=elsewhere" << QString();
    QTest::newRow("blank in the id") << "A K"
                                     << "SK" << QString();
    QTest::newRow("colon in the id") << "A:K"
                                     << "SK" << QString();
    QTest::newRow("no secret") << "AK" << QString() << QString();
    QTest::newRow("temporary") << "AK"
                               << "SK"
                               << "token";
}

void TestOssfsPlan::aKeyThatWouldBeReadAsSomethingElseIsRefused()
{
    QFETCH(QString, id);
    QFETCH(QString, secret);
    QFETCH(QString, token);
    QVERIFY(!keyProblem(key(), QStringLiteral("writer")));
    const auto problem =
        keyProblem({id, SecretString(secret), SecretString(token)}, QStringLiteral("writer"));
    QVERIFY(problem);
    QVERIFY(problem->message.contains(QStringLiteral("writer")));
    QVERIFY(secret.isEmpty() || !problem->message.contains(secret));
}

void TestOssfsPlan::oneMountInsideTheOtherIsAProblemOfTheForm()
{
    SandboxSpec spec;
    spec.image = QStringLiteral("busybox");
    spec.volumes = {volume(QStringLiteral("2.0")), volume(QStringLiteral("2.0"), QStringLiteral("team"))};
    spec.volumes[1].name = QStringLiteral("p");
    spec.volumes[1].mountPath = QStringLiteral("/mnt/p");
    const auto isRefused = [&spec] {
        const auto problems = validate(spec, {});
        return std::any_of(problems.cbegin(), problems.cend(), [](const Problem &problem) {
            return problem.field == QLatin1String("volumes[1].subPath") &&
                   problem.severity == Severity::Error;
        });
    };
    QVERIFY(isRefused());
    spec.volumes[0].subPath = QStringLiteral("team-2");
    QVERIFY(!isRefused());
    spec.volumes[0].subPath = QStringLiteral("/team/");
    QVERIFY(!isRefused()); // the same place is shared
}

void TestOssfsPlan::theMountTableIsRead()
{
    const auto table =
        parseMountTable("22 1 0:21 / / rw,relatime shared:1 - ext4 /dev/vda1 rw\n"
                        "43 22 0:39 / /mnt/ossfs/data rw,nosuid,nodev - fuse.ossfs ossfs rw,user_id=0\n"
                        "44 22 0:40 / /mnt/with\\040blank rw master:2 propagate_from:1 - fuse.s3fs s3fs rw\n"
                        "45 22 0:41 / /mnt/ossfs/data rw - fuse.ossfs2 ossfs2 rw\n"
                        "no line\n46 22 0:42 / /cut\n");
    QCOMPARE(table.size(), 4);
    QCOMPARE(table.at(2).path, QStringLiteral("/mnt/with blank"));
    QVERIFY(!table.at(0).isFuse());
    const MountedPlace *upper = findMount(table, QStringLiteral("/mnt/ossfs/data"));
    QVERIFY(upper);
    QCOMPARE(upper->device, QStringLiteral("0:41"));
    QVERIFY(!findMount(table, QStringLiteral("/mnt/ossfs")));
    QVERIFY(!readMountTable().isEmpty());
}

void TestOssfsPlan::mountsThatExcludeEachOther_data()
{
    QTest::addColumn<QString>("mounted");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<bool>("excluded");
    const QString bucket = QStringLiteral("/mnt/ossfs/data");
    QTest::newRow("whole, then part") << bucket << bucket + QStringLiteral("/a") << true;
    QTest::newRow("part, then whole") << bucket + QStringLiteral("/a") << bucket << true;
    QTest::newRow("part of a part") << bucket + QStringLiteral("/a") << bucket + QStringLiteral("/a/b")
                                    << true;
    QTest::newRow("the same") << bucket << bucket << false;
    QTest::newRow("two parts") << bucket + QStringLiteral("/a") << bucket + QStringLiteral("/ab") << false;
    QTest::newRow("another bucket") << "/mnt/ossfs/dat" << bucket << false;
    QTest::newRow("a disk for all buckets") << "/mnt/ossfs" << bucket << false;
}

void TestOssfsPlan::mountsThatExcludeEachOther()
{
    QFETCH(QString, mounted);
    QFETCH(QString, wanted);
    QFETCH(bool, excluded);
    const QList<MountedPlace> table{{mounted, QStringLiteral("0:1"), QStringLiteral("fuse.ossfs")}};
    QCOMPARE(mountInTheWay(table, wanted, QStringLiteral("/mnt/ossfs/data")), excluded ? mounted : QString());
}

void TestOssfsPlan::whatIsMissingIsToldWithAWayToGetIt()
{
    const QTemporaryDir folder;
    const auto provide = [&folder](const char *name) {
        QFile program(folder.filePath(QString::fromLatin1(name)));
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    };
    OssfsMachine machine;
    machine.root = folder.filePath(QStringLiteral("root"));
    machine.searchPath = {folder.path()};
    machine.fuseDevice = folder.filePath(QStringLiteral("fuse"));
    machine.fuseConfiguration = folder.filePath(QStringLiteral("fuse.conf"));
    auto plan = planOssfsMount(volume(QStringLiteral("2.0")), machine.root);
    QVERIFY(plan);
    const auto missing = [&] { return surveyMount(*plan, machine).needs.missing; };
    QVERIFY(missing().contains(QStringLiteral("ossfs2")));
    provide("ossfs");
    QVERIFY(surveyMount(*plan, machine).needs.help.contains(QStringLiteral("1.0")));
    provide("ossfs2");
    QVERIFY(missing().contains(QStringLiteral("/dev/fuse")));
    provide("fuse");
    QVERIFY(missing().contains(QStringLiteral("fusermount")));
    provide("fusermount3");
    QVERIFY(missing().contains(QStringLiteral("root")));
    machine.asRoot = true;
    QVERIFY(missing().isEmpty());
    machine.asRoot = false;
    QFile configuration(machine.fuseConfiguration);
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write("# mount_max = 1000\nuser_allow_other\n");
    configuration.close();
    QVERIFY(surveyMount(*plan, machine).needs.help.contains(QStringLiteral("allow_other")));
    plan->options.append(QStringLiteral("allow_other"));
    QVERIFY(missing().isEmpty());
    QVERIFY(!QFile::exists(machine.root)); // nothing was made to find that out
}

void TestOssfsPlan::aFolderWithFilesIsNotMountedOn()
{
    const QTemporaryDir folder;
    const auto plan = planOssfsMount(volume(QStringLiteral("2.0"), QStringLiteral("team")), folder.path());
    QVERIFY(plan);
    QVERIFY(makeMountPoint(*plan));
    // What a mount of a part has left is no obstacle for one of the whole.
    const auto whole = planOssfsMount(volume(QStringLiteral("2.0")), folder.path());
    QVERIFY(makeMountPoint(*whole));
    QVERIFY(QFile::exists(whole->path));
    QVERIFY(!QFile::exists(plan->path));
    QFile file(whole->path + QStringLiteral("/mine.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(!makeMountPoint(*whole));
    QVERIFY(file.exists());
    file.remove();
    removeMountPoint(whole->path, folder.path());
    QVERIFY(!QFile::exists(whole->path));
    QVERIFY(QFile::exists(folder.path()));
}

void TestOssfsPlan::whatAProgramSaidIsShownWithoutTheKey()
{
    const OssKey long_{QStringLiteral("LTAI5tQ7bFz9hYw2Kc3eXw71"), SecretString(QStringLiteral("s3cr3t/+="))};
    const QString shown = withoutKey("bad LTAI5tQ7bFz9hYw2Kc3eXw71:s3cr3t/+= and " +
                                         QByteArray("s3cr3t/+=").toBase64() + " and s3cr3t%2F%2B%3D",
                                     long_);
    QVERIFY2(!shown.contains(QStringLiteral("s3cr3t")), qPrintable(shown));
    QVERIFY(!shown.contains(QString::fromLatin1(QByteArray("s3cr3t/+=").toBase64())));
    QVERIFY(!shown.contains(QStringLiteral("LTAI5tQ7bFz9hYw2Kc3eXw71")));
    QVERIFY(shown.startsWith(QStringLiteral("bad LTAI5t")));
}

void TestOssfsPlan::aMountIsRememberedByAHashOfItsKey()
{
    OssAccount account;
    account.credential.id = QStringLiteral("id-1");
    account.credential.name = QStringLiteral("crawl writer\n2");
    account.key = key();
    const auto memory = rememberMount(QStringLiteral("/mnt/ossfs/a b"), QStringLiteral("0:57"), account);
    QVERIFY(isMountedWith(memory, key()));
    QVERIFY(!isMountedWith(memory, {QStringLiteral("OTHER"), {}}));
    const QString fact = encodeMemories({memory, memory});
    QVERIFY(!fact.contains(QStringLiteral("AKFAKE")) && !fact.contains(QStringLiteral("SKFAKE")));
    QCOMPARE(decodeMemories(fact), (QList<MountMemory>{memory, memory}));
    QVERIFY(decodeMemories(QStringLiteral("nonsense\na b c d e")).isEmpty());
    const auto again = rememberMount(memory.path, memory.device, account);
    QVERIFY(again.keyHash != memory.keyHash); // salted
    MountRecords records;
    records.memories = {memory};
    QVERIFY(records.find(memory.path, memory.device));
    QVERIFY(!records.find(memory.path, QStringLiteral("0:58"))); // mounted anew by somebody else
}

void TestOssfsPlan::thePrivateFileIsForThisUserAloneAndGoes()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("key"));
    {
        const auto file = PrivateFile::create(path, SecretString(QStringLiteral("b:i:s")));
        QVERIFY(file);
        QCOMPARE(int(QFileInfo(path).permissions() & 0x0fff),
                 int(QFile::ReadUser | QFile::WriteUser | QFile::ReadOwner | QFile::WriteOwner) & 0x0fff);
        QVERIFY(!PrivateFile::create(path, {})); // never over another file
        QFile reader(path);
        QVERIFY(reader.open(QIODevice::ReadOnly));
        QCOMPARE(reader.readAll(), QByteArray("b:i:s"));
    }
    QVERIFY(!QFile::exists(path));
    const QString target = folder.filePath(QStringLiteral("target"));
    QVERIFY(QFile::link(target, path));
    QVERIFY(!PrivateFile::create(path, SecretString(QStringLiteral("b:i:s")))); // never through a link
    QVERIFY(!QFile::exists(target));
}

void TestOssfsPlan::privateFilesOfProgramsThatWereKilledAreSwept()
{
    const QTemporaryDir folder;
    const QString unique(32, u'a');
    const auto make = [&folder](const QString &name, int secondsAgo) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-secondsAgo),
                                 QFileDevice::FileModificationTime));
    };
    const QString old1 = QStringLiteral("opensandbox-ossfs-inline-") + unique;
    const QString old2 = QStringLiteral("opensandbox-ossfs2-%1.conf").arg(unique);
    const QString young = QStringLiteral("opensandbox-ossfs-inline-") + QString(32, u'b');
    const QString other = QStringLiteral("opensandbox-ossfs-notes.txt");
    make(old1, 600);
    make(old2, 600);
    make(young, 5);
    make(other, 600);
    sweepPrivateFiles(folder.path());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), (QStringList{young, other}));
}

void TestOssfsPlan::aCommandThatHangsIsKilledWithItsChildren()
{
    const QString mark = QStringLiteral("3141%1").arg(QRandomGenerator::global()->bounded(1000, 9999));
    const auto end = await<CommandEnd>([&](auto done) {
        return runCommand(QStringLiteral("/bin/sh"),
                          {QStringLiteral("-c"), QStringLiteral("echo begun; sleep %1; echo over").arg(mark)},
                          std::chrono::milliseconds(300), std::move(done));
    });
    QCOMPARE(end->how, CommandEnd::How::TookTooLong);
    QCOMPARE(end->output, QByteArray("begun\n"));
    QVERIFY(!end->good());
    QTRY_VERIFY(!runs(QStringLiteral("sleep ") + mark));
    const auto absent = await<CommandEnd>([&](auto done) {
        return runCommand(QStringLiteral("/nowhere/ossfs"), {}, std::chrono::seconds(5), std::move(done));
    });
    QCOMPARE(absent->how, CommandEnd::How::NotStarted);
    const auto refused = await<CommandEnd>([&](auto done) {
        return runCommand(QStringLiteral("/bin/sh"),
                          {QStringLiteral("-c"), QStringLiteral("echo no >&2; exit 3")},
                          std::chrono::seconds(5), std::move(done));
    });
    QCOMPARE(refused->exitCode, 3);
    QCOMPARE(refused->output, QByteArray("no\n"));
}

void TestOssfsPlan::aCommandThatNobodyWaitsForIsKilled()
{
    const QString mark = QStringLiteral("2718%1").arg(QRandomGenerator::global()->bounded(1000, 9999));
    bool called = false;
    {
        const auto operation = runCommand(QStringLiteral("/bin/sh"),
                                          {QStringLiteral("-c"), QStringLiteral("sleep %1; true").arg(mark)},
                                          std::chrono::seconds(60), [&](const auto &) { called = true; });
        QTRY_VERIFY(runs(QStringLiteral("sleep ") + mark));
    }
    QTRY_VERIFY(!runs(QStringLiteral("sleep ") + mark));
    QVERIFY(!called);
}

void TestOssfsPlan::oneAfterTheOtherHasItsTurn()
{
    const auto turns = std::make_shared<Turns>();
    QStringList order;
    std::vector<Turns::Turn> held;
    std::vector<Operation> waiting;
    const auto queue = [&](const QString &who, const QString &what) {
        waiting.push_back(turns->take(what, [&, who](Result<Turns::Turn> turn) {
            order.append(who);
            held.push_back(*std::move(turn));
        }));
    };
    const QString bucket = QStringLiteral("bucket");
    queue(QStringLiteral("a"), bucket);
    queue(QStringLiteral("b"), bucket);
    queue(QStringLiteral("c"), bucket);
    queue(QStringLiteral("x"), QStringLiteral("another"));
    QTRY_COMPARE(order, (QStringList{QStringLiteral("a"), QStringLiteral("x")}));
    waiting[1].cancel();
    held.clear();
    QTRY_COMPARE(order, (QStringList{QStringLiteral("a"), QStringLiteral("x"), QStringLiteral("c")}));
    held.clear();
    queue(QStringLiteral("d"), bucket);
    QTRY_COMPARE(order.last(), QStringLiteral("d"));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestOssfsPlan)
#include "tst_ossfsplan.moc"
