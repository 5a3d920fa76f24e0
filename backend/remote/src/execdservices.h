// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "endpointlookup.h"
#include "serverlist.h"

#include <core/commandjobs.h>
#include <core/usage.h>

namespace osc {

/// What execd inside a sandbox does for a server connection. It is found through the server each time.
class RemoteCommandService : public CommandService
{
public:
    explicit RemoteCommandService(EndpointLookup &lookup)
        : m_lookup(lookup)
    {}

    [[nodiscard]] Operation run(const QString &sandboxId, const CommandRequest &request,
                                std::function<void(CommandOutput)> onOutput,
                                Callback<CommandOutcome> done) override;

private:
    EndpointLookup &m_lookup;
};

class RemoteCommandJobs : public CommandJobService
{
public:
    explicit RemoteCommandJobs(EndpointLookup &lookup)
        : m_lookup(lookup)
    {}

    [[nodiscard]] Operation start(const QString &sandboxId, const CommandRequest &request,
                                  Callback<QString> done) override;
    [[nodiscard]] Operation status(const QString &sandboxId, const QString &commandId,
                                   Callback<CommandJob> done) override;
    [[nodiscard]] Operation output(const QString &sandboxId, const QString &commandId, qint64 cursor,
                                   Callback<CommandJobOutput> done) override;
    [[nodiscard]] Operation interrupt(const QString &sandboxId, const QString &commandId,
                                      Callback<void> done) override;
    [[nodiscard]] Operation openSession(const QString &sandboxId, const QString &workingDirectory,
                                        Callback<QString> done) override;
    [[nodiscard]] Operation runInSession(const QString &sandboxId, const QString &sessionId,
                                         const CommandRequest &request,
                                         std::function<void(CommandOutput)> onOutput,
                                         Callback<CommandOutcome> done) override;
    [[nodiscard]] Operation closeSession(const QString &sandboxId, const QString &sessionId,
                                         Callback<void> done) override;

private:
    EndpointLookup &m_lookup;
};

class RemoteFileService : public FileService
{
public:
    explicit RemoteFileService(EndpointLookup &lookup)
        : m_lookup(lookup)
    {}

    [[nodiscard]] Operation open(const QString &sandboxId,
                                 Callback<std::shared_ptr<FileSystem>> done) override;

private:
    EndpointLookup &m_lookup;
};

/// Measured inside the sandbox; limits come from the record of the creation where there is one.
class RemoteUsageService : public UsageService
{
public:
    RemoteUsageService(EndpointLookup &lookup, ServerList &list)
        : m_lookup(lookup)
        , m_list(list)
    {}

    [[nodiscard]] Operation follow(const QString &sandboxId, std::function<void(Usage)> onSample,
                                   Callback<void> done) override;

private:
    EndpointLookup &m_lookup;
    ServerList &m_list;
};

} // namespace osc
