// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "endpointlookup.h"
#include "serverlist.h"

#include <core/services.h>

namespace osc {

/// The sandboxes of one server.
class RemoteSandboxService : public SandboxService
{
public:
    RemoteSandboxService(ServerContext &context, OurCreations &ours, ServerList &list,
                         EndpointLookup &lookup);

    [[nodiscard]] Operation watch(std::function<void(SandboxChange)> onChange) override;
    [[nodiscard]] Operation get(const QString &id, Callback<Sandbox> done) override;
    [[nodiscard]] Operation create(const SandboxSpec &spec, std::function<void(CreateProgress)> onProgress,
                                   Callback<CreateOutcome> done) override;
    [[nodiscard]] Operation pause(const QString &id, Callback<void> done) override;
    [[nodiscard]] Operation resume(const QString &id, Callback<void> done) override;
    [[nodiscard]] Operation renew(const QString &id, const QDateTime &expiresAt,
                                  Callback<RenewOutcome> done) override;
    [[nodiscard]] Operation patchMetadata(const QString &id,
                                          const QMap<QString, std::optional<QString>> &patch,
                                          Callback<Sandbox> done) override;
    [[nodiscard]] Operation kill(const QString &id, Callback<void> done) override;
    [[nodiscard]] Operation previewDeletion(const QString &id, Callback<DeletionPreview> done) override;
    [[nodiscard]] Operation inspect(const QString &id, Callback<QByteArray> done) override;
    [[nodiscard]] Operation currentSpec(const QString &id, Callback<SandboxSpec> done) override;

private:
    [[nodiscard]] RemoteRequest action(const QString &id, QByteArrayView tail, const QString &failure) const;
    [[nodiscard]] Operation act(RemoteRequest request, const QString &id, Callback<void> done);
    [[nodiscard]] QString titleOf(const QString &id) const;

    ServerContext &m_context;
    OurCreations &m_ours;
    ServerList &m_list;
    EndpointLookup &m_lookup;
};

} // namespace osc
