// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>
#include <execd/execdclient.h>

#include <variant>

namespace osc {

/// What a line of an event stream says (execd-and-client 2.2).
struct ExecdStarted
{
    QString id;
};
struct ExecdEnded
{
    std::optional<int> code;
    QString words;
    std::chrono::milliseconds duration{0};
};
/// The failure envelope in a stream that began well.
struct ExecdBroken
{
    QString words;
};
/// A heartbeat, an event that does not matter here, or garbage.
struct ExecdNothing
{};
using ExecdEvent = std::variant<ExecdNothing, ExecdStarted, ExecdOutput, ExecdEnded, ExecdBroken>;

[[nodiscard]] ExecdEvent decodeExecdEvent(QByteArrayView line);

/// The code and the words of an error answer, whatever its shape. Never longer than 4 KiB.
struct ExecdFailure
{
    QString code;
    QString words;
    bool isEnvelope = false; ///< JSON as execd writes it; otherwise the answer of something else.
};
[[nodiscard]] ExecdFailure decodeExecdFailure(const QByteArray &body);

[[nodiscard]] std::optional<ExecdMetrics> decodeExecdMetrics(const QByteArray &body);

/// The first entry of an answer of /files/info; its name is the last part of the path that execd tells.
[[nodiscard]] std::optional<FileEntry> decodeExecdFileInfo(const QByteArray &body);
/// The entries directly below @p directory. Entries whose names cannot be are left out. With @p deep also the
/// directories that lie on the way to entries further below.
[[nodiscard]] std::optional<QList<FileEntry>> decodeExecdListing(const QByteArray &body,
                                                                 const FilePath &directory, bool deep);

[[nodiscard]] std::optional<ExecdJob> decodeExecdJob(const QByteArray &body);
/// Empty when there is none.
[[nodiscard]] QString decodeExecdSessionId(const QByteArray &body);

[[nodiscard]] QByteArray encodeExecdCommand(const ExecdCommand &command, bool inBackground = false);
[[nodiscard]] QByteArray encodeExecdSession(const QString &workingDirectory);
/// The metadata part of an upload. @p mode: permission bits, -1: leave out.
[[nodiscard]] QByteArray encodeExecdMetadata(const FilePath &path, int mode);
/// The body for /files/permissions and /directories. @p mode as above.
[[nodiscard]] QByteArray encodeExecdPermissions(const FilePath &path, int mode);
/// The body for /files/replace.
[[nodiscard]] QByteArray encodeExecdReplacement(const FilePath &path, const QString &before,
                                                const QString &after);
/// How often it was replaced in @p path; none when the answer does not tell.
[[nodiscard]] std::optional<qint64> decodeExecdReplacement(const QByteArray &body, const FilePath &path);
[[nodiscard]] QByteArray encodeExecdMove(const FilePath &from, const FilePath &to);

} // namespace osc
