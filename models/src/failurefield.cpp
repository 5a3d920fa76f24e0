// SPDX-License-Identifier: Apache-2.0
#include <models/failurefield.h>

#include <models/specdraftmounts.h>

namespace osc {

namespace {

/// The mount that the words name: by its source, or by its own name, as servers do.
QString volumeNamedIn(const Error &error, const QList<VolumeSpec> &volumes)
{
    for (int i = 0; i < volumes.size(); ++i) {
        const VolumeSpec &volume = volumes.at(i);
        if (volume.kind == VolumeKind::Ossfs && !volume.subPath.isEmpty() &&
            error.message.contains(volume.ossfs.bucket + u'/' + volume.subPath))
            return QStringLiteral("volumes[%1]").arg(i);
    }
    for (int i = 0; i < volumes.size(); ++i) {
        const VolumeSpec &volume = volumes.at(i);
        const QString named = u'\'' + volume.name + u'\'';
        if (!volume.name.isEmpty() && (error.message.contains(named) || error.detail.contains(named)))
            return QStringLiteral("volumes[%1]").arg(i);
        for (const QString &name : {volume.hostPath, volume.claim.claimName, volume.ossfs.bucket}) {
            if (!name.isEmpty() && error.message.contains(name))
                return QStringLiteral("volumes[%1]").arg(i);
        }
    }
    return volumes.isEmpty() ? QString() : QStringLiteral("volumes[0]");
}

/// The part of the mount that the code is about, from docker-runtime 7.2 and 7.4; empty: all of it.
QString memberOf(const QString &code)
{
    static constexpr std::pair<QStringView, QStringView> members[] = {
        {u"VOLUME::INVALID_OSSFS_BUCKET", u".ossfs.bucket"},
        {u"VOLUME::INVALID_OSSFS_ENDPOINT", u".ossfs.endpoint"},
        {u"VOLUME::INVALID_OSSFS_OPTION", u".ossfs.options"},
        {u"VOLUME::INVALID_OSSFS_CREDENTIALS", u".ossfs.credential"},
        {u"VOLUME::OSSFS_MOUNT_FAILED", u".ossfs"},
        {u"VOLUME::INVALID_SUB_PATH", u".subPath"},
        {u"VOLUME::INVALID_MOUNT_PATH", u".mountPath"},
    };
    for (const auto &[known, member] : members) {
        if (code == known)
            return member.toString();
    }
    return {};
}

} // namespace

QString fieldOfFailure(const Error &error, const SandboxSpec &spec)
{
    if (error.code.startsWith(u"VOLUME::")) {
        const QString volume = volumeNamedIn(error, spec.volumes);
        return volume.isEmpty() ? volume : volume + memberOf(error.code);
    }
    static constexpr struct
    {
        QStringView code;
        QStringView field;
    } fields[] = {
        {u"SNAPSHOT::", u"snapshotId"},
        {u"DOCKER::SANDBOX_IMAGE_PULL_FAILED", u"image"},
        {u"DOCKER::INVALID_ENTRYPOINT", u"entrypoint"},
        {u"DOCKER::SANDBOX_START_FAILED", u"entrypoint"},
        {u"DOCKER::INVALID_EXPIRATION", u"timeout"},
        {u"SANDBOX::INVALID_METADATA_LABEL", u"metadata"},
    };
    for (const auto &known : fields) {
        if (error.code.startsWith(known.code))
            return known.field.toString();
    }
    return {};
}

} // namespace osc
