// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace osc {

// The official server is written in Python; these follow that language where its rules can be seen from
// outside.

/// Decimal digits of any script as ASCII digits.
[[nodiscard]] QString withAsciiDigits(const QString &text);
/// int(text): surrounding space, a sign, single underscores between digits. Beyond 64 bits: the nearest
/// bound.
[[nodiscard]] std::optional<qint64> pythonInteger(const QString &text);
/// float(text) for finite numbers.
[[nodiscard]] std::optional<double> pythonFloat(const QString &text);
/// repr(text) and repr([…]), for the server's own messages.
[[nodiscard]] QString pythonRepr(const QString &text);
[[nodiscard]] QString pythonRepr(const QStringList &texts);

} // namespace osc
