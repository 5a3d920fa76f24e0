// SPDX-License-Identifier: Apache-2.0
#include "flowcodec.h"

#include "engineerrors.h"

#include <json/jsonread.h>

#include <QCoreApplication>

namespace osc {

namespace {

// Bits of Go's fs.FileMode.
constexpr quint32 GoDirectory = 1u << 31;
constexpr quint32 GoSymlink = 1u << 27;
constexpr quint32 GoDevice = 1u << 26;
constexpr quint32 GoPipe = 1u << 25;
constexpr quint32 GoSocket = 1u << 24;
constexpr quint32 GoSetUid = 1u << 23;
constexpr quint32 GoSetGid = 1u << 22;
constexpr quint32 GoCharDevice = 1u << 21;
constexpr quint32 GoSticky = 1u << 20;

VolumeDetails volumeOf(const json::Value &object)
{
    VolumeDetails volume;
    volume.name = json::text(object, "Name");
    volume.driver = json::text(object, "Driver");
    volume.mountpoint = json::text(object, "Mountpoint");
    volume.createdAt = QDateTime::fromString(json::text(object, "CreatedAt"), Qt::ISODateWithMs).toUTC();
    volume.labels = json::textMap(object, "Labels");
    volume.options = json::textMap(object, "Options");
    volume.scope = json::text(object, "Scope");
    return volume;
}

json::Value textArray(const QStringList &texts)
{
    auto array = json::Value::array();
    for (const auto &text : texts)
        array.push_back(text.toStdString());
    return array;
}

} // namespace

QString decodeId(const QByteArray &bytes)
{
    return json::text(json::parse(bytes), "Id");
}

Result<VolumeDetails> decodeVolume(const QByteArray &bytes)
{
    const auto document = json::parse(bytes);
    if (!document.is_object())
        return engineNotUnderstood();
    return volumeOf(document);
}

Result<QList<VolumeDetails>> decodeVolumeList(const QByteArray &bytes)
{
    const auto document = json::parse(bytes);
    if (!document.is_object())
        return engineNotUnderstood();
    QList<VolumeDetails> volumes;
    for (const auto &element : json::array(document, "Volumes")) {
        if (auto volume = volumeOf(element); !volume.name.isEmpty())
            volumes.append(std::move(volume));
    }
    return volumes;
}

Result<ExecCondition> decodeExec(const QByteArray &bytes)
{
    const auto document = json::parse(bytes);
    if (!document.is_object())
        return engineNotUnderstood();
    return ExecCondition{json::boolean(document, "Running"),
                         static_cast<int>(json::number(document, "ExitCode"))};
}

QByteArray encodeExec(const ExecBody &body)
{
    json::Value object{
        {"AttachStdin", body.attachInput}, {"AttachStdout", true}, {"AttachStderr", true}, {"Tty", false}};
    object["Cmd"] = textArray(body.command);
    if (!body.environment.isEmpty())
        object["Env"] = textArray(body.environment);
    if (!body.workingDirectory.isEmpty())
        object["WorkingDir"] = body.workingDirectory.toStdString();
    if (!body.user.isEmpty())
        object["User"] = body.user.toStdString();
    return json::dump(object);
}

QByteArray encodeExecStart()
{
    return QByteArrayLiteral("{\"Detach\":false,\"Tty\":false}");
}

FileType typeOfGoMode(quint32 mode)
{
    if (mode & GoDirectory)
        return FileType::Directory;
    if (mode & GoSymlink)
        return FileType::Symlink;
    if (mode & GoDevice)
        return mode & GoCharDevice ? FileType::CharDevice : FileType::BlockDevice;
    if (mode & GoPipe)
        return FileType::Fifo;
    if (mode & GoSocket)
        return FileType::Socket;
    return FileType::Regular;
}

int permissionsOfGoMode(quint32 mode)
{
    int permissions = static_cast<int>(mode & 0777);
    if (mode & GoSetUid)
        permissions |= 04000;
    if (mode & GoSetGid)
        permissions |= 02000;
    if (mode & GoSticky)
        permissions |= 01000;
    return permissions;
}

Result<FileEntry> decodePathStat(const QByteArray &base64)
{
    const auto document = json::parse(QByteArray::fromBase64(base64));
    if (!document.is_object())
        return engineNotUnderstood();
    const auto mode = static_cast<quint32>(json::number(document, "mode"));
    FileEntry entry;
    entry.name = json::text(document, "name").toUtf8();
    entry.type = typeOfGoMode(mode);
    entry.mode = permissionsOfGoMode(mode);
    entry.size = json::number(document, "size", -1);
    entry.modified = QDateTime::fromString(json::text(document, "mtime"), Qt::ISODateWithMs).toUTC();
    entry.linkTarget = json::text(document, "linkTarget").toUtf8();
    return entry;
}

} // namespace osc
