// SPDX-License-Identifier: Apache-2.0
#include <models/specdifferences.h>

#include <models/wording.h>

#include <core/resources.h>
#include <core/shellsplit.h>

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <cstdlib>

namespace osc {

namespace {

using Texts = QMap<QString, QString>;

/// Between the console's clock, which counts the lifetime, and the engine's, which names the beginning.
constexpr qint64 clockSlack = 60;

class Comparison
{
    Q_DECLARE_TR_FUNCTIONS(osc::SpecDifferences)

public:
    QList<SpecDifference> differences;

    void one(const QString &what, const QString &sent, const QString &now)
    {
        if (sent == now)
            return;
        SpecDifference found;
        found.what = safeText(what);
        found.sent = safeText(sent);
        found.now = safeText(now);
        if (sent.isEmpty()) {
            found.kind = SpecDifference::Kind::Added;
            found.words = tr("%1 was not asked for and is %2.").arg(found.what, found.now);
        } else if (now.isEmpty()) {
            found.kind = SpecDifference::Kind::Removed;
            found.words = tr("%1 was asked for (%2) and is not there.").arg(found.what, found.sent);
        } else {
            found.words = tr("%1 was %2 and is now %3.").arg(found.what, found.sent, found.now);
        }
        differences.append(found);
    }

    /// @p pattern names one of them: "Variable %1".
    void each(const QString &pattern, const Texts &sent, const Texts &now)
    {
        Texts all = sent;
        all.insert(now);
        for (auto it = all.cbegin(); it != all.cend(); ++it)
            one(pattern.arg(it.key()), sent.value(it.key()), now.value(it.key()));
    }
};

/// An empty value is one too, and must not look like none.
QString shownValue(const QString &value)
{
    return value.isEmpty() ? QStringLiteral("“”") : value;
}

Texts shownTexts(const QMap<QString, QString> &map)
{
    Texts result;
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        result.insert(it.key(), shownValue(it.value()));
    return result;
}

Texts variableTexts(const SandboxSpec &spec)
{
    Texts result;
    for (auto it = spec.env.cbegin(); it != spec.env.cend(); ++it)
        if (*it)
            result.insert(it.key(), shownValue(**it));
    return result;
}

QString commandText(const QStringList &entrypoint)
{
    return entrypoint.isEmpty() ? QString() : containerCommand(entrypoint).words.join(QLatin1Char(' '));
}

QString lifetimeText(const std::optional<qint64> &seconds)
{
    return seconds ? durationText(*seconds) : Comparison::tr("no end");
}

void compareLifetime(Comparison &comparison, const SandboxSpec &sent, const SandboxSpec &now)
{
    if (sent.timeoutSeconds && now.timeoutSeconds &&
        std::abs(*sent.timeoutSeconds - *now.timeoutSeconds) <= clockSlack)
        return;
    comparison.one(Comparison::tr("Lifetime"), lifetimeText(sent.timeoutSeconds),
                   lifetimeText(now.timeoutSeconds));
}

QString memoryWords(const QString &limit)
{
    const auto bytes = parseMemory(limit);
    return bytes ? bytesText(*bytes) : limit;
}

QString cpuWords(const QString &limit)
{
    const auto nano = parseNanoCpus(limit);
    return nano ? Comparison::tr("%1 CPU").arg(QLocale().toString(static_cast<double>(*nano) / 1e9, 'g', 6))
                : limit;
}

void compareLimits(Comparison &comparison, const SandboxSpec &sent, const SandboxSpec &now)
{
    const auto limit = [](const SandboxSpec &spec, const char *key) {
        return spec.resourceLimits.value(QLatin1String(key));
    };
    comparison.one(Comparison::tr("CPU limit"), cpuWords(limit(sent, "cpu")), cpuWords(limit(now, "cpu")));
    comparison.one(Comparison::tr("Memory limit"), memoryWords(limit(sent, "memory")),
                   memoryWords(limit(now, "memory")));
}

QString volumeSource(const VolumeSpec &volume)
{
    switch (volume.kind) {
    case VolumeKind::Host:
        return volume.hostPath;
    case VolumeKind::Claim:
        return volume.claim.claimName;
    case VolumeKind::Ossfs:
        return volume.ossfs.bucket;
    }
    return {};
}

/// A host folder below which a sub-path lies is told as one path by runtimes.
QString wholeSource(const VolumeSpec &volume)
{
    QString source = volumeSource(volume);
    if (!volume.subPath.isEmpty())
        source += (source.endsWith(u'/') ? QString() : QStringLiteral("/")) + volume.subPath;
    while (source.size() > 1 && source.endsWith(u'/'))
        source.chop(1);
    return source;
}

Texts mountTexts(const SandboxSpec &spec)
{
    Texts result;
    for (const VolumeSpec &volume : spec.volumes) {
        const QString source = volumeKindWord(volume.kind) + QLatin1Char(' ') + wholeSource(volume);
        result.insert(volume.mountPath,
                      volume.readOnly ? Comparison::tr("%1, read-only").arg(source) : source);
    }
    return result;
}

QString platformText(const SandboxSpec &spec)
{
    return spec.platformOs.isEmpty() ? QString() : spec.platformOs + QLatin1Char('/') + spec.platformArch;
}

/// "python" and "python:latest" name one image.
QString withTag(const QString &image)
{
    const bool tagged = image.contains(u'@') || image.section(u'/', -1).contains(u':');
    return tagged || image.isEmpty() ? image : image + QStringLiteral(":latest");
}

} // namespace

QList<SpecDifference> specDifferences(const SandboxSpec &sent, const SandboxSpec &now)
{
    Comparison comparison;
    comparison.one(Comparison::tr("Image"), withTag(sent.image.trimmed()), withTag(now.image));
    comparison.one(Comparison::tr("Snapshot"), sent.snapshotId.trimmed(), now.snapshotId);
    if (!sent.entrypoint.isEmpty())
        comparison.one(Comparison::tr("Entrypoint"), commandText(sent.entrypoint),
                       commandText(now.entrypoint));
    compareLifetime(comparison, sent, now);
    compareLimits(comparison, sent, now);
    comparison.each(Comparison::tr("Variable %1"), variableTexts(sent), variableTexts(now));
    comparison.each(Comparison::tr("Metadata %1"), shownTexts(sent.metadata), shownTexts(now.metadata));
    comparison.each(Comparison::tr("Mount at %1"), mountTexts(sent), mountTexts(now));
    if (!sent.platformOs.isEmpty())
        comparison.one(Comparison::tr("Platform"), platformText(sent), platformText(now));
    return comparison.differences;
}

} // namespace osc
