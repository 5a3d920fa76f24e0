// SPDX-License-Identifier: Apache-2.0
#include <models/failurefield.h>

#include <models/specdraftmounts.h>

#include <QRegularExpression>

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
            if (!name.isEmpty() && (error.message.contains(name) || error.detail.contains(name)))
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

/// The member that begins the words or follows "Invalid", as servers word it: "Invalid resourceLimits.memory:
/// '1.5Gi'; …", "networkPolicy is not supported …".
QString memberNamedIn(const QString &words)
{
    static const QRegularExpression place(
        QStringLiteral("^(?:Invalid )?(image|entrypoint|timeout|env|metadata|platform|networkPolicy|"
                       "credentialProxy|secureAccess|snapshotId|templateId|extensions|resourceLimits|"
                       "resourceRequests|lifecycle)"
                       "(\\.\\w+)?"));
    const auto match = place.match(words);
    return match.captured(1) + match.captured(2);
}

} // namespace

QString fieldOfFailure(const Error &error, const SandboxSpec &spec)
{
    if (error.code.startsWith(u"SCHEMA::")) // a server's schema check names the member
        return error.code.section(QStringLiteral("::"), 1);
    if (error.code == QLatin1String("SANDBOX::INVALID_PARAMETER"))
        return memberNamedIn(error.detail);
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
        {u"SANDBOX::UNSUPPORTED_POOL_REF", u"extensions.poolRef"},
        {u"KUBERNETES::POOL_", u"extensions.poolRef"},
        {u"FSB::TEMPLATE_NOT_FOUND", u"templateId"},
    };
    for (const auto &known : fields) {
        if (error.code.startsWith(known.code))
            return known.field.toString();
    }
    return {};
}

} // namespace osc
