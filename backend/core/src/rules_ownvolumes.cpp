// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

#include <core/hostpath.h>

#include <QHash>

namespace osc {

namespace {

bool isAtOrBelow(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder + u'/');
}

class OwnVolumeChecks
{
public:
    explicit OwnVolumeChecks(Findings &out)
        : m_out(out)
    {}

    void check(const VolumeSpec &volume, int index)
    {
        m_index = index;
        checkCharacters(volume);
        if (volume.mountPath.startsWith(u'/'))
            checkTarget(volume);
        if (volume.kind == VolumeKind::Claim)
            checkClaim(volume.claim);
        else if (volume.kind == VolumeKind::Ossfs)
            checkSharedMount(volume);
    }

private:
    void error(const QString &member, const QString &message, const QString &repair = {})
    {
        m_out.append({.field = at(m_index, member), .status = 0, .message = message, .repair = repair});
    }

    void warning(const QString &member, const QString &message, const QString &repair = {})
    {
        m_out.append({.field = at(m_index, member),
                      .status = 0,
                      .message = message,
                      .repair = repair,
                      .severity = Severity::Warning});
    }

    void checkCharacters(const VolumeSpec &volume)
    {
        const bool onHost = volume.kind == VolumeKind::Host;
        const std::pair<QString, QString> texts[] = {
            {u"host.path"_qs, onHost ? volume.hostPath : QString()},
            {u"mountPath"_qs, volume.mountPath},
            {u"subPath"_qs, volume.subPath},
        };
        for (const auto &[member, text] : texts) {
            if (text.contains(u':')) {
                error(member,
                      Validation::tr("The path %1 contains a colon, which Docker cannot mount.").arg(text));
            } else if (text.contains(QChar(u'\0'))) {
                error(member,
                      Validation::tr("The path contains a NUL character, which cannot be part of a path."));
            }
        }
    }

    void checkTarget(const VolumeSpec &volume)
    {
        const QString member = u"mountPath"_qs;
        const QString target = normalisedPath(volume.mountPath);
        if (target == u"/") {
            error(member,
                  Validation::tr(
                      "A mount cannot replace the whole file system of the sandbox. Choose a folder, "
                      "such as /mnt/%1.")
                      .arg(volume.name),
                  u"/mnt/"_qs + volume.name);
        } else if (isAtOrBelow(target, u"/proc"_qs)) {
            error(member, Validation::tr("Nothing can be mounted inside /proc. Choose another folder."));
        } else if (m_targets.contains(target)) {
            error(member,
                  Validation::tr("Path %1 in the sandbox is used by two mounts. Give each its own.")
                      .arg(target),
                  target + u'-' + QString::number(m_index + 1));
        } else if (isAtOrBelow(target, u"/opt/opensandbox"_qs)) {
            warning(member,
                    Validation::tr("Path %1 belongs to OpenSandbox: files of execd may appear in this mount.")
                        .arg(target));
        } else if (volume.mountPath.split(u'/').contains(u".."_qs)) {
            warning(member, Validation::tr("Path %1 means %2 in the sandbox.").arg(volume.mountPath, target),
                    target);
        }
        m_targets.insert(target, m_index);
    }

    void checkClaim(const ClaimSource &claim)
    {
        if (claim.deleteOnSandboxTermination && !claim.createIfNotExists) {
            warning(u"pvc.deleteOnSandboxTermination"_qs,
                    Validation::tr(
                        "Claim %1 stays when the sandbox is deleted: only a claim that was created for it "
                        "is deleted with it.")
                        .arg(claim.claimName));
        }
    }

    /// One bucket and prefix is mounted once, whatever the key (docker-runtime 7.4), and never inside another
    /// mount of the bucket (official-server-in-practice 8).
    void checkSharedMount(const VolumeSpec &volume)
    {
        const QString key = normalisedPath(u'/' + volume.ossfs.bucket + u'/' + volume.subPath);
        for (auto other = m_buckets.constBegin(); other != m_buckets.constEnd(); ++other) {
            if (other.key() == key || volume.ossfs.bucket.isEmpty())
                continue;
            if (isAtOrBelow(key, other.key()) || isAtOrBelow(other.key(), key)) {
                error(u"subPath"_qs,
                      Validation::tr(
                          "Another mount has a part of this bucket, or all of it: ossfs cannot mount "
                          "one inside the other. Use the same prefix in both."));
                break;
            }
        }
        const auto first = m_buckets.constFind(key);
        if (first == m_buckets.constEnd()) {
            m_buckets.insert(key, volume.ossfs.credential);
        } else if (first.value() != volume.ossfs.credential) {
            warning(
                u"ossfs.credential"_qs,
                Validation::tr("Key %1 is not used: this bucket and prefix is mounted already with key %2.")
                    .arg(volume.ossfs.credential, first.value()));
        }
    }

    Findings &m_out;
    int m_index = 0;
    QHash<QString, int> m_targets;
    QHash<QString, QString> m_buckets;
};

} // namespace

void checkOwnVolumes(const RuleInput &input, Findings &out)
{
    OwnVolumeChecks checks(out);
    int index = 0;
    for (const VolumeSpec &volume : input.spec.volumes)
        checks.check(volume, index++);
}

} // namespace osc
