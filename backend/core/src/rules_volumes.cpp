// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

#include "pythonvalues.h"

#include <core/hostpath.h>

#include <QRegularExpression>
#include <QSet>

namespace osc {

namespace {

QString invalidHostPath()
{
    return u"VOLUME::INVALID_HOST_PATH"_qs;
}

QString withoutDoubledSlashes(const QString &path)
{
    static const QRegularExpression doubled(u"[/\\\\]{2,}"_qs);
    QString out = path;
    out.replace(doubled, u"/"_qs);
    if (out.size() > 1 && out.endsWith(u'/'))
        out.chop(1);
    return out;
}

QString notAllowedMessage(const QString &path, const QStringList &allowed)
{
    if (allowed.isEmpty())
        return Validation::tr(
                   "Folder %1 may not be mounted: this connection allows no folder of the host. Ask for it "
                   "to be allowed, or use a volume.")
            .arg(path);
    return Validation::tr(
               "Folder %1 may not be mounted: this connection allows %2. Choose a folder there, or ask for "
               "it to be allowed.")
        .arg(path, spokenList(allowed));
}

/// Reports the fault of @p path, which may be the joined form of what was typed.
void checkFolder(const QString &path, const QString &field, const ValidationRules &rules, Findings &out)
{
    const HostPathFault fault =
        rules.checkHostPaths ? checkHostPath(path, rules.allowedHostPaths) : checkHostPathForm(path);
    switch (fault) {
    case HostPathFault::None:
    case HostPathFault::NotAbsolute: // the schema reports that
        return;
    case HostPathFault::Traversal:
        out.append(
            {.field = field,
             .code = invalidHostPath(),
             .words = u"Host path '%1' contains path traversal component '..'."_qs.arg(path),
             .message = Validation::tr("Folder %1 may not be mounted: no part of its path may begin with two "
                                       "dots.")
                            .arg(path)});
        return;
    case HostPathFault::NotNormalised:
        out.append({.field = field,
                    .code = invalidHostPath(),
                    .words = u"Host path '%1' is not normalized. Remove redundant slashes."_qs.arg(path),
                    .message = Validation::tr(
                                   "Folder %1 cannot be mounted as it is written: a slash is doubled or at "
                                   "the end.")
                                   .arg(path),
                    .repair = withoutDoubledSlashes(path)});
        return;
    case HostPathFault::NotAllowed:
        out.append({.field = field,
                    .code = u"VOLUME::HOST_PATH_NOT_ALLOWED"_qs,
                    .words = u"Host path '%1' is not under any allowed prefix. Allowed prefixes: %2"_qs.arg(
                        path, pythonRepr(rules.allowedHostPaths)),
                    .message = notAllowedMessage(path, rules.allowedHostPaths)});
        return;
    }
}

void checkSubPath(const VolumeSpec &volume, int index, Findings &out)
{
    const QString &subPath = volume.subPath;
    const QString field = at(index, u"subPath"_qs);
    const QString code = u"VOLUME::INVALID_SUB_PATH"_qs;
    if (subPath.startsWith(u'/')) {
        QString relative = withoutDoubledSlashes(subPath).sliced(1);
        out.append({.field = field,
                    .code = code,
                    .words = u"SubPath '%1' must be a relative path, not absolute."_qs.arg(subPath),
                    .message = Validation::tr(
                                   "Folder %1 inside the volume begins with a slash, but it is counted from "
                                   "the volume's own root.")
                                   .arg(subPath),
                    .repair = relative});
    } else if (subPath.split(u'/').contains(u".."_qs)) {
        out.append(
            {.field = field,
             .code = code,
             .words = u"SubPath '%1' contains path traversal '..' which is not allowed."_qs.arg(subPath),
             .message = Validation::tr("Folder %1 inside the volume leads out of it: “..” is not allowed.")
                            .arg(subPath)});
    }
}

void checkClaim(const VolumeSpec &volume, int index, const RuleInput &input, QSet<QString> &created,
                Findings &out)
{
    const QString &claim = volume.claim.claimName;
    if (volume.claim.createIfNotExists) {
        created.insert(claim);
        return;
    }
    if (!input.rules.knownClaims || input.rules.knownClaims->contains(claim) || created.contains(claim))
        return;
    out.append(
        {.field = at(index, u"pvc.claimName"_qs),
         .code = u"VOLUME::PVC_NOT_FOUND"_qs,
         .words =
             u"Volume '%1': Docker named volume '%2' does not exist. Named volumes must be created before "
             "sandbox creation (e.g., 'docker volume create <name>')."_qs.arg(volume.name, claim),
         .message =
             Validation::tr("Claim %1 was not found, and this mount is set not to create it. Create the "
                            "claim, or allow creating it.")
                 .arg(claim)});
}

} // namespace

void checkVolumes(const RuleInput &input, Findings &out)
{
    QSet<QString> names;
    int index = 0;
    for (const VolumeSpec &volume : input.spec.volumes) {
        if (names.contains(volume.name)) {
            out.append(
                {.field = at(index, u"name"_qs),
                 .code = u"VOLUME::DUPLICATE_NAME"_qs,
                 .words =
                     u"Duplicate volume name '%1'. Each volume must have a unique name."_qs.arg(volume.name),
                 .message =
                     Validation::tr("The name %1 is used by two mounts. Give each its own.").arg(volume.name),
                 .repair = volume.name.left(60) + u'-' + QString::number(index + 1)});
        }
        names.insert(volume.name);
        checkSubPath(volume, index, out);
        if (volume.kind == VolumeKind::Host)
            checkFolder(volume.hostPath, at(index, u"host.path"_qs), input.rules, out);
        else if (volume.kind == VolumeKind::Ossfs)
            checkOssfsVolume(volume, index, out);
        ++index;
    }
}

void checkVolumeSources(const RuleInput &input, Findings &out)
{
    QSet<QString> created;
    int index = 0;
    for (const VolumeSpec &volume : input.spec.volumes) {
        if (volume.kind == VolumeKind::Host) {
            const QString joined = joinHostPath(volume.hostPath, volume.subPath);
            if (joined != volume.hostPath)
                checkFolder(joined, at(index, u"subPath"_qs), input.rules, out);
        } else if (volume.kind == VolumeKind::Claim) {
            checkClaim(volume, index, input, created, out);
        } else {
            checkOssfsSource(volume, index, input.rules, out);
        }
        ++index;
    }
}

} // namespace osc
