// SPDX-License-Identifier: Apache-2.0
#include <models/volumename.h>

#include <core/archivefiles.h>

#include <QCoreApplication>

#include <algorithm>

namespace osc {

namespace {

struct VolumeName
{
    Q_DECLARE_TR_FUNCTIONS(osc::VolumeName)
};

constexpr qsizetype longestClaimName = 253;

bool isLowerOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

std::optional<Problem> problemOf(const QString &message, const QString &repair = {})
{
    Problem problem;
    problem.field = QStringLiteral("name");
    problem.message = message;
    problem.repair = repair;
    return problem;
}

} // namespace

std::optional<Problem> volumeNameProblem(const QString &name, const QStringList &taken)
{
    if (name.isEmpty())
        return problemOf(VolumeName::tr("A volume needs a name."));
    if (taken.contains(name))
        return problemOf(VolumeName::tr("There is a volume %1 already.").arg(name),
                         nextVolumeName(name, taken));
    if (name.size() < 2)
        return problemOf(VolumeName::tr("The name has one character; an engine takes two or more."));
    if (name.size() > longestClaimName)
        return problemOf(VolumeName::tr("The name has %1 characters; %2 are allowed.")
                             .arg(name.size())
                             .arg(longestClaimName));
    const bool good =
        std::all_of(name.cbegin(), name.cend(), [](QChar c) { return isLowerOrDigit(c) || c == u'-'; }) &&
        isLowerOrDigit(name.front()) && isLowerOrDigit(name.back());
    if (good)
        return {};
    return problemOf(
        VolumeName::tr("Sandboxes mount only volumes whose names have lower-case letters, digits and "
                       "hyphens, and begin and end with a letter or digit."),
        volumeNameFrom(name));
}

QString nextVolumeName(const QString &name, const QStringList &taken)
{
    const qsizetype hyphen = name.lastIndexOf(QLatin1Char('-'));
    bool isNumber = false;
    const int number = hyphen > 0 ? QStringView(name).mid(hyphen + 1).toInt(&isNumber) : 0;
    const QString stem = isNumber ? name.left(hyphen) : name;
    for (int next = isNumber ? number + 1 : 2;; ++next)
        if (const QString free = QStringLiteral("%1-%2").arg(stem).arg(next); !taken.contains(free))
            return free;
}

QString volumeNameFrom(const QString &text)
{
    QString from = text;
    for (const ArchiveFormat format : {ArchiveFormat::TarGzip, ArchiveFormat::TarZstd, ArchiveFormat::Tar})
        if (const QString suffix = QLatin1Char('.') + archiveSuffix(format);
            from.endsWith(suffix, Qt::CaseInsensitive))
            from.chop(suffix.size());
    QString name;
    for (const QChar c : from.toLower()) {
        if (isLowerOrDigit(c))
            name += c;
        else if (!name.isEmpty() && !name.endsWith(QLatin1Char('-')))
            name += QLatin1Char('-');
    }
    name.truncate(longestClaimName);
    while (name.endsWith(QLatin1Char('-')))
        name.chop(1);
    return name;
}

} // namespace osc
