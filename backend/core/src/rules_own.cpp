// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

#include <core/egress.h>
#include <core/extensions.h>
#include <core/resources.h>
#include <core/shellsplit.h>

#include <QRegularExpression>

#include <cmath>

namespace osc {

namespace {

void ownError(const QString &field, const QString &message, Findings &out, const QString &repair = {})
{
    out.append({.field = field, .status = 0, .message = message, .repair = repair});
}

void ownWarning(const QString &field, const QString &message, Findings &out)
{
    out.append({.field = field, .status = 0, .message = message, .severity = Severity::Warning});
}

/// The Engine's grammar of an image reference: [host[:port]/]path[:tag][@digest].
bool isImageReference(const QString &text)
{
    static const QRegularExpression form(
        u"\\A(?:(?:localhost|[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-"
        u"Z0-9])?)*)"
        "(?::[0-9]+)?/)?"
        "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*"
        "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?"
        "(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?\\z"_qs);
    return form.match(text).hasMatch();
}

QString imageRepair(const QString &text)
{
    static const QRegularExpression scheme(u"\\A(https?|docker)://"_qs);
    QString repaired = text.trimmed().remove(scheme);
    if (isImageReference(repaired))
        return repaired;
    repaired = repaired.toLower();
    return isImageReference(repaired) ? repaired : QString();
}

void checkImage(const SandboxSpec &spec, Findings &out)
{
    if (!spec.image.trimmed().isEmpty() && !isImageReference(spec.image)) {
        ownError(u"image"_qs,
                 Validation::tr("“%1” is no name of an image: write it like python:3.13 or "
                                "registry.example.org/team/app:1.")
                     .arg(spec.image),
                 out, imageRepair(spec.image));
    }
    if (!spec.auth)
        return;
    if (spec.auth->username.isEmpty())
        ownError(u"image.auth.username"_qs, Validation::tr("The user name for the registry is missing."),
                 out);
    if (spec.auth->password.isEmpty())
        ownError(u"image.auth.password"_qs, Validation::tr("The password for the registry is missing."), out);
}

void checkCommand(const RuleInput &input, Findings &out)
{
    const QStringList &entrypoint = input.spec.entrypoint;
    if (entrypoint.join(QString()).contains(QChar(u'\0'))) {
        ownWarning(u"entrypoint"_qs,
                   Validation::tr("The command contains a NUL character, which no program receives."), out);
    }
    const ShellSplit command = containerCommand(entrypoint);
    if (!entrypoint.isEmpty() && command.failure == ShellSplit::Failure::None &&
        command.words.join(QString()).trimmed().isEmpty()) {
        ownWarning(u"entrypoint"_qs,
                   Validation::tr("The command is blank, so the sandbox starts a shell and may end "
                                  "at once."),
                   out);
    }
}

void checkEnv(const RuleInput &input, Findings &out)
{
    const QChar nul(u'\0');
    for (auto it = input.spec.env.cbegin(); it != input.spec.env.cend(); ++it) {
        const QString &name = it.key();
        const QString field = u"env."_qs + name;
        if (name.isEmpty())
            ownError(field, Validation::tr("A variable has no name."), out);
        else if (name.contains(nul) || it.value().value_or(QString()).contains(nul))
            ownError(field,
                     Validation::tr("Variable %1 contains a NUL character, which cannot be set.").arg(name),
                     out);
        else if (name.contains(u'='))
            ownWarning(
                field,
                Validation::tr("The name %1 contains an equals sign: programs see a variable called %2.")
                    .arg(name, name.section(u'=', 0, 0)),
                out);
        else if (name.contains(u' '))
            ownWarning(field,
                       Validation::tr("The name %1 contains a space, so shells cannot use it.").arg(name),
                       out);
    }
    const EgressSplit split = splitEgressEnv(input.spec.env, input.rules.generation);
    if (input.spec.networkPolicy)
        return;
    for (auto it = split.sidecar.cbegin(); it != split.sidecar.cend(); ++it) {
        ownWarning(u"env."_qs + it.key(),
                   Validation::tr(
                       "Variable %1 is for the egress sidecar, and without a network policy there is none.")
                       .arg(it.key()),
                   out);
    }
}

void checkHiddenMetadata(const SandboxSpec &spec, Findings &out)
{
    static const QStringList hidden{u"com.docker."_qs, u"desktop.docker."_qs,
                                    u"org.opencontainers.image."_qs};
    for (auto it = spec.metadata.cbegin(); it != spec.metadata.cend(); ++it) {
        for (const QString &prefix : hidden) {
            if (it.key().startsWith(prefix)) {
                ownWarning(
                    u"metadata."_qs + it.key(),
                    Validation::tr("Key %1 is kept but never shown again: keys that begin with %2 count as "
                                   "Docker's own.")
                        .arg(it.key(), prefix),
                    out);
            }
        }
    }
}

void checkIgnored(const RuleInput &input, Findings &out)
{
    if (!input.spec.resourceRequests.isEmpty() && input.onDocker())
        ownWarning(u"resourceRequests"_qs,
                   Validation::tr("Docker ignores resource requests; only limits count."), out);
    if (input.newer())
        return;
    if (!input.spec.lifecycle.isEmpty())
        ownWarning(u"lifecycle"_qs,
                   Validation::tr("This server is too old for lifecycle hooks and ignores them."), out);
    if (input.spec.credentialProxy)
        ownWarning(u"credentialProxy"_qs,
                   Validation::tr("This server is too old for the credential proxy and ignores it."), out);
}

} // namespace

void checkOwnRequest(const RuleInput &input, Findings &out)
{
    checkImage(input.spec, out);
    checkCommand(input, out);
    checkEnv(input, out);
    if (input.onDocker())
        checkHiddenMetadata(input.spec, out);
    checkIgnored(input, out);
    if (grantsIsolation(input.spec.extensions, input.rules.generation)) {
        ownWarning(u"extensions."_qs + isolationKey(),
                   Validation::tr("This extension gives the sandbox the privileges of a system administrator "
                                  "(CAP_SYS_ADMIN) and switches off AppArmor and seccomp for it."),
                   out);
    }
}

void checkOwnResources(const RuleInput &input, Findings &out)
{
    if (input.windows() || !input.onDocker())
        return;
    const QMap<QString, QString> &limits = input.spec.resourceLimits;
    constexpr qint64 engineMinimum = 6 * 1024 * 1024;
    const QString memoryField = u"resourceLimits.memory"_qs;
    const QString cpuField = u"resourceLimits.cpu"_qs;
    const auto memory = parseMemory(limits.value(u"memory"_qs));
    const auto cpus = parseNanoCpus(limits.value(u"cpu"_qs));
    if (memory && *memory < engineMinimum) {
        ownError(memoryField,
                 Validation::tr("%1 is too little memory: Docker needs 6 MiB or more.")
                     .arg(limits.value(u"memory"_qs)),
                 out, u"64Mi"_qs);
    } else if (memory && input.rules.hostMemory > 0 && *memory > input.rules.hostMemory) {
        ownWarning(memoryField,
                   Validation::tr("%1 is more memory than the machine has, so the limit protects nothing.")
                       .arg(limits.value(u"memory"_qs)),
                   out);
    }
    const double wanted = double(cpus.value_or(0)) / 1e9;
    if (cpus && input.rules.hostCpus > 0 && wanted > input.rules.hostCpus) {
        ownError(cpuField,
                 Validation::tr("%1 is more than the %n CPU(s) of the machine.", nullptr,
                                int(std::floor(input.rules.hostCpus)))
                     .arg(limits.value(u"cpu"_qs)),
                 out, QString::number(input.rules.hostCpus));
    } else if (cpus && wanted < 0.01) {
        ownError(
            cpuField,
            Validation::tr("%1 is too little CPU: Docker needs 10m or more.").arg(limits.value(u"cpu"_qs)),
            out, u"10m"_qs);
    }
    if (input.newer())
        return;
    Findings refusedByNewer; // this generation would start the sandbox without the limit
    checkResourceLimits(input, refusedByNewer);
    for (RuleFinding finding : refusedByNewer) {
        finding.status = 0;
        finding.code.clear();
        out.append(finding);
    }
}

} // namespace osc
