// SPDX-License-Identifier: Apache-2.0
#include <models/failurefield.h>

#include <models/specdraftmounts.h>

namespace osc {

namespace {

/// The mount whose source the sentence names.
QString volumeNamedIn(const QString &message, const QList<VolumeSpec> &volumes)
{
    for (int i = 0; i < volumes.size(); ++i) {
        const VolumeSpec &volume = volumes.at(i);
        for (const QString &name : {volume.hostPath, volume.claim.claimName, volume.ossfs.bucket}) {
            if (!name.isEmpty() && message.contains(name))
                return QStringLiteral("volumes[%1]").arg(i);
        }
    }
    return volumes.isEmpty() ? QString() : QStringLiteral("volumes[0]");
}

} // namespace

QString fieldOfFailure(const Error &error, const SandboxSpec &spec)
{
    if (error.code.startsWith(u"VOLUME::"))
        return volumeNamedIn(error.message, spec.volumes);
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
