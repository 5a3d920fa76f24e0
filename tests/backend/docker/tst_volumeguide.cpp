// SPDX-License-Identifier: Apache-2.0
#include "volumebench.h"

#include <QDir>
#include <QFile>

namespace osc::test {

namespace {

VolumeSpec hostFolder(const QString &path, bool readOnly = false, const QString &subPath = {})
{
    VolumeSpec volume;
    volume.name = QStringLiteral("work");
    volume.kind = VolumeKind::Host;
    volume.hostPath = path;
    volume.mountPath = QStringLiteral("/mnt/work");
    volume.readOnly = readOnly;
    volume.subPath = subPath;
    return volume;
}

VolumeSpec dockerVolume(const QString &name, bool readOnly = false, const QString &subPath = {})
{
    VolumeSpec volume;
    volume.name = QStringLiteral("work");
    volume.claim.claimName = name;
    volume.mountPath = QStringLiteral("/mnt/work");
    volume.readOnly = readOnly;
    volume.subPath = subPath;
    return volume;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

} // namespace

/// The scenarios of the OpenSandbox guide to volumes, with sandboxes and volumes that the console makes
/// (docker-runtime 7).
class TestVolumeGuide : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!RealEngine::address().isEmpty(), "CONSOLE_TEST_DOCKER_HOST names no engine");
    }
    void init() { m_bench = std::make_unique<VolumeBench>(); }
    void cleanup()
    {
        const auto made = std::exchange(m_made, {});
        for (const QString &id : made)
            (void)kill(id);
        m_bench.reset();
    }

    void aHostFolderIsReadAndWritten();
    void aHostFolderThatIsReadOnlyRefusesWrites();
    void aDirectoryOfAHostFolderIsMounted();
    void aVolumeIsReadAndWritten();
    void aVolumeThatIsReadOnlyRefusesWrites();
    void twoSandboxesShareAVolume();
    void aDirectoryOfAVolumeIsMounted();
    void aVolumeIsMadeWhenItIsMissingAndStays();
    void aVolumeIsDeletedWithItsSandbox();
    void aVolumeThatIsMissingAndMayNotBeMadeIsAnError();

private:
    Result<CreateOutcome> tryCreate(const VolumeSpec &volume)
    {
        SandboxSpec spec;
        spec.image = QStringLiteral("osbtest/busybox:latest");
        spec.entrypoint = {QStringLiteral("sleep"), QStringLiteral("600")};
        spec.timeoutSeconds = 600;
        spec.readiness.kind = ReadinessCheck::Kind::State;
        spec.volumes = {volume};
        auto outcome = await<CreateOutcome>(
            [&](auto done) {
                return m_bench->backend->sandboxes()->create(
                    spec, [](const CreateProgress &) {}, std::move(done));
            },
            60'000);
        if (outcome)
            m_made.append(outcome->sandbox.id);
        return outcome;
    }
    QString create(const VolumeSpec &volume)
    {
        const auto outcome = tryCreate(volume);
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().message + outcome.error().detail));
        m_containers.insert(outcome->sandbox.id, outcome->sandbox.runtimeId);
        return outcome->sandbox.id;
    }
    /// In /mnt/work of a sandbox; none when it failed.
    std::optional<QByteArray> run(const QString &sandbox, const QByteArray &script)
    {
        return m_bench->runIn(m_containers.value(sandbox), "cd /mnt/work && { " + script + "; } 2>/dev/null");
    }
    Done kill(const QString &sandbox)
    {
        m_made.removeAll(sandbox);
        return await<void>(
            [&](auto done) { return m_bench->backend->sandboxes()->kill(sandbox, std::move(done)); }, 30'000);
    }

    std::unique_ptr<VolumeBench> m_bench;
    QStringList m_made;
    QHash<QString, QString> m_containers;
};

void TestVolumeGuide::aHostFolderIsReadAndWritten()
{
    const QDir folder(m_bench->home.path());
    QVERIFY(folder.mkdir(QStringLiteral("shared")));
    QFile file(folder.filePath(QStringLiteral("shared/in")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("from the host");
    file.close();
    const QString sandbox = create(hostFolder(folder.filePath(QStringLiteral("shared"))));
    QCOMPARE(run(sandbox, "cat in"), QByteArray("from the host"));
    QVERIFY(run(sandbox, "printf 'from the sandbox' > out"));
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("shared/out"))), QByteArray("from the sandbox"));
}

void TestVolumeGuide::aHostFolderThatIsReadOnlyRefusesWrites()
{
    const QString folder = m_bench->home.filePath(QStringLiteral("fixed"));
    QVERIFY(QDir().mkdir(folder));
    const QString sandbox = create(hostFolder(folder, true));
    QVERIFY(run(sandbox, "ls"));
    QVERIFY(!run(sandbox, "touch new"));
    QVERIFY(QDir(folder).isEmpty());
}

void TestVolumeGuide::aDirectoryOfAHostFolderIsMounted()
{
    const QDir folder(m_bench->home.path());
    QVERIFY(folder.mkpath(QStringLiteral("shared/one")) && folder.mkpath(QStringLiteral("shared/two")));
    const QString sandbox =
        create(hostFolder(folder.filePath(QStringLiteral("shared")), false, QStringLiteral("one")));
    QVERIFY(run(sandbox, "printf x > here"));
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("shared/one/here"))), QByteArray("x"));
    QCOMPARE(run(sandbox, "ls"), QByteArray("here\n"));
}

void TestVolumeGuide::aVolumeIsReadAndWritten()
{
    const QString volume = m_bench->makeVolume();
    QVERIFY(m_bench->run(volume, "printf before > in"));
    const QString sandbox = create(dockerVolume(volume));
    QCOMPARE(run(sandbox, "cat in"), QByteArray("before"));
    QVERIFY(run(sandbox, "printf after > out"));
    QVERIFY(kill(sandbox));
    QCOMPARE(m_bench->run(volume, "cat out"), QByteArray("after"));
}

void TestVolumeGuide::aVolumeThatIsReadOnlyRefusesWrites()
{
    const QString volume = m_bench->makeVolume();
    const QString sandbox = create(dockerVolume(volume, true));
    QVERIFY(!run(sandbox, "touch new"));
    QVERIFY(m_bench->find(volume)->users.first().readOnly);
}

void TestVolumeGuide::twoSandboxesShareAVolume()
{
    const QString volume = m_bench->makeVolume();
    const QString writer = create(dockerVolume(volume));
    const QString reader = create(dockerVolume(volume, true));
    QVERIFY(run(writer, "printf shared > file"));
    QCOMPARE(run(reader, "cat file"), QByteArray("shared"));
    QVERIFY(!run(reader, "printf x > file"));
    const auto claim = m_bench->find(volume);
    QVERIFY(claim);
    QSet<QString> users;
    for (const ClaimUser &user : claim->users)
        users.insert(user.sandboxId);
    QCOMPARE(users, (QSet<QString>{writer, reader}));
}

void TestVolumeGuide::aDirectoryOfAVolumeIsMounted()
{
    const QString volume = m_bench->makeVolume();
    QVERIFY(m_bench->run(volume, "mkdir -p data/train data/test"));
    const QString sandbox = create(dockerVolume(volume, false, QStringLiteral("data/train")));
    QVERIFY(run(sandbox, "printf x > here"));
    QCOMPARE(m_bench->run(volume, "cat data/train/here"), QByteArray("x"));
    const auto claim = m_bench->find(volume);
    QVERIFY(claim);
    QCOMPARE(claim->users.size(), 1);
    QCOMPARE(claim->users.first().subPath, QStringLiteral("data/train"));
    QCOMPARE(claim->users.first().sandboxId, sandbox);
}

void TestVolumeGuide::aVolumeIsMadeWhenItIsMissingAndStays()
{
    const QString volume = m_bench->newName();
    const QString sandbox = create(dockerVolume(volume));
    QVERIFY(run(sandbox, "printf kept > file"));
    const auto claim = m_bench->find(volume);
    QVERIFY(claim);
    QVERIFY(claim->serverManaged);
    QVERIFY(kill(sandbox));
    QCOMPARE(m_bench->run(volume, "cat file"), QByteArray("kept"));
}

void TestVolumeGuide::aVolumeIsDeletedWithItsSandbox()
{
    auto spec = dockerVolume(m_bench->newName());
    spec.claim.deleteOnSandboxTermination = true;
    const QString sandbox = create(spec);
    QVERIFY(m_bench->exists(spec.claim.claimName));
    QVERIFY(kill(sandbox));
    QVERIFY(!m_bench->exists(spec.claim.claimName));

    // One that was there before is somebody else's, whatever the request says.
    spec.claim.claimName = m_bench->makeVolume();
    QVERIFY(kill(create(spec)));
    QVERIFY(m_bench->exists(spec.claim.claimName));
}

void TestVolumeGuide::aVolumeThatIsMissingAndMayNotBeMadeIsAnError()
{
    auto spec = dockerVolume(m_bench->newName());
    spec.claim.createIfNotExists = false;
    const auto outcome = tryCreate(spec);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, QStringLiteral("VOLUME::PVC_NOT_FOUND"));
    QVERIFY(!m_bench->exists(spec.claim.claimName));
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestVolumeGuide)
#include "tst_volumeguide.moc"
