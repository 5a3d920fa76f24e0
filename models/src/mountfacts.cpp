// SPDX-License-Identifier: Apache-2.0
#include <models/mountfacts.h>

#include <models/specdraftmounts.h>

namespace osc {

MountFacts::MountFacts(SpecDraft &draft, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
{
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(SpecDraft::checkDelayMs);
    connect(&m_askTimer, &QTimer::timeout, this, &MountFacts::askHosts);
    connect(&m_draft, &SpecDraft::specChanged, this, [this] {
        report();
        m_askTimer.start();
    });
}

void MountFacts::setServices(HostPathService *hostPaths, VolumeService *volumes)
{
    m_hostPaths = hostPaths;
    m_volumes = volumes;
    m_hosts.clear();
    takeClaims({});
    m_listing.cancel();
    askHosts();
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
        const auto problem = volume.kind == VolumeKind::Host ? hostProblem(i, volume) : std::nullopt;
        if (problem)
            problems.append(*problem);
    }
    m_draft.setExtraProblems(QStringLiteral("mounts"), problems);
    Q_EMIT changed();
}

} // namespace osc
