// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakebackend.h"

#include <core/commandjobs.h>
#include <core/credentialvault.h>
#include <core/diagnostics.h>
#include <core/imagetemplates.h>
#include <core/networkpolicies.h>
#include <core/pools.h>
#include <core/snapshots.h>

namespace osc::test {

/// What the server-only services of a FakeServerBackend share: a log of the calls, and an error that the next
/// call ends with.
struct FakeServerCalls
{
    QStringList log;
    std::optional<Error> error;

    template<typename T>
    [[nodiscard]] Operation answer(const QString &call, T value, Callback<T> done)
    {
        log << call;
        if (error)
            return finished<T>(*std::exchange(error, std::nullopt), std::move(done));
        return finished<T>(std::move(value), std::move(done));
    }
    [[nodiscard]] Operation answer(const QString &call, Callback<void> done)
    {
        log << call;
        if (error)
            return finished<void>(*std::exchange(error, std::nullopt), std::move(done));
        return finished<void>(Done(), std::move(done));
    }
};

class FakeSnapshotService : public SnapshotService, public FakeServerCalls
{
public:
    QList<Snapshot> snapshots;

    [[nodiscard]] Operation list(Callback<QList<Snapshot>> done) override
    {
        return answer(QStringLiteral("list"), snapshots, std::move(done));
    }
    [[nodiscard]] Operation create(const QString &sandboxId, const QString &name,
                                   Callback<Snapshot> done) override
    {
        Snapshot made;
        made.id = QStringLiteral("snap-%1").arg(snapshots.size() + 1);
        made.sandboxId = sandboxId;
        made.name = name;
        made.state = SnapshotState::Creating;
        if (!error)
            snapshots.prepend(made);
        return answer(QStringLiteral("create %1 %2").arg(sandboxId, name), made, std::move(done));
    }
    [[nodiscard]] Operation get(const QString &id, Callback<Snapshot> done) override
    {
        return answer(QStringLiteral("get ") + id, snapshots.value(0), std::move(done));
    }
    [[nodiscard]] Operation remove(const QString &id, Callback<void> done) override
    {
        if (!error)
            snapshots.removeIf([&](const Snapshot &each) { return each.id == id; });
        return answer(QStringLiteral("remove ") + id, std::move(done));
    }
};

class FakePolicyService : public NetworkPolicyService, public FakeServerCalls
{
public:
    NetworkPolicyStatus status;

    [[nodiscard]] Operation get(const QString &sandboxId, Callback<NetworkPolicyStatus> done) override
    {
        return answer(QStringLiteral("get ") + sandboxId, status, std::move(done));
    }
    [[nodiscard]] Operation replace(const QString &, const NetworkPolicy &policy,
                                    Callback<NetworkPolicyStatus> done) override
    {
        if (!error)
            status.policy = policy;
        return answer(QStringLiteral("replace"), status, std::move(done));
    }
    [[nodiscard]] Operation merge(const QString &, const QList<NetworkRule> &rules,
                                  Callback<NetworkPolicyStatus> done) override
    {
        if (!error)
            status.policy.egress = rules + status.policy.egress;
        return answer(QStringLiteral("merge %1").arg(rules.size()), status, std::move(done));
    }
    [[nodiscard]] Operation removeRules(const QString &, const QStringList &targets,
                                        Callback<NetworkPolicyStatus> done) override
    {
        status.policy.egress.removeIf([&](const NetworkRule &rule) { return targets.contains(rule.target); });
        return answer(QStringLiteral("remove ") + targets.join(QLatin1Char(' ')), status, std::move(done));
    }
};

class FakeVaultService : public CredentialVaultService, public FakeServerCalls
{
public:
    VaultState state;
    VaultPatch patched;
    QList<VaultSecret> made;

    [[nodiscard]] Operation get(const QString &, Callback<VaultState> done) override
    {
        return answer(QStringLiteral("get"), state, std::move(done));
    }
    [[nodiscard]] Operation create(const QString &, const QList<VaultSecret> &credentials,
                                   const QList<VaultBinding> &bindings, Callback<VaultState> done) override
    {
        made = credentials;
        state.revision = 1;
        for (const VaultSecret &secret : credentials)
            state.credentials.append({secret.name, QStringLiteral("inline"), 1});
        state.bindings = bindings;
        return answer(QStringLiteral("create"), state, std::move(done));
    }
    [[nodiscard]] Operation patch(const QString &, const VaultPatch &patch,
                                  Callback<VaultState> done) override
    {
        patched = patch;
        if (!error) {
            ++state.revision;
            for (const VaultSecret &secret : patch.addCredentials)
                state.credentials.append({secret.name, QStringLiteral("inline"), state.revision});
            state.bindings += patch.addBindings;
        }
        return answer(QStringLiteral("patch"), state, std::move(done));
    }
    [[nodiscard]] Operation remove(const QString &, Callback<void> done) override
    {
        state = {};
        return answer(QStringLiteral("remove"), std::move(done));
    }
    [[nodiscard]] Operation listCredentials(const QString &, Callback<QList<VaultCredential>> done) override
    {
        return answer(QStringLiteral("credentials"), state.credentials, std::move(done));
    }
    [[nodiscard]] Operation listBindings(const QString &, Callback<QList<VaultBinding>> done) override
    {
        return answer(QStringLiteral("bindings"), state.bindings, std::move(done));
    }
};

class FakePoolService : public PoolService, public FakeServerCalls
{
public:
    QList<Pool> pools;

    [[nodiscard]] Operation list(Callback<QList<Pool>> done) override
    {
        return answer(QStringLiteral("list"), pools, std::move(done));
    }
    [[nodiscard]] Operation get(const QString &name, Callback<Pool> done) override
    {
        return answer(QStringLiteral("get ") + name, pools.value(0), std::move(done));
    }
    [[nodiscard]] Operation create(const PoolSpec &spec, Callback<Pool> done) override
    {
        Pool pool;
        pool.name = spec.name;
        pool.capacity = spec.capacity;
        if (!error)
            pools.append(pool);
        return answer(QStringLiteral("create ") + spec.name, pool, std::move(done));
    }
    [[nodiscard]] Operation setCapacity(const QString &name, const PoolCapacity &capacity,
                                        Callback<Pool> done) override
    {
        for (Pool &pool : pools)
            if (pool.name == name)
                pool.capacity = capacity;
        return answer(QStringLiteral("capacity ") + name, pools.value(0), std::move(done));
    }
    [[nodiscard]] Operation remove(const QString &name, Callback<void> done) override
    {
        pools.removeIf([&](const Pool &pool) { return pool.name == name; });
        return answer(QStringLiteral("remove ") + name, std::move(done));
    }
};

class FakeTemplateService : public ImageTemplateService, public FakeServerCalls
{
public:
    QList<ImageTemplate> templates;

    [[nodiscard]] Operation list(Callback<QList<ImageTemplate>> done) override
    {
        return answer(QStringLiteral("list"), templates, std::move(done));
    }
    [[nodiscard]] Operation create(const ImageTemplateSpec &spec, Callback<ImageTemplate> done) override
    {
        ImageTemplate made;
        made.id = QStringLiteral("tpl-new");
        made.spec = spec;
        made.phase = TemplatePhase::Building;
        templates.prepend(made);
        return answer(QStringLiteral("create ") + spec.image, made, std::move(done));
    }
    [[nodiscard]] Operation get(const QString &id, Callback<ImageTemplate> done) override
    {
        return answer(QStringLiteral("get ") + id, templates.value(0), std::move(done));
    }
    [[nodiscard]] Operation remove(const QString &id, Callback<void> done) override
    {
        templates.removeIf([&](const ImageTemplate &each) { return each.id == id; });
        return answer(QStringLiteral("remove ") + id, std::move(done));
    }
};

class FakeDiagnosticsService : public DiagnosticsService, public FakeServerCalls
{
public:
    DiagnosticText text;

    [[nodiscard]] Operation logs(const QString &, const QString &scope,
                                 Callback<DiagnosticText> done) override
    {
        return answer(QStringLiteral("logs ") + scope, text, std::move(done));
    }
    [[nodiscard]] Operation events(const QString &, const QString &scope,
                                   Callback<DiagnosticText> done) override
    {
        return answer(QStringLiteral("events ") + scope, text, std::move(done));
    }
    [[nodiscard]] Operation inspect(const QString &, Callback<DiagnosticText> done) override
    {
        return answer(QStringLiteral("inspect"), text, std::move(done));
    }
    [[nodiscard]] Operation summary(const QString &, Callback<DiagnosticText> done) override
    {
        return answer(QStringLiteral("summary"), text, std::move(done));
    }
};

class FakeJobService : public CommandJobService, public FakeServerCalls
{
public:
    CommandJob job;
    CommandJobOutput written;

    [[nodiscard]] Operation start(const QString &, const CommandRequest &request,
                                  Callback<QString> done) override
    {
        job.id = QStringLiteral("j1");
        job.running = true;
        return answer(QStringLiteral("start ") + request.command, job.id, std::move(done));
    }
    [[nodiscard]] Operation status(const QString &, const QString &id, Callback<CommandJob> done) override
    {
        return answer(QStringLiteral("status ") + id, job, std::move(done));
    }
    [[nodiscard]] Operation output(const QString &, const QString &id, qint64 cursor,
                                   Callback<CommandJobOutput> done) override
    {
        return answer(QStringLiteral("output %1 %2").arg(id).arg(cursor), written, std::move(done));
    }
    [[nodiscard]] Operation interrupt(const QString &, const QString &id, Callback<void> done) override
    {
        job.running = false;
        job.exitCode = 143;
        return answer(QStringLiteral("interrupt ") + id, std::move(done));
    }
    [[nodiscard]] Operation openSession(const QString &, const QString &folder,
                                        Callback<QString> done) override
    {
        return answer(QStringLiteral("open ") + folder, QStringLiteral("bash"), std::move(done));
    }
    [[nodiscard]] Operation runInSession(const QString &, const QString &session,
                                         const CommandRequest &request, std::function<void(CommandOutput)>,
                                         Callback<CommandOutcome> done) override
    {
        return answer(QStringLiteral("run %1 %2").arg(session, request.command), CommandOutcome(),
                      std::move(done));
    }
    [[nodiscard]] Operation closeSession(const QString &, const QString &session,
                                         Callback<void> done) override
    {
        return answer(QStringLiteral("close ") + session, std::move(done));
    }
};

/// A connection with everything that only servers have.
class FakeServerBackend : public FakeBackend
{
public:
    FakeServerBackend(const QString &id, const QString &name)
        : FakeBackend(id, name)
    {
        ConnectionProfile server = profile();
        server.kind = ConnectionKind::Server;
        server.endpoint = QStringLiteral("https://") + id + QStringLiteral(".example.com");
        setProfile(server);
        can.setMissing(Feature::ManageClaims,
                       QStringLiteral("The server makes volumes with sandboxes only."));
        can.setMissing(Feature::HostFolderList, QStringLiteral("The server decides about its folders."));
    }

    FakeSnapshotService snapshotService;
    FakePolicyService policyService;
    FakeVaultService vaultService;
    FakePoolService poolService;
    FakeTemplateService templateService;
    FakeDiagnosticsService diagnosticsService;
    FakeJobService jobService;

    [[nodiscard]] SnapshotService *snapshots() override { return &snapshotService; }
    [[nodiscard]] NetworkPolicyService *networkPolicies() override { return &policyService; }
    [[nodiscard]] CredentialVaultService *credentialVaults() override { return &vaultService; }
    [[nodiscard]] PoolService *pools() override { return &poolService; }
    [[nodiscard]] ImageTemplateService *imageTemplates() override { return &templateService; }
    [[nodiscard]] CommandJobService *commandJobs() override { return &jobService; }
    [[nodiscard]] DiagnosticsService *diagnostics() override { return &diagnosticsService; }
};

inline Snapshot makeSnapshot(const QString &id, const QString &name, SnapshotState state,
                             const QString &sandboxId = QStringLiteral("s1"))
{
    Snapshot snapshot;
    snapshot.id = id;
    snapshot.name = name;
    snapshot.state = state;
    snapshot.sandboxId = sandboxId;
    snapshot.createdAt = QDateTime(QDate(2026, 11, 21), QTime(13, 0), Qt::UTC);
    return snapshot;
}

} // namespace osc::test
