// SPDX-License-Identifier: Apache-2.0
#include <models/sandboxlike.h>

#include <core/specjson.h>
#include <models/specdraft.h>
#include <models/specdraftmounts.h>

#include <QCoreApplication>

namespace osc {

namespace {

struct SandboxLike
{
    Q_DECLARE_TR_FUNCTIONS(SandboxLike)
};

constexpr int recordsToSearch = 2000;

QString cpuQuantity(qint64 nanoCpus)
{
    constexpr qint64 whole = 1'000'000'000;
    constexpr qint64 thousandth = 1'000'000;
    return nanoCpus % whole == 0 ? QString::number(nanoCpus / whole)
                                 : QString::number(std::max<qint64>(nanoCpus / thousandth, 1)) + u'm';
}

QString memoryQuantity(qint64 bytes)
{
    constexpr qint64 gibi = 1LL << 30;
    constexpr qint64 mebi = 1LL << 20;
    if (bytes % gibi == 0)
        return QString::number(bytes / gibi) + QStringLiteral("Gi");
    return bytes % mebi == 0 ? QString::number(bytes / mebi) + QStringLiteral("Mi") : QString::number(bytes);
}

VolumeSpec volumeLike(const Mount &mount, const Sandbox &sandbox, const QList<VolumeSpec> &before)
{
    VolumeSpec volume;
    volume.kind = mount.kind;
    volume.mountPath = mount.target;
    volume.subPath = mount.subPath;
    volume.readOnly = mount.readOnly;
    switch (mount.kind) {
    case VolumeKind::Host:
        volume.hostPath = mount.source;
        break;
    case VolumeKind::Claim:
        volume.claim.claimName = mount.source;
        volume.claim.deleteOnSandboxTermination = sandbox.ownedVolumes.contains(mount.source);
        break;
    case VolumeKind::Ossfs:
        volume.ossfs.bucket = mount.source.section(u'/', 0, 0);
        if (volume.subPath.isEmpty())
            volume.subPath = mount.source.section(u'/', 1);
        break;
    }
    volume.name = suggestMountName(volume, before);
    return volume;
}

} // namespace

LikeSpec specLike(const Sandbox &sandbox)
{
    LikeSpec like;
    SandboxSpec &spec = like.spec;
    spec.image = sandbox.snapshotId.isEmpty() ? sandbox.image : QString();
    spec.snapshotId = sandbox.snapshotId;
    spec.entrypoint = sandbox.entrypoint;
    spec.metadata = sandbox.metadata;
    spec.extensions = sandbox.extensions;
    spec.platformOs = sandbox.platformOs;
    spec.platformArch = sandbox.platformArch;
    if (sandbox.nanoCpus > 0)
        spec.resourceLimits.insert(QStringLiteral("cpu"), cpuQuantity(sandbox.nanoCpus));
    if (sandbox.memoryLimit > 0)
        spec.resourceLimits.insert(QStringLiteral("memory"), memoryQuantity(sandbox.memoryLimit));
    bool hasBucket = false;
    for (const Mount &mount : sandbox.mounts) {
        spec.volumes.append(volumeLike(mount, sandbox, spec.volumes));
        hasBucket = hasBucket || mount.kind == VolumeKind::Ossfs;
    }
    if (sandbox.expiresAt.isValid() && sandbox.createdAt.isValid()) {
        constexpr qint64 shortest = 60;
        spec.timeoutSeconds = std::max(shortest, sandbox.createdAt.secsTo(sandbox.expiresAt));
        like.unknown << SandboxLike::tr("whether its lifetime was renewed");
    } else if (!sandbox.manualCleanup) {
        spec.timeoutSeconds = SpecDraft::newSpec().timeoutSeconds;
        like.unknown << SandboxLike::tr("its lifetime");
    }
    like.unknown << SandboxLike::tr("its environment variables") << SandboxLike::tr("its network rules")
                 << SandboxLike::tr("its readiness check") << SandboxLike::tr("a registry login");
    if (hasBucket)
        like.unknown << SandboxLike::tr("the keys of its buckets");
    return like;
}

std::optional<LikeSpec> specLike(const InventoryRecord &record)
{
    auto spec = specFromJson(record.specJson);
    if (!spec || (spec->image.isEmpty() && spec->snapshotId.isEmpty()))
        return {};
    return LikeSpec{*std::move(spec), {}, true};
}

Operation findSpecLike(Inventory &inventory, const Sandbox &sandbox, Callback<LikeSpec> done)
{
    return inventory.history(recordsToSearch,
                             [sandbox, done = std::move(done)](const Result<QList<InventoryRecord>> &result) {
                                 if (result) {
                                     for (const InventoryRecord &record : *result) {
                                         if (record.sandboxId != sandbox.id)
                                             continue;
                                         if (auto like = specLike(record)) {
                                             // Renamed or tagged since: what it is called now counts.
                                             like->spec.metadata = sandbox.metadata;
                                             done(*std::move(like));
                                             return;
                                         }
                                     }
                                 }
                                 done(specLike(sandbox));
                             });
}

} // namespace osc
