// SPDX-License-Identifier: Apache-2.0
#include <core/filesystem.h>

#include <algorithm>

namespace osc {

namespace {

/// What stands for a character that would act on its surroundings instead of being seen.
char32_t visible(char32_t c)
{
    if (c < 0x20)
        return 0x2400 + c; // the picture of that control character
    if (c == 0x7f)
        return 0x2421;
    if (c == 0x2028 || c == 0x2029 || c == 0x85)
        return 0x2424; // symbol for newline
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
        return QChar::ReplacementCharacter;
    default:
        break;
    }
    const bool invisible = c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || c == 0x034f ||
                           c == 0x2800 || (c >= 0x180b && c <= 0x180f) || (c >= 0xfe00 && c <= 0xfe0f) ||
                           (c >= 0xe0100 && c <= 0xe01ef);
    if (invisible)
        return QChar::ReplacementCharacter;
    if (QChar::isSpace(c) && c != U' ')
        return 0x2423; // a space that is not a space
    return c;
}

/// The longest beginning that fits into @p maximum bytes of UTF-8 and ends at a character's end.
QString clippedToBytes(const QString &text, qsizetype maximum)
{
    QString out = text;
    while (out.toUtf8().size() > maximum)
        out.chop(out.back().isLowSurrogate() ? 2 : 1);
    return out;
}

bool isForbiddenLocally(QChar c)
{
    static const QString forbidden = QStringLiteral("/\\:*?\"<>|");
    return forbidden.contains(c);
}

} // namespace

QString displayName(QByteArrayView name)
{
    const auto isPlain = [](char c) { return c >= ' ' && c <= '~'; };
    if (std::all_of(name.begin(), name.end(), isPlain)) // which nearly all are
        return QString::fromLatin1(name);
    QString out;
    out.reserve(name.size());
    for (const char32_t c : QString::fromUtf8(name).toUcs4())
        out.append(QChar::fromUcs4(visible(c)));
    return out;
}

bool isEntryName(QByteArrayView name)
{
    return !name.isEmpty() && name != "." && name != ".." && !name.contains('\0') && !name.contains('/');
}

FilePath joinPath(const FilePath &directory, QByteArrayView name)
{
    FilePath path = directory;
    while (path.endsWith('/'))
        path.chop(1);
    while (name.startsWith('/'))
        name = name.sliced(1);
    return path + '/' + name.toByteArray();
}

FilePath parentPath(const FilePath &path)
{
    FilePath out = path;
    while (out.endsWith('/'))
        out.chop(1);
    out.truncate(out.lastIndexOf('/') + 1);
    while (out.endsWith('/'))
        out.chop(1);
    return out.isEmpty() ? FilePath("/") : out;
}

QString safeLocalName(QByteArrayView name)
{
    constexpr qsizetype MaximumBytes = 255;
    QString out = displayName(name);
    for (QChar &c : out) {
        if (isForbiddenLocally(c))
            c = u'_';
    }
    out = clippedToBytes(out, MaximumBytes);
    qsizetype end = out.size();
    while (end > 0 && (out[end - 1] == u'.' || out[end - 1] == u' '))
        --end;
    for (qsizetype i = end; i < out.size(); ++i)
        out[i] = u'_';
    return out.isEmpty() ? QStringLiteral("_") : out;
}

} // namespace osc
