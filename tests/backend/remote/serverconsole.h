// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "await.h"
#include "fakeserver.h"
#include "fakeservices.h"
#include "memoryinventory.h"
#include "testclock.h"

#include <http/curlhttpclient.h>
#include <remote/remotebackend.h>

#include <QTemporaryDir>

namespace osc::test {

/// A console with one connection to a server in the test.
struct Console
{
    explicit Console(const FakeServer &server)
        : Console(server.address())
    {}
    explicit Console(const QString &address)
    {
        profile.id = QStringLiteral("server-1");
        profile.kind = ConnectionKind::Server;
        profile.endpoint = address;
        profile.requestTimeoutSeconds = 5;
    }

    RemoteBackend &open()
    {
        RemoteBackend::Options options;
        options.quickPause = std::chrono::milliseconds(20);
        options.usualPause = std::chrono::milliseconds(40);
        options.logPause = std::chrono::milliseconds(20);
        options.retryPause = std::chrono::milliseconds(5);
        options.browseRenewal = std::chrono::milliseconds(20);
        options.stateDirectory = stateDirectory->path();
        backend = std::make_unique<RemoteBackend>(profile, http, secrets, inventory, nullptr, clock, options);
        watch = backend->sandboxes()->watch([this](const SandboxChange &change) { take(change); });
        backend->open();
        return *backend;
    }
    [[nodiscard]] bool isLive() const { return backend->status().state == ConnectionState::Live; }
    [[nodiscard]] bool isBroken() const { return backend->status().state == ConnectionState::Broken; }

    struct Ran
    {
        Result<CommandOutcome> outcome = Error{};
        QByteArray output;
    };
    /// A command in a sandbox, to its end.
    Ran run(const QString &sandboxId) const
    {
        Ran ran;
        CommandRequest command;
        command.command = QStringLiteral("make");
        ran.outcome = await<CommandOutcome>([&](Callback<CommandOutcome> done) {
            return backend->commands()->run(
                sandboxId, command, [&](const CommandOutput &output) { ran.output += output.bytes; },
                std::move(done));
        });
        return ran;
    }

    void take(const SandboxChange &change)
    {
        if (const auto *snapshot = std::get_if<SandboxSnapshot>(&change)) {
            ++snapshots;
            unreadable = snapshot->unreadable;
            rows.clear();
            for (const auto &sandbox : snapshot->sandboxes)
                rows.insert(sandbox.id, sandbox);
        } else if (const auto *part = std::get_if<SandboxPart>(&change)) {
            ++parts;
            for (const auto &sandbox : part->sandboxes)
                rows.insert(sandbox.id, sandbox);
        } else if (const auto *changed = std::get_if<SandboxChanged>(&change)) {
            rows.insert(changed->sandbox.id, changed->sandbox);
        } else if (const auto *gone = std::get_if<SandboxGone>(&change)) {
            rows.remove(gone->id);
        }
    }

    std::shared_ptr<QTemporaryDir> stateDirectory = std::make_shared<QTemporaryDir>();
    CurlHttpClient http;
    FakeSecretStore secrets;
    MemoryInventory inventory;
    TestClock clock;
    ConnectionProfile profile;
    std::unique_ptr<RemoteBackend> backend;
    Operation watch;
    QMap<QString, Sandbox> rows;
    int snapshots = 0;
    int parts = 0;
    int unreadable = 0;
};

} // namespace osc::test
