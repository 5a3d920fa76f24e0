// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>
#include <core/services.h>

#include <QByteArray>
#include <QMap>
#include <QStringList>

namespace osc {

/// What GET /volumes/{name} says.
struct VolumeDetails
{
    QString name;
    QString driver;
    QString mountpoint;
    QDateTime createdAt;
    QMap<QString, QString> labels;
    QMap<QString, QString> options{}; ///< As they are: may hold a password.
    QString scope{};
};

/// One exec that has ended, or not yet.
struct ExecCondition
{
    bool running = false;
    int exitCode = 0;
};

struct ExecBody
{
    QStringList command;
    QStringList environment;
    QString workingDirectory;
    QString user; ///< "uid:gid"; empty: the container's own.
    bool attachInput = false;
};

/// The text member "Id".
[[nodiscard]] QString decodeId(const QByteArray &json);
[[nodiscard]] Result<VolumeDetails> decodeVolume(const QByteArray &json);
[[nodiscard]] Result<QList<VolumeDetails>> decodeVolumeList(const QByteArray &json);
[[nodiscard]] Result<ExecCondition> decodeExec(const QByteArray &json);
[[nodiscard]] QByteArray encodeExec(const ExecBody &body);
/// Body of POST /exec/{id}/start.
[[nodiscard]] QByteArray encodeExecStart();

/// The header X-Docker-Container-Path-Stat (HEAD of the archive API).
[[nodiscard]] Result<FileEntry> decodePathStat(const QByteArray &base64);
/// A mode as Go writes it in JSON: type in the high bits, permissions in the low ones.
[[nodiscard]] FileType typeOfGoMode(quint32 mode);
[[nodiscard]] int permissionsOfGoMode(quint32 mode);

} // namespace osc
