// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fakeservices.h>
#include <memoryinventory.h>

#include <core/clock.h>
#include <http/curlhttpclient.h>
#include <remote/remotebackend.h>

#include <QTest>

namespace osc::test {

/// A connection to the server at an address, live, and the id of its first sandbox.
struct RemoteConsole
{
    explicit RemoteConsole(const QString &address)
    {
        profile.id = QStringLiteral("bench");
        profile.kind = ConnectionKind::Server;
        profile.endpoint = address;
        backend = std::make_unique<RemoteBackend>(profile, http, secrets, inventory, nullptr, clock,
                                                  RemoteBackend::Options());
        watch = backend->sandboxes()->watch([this](const SandboxChange &change) {
            if (const auto *all = std::get_if<SandboxSnapshot>(&change); all && !all->sandboxes.isEmpty())
                sandboxId = all->sandboxes.constFirst().id;
        });
        backend->open();
        if (!QTest::qWaitFor([this] { return !sandboxId.isEmpty(); }, 30'000))
            qFatal("no server at %s", qPrintable(address));
    }

    CurlHttpClient http;
    FakeSecretStore secrets;
    MemoryInventory inventory;
    Clock clock;
    ConnectionProfile profile;
    std::unique_ptr<RemoteBackend> backend;
    Operation watch;
    QString sandboxId;
};

} // namespace osc::test
