// SPDX-License-Identifier: Apache-2.0
#include "leftoverfacts.h"

#include "createbody.h"

#include "statemapping.h"
#include "volumeusers.h"

#include <json/jsonread.h>

#include <QCoreApplication>
#include <QRegularExpression>

namespace osc {

namespace {

struct LeftoverText
{
    Q_DECLARE_TR_FUNCTIONS(osc::Leftovers)
};

QString ageText(const QDateTime &since, const QDateTime &now)
{
    const qint64 minutes = std::max<qint64>(0, since.secsTo(now)) / 60;
    if (minutes < 60)
        return LeftoverText::tr("%1 min").arg(minutes);
    if (minutes < 48 * 60)
        return LeftoverText::tr("%1 h").arg(minutes / 60);
    return LeftoverText::tr("%1 d").arg(minutes / (24 * 60));
}

QString titleOf(const ContainerSummary &container)
{
    const QString name = container.labels.value(QStringLiteral("name"));
    return name.isEmpty() ? container.labels.value(labels::id).left(8) : name.left(63);
}

Leftover leftoverOf(Leftover::Kind kind, const QString &id, const QString &name, const QDateTime &since)
{
    Leftover leftover;
    leftover.kind = kind;
    leftover.id = id;
    leftover.name = name;
    leftover.since = since;
    return leftover;
}

} // namespace

namespace leftovers {

bool isSettled(const QDateTime &made, const QDateTime &now)
{
    return made.isValid() && made.secsTo(now) >= settledSeconds;
}

bool isSandbox(const ContainerSummary &container)
{
    return !container.labels.value(labels::id).isEmpty();
}

bool isExecdHelper(const ContainerSummary &container)
{
    static const QRegularExpression helperName(
        QStringLiteral("^sandbox-execd-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"));
    if (container.labels.contains(QLatin1String(HelperLabel)))
        return true;
    // A server's helper has no labels of OpenSandbox; those of its image do not count.
    const auto reserved = [](const QString &key) { return key.startsWith(labels::reservedPrefix); };
    const QStringList keys = container.labels.keys();
    return helperName.match(container.name).hasMatch() && std::none_of(keys.cbegin(), keys.cend(), reserved);
}

bool hasEnded(const QString &containerState)
{
    return containerState == QLatin1String("exited") || containerState == QLatin1String("dead") ||
           containerState == QLatin1String("created");
}

QDateTime effectiveExpiry(const QMap<QString, QString> &containerLabels, const StoredFacts &stored,
                          const QDateTime &inventoryExpiry)
{
    if (stored.expiresAt.isValid())
        return stored.expiresAt;
    return inventoryExpiry.isValid() ? inventoryExpiry : labelExpiry(containerLabels);
}

bool isOverdue(const QDateTime &expiry, const QDateTime &now)
{
    return expiry.isValid() && expiry.secsTo(now) >= expiryGraceSeconds;
}

Leftover expiredSandbox(const ContainerSummary &container, const QDateTime &expiry, const QDateTime &now)
{
    Leftover leftover = leftoverOf(Leftover::Kind::ExpiredSandbox, container.labels.value(labels::id),
                                   titleOf(container), expiry);
    const QString age = ageText(expiry, now);
    if (hasEnded(container.state))
        leftover.why = LeftoverText::tr("expired %1 ago, has ended and is still there").arg(age);
    else if (container.state == QLatin1String("paused"))
        leftover.why = LeftoverText::tr("expired %1 ago and is still paused").arg(age);
    else
        leftover.why = LeftoverText::tr("expired %1 ago and still running").arg(age);
    leftover.act = LeftoverText::tr("Delete sandbox");
    return leftover;
}

Leftover endedSandbox(const ContainerSummary &container, const QDateTime &ended, const QDateTime &now)
{
    Leftover leftover = leftoverOf(Leftover::Kind::ExitedSandbox, container.labels.value(labels::id),
                                   titleOf(container), ended);
    const QString age = ageText(ended, now);
    leftover.why = container.state == QLatin1String("created")
                       ? LeftoverText::tr("made %1 ago and never started").arg(age)
                       : LeftoverText::tr("ended %1 ago").arg(age);
    leftover.act = LeftoverText::tr("Delete sandbox, files in it are lost");
    leftover.losesFiles = true;
    return leftover;
}

Leftover orphanSidecar(const ContainerSummary &container, const QDateTime &now)
{
    const QString sandbox = container.labels.value(labels::sidecarFor).left(8);
    Leftover leftover = leftoverOf(Leftover::Kind::EgressSidecar, container.id,
                                   LeftoverText::tr("egress sidecar of %1").arg(sandbox), container.created);
    leftover.why =
        LeftoverText::tr("its sandbox is gone, it was made %1 ago").arg(ageText(container.created, now));
    leftover.act = LeftoverText::tr("Remove container");
    return leftover;
}

Leftover execdHelper(const ContainerSummary &container, const QDateTime &now)
{
    Leftover leftover =
        leftoverOf(Leftover::Kind::ExecdHelper, container.id,
                   LeftoverText::tr("execd helper %1").arg(container.id.left(12)), container.created);
    leftover.why =
        LeftoverText::tr("needed for seconds, it was made %1 ago").arg(ageText(container.created, now));
    leftover.act = LeftoverText::tr("Remove helper");
    return leftover;
}

Leftover volumeHelper(const ContainerSummary &container, bool foreign, const QDateTime &now)
{
    const QString volume = container.labels.value(volumelabels::helper);
    Leftover leftover = leftoverOf(Leftover::Kind::VolumeHelper, container.id,
                                   LeftoverText::tr("helper for volume %1").arg(volume), container.created);
    const QString age = ageText(container.created, now);
    leftover.why = foreign ? LeftoverText::tr("started %1 ago by a console elsewhere").arg(age)
                           : LeftoverText::tr("started %1 ago, its console has ended").arg(age);
    leftover.act = LeftoverText::tr("Remove helper");
    return leftover;
}

bool isForgottenHelper(const QDateTime &made, const QDateTime &now)
{
    constexpr qint64 forgottenSeconds = 24 * 3600;
    return made.isValid() && made.secsTo(now) >= forgottenSeconds;
}

Leftover unusedMount(const QString &path, const QString &root)
{
    Leftover leftover = leftoverOf(Leftover::Kind::BucketMount, path, path.mid(root.size() + 1), {});
    leftover.why = LeftoverText::tr("mounted in %1, no sandbox uses it").arg(path);
    leftover.act = LeftoverText::tr("Unmount the bucket, its files stay");
    return leftover;
}

Leftover unusedVolume(const QString &name, const QDateTime &made, const QDateTime &now)
{
    Leftover leftover = leftoverOf(Leftover::Kind::ManagedVolume, name, name, made);
    leftover.why = LeftoverText::tr("made for a sandbox %1 ago, nothing mounts it").arg(ageText(made, now));
    leftover.act = LeftoverText::tr("Delete volume, files are lost");
    leftover.losesFiles = true;
    return leftover;
}

} // namespace leftovers

QHash<QString, qint64> decodeVolumeSizes(const QByteArray &bytes)
{
    QHash<QString, qint64> sizes;
    const auto document = json::parse(bytes);
    for (const auto &volume : json::array(document, "Volumes")) {
        const qint64 size = json::number(json::member(volume, "UsageData"), "Size", -1);
        if (size >= 0)
            sizes.insert(json::text(volume, "Name"), size);
    }
    return sizes;
}

QHash<QString, qint64> decodeContainerSizes(const QByteArray &bytes)
{
    QHash<QString, qint64> sizes;
    const auto document = json::parse(bytes);
    if (!document.is_array())
        return sizes;
    // The Engine leaves out a size of zero.
    for (const auto &container : document)
        sizes.insert(json::text(container, "Id"), std::max<qint64>(0, json::number(container, "SizeRw")));
    return sizes;
}

} // namespace osc
