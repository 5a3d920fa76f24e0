// SPDX-License-Identifier: Apache-2.0
#include "officialserver.h"

#include <await.h>
#include <memoryinventory.h>
#include <watchedlist.h>

#include <docker/dockerbackend.h>
#include <http/curlhttpclient.h>

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

QString text(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

QDateTime time(const QJsonObject &object, const char *member)
{
    return QDateTime::fromString(text(object, member), Qt::ISODateWithMs).toUTC();
}

/// A console and an official server side by side on one Engine, as one user.
struct SideBySide
{
    explicit SideBySide(const QString &version)
        : server(version, home.path(), folder.path())
    {
        ConnectionProfile profile;
        profile.id = QStringLiteral("engine");
        profile.endpoint = qEnvironmentVariable("CONSOLE_TEST_DOCKER_HOST");
        profile.allowedHostPaths = {folder.path()};
        backend = std::make_unique<DockerBackend>(
            profile, http, inventory, clock,
            DockerBackend::Options{home.path(), home.filePath(QStringLiteral("none"))});
        list = std::make_unique<WatchedList>(*backend->sandboxes());
        backend->open();
        QFile file(folder.filePath(QStringLiteral("from-host.txt")));
        if (file.open(QIODevice::WriteOnly))
            file.write("written by the host");
    }
    ~SideBySide()
    {
        for (const auto &id : std::as_const(created))
            (void)await<void>(
                [&](Callback<void> done) { return backend->sandboxes()->kill(id, std::move(done)); });
        list.reset();
    }

    Result<CreateOutcome> create(std::optional<qint64> timeoutSeconds = 600)
    {
        if (!QTest::qWaitFor([&] { return backend->status().state == ConnectionState::Live; }))
            return backend->status().error;
        SandboxSpec spec;
        spec.image = QStringLiteral("osbtest/busybox:latest");
        spec.entrypoint = {QStringLiteral("tail"), QStringLiteral("-f"), QStringLiteral("/dev/null")};
        spec.timeoutSeconds = timeoutSeconds;
        spec.resourceLimits = {{QStringLiteral("cpu"), QStringLiteral("500m")},
                               {QStringLiteral("memory"), QStringLiteral("128Mi")}};
        spec.metadata = {{QStringLiteral("name"), QStringLiteral("made-by-console")},
                         {QStringLiteral("team"), QStringLiteral("red")}};
        VolumeSpec host;
        host.name = QStringLiteral("host");
        host.kind = VolumeKind::Host;
        host.hostPath = folder.path();
        host.mountPath = QStringLiteral("/mnt/host");
        host.readOnly = true;
        spec.volumes = {host};
        auto outcome = await<CreateOutcome>(
            [&](Callback<CreateOutcome> done) {
                return backend->sandboxes()->create(
                    spec, [](const CreateProgress &) {}, std::move(done));
            },
            60'000);
        if (outcome)
            created.append(outcome->sandbox.id);
        return outcome;
    }

    QTemporaryDir home;
    QTemporaryDir folder;
    CurlHttpClient http;
    MemoryInventory inventory;
    Clock clock;
    OfficialServer server;
    std::unique_ptr<DockerBackend> backend;
    std::unique_ptr<WatchedList> list;
    QStringList created;
};

} // namespace

/// Both directions with the official server and SDK: what one makes the other uses.
class TestInterop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("CONSOLE_TEST_DOCKER_HOST"), "Run this through tests/run server.");
    }

    void theServerAndTheSdkUseASandboxOfTheConsole_data() { versions(); }
    void theServerAndTheSdkUseASandboxOfTheConsole();
    void theConsoleUsesASandboxOfTheServer_data() { versions(); }
    void theConsoleUsesASandboxOfTheServer();
    void aRenewalByTheConsoleAndARestartOfTheServer_data() { versions(); }
    void aRenewalByTheConsoleAndARestartOfTheServer();
    void aRenewalByTheServerIsRespectedByTheConsole_data() { versions(); }
    void aRenewalByTheServerIsRespectedByTheConsole();
    void aSandboxWithoutExpiryCannotBeRenewedByEither_data() { versions(); }
    void aSandboxWithoutExpiryCannotBeRenewedByEither();

private:
    static void versions()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("server 1.1.1") << QStringLiteral("1.1.1");
        QTest::newRow("server 0.1.14") << QStringLiteral("0.1.14");
    }
};

void TestInterop::theServerAndTheSdkUseASandboxOfTheConsole()
{
    QFETCH(QString, version);
    SideBySide both(version);
    const auto outcome = both.create();
    QVERIFY2(outcome.ok(), outcome ? "" : qPrintable(outcome.error().message + outcome.error().detail));
    QVERIFY(outcome->ready);
    const auto id = outcome->sandbox.id;
    QVERIFY(both.server.start());

    const auto listed = both.server.sdk({QStringLiteral("list"), QStringLiteral("team=red")});
    QVERIFY2(listed.failure.isEmpty(), qPrintable(listed.failure));
    QCOMPARE(listed.json.array().size(), 1);

    const auto got = both.server.sdk({QStringLiteral("get"), id}).json.object();
    QCOMPARE(text(got, "state"), QStringLiteral("Running"));
    QCOMPARE(text(got, "image"), QStringLiteral("osbtest/busybox:latest"));
    QCOMPARE(got.value(QLatin1String("entrypoint")).toArray().size(), 3);
    QCOMPARE(text(got.value(QLatin1String("metadata")).toObject(), "name"),
             QStringLiteral("made-by-console"));
    QVERIFY(qAbs(time(got, "expiresAt").msecsTo(outcome->sandbox.expiresAt)) < 1000);

    const auto endpoint = both.server.sdk({QStringLiteral("endpoint"), id, QStringLiteral("8080")});
    QCOMPARE(text(endpoint.json.object(), "endpoint").section(QLatin1Char(':'), -1),
             outcome->sandbox.endpoints.value(8080).section(QLatin1Char(':'), -1));

    const auto run =
        both.server.sdk({QStringLiteral("run"), id, QStringLiteral("cat /mnt/host/from-host.txt")});
    QVERIFY2(run.failure.isEmpty(), qPrintable(run.failure));
    QCOMPARE(text(run.json.object(), "stdout"), QStringLiteral("written by the host"));

    QVERIFY(both.server.sdk({QStringLiteral("pause"), id}).failure.isEmpty());
    QTRY_COMPARE(both.list->state(id), SandboxState::Paused);
    QVERIFY(both.server.sdk({QStringLiteral("resume"), id}).failure.isEmpty());
    QTRY_COMPARE(both.list->state(id), SandboxState::Running);

    QVERIFY(both.server.sdk({QStringLiteral("patch"), id, QStringLiteral("team=blue")}).failure.isEmpty());
    QTRY_COMPARE(both.list->sandboxes.value(id).metadata.value(QStringLiteral("team")),
                 QStringLiteral("blue"));

    QVERIFY(both.server.sdk({QStringLiteral("kill"), id}).failure.isEmpty());
    QTRY_VERIFY(!both.list->has(id));
    // Another console is given some seconds to say that it was the one.
    QTRY_COMPARE_WITH_TIMEOUT(both.inventory.find(id)->end, InventoryRecord::End::Vanished, 20'000);
    both.created.removeAll(id);
}

void TestInterop::theConsoleUsesASandboxOfTheServer()
{
    QFETCH(QString, version);
    SideBySide both(version);
    QVERIFY(both.server.start());
    const auto made = both.server.sdk({QStringLiteral("create"), QStringLiteral("osbtest/busybox:latest"),
                                       QStringLiteral("600"),
                                       QStringLiteral("host:%1:/mnt/host:ro").arg(both.folder.path())});
    QVERIFY2(made.failure.isEmpty(), qPrintable(made.failure));
    const auto id = text(made.json.object(), "id");
    both.created.append(id);

    QTRY_COMPARE(both.list->state(id), SandboxState::Running);
    const auto seen = both.list->sandboxes.value(id);
    QCOMPARE(seen.metadata.value(QStringLiteral("made-by")), QStringLiteral("sdk"));
    QCOMPARE(seen.execd, ExecdPresence::Present);
    QVERIFY(!seen.madeHere);
    QCOMPARE(seen.mounts.size(), 1);
    QCOMPARE(seen.mounts.first().target, QStringLiteral("/mnt/host"));
    QVERIFY(seen.mounts.first().readOnly);
    QCOMPARE(seen.memoryLimit, 256 * 1024 * 1024);
    QVERIFY(seen.expiresAt.isValid());

    auto &service = *both.backend->sandboxes();
    QByteArray output;
    CommandRequest command;
    command.command = QStringLiteral("cat /mnt/host/from-host.txt");
    const auto ran = await<CommandOutcome>([&](Callback<CommandOutcome> done) {
        return both.backend->commands()->run(
            id, command, [&](const CommandOutput &part) { output += part.bytes; }, std::move(done));
    });
    QVERIFY2(ran.ok(), ran ? "" : qPrintable(ran.error().message));
    QCOMPARE(ran->exitCode, 0);
    QCOMPARE(ran->via, QStringLiteral("execd"));
    QCOMPARE(output.trimmed(), QByteArrayLiteral("written by the host"));

    QVERIFY(await<void>([&](Callback<void> done) { return service.pause(id, std::move(done)); }).ok());
    QCOMPARE(text(both.server.sdk({QStringLiteral("get"), id}).json.object(), "state"),
             QStringLiteral("Paused"));
    QVERIFY(await<void>([&](Callback<void> done) { return service.resume(id, std::move(done)); }).ok());
    QCOMPARE(text(both.server.sdk({QStringLiteral("get"), id}).json.object(), "state"),
             QStringLiteral("Running"));

    const auto patched = await<Sandbox>([&](Callback<Sandbox> done) {
        return service.patchMetadata(
            id, {{QStringLiteral("made-by"), std::nullopt}, {QStringLiteral("seen"), QStringLiteral("yes")}},
            std::move(done));
    });
    QVERIFY(patched.ok());
    const auto metadata = both.server.sdk({QStringLiteral("get"), id})
                              .json.object()
                              .value(QLatin1String("metadata"))
                              .toObject();
    QCOMPARE(text(metadata, "seen"), QStringLiteral("yes"));
    QVERIFY(!metadata.contains(QLatin1String("made-by")));

    QVERIFY(await<void>([&](Callback<void> done) { return service.kill(id, std::move(done)); }).ok());
    QVERIFY(!both.server.sdk({QStringLiteral("get"), id}).failure.isEmpty());
    both.created.removeAll(id);
}

void TestInterop::aRenewalByTheConsoleAndARestartOfTheServer()
{
    QFETCH(QString, version);
    SideBySide both(version);
    QVERIFY(both.server.start());
    const auto outcome = both.create();
    QVERIFY(outcome.ok());
    const auto id = outcome->sandbox.id;
    const auto original = outcome->sandbox.expiresAt;
    const auto renewed = QDateTime::currentDateTimeUtc().addSecs(7200);

    const auto renewal = await<RenewOutcome>([&](Callback<RenewOutcome> done) {
        return both.backend->sandboxes()->renew(id, renewed, std::move(done));
    });
    QVERIFY(renewal.ok());
    QVERIFY2(!renewal->caveat.isEmpty(), "what an older server would do must be said");

    const auto seenByServer = [&] {
        return time(both.server.sdk({QStringLiteral("get"), id}).json.object(), "expiresAt");
    };
    const bool newGeneration = version == QLatin1String("1.1.1");
    const auto expected = newGeneration ? renewed : original;
    QVERIFY(qAbs(seenByServer().msecsTo(expected)) < 1500);
    both.server.stop();
    QVERIFY(both.server.start());
    QVERIFY(qAbs(seenByServer().msecsTo(expected)) < 1500);
    QTRY_VERIFY(qAbs(both.list->sandboxes.value(id).expiresAt.msecsTo(renewed)) < 1500);
}

void TestInterop::aRenewalByTheServerIsRespectedByTheConsole()
{
    QFETCH(QString, version);
    SideBySide both(version);
    QVERIFY(both.server.start());
    const auto outcome = both.create();
    QVERIFY(outcome.ok());
    const auto id = outcome->sandbox.id;
    const auto renewal = both.server.sdk({QStringLiteral("renew"), id, QStringLiteral("9000")});
    QVERIFY2(renewal.failure.isEmpty(), qPrintable(renewal.failure));
    const auto renewed = time(renewal.json.object(), "expiresAt");
    if (version == QLatin1String("1.1.1")) {
        QTRY_VERIFY(qAbs(both.list->sandboxes.value(id).expiresAt.msecsTo(renewed)) < 1500);
    } else {
        // 0.1.14 keeps renewals in its memory: nobody else can know them, the label stays what it was.
        QVERIFY(qAbs(both.list->sandboxes.value(id).expiresAt.msecsTo(outcome->sandbox.expiresAt)) < 1500);
    }
}

void TestInterop::aSandboxWithoutExpiryCannotBeRenewedByEither()
{
    QFETCH(QString, version);
    SideBySide both(version);
    QVERIFY(both.server.start());
    const auto outcome = both.create(std::nullopt);
    QVERIFY(outcome.ok());
    const auto id = outcome->sandbox.id;
    const auto refused = both.server.sdk({QStringLiteral("renew"), id, QStringLiteral("900")});
    QVERIFY2(refused.failure.contains(QLatin1String("does not have automatic expiration enabled")),
             qPrintable(refused.failure));
    const auto renewal = await<RenewOutcome>([&](Callback<RenewOutcome> done) {
        return both.backend->sandboxes()->renew(id, QDateTime::currentDateTimeUtc().addSecs(900),
                                                std::move(done));
    });
    QVERIFY(!renewal.ok());
    QCOMPARE(renewal.error().kind, ErrorKind::Conflict);
}

QTEST_GUILESS_MAIN(TestInterop)
#include "tst_interop.moc"
