// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace osc {

/// Splits a command line as a POSIX shell does: quotes and backslashes, no expansion. None: a quote is
/// left open, or the line ends in a backslash.
[[nodiscard]] std::optional<QStringList> splitCommand(const QString &line);
/// The reverse: splitCommand(joinCommand(x)) is x.
[[nodiscard]] QString joinCommand(const QStringList &words);

/// Seconds in "90", "90 s", "10 min", "1 h 30 min", "2 d"; none when it is not a time.
[[nodiscard]] std::optional<qint64> parseDuration(QStringView text);
/// "1 d 2 h", "38 min", "1 min 45 s": all units, so that parseDuration() gives the same seconds.
[[nodiscard]] QString exactDurationText(qint64 seconds);

/// "2Gi" → "2 GiB", "500M" → "500 MB"; other text as it is.
[[nodiscard]] QString quantityText(const QString &quantity);

struct KeyValue
{
    QString key;
    QString value;

    bool operator==(const KeyValue &) const = default;
};

/// Reads lines such as `KEY=VALUE`, `export KEY="VALUE"` and `KEY: VALUE`; blank lines and comments are
/// skipped. A line without a separator is a key with an empty value.
[[nodiscard]] QList<KeyValue> parseKeyValueLines(QStringView text);

/// The registry that a reference names: "ghcr.io" of "ghcr.io/a/b:1", "docker.io" when it names none.
[[nodiscard]] QString registryOf(const QString &imageReference);

} // namespace osc
