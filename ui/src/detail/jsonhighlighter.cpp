// SPDX-License-Identifier: Apache-2.0
#include "detail/jsonhighlighter.h"

#include <ui/theme.h>

#include <QGuiApplication>

namespace osc {

namespace {

/// Behind the closing quote of the string that begins at @p start, or the end of the line.
qsizetype stringEnd(const QString &text, qsizetype start)
{
    for (qsizetype i = start + 1; i < text.size(); ++i) {
        if (text.at(i) == u'\\')
            ++i;
        else if (text.at(i) == u'"')
            return i + 1;
    }
    return text.size();
}

bool isFollowedByColon(const QString &text, qsizetype at)
{
    while (at < text.size() && text.at(at).isSpace())
        ++at;
    return at < text.size() && text.at(at) == u':';
}

} // namespace

void JsonHighlighter::highlightBlock(const QString &text)
{
    const Theme theme = Theme::of(QGuiApplication::palette());
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text.at(i);
        qsizetype end = i + 1;
        if (c == u'"') {
            end = stringEnd(text, i);
            const QColor colour = isFollowedByColon(text, end) ? theme.accent : theme.running.ink;
            setFormat(static_cast<int>(i), static_cast<int>(end - i), colour);
        } else if (c.isLetterOrNumber() || c == u'-') {
            while (end < text.size() &&
                   (text.at(end).isLetterOrNumber() || QStringView(u".+-").contains(text.at(end))))
                ++end;
            setFormat(static_cast<int>(i), static_cast<int>(end - i), theme.warning.ink);
        }
        i = end;
    }
}

} // namespace osc
