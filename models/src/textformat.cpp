// SPDX-License-Identifier: Apache-2.0
#include <models/textformat.h>

#include <models/plaintextdecoder.h>

#include <QCoreApplication>
#include <QStringDecoder>
#include <QStringEncoder>

#include <algorithm>
#include <array>

namespace osc {

namespace {

struct CharsetRow
{
    Charset charset;
    const char *name;
    QByteArrayView mark;
};

// The longer marks first: that of UTF-32LE begins with that of UTF-16LE.
constexpr std::array charsetRows{
    CharsetRow{Charset::Utf32Le, "UTF-32LE", QByteArrayView("\xff\xfe\0\0", 4)},
    CharsetRow{Charset::Utf32Be, "UTF-32BE", QByteArrayView("\0\0\xfe\xff", 4)},
    CharsetRow{Charset::Utf8, "UTF-8", QByteArrayView("\xef\xbb\xbf", 3)},
    CharsetRow{Charset::Utf16Le, "UTF-16LE", QByteArrayView("\xff\xfe", 2)},
    CharsetRow{Charset::Utf16Be, "UTF-16BE", QByteArrayView("\xfe\xff", 2)},
    CharsetRow{Charset::Gb18030, "GB18030", QByteArrayView("\x84\x31\x95\x33", 4)},
    CharsetRow{Charset::Windows1252, "Windows-1252", QByteArrayView()},
    CharsetRow{Charset::Latin1, "ISO-8859-1", QByteArrayView()},
};

/// The characters of Windows-1252 at 0x80; 0: there is none.
constexpr std::array<char16_t, 32> windows1252{
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

const CharsetRow &rowOf(Charset charset)
{
    for (const CharsetRow &row : charsetRows) {
        if (row.charset == charset)
            return row;
    }
    return charsetRows.front();
}

unsigned char at(QByteArrayView bytes, qsizetype i)
{
    return static_cast<unsigned char>(bytes[i]);
}

int unitSize(Charset charset)
{
    switch (charset) {
    case Charset::Utf16Le:
    case Charset::Utf16Be:
        return 2;
    case Charset::Utf32Le:
    case Charset::Utf32Be:
        return 4;
    default:
        return 1;
    }
}

bool isLittle(Charset charset)
{
    return charset == Charset::Utf16Le || charset == Charset::Utf32Le;
}

char32_t unitAt(QByteArrayView bytes, qsizetype i, Charset charset)
{
    const int size = unitSize(charset);
    char32_t unit = 0;
    for (int k = 0; k < size; ++k)
        unit = (unit << 8) | at(bytes, isLittle(charset) ? i + size - 1 - k : i + k);
    return unit;
}

LineEnd lineEndOf(const QString &text)
{
    qsizetype lf = 0;
    qsizetype crLf = 0;
    qsizetype cr = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'\n') {
            ++lf;
        } else if (text.at(i) == u'\r') {
            const bool followed = i + 1 < text.size() && text.at(i + 1) == u'\n';
            (followed ? crLf : cr) += 1;
            i += followed ? 1 : 0;
        }
    }
    const int kinds = (lf > 0 ? 1 : 0) + (crLf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0);
    if (kinds > 1)
        return LineEnd::Mixed;
    return crLf > 0 ? LineEnd::CrLf : cr > 0 ? LineEnd::Cr : LineEnd::Lf;
}

/// Few control characters, and few that are no characters at all.
bool readsLikeText(const QString &text)
{
    qsizetype odd = 0;
    for (const QChar c : text) {
        const bool blank = c == u'\n' || c == u'\r' || c == u'\t' || c == u'\f' || c.unicode() == 0x1b;
        if (c.isNull() || c == QChar::ReplacementCharacter ||
            (!blank && c.category() == QChar::Other_Control))
            ++odd;
    }
    return odd * 50 <= text.size();
}

/// By where the NULs are: every other byte, or three of four.
std::optional<Charset> wideCharset(QByteArrayView head)
{
    if (head.size() < 4)
        return {};
    std::array<qsizetype, 4> zeros{};
    for (qsizetype i = 0; i < head.size(); ++i)
        zeros[static_cast<size_t>(i % 4)] += head[i] == '\0' ? 1 : 0;
    const qsizetype units = head.size() / 4;
    const auto many = [&](size_t i) { return zeros[i] * 4 >= units; };
    const auto all = [&](size_t i) { return zeros[i] >= units; };
    const auto few = [&](size_t i) { return zeros[i] * 20 <= units; };
    if (all(3) && many(2) && few(0))
        return Charset::Utf32Le;
    if (all(0) && many(1) && few(3))
        return Charset::Utf32Be;
    if (many(1) && many(3) && few(0) && few(2))
        return Charset::Utf16Le;
    if (many(0) && many(2) && few(1) && few(3))
        return Charset::Utf16Be;
    return {};
}

/// Most of its characters beyond ASCII are pairs of GB 2312, which nearly all Chinese text is made of.
bool looksLikeGb18030(QByteArrayView head)
{
    qsizetype common = 0;
    qsizetype others = 0;
    for (qsizetype i = 0; i < head.size(); ++i) {
        const unsigned char lead = at(head, i);
        if (lead < 0x80)
            continue;
        if (i + 1 == head.size())
            break;
        const unsigned char trail = at(head, ++i);
        const bool isCommon = ((lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa3)) &&
                              trail >= 0xa1 && trail <= 0xfe;
        (isCommon ? common : others) += 1;
    }
    return common >= 2 && common >= others * 9;
}

QString fromOneByte(QByteArrayView bytes, Charset charset)
{
    QString text(bytes.size(), Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const unsigned char byte = at(bytes, i);
        char16_t c = byte;
        if (charset == Charset::Windows1252 && byte >= 0x80 && byte < 0xa0)
            c = windows1252[byte - 0x80u] != 0 ? windows1252[byte - 0x80u] : char16_t(byte);
        text[i] = QChar(c);
    }
    return text;
}

std::optional<QByteArray> toOneByte(const QString &text, Charset charset)
{
    QByteArray bytes(text.size(), Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        const auto *found = std::find(windows1252.begin(), windows1252.end(), c);
        const bool special = charset == Charset::Windows1252 && c != 0 && found != windows1252.end();
        // Of 0x80 to 0x9f only the holes of Windows-1252 stand for themselves.
        const bool hole = c >= 0x80 && c < 0xa0 && windows1252[c - 0x80u] != 0;
        if (special)
            bytes[i] = static_cast<char>(0x80 + (found - windows1252.begin()));
        else if (c > 0xff || (charset == Charset::Windows1252 && hole))
            return {};
        else
            bytes[i] = static_cast<char>(c);
    }
    return bytes;
}

std::optional<TextFormat> formatOf(QByteArrayView head, Charset charset, bool hasMark)
{
    TextFormat format{charset, hasMark, LineEnd::Lf};
    const QByteArrayView body = head.sliced(markLength(format));
    const QString text = decodeText(body.first(wholeCharacters(body, charset)), charset);
    if (!hasMark && !readsLikeText(text))
        return {};
    format.lineEnd = lineEndOf(text);
    return format;
}

} // namespace

QString charsetName(Charset charset)
{
    return QString::fromLatin1(rowOf(charset).name);
}

QString formatName(const TextFormat &format)
{
    QString name = charsetName(format.charset);
    if (format.hasMark)
        name = QCoreApplication::translate("osc::TextFormat", "%1 with byte order mark").arg(name);
    switch (format.lineEnd) {
    case LineEnd::Lf:
        return name;
    case LineEnd::CrLf:
        return name + QStringLiteral(", CRLF");
    case LineEnd::Cr:
        return name + QStringLiteral(", CR");
    case LineEnd::Mixed:
        return QCoreApplication::translate("osc::TextFormat", "%1, mixed line ends").arg(name);
    }
    return name;
}

const QList<Charset> &knownCharsets()
{
    static const QList<Charset> known = [] {
        QList<Charset> list{Charset::Utf8,    Charset::Utf16Le,     Charset::Utf16Be, Charset::Utf32Le,
                            Charset::Utf32Be, Charset::Windows1252, Charset::Latin1};
        if (QStringDecoder(rowOf(Charset::Gb18030).name).isValid())
            list.append(Charset::Gb18030);
        return list;
    }();
    return known;
}

QString formatToText(const TextFormat &format)
{
    return QStringLiteral("%1/%2/%3")
        .arg(charsetName(format.charset))
        .arg(format.hasMark ? 1 : 0)
        .arg(static_cast<int>(format.lineEnd));
}

std::optional<TextFormat> formatFromText(const QString &text)
{
    const QStringList parts = text.split(u'/');
    if (parts.size() != 3)
        return {};
    for (const CharsetRow &row : charsetRows) {
        if (parts.at(0) != QLatin1String(row.name))
            continue;
        const int lineEnd = parts.at(2).toInt();
        if (lineEnd < 0 || lineEnd > static_cast<int>(LineEnd::Mixed))
            return {};
        return TextFormat{row.charset, parts.at(1) == u"1", static_cast<LineEnd>(lineEnd)};
    }
    return {};
}

std::optional<TextFormat> detectTextFormat(QByteArrayView head, bool isWhole)
{
    for (const CharsetRow &row : charsetRows) {
        if (!row.mark.isEmpty() && head.startsWith(row.mark) && knownCharsets().contains(row.charset))
            return formatOf(head, row.charset, true);
    }
    if (head.contains('\0')) {
        const auto wide = wideCharset(head);
        return wide ? formatOf(head, *wide, false) : std::nullopt;
    }
    const qsizetype whole = isWhole ? head.size() : wholeCharacters(head, Charset::Utf8);
    if (head.first(whole).isValidUtf8())
        return formatOf(head.first(whole), Charset::Utf8, false);
    if (knownCharsets().contains(Charset::Gb18030) && looksLikeGb18030(head)) {
        if (const auto format = formatOf(head, Charset::Gb18030, false))
            return format;
    }
    const auto western = formatOf(head, Charset::Windows1252, false);
    return western ? western : formatOf(head, Charset::Latin1, false);
}

qsizetype markLength(const TextFormat &format)
{
    return format.hasMark ? rowOf(format.charset).mark.size() : 0;
}

qsizetype wholeCharacters(QByteArrayView bytes, Charset charset)
{
    const qsizetype size = bytes.size();
    switch (charset) {
    case Charset::Utf8:
        for (qsizetype back = 1; back <= qMin<qsizetype>(3, size); ++back) {
            const unsigned char byte = at(bytes, size - back);
            if (byte < 0x80)
                return size;
            if (byte >= 0xc0) {
                const qsizetype length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
                return back < length ? size - back : size;
            }
        }
        return size;
    case Charset::Utf16Le:
    case Charset::Utf16Be: {
        const qsizetype even = size - size % 2;
        const bool high = even >= 2 && (unitAt(bytes, even - 2, charset) & 0xfc00u) == 0xd800u;
        return high ? even - 2 : even;
    }
    case Charset::Utf32Le:
    case Charset::Utf32Be:
        return size - size % 4;
    case Charset::Gb18030: {
        // A byte below 0x30 is never inside a character: what follows it is counted.
        qsizetype start = size;
        while (start > 0 && at(bytes, start - 1) >= 0x30)
            --start;
        while (start < size) {
            const bool isLead = at(bytes, start) >= 0x81;
            const bool isFour =
                isLead && start + 1 < size && at(bytes, start + 1) >= 0x30 && at(bytes, start + 1) <= 0x39;
            const qsizetype length = isFour ? 4 : isLead ? 2 : 1;
            if (start + length > size)
                return start;
            start += length;
        }
        return size;
    }
    case Charset::Windows1252:
    case Charset::Latin1:
        return size;
    }
    return size;
}

qsizetype cutCharacters(QByteArrayView bytes, Charset charset, qint64 offset)
{
    if (offset == 0 || bytes.isEmpty())
        return 0;
    switch (charset) {
    case Charset::Utf8: {
        qsizetype cut = 0;
        while (cut < qMin<qsizetype>(3, bytes.size()) && (at(bytes, cut) & 0xc0) == 0x80)
            ++cut;
        return cut;
    }
    case Charset::Utf16Le:
    case Charset::Utf16Be: {
        const qsizetype odd = qMin<qsizetype>(bytes.size(), offset % 2);
        const bool low = odd + 2 <= bytes.size() && (unitAt(bytes, odd, charset) & 0xfc00u) == 0xdc00u;
        return low ? odd + 2 : odd;
    }
    case Charset::Utf32Le:
    case Charset::Utf32Be:
        return qMin<qsizetype>(bytes.size(), (4 - offset % 4) % 4);
    case Charset::Gb18030: {
        // Behind the first byte that is never inside a character; without one, as it comes.
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            if (at(bytes, i) < 0x30)
                return i;
        }
        return 0;
    }
    case Charset::Windows1252:
    case Charset::Latin1:
        return 0;
    }
    return 0;
}

qsizetype firstLineEnd(QByteArrayView bytes, Charset charset)
{
    const int unit = unitSize(charset);
    for (qsizetype i = 0; i + unit <= bytes.size(); i += unit) {
        if (unitAt(bytes, i, charset) == U'\n')
            return i + unit;
    }
    return -1;
}

qsizetype lastLineEnd(QByteArrayView bytes, Charset charset)
{
    const int unit = unitSize(charset);
    for (qsizetype i = bytes.size() - bytes.size() % unit - unit; i >= 0; i -= unit) {
        if (unitAt(bytes, i, charset) == U'\n')
            return i + unit;
    }
    return -1;
}

QString decodeText(QByteArrayView bytes, Charset charset)
{
    if (charset == Charset::Windows1252 || charset == Charset::Latin1)
        return fromOneByte(bytes, charset);
    // A mark in the middle is a character, and the one at the beginning was left out by the caller.
    constexpr auto flags = QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom;
    QStringDecoder decoder(rowOf(charset).name, flags);
    return decoder.isValid() ? QString(decoder(bytes)) : fromOneByte(bytes, Charset::Latin1);
}

std::optional<QByteArray> encodeText(const QString &text, Charset charset)
{
    if (charset == Charset::Windows1252 || charset == Charset::Latin1)
        return toOneByte(text, charset);
    QStringEncoder encoder(rowOf(charset).name, QStringEncoder::Flag::Stateless);
    if (!encoder.isValid())
        return {};
    QByteArray bytes = encoder(text);
    // What cannot be written shows when it is read again: half a surrogate, for one.
    if (encoder.hasError() || decodeText(bytes, charset) != text)
        return {};
    return bytes;
}

QString inertText(const QString &text, bool removeEscapes)
{
    PlainTextDecoder decoder(removeEscapes ? PlainTextDecoder::Escapes::Remove
                                           : PlainTextDecoder::Escapes::Show);
    QString inert = decoder.decode(text.toUtf8());
    return inert.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
}

} // namespace osc
