// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "officialserver.h"

#include <await.h>
#include <fakeservices.h>
#include <memoryinventory.h>
#include <watchedlist.h>

#include <http/curlhttpclient.h>
#include <remote/remotebackend.h>

#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

constexpr int patience = 60'000;

/// A console that knows only the address and the key of an official server on the test's Engine.
struct Remote
{
    explicit Remote(const QString &version, bool useServerProxy = false)
        : server(version, home.path(), folder.path())
        , isStarted(server.start())
    {
        profile.id = QStringLiteral("official");
        profile.kind = ConnectionKind::Server;
        profile.endpoint = server.address();
        profile.useServerProxy = useServerProxy;
        secrets.secrets.insert(connectionApiKey(profile.id), SecretString(OfficialServer::key()));
        beginConsole();
    }
    ~Remote()
    {
        for (const QString &id : std::as_const(created))
            (void)kill(id);
        list.reset();
    }

    void beginConsole()
    {
        RemoteBackend::Options options;
        options.stateDirectory = state.path();
        backend = std::make_unique<RemoteBackend>(profile, http, secrets, inventory, nullptr, clock, options);
        list = std::make_unique<WatchedList>(*backend->sandboxes());
        backend->open();
    }
    /// The console ends without tidying up, and another one of the same user begins.
    void replaceConsole()
    {
        list.reset();
        backend.reset();
        beginConsole();
    }

    static SandboxSpec plainSpec()
    {
        SandboxSpec spec;
        spec.image = QStringLiteral("osbtest/busybox:latest");
        spec.entrypoint = {QStringLiteral("tail"), QStringLiteral("-f"), QStringLiteral("/dev/null")};
        spec.timeoutSeconds = 600;
        spec.resourceLimits = {{QStringLiteral("cpu"), QStringLiteral("500m")},
                               {QStringLiteral("memory"), QStringLiteral("128Mi")}};
        spec.metadata = {{QStringLiteral("name"), QStringLiteral("made-by-console")},
                         {QStringLiteral("team"), QStringLiteral("red")}};
        return spec;
    }

    Result<CreateOutcome> create(const QString &snapshotId = {})
    {
        SandboxSpec spec = plainSpec();
        spec.snapshotId = snapshotId;
        if (!snapshotId.isEmpty()) {
            spec.image.clear();
            spec.entrypoint.clear();
        }
        VolumeSpec host;
        host.name = QStringLiteral("host");
        host.kind = VolumeKind::Host;
        host.hostPath = folder.path();
        host.mountPath = QStringLiteral("/mnt/host");
        spec.volumes = {host};
        return create(spec);
    }

    Result<CreateOutcome> create(const SandboxSpec &spec)
    {
        if (!QTest::qWaitFor([&] { return backend->status().state == ConnectionState::Live; }, patience))
            return backend->status().error;
        auto outcome = await<CreateOutcome>(
            [&](Callback<CreateOutcome> done) {
                return backend->sandboxes()->create(
                    spec, [](const CreateProgress &) {}, std::move(done));
            },
            patience);
        if (outcome)
            created.append(outcome->sandbox.id);
        return outcome;
    }

    Done kill(const QString &id)
    {
        return await<void>(
            [&](Callback<void> done) { return backend->sandboxes()->kill(id, std::move(done)); }, patience);
    }

    /// As the server says.
    Result<Sandbox> get(const QString &id)
    {
        return await<Sandbox>(
            [&](Callback<Sandbox> done) { return backend->sandboxes()->get(id, std::move(done)); });
    }
    bool isGone(const QString &id)
    {
        const auto seen = get(id);
        return !seen && seen.error().kind == ErrorKind::NotFound;
    }

    Result<CommandOutcome> run(const QString &id, const CommandRequest &command, QByteArray &output)
    {
        return await<CommandOutcome>(
            [&](Callback<CommandOutcome> done) {
                return backend->commands()->run(
                    id, command, [&](const CommandOutput &part) { output += part.bytes; }, std::move(done));
            },
            patience);
    }

    /// What a volume holds that @p text was written into, and that nothing mounts any more.
    bool makeVolume(const QString &claim, const QString &text)
    {
        SandboxSpec spec = plainSpec();
        VolumeSpec volume;
        volume.name = QStringLiteral("data");
        volume.claim.claimName = claim;
        volume.mountPath = QStringLiteral("/data");
        spec.volumes = {volume};
        const auto writer = create(spec);
        if (!writer)
            return false;
        CommandRequest command;
        command.command = QStringLiteral("echo %1 > /data/note.txt").arg(text);
        QByteArray output;
        const auto ran = run(writer->sandbox.id, command, output);
        return ran && ran->exitCode == 0 && kill(writer->sandbox.id);
    }
    bool removeVolume(const QString &claim)
    {
        HttpEndpoint engine;
        engine.base = QUrl(QStringLiteral("http://localhost"));
        engine.unixSocket = QUrl(qEnvironmentVariable("CONSOLE_TEST_DOCKER_HOST")).path();
        HttpRequest request;
        request.method = "DELETE";
        request.target = "/volumes/" + claim.toLatin1();
        const auto answer = await<HttpResponse>([&](Callback<HttpResponse> done) {
            return http.send(engine, std::move(request), std::move(done));
        });
        return answer && (answer->status == 204 || answer->status == 404);
    }
    Result<VolumeFiles> lookInto(const QString &claim)
    {
        return await<VolumeFiles>(
            [&](Callback<VolumeFiles> done) {
                return backend->volumes()->openFiles(claim, VolumeAccess::ReadWrite, false, std::move(done));
            },
            patience);
    }
    /// The one that was made to look into that volume.
    [[nodiscard]] QString browseSandbox(const QString &claim) const
    {
        for (const Sandbox &sandbox : std::as_const(list->sandboxes)) {
            if (!sandbox.mounts.isEmpty() && sandbox.mounts.first().source == claim)
                return sandbox.id;
        }
        return {};
    }

    QTemporaryDir home;
    QTemporaryDir folder;
    QTemporaryDir state;
    ConnectionProfile profile;
    CurlHttpClient http;
    FakeSecretStore secrets;
    MemoryInventory inventory;
    Clock clock;
    OfficialServer server;
    bool isStarted;
    std::unique_ptr<RemoteBackend> backend;
    std::unique_ptr<WatchedList> list;
    QStringList created; ///< Others may use the same Engine.
};

} // namespace osc::test
