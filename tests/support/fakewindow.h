// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakebackend.h"
#include "fakevolumes.h"
#include "memoryactivitylog.h"
#include "memoryspeclibrary.h"

#include <models/activitystore.h>
#include <models/connectionmanager.h>
#include <models/fileplaces.h>
#include <models/historymodel.h>
#include <models/sandboxstore.h>
#include <models/usagestore.h>
#include <models/volumework.h>
#include <ui/mainwindow.h>

#include <core/inventory.h>
#include <core/secretstore.h>

#include <QAction>
#include <QUrl>

namespace osc::test {

class FakeConnections : public ConnectionManager
{
public:
    QList<FoundConnection> found;
    QStringList log;

    [[nodiscard]] Operation discover(Callback<QList<FoundConnection>> done) override
    {
        return finished<QList<FoundConnection>>(found, std::move(done));
    }
    void connectTo(const ConnectionProfile &profile) override
    {
        log << QStringLiteral("connect ") + profile.endpoint;
    }
    void change(const ConnectionProfile &profile) override { log << QStringLiteral("change ") + profile.id; }
    void replace(const QString &connectionId, const ConnectionProfile &profile) override
    {
        log << QStringLiteral("replace %1 by %2").arg(connectionId, profile.endpoint);
    }
    void setOrder(const QStringList &connectionIds) override
    {
        log << QStringLiteral("order ") + connectionIds.join(QLatin1Char(' '));
    }
    void close(const QString &connectionId) override { log << QStringLiteral("close ") + connectionId; }
    void forget(const QString &connectionId) override { log << QStringLiteral("forget ") + connectionId; }
    [[nodiscard]] Result<ConnectionProfile> profileFor(const QString &address) const override
    {
        if (!address.startsWith(QLatin1String("unix://")))
            return Error{.kind = ErrorKind::Invalid,
                         .message = QStringLiteral("The address starts with unix://.")};
        ConnectionProfile profile;
        profile.id = address;
        profile.endpoint = address;
        return profile;
    }
    [[nodiscard]] Result<ConnectionProfile> serverFor(const QString &address) const override
    {
        if (address.contains(QLatin1Char(' ')))
            return Error{.kind = ErrorKind::Invalid,
                         .message = QStringLiteral("The address is https://host.")};
        ConnectionProfile profile;
        profile.kind = ConnectionKind::Server;
        profile.endpoint =
            address.contains(QLatin1String("://")) ? address : QStringLiteral("http://") + address;
        profile.id = QStringLiteral("server-") + profile.endpoint;
        profile.name = QUrl(profile.endpoint).host();
        return profile;
    }
    [[nodiscard]] Operation connectServer(const ConnectionProfile &profile, const ServerSecrets &secrets,
                                          const QString &replaces, Callback<void> done) override
    {
        log << QStringLiteral("server %1 for %2").arg(profile.endpoint, replaces);
        server = profile;
        serverSecrets = secrets;
        return finished<void>(keychain, std::move(done));
    }
    [[nodiscard]] Operation testServer(const ConnectionProfile &profile, const ServerSecrets &secrets,
                                       OnCheckSteps onSteps, Callback<void> done) override
    {
        server = profile;
        serverSecrets = secrets;
        Promise<void> promise(std::move(done));
        Operation operation = promise.operation();
        detail::post([promise, onSteps, steps = testSteps] {
            if (!promise.isActive())
                return;
            onSteps(steps);
            promise.resolve(Done());
        });
        return operation;
    }

    ConnectionProfile server; ///< That was tested or connected to last.
    ServerSecrets serverSecrets;
    Done keychain;
    QList<CheckStep> testSteps;
};

class FakeInventory : public Inventory
{
public:
    QList<InventoryRecord> records;
    std::optional<Error> error;

    [[nodiscard]] Operation put(const InventoryRecord &record, Callback<void> done) override
    {
        records.prepend(record);
        return finished<void>(Done(), std::move(done));
    }
    [[nodiscard]] Operation setExpiry(const QString &, const QString &, const QDateTime &,
                                      Callback<void> done) override
    {
        return finished<void>(Done(), std::move(done));
    }
    [[nodiscard]] Operation setEnd(const QString &, const QString &, InventoryRecord::End, const QDateTime &,
                                   const QString &, Callback<void> done) override
    {
        return finished<void>(Done(), std::move(done));
    }
    [[nodiscard]] Operation open(const QString &, Callback<QList<InventoryRecord>> done) override
    {
        return finished<QList<InventoryRecord>>(records, std::move(done));
    }
    [[nodiscard]] Operation history(int, Callback<QList<InventoryRecord>> done) override
    {
        if (error)
            return finished<QList<InventoryRecord>>(*error, std::move(done));
        return finished<QList<InventoryRecord>>(records, std::move(done));
    }
};

class FakeSecrets : public SecretStore
{
public:
    [[nodiscard]] SecretStoreState state() const override { return SecretStoreState::Unlocked; }
    [[nodiscard]] Operation read(const QString &, Callback<std::optional<SecretString>> done) override
    {
        return finished<std::optional<SecretString>>(std::optional<SecretString>(), std::move(done));
    }
    [[nodiscard]] Operation write(const QString &, const SecretString &, Callback<void> done) override
    {
        return finished<void>(Done(), std::move(done));
    }
    [[nodiscard]] Operation remove(const QString &, Callback<void> done) override
    {
        return finished<void>(Done(), std::move(done));
    }
};

class FakeSettings : public WindowSettingsStore
{
public:
    WindowSettings settings;
    int saves = 0;

    [[nodiscard]] WindowSettings load() override { return settings; }
    void save(const WindowSettings &changed) override
    {
        settings = changed;
        ++saves;
    }
};

/// Everything a MainWindow works with, faked; in the order in which it may be destroyed.
struct WindowFixture
{
    explicit WindowFixture(ThemeController &themeController)
        : theme(themeController)
    {}

    ThemeController &theme;
    FakeClock clock;
    FakeInventory inventory;
    FakeSecrets secrets;
    FakeSettings settings;
    FakeConnections connections;
    MemoryActivityLog activityLog;
    ActivityStore activity{activityLog, clock};
    MemorySpecLibrary library;
    ConnectionRegistry registry;
    SandboxStore sandboxes{registry, clock, &activity};
    FilePlaces places{registry, sandboxes, nullptr};
    UsageStore usage{sandboxes};
    FakeArchives archives;
    VolumeStore volumes{registry, sandboxes, inventory, clock, nullptr};
    VolumeWork volumeWork{volumes, &activity, &archives};
    HistoryStore history{inventory, clock, [](const QString &id) { return id; }};

    FakeBackend *addBackend(const QString &id, const QString &name)
    {
        return static_cast<FakeBackend *>(registry.add(std::make_unique<FakeBackend>(id, name)));
    }
    [[nodiscard]] MainWindow::Services services()
    {
        return {.registry = registry,
                .connections = connections,
                .sandboxes = sandboxes,
                .usage = usage,
                .history = history,
                .activity = activity,
                .inventory = inventory,
                .library = library,
                .secrets = secrets,
                .places = places,
                .settings = settings,
                .theme = theme,
                .clock = clock,
                .volumes = &volumeWork};
    }
};

/// Goes to a place as the menu does; @p id as the settings name it.
inline void goToPlace(const QWidget &window, const QString &id)
{
    window.findChild<QAction *>(id + QStringLiteral("PlaceAction"))->trigger();
}

} // namespace osc::test
