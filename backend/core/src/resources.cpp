// SPDX-License-Identifier: Apache-2.0
#include <core/resources.h>

#include "pythonvalues.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace osc {

namespace {

struct Unit
{
    QLatin1String name;
    qint64 factor;
};

constexpr qint64 k = 1000;
constexpr qint64 ki = 1024;

constexpr std::array units{
    Unit{QLatin1String(""), 1},
    Unit{QLatin1String("b"), 1},
    Unit{QLatin1String("k"), k},
    Unit{QLatin1String("kb"), k},
    Unit{QLatin1String("ki"), ki},
    Unit{QLatin1String("m"), k *k},
    Unit{QLatin1String("mb"), k *k},
    Unit{QLatin1String("mi"), ki *ki},
    Unit{QLatin1String("g"), k *k *k},
    Unit{QLatin1String("gb"), k *k *k},
    Unit{QLatin1String("gi"), ki *ki *ki},
    Unit{QLatin1String("t"), k *k *k *k},
    Unit{QLatin1String("tb"), k *k *k *k},
    Unit{QLatin1String("ti"), ki *ki *ki *ki},
};

qint64 saturatedProduct(qint64 amount, qint64 factor)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    return amount > most / factor ? most : amount * factor;
}

/// Splits "  512Mi " into a number and a lower-case unit.
struct Quantity
{
    qint64 amount = 0;
    QString unit;
};

std::optional<Quantity> quantityFrom(const QString &text, const QRegularExpression &form)
{
    const QRegularExpressionMatch match = form.match(withAsciiDigits(text));
    if (!match.hasMatch())
        return {};
    const auto amount = pythonInteger(match.captured(1));
    if (!amount || *amount <= 0)
        return {};
    return Quantity{*amount, match.captured(2).toLower()};
}

} // namespace

std::optional<qint64> parseMemory(const QString &text)
{
    static const QRegularExpression form(u"\\A\\s*([0-9]+)([a-z]*)\\s*\\z"_qs,
                                         QRegularExpression::CaseInsensitiveOption |
                                             QRegularExpression::UseUnicodePropertiesOption);
    const auto quantity = quantityFrom(text, form);
    if (!quantity)
        return {};
    const auto unit = std::find_if(units.begin(), units.end(),
                                   [&](const Unit &known) { return quantity->unit == known.name; });
    if (unit == units.end())
        return {};
    return saturatedProduct(quantity->amount, unit->factor);
}

std::optional<qint64> parseNanoCpus(const QString &text)
{
    const QString trimmed = text.trimmed();
    const bool milli = trimmed.endsWith(u'm', Qt::CaseInsensitive);
    const auto number = pythonFloat(milli ? trimmed.chopped(1) : trimmed);
    if (!number)
        return {};
    const double nano = (milli ? *number / 1000 : *number) * 1e9;
    if (!(nano >= 1) || nano >= 9223372036854775808.0)
        return {};
    return static_cast<qint64>(nano);
}

std::optional<int> parseGpuCount(const QString &text)
{
    if (text.trimmed().compare(u"all", Qt::CaseInsensitive) == 0)
        return -1;
    const auto count = pythonInteger(text);
    if (!count || *count <= 0)
        return {};
    return static_cast<int>(std::min<qint64>(*count, std::numeric_limits<int>::max()));
}

std::optional<qint64> parseWindowsGibibytes(const QString &text)
{
    static const QRegularExpression form(u"\\A\\s*([0-9]+)\\s*([a-zA-Z]*)\\s*\\z"_qs,
                                         QRegularExpression::UseUnicodePropertiesOption);
    const auto quantity = quantityFrom(text, form);
    if (!quantity)
        return {};
    const QChar scale = quantity->unit.isEmpty() ? QChar() : quantity->unit.front();
    const QString rest = quantity->unit.mid(1);
    if (!rest.isEmpty() && rest != u"i" && rest != u"b")
        return {};
    if (scale == u'g')
        return quantity->amount;
    if (scale == u'm')
        return quantity->amount / 1024 + (quantity->amount % 1024 ? 1 : 0);
    if (scale == u't')
        return saturatedProduct(quantity->amount, 1024);
    return {};
}

} // namespace osc
