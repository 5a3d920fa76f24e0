// SPDX-License-Identifier: Apache-2.0
#include "consoledoctor.h"

#include "credentialsources.h"
#include "kubeconfig.h"
#include "serverconfig.h"

#include <models/wording.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStorageInfo>

namespace osc {

namespace {

using Verdict = Finding::Verdict;

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 littleRoom = 1024 * mebibyte;
constexpr qint64 noRoom = 50 * mebibyte;
constexpr qint64 longestConfig = mebibyte;

struct DoctorFilesText
{
    Q_DECLARE_TR_FUNCTIONS(osc::Doctor)
};

Finding finding(const char *id, const QString &what, Verdict verdict, const QString &line,
                const QString &advice = {}, const QString &command = {})
{
    return {QString::fromLatin1(id), what, verdict, line, advice, command};
}

/// The folder, or the nearest one above it that is there: the first run makes the rest.
QString nearestFolder(const QString &path)
{
    QString folder = path;
    while (!QFileInfo::exists(folder) && folder.size() > 1)
        folder = QFileInfo(folder).path();
    return folder;
}

Finding folderFinding(const char *id, const QString &what, const QString &path)
{
    const QFileInfo info(nearestFolder(path));
    if (info.isDir() && info.isWritable() && info.isExecutable())
        return finding(id, what, Verdict::Good, DoctorFilesText::tr("%1 can be written.").arg(path));
    return finding(id, what, Verdict::Bad,
                   DoctorFilesText::tr("%1 cannot be written, so nothing is remembered.").arg(path),
                   DoctorFilesText::tr("Give the folder back to your user."),
                   QStringLiteral("sudo chown -R \"$(id -un)\" '%1'")
                       .arg(QString(info.filePath()).replace(QLatin1Char('\''), QLatin1String("'\\''"))));
}

Finding diskFinding(const QString &data)
{
    const QString what = DoctorFilesText::tr("Disk");
    const QStorageInfo disk(nearestFolder(data));
    const qint64 room = disk.bytesAvailable();
    if (!disk.isValid() || room < 0)
        return finding("disk", what, Verdict::Note,
                       DoctorFilesText::tr("The room at %1 is not known.").arg(data));
    const QString line = DoctorFilesText::tr("%1 are free at %2.").arg(bytesText(room), disk.rootPath());
    if (room >= littleRoom)
        return finding("disk", what, Verdict::Good, line);
    return finding("disk", what, room < noRoom ? Verdict::Bad : Verdict::Note, line,
                   DoctorFilesText::tr("Free some room there."));
}

Finding fuseFinding()
{
    const QString what = DoctorFilesText::tr("OSS buckets");
    const QFileInfo device(QStringLiteral("/dev/fuse"));
    const auto has = [](const char *program) {
        return !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
    };
    if (!device.exists())
        return finding("ossfs", what, Verdict::Note,
                       DoctorFilesText::tr("This computer has no FUSE, which mounting buckets on it needs."),
                       DoctorFilesText::tr("Load the module; in a container, let it have /dev/fuse."),
                       QStringLiteral("sudo modprobe fuse"));
    if (!has("ossfs") && !has("ossfs2"))
        return finding(
            "ossfs", what, Verdict::Note,
            DoctorFilesText::tr(
                "FUSE is there, but ossfs, which mounting buckets on this computer needs, is not."),
            DoctorFilesText::tr("Install ossfs 2.0 or 1.0 of Alibaba Cloud."));
    if (!has("fusermount") && !has("fusermount3"))
        return finding("ossfs", what, Verdict::Note,
                       DoctorFilesText::tr("The program fusermount, which unmounts buckets, is not there."),
                       DoctorFilesText::tr("Install the package fuse3."));
    return finding("ossfs", what, Verdict::Good, DoctorFilesText::tr("FUSE and ossfs are there."));
}

QByteArray readConfig(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || file.size() > longestConfig || !file.open(QIODevice::ReadOnly))
        return {};
    return file.read(longestConfig);
}

Finding kubeFinding(const ConsoleDoctor::Places &places)
{
    const QString what = DoctorFilesText::tr("Kubernetes");
    QStringList files =
        places.variable(QStringLiteral("KUBECONFIG")).split(QDir::listSeparator(), Qt::SkipEmptyParts);
    if (files.isEmpty())
        files << places.home + QStringLiteral("/.kube/config");
    int contexts = 0;
    bool any = false;
    for (const QString &file : std::as_const(files)) {
        any = any || QFileInfo(file).isFile();
        contexts += static_cast<int>(kubeContexts(readConfig(file)).size());
    }
    if (!any)
        return finding("kubeconfig", what, Verdict::Good,
                       DoctorFilesText::tr("No kubeconfig; it is needed for clusters only."));
    if (contexts == 0)
        return finding(
            "kubeconfig", what, Verdict::Note,
            DoctorFilesText::tr("No context was found in %1.").arg(files.join(QStringLiteral(", "))),
            DoctorFilesText::tr("See what kubectl makes of it."),
            QStringLiteral("kubectl config get-contexts"));
    return finding(
        "kubeconfig", what, Verdict::Good,
        DoctorFilesText::tr("%n context(s) in %1.", nullptr, contexts).arg(files.join(QStringLiteral(", "))));
}

void addConfig(QList<Finding> &findings, const char *id, const QString &what, const QString &path)
{
    if (!QFileInfo::exists(path))
        return;
    const QFileInfo info(path);
    if (!info.isReadable()) {
        findings << finding(id, what, Verdict::Note, DoctorFilesText::tr("%1 cannot be read.").arg(path),
                            DoctorFilesText::tr("Allow your user to read it."));
        return;
    }
    const QString problem = configProblem(readConfig(path));
    findings << (problem.isEmpty()
                     ? finding(id, what, Verdict::Good, DoctorFilesText::tr("%1 can be read.").arg(path))
                     : finding(id, what, Verdict::Note,
                               DoctorFilesText::tr("%1 is not valid, line %2").arg(path, problem),
                               DoctorFilesText::tr("Correct that line.")));
}

/// Nothing when there are none.
void addPlainKeys(QList<Finding> &findings, const ConsoleDoctor::Places &places)
{
    QStringList origins;
    int keys = 0;
    const auto found = findCredentials({places.home, places.variable});
    for (const FoundCredential &one : found) {
        if (!one.whyNot.isEmpty())
            continue;
        ++keys;
        if (!origins.contains(one.credential.origin))
            origins << one.credential.origin;
    }
    if (keys == 0)
        return;
    findings << finding("oss-keys", DoctorFilesText::tr("OSS keys"), Verdict::Note,
                        DoctorFilesText::tr("%n OSS key(s) in plain text in %1.", nullptr, keys)
                            .arg(origins.join(QStringLiteral(", "))),
                        DoctorFilesText::tr("Credentials imports them into the keychain; remove them there "
                                            "when nothing else needs them."));
}

} // namespace

QList<Finding> examineFiles(const ConsoleDoctor::Places &places)
{
    QList<Finding> findings{
        folderFinding("configuration", DoctorFilesText::tr("Settings"), places.configuration),
        folderFinding("data", DoctorFilesText::tr("Inventory"), places.data), diskFinding(places.data),
        fuseFinding(), kubeFinding(places)};
    addConfig(findings, "client-config", DoctorFilesText::tr("Configuration of osb"),
              places.home + QStringLiteral("/.opensandbox/config.toml"));
    QString server = places.variable(QStringLiteral("SANDBOX_CONFIG_PATH"));
    if (server.isEmpty())
        server = places.home + QStringLiteral("/.sandbox.toml");
    addConfig(findings, "server-config", DoctorFilesText::tr("Configuration of an OpenSandbox server"),
              server);
    addPlainKeys(findings, places);
    return findings;
}

} // namespace osc
