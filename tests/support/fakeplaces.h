// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakebackend.h"
#include "memoryfilesystem.h"

#include <models/fileplaces.h>
#include <models/sandboxstore.h>

namespace osc::test {

/// Volumes whose files are in memory.
class FakeVolumeFiles : public VolumeService
{
public:
    struct Opened
    {
        QString name;
        VolumeAccess access;
        bool force;
    };

    QMap<QString, std::shared_ptr<MemoryFileSystem>> fileSystems;
    QMap<QString, QString> whyReadOnly; ///< Of those that are only given for writing when that is forced.
    QMap<QString, QString> throughSandbox;
    QList<Opened> opened;

    Operation list(Callback<QList<Claim>> done) override
    {
        QList<Claim> claims;
        for (auto it = fileSystems.cbegin(); it != fileSystems.cend(); ++it) {
            Claim claim;
            claim.name = it.key();
            claim.driver = QStringLiteral("local");
            claims.append(claim);
        }
        return finished<QList<Claim>>(claims, std::move(done));
    }
    Operation openFiles(const QString &name, VolumeAccess access, bool force,
                        Callback<VolumeFiles> done) override
    {
        opened.append({name, access, force});
        if (!fileSystems.contains(name))
            return finished<VolumeFiles>(
                Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("There is no such volume.")},
                std::move(done));
        VolumeFiles files{.fileSystem = fileSystems.value(name),
                          .throughSandbox = throughSandbox.value(name),
                          .access = VolumeAccess::ReadWrite};
        if (whyReadOnly.contains(name) && !force) {
            files.access = VolumeAccess::ReadOnly;
            files.whyReadOnly = whyReadOnly.value(name);
        }
        return finished<VolumeFiles>(files, std::move(done));
    }
};

class PlacesBackend : public FakeBackend
{
public:
    using FakeBackend::FakeBackend;

    FakeFileService fileService;
    FakeVolumeFiles volumeService;

    [[nodiscard]] FileService *files() override { return &fileService; }
    [[nodiscard]] VolumeService *volumes() override { return &volumeService; }
};

/// This computer, the connection "c" with the sandbox "one" and the volume "data"; all in memory.
struct PlacesFixture
{
    FakeClock clock;
    std::shared_ptr<MemoryFileSystem> local = std::make_shared<MemoryFileSystem>();
    std::shared_ptr<MemoryFileSystem> one = std::make_shared<MemoryFileSystem>();
    std::shared_ptr<MemoryFileSystem> data = std::make_shared<MemoryFileSystem>();
    ConnectionRegistry registry;
    PlacesBackend *backend = static_cast<PlacesBackend *>(
        registry.add(std::make_unique<PlacesBackend>(QStringLiteral("c"), QStringLiteral("This computer"))));
    SandboxStore sandboxes{registry, clock};
    FilePlaces places{registry, sandboxes, local};

    PlacesFixture()
    {
        backend->fileService.fileSystems.insert(QStringLiteral("one"), one);
        backend->volumeService.fileSystems.insert(QStringLiteral("data"), data);
        backend->service.sandboxes.insert(
            QStringLiteral("one"),
            makeSandbox(QStringLiteral("one"), QStringLiteral("crawler"), SandboxState::Running));
        backend->service.sandboxes[QStringLiteral("one")].connectionId = QStringLiteral("c");
        backend->setLive();
    }

    static FilePlace sandbox(const QString &id = QStringLiteral("one"))
    {
        return {FilePlace::Kind::Sandbox, QStringLiteral("c"), id};
    }
    static FilePlace volume(const QString &name = QStringLiteral("data"))
    {
        return {FilePlace::Kind::Volume, QStringLiteral("c"), name};
    }
};

} // namespace osc::test
