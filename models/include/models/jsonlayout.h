// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace osc {

/// A part of a text in one colour.
struct JsonSpan
{
    enum class Kind { Name, Text, Other };

    qsizetype begin = 0;
    qsizetype length = 0;
    Kind kind = Kind::Other;

    bool operator==(const JsonSpan &) const = default;
};

/// JSON set out for people.
struct JsonLayout
{
    QString text;          ///< Two spaces for each level, a member on each line.
    QList<JsonSpan> spans; ///< In the order of the text; punctuation has none.
    bool isCut = false;    ///< It would have become too long; the rest is left out.
};

/// Sets out one document or several, one after the other, also when the last is cut off: it goes by the
/// tokens and never fails. Strings are cut off after 300 characters, indents after 16 levels, so that the
/// result is bounded by a multiple of the input. Not for the GUI thread when it is more than a few KiB.
[[nodiscard]] JsonLayout layOutJson(const QString &json);

/// JSON Lines as one array, for readers of one document. Lines that are empty are left out.
[[nodiscard]] QByteArray jsonLinesAsArray(const QByteArray &lines);

} // namespace osc
