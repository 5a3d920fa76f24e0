// SPDX-License-Identifier: Apache-2.0
#include <models/startchoices.h>

#include <core/imagetemplates.h>
#include <core/pools.h>
#include <core/snapshots.h>
#include <models/poolstore.h>
#include <models/wording.h>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype longestStartTitle = 120;

QString poolReference()
{
    return QStringLiteral("poolRef");
}

QString titled(const QString &name, const QString &id)
{
    const QString shown = shortText(id, longestStartTitle);
    return name.isEmpty() ? shown
                          : StartChoices::tr("%1 (%2)").arg(shortText(name, longestStartTitle), shown);
}

StartChoice choiceOf(const Snapshot &snapshot)
{
    StartChoice choice{.id = snapshot.id, .title = titled(snapshot.name, snapshot.id), .note = {}};
    const QString of = shortText(snapshot.sandboxId, longestStartTitle);
    if (snapshot.createdAt.isValid())
        choice.note = StartChoices::tr("Made of the sandbox %1, %2.")
                          .arg(of, momentText(snapshot.createdAt, QDateTime::currentDateTimeUtc()));
    if (!snapshot.isReady())
        choice.whyNot = StartChoices::tr("Only a snapshot that is ready can be started from.");
    return choice;
}

StartChoice choiceOf(const Pool &pool)
{
    return {.id = pool.name,
            .title = titled({}, pool.name),
            .note = StartChoices::tr("Its sandboxes: %1.").arg(poolStatusText(pool))};
}

StartChoice choiceOf(const ImageTemplate &imageTemplate)
{
    StartChoice choice{.id = imageTemplate.id,
                       .title = titled(imageTemplate.spec.image, imageTemplate.id),
                       .note = StartChoices::tr("It fixes the image, the limits and the variables.")};
    if (!imageTemplate.isReady())
        choice.whyNot =
            StartChoices::tr("It cannot be started from: %1.").arg(templatePhaseText(imageTemplate));
    return choice;
}

Feature featureOf(StartKind kind)
{
    switch (kind) {
    case StartKind::Snapshot:
        return Feature::Snapshots;
    case StartKind::Pool:
        return Feature::Pools;
    case StartKind::ImageTemplate:
        break;
    }
    return Feature::ImageTemplates;
}

bool hasService(Backend &backend, StartKind kind)
{
    switch (kind) {
    case StartKind::Snapshot:
        return backend.snapshots();
    case StartKind::Pool:
        return backend.pools();
    case StartKind::ImageTemplate:
        break;
    }
    return backend.imageTemplates();
}

} // namespace

StartChoices::StartChoices(QObject *parent)
    : QObject(parent)
{}

StartChoices::~StartChoices() = default;

void StartChoices::setBackend(Backend *backend)
{
    if (m_backend == backend)
        return;
    m_backend = backend;
    m_lists.clear();
    for (const StartKind kind : {StartKind::Snapshot, StartKind::Pool, StartKind::ImageTemplate})
        Q_EMIT changed(kind);
}

bool StartChoices::isOffered(StartKind kind) const
{
    return m_backend && (hasService(*m_backend, kind) || !whyNot(kind).isEmpty());
}

QString StartChoices::whyNot(StartKind kind) const
{
    return m_backend ? m_backend->capabilities().whyNot(featureOf(kind)) : QString();
}

template<typename T, typename Service>
void StartChoices::read(StartKind kind, Service *service)
{
    if (!service)
        return;
    m_lists[kind].asking = service->list([this, kind](const Result<QList<T>> &items) {
        Listed &listed = m_lists[kind];
        listed.known = listed.known || items.ok();
        listed.error = items ? std::nullopt : std::optional(items.error());
        if (items) {
            listed.choices.clear();
            for (const T &each : *items)
                listed.choices.append(choiceOf(each));
        }
        Q_EMIT changed(kind);
    });
}

void StartChoices::ask(StartKind kind)
{
    if (!m_backend || isAsking(kind) || m_backend->status().state != ConnectionState::Live ||
        !whyNot(kind).isEmpty())
        return;
    switch (kind) {
    case StartKind::Snapshot:
        read<Snapshot>(kind, m_backend->snapshots());
        break;
    case StartKind::Pool:
        read<Pool>(kind, m_backend->pools());
        break;
    case StartKind::ImageTemplate:
        read<ImageTemplate>(kind, m_backend->imageTemplates());
        break;
    }
    Q_EMIT changed(kind);
}

bool StartChoices::isAsking(StartKind kind) const
{
    const auto found = m_lists.find(kind);
    return found != m_lists.end() && found->second.asking.isActive();
}

bool StartChoices::isKnown(StartKind kind) const
{
    const auto found = m_lists.find(kind);
    return found != m_lists.end() && found->second.known;
}

std::optional<Error> StartChoices::error(StartKind kind) const
{
    const auto found = m_lists.find(kind);
    return found == m_lists.end() ? std::nullopt : found->second.error;
}

QList<StartChoice> StartChoices::of(StartKind kind) const
{
    const auto found = m_lists.find(kind);
    return found == m_lists.end() ? QList<StartChoice>() : found->second.choices;
}

std::optional<StartChoice> StartChoices::find(StartKind kind, const QString &id) const
{
    const QList<StartChoice> choices = of(kind);
    const auto found = std::find_if(choices.cbegin(), choices.cend(),
                                    [&](const StartChoice &choice) { return choice.id == id; });
    return found == choices.cend() ? std::nullopt : std::optional(*found);
}

std::optional<std::pair<StartKind, QString>> startOf(const SandboxSpec &spec)
{
    if (!spec.templateId.isEmpty())
        return {{StartKind::ImageTemplate, spec.templateId}};
    if (const QString pool = spec.extensions.value(poolReference()); !pool.isEmpty())
        return {{StartKind::Pool, pool}};
    if (!spec.snapshotId.isEmpty())
        return {{StartKind::Snapshot, spec.snapshotId}};
    return {};
}

void startFrom(SandboxSpec &spec, StartKind kind, const QString &id)
{
    spec.image.clear();
    spec.auth.reset();
    spec.snapshotId = kind == StartKind::Snapshot ? id : QString();
    spec.templateId = kind == StartKind::ImageTemplate ? id : QString();
    spec.extensions.remove(poolReference());
    if (kind == StartKind::Pool)
        spec.extensions.insert(poolReference(), id);
    if (kind == StartKind::Snapshot)
        return;
    spec.entrypoint.clear();
    spec.resourceLimits.clear();
    spec.resourceRequests.clear();
    spec.lifecycle = {};
    spec.platformOs.clear();
    spec.platformArch.clear();
}

} // namespace osc
