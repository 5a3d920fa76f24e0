// SPDX-License-Identifier: Apache-2.0
#include "ossfssurvey.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <filesystem>

#include <unistd.h>

namespace osc {

namespace {

struct OssfsSurveyText
{
    Q_DECLARE_TR_FUNCTIONS(osc::OssfsSurvey)
};

bool isBelow(const QString &path, const QString &folder)
{
    return path.startsWith(folder + QLatin1Char('/'));
}

QString findProgram(const QString &name, const QStringList &searchPath)
{
    return QStandardPaths::findExecutable(name, searchPath);
}

OssfsNeeds programNeeds(const OssfsMountPlan &plan, const QStringList &searchPath)
{
    const bool older = plan.version == QLatin1String("1.0");
    const QString other = older ? QStringLiteral("ossfs2") : QStringLiteral("ossfs");
    const bool otherIsThere = !findProgram(other, searchPath).isEmpty();
    QString help = OssfsSurveyText::tr("Install the package %1 of Alibaba Cloud.").arg(plan.program());
    if (otherIsThere)
        help = OssfsSurveyText::tr(
                   "Install the package %1 of Alibaba Cloud, or choose ossfs %2, which is there.")
                   .arg(plan.program(), older ? QStringLiteral("2.0") : QStringLiteral("1.0"));
    return {OssfsSurveyText::tr("The program %1, which mounts buckets, is not on this computer.")
                .arg(plan.program()),
            help};
}

bool isWritable(const QString &folder)
{
    QString place = folder;
    while (!QFile::exists(place) && place.size() > 1)
        place = QFileInfo(place).path();
    return ::access(QFile::encodeName(place).constData(), W_OK | X_OK) == 0;
}

bool allowsOthers(const QString &configuration)
{
    QFile file(configuration);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> lines = file.read(64 * 1024).split('\n');
    return std::any_of(lines.begin(), lines.end(),
                       [](const QByteArray &line) { return line.trimmed() == "user_allow_other"; });
}

/// What somebody else than root mounts is for nobody else's eyes, not even root's, unless both sides agree.
OssfsNeeds rightsNeeds(const OssfsMountPlan &plan, const OssfsMachine &machine)
{
    const QString &root = machine.root;
    if (machine.asRoot)
        return {};
    if (!isWritable(root))
        return {
            OssfsSurveyText::tr("Buckets are mounted in %1, where you may not write.").arg(root),
            OssfsSurveyText::tr("Start the console as root, or have the folder %1 made for you.").arg(root)};
    if (!allowsOthers(machine.fuseConfiguration))
        return {OssfsSurveyText::tr("The Docker Engine could not read what you mount without being root."),
                OssfsSurveyText::tr("Start the console as root, or have the line user_allow_other put into "
                                    "/etc/fuse.conf.")};
    if (!plan.options.contains(QLatin1String("allow_other")))
        return {
            OssfsSurveyText::tr("The Docker Engine could not read what you mount without being root."),
            OssfsSurveyText::tr("Add the option allow_other to the mount, or start the console as root.")};
    return {};
}

OssfsNeeds fuseNeeds(const OssfsMachine &machine)
{
    const QStringList &searchPath = machine.searchPath;
    const QByteArray device = QFile::encodeName(machine.fuseDevice);
    if (::access(device.constData(), F_OK) != 0)
        return {
            OssfsSurveyText::tr("This computer has no /dev/fuse, without which nothing can mount a bucket."),
            OssfsSurveyText::tr("Load the kernel module with the command modprobe fuse.")};
    if (::access(device.constData(), R_OK | W_OK) != 0)
        return {
            OssfsSurveyText::tr("You may not use /dev/fuse, without which nothing can mount a bucket."),
            OssfsSurveyText::tr("Start the console as root, or have your user allowed to use /dev/fuse.")};
    if (findProgram(QStringLiteral("fusermount"), searchPath).isEmpty() &&
        findProgram(QStringLiteral("fusermount3"), searchPath).isEmpty())
        return {
            OssfsSurveyText::tr("The program fusermount, which unmounts buckets, is not on this computer."),
            OssfsSurveyText::tr("Install the package fuse3.")};
    return {};
}

} // namespace

QString mountInTheWay(const QList<MountedPlace> &table, const QString &path, const QString &bucketRoot)
{
    for (const MountedPlace &place : table) {
        const bool above = place.path != path && isBelow(path, place.path) &&
                           (place.path == bucketRoot || isBelow(place.path, bucketRoot));
        if (above || isBelow(place.path, path))
            return place.path;
    }
    return {};
}

OssfsMachine OssfsMachine::thisOne()
{
    OssfsMachine machine;
    machine.asRoot = ::geteuid() == 0;
    return machine;
}

OssfsSurvey surveyMount(const OssfsMountPlan &plan, const OssfsMachine &machine)
{
    const QList<MountedPlace> table = readMountTable();
    OssfsSurvey survey;
    if (const MountedPlace *mounted = findMount(table, plan.path))
        survey.mounted = *mounted;
    survey.inTheWay = mountInTheWay(table, plan.path, plan.bucketRoot);
    survey.program = findProgram(plan.program(), machine.searchPath);
    if (survey.program.isEmpty())
        survey.needs = programNeeds(plan, machine.searchPath);
    if (survey.needs.missing.isEmpty())
        survey.needs = fuseNeeds(machine);
    if (survey.needs.missing.isEmpty())
        survey.needs = rightsNeeds(plan, machine);
    return survey;
}

QStringList unmountPrograms(const QStringList &searchPath)
{
    QStringList programs;
    for (const char *name : {"fusermount", "fusermount3"}) {
        if (programs.isEmpty())
            programs = {findProgram(QString::fromLatin1(name), searchPath)};
        programs.removeAll(QString());
    }
    programs.append(findProgram(QStringLiteral("umount"), searchPath));
    programs.removeAll(QString());
    return programs;
}

Done makeMountPoint(const OssfsMountPlan &plan)
{
    namespace fs = std::filesystem;
    const fs::path folder(plan.path.toStdString());
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        return Error{
            .kind = failure == std::errc::permission_denied ? ErrorKind::Forbidden : ErrorKind::Failed,
            .message = OssfsSurveyText::tr("Bucket %1 was not mounted: the folder %2 could not be made.")
                           .arg(plan.title(), plan.path),
            .advice = OssfsSurveyText::tr("Check who may write there."),
            .detail = QString::fromLocal8Bit(failure.message().c_str()),
            .code = QStringLiteral("VOLUME::OSSFS_MOUNT_FAILED")};
    // The deepest ones first; what is not empty stays.
    QList<fs::path> folders;
    bool hasFiles = false;
    for (auto each = fs::recursive_directory_iterator(folder, failure);
         !failure && each != fs::recursive_directory_iterator(); each.increment(failure)) {
        hasFiles = hasFiles || each->is_symlink() || !each->is_directory();
        if (hasFiles)
            break;
        folders.prepend(each->path());
    }
    if (hasFiles)
        return Error{.kind = ErrorKind::Conflict,
                     .message =
                         OssfsSurveyText::tr("Bucket %1 was not mounted: there are files in %2, which the "
                                             "mount would hide.")
                             .arg(plan.title(), plan.path),
                     .advice = OssfsSurveyText::tr("Move these files to another folder."),
                     .code = QStringLiteral("VOLUME::OSSFS_MOUNT_FAILED")};
    for (const fs::path &each : std::as_const(folders))
        fs::remove(each, failure);
    return {};
}

void removeMountPoint(const QString &path, const QString &root)
{
    const QList<MountedPlace> table = readMountTable();
    for (QString folder = path; isBelow(folder, root); folder = QFileInfo(folder).path()) {
        if (findMount(table, folder) || ::rmdir(QFile::encodeName(folder).constData()) != 0)
            return;
    }
}

} // namespace osc
