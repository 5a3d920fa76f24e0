// SPDX-License-Identifier: Apache-2.0
#include "reviewwords.h"

#include "mountlook.h"
#include "resourcespage.h"

#include <models/specdraftmounts.h>
#include <models/specdrafttext.h>
#include <models/wording.h>

#include <QCoreApplication>

namespace osc {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("osc::ReviewPage", text);
}

ReviewSection basics(const FormContext &context)
{
    const SandboxSpec &spec = context.spec();
    ReviewSection section{DraftPage::Basics, Symbol::Sandboxes, tr("Basics"), {}};
    const QString product = context.backend() ? context.backend()->status().product : QString();
    section.lines.append({tr("Connection"), product.isEmpty()
                                                ? context.connectionName()
                                                : tr("%1, %2").arg(context.connectionName(), product)});
    QString presence;
    if (const auto &facts = context.imageFacts())
        presence = facts->present ? tr("on the engine") : tr("will be pulled");
    section.lines.append({tr("Image"), spec.image.isEmpty() ? tr("not chosen yet") : spec.image, presence});
    if (spec.auth)
        section.lines.append({tr("Registry login"), spec.auth->username});
    if (!spec.name().isEmpty())
        section.lines.append({tr("Name"), spec.name()});
    section.lines.append({tr("Entrypoint"), joinCommand(spec.entrypoint)});
    if (!spec.platformOs.isEmpty())
        section.lines.append({tr("Platform"), spec.platformOs + u'/' + spec.platformArch});
    return section;
}

ReviewSection resources(const SandboxSpec &spec)
{
    ReviewSection section{DraftPage::Resources, Symbol::Stopwatch, tr("Resources and lifetime"), {}};
    QStringList limits;
    const auto limit = [&](const char *key) { return spec.resourceLimits.value(QString::fromLatin1(key)); };
    if (const QString cpu = limit("cpu"); !cpu.isEmpty())
        limits.append(tr("%1 CPU").arg(cpu));
    if (const QString memory = limit("memory"); !memory.isEmpty())
        limits.append(tr("%1 memory").arg(quantityText(memory)));
    if (const QString gpu = limit("gpu"); !gpu.isEmpty())
        limits.append(tr("%1 GPU").arg(gpu));
    section.lines.append({tr("Limits"), limits.isEmpty() ? tr("none") : limits.join(QStringLiteral(", "))});
    QStringList requests;
    for (auto it = spec.resourceRequests.begin(); it != spec.resourceRequests.end(); ++it)
        requests.append(tr("%1 %2").arg(it.key(), quantityText(*it)));
    if (!requests.isEmpty())
        section.lines.append({tr("Requests"), requests.join(QStringLiteral(", "))});
    if (!spec.timeoutSeconds)
        section.lines.append({tr("Lifetime"), tr("until deleted")});
    else
        section.lines.append({tr("Lifetime"), tr("%1, until about %2")
                                                  .arg(exactDurationText(*spec.timeoutSeconds),
                                                       endTimeText(*spec.timeoutSeconds))});
    return section;
}

ReviewSection environment(const SandboxSpec &shown)
{
    constexpr int most = 12;
    ReviewSection section{DraftPage::Environment, Symbol::Braces, tr("Environment"), {}};
    for (auto it = shown.env.begin(); it != shown.env.end(); ++it) {
        if (!it->has_value())
            continue;
        if (section.lines.size() == most) {
            section.lines.append({{}, tr("and %1 more").arg(shown.env.size() - most)});
            break;
        }
        section.lines.append({it.key(), it->value()});
    }
    QStringList pairs;
    for (auto it = shown.metadata.begin(); it != shown.metadata.end(); ++it) {
        if (it.key() != u"name")
            pairs.append(tr("%1 = %2").arg(it.key(), *it));
    }
    if (!pairs.isEmpty())
        section.lines.append({tr("Metadata"), pairs.join(QStringLiteral(", "))});
    for (auto it = shown.extensions.begin(); it != shown.extensions.end(); ++it)
        section.lines.append({tr("Extension"), tr("%1 = %2").arg(it.key(), *it)});
    return section;
}

ReviewSection storage(const SandboxSpec &spec)
{
    ReviewSection section{DraftPage::Storage, Symbol::Volume, tr("Storage"), {}};
    for (int i = 0; i < spec.volumes.size(); ++i)
        section.lines.append(
            {volumeKindWord(spec.volumes.at(i).kind), mountSourceText(spec.volumes.at(i)), {}, i});
    if (spec.volumes.isEmpty())
        section.lines.append({tr("Mounts"), tr("none"), tr("what it writes is lost with it")});
    return section;
}

ReviewSection network(const SandboxSpec &spec)
{
    ReviewSection section{DraftPage::Network, Symbol::Globe, tr("Network"), {}};
    if (spec.secureAccess)
        section.lines.append({tr("Endpoints"), tr("secured")});
    const auto &policy = spec.networkPolicy;
    if (!policy) {
        section.lines.append({tr("Egress"), tr("Allowed everywhere"), tr("no policy")});
        return section;
    }
    section.lines.append({tr("Egress"), policy->defaultAction == u"allow" ? tr("Allowed, with exceptions")
                                                                          : tr("Denied, with exceptions")});
    for (const NetworkRule &rule : policy->egress)
        section.lines.append({rule.action == u"allow" ? tr("Allow") : tr("Deny"), rule.target});
    if (spec.credentialProxy)
        section.lines.append({tr("Credential proxy"), tr("on")});
    return section;
}

ReviewSection readiness(const SandboxSpec &spec)
{
    ReviewSection section{DraftPage::Readiness, Symbol::Ok, tr("Readiness"), {}};
    const ReadinessCheck &check = spec.readiness;
    QString text;
    switch (check.kind) {
    case ReadinessCheck::Kind::Execd:
        text = tr("up to %1 for execd").arg(exactDurationText(check.timeoutSeconds));
        break;
    case ReadinessCheck::Kind::Http:
        text = tr("up to %1 for HTTP at port %2, %3")
                   .arg(exactDurationText(check.timeoutSeconds), QString::number(check.port), check.path);
        break;
    case ReadinessCheck::Kind::State:
        text = tr("until it runs");
        break;
    }
    section.lines.append({tr("Wait"), text});
    if (const auto &hook = spec.lifecycle.preStart)
        section.lines.append({tr("Before the start"), joinCommand(hook->command)});
    for (const LifecycleHook &hook : spec.lifecycle.periodic)
        section.lines.append({hook.name, joinCommand(hook.command), hook.schedule});
    return section;
}

} // namespace

QList<ReviewSection> reviewSections(const FormContext &context)
{
    const SandboxSpec shown = context.draft().shownSpec();
    QList<ReviewSection> sections = {basics(context), resources(shown), environment(shown),
                                     storage(shown),  network(shown),   readiness(shown)};
    sections.removeIf([](const ReviewSection &section) { return section.lines.isEmpty(); });
    return sections;
}

} // namespace osc
