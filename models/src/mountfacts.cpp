// SPDX-License-Identifier: Apache-2.0
#include <models/mountfacts.h>

#include <models/specdraftmounts.h>

#include <algorithm>

namespace osc {

namespace {

/// What the facts of a bucket depend on.
VolumeSpec bucketQuestion(const VolumeSpec &volume)
{
    VolumeSpec question;
    question.name = QStringLiteral("bucket");
    question.mountPath = QStringLiteral("/bucket");
    question.kind = VolumeKind::Ossfs;
    question.ossfs = volume.ossfs;
    question.subPath = volume.subPath;
    return question;
}

} // namespace

MountFacts::MountFacts(SpecDraft &draft, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
{
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(SpecDraft::checkDelayMs);
    connect(&m_askTimer, &QTimer::timeout, this, [this] {
        askHosts();
        askBuckets();
    });
    connect(&m_draft, &SpecDraft::specChanged, this, [this] {
        report();
        m_askTimer.start();
    });
}

void MountFacts::setServices(HostPathService *hostPaths, VolumeService *volumes, BucketMountService *buckets)
{
    m_hostPaths = hostPaths;
    m_volumes = volumes;
    m_bucketMounts = buckets;
    m_hosts.clear();
    m_buckets.clear();
    takeClaims({});
    m_listing.cancel();
    askHosts();
    askBuckets();
    askVolumes();
    report();
}

void MountFacts::askHosts()
{
    std::map<HostKey, HostAnswer> wanted;
    for (const VolumeSpec &volume : m_draft.spec().volumes) {
        const HostKey key(volume.hostPath, volume.subPath);
        if (volume.kind != VolumeKind::Host || !volume.hostPath.startsWith(u'/') || wanted.contains(key))
            continue;
        if (const auto known = m_hosts.find(key); known != m_hosts.end()) {
            wanted.insert(m_hosts.extract(known));
            continue;
        }
        wanted.try_emplace(key);
    }
    m_hosts = std::move(wanted); // drops, and so cancels, what nobody asks about any more
    if (!m_hostPaths)
        return;
    for (auto &[key, answer] : m_hosts) {
        if (answer.facts || !answer.error.isEmpty() || answer.operation.isActive())
            continue;
        answer.operation =
            m_hostPaths->inspect(key.first, key.second, [this, key](Result<HostPathFacts> result) {
                HostAnswer &target = m_hosts[key];
                if (result)
                    target.facts = *result;
                else
                    target.error = result.error().message;
                report();
            });
    }
}

void MountFacts::askBuckets()
{
    std::list<BucketAnswer> wanted;
    for (const VolumeSpec &volume : m_draft.spec().volumes) {
        if (volume.kind != VolumeKind::Ossfs || volume.ossfs.bucket.isEmpty() ||
            volume.ossfs.endpoint.isEmpty())
            continue;
        const VolumeSpec question = bucketQuestion(volume);
        const auto isAboutIt = [&](const BucketAnswer &answer) { return answer.volume == question; };
        if (std::any_of(wanted.cbegin(), wanted.cend(), isAboutIt))
            continue;
        const auto known = std::find_if(m_buckets.begin(), m_buckets.end(), isAboutIt);
        if (known != m_buckets.end())
            wanted.splice(wanted.end(), m_buckets, known);
        else
            wanted.push_back({question, {}, {}});
    }
    m_buckets = std::move(wanted); // drops, and so cancels, what nobody asks about any more
    if (!m_bucketMounts)
        return;
    for (BucketAnswer &answer : m_buckets) {
        if (answer.facts || answer.operation.isActive())
            continue;
        answer.operation =
            m_bucketMounts->look(answer.volume, [this, &answer](const Result<BucketMountFacts> &facts) {
                if (facts)
                    answer.facts = *facts; // what the rules refuse is a problem already
                report();
            });
    }
}

std::optional<BucketMountFacts> MountFacts::bucketFacts(const VolumeSpec &volume) const
{
    const auto known = std::find_if(m_buckets.cbegin(), m_buckets.cend(), [&](const BucketAnswer &answer) {
        return answer.volume == bucketQuestion(volume);
    });
    return known == m_buckets.cend() ? std::nullopt : known->facts;
}

void MountFacts::setCredentials(CredentialSource *credentials)
{
    m_credentials = credentials;
    if (credentials)
        connect(credentials, &CredentialSource::credentialsChanged, this, &MountFacts::report);
    report();
}

std::optional<Problem> MountFacts::keyProblem(int index, const VolumeSpec &volume) const
{
    const QString &name = volume.ossfs.credential;
    if (!m_credentials || name.isEmpty())
        return {};
    const QString field = QStringLiteral("volumes[%1].ossfs.credential").arg(index);
    const QList<OssCredential> credentials = m_credentials->credentials();
    const OssCredential *key = findCredential(credentials, name);
    if (!key)
        return ownProblem(field, tr("Key %1 is not in the keychain. Choose another one.").arg(name));
    if (key->expiresAt.isValid())
        return ownProblem(field, tr("Key %1 is temporary, and a bucket cannot be mounted with such a key. "
                                    "Choose one that does not run out.")
                                     .arg(name));
    return {};
}

std::optional<Problem> MountFacts::bucketProblem(int index, const VolumeSpec &volume) const
{
    using State = BucketMountFacts::State;
    if (auto problem = keyProblem(index, volume))
        return problem;
    const auto facts = bucketFacts(volume);
    const QString field = QStringLiteral("volumes[%1].").arg(index);
    if (facts && facts->state == State::InTheWay)
        return ownProblem(
            field + QStringLiteral("subPath"),
            tr("%1 is mounted already, and ossfs cannot mount one part of a bucket inside another. "
               "Use the same prefix, or end what uses it first.")
                .arg(facts->otherPath));
    // What is mounted already needs no program.
    if (facts && facts->state == State::Free && !facts->missing.isEmpty())
        return ownProblem(field + QStringLiteral("ossfs.version"),
                          facts->missing + QLatin1Char(' ') + facts->missingHelp);
    return {};
}

void MountFacts::askVolumes()
{
    if (!m_volumes)
        return;
    m_listing = m_volumes->list([this](Result<QList<Claim>> result) {
        if (result)
            takeClaims(*result);
        report();
    });
}

void MountFacts::takeClaims(const std::optional<QList<Claim>> &claims)
{
    m_claims = claims;
    std::optional<QStringList> names;
    if (claims) {
        names.emplace();
        for (const Claim &claim : *claims)
            names->append(claim.name);
    }
    m_draft.setKnownClaims(names);
}

std::optional<HostPathFacts> MountFacts::hostFacts(const VolumeSpec &volume) const
{
    const auto found = m_hosts.find({volume.hostPath, volume.subPath});
    return found == m_hosts.end() ? std::nullopt : found->second.facts;
}

QString MountFacts::hostError(const VolumeSpec &volume) const
{
    const auto found = m_hosts.find({volume.hostPath, volume.subPath});
    return found == m_hosts.end() ? QString() : found->second.error;
}

std::optional<Claim> MountFacts::claim(const QString &name) const
{
    for (const Claim &claim : m_claims.value_or(QList<Claim>())) {
        if (claim.name == name)
            return claim;
    }
    return {};
}

std::optional<Problem> MountFacts::hostProblem(int index, const VolumeSpec &volume) const
{
    const auto facts = hostFacts(volume);
    if (!facts)
        return {};
    const QString field = QStringLiteral("volumes[%1].host.path").arg(index);
    const QString folder = mountSourceText(volume);
    if (!facts->allowed) {
        Problem problem =
            ownProblem(field, tr("Folder %1 is not allowed on this connection yet.").arg(folder));
        problem.code = QStringLiteral("VOLUME::HOST_PATH_NOT_ALLOWED");
        return problem;
    }
    if (!facts->exists && !facts->willBeCreated)
        return ownProblem(field, tr("Folder %1 does not exist and cannot be created.").arg(folder));
    if (facts->exists && !facts->readable) {
        Problem problem = ownProblem(field, tr("You may not read %1; the sandbox perhaps may.").arg(folder));
        problem.severity = Severity::Warning;
        return problem;
    }
    return {};
}

void MountFacts::report()
{
    QList<Problem> problems;
    const auto &volumes = m_draft.spec().volumes;
    for (int i = 0; i < volumes.size(); ++i) {
        const VolumeSpec &volume = volumes.at(i);
        const auto problem = volume.kind == VolumeKind::Host    ? hostProblem(i, volume)
                             : volume.kind == VolumeKind::Ossfs ? bucketProblem(i, volume)
                                                                : std::nullopt;
        if (problem)
            problems.append(*problem);
    }
    m_draft.setExtraProblems(QStringLiteral("mounts"), problems);
    Q_EMIT changed();
}

} // namespace osc
