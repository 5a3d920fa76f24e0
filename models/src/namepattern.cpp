// SPDX-License-Identifier: Apache-2.0
#include <models/namepattern.h>

#include <QCoreApplication>
#include <QRegularExpression>

namespace osc {

namespace {

struct NamePatterns
{
    Q_DECLARE_TR_FUNCTIONS(NamePatterns)
};

const QRegularExpression &numberForm()
{
    static const QRegularExpression form(QStringLiteral("\\{n(?::0([1-9]))?\\}"));
    return form;
}

Error refusal(const QString &message)
{
    Error error;
    error.kind = ErrorKind::Invalid;
    error.message = message;
    return error;
}

QString withNumber(const QString &pattern, int number)
{
    QString name;
    qsizetype at = 0;
    for (auto found = numberForm().globalMatch(pattern); found.hasNext();) {
        const auto match = found.next();
        name += pattern.mid(at, match.capturedStart() - at);
        name += QString::number(number).rightJustified(match.captured(1).toInt(), u'0');
        at = match.capturedEnd();
    }
    return name + pattern.mid(at);
}

} // namespace

bool hasNumber(const QString &pattern)
{
    return numberForm().match(pattern).hasMatch();
}

Result<QStringList> expandNames(const QString &pattern, int count, int first)
{
    QString rest = pattern;
    rest.remove(numberForm());
    if (rest.contains(u'{') || rest.contains(u'}'))
        return refusal(NamePatterns::tr("The name has braces that are not understood: write {n}, or {n:03} "
                                        "for numbers with three digits."));
    if (count > 1 && !pattern.isEmpty() && !hasNumber(pattern))
        return refusal(NamePatterns::tr("All of them would have the same name. Add the number: %1")
                           .arg(pattern + QStringLiteral("-{n}")));
    QStringList names;
    for (int number = first; number < first + count; ++number)
        names.append(withNumber(pattern, number));
    return names;
}

QString namesPreview(const QStringList &names)
{
    constexpr qsizetype shown = 3;
    if (names.size() <= shown + 1)
        return names.join(QStringLiteral(", "));
    return names.mid(0, shown).join(QStringLiteral(", ")) + QStringLiteral(", … ") + names.last();
}

QString nextName(const QString &name, const QStringList &taken)
{
    if (name.isEmpty())
        return name;
    static const QRegularExpression ending(QStringLiteral("\\A(.+)-([0-9]{1,6})\\z"));
    const auto match = ending.match(name);
    const QString stem = match.hasMatch() ? match.captured(1) : name;
    for (int number = match.hasMatch() ? match.captured(2).toInt() + 1 : 2;; ++number) {
        const QString next = stem + u'-' + QString::number(number);
        if (!taken.contains(next))
            return next;
    }
}

} // namespace osc
