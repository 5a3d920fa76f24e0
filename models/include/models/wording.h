// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/connection.h>
#include <core/sandbox.h>

#include <QDateTime>
#include <QString>

namespace osc {

/// "Running", "Pending" …, translated.
[[nodiscard]] QString stateWord(SandboxState state);
/// "Host folder", "Volume", "OSS bucket".
[[nodiscard]] QString volumeKindWord(VolumeKind kind);
/// Text of unknown origin on one line: control, bidirectional and line-breaking characters become visible
/// signs.
[[nodiscard]] QString safeText(const QString &text);
/// The same, cut off with "…" after @p most characters: texts of unknown origin can be of any length.
[[nodiscard]] QString shortText(const QString &text, qsizetype most);
/// What people call a sandbox: its name, else its short id.
[[nodiscard]] QString sandboxTitle(const Sandbox &sandbox);

/// "8 s", "38 min", "1 h 56 min", "3 d 4 h".
[[nodiscard]] QString durationText(qint64 seconds);
/// "4:12", "1:21:40", from two days on "3 d 4 h".
[[nodiscard]] QString countdownText(qint64 seconds);
/// "812 MiB", "3.4 GiB".
[[nodiscard]] QString bytesText(qint64 bytes);
/// "48.2 MB/s".
[[nodiscard]] QString rateText(qint64 bytesPerSecond);
/// "14:02" today, "yesterday 14:02", else the date and the time; local time.
[[nodiscard]] QString momentText(const QDateTime &moment, const QDateTime &now);
/// Exact, for tooltips; local time with seconds.
[[nodiscard]] QString exactMomentText(const QDateTime &moment);

/// The second line of a connection: what it is, or why it does not answer and when the next try is.
[[nodiscard]] QString connectionLine(const ConnectionStatus &status, const QDateTime &now);

} // namespace osc
