// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakekeys.h"
#include "mounttable.h"
#include "realengine.h"
#include "testclock.h"

#include <docker/dockerbackend.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

inline QString testVariable(const char *name)
{
    const QString value = qEnvironmentVariable(name);
    if (value.isEmpty())
        qFatal("%s is not set: run this through tests/run docker.", name);
    return value;
}

/// A console on a real engine beside a real object store, which mounts buckets in a folder of its own.
struct OssfsBench
{
    explicit OssfsBench(Inventory &kept, const QString &programs = QStringLiteral(OSSFS_PROGRAMS))
        : inventory(kept)
    {
        usePrograms(programs);
        clock.time = QDateTime::currentDateTimeUtc();
        credentials.add(QStringLiteral("writer"), testVariable("CONSOLE_TEST_OSS_KEY_ID"),
                        testVariable("CONSOLE_TEST_OSS_SECRET"));
        credentials.add(QStringLiteral("same-writer"), testVariable("CONSOLE_TEST_OSS_KEY_ID"),
                        testVariable("CONSOLE_TEST_OSS_SECRET"));
        credentials.add(QStringLiteral("stranger"), QStringLiteral("LTAI5tStranger"),
                        QStringLiteral("wrong"));
        openBackend();
    }
    ~OssfsBench()
    {
        for (const QString &id : QStringList(made))
            (void)kill(id);
        backend.reset();
        for (const MountedPlace &place : mounts())
            QProcess::execute(QStringLiteral("umount"), {QStringLiteral("-l"), place.path});
        qputenv("PATH", path);
    }
    Q_DISABLE_COPY_MOVE(OssfsBench)

    void usePrograms(const QString &programs)
    {
        qputenv("PATH", programs.isEmpty() ? path : programs.toLocal8Bit() + ':' + path);
    }

    void openBackend(std::chrono::milliseconds mountLimit = DockerBackend::Options().bucketMountLimit)
    {
        DockerBackend::Options options;
        options.homeDirectory = home.path();
        options.dockerConfigFile = home.filePath(QStringLiteral("none"));
        options.stateDirectory = home.path();
        options.credentials = &credentials;
        options.bucketMountRoot = root();
        options.bucketMountLimit = mountLimit;
        backend = std::make_unique<DockerBackend>(RealEngine::profile(), http, inventory, clock, options);
        backend->open();
        (void)QTest::qWaitFor([this] { return backend->status().state == ConnectionState::Live; }, 20'000);
    }

    [[nodiscard]] QString root() const { return home.filePath(QStringLiteral("buckets")); }
    [[nodiscard]] static QString bucket() { return testVariable("CONSOLE_TEST_OSS_BUCKET"); }
    [[nodiscard]] QString bucketPath() const { return root() + QLatin1Char('/') + bucket(); }

    [[nodiscard]] static VolumeSpec volume(const QString &version = QStringLiteral("1.0"),
                                           const QString &subPath = {})
    {
        VolumeSpec volume;
        volume.name = QStringLiteral("data");
        volume.kind = VolumeKind::Ossfs;
        volume.mountPath = QStringLiteral("/mnt/data");
        volume.subPath = subPath;
        volume.ossfs.bucket = bucket();
        volume.ossfs.endpoint = testVariable("CONSOLE_TEST_S3_ENDPOINT");
        volume.ossfs.version = version;
        volume.ossfs.credential = QStringLiteral("writer");
        return volume;
    }
    [[nodiscard]] static SandboxSpec spec(const QList<VolumeSpec> &volumes)
    {
        SandboxSpec spec;
        spec.image = QStringLiteral("osbtest/busybox:latest");
        spec.entrypoint = {QStringLiteral("sleep"), QStringLiteral("600")};
        spec.resourceLimits = {{QStringLiteral("memory"), QStringLiteral("64Mi")}};
        spec.timeoutSeconds = 600;
        spec.readiness.kind = ReadinessCheck::Kind::State;
        spec.volumes = volumes;
        return spec;
    }

    Result<CreateOutcome> create(const QList<VolumeSpec> &volumes)
    {
        auto outcome = await<CreateOutcome>(
            [&](Callback<CreateOutcome> done) {
                return backend->sandboxes()->create(
                    spec(volumes), [](const CreateProgress &) {}, std::move(done));
            },
            90'000);
        if (outcome)
            made.append(outcome->sandbox.id);
        return outcome;
    }
    Done kill(const QString &id)
    {
        made.removeAll(id);
        return await<void>(
            [&](Callback<void> done) { return backend->sandboxes()->kill(id, std::move(done)); }, 60'000);
    }
    /// What a shell command in the sandbox says, with its exit code at the end: "hello\n0".
    QByteArray run(const QString &id, const QString &command)
    {
        CommandRequest request;
        request.command = command;
        QByteArray said;
        const auto outcome = await<CommandOutcome>(
            [&](Callback<CommandOutcome> done) {
                return backend->commands()->run(
                    id, request, [&said](const CommandOutput &piece) { said += piece.bytes; },
                    std::move(done));
            },
            30'000);
        return outcome ? said + QByteArray::number(outcome->exitCode) : outcome.error().message.toUtf8();
    }
    /// Mounts of this bench that are there now.
    [[nodiscard]] QList<MountedPlace> mounts() const
    {
        QList<MountedPlace> table = readMountTable();
        table.removeIf([this](const MountedPlace &place) { return !place.path.startsWith(root()); });
        return table;
    }
    [[nodiscard]] QStringList privateFiles() const
    {
        return QDir(QDir::tempPath())
            .entryList({QStringLiteral("opensandbox-ossfs*")}, QDir::Files | QDir::Hidden);
    }
    QList<Leftover> leftovers()
    {
        const auto found = await<QList<Leftover>>(
            [&](auto done) { return backend->leftovers()->find(7, std::move(done)); }, 30'000);
        QList<Leftover> mounted = found ? *found : QList<Leftover>();
        mounted.removeIf([](const Leftover &each) { return each.kind != Leftover::Kind::BucketMount; });
        return mounted;
    }

    const QByteArray path = qgetenv("PATH");
    QTemporaryDir home;
    CurlHttpClient http;
    Inventory &inventory;
    TestClock clock;
    FakeKeys credentials;
    std::unique_ptr<DockerBackend> backend;
    QStringList made;
};

} // namespace osc::test
