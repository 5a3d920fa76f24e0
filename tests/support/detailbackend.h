// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakebackend.h"
#include "fakedetail.h"
#include "fakestreams.h"
#include "memoryfilesystem.h"

namespace osc::test {

/// Inspect says what the test wants.
class InspectableSandboxService : public FakeSandboxService
{
public:
    Result<QByteArray> description = QByteArray("{\n  \"Id\": \"abc\"\n}\n");
    int inspected = 0;

    [[nodiscard]] Operation inspect(const QString &, Callback<QByteArray> done) override
    {
        ++inspected;
        return finished<QByteArray>(description, std::move(done));
    }
    SandboxSpec now;
    [[nodiscard]] Operation currentSpec(const QString &, Callback<SandboxSpec> done) override
    {
        return finished<SandboxSpec>(now, std::move(done));
    }
};

/// A connection with everything that a detail pane can show.
class DetailBackend : public FakeBackend
{
public:
    using FakeBackend::FakeBackend;

    InspectableSandboxService inspectable;
    FakeCommandService commandService;
    FakeLogService logService;
    FakeFileService fileService;
    FakeEventService eventService;
    FakeEndpointService endpointService;
    bool hasFiles = true;

    [[nodiscard]] SandboxService *sandboxes() override { return &inspectable; }
    [[nodiscard]] CommandService *commands() override { return &commandService; }
    [[nodiscard]] LogService *logs() override { return &logService; }
    [[nodiscard]] SandboxEventService *events() override { return &eventService; }
    [[nodiscard]] EndpointService *endpoints() override { return &endpointService; }
    [[nodiscard]] FileService *files() override { return hasFiles ? &fileService : nullptr; }
};

} // namespace osc::test
