// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace osc {

/// How characters are written as bytes.
enum class Charset { Utf8, Utf16Le, Utf16Be, Utf32Le, Utf32Be, Windows1252, Latin1, Gb18030 };

enum class LineEnd {
    Lf,
    CrLf,
    Cr,
    Mixed, ///< More than one kind: written back as they are.
};

/// What a text file looks like besides its text, so that it is written back as it was.
struct TextFormat
{
    Charset charset = Charset::Utf8;
    bool hasMark = false; ///< Begins with a byte order mark.
    LineEnd lineEnd = LineEnd::Lf;

    bool operator==(const TextFormat &) const = default;
};

/// "UTF-8", "GB18030" …: names, not words.
[[nodiscard]] QString charsetName(Charset charset);
/// "UTF-8 with mark, CRLF".
[[nodiscard]] QString formatName(const TextFormat &format);
/// All that this build can decode.
[[nodiscard]] const QList<Charset> &knownCharsets();

/// A stable text for drafts.
[[nodiscard]] QString formatToText(const TextFormat &format);
[[nodiscard]] std::optional<TextFormat> formatFromText(const QString &text);

/// What the beginning of a file looks like; none: not like text. @p isWhole: it is the whole file, so that
/// nothing is cut off at its end.
///
/// A byte order mark decides (Unicode 15, 23.8). Else NUL bytes at every other place mean UTF-16, three of
/// four UTF-32, and any other NUL no text. Then UTF-8 where it is valid; GB18030 where its two-byte
/// characters are mostly those of GB 2312; Windows-1252 otherwise, when control characters are rare.
[[nodiscard]] std::optional<TextFormat> detectTextFormat(QByteArrayView head, bool isWhole);

/// Bytes at the beginning that are the mark of @p format.
[[nodiscard]] qsizetype markLength(const TextFormat &format);
/// How many bytes of @p bytes are whole characters, when a character begins at its first byte.
[[nodiscard]] qsizetype wholeCharacters(QByteArrayView bytes, Charset charset);
/// How many bytes at the beginning of @p bytes are the rest of a character, when they were cut out anywhere
/// at @p offset of a file.
[[nodiscard]] qsizetype cutCharacters(QByteArrayView bytes, Charset charset, qint64 offset);
/// Where the first, or the last, line of @p bytes ends: behind its line feed. -1: there is none.
[[nodiscard]] qsizetype firstLineEnd(QByteArrayView bytes, Charset charset);
[[nodiscard]] qsizetype lastLineEnd(QByteArrayView bytes, Charset charset);

/// Without the mark. What is wrong becomes U+FFFD.
[[nodiscard]] QString decodeText(QByteArrayView bytes, Charset charset);
/// None: a character cannot be written so.
[[nodiscard]] std::optional<QByteArray> encodeText(const QString &text, Charset charset);

/// Text that can do nothing when it is shown, see PlainTextDecoder.
[[nodiscard]] QString inertText(const QString &text, bool removeEscapes);

} // namespace osc
