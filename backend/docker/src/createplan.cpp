// SPDX-License-Identifier: Apache-2.0
#include "createplan.h"

#include <core/egress.h>
#include <core/extensions.h>
#include <core/resources.h>
#include <core/secretnames.h>
#include <core/shellsplit.h>
#include <core/specjson.h>

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QUuid>

#include <array>

namespace osc {

namespace {

struct CreatePlans
{
    Q_DECLARE_TR_FUNCTIONS(osc::CreatePlan)
};

ErrorKind kindOf(const Problem &problem)
{
    switch (problem.status) {
    case 404:
        return ErrorKind::NotFound;
    case 409:
        return ErrorKind::Conflict;
    default:
        return ErrorKind::Invalid;
    }
}

Error unsupported(const QString &message, const QString &advice)
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.message = message;
    error.advice = advice;
    error.code = QStringLiteral("SANDBOX::INVALID_PARAMETER");
    return error;
}

Error invalid(const QString &message)
{
    Error error;
    error.kind = ErrorKind::Invalid;
    error.message = message;
    error.code = QStringLiteral("SANDBOX::INVALID_PARAMETER");
    return error;
}

Done fillLimits(ContainerPlan &plan, const QMap<QString, QString> &limits)
{
    const auto refused = [](const QString &key, const QString &value) {
        return invalid(CreatePlans::tr("“%1” is not a limit for “%2”.").arg(value, key));
    };
    const QString memory = QStringLiteral("memory");
    const QString cpu = QStringLiteral("cpu");
    const QString gpu = QStringLiteral("gpu");
    if (limits.contains(memory)) {
        const auto bytes = parseMemory(limits.value(memory));
        if (!bytes)
            return refused(memory, limits.value(memory));
        plan.memory = *bytes;
    }
    if (limits.contains(cpu)) {
        const auto nano = parseNanoCpus(limits.value(cpu));
        if (!nano)
            return refused(cpu, limits.value(cpu));
        plan.nanoCpus = *nano;
    }
    if (limits.contains(gpu)) {
        const auto count = parseGpuCount(limits.value(gpu));
        if (!count)
            return refused(gpu, limits.value(gpu));
        plan.gpus = *count;
    }
    return {};
}

Done fillCommand(ContainerPlan &plan, const SandboxSpec &spec)
{
    QStringList entrypoint = spec.entrypoint;
    if (entrypoint.isEmpty() && !plan.snapshotId.isEmpty())
        entrypoint = {QStringLiteral("tail"), QStringLiteral("-f"), QStringLiteral("/dev/null")};
    const ShellSplit split = containerCommand(entrypoint);
    if (split.failure != ShellSplit::Failure::None)
        return invalid(
            CreatePlans::tr("The entrypoint “%1” has an open quotation mark or ends with a backslash.")
                .arg(entrypoint.join(QLatin1Char(' '))));
    plan.command = split.words;
    return {};
}

} // namespace

std::optional<Error> firstProblem(const SandboxSpec &spec, const ValidationRules &rules)
{
    const auto problems = validate(spec, rules);
    for (const Problem &problem : problems) {
        if (problem.severity != Severity::Error)
            continue;
        Error error;
        error.kind = kindOf(problem);
        error.message = problem.message;
        error.code = problem.code;
        if (!problem.repair.isEmpty())
            error.advice = CreatePlans::tr("“%1” would be accepted.").arg(problem.repair);
        return error;
    }
    return {};
}

Result<ContainerPlan> planContainers(const SandboxSpec &spec, const ValidationRules &rules,
                                     const ConnectionProfile &profile, const QDateTime &now)
{
    ContainerPlan plan;
    plan.sandboxId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    plan.createdAt = now;
    if (spec.timeoutSeconds)
        plan.expiresAt = now.addSecs(*spec.timeoutSeconds);
    plan.snapshotId = spec.snapshotId.trimmed();
    plan.image = plan.snapshotId.isEmpty() ? spec.image.trimmed()
                                           : QStringLiteral("opensandbox-snapshots:") + plan.snapshotId;
    const Platform platform = Platform::normalised(spec.platformOs, spec.platformArch);
    plan.platformOs = platform.os;
    plan.platformArch = platform.architecture;
    if (platform.os == QLatin1String("windows"))
        return unsupported(
            CreatePlans::tr("This connection cannot run Windows sandboxes."),
            CreatePlans::tr("Choose the platform linux, or an OpenSandbox server for this sandbox."));
    if (const auto filled = fillCommand(plan, spec); !filled)
        return filled.error();
    if (const auto filled = fillLimits(plan, spec.resourceLimits); !filled)
        return filled.error();

    const auto split = splitEgressEnv(spec.env, rules.generation);
    plan.environment = environmentList(split.sandbox);
    if (spec.networkPolicy)
        plan.egressEnvironment = environmentList(split.sidecar);
    plan.credentialProxy = spec.credentialProxy;
    if (plan.credentialProxy)
        plan.environment.removeIf([](const QString &variable) {
            return variable.startsWith(QLatin1String("OPENSANDBOX_EGRESS_MITMPROXY_TRANSPARENT="));
        });
    plan.policy = spec.networkPolicy;
    plan.egressMode = rules.egressMode;
    plan.metadata = spec.metadata;
    plan.extensions = spec.extensions;
    plan.networkMode = profile.networkMode.trimmed().toLower();
    if (plan.networkMode.isEmpty())
        plan.networkMode = QStringLiteral("bridge");
    return plan;
}

InventoryRecord planRecord(const SandboxSpec &spec, const ContainerPlan &plan)
{
    InventoryRecord record;
    record.sandboxId = plan.sandboxId;
    record.name = spec.name();
    record.image = plan.image;
    record.specJson = toStoredJson(withoutSecrets(spec));
    record.plannedAt = plan.createdAt;
    record.expiresAt = plan.expiresAt;
    return record;
}

QString newEgressToken()
{
    std::array<quint32, 6> words{};
    QRandomGenerator::system()->generate(words.begin(), words.end());
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof words);
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace osc
