// SPDX-License-Identifier: Apache-2.0
#include "pythonvalues.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

namespace osc {

QString withAsciiDigits(const QString &text)
{
    QString out = text;
    for (QChar &c : out) {
        if (c.isDigit() && c.digitValue() >= 0)
            c = QChar(u'0' + c.digitValue());
    }
    return out;
}

std::optional<qint64> pythonInteger(const QString &text)
{
    static const QRegularExpression form(u"\\A[+-]?[0-9]+(_[0-9]+)*\\z"_qs);
    QString digits = withAsciiDigits(text.trimmed());
    if (!form.match(digits).hasMatch())
        return {};
    digits.remove(u'_');
    bool fits = false;
    const qint64 value = digits.toLongLong(&fits);
    if (fits)
        return value;
    using Limits = std::numeric_limits<qint64>;
    return digits.startsWith(u'-') ? Limits::min() : Limits::max();
}

std::optional<double> pythonFloat(const QString &text)
{
    static const QRegularExpression form(
        u"\\A[+-]?([0-9]+(_[0-9]+)*(\\.([0-9]+(_[0-9]+)*)?)?|\\.[0-9]+(_[0-9]+)*)([eE][+-]?[0-9]+(_[0-9]+)*)?\\z"_qs);
    QString digits = withAsciiDigits(text.trimmed());
    if (!form.match(digits).hasMatch())
        return {};
    bool ok = false;
    const double value = digits.remove(u'_').toDouble(&ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QString pythonRepr(const QString &text)
{
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    QString out = quote;
    for (const QChar c : text) {
        if (c == u'\\' || c == quote)
            out += QStringLiteral("\\") + c;
        else if (c == u'\n')
            out += QStringLiteral("\\n");
        else if (c == u'\r')
            out += QStringLiteral("\\r");
        else if (c == u'\t')
            out += QStringLiteral("\\t");
        else if (c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0))
            out += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out + quote;
}

QString pythonRepr(const QStringList &texts)
{
    QStringList quoted;
    for (const QString &text : texts)
        quoted << pythonRepr(text);
    return u'[' + quoted.join(u", "_qs) + u']';
}

} // namespace osc
