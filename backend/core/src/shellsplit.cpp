// SPDX-License-Identifier: Apache-2.0
#include <core/shellsplit.h>

#include <QRegularExpression>

namespace osc {

ShellSplit splitShellWords(const QString &text)
{
    ShellSplit out;
    QString word;
    bool inWord = false; // an empty pair of quotes is a word too
    QChar quote;         // the open quote, or null
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool escapes = c == u'\\' && quote != u'\'';
        if (escapes) {
            if (++i == text.size()) {
                out.failure = ShellSplit::Failure::NoEscapedCharacter;
                return out;
            }
            const bool special = text[i] == u'"' || text[i] == u'\\';
            if (!quote.isNull() && !special)
                word += c;
            word += text[i];
            inWord = true;
        } else if (!quote.isNull()) {
            if (c == quote)
                quote = {};
            else
                word += c;
        } else if (c == u'\'' || c == u'"') {
            quote = c;
            inWord = true;
        } else if (c == u' ' || c == u'\t' || c == u'\r' || c == u'\n') {
            if (inWord)
                out.words << word;
            word.clear();
            inWord = false;
        } else {
            word += c;
            inWord = true;
        }
    }
    if (!quote.isNull())
        out.failure = ShellSplit::Failure::NoClosingQuotation;
    else if (inWord)
        out.words << word;
    return out;
}

ShellSplit containerCommand(const QStringList &entrypoint)
{
    if (entrypoint.size() == 1 && entrypoint.first().contains(u' '))
        return splitShellWords(entrypoint.first());
    return {entrypoint};
}

QString quoteShellWord(const QString &word)
{
    static const QRegularExpression plain(u"\\A[A-Za-z0-9_@%+=:,./-]+\\z"_qs);
    if (plain.match(word).hasMatch())
        return word;
    QString quoted = word;
    quoted.remove(QChar(u'\0'));
    return u'\'' + quoted.replace(u'\'', u"'\\''"_qs) + u'\'';
}

} // namespace osc
