// SPDX-License-Identifier: Apache-2.0
#include <models/specdrafttext.h>

#include <core/shellsplit.h>

#include <QCoreApplication>
#include <QRegularExpression>

namespace osc {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("osc::SpecDraft", text);
}

QString unquoted(QStringView value)
{
    const bool quoted = value.size() >= 2 && (value.front() == u'"' || value.front() == u'\'') &&
                        value.back() == value.front();
    return quoted ? value.mid(1, value.size() - 2).toString() : value.toString();
}

} // namespace

std::optional<QStringList> splitCommand(const QString &line)
{
    const ShellSplit split = splitShellWords(line);
    return split.failure == ShellSplit::Failure::None ? std::optional(split.words) : std::nullopt;
}

QString joinCommand(const QStringList &words)
{
    QStringList quoted;
    for (const QString &word : words)
        quoted.append(quoteShellWord(word));
    return quoted.join(u' ');
}

std::optional<qint64> parseDuration(QStringView text)
{
    static const QRegularExpression part(QStringLiteral("\\G\\s*(\\d{1,12})(?!\\d)\\s*([a-z]*)\\s*,?"),
                                         QRegularExpression::CaseInsensitiveOption);
    static const QHash<QString, qint64> units = {
        {QString(), 1},
        {QStringLiteral("s"), 1},
        {QStringLiteral("sec"), 1},
        {QStringLiteral("second"), 1},
        {QStringLiteral("seconds"), 1},
        {QStringLiteral("m"), 60},
        {QStringLiteral("min"), 60},
        {QStringLiteral("minute"), 60},
        {QStringLiteral("minutes"), 60},
        {QStringLiteral("h"), 3600},
        {QStringLiteral("hour"), 3600},
        {QStringLiteral("hours"), 3600},
        {QStringLiteral("d"), 86400},
        {QStringLiteral("day"), 86400},
        {QStringLiteral("days"), 86400},
    };
    const QString trimmed = text.trimmed().toString();
    qint64 seconds = 0;
    qsizetype position = 0;
    while (position < trimmed.size()) {
        const auto match = part.match(trimmed, position);
        const auto unit = units.constFind(match.captured(2).toLower());
        if (!match.hasMatch() || unit == units.constEnd())
            return {};
        const qint64 number = match.captured(1).toLongLong();
        if (number > (std::numeric_limits<qint64>::max() - seconds) / *unit)
            return {};
        seconds += number * *unit;
        position = match.capturedEnd();
    }
    return trimmed.isEmpty() ? std::nullopt : std::optional(seconds);
}

QString exactDurationText(qint64 seconds)
{
    const qint64 amounts[] = {seconds / 86400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60};
    const QString words[] = {tr("%1 d"), tr("%1 h"), tr("%1 min"), tr("%1 s")};
    QStringList parts;
    for (int i = 0; i < 4; ++i) {
        if (amounts[i] > 0)
            parts.append(words[i].arg(amounts[i]));
    }
    return parts.isEmpty() ? words[3].arg(0) : parts.join(u' ');
}

QString quantityText(const QString &quantity)
{
    static const QRegularExpression form(QStringLiteral("\\A\\s*(\\d+)\\s*([kmgt])(i?)b?\\s*\\z"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(quantity);
    if (!match.hasMatch())
        return quantity;
    return match.captured(1) + u' ' + match.captured(2).toUpper() + match.captured(3).toLower() + u'B';
}

QList<KeyValue> parseKeyValueLines(QStringView text)
{
    QList<KeyValue> pairs;
    for (QStringView line : text.tokenize(u'\n', Qt::SkipEmptyParts)) {
        line = line.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (line.startsWith(u"export "))
            line = line.mid(7).trimmed();
        auto separator = line.indexOf(u'=');
        if (separator < 0)
            separator = line.indexOf(u": ");
        if (separator < 0)
            pairs.append({line.toString(), {}});
        else
            pairs.append(
                {line.left(separator).trimmed().toString(), unquoted(line.mid(separator + 1).trimmed())});
    }
    return pairs;
}

QString registryOf(const QString &imageReference)
{
    const QString reference = imageReference.trimmed();
    const auto slash = reference.indexOf(u'/');
    const QString first = reference.left(slash);
    const bool isHost = slash > 0 && (first.contains(u'.') || first.contains(u':') || first == u"localhost");
    return isHost ? first : QStringLiteral("docker.io");
}

} // namespace osc
