// SPDX-License-Identifier: Apache-2.0
#include "codehighlighter.h"

#include <ui/theme.h>

#include <QApplication>
#include <QRegularExpression>

namespace osc {

namespace {

enum class Ink { Name, Text, Number, Secret, Comment };

struct Rule
{
    QRegularExpression pattern;
    Ink ink;
};

QRegularExpression expression(const char *pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern));
}

/// Later rules paint over earlier ones.
const QList<Rule> &rulesOf(CodeLanguage language)
{
    static const QList<Rule> json = {
        {expression("\\b-?\\d+(\\.\\d+)?\\b|\\b(true|false|null)\\b"), Ink::Number},
        {expression("\"(\\\\.|[^\"\\\\])*\""), Ink::Text},
        {expression("\"(\\\\.|[^\"\\\\])*\"(?=\\s*:)"), Ink::Name},
        {expression("\\$\\{[^}]*\\}"), Ink::Secret},
    };
    static const QList<Rule> shell = {
        {expression("(?<=\\s)\\d+\\b"), Ink::Number},
        {expression("(^|(?<=\\s))--?[A-Za-z][\\w-]*"), Ink::Name},
        {expression("'[^']*'|\"(\\\\.|[^\"\\\\])*\""), Ink::Text},
        {expression("\\$\\{[^}]*\\}|\\$[A-Z_][A-Z0-9_]*"), Ink::Secret},
        {expression("(^|(?<=\\s))#.*$"), Ink::Comment},
    };
    static const QList<Rule> python = {
        {expression("\\b\\d+(\\.\\d+)?\\b|\\b(True|False|None)\\b"), Ink::Number},
        {expression("\\b(import|from|as|async|await|def|with|return|if|else|for|in|lambda)\\b"), Ink::Name},
        {expression("\\b\\w+(?==[^=])"), Ink::Name},
        {expression("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'"), Ink::Text},
        {expression("os\\.environ(\\.get)?\\s*[\\[(][^\\])]*[\\])]|\\$\\{[^}]*\\}"), Ink::Secret},
        {expression("^\\s*#.*$"), Ink::Comment},
    };
    return language == CodeLanguage::Json ? json : language == CodeLanguage::Shell ? shell : python;
}

QColor colourOf(Ink ink, const Theme &theme)
{
    switch (ink) {
    case Ink::Name:
        return theme.accent;
    case Ink::Text:
        return theme.running.ink;
    case Ink::Number:
        return theme.warning.ink;
    case Ink::Secret:
        return theme.paused.ink;
    case Ink::Comment:
        break;
    }
    return theme.secondaryText;
}

} // namespace

CodeHighlighter::CodeHighlighter(CodeLanguage language, QTextDocument *document)
    : QSyntaxHighlighter(document)
    , m_language(language)
{}

void CodeHighlighter::highlightBlock(const QString &text)
{
    const Theme theme = Theme::of(QApplication::palette());
    for (const Rule &rule : rulesOf(m_language)) {
        auto matches = rule.pattern.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            setFormat(int(match.capturedStart()), int(match.capturedLength()), colourOf(rule.ink, theme));
        }
    }
}

} // namespace osc
