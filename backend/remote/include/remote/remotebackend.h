// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/backend.h>
#include <core/clock.h>
#include <core/credentials.h>
#include <core/httpclient.h>
#include <core/inventory.h>
#include <core/secretstore.h>

#include <chrono>
#include <memory>

namespace osc {

/// Sandboxes of an OpenSandbox server, of the generation 0.1.14 or 1.1.1 (api-1.1), as its SDK and `osb` use
/// them. What a server can do is found out when it is opened, from the paths that it publishes; what it
/// cannot is a sentence in capabilities().
///
/// The server tells nobody of changes, so it is asked again and again: often after an action, seldom while
/// nobody looks (setInView()).
///
/// Everything that is given to the constructor outlives the backend, @p credentials may be null. Operations
/// of its services must be dropped before the backend is destroyed.
class RemoteBackend : public Backend
{
    Q_OBJECT

public:
    struct Options
    {
        /// Between two looks at the list while somebody watches it and something is under way there.
        std::chrono::milliseconds quickPause = std::chrono::milliseconds(1000);
        /// While somebody watches it.
        std::chrono::milliseconds usualPause = std::chrono::seconds(4);
        /// While nobody does.
        std::chrono::milliseconds hiddenPause = std::chrono::seconds(60);
        /// Between two looks at a log that is followed.
        std::chrono::milliseconds logPause = std::chrono::seconds(2);
        /// The first pause before a request is tried again (api-1.1 10); doubles.
        std::chrono::milliseconds retryPause = std::chrono::milliseconds(500);
        /// A folder that all consoles of this user share, to see which of them live; empty: AppDataLocation.
        QString stateDirectory{};
        /// Between two renewals of a sandbox that was made to look into a volume; it lives ten minutes.
        std::chrono::milliseconds browseRenewal = std::chrono::minutes(4);
    };

    RemoteBackend(const ConnectionProfile &profile, HttpClient &http, SecretStore &secrets,
                  Inventory &inventory, CredentialSource *credentials, const Clock &clock, Options options,
                  QObject *parent = nullptr);
    ~RemoteBackend() override;

    void open() override;
    void close() override;
    void retryNow() override;

    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] ValidationRules validationRules() const override;

    [[nodiscard]] SandboxService *sandboxes() override;
    [[nodiscard]] CommandService *commands() override;
    [[nodiscard]] CommandJobService *commandJobs() override;
    [[nodiscard]] LogService *logs() override;
    [[nodiscard]] FileService *files() override;
    [[nodiscard]] VolumeService *volumes() override;
    [[nodiscard]] UsageService *usage() override;
    [[nodiscard]] EndpointService *endpoints() override;
    [[nodiscard]] SnapshotService *snapshots() override;
    [[nodiscard]] ImageTemplateService *imageTemplates() override;
    [[nodiscard]] PoolService *pools() override;
    [[nodiscard]] NetworkPolicyService *networkPolicies() override;
    [[nodiscard]] CredentialVaultService *credentialVaults() override;
    [[nodiscard]] DiagnosticsService *diagnostics() override;

    void setInView(bool inView) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace osc
