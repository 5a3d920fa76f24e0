// SPDX-License-Identifier: Apache-2.0
#include "volumebench.h"

#include <core/bytestream.h>

namespace osc::test {

/// What can be done with volumes as a whole, on a real engine.
class TestDockerVolumes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!RealEngine::address().isEmpty(), "CONSOLE_TEST_DOCKER_HOST names no engine");
    }
    void init() { m_bench = std::make_unique<VolumeBench>(); }
    void cleanup() { m_bench.reset(); }

    void everybodyWhoMountsAVolumeIsListed();
    void aVolumeIsMadeWithLabelsAndOptionsAndIsKnownAsOurs();
    void aNameThatIsTakenIsAConflict();
    void aDriverThatIsNotThereIsSaid();
    void aVolumeThatIsUsedIsNotDeletedAndItsUsersAreNamed();
    void aDirectoryOfAVolumeCountsAsAUse();
    void aVolumeIsDeletedOnce();
    void changesAreTold();
    void passwordsOfADriverAreNeverShown();
    void emptyingKeepsTheVolume();
    void aVolumeThatIsUsedIsNeitherEmptiedNorFilled();
    void aCloneHasEverythingThatTheVolumeHas();
    void aCloneIsNotMadeOverAnotherVolume();
    void aCloneThatIsLetGoOfLeavesNothing();
    void whatWasExportedIsImportedWithItsOwners();
    void aBrokenArchiveIsRefused();
    void sizesAreCounted();

private:
    [[nodiscard]] Done remove(const QString &name)
    {
        return await<void>([&](auto done) { return m_bench->volumes().remove(name, std::move(done)); });
    }
    Result<Claim> create(const ClaimSpec &spec)
    {
        return await<Claim>([&](auto done) { return m_bench->volumes().create(spec, std::move(done)); });
    }

    std::unique_ptr<VolumeBench> m_bench;
};

void TestDockerVolumes::everybodyWhoMountsAVolumeIsListed()
{
    const QString volume =
        m_bench->makeVolume(R"({"team":"red","opensandbox.io/volume-managed-by":"server"})");
    const QString writer = m_bench->makeSandbox({volume + QStringLiteral(":/data")}, "writer");
    const QString paused = m_bench->makeSandbox({volume + QStringLiteral(":/in:ro")}, "paused");
    m_bench->engine.act(m_bench->lastContainer(), "/pause");
    m_bench->makeSandbox({m_bench->mountpoint(volume) + QStringLiteral("/a/b:/part")}, "part");
    m_bench->engine.act(m_bench->lastContainer(), "/kill");
    const auto isRunning = [](const ClaimUser &user) { return user.running; };
    const auto running = [&] {
        const auto users = m_bench->find(volume)->users;
        return std::count_if(users.cbegin(), users.cend(), isRunning);
    };
    QTRY_COMPARE(running(), 2); // the end of a container shows a moment later
    const auto claim = m_bench->find(volume);
    QVERIFY(claim);
    QCOMPARE(claim->driver, QStringLiteral("local"));
    QCOMPARE(claim->scope, QStringLiteral("local"));
    QCOMPARE(claim->labels.value(QStringLiteral("team")), QStringLiteral("red"));
    QVERIFY(claim->serverManaged);
    QVERIFY(!claim->madeHere);
    QVERIFY(claim->createdAt.isValid());

    QCOMPARE(claim->users.size(), 3);
    const auto user = [&](const QString &name) {
        return *std::find_if(claim->users.cbegin(), claim->users.cend(),
                             [&](const ClaimUser &known) { return known.name == name; });
    };
    const ClaimUser expectedWriter{.sandboxId = writer,
                                   .name = QStringLiteral("writer"),
                                   .running = true,
                                   .target = QStringLiteral("/data")};
    QCOMPARE(user(QStringLiteral("writer")), expectedWriter);
    const ClaimUser expectedPaused{.sandboxId = paused,
                                   .name = QStringLiteral("paused"),
                                   .running = true,
                                   .readOnly = true,
                                   .target = QStringLiteral("/in")};
    QCOMPARE(user(QStringLiteral("paused")), expectedPaused);
    const auto part = user(QStringLiteral("part"));
    QVERIFY(!part.running);
    QCOMPARE(part.subPath, QStringLiteral("a/b"));
    QCOMPARE(part.target, QStringLiteral("/part"));
}

void TestDockerVolumes::aVolumeIsMadeWithLabelsAndOptionsAndIsKnownAsOurs()
{
    const ClaimSpec spec{.name = m_bench->newName(),
                         .driver = QStringLiteral("local"),
                         .labels = {{QStringLiteral("team"), QStringLiteral("blue")}},
                         .options = {{QStringLiteral("type"), QStringLiteral("tmpfs")},
                                     {QStringLiteral("device"), QStringLiteral("tmpfs")},
                                     {QStringLiteral("o"), QStringLiteral("size=1m")}}};
    const auto made = create(spec);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().message + made.error().detail));
    const auto listed = m_bench->find(spec.name);
    QVERIFY(listed);
    QCOMPARE(*made, *listed);
    QVERIFY(listed->madeHere);
    QVERIFY(!listed->serverManaged);
    QCOMPARE(listed->labels.value(QStringLiteral("team")), QStringLiteral("blue"));
    QCOMPARE(listed->options, spec.options);
}

void TestDockerVolumes::aNameThatIsTakenIsAConflict()
{
    const QString volume = m_bench->makeVolume();
    const auto made = create({volume, {}, {}, {}});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::Conflict);
    QVERIFY(made.error().message.contains(volume));
    QVERIFY(!m_bench->find(volume)->madeHere);
}

void TestDockerVolumes::aDriverThatIsNotThereIsSaid()
{
    const ClaimSpec spec{m_bench->newName(), QStringLiteral("nosuchdriver"), {}, {}};
    const auto made =
        await<Claim>([&](auto done) { return m_bench->volumes().create(spec, std::move(done)); },
                     60'000); // the engine waits whether it comes
    QVERIFY(!made);
    QVERIFY2(made.error().message.contains(QStringLiteral("nosuchdriver")), qPrintable(made.error().message));
}

void TestDockerVolumes::aVolumeThatIsUsedIsNotDeletedAndItsUsersAreNamed()
{
    const QString volume = m_bench->makeVolume();
    m_bench->makeSandbox({volume + QStringLiteral(":/data")}, "crawler");
    m_bench->makeSandbox({volume + QStringLiteral(":/data:ro")}, "reader");
    m_bench->engine.act(m_bench->lastContainer(), "/kill");
    const auto removed = remove(volume);
    QVERIFY(!removed);
    QCOMPARE(removed.error().kind, ErrorKind::Conflict);
    QVERIFY2(removed.error().message.contains(QStringLiteral("1 more")), qPrintable(removed.error().message));
    QVERIFY(m_bench->exists(volume));
}

void TestDockerVolumes::aDirectoryOfAVolumeCountsAsAUse()
{
    const QString volume = m_bench->makeVolume();
    m_bench->makeSandbox({m_bench->mountpoint(volume) + QStringLiteral("/part:/data")}, "crawler");
    const auto removed = remove(volume);
    QVERIFY(!removed);
    QCOMPARE(removed.error().kind, ErrorKind::Conflict);
    QVERIFY2(removed.error().message.contains(QStringLiteral("crawler")),
             qPrintable(removed.error().message));
    QVERIFY(m_bench->exists(volume));
}

void TestDockerVolumes::aVolumeIsDeletedOnce()
{
    const QString volume = m_bench->makeVolume();
    QVERIFY(remove(volume));
    QVERIFY(!m_bench->exists(volume));
    QCOMPARE(remove(volume).error().kind, ErrorKind::NotFound);
}

void TestDockerVolumes::changesAreTold()
{
    int told = 0;
    auto watching = m_bench->volumes().watch([&told] { ++told; });
    const auto tells = [&](const auto &act) {
        told = 0;
        act();
        return QTest::qWaitFor([&told] { return told > 0; });
    };
    QString volume;
    QVERIFY(tells([&] { volume = m_bench->makeVolume(); }));
    QVERIFY(tells([&] { m_bench->makeSandbox({volume + QStringLiteral(":/data")}); }));
    QVERIFY(tells([&] { m_bench->remove(m_bench->lastContainer()); }));
    QVERIFY(tells([&] { m_bench->forget(volume); }));
    // What happened while nobody was connected may be anything.
    m_bench->backend->close();
    QVERIFY(tells([&] { m_bench->backend->open(); }));
}

void TestDockerVolumes::passwordsOfADriverAreNeverShown()
{
    const QString volume = m_bench->newName();
    QVERIFY(create({volume,
                    {},
                    {},
                    {{QStringLiteral("type"), QStringLiteral("cifs")},
                     {QStringLiteral("device"), QStringLiteral("//server/share")},
                     {QStringLiteral("o"), QStringLiteral("addr=10.0.0.1,password=hunter2,rw")}}}));
    const auto json =
        await<QByteArray>([&](auto done) { return m_bench->volumes().inspect(volume, std::move(done)); });
    QVERIFY(json);
    QVERIFY2(!json->contains("hunter2"), json->constData());
    QVERIFY(json->contains("addr=10.0.0.1,password=***,rw"));
    QVERIFY(!m_bench->find(volume)->options.value(QStringLiteral("o")).contains(QStringLiteral("hunter2")));
}

void TestDockerVolumes::emptyingKeepsTheVolume()
{
    const QString volume = m_bench->makeVolume(R"({"keep":"me"})");
    QVERIFY(m_bench->run(volume,
                         "mkdir -p deep/er .hidden; echo x > deep/er/f; echo x > '-rf'; chown -R 1000 deep; "
                         "chmod 1700 deep; chmod 500 deep/er"));
    const auto emptied =
        await<void>([&](auto done) { return m_bench->volumes().empty(volume, std::move(done)); }, 30'000);
    QVERIFY2(emptied, qPrintable(emptied.error().message + emptied.error().detail));
    QCOMPARE(m_bench->run(volume, "ls -A"), QByteArray());
    QCOMPARE(m_bench->find(volume)->labels.value(QStringLiteral("keep")), QStringLiteral("me"));
    QVERIFY(m_bench->helpers(volume).isEmpty());
}

void TestDockerVolumes::aVolumeThatIsUsedIsNeitherEmptiedNorFilled()
{
    const QString volume = m_bench->makeVolume();
    m_bench->makeSandbox({volume + QStringLiteral(":/data")}, "crawler");
    const auto emptied =
        await<void>([&](auto done) { return m_bench->volumes().empty(volume, std::move(done)); });
    QCOMPARE(emptied.error().kind, ErrorKind::Conflict);
    const auto imported = await<void>([&](auto done) {
        return m_bench->volumes().importFrom(volume, std::make_shared<BufferSource>(QByteArray()),
                                             std::move(done));
    });
    QCOMPARE(imported.error().kind, ErrorKind::Conflict);
    QVERIFY(imported.error().message.contains(QStringLiteral("crawler")));
}

namespace {

const char Fill[] = R"sh(
mkdir -p d/empty 'odd
name'; echo hello > d/a; ln d/a d/hard; ln -s ../d/a d/soft; ln -s /nowhere broken
printf 'x' > "$(printf 'bad\377')"; mkfifo pipe; truncate -s 20M sparse; printf end >> sparse
printf 'middle' | dd of=sparse bs=1 seek=5000000 conv=notrunc 2>/dev/null
chown 1234:5678 d/a; chmod 4751 d/a; chown 77:88 d; chmod 2770 d; chmod 600 sparse
touch -d '2020-01-02 03:04:05' d/a sparse; touch -d '2021-01-02 03:04:05' d; chmod 751 .
)sh";
const char Describe[] = R"sh(
find . -exec stat -c '%n %f %u %g %s %h' {} + | sort; find . -type l -exec readlink {} \;
stat -c '%n %Y' d/a d sparse; find . -type f -exec sha256sum {} + | sort
)sh";
const char IsSparse[] = R"sh([ "$(stat -c %b sparse)" -lt 10000 ])sh";

} // namespace

void TestDockerVolumes::aCloneHasEverythingThatTheVolumeHas()
{
    const QString from = m_bench->makeVolume();
    QVERIFY(m_bench->run(from, Fill));
    const ClaimSpec to{m_bench->newName(), {}, {{QStringLiteral("a"), QStringLiteral("b")}}, {}};
    QList<qint64> bytes;
    qint64 total = 0;
    const auto made = await<Claim>(
        [&](auto done) {
            return m_bench->volumes().clone(
                from, to,
                [&](qint64 now, qint64 all) {
                    bytes.append(now);
                    total = all;
                },
                std::move(done));
        },
        60'000);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().message + made.error().detail));
    QCOMPARE(made->name, to.name);
    QCOMPARE(made->labels.value(QStringLiteral("a")), QStringLiteral("b"));
    const auto original = m_bench->run(from, Describe);
    QVERIFY(original);
    const auto copy = m_bench->run(to.name, Describe);
    QVERIFY(copy);
    QCOMPARE(copy->split('\n'), original->split('\n'));
    QVERIFY(m_bench->run(from, IsSparse));
    QVERIFY(m_bench->run(to.name, IsSparse));
    QVERIFY(!bytes.isEmpty()); // it may be done before it is counted
    QVERIFY(total < 0 || bytes.last() == total);
    QVERIFY(m_bench->helpers(to.name).isEmpty());
}

void TestDockerVolumes::aCloneIsNotMadeOverAnotherVolume()
{
    const QString from = m_bench->makeVolume();
    const QString there = m_bench->makeVolume(R"({"other":"one"})");
    const auto made = await<Claim>([&](auto done) {
        return m_bench->volumes().clone(from, {there, {}, {}, {}}, {}, std::move(done));
    });
    QCOMPARE(made.error().kind, ErrorKind::Conflict);
    QVERIFY(m_bench->exists(there));
}

void TestDockerVolumes::aCloneThatIsLetGoOfLeavesNothing()
{
    const QString from = m_bench->makeVolume();
    QVERIFY(m_bench->run(from, "dd if=/dev/zero of=big bs=1M count=300 2>/dev/null"));
    const QString to = m_bench->newName();
    bool copying = false;
    auto cloning = m_bench->volumes().clone(
        from, {to, {}, {}, {}}, [&copying](qint64, qint64 total) { copying = total > 0; },
        [](const auto &) {});
    QTRY_VERIFY_WITH_TIMEOUT(copying, 20'000);
    QVERIFY(m_bench->exists(to));
    cloning.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_bench->exists(to), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->helpers(to).isEmpty(), 20'000);
    QVERIFY(m_bench->exists(from));
}

void TestDockerVolumes::whatWasExportedIsImportedWithItsOwners()
{
    const QString from = m_bench->makeVolume();
    QVERIFY(m_bench->run(from, Fill));
    const auto sink = std::make_shared<BufferSink>(64 * 1024 * 1024);
    const auto exported = await<void>(
        [&](auto done) { return m_bench->volumes().exportTo(from, sink, std::move(done)); }, 30'000);
    QVERIFY2(exported, qPrintable(exported.error().message + exported.error().detail));
    QVERIFY(m_bench->helpers(from).isEmpty());

    const QString to = m_bench->makeVolume();
    const auto imported = await<void>(
        [&](auto done) {
            return m_bench->volumes().importFrom(to, std::make_shared<BufferSource>(sink->bytes()),
                                                 std::move(done));
        },
        30'000);
    QVERIFY2(imported, qPrintable(imported.error().message + imported.error().detail));
    QVERIFY(m_bench->helpers(to).isEmpty());
    QVERIFY(m_bench->run(from, "rm pipe")); // pipes are left out
    const auto original = m_bench->run(from, Describe);
    QVERIFY(original);
    const auto copy = m_bench->run(to, Describe);
    QVERIFY(copy);
    QCOMPARE(copy->split('\n'), original->split('\n'));
}

void TestDockerVolumes::aBrokenArchiveIsRefused()
{
    const QString volume = m_bench->makeVolume();
    const auto imported = await<void>([&](auto done) {
        return m_bench->volumes().importFrom(volume, std::make_shared<BufferSource>(QByteArray(2048, 'x')),
                                             std::move(done));
    });
    QVERIFY(!imported);
    QCOMPARE(imported.error().kind, ErrorKind::Protocol);
    QCOMPARE(m_bench->run(volume, "ls -A"), QByteArray());
}

void TestDockerVolumes::sizesAreCounted()
{
    const QString full = m_bench->makeVolume();
    QVERIFY(m_bench->run(
        full, "mkdir -p a/b; head -c 5000 /dev/zero > a/f; head -c 70000 /dev/zero > a/b/g; ln -s x l; "
              "chown -R 1000 a; chmod 700 a"));
    const QString none = m_bench->makeVolume();
    QMap<QString, TreeSize> sizes;
    const auto measured = await<void>(
        [&](auto done) {
            return m_bench->volumes().measure(
                {full, QStringLiteral("osbtest-volume-is-not-there"), none},
                [&](const QString &name, const TreeSize &size) { sizes.insert(name, size); },
                std::move(done));
        },
        60'000);
    QVERIFY2(measured, qPrintable(measured.error().message + measured.error().detail));
    QCOMPARE(sizes.keys().size(), 2);
    QVERIFY(!m_bench->exists(QStringLiteral("osbtest-volume-is-not-there")));
    QVERIFY(sizes.value(full).bytes >= 75000);
    QVERIFY(sizes.value(full).files == 3 || sizes.value(full).files == -1);
    QVERIFY(sizes.value(full).directories == 2 || sizes.value(full).directories == -1);
    QVERIFY(sizes.value(none).bytes <= 4096);
    QTRY_VERIFY(m_bench->helpers(full).isEmpty());
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestDockerVolumes)
#include "tst_dockervolumes.moc"
