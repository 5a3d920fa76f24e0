// SPDX-License-Identifier: Apache-2.0
#include <models/plaintextdecoder.h>

#include <QStringDecoder>

#include <algorithm>

namespace osc {

namespace {

constexpr char16_t escape = 0x1b;
constexpr char16_t byteOrderMark = 0xfeff; // nothing to see

/// How many bytes at the end can be the beginning of a character. Not left to QStringDecoder: after a
/// beginning that goes on wrongly it swallows the next character, a line feed for example.
qsizetype cutLength(QByteArrayView bytes)
{
    constexpr qsizetype longestBeginning = 3;
    const auto longest = std::min(longestBeginning, bytes.size());
    for (qsizetype length = 1; length <= longest; ++length) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - length]);
        if (byte < 0x80 || byte >= 0xf5)
            return 0;
        if (byte >= 0xc2) {
            const qsizetype whole = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
            return length < whole ? length : 0;
        }
    }
    return 0;
}

bool startsControlString(char16_t c)
{
    return c == u'P' || c == u'X' || c == u']' || c == u'^' || c == u'_';
}

bool reordersOrBreaksLines(char16_t c)
{
    return c == 0x061c || (c >= 0x200e && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

bool isPlain(char16_t c)
{
    return (c >= 0x20 && c < 0x7f) || c == u'\n' || c == u'\t' ||
           (c > 0x9f && c != byteOrderMark && !reordersOrBreaksLines(c));
}

QChar inert(char16_t c)
{
    if (c < 0x20)
        return QChar(0x2400 + c);
    if (c == 0x7f)
        return QChar(0x2421);
    return QChar(QChar::ReplacementCharacter);
}

} // namespace

QString PlainTextDecoder::decode(QByteArrayView bytes)
{
    const QByteArray joined = m_cut.isEmpty() ? QByteArray() : m_cut + bytes.toByteArray();
    if (!m_cut.isEmpty())
        bytes = joined;
    const auto cut = cutLength(bytes);
    m_cut = bytes.last(cut).toByteArray();
    QStringDecoder utf8(QStringDecoder::Utf8,
                        QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString text = utf8(bytes.chopped(cut));
    QString out;
    out.reserve(text.size());
    const auto *data = reinterpret_cast<const char16_t *>(text.utf16());
    for (qsizetype i = 0; i < text.size();) {
        if (m_state == State::Text) {
            const qsizetype start = i; // runs of plain text are nearly everything: copied at once
            while (i < text.size() && isPlain(data[i]))
                ++i;
            out.append(QStringView(data + start, i - start));
            if (i == text.size())
                break;
        }
        take(data[i++], out);
    }
    return out;
}

void PlainTextDecoder::take(char16_t c, QString &out)
{
    switch (m_state) {
    case State::Text:
        startEscape(c, out);
        return;
    case State::Escape:
        if (c == u'[')
            m_state = State::Csi;
        else if (startsControlString(c))
            m_state = State::String;
        else if (c >= 0x20 && c <= 0x2f)
            m_state = State::Intermediate;
        else
            m_state = c == escape ? State::Escape : State::Text;
        break;
    case State::Intermediate:
        if (c < 0x20 || c > 0x2f)
            m_state = State::Text;
        break;
    case State::Csi:
        if (c == escape)
            m_state = State::Escape;
        else if (c < 0x20 || c > 0x3f)
            m_state = State::Text;
        break;
    case State::String:
        if (c == 0x07 || c == 0x9c)
            m_state = State::Text;
        else if (c == escape)
            m_state = State::StringEscape;
        break;
    case State::StringEscape:
        m_state = State::Text;
        break;
    }
    // A sequence that was never finished must not swallow the rest of the output.
    if (c == u'\n') {
        m_state = State::Text;
        out.append(QChar(c));
    }
}

void PlainTextDecoder::startEscape(char16_t c, QString &out)
{
    if (c == byteOrderMark)
        return;
    if (m_escapes == Escapes::Show)
        out.append(c == u'\r' ? QChar(c) : inert(c));
    else if (c == escape)
        m_state = State::Escape;
    else if (c == 0x9b)
        m_state = State::Csi;
    else if (c == 0x90 || c == 0x98 || c == 0x9d || c == 0x9e || c == 0x9f)
        m_state = State::String;
    else
        out.append(c == u'\r' ? QChar(c) : inert(c));
}

} // namespace osc
