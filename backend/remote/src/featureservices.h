// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "serverlist.h"

#include <core/diagnostics.h>
#include <core/imagetemplates.h>
#include <core/pools.h>
#include <core/services.h>
#include <core/snapshots.h>

namespace osc {

class RemoteSnapshots : public SnapshotService
{
public:
    explicit RemoteSnapshots(ServerContext &context)
        : m_context(context)
    {}

    [[nodiscard]] Operation list(Callback<QList<Snapshot>> done) override;
    [[nodiscard]] Operation create(const QString &sandboxId, const QString &name,
                                   Callback<Snapshot> done) override;
    [[nodiscard]] Operation get(const QString &id, Callback<Snapshot> done) override;
    [[nodiscard]] Operation remove(const QString &id, Callback<void> done) override;

private:
    ServerContext &m_context;
};

class RemoteImageTemplates : public ImageTemplateService
{
public:
    explicit RemoteImageTemplates(ServerContext &context)
        : m_context(context)
    {}

    [[nodiscard]] Operation list(Callback<QList<ImageTemplate>> done) override;
    [[nodiscard]] Operation create(const ImageTemplateSpec &spec, Callback<ImageTemplate> done) override;
    [[nodiscard]] Operation get(const QString &id, Callback<ImageTemplate> done) override;
    [[nodiscard]] Operation remove(const QString &id, Callback<void> done) override;

private:
    ServerContext &m_context;
};

class RemotePools : public PoolService
{
public:
    explicit RemotePools(ServerContext &context)
        : m_context(context)
    {}

    [[nodiscard]] Operation list(Callback<QList<Pool>> done) override;
    [[nodiscard]] Operation get(const QString &name, Callback<Pool> done) override;
    [[nodiscard]] Operation create(const PoolSpec &spec, Callback<Pool> done) override;
    [[nodiscard]] Operation setCapacity(const QString &name, const PoolCapacity &capacity,
                                        Callback<Pool> done) override;
    [[nodiscard]] Operation remove(const QString &name, Callback<void> done) override;

private:
    ServerContext &m_context;
};

/// Asks with a scope, and where a server has none (501, execd-and-client 4.2) for its older texts.
class RemoteDiagnostics : public DiagnosticsService
{
public:
    explicit RemoteDiagnostics(ServerContext &context)
        : m_context(context)
    {}

    [[nodiscard]] Operation logs(const QString &sandboxId, const QString &scope,
                                 Callback<DiagnosticText> done) override;
    [[nodiscard]] Operation events(const QString &sandboxId, const QString &scope,
                                   Callback<DiagnosticText> done) override;
    [[nodiscard]] Operation inspect(const QString &sandboxId, Callback<DiagnosticText> done) override;
    [[nodiscard]] Operation summary(const QString &sandboxId, Callback<DiagnosticText> done) override;

private:
    ServerContext &m_context;
};

/// The older log texts of a server; a server streams none, so following asks again every few seconds.
class RemoteLogService : public LogService
{
public:
    RemoteLogService(ServerContext &context, const ServerList &list, std::chrono::milliseconds pause)
        : m_context(context)
        , m_list(list)
        , m_pause(pause)
    {}

    [[nodiscard]] Operation read(const QString &sandboxId, const LogRequest &request,
                                 std::function<void(CommandOutput)> onOutput, Callback<void> done) override;

private:
    ServerContext &m_context;
    const ServerList &m_list;
    std::chrono::milliseconds m_pause;
};

} // namespace osc
