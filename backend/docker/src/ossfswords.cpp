// SPDX-License-Identifier: Apache-2.0
#include "ossfswords.h"

#include <QCoreApplication>

#include <algorithm>

namespace osc {

namespace {

struct OssfsWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::OssfsMounts)
};

Error mountError(ErrorKind kind, const QString &message, const QString &advice)
{
    return {.kind = kind,
            .message = message,
            .advice = advice,
            .code = QStringLiteral("VOLUME::OSSFS_MOUNT_FAILED")};
}

QString testAdvice(const OssfsMountPlan &plan)
{
    return OssfsWords::tr("The key, the bucket or the endpoint may be wrong: test key %1 in Credentials.")
        .arg(plan.credential);
}

} // namespace

QString withoutKey(QByteArray text, const OssKey &key)
{
    for (const QByteArray &part : {key.secret.reveal(), key.token.reveal()}) { // to find it in what was said
        if (!part.isEmpty())
            text.replace(part, "***")
                .replace(part.toBase64(), "***")
                .replace(part.toPercentEncoding(), "***");
    }
    if (!key.keyId.isEmpty())
        text.replace(key.keyId.toUtf8(), maskedKeyId(key.keyId).toUtf8());
    constexpr qsizetype longestDetail = 4000;
    return QString::fromUtf8(text.trimmed()).left(longestDetail);
}

Error mountNeedsError(const OssfsMountPlan &plan, const OssfsNeeds &needs)
{
    return mountError(ErrorKind::Unsupported,
                      OssfsWords::tr("Bucket %1 was not mounted. %2").arg(plan.title(), needs.missing),
                      needs.help);
}

Error mountInTheWayError(const OssfsMountPlan &plan, const QString &other, const QStringList &users)
{
    const bool whole = plan.path.startsWith(other + QLatin1Char('/'));
    const QString mounted = other.mid(plan.bucketRoot.size() - plan.bucket.size());
    const QString message =
        whole ? OssfsWords::tr("Bucket %1 was not mounted: %2 is mounted already, and one cannot be mounted "
                               "inside the other.")
                    .arg(plan.title(), mounted)
              : OssfsWords::tr("Bucket %1 was not mounted: %2, which is a part of it, is mounted already.")
                    .arg(plan.title(), mounted);
    if (users.isEmpty())
        return mountError(
            ErrorKind::Conflict, message,
            OssfsWords::tr("No sandbox uses that mount: release it among the leftovers in Activity."));
    QStringList names;
    for (const QString &user : users)
        names.append(user.left(8));
    return mountError(ErrorKind::Conflict, message,
                      OssfsWords::tr("Mount the same prefix, or end what uses it first: %1.")
                          .arg(names.join(QStringLiteral(", "))));
}

Error noKeysError(const OssfsMountPlan &plan)
{
    return mountError(
        ErrorKind::NotFound,
        OssfsWords::tr("Bucket %1 was not mounted: the keychain cannot be used.").arg(plan.title()),
        OssfsWords::tr("Look in Credentials for the reason."));
}

Error mountCommandError(const OssfsMountPlan &plan, const CommandEnd &end, const OssKey &key)
{
    Error error;
    switch (end.how) {
    case CommandEnd::How::NotStarted:
        error = mountError(ErrorKind::Failed,
                           OssfsWords::tr("Bucket %1 was not mounted: the program %2 could not be started.")
                               .arg(plan.title(), plan.program()),
                           OssfsWords::tr("Check that it is installed for this machine."));
        break;
    case CommandEnd::How::TookTooLong:
        error =
            mountError(ErrorKind::Timeout,
                       OssfsWords::tr("Bucket %1 was not mounted: the program %2 did not come to an end.")
                           .arg(plan.title(), plan.program()),
                       OssfsWords::tr("Check that the endpoint %1 can be reached from here.").arg(plan.url));
        break;
    case CommandEnd::How::Crashed:
        error = mountError(ErrorKind::Failed,
                           OssfsWords::tr("Bucket %1 was not mounted: the program %2 crashed.")
                               .arg(plan.title(), plan.program()),
                           OssfsWords::tr("Check the options of the mount."));
        break;
    case CommandEnd::How::Exited:
        error =
            mountError(ErrorKind::Failed,
                       OssfsWords::tr("Bucket %1 was not mounted: the program %2 refused it.")
                           .arg(plan.title(), plan.program()),
                       plan.options.isEmpty()
                           ? testAdvice(plan)
                           : OssfsWords::tr("Check the options of the mount, and test key %1 in Credentials.")
                                 .arg(plan.credential));
        break;
    }
    error.detail = withoutKey(end.output, key);
    return error;
}

Error mountVanishedError(const OssfsMountPlan &plan)
{
    return mountError(
        ErrorKind::Failed,
        OssfsWords::tr("Bucket %1 was not mounted: %2 gave it up at once.").arg(plan.title(), plan.program()),
        testAdvice(plan));
}

Error mountHangsError(const OssfsMountPlan &plan)
{
    return mountError(
        ErrorKind::Timeout,
        OssfsWords::tr("Bucket %1 is mounted, but the mount does not answer.").arg(plan.title()),
        OssfsWords::tr("Check that the endpoint %1 can be reached from here.").arg(plan.url));
}

QString mountSharedNote(const OssfsMountPlan &plan, const MountMemory *memory)
{
    if (!memory)
        return OssfsWords::tr(
                   "Bucket %1 was mounted already by another program, with a key that is not known "
                   "here: the sandbox has the rights of that key.")
            .arg(plan.title());
    return OssfsWords::tr(
               "Bucket %1 was mounted already with key %2: the sandbox has the rights of that key, not "
               "those of %3.")
        .arg(plan.title(), memory->credentialName, plan.credential);
}

} // namespace osc
