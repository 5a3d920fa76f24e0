// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

#include "pythonvalues.h"

#include <core/resources.h>

#include <QDateTime>
#include <QRegularExpression>

namespace osc {

namespace {

/// From now to the end of the year 9999, the last moment that the server's dates can name.
qint64 longestTimeout()
{
    static const qint64 end = QDateTime(QDate(9999, 12, 31), QTime(23, 59, 59), Qt::UTC).toSecsSinceEpoch();
    return end - QDateTime::currentSecsSinceEpoch();
}

/// "512 MiB" → "512Mi", "1.5Gi" → "1536Mi"; empty when nothing sensible comes out.
QString memoryRepair(const QString &text)
{
    static const QRegularExpression form(u"\\A\\s*([0-9]+)(?:\\.([0-9]))?\\s*([KMGT])i?B?\\s*\\z"_qs,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QString scales = u"KMGT"_qs;
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    const QChar scale = match.capturedView(3).front().toUpper();
    const qint64 whole = match.capturedView(1).toLongLong();
    const qint64 tenths = match.capturedView(2).toLongLong();
    if (tenths == 0)
        return whole > 0 ? u"%1%2i"_qs.arg(whole).arg(scale) : QString();
    const qsizetype index = scales.indexOf(scale);
    if (index == 0 || whole > 1'000'000)
        return {};
    return u"%1%2i"_qs.arg(whole * 1024 + tenths * 1024 / 10).arg(scales[index - 1]);
}

QString valuePreview(const QString &value)
{
    constexpr qsizetype most = 80;
    return pythonRepr(value.left(most)) + (value.size() > most ? u"..."_qs : QString());
}

void refuseLimit(const QString &key, const QString &value, const QString &kind, const QString &message,
                 const QString &repair, Findings &out)
{
    out.append({.field = u"resourceLimits."_qs + key,
                .code = invalidParameter(),
                .words = u"Invalid resourceLimits.%1: %2; must resolve to a positive %3."_qs.arg(
                    key, valuePreview(value), kind),
                .message = message,
                .repair = repair});
}

void refuseWindows(const QString &field, const QString &shown, const QString &least, const QString &value,
                   Findings &out)
{
    out.append(
        {.field = u"resourceLimits."_qs + field,
         .code = invalidParameter(),
         .words =
             u"Windows profile requires resourceLimits.%1 >= %2 (received: %3)."_qs.arg(shown, least, value),
         .message = Validation::tr("Windows needs at least %1 here, and “%2” is less or cannot be read.")
                        .arg(least, value),
         .repair = least});
}

} // namespace

void checkTimeout(const RuleInput &input, Findings &out)
{
    if (!input.timeout)
        return;
    const QString &written = input.timeout->written;
    const qint64 most = input.rules.maxTimeoutSeconds;
    if (!input.timeout->value || *input.timeout->value > longestTimeout()) {
        out.append({.field = u"timeout"_qs,
                    .code = invalidParameter(),
                    .words = u"Sandbox timeout %1s is too large to represent safely."_qs.arg(written),
                    .message = Validation::tr(
                                   "A lifetime of %1 seconds ends after the year 9999. Choose a shorter one, "
                                   "or none.")
                                   .arg(written)});
    } else if (most > 0 && *input.timeout->value > most) {
        out.append(
            {.field = u"timeout"_qs,
             .code = invalidParameter(),
             .words = u"Sandbox timeout %1s exceeds configured maximum of %2s."_qs.arg(written).arg(most),
             .message = Validation::tr("A lifetime of %1 seconds is too long: this connection allows %2.")
                            .arg(written)
                            .arg(most),
             .repair = QString::number(most)});
    }
}

void checkResourceLimits(const RuleInput &input, Findings &out)
{
    if (input.windows()) {
        checkWindowsLimits(input, out);
        return;
    }
    const QMap<QString, QString> &limits = input.spec.resourceLimits;
    const auto unusable = [&limits](const QString &key, auto parse) {
        return limits.contains(key) && !parse(limits.value(key));
    };
    const QString memory = u"memory"_qs;
    const QString cpu = u"cpu"_qs;
    const QString gpu = u"gpu"_qs;
    const QString positive = u"resource limit"_qs;
    if (unusable(memory, parseMemory)) {
        refuseLimit(
            memory, limits.value(memory), positive,
            Validation::tr("“%1” is no amount of memory: write a whole number with a unit, such as 512Mi.")
                .arg(limits.value(memory)),
            memoryRepair(limits.value(memory)), out);
    }
    if (unusable(cpu, parseNanoCpus)) {
        QString repair = limits.value(cpu);
        repair.replace(u',', u'.');
        refuseLimit(cpu, limits.value(cpu), positive,
                    Validation::tr("“%1” is no number of CPUs: write 2, 0.5 or 500m.").arg(limits.value(cpu)),
                    parseNanoCpus(repair) ? repair : QString(), out);
    }
    if (unusable(gpu, parseGpuCount)) {
        refuseLimit(
            gpu, limits.value(gpu), u"device count or 'all'"_qs,
            Validation::tr("“%1” is no number of GPUs: write a whole number, or all.").arg(limits.value(gpu)),
            {}, out);
    }
}

void checkWindowsLimits(const RuleInput &input, Findings &out)
{
    if (!input.windows())
        return;
    const QMap<QString, QString> &limits = input.spec.resourceLimits;
    constexpr qint64 twoCpus = 2'000'000'000;
    if (limits.contains(u"cpu"_qs) && parseNanoCpus(limits.value(u"cpu"_qs)).value_or(0) < twoCpus)
        refuseWindows(u"cpu"_qs, u"cpu"_qs, u"2"_qs, limits.value(u"cpu"_qs), out);
    if (limits.contains(u"memory"_qs) && parseWindowsGibibytes(limits.value(u"memory"_qs)).value_or(0) < 4)
        refuseWindows(u"memory"_qs, u"memory"_qs, u"4G"_qs, limits.value(u"memory"_qs), out);
    for (const QString &key : {u"disk"_qs, u"storage"_qs, u"ephemeral-storage"_qs}) {
        const QString value = limits.value(key);
        if (value.isEmpty())
            continue;
        if (parseWindowsGibibytes(value).value_or(0) < 64)
            refuseWindows(key, u"disk (or storage/ephemeral-storage)"_qs, u"64G"_qs, value, out);
        break; // the first that is given is the disk
    }
}

} // namespace osc
