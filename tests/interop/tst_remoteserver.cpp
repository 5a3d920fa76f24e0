// SPDX-License-Identifier: Apache-2.0
#include "remoteconsole.h"

#include <filesystemcontract.h>

#include <core/commandjobs.h>
#include <core/diagnostics.h>
#include <core/networkpolicies.h>
#include <core/snapshots.h>

#include <QJsonArray>
#include <QScopeGuard>
#include <QUuid>

namespace osc::test {

static QString memberText(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

/// The contract of file systems through a sandbox of an official server, and everything else that the console
/// does with one, for both generations.
class RemoteServerTest : public FileSystemContract
{
    Q_OBJECT

protected:
    FileSystem &fileSystem() override { return *m_files; }

    FilePath makeRoot() override
    {
        const FilePath root = "/tmp/contract-" + QByteArray::number(++m_roots);
        if (!runShell("/", "mkdir '" + root + "'"))
            qFatal("no folder to work in");
        return root;
    }

    bool runShell(const FilePath &directory, const QByteArray &script) override
    {
        CommandRequest command;
        command.command = QString::fromUtf8("cd '" + directory + "' && " + script);
        QByteArray output;
        const auto outcome = m_remote->run(m_id, command, output);
        return outcome && outcome->exitCode == 0;
    }

    Abilities abilities() const override
    {
        return {.tellsPipes = false,
                .hasUnreadable = false,
                .takesAnyName = false,
                .makesLinks = false,
                .keepsHoles = false,
                .savesSafely = false};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("CONSOLE_TEST_DOCKER_HOST"), "Run this through tests/run server.");
        m_remote = std::make_unique<Remote>(QStringLiteral("1.1.1"));
        QVERIFY(m_remote->isStarted);
        const auto outcome = m_remote->create();
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message + outcome.error().detail));
        m_id = outcome->sandbox.id;
        const auto files =
            await<std::shared_ptr<FileSystem>>([&](Callback<std::shared_ptr<FileSystem>> done) {
                return m_remote->backend->files()->open(m_id, std::move(done));
            });
        QVERIFY(files);
        m_files = *files;
    }
    void cleanupTestCase()
    {
        m_files.reset();
        m_remote.reset();
    }

    void aSandboxLivesItsLife_data() { ways(); }
    void aSandboxLivesItsLife()
    {
        QFETCH(QString, version);
        QFETCH(bool, proxy);
        Remote remote(version, proxy);
        QVERIFY(remote.isStarted);
        const auto outcome = remote.create();
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message + outcome.error().detail));
        QVERIFY2(outcome->ready, qPrintable(outcome->notReadyWhy));
        const QString id = outcome->sandbox.id;
        QTRY_COMPARE(remote.list->state(id), SandboxState::Running);
        QCOMPARE(remote.list->sandboxes.value(id).mounts.size(), 1);
        QTRY_COMPARE(remote.backend->status().product, version == u"1.1.1"
                                                           ? QStringLiteral("OpenSandbox server 1.1.1")
                                                           : QStringLiteral("OpenSandbox server"));

        // The SDK sees what the console made.
        const auto seen = remote.server.sdk({QStringLiteral("get"), id}).json.object();
        QCOMPARE(memberText(seen, "state"), QStringLiteral("Running"));
        QCOMPARE(memberText(seen.value(QLatin1String("metadata")).toObject(), "team"), QStringLiteral("red"));

        QByteArray output;
        CommandRequest command;
        command.command = QStringLiteral("echo $WHO; exit 3");
        command.env = {{QStringLiteral("WHO"), QStringLiteral("world")}};
        const auto ran = remote.run(id, command, output);
        QVERIFY2(ran, ran ? "" : qPrintable(ran.error().message + ran.error().detail));
        QCOMPARE(ran->exitCode, 3);
        QCOMPARE(output, QByteArray("world\n"));

        auto &sandboxes = *remote.backend->sandboxes();
        QVERIFY(
            await<void>([&](Callback<void> done) { return sandboxes.pause(id, std::move(done)); }, patience));
        QTRY_COMPARE(remote.list->state(id), SandboxState::Paused);
        QVERIFY(await<void>([&](Callback<void> done) { return sandboxes.resume(id, std::move(done)); },
                            patience));
        QTRY_COMPARE(remote.list->state(id), SandboxState::Running);
        const QDateTime at = QDateTime::currentDateTimeUtc().addSecs(3600);
        const auto renewed = await<RenewOutcome>(
            [&](Callback<RenewOutcome> done) { return sandboxes.renew(id, at, std::move(done)); });
        QVERIFY(renewed);
        QVERIFY(qAbs(renewed->expiresAt.msecsTo(at)) < 1000);
        const auto patched = await<Sandbox>([&](Callback<Sandbox> done) {
            return sandboxes.patchMetadata(
                id, {{QStringLiteral("team"), std::nullopt}, {QStringLiteral("seen"), QStringLiteral("yes")}},
                std::move(done));
        });
        QVERIFY2(patched, patched ? "" : qPrintable(patched.error().detail));
        QVERIFY(!patched->metadata.contains(QStringLiteral("team")));
        const auto described = await<QByteArray>(
            [&](Callback<QByteArray> done) { return sandboxes.inspect(id, std::move(done)); });
        QVERIFY(described && described->contains("diagnostics"));

        QVERIFY(
            await<void>([&](Callback<void> done) { return sandboxes.kill(id, std::move(done)); }, patience));
        QVERIFY(!remote.server.sdk({QStringLiteral("get"), id}).failure.isEmpty());
        QTRY_VERIFY(!remote.list->has(id));
    }

    void theConsoleSeesWhatTheSdkMakes_data() { versions(); }
    void theConsoleSeesWhatTheSdkMakes()
    {
        QFETCH(QString, version);
        Remote remote(version);
        QVERIFY(remote.isStarted);
        const auto made = remote.server.sdk(
            {QStringLiteral("create"), QStringLiteral("osbtest/busybox:latest"), QStringLiteral("600")});
        QVERIFY2(made.failure.isEmpty(), qPrintable(made.failure));
        const QString id = memberText(made.json.object(), "id");
        remote.created.append(id);
        QTRY_COMPARE_WITH_TIMEOUT(remote.list->state(id), SandboxState::Running, 20'000);
        QVERIFY(!remote.list->sandboxes.value(id).madeHere);
        QCOMPARE(remote.list->sandboxes.value(id).metadata.value(QStringLiteral("made-by")),
                 QStringLiteral("sdk"));
        QVERIFY(remote.server.sdk({QStringLiteral("kill"), id}).failure.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!remote.list->has(id), 20'000);
    }

    void aSnapshotIsMadeAndStartedFrom_data() { versions(); }
    void aSnapshotIsMadeAndStartedFrom()
    {
        QFETCH(QString, version);
        Remote remote(version);
        QVERIFY(remote.isStarted);
        const auto first = remote.create();
        QVERIFY(first);
        QByteArray output;
        CommandRequest command;
        command.command = QStringLiteral("echo kept > /kept.txt");
        QVERIFY(remote.run(first->sandbox.id, command, output));
        auto &snapshots = *remote.backend->snapshots();
        const auto made = await<Snapshot>(
            [&](Callback<Snapshot> done) {
                return snapshots.create(first->sandbox.id, QStringLiteral("one"), std::move(done));
            },
            patience);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
        Snapshot latest = *made;
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto read = await<Snapshot>(
                    [&](Callback<Snapshot> done) { return snapshots.get(made->id, std::move(done)); });
                if (read)
                    latest = *read;
                return latest.isReady();
            },
            patience));
        const auto listed = await<QList<Snapshot>>(
            [&](Callback<QList<Snapshot>> done) { return snapshots.list(std::move(done)); });
        QVERIFY(listed);
        QCOMPARE(std::count_if(listed->begin(), listed->end(),
                               [&](const Snapshot &one) { return one.id == made->id; }),
                 1);
        const auto second = remote.create(made->id);
        QVERIFY2(second, second ? "" : qPrintable(second.error().message + second.error().detail));
        command.command = QStringLiteral("cat /kept.txt");
        output.clear();
        QVERIFY(remote.run(second->sandbox.id, command, output));
        QCOMPARE(output, QByteArray("kept\n"));
        QVERIFY(await<void>(
            [&](Callback<void> done) {
                return remote.backend->sandboxes()->kill(second->sandbox.id, std::move(done));
            },
            patience));
        QVERIFY(await<void>([&](Callback<void> done) { return snapshots.remove(made->id, std::move(done)); },
                            patience));
    }

    void aVolumeThatNothingMountsIsLookedInto_data() { versions(); }
    void aVolumeThatNothingMountsIsLookedInto()
    {
        QFETCH(QString, version);
        Remote remote(version);
        QVERIFY(remote.isStarted);
        const QString claim =
            QStringLiteral("osbtest-looked-into-") + QUuid::createUuid().toString(QUuid::Id128);
        const auto cleaning = qScopeGuard(
            [&] { QVERIFY(QTest::qWaitFor([&] { return remote.removeVolume(claim); }, patience)); });
        const auto bystander = remote.create(); // whose image is at hand
        QVERIFY2(bystander, bystander ? "" : qPrintable(bystander.error().message));
        QVERIFY(remote.makeVolume(claim, QStringLiteral("kept")));

        auto files = remote.lookInto(claim);
        QVERIFY2(files, files ? "" : qPrintable(files.error().message + files.error().detail));
        QVERIFY(files->throughSandbox.isEmpty());
        QCOMPARE(files->access, VolumeAccess::ReadOnly);
        const QString id = remote.browseSandbox(claim);
        const auto made = remote.get(id);
        QVERIFY(made);
        QCOMPARE(made->image, QStringLiteral("osbtest/busybox:latest"));
        QCOMPARE(made->metadata.value(QStringLiteral("opensandbox-console")), QStringLiteral("browse"));
        const qint64 left = remote.clock.now().secsTo(made->expiresAt);
        QVERIFY2(left > 500 && left <= 600, qPrintable(QString::number(left)));
        QByteArrayList names;
        QVERIFY(await<void>([&](Callback<void> done) {
            return files->fileSystem->list(
                "/",
                [&](const QList<FileEntry> &entries) {
                    for (const FileEntry &entry : entries)
                        names.append(entry.name);
                },
                std::move(done));
        }));
        QCOMPARE(names, QByteArrayList{"note.txt"});
        const auto sink = std::make_shared<BufferSink>(100);
        QVERIFY(await<void>([&](Callback<void> done) {
            return files->fileSystem->read("/note.txt", {}, sink, std::move(done));
        }));
        QCOMPARE(sink->bytes(), QByteArray("kept\n"));
        CommandRequest command; // it is the mount that is read-only, not just the console that does not write
        command.command = QStringLiteral("echo more > /mnt/volume/more.txt");
        QByteArray output;
        const auto ran = remote.run(id, command, output);
        QVERIFY(ran && ran->exitCode != 0);
        QVERIFY2(output.contains("Read-only file system"), output.constData());
        files->fileSystem.reset();
        QTRY_VERIFY_WITH_TIMEOUT(remote.isGone(id), 10'000);

        const auto lost = remote.lookInto(claim);
        QVERIFY2(lost, lost ? "" : qPrintable(lost.error().message + lost.error().detail));
        const QString leftBehind = remote.browseSandbox(claim);
        QVERIFY(!leftBehind.isEmpty());
        QTRY_VERIFY(remote.inventory.find(leftBehind));
        remote.replaceConsole();
        QTRY_VERIFY_WITH_TIMEOUT(remote.isGone(leftBehind), 10'000);
        QVERIFY(remote.get(bystander->sandbox.id));
    }

    void aCommandRunsInTheBackground()
    {
        auto &jobs = *m_remote->backend->commandJobs();
        CommandRequest command;
        command.command = QStringLiteral("echo first; sleep 60");
        const auto id = await<QString>(
            [&](Callback<QString> done) { return jobs.start(m_id, command, std::move(done)); });
        QVERIFY2(id, id ? "" : qPrintable(id.error().message));
        CommandJobOutput all;
        QVERIFY(QTest::qWaitFor([&] {
            const auto output = await<CommandJobOutput>([&](Callback<CommandJobOutput> done) {
                return jobs.output(m_id, *id, all.cursor, std::move(done));
            });
            if (output) {
                all.bytes += output->bytes;
                all.cursor = output->cursor;
            }
            return all.bytes == "first\n";
        }));
        const auto running = await<CommandJob>(
            [&](Callback<CommandJob> done) { return jobs.status(m_id, *id, std::move(done)); });
        QVERIFY(running);
        QVERIFY(running->running);
        QVERIFY(await<void>([&](Callback<void> done) { return jobs.interrupt(m_id, *id, std::move(done)); }));
        QTRY_VERIFY(![&] {
            const auto job = await<CommandJob>(
                [&](Callback<CommandJob> done) { return jobs.status(m_id, *id, std::move(done)); });
            return !job || job->running;
        }());
    }

    void diagnosticsAreThere_data() { versions(); }
    void diagnosticsAreThere()
    {
        QFETCH(QString, version);
        Remote remote(version);
        QVERIFY(remote.isStarted);
        const auto outcome = remote.create();
        QVERIFY(outcome);
        const QString id = outcome->sandbox.id;
        auto &diagnostics = *remote.backend->diagnostics();
        const auto logs = await<DiagnosticText>([&](Callback<DiagnosticText> done) {
            return diagnostics.logs(id, QStringLiteral("container"), std::move(done));
        });
        QVERIFY2(logs, logs ? "" : qPrintable(logs.error().message));
        const auto events = await<DiagnosticText>([&](Callback<DiagnosticText> done) {
            return diagnostics.events(id, QStringLiteral("runtime"), std::move(done));
        });
        QVERIFY(events && !events->content.isEmpty());
        const auto summary = await<DiagnosticText>(
            [&](Callback<DiagnosticText> done) { return diagnostics.summary(id, std::move(done)); });
        QVERIFY(summary && !summary->content.isEmpty());
        const auto ports = await<QList<SandboxEndpoint>>([&](Callback<QList<SandboxEndpoint>> done) {
            return remote.backend->endpoints()->list(id, std::move(done));
        });
        QVERIFY(ports && !ports->isEmpty());
        const auto ping = await<qint64>([&](Callback<qint64> done) {
            return remote.backend->endpoints()->pingAgent(id, std::move(done));
        });
        QVERIFY(ping);
        const auto port = await<SandboxEndpoint>([&](Callback<SandboxEndpoint> done) {
            return remote.backend->endpoints()->resolve(id, 8080, {}, std::move(done));
        });
        QVERIFY2(port, port ? "" : qPrintable(port.error().message + port.error().detail));
        QVERIFY(!port->address.isEmpty());
        const auto nobody = await<EndpointAnswer>([&](Callback<EndpointAnswer> done) {
            return remote.backend->endpoints()->probe(*port, std::move(done));
        });
        QVERIFY(nobody); // nothing listens there, which is a value too
        const auto read = await<Sandbox>(
            [&](Callback<Sandbox> done) { return remote.backend->sandboxes()->get(id, std::move(done)); });
        QVERIFY(read);
        QCOMPARE(read->metadata.value(QStringLiteral("team")), QStringLiteral("red"));
        std::optional<Usage> measured;
        const auto following = remote.backend->usage()->follow(
            id, [&](const Usage &usage) { measured = usage; }, [](const Done &) {});
        QTRY_VERIFY_WITH_TIMEOUT(measured && measured->cores, 20'000);
        QVERIFY(measured->memory > 0 && measured->memory < 128LL * 1024 * 1024); // not that of the machine
        const auto policy = await<NetworkPolicyStatus>([&](Callback<NetworkPolicyStatus> done) {
            return remote.backend->networkPolicies()->get(id, std::move(done));
        });
        QCOMPARE(policy.error().kind, ErrorKind::NotFound);
    }

private:
    static void versions()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("server 1.1.1") << QStringLiteral("1.1.1");
        QTest::newRow("server 0.1.14") << QStringLiteral("0.1.14");
    }
    static void ways()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("proxy");
        QTest::newRow("server 1.1.1") << QStringLiteral("1.1.1") << false;
        QTest::newRow("server 1.1.1, through it") << QStringLiteral("1.1.1") << true;
        QTest::newRow("server 0.1.14") << QStringLiteral("0.1.14") << false;
        QTest::newRow("server 0.1.14, through it") << QStringLiteral("0.1.14") << true;
    }

    std::unique_ptr<Remote> m_remote;
    QString m_id;
    std::shared_ptr<FileSystem> m_files;
    int m_roots = 0;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::RemoteServerTest)
#include "tst_remoteserver.moc"
