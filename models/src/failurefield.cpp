// SPDX-License-Identifier: Apache-2.0
#include <models/failurefield.h>

#include <models/specdraftmounts.h>

#include <QRegularExpression>

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

/// The member that begins or follows "Invalid", as servers word it: "Invalid resourceLimits.memory: '1.5Gi';
/// …", "networkPolicy is not supported …".
QString memberNamedIn(const QString &words)
{
    static const QRegularExpression place(
        QStringLiteral("^(?:Invalid )?(image|entrypoint|timeout|env|metadata|platform|networkPolicy|"
                       "credentialProxy|secureAccess|snapshotId|templateId|extensions|resourceLimits)"
                       "(\\.\\w+)?"));
    const auto match = place.match(words);
    return match.captured(1) + match.captured(2);
}

} // namespace

QString fieldOfFailure(const Error &error, const SandboxSpec &spec)
{
    if (error.code.startsWith(u"SCHEMA::"))
        return error.code.section(QStringLiteral("::"), 1);
    if (error.code.startsWith(u"VOLUME::"))
        return volumeNamedIn(error.message + QLatin1Char(' ') + error.detail, spec.volumes);
    if (error.code == QLatin1String("SANDBOX::INVALID_PARAMETER"))
        return memberNamedIn(error.detail);
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
