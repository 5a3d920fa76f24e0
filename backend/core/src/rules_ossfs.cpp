// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

#include <core/hostpath.h>

#include <QRegularExpression>

namespace osc {

namespace {

/// The first character of @p forbidden, in its order, that the text contains; null when none.
QChar firstForbidden(const QString &text, const QString &forbidden)
{
    for (const QChar c : forbidden) {
        if (text.contains(c))
            return c;
    }
    return {};
}

const QString &shellCharacters()
{
    static const QString characters = u";&|`$()<>\n\r"_qs;
    return characters;
}

QString mountPoint(const VolumeSpec &volume, const QString &root)
{
    QString prefix = volume.subPath;
    while (prefix.startsWith(u'/'))
        prefix.remove(0, 1);
    return normalisedPath(root.trimmed() + u'/' + volume.ossfs.bucket + u'/' + prefix);
}

void refuse(const QString &field, const QString &words, const QString &message, Findings &out)
{
    out.append({.field = field, .code = invalidParameter(), .words = words, .message = message});
}

QString shown(QChar c)
{
    return c == u'\n' || c == u'\r' ? Validation::tr("a line break") : QString(c);
}

void checkBucketName(const VolumeSpec &volume, int index, Findings &out)
{
    static const QRegularExpression form(u"\\A[a-z0-9]([a-z0-9-]{1,61}[a-z0-9])?$"_qs);
    const QString &bucket = volume.ossfs.bucket;
    if (form.match(bucket).hasMatch())
        return;
    refuse(at(index, u"ossfs.bucket"_qs),
           u"Invalid bucket name '%1'. Bucket names must be 3-63 characters, contain only lowercase letters, "
           u"numbers, "
           "and hyphens, and start/end with a letter or number."_qs.arg(bucket),
           Validation::tr(
               "Bucket “%1” cannot exist: a bucket's name is 3 to 63 lower-case letters, digits and dashes.")
               .arg(bucket),
           out);
}

void checkEndpointWords(const VolumeSpec &volume, int index, Findings &out)
{
    const QChar c = firstForbidden(volume.ossfs.endpoint.trimmed(), shellCharacters() + u' ');
    if (c.isNull())
        return;
    refuse(at(index, u"ossfs.endpoint"_qs),
           u"Invalid endpoint URL: contains forbidden character '%1'. URLs must not contain shell "
           u"metacharacters or "
           "spaces."_qs.arg(c),
           Validation::tr("The endpoint contains “%1”, which is not allowed in it.").arg(shown(c)), out);
}

void checkMountPointWords(const VolumeSpec &volume, int index, const QString &root, Findings &out)
{
    const QChar c = firstForbidden(mountPoint(volume, root), shellCharacters());
    if (c.isNull())
        return;
    refuse(at(index, u"subPath"_qs),
           u"Invalid mount path: contains forbidden character '%1'. Paths must not contain shell "
           "metacharacters."_qs.arg(c),
           Validation::tr("The prefix contains “%1”, which is not allowed in the path of a mount.")
               .arg(shown(c)),
           out);
}

void checkOptionWords(const VolumeSpec &volume, int index, Findings &out)
{
    for (const QString &option : volume.ossfs.options) {
        const QChar c = firstForbidden(option.trimmed(), shellCharacters());
        if (c.isNull())
            continue;
        refuse(at(index, u"ossfs.options"_qs),
               u"Invalid OSSFS option: contains forbidden character '%1'. Options must not contain shell "
               "metacharacters."_qs.arg(c),
               Validation::tr("Option %1 contains “%2”, which is not allowed in it.").arg(option, shown(c)),
               out);
        return;
    }
}

} // namespace

void checkOssfsVolume(const VolumeSpec &volume, int index, Findings &out)
{
    const auto refuseMember = [&](const QString &member, const QString &code, const QString &words,
                                  const QString &message) {
        out.append({.field = at(index, u"ossfs."_qs + member),
                    .code = u"VOLUME::INVALID_OSSFS_"_qs + code,
                    .words = words,
                    .message = message});
    };
    if (volume.ossfs.bucket.trimmed().isEmpty()) {
        refuseMember(u"bucket"_qs, u"BUCKET"_qs, u"OSSFS bucket cannot be empty."_qs,
                     Validation::tr("The bucket is missing."));
    }
    if (volume.ossfs.endpoint.trimmed().isEmpty()) {
        refuseMember(u"endpoint"_qs, u"ENDPOINT"_qs, u"OSSFS endpoint cannot be empty."_qs,
                     Validation::tr("The endpoint is missing."));
    }
    for (const QString &option : volume.ossfs.options) {
        const QString trimmed = option.trimmed();
        if (trimmed.isEmpty()) {
            refuseMember(u"options"_qs, u"OPTION"_qs, u"OSSFS options must be non-empty strings."_qs,
                         Validation::tr("An option of the mount is empty. Remove it."));
        } else if (trimmed.startsWith(u'-')) {
            refuseMember(
                u"options"_qs, u"OPTION"_qs,
                u"OSSFS options must be raw option payloads without '-' prefix (e.g. 'allow_other', "
                "'uid=1000')."_qs,
                Validation::tr("Option %1 begins with a dash. Write it without, such as allow_other.")
                    .arg(trimmed));
        }
    }
}

void checkOssfsSource(const VolumeSpec &volume, int index, const ValidationRules &rules, Findings &out)
{
    const QString root = rules.ossfsMountRoot.trimmed();
    if (!root.startsWith(u'/')) {
        out.append({.field = at(index, u"ossfs"_qs),
                    .status = 500,
                    .code = u"VOLUME::INVALID_OSSFS_MOUNT_ROOT"_qs,
                    .words = u"storage.ossfs_mount_root must be configured as an absolute path."_qs,
                    .message = Validation::tr(
                                   "Buckets cannot be mounted on this connection: its folder for them, %1, "
                                   "is no absolute path.")
                                   .arg(root)});
        return;
    }
    const QString bucketRoot = normalisedPath(root + u'/' + volume.ossfs.bucket);
    const QString point = mountPoint(volume, root);
    if (point == bucketRoot || point.startsWith(bucketRoot.endsWith(u'/') ? bucketRoot : bucketRoot + u'/'))
        return;
    out.append({.field = at(index, u"subPath"_qs),
                .code = u"VOLUME::INVALID_SUB_PATH"_qs,
                .words = u"Volume '%1': resolved OSSFS prefix escapes bucket root."_qs.arg(volume.name),
                .message = Validation::tr("The prefix %1 leads out of the bucket.").arg(volume.subPath)});
}

void checkOssfsWords(const RuleInput &input, Findings &out)
{
    int index = 0;
    for (const VolumeSpec &volume : input.spec.volumes) {
        if (volume.kind == VolumeKind::Ossfs && !volume.ossfs.bucket.trimmed().isEmpty()) {
            checkBucketName(volume, index, out);
            checkEndpointWords(volume, index, out);
            const bool older = volume.ossfs.version == u"1.0"; // checks the path before the options
            if (older)
                checkMountPointWords(volume, index, input.rules.ossfsMountRoot, out);
            checkOptionWords(volume, index, out);
            if (!older)
                checkMountPointWords(volume, index, input.rules.ossfsMountRoot, out);
        }
        ++index;
    }
}

} // namespace osc
