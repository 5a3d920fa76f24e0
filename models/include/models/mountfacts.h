// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bucketmounts.h>
#include <core/credentials.h>
#include <core/services.h>
#include <models/specdraft.h>

#include <QHash>
#include <QObject>
#include <QTimer>

#include <list>
#include <map>
#include <optional>

namespace osc {

/// What the outside says about the mounts of a draft: whether host folders are there and allowed, which
/// volumes exist, and whether buckets can be mounted and are mounted already. Asks again when the draft's
/// mounts change, and turns what is wrong into problems of the draft.
class MountFacts : public QObject
{
    Q_OBJECT

public:
    explicit MountFacts(SpecDraft &draft, QObject *parent = nullptr);

    /// The services of the chosen connection; each may be null. Forgets what was known and asks them.
    void setServices(HostPathService *hostPaths, VolumeService *volumes,
                     BucketMountService *buckets = nullptr);

    /// The keys that a bucket can be mounted with; may be null, outlives this.
    void setCredentials(CredentialSource *credentials);

    /// None: not asked yet, or nobody can tell.
    [[nodiscard]] std::optional<HostPathFacts> hostFacts(const VolumeSpec &volume) const;
    /// Why a host folder could not be looked at; empty when it could.
    [[nodiscard]] QString hostError(const VolumeSpec &volume) const;
    /// None: not asked yet, or nobody can tell.
    [[nodiscard]] std::optional<BucketMountFacts> bucketFacts(const VolumeSpec &volume) const;
    /// None: not known.
    [[nodiscard]] const std::optional<QList<Claim>> &claims() const { return m_claims; }
    [[nodiscard]] std::optional<Claim> claim(const QString &name) const;

Q_SIGNALS:
    void changed();

private:
    struct HostAnswer
    {
        Operation operation;
        std::optional<HostPathFacts> facts;
        QString error;
    };
    using HostKey = std::pair<QString, QString>; ///< Path and sub-path.
    struct BucketAnswer
    {
        VolumeSpec volume; ///< Of all members only those that matter.
        Operation operation;
        std::optional<BucketMountFacts> facts;
    };

    void askHosts();
    void askBuckets();
    void askVolumes();
    void report();
    [[nodiscard]] std::optional<Problem> hostProblem(int index, const VolumeSpec &volume) const;
    [[nodiscard]] std::optional<Problem> keyProblem(int index, const VolumeSpec &volume) const;
    [[nodiscard]] std::optional<Problem> bucketProblem(int index, const VolumeSpec &volume) const;
    void takeClaims(const std::optional<QList<Claim>> &claims);

    SpecDraft &m_draft;
    HostPathService *m_hostPaths = nullptr;
    VolumeService *m_volumes = nullptr;
    BucketMountService *m_bucketMounts = nullptr;
    CredentialSource *m_credentials = nullptr;
    std::map<HostKey, HostAnswer> m_hosts;
    std::list<BucketAnswer> m_buckets;
    std::optional<QList<Claim>> m_claims;
    Operation m_listing;
    QTimer m_askTimer;
};

} // namespace osc
