// SPDX-License-Identifier: Apache-2.0
#include <models/logbuffer.h>

#include <QDate>

#include <array>

namespace osc {

namespace {

int digits(QStringView text, qsizetype at, qsizetype count)
{
    int value = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        const char16_t c = i < text.size() ? text.at(i).unicode() : u'\0';
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c - u'0');
    }
    return value;
}

/// "Z", "+02:00": seconds east of UTC, and how long it is.
std::pair<int, qsizetype> offsetAt(QStringView text, qsizetype at)
{
    if (at >= text.size())
        return {0, 0};
    if (text.at(at) == u'Z')
        return {0, 1};
    const int hours = digits(text, at + 1, 2);
    const int minutes = digits(text, at + 4, 2);
    if ((text.at(at) != u'+' && text.at(at) != u'-') || hours < 0 || minutes < 0)
        return {0, 0};
    const int seconds = (hours * 60 + minutes) * 60;
    return {text.at(at) == u'-' ? -seconds : seconds, 6};
}

struct Word
{
    QLatin1String text;
    LogSeverity severity;
};

constexpr std::array knownWords = {
    Word{QLatin1String("error"), LogSeverity::Error},     Word{QLatin1String("err"), LogSeverity::Error},
    Word{QLatin1String("fatal"), LogSeverity::Error},     Word{QLatin1String("critical"), LogSeverity::Error},
    Word{QLatin1String("panic"), LogSeverity::Error},     Word{QLatin1String("severe"), LogSeverity::Error},
    Word{QLatin1String("warning"), LogSeverity::Warning}, Word{QLatin1String("warn"), LogSeverity::Warning},
    Word{QLatin1String("info"), LogSeverity::Info},       Word{QLatin1String("notice"), LogSeverity::Info},
    Word{QLatin1String("debug"), LogSeverity::Debug},     Word{QLatin1String("trace"), LogSeverity::Debug},
};

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

/// A level stands in capitals, in brackets, before a colon, or as the value of a level key; "no error" does
/// not.
bool readsAsLevel(QStringView line, qsizetype start, qsizetype end)
{
    const QStringView word = line.mid(start, end - start);
    bool capitals = true;
    for (const QChar c : word)
        capitals = capitals && c.isUpper();
    const QChar before = start > 0 ? line.at(start - 1) : QChar(u' ');
    const QChar after = end < line.size() ? line.at(end) : QChar(u' ');
    if (capitals)
        return true;
    if (before == u'[' && after == u']')
        return true;
    if (before == u'=' || before == u'"')
        return line.left(start).contains(u"level") || line.left(start).contains(u"severity");
    return start == 0 && after == u':';
}

} // namespace

qint64 takeTimestamp(QString &line)
{
    const QStringView text(line);
    if (text.size() < 21 || text.at(4) != u'-' || text.at(7) != u'-' || text.at(10) != u'T')
        return -1;
    const QDate date(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    if (!date.isValid() || hour < 0 || minute < 0 || second < 0)
        return -1;

    qsizetype at = 19;
    int milliseconds = 0;
    if (text.at(at) == u'.') {
        int scale = 100;
        for (++at; at < text.size() && text.at(at).isDigit(); ++at, scale /= 10)
            milliseconds += scale * text.at(at).digitValue();
    }
    const auto [offset, length] = offsetAt(text, at);
    at += length;
    if (length == 0 || at >= text.size() || text.at(at) != u' ')
        return -1;
    const qint64 days = date.toJulianDay() - QDate(1970, 1, 1).toJulianDay();
    const qint64 seconds = days * 86400 + (hour * 60 + minute) * 60 + second - offset;
    line.remove(0, at + 1);
    return seconds * 1000 + milliseconds;
}

LogSeverity guessSeverity(QStringView line)
{
    constexpr qsizetype lookAt = 96;
    const QStringView head = line.left(lookAt);
    for (qsizetype i = 0; i < head.size(); ++i) {
        if (!head.at(i).isLetter() || (i > 0 && isWordCharacter(head.at(i - 1))))
            continue;
        qsizetype end = i;
        while (end < head.size() && isWordCharacter(head.at(end)))
            ++end;
        const QStringView word = head.mid(i, end - i);
        for (const Word &known : knownWords) {
            if (word.compare(known.text, Qt::CaseInsensitive) == 0 && readsAsLevel(head, i, end))
                return known.severity;
        }
        i = end;
    }
    return LogSeverity::None;
}

} // namespace osc
