// SPDX-License-Identifier: Apache-2.0
#include <core/filesearch.h>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype longestLine = 200; ///< Characters that are shown.
constexpr qsizetype lineBytes = 4 * longestLine;

/// `*` is any text, `?` any one character. Goes back to the last star only, so it never explodes.
bool matchesWhole(const QList<uint> &text, const QList<uint> &pattern)
{
    qsizetype t = 0;
    qsizetype p = 0;
    qsizetype star = -1;
    qsizetype from = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern.at(p) == u'*') {
            star = p++;
            from = t;
        } else if (p < pattern.size() && (pattern.at(p) == u'?' || pattern.at(p) == text.at(t))) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++from;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern.at(p) == u'*')
        ++p;
    return p == pattern.size();
}

QByteArray smallLetters(QByteArray bytes)
{
    for (char &c : bytes) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return bytes;
}

} // namespace

NamePattern::NamePattern(const QString &text)
    : m_text(text.toCaseFolded())
    , m_isWhole(text.contains(u'*') || text.contains(u'?'))
{}

bool NamePattern::matches(QByteArrayView name) const
{
    if (m_text.isEmpty())
        return true;
    const QString folded = QString::fromUtf8(name).toCaseFolded();
    return m_isWhole ? matchesWhole(folded.toUcs4(), m_text.toUcs4()) : folded.contains(m_text);
}

QString searchLine(QByteArrayView line)
{
    while (line.endsWith('\r') || line.endsWith('\n'))
        line.chop(1);
    QString shown = displayName(line.first(std::min(line.size(), lineBytes)));
    if (shown.size() > longestLine)
        shown.truncate(shown.at(longestLine - 1).isHighSurrogate() ? longestLine - 1 : longestLine);
    return shown;
}

ContentFinder::ContentFinder(const QByteArray &content, bool ignoresCase)
    : m_content(ignoresCase ? smallLetters(content) : content)
    , m_ignoresCase(ignoresCase)
{}

bool ContentFinder::feed(QByteArrayView bytes)
{
    if (m_found)
        return false;
    m_bytes.append(bytes.data(), bytes.size());
    m_compared += m_ignoresCase ? smallLetters(bytes.toByteArray()) : bytes.toByteArray();
    look(false);
    return !m_found;
}

std::optional<ContentFinder::Found> ContentFinder::finish()
{
    look(true);
    return m_found;
}

void ContentFinder::look(bool atEnd)
{
    if (m_found || m_content.isEmpty())
        return;
    if (m_at < 0)
        m_at = m_compared.indexOf(m_content, m_from);
    if (m_at < 0) {
        m_from = std::max<qsizetype>(0, m_compared.size() - m_content.size() + 1);
        forget();
        return;
    }
    // The rest of its line is shown, too.
    const qsizetype end = m_bytes.indexOf('\n', m_at);
    if (end < 0 && !atEnd && m_bytes.size() < m_at + m_content.size() + lineBytes)
        return;
    const QByteArrayView before = QByteArrayView(m_bytes).first(m_at);
    const qsizetype begin = before.lastIndexOf('\n') + 1;
    const qsizetype length = (end < 0 ? m_bytes.size() : end) - begin;
    m_found = Found{searchLine(QByteArrayView(m_bytes).sliced(begin, std::max<qsizetype>(0, length))),
                    m_line + std::count(before.begin(), before.end(), '\n')};
}

/// Keeps the line that is being read, as far as it can be shown.
void ContentFinder::forget()
{
    const qsizetype lastLine = QByteArrayView(m_bytes).first(m_from).lastIndexOf('\n') + 1;
    const qsizetype keepFrom = std::min(m_from, std::max(lastLine, m_from - lineBytes));
    if (keepFrom <= 0)
        return;
    m_line += std::count(m_bytes.cbegin(), m_bytes.cbegin() + keepFrom, '\n');
    m_bytes.remove(0, keepFrom);
    m_compared.remove(0, keepFrom);
    m_from -= keepFrom;
}

} // namespace osc
