// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/backend.h>
#include <core/bucketmounts.h>
#include <core/clock.h>
#include <core/credentials.h>
#include <core/httpclient.h>
#include <core/inventory.h>

#include <chrono>

namespace osc {

/// Sandboxes on one Docker Engine (API 1.41 to 1.56), driven without a server, in a way that official
/// servers, SDKs and `osb` on the same engine understand and the other way round (docker-runtime 1 to 7).
///
/// While it is open it removes sandboxes of the inventory at their expiry, and never those of others.
/// Operations of its services must be dropped before the backend is destroyed; the HttpClient, the inventory
/// and the clock outlive it.
class DockerBackend : public Backend
{
    Q_OBJECT

public:
    struct Options
    {
        /// The home of the user whose `.opensandbox` an official server of this machine reads; empty: this
        /// user's.
        QString homeDirectory;
        /// The user's Docker configuration with registry logins; empty: the usual place.
        QString dockerConfigFile;
        /// A folder that all consoles of this user share, to see which of them live; empty: AppDataLocation.
        QString stateDirectory{};
        /// After this long without use a volume helper is removed; it comes back at the next use.
        std::chrono::milliseconds helperIdleTime = std::chrono::minutes(5);
        /// Gives out the keys that buckets are mounted with; null: none can be mounted. Outlives the backend.
        CredentialSource *credentials = nullptr;
        /// Where buckets are mounted; official servers of this machine use the same (docker-runtime 7.4).
        QString bucketMountRoot = QStringLiteral("/mnt/ossfs");
        /// How long the program that mounts a bucket may take before it is ended and the creation fails.
        std::chrono::milliseconds bucketMountLimit{30'000};
    };

    DockerBackend(const ConnectionProfile &profile, HttpClient &http, Inventory &inventory,
                  const Clock &clock, Options options, QObject *parent = nullptr);
    ~DockerBackend() override;

    void open() override;
    void close() override;
    void retryNow() override;

    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] ValidationRules validationRules() const override;

    [[nodiscard]] SandboxService *sandboxes() override;
    [[nodiscard]] CommandService *commands() override;
    [[nodiscard]] LogService *logs() override;
    [[nodiscard]] FileService *files() override;
    [[nodiscard]] VolumeService *volumes() override;
    [[nodiscard]] ImageService *images() override;
    [[nodiscard]] HostPathService *hostPaths() override;
    [[nodiscard]] BucketMountService *bucketMounts() override;
    [[nodiscard]] UsageService *usage() override;
    [[nodiscard]] LeftoverService *leftovers() override;
    [[nodiscard]] SandboxEventService *events() override;
    [[nodiscard]] EndpointService *endpoints() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace osc
