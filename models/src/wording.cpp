// SPDX-License-Identifier: Apache-2.0
#include <models/wording.h>

#include <core/filesystem.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace osc {

namespace {

/// A name that is longer is no name.
constexpr qsizetype longestTitle = 256;

struct Wording
{
    Q_DECLARE_TR_FUNCTIONS(osc::Wording)
};

QString twoDigits(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

QString brokenLine(const ConnectionStatus &status, const QDateTime &now)
{
    QString what = Wording::tr("No answer");
    switch (status.error.kind) {
    case ErrorKind::Forbidden:
        what = Wording::tr("Permission denied");
        break;
    case ErrorKind::Unauthorized:
        what = Wording::tr("Not signed in");
        break;
    case ErrorKind::Timeout:
        what = Wording::tr("No answer in time");
        break;
    case ErrorKind::Unsupported:
        what = Wording::tr("Too old");
        break;
    case ErrorKind::Protocol:
        what = Wording::tr("Not understood");
        break;
    default:
        break;
    }
    if (!status.nextTryAt.isValid())
        return what;
    return Wording::tr("%1, retry in %2")
        .arg(what, countdownText(std::max<qint64>(0, now.secsTo(status.nextTryAt))));
}

} // namespace

QString stateWord(SandboxState state)
{
    switch (state) {
    case SandboxState::Pending:
        return Wording::tr("Pending");
    case SandboxState::Running:
        return Wording::tr("Running");
    case SandboxState::Pausing:
        return Wording::tr("Pausing");
    case SandboxState::Paused:
        return Wording::tr("Paused");
    case SandboxState::Resuming:
        return Wording::tr("Resuming");
    case SandboxState::Stopping:
        return Wording::tr("Stopping");
    case SandboxState::Terminated:
        return Wording::tr("Terminated");
    case SandboxState::Failed:
        return Wording::tr("Failed");
    case SandboxState::Unknown:
        break;
    }
    return Wording::tr("Unknown");
}

QString volumeKindWord(VolumeKind kind)
{
    switch (kind) {
    case VolumeKind::Host:
        return Wording::tr("Host folder");
    case VolumeKind::Claim:
        return Wording::tr("Volume");
    case VolumeKind::Ossfs:
        break;
    }
    return Wording::tr("OSS bucket");
}

QString safeText(const QString &text)
{
    const auto isPlain = [](QChar c) { return c >= u' ' && c <= u'~'; };
    if (std::all_of(text.cbegin(), text.cend(), isPlain)) // which nearly all are
        return text;
    return displayName(text.toUtf8());
}

QString shortText(const QString &text, qsizetype most)
{
    return text.size() <= most ? safeText(text) : safeText(text.left(most)) + QChar(0x2026);
}

QString sandboxTitle(const Sandbox &sandbox)
{
    return shortText(sandbox.name().isEmpty() ? sandbox.shortId() : sandbox.name(), longestTitle);
}

QString durationText(qint64 seconds)
{
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    const qint64 days = hours / 24;
    if (seconds < 60)
        return Wording::tr("%1 s").arg(std::max<qint64>(0, seconds));
    if (minutes < 60)
        return Wording::tr("%1 min").arg(minutes);
    if (hours < 24)
        return minutes % 60 == 0 ? Wording::tr("%1 h").arg(hours)
                                 : Wording::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    return hours % 24 == 0 ? Wording::tr("%1 d").arg(days)
                           : Wording::tr("%1 d %2 h").arg(days).arg(hours % 24);
}

QString countdownText(qint64 seconds)
{
    constexpr qint64 twoDays = 2 * 24 * 3600;
    if (seconds >= twoDays)
        return durationText(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return QStringLiteral("%1:%2").arg(minutes).arg(twoDigits(seconds % 60));
    return QStringLiteral("%1:%2:%3").arg(minutes / 60).arg(twoDigits(minutes % 60), twoDigits(seconds % 60));
}

QString bytesText(qint64 bytes)
{
    static constexpr std::array units{"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    auto value = static_cast<double>(bytes);
    size_t unit = 0;
    while (value >= 1024 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    const int decimals = unit == 0 || value >= 100 ? 0 : 1;
    return QStringLiteral("%1 %2").arg(QLocale().toString(value, 'f', decimals),
                                       QLatin1String(units.at(unit)));
}

QString rateText(qint64 bytesPerSecond)
{
    static constexpr std::array units{"B/s", "kB/s", "MB/s", "GB/s"};
    auto value = static_cast<double>(bytesPerSecond);
    size_t unit = 0;
    while (value >= 1000 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    const int decimals = unit == 0 || value >= 100 ? 0 : 1;
    return QStringLiteral("%1 %2").arg(QLocale().toString(value, 'f', decimals),
                                       QLatin1String(units.at(unit)));
}

QString momentText(const QDateTime &moment, const QDateTime &now)
{
    const QDateTime local = moment.toLocalTime();
    const QString time = QLocale().toString(local.time(), QStringLiteral("HH:mm"));
    const qint64 days = local.date().daysTo(now.toLocalTime().date());
    if (days == 0)
        return Wording::tr("today %1").arg(time);
    if (days == 1)
        return Wording::tr("yesterday %1").arg(time);
    return QStringLiteral("%1 %2").arg(QLocale().toString(local.date(), QStringLiteral("d MMM yyyy")), time);
}

QString exactMomentText(const QDateTime &moment)
{
    return moment.isValid()
               ? QLocale().toString(moment.toLocalTime(), QStringLiteral("d MMM yyyy HH:mm:ss t"))
               : QString();
}

QString connectionLine(const ConnectionStatus &status, const QDateTime &now)
{
    switch (status.state) {
    case ConnectionState::Connecting:
        return Wording::tr("Connecting…");
    case ConnectionState::Live:
        return safeText(status.product);
    case ConnectionState::Broken:
        return brokenLine(status, now);
    case ConnectionState::Closed:
        break;
    }
    return Wording::tr("Closed");
}

} // namespace osc
