// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/connection.h>
#include <core/endpoints.h>
#include <core/leftovers.h>
#include <core/sandboxevents.h>
#include <core/services.h>
#include <core/usage.h>
#include <core/validation.h>

#include <QHash>
#include <QObject>

namespace osc {

/// Things that not every connection can do.
enum class Feature {
    Create,
    Pause,
    Renew,
    PatchMetadata,
    Snapshots,
    NetworkPolicy,
    HostVolumes,
    HostFolderList, ///< The profile lists the host folders that sandboxes may mount.
    ClaimVolumes,
    ManageClaims, ///< Claims are made, cloned, emptied, exported and deleted apart from sandboxes.
    OssfsVolumes,
    RegistryLogin,
    Platform,
    Gpu,
    ImageTemplates, ///< Prebuilt templates that a server starts sandboxes from (api-1.1 4.2).
    Pools,
    CredentialVault,
    Diagnostics,
    SecureAccess,
    ResourceRequests, ///< SandboxSpec::resourceRequests count.
    LifecycleHooks,
};

/// What a connection can do. UI and models ask this, never what kind a connection is.
class Capabilities
{
public:
    [[nodiscard]] bool can(Feature feature) const { return !m_missing.contains(feature); }
    /// The sentence that a disabled control shows; empty when the feature is there.
    [[nodiscard]] QString whyNot(Feature feature) const { return m_missing.value(feature); }
    void setMissing(Feature feature, const QString &why) { m_missing.insert(feature, why); }

    bool operator==(const Capabilities &) const = default;

private:
    QHash<Feature, QString> m_missing;
};

class BucketMountService;
class SnapshotService;
class ImageTemplateService;
class PoolService;
class NetworkPolicyService;
class CredentialVaultService;
class DiagnosticsService;
class CommandJobService;

/// One connection: its health and its services. Lives on the GUI thread and never blocks it.
/// Services are null where capabilities() says so; they live as long as the backend.
class Backend : public QObject
{
    Q_OBJECT

public:
    explicit Backend(ConnectionProfile profile, QObject *parent = nullptr);
    ~Backend() override;

    [[nodiscard]] const ConnectionProfile &profile() const { return m_profile; }
    /// Takes effect for later calls; the endpoint of an open connection does not change.
    void setProfile(const ConnectionProfile &profile);
    [[nodiscard]] const ConnectionStatus &status() const { return m_status; }

    /// Connects, and keeps trying with growing pauses until close().
    virtual void open() = 0;
    virtual void close() = 0;
    /// Tries again now, when broken.
    virtual void retryNow() = 0;

    [[nodiscard]] virtual Capabilities capabilities() const = 0;
    /// The rules that this connection checks a spec with, as far as they are known now.
    [[nodiscard]] virtual ValidationRules validationRules() const = 0;

    [[nodiscard]] virtual SandboxService *sandboxes() = 0;
    [[nodiscard]] virtual CommandService *commands() { return nullptr; }
    [[nodiscard]] virtual LogService *logs() { return nullptr; }
    [[nodiscard]] virtual FileService *files() { return nullptr; }
    [[nodiscard]] virtual VolumeService *volumes() { return nullptr; }
    [[nodiscard]] virtual ImageService *images() { return nullptr; }
    [[nodiscard]] virtual HostPathService *hostPaths() { return nullptr; }
    [[nodiscard]] virtual BucketMountService *bucketMounts() { return nullptr; }
    [[nodiscard]] virtual UsageService *usage() { return nullptr; }
    [[nodiscard]] virtual SandboxEventService *events() { return nullptr; }
    [[nodiscard]] virtual EndpointService *endpoints() { return nullptr; }
    [[nodiscard]] virtual LeftoverService *leftovers() { return nullptr; }
    [[nodiscard]] virtual SnapshotService *snapshots() { return nullptr; }
    [[nodiscard]] virtual ImageTemplateService *imageTemplates() { return nullptr; }
    [[nodiscard]] virtual PoolService *pools() { return nullptr; }
    [[nodiscard]] virtual NetworkPolicyService *networkPolicies() { return nullptr; }
    [[nodiscard]] virtual CredentialVaultService *credentialVaults() { return nullptr; }
    [[nodiscard]] virtual DiagnosticsService *diagnostics() { return nullptr; }
    [[nodiscard]] virtual CommandJobService *commandJobs() { return nullptr; }

    /// Whether anybody can see what this connection shows. A connection that cannot be told of changes asks
    /// less often while nobody can.
    virtual void setInView(bool inView);

Q_SIGNALS:
    void statusChanged();
    void profileChanged();
    /// validationRules() differs for another reason than the profile.
    void rulesChanged();

protected:
    /// Emits statusChanged() when it differs.
    void setStatus(const ConnectionStatus &status);

private:
    ConnectionProfile m_profile;
    ConnectionStatus m_status;
};

} // namespace osc
