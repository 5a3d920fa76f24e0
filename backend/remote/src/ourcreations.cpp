// SPDX-License-Identifier: Apache-2.0
#include "ourcreations.h"

#include <core/resources.h>
#include <core/secretnames.h>
#include <core/specjson.h>

namespace osc {

namespace {

const auto tokenVariable = QStringLiteral("EXECD_ACCESS_TOKEN");

QString sourceOf(const VolumeSpec &volume)
{
    switch (volume.kind) {
    case VolumeKind::Host:
        return volume.hostPath;
    case VolumeKind::Claim:
        return volume.claim.claimName;
    case VolumeKind::Ossfs:
        break;
    }
    return volume.ossfs.bucket;
}

} // namespace

OurCreations::OurCreations(ServerContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_engineId(QStringLiteral("server:") + context.profile().id)
{}

void OurCreations::load()
{
    m_reading = m_context.inventory.open(m_engineId, [this](const Result<QList<InventoryRecord>> &records) {
        if (records) {
            for (const InventoryRecord &record : *records) {
                const auto spec = specFromJson(record.specJson);
                if (!m_specs.contains(record.sandboxId))
                    m_specs.insert(record.sandboxId, spec ? *spec : SandboxSpec());
            }
        }
        Q_EMIT changed();
    });
}

void OurCreations::add(const Sandbox &sandbox, const SandboxSpec &spec)
{
    SandboxSpec kept = withoutSecrets(spec);
    kept.auth.reset();
    if (const auto token = spec.env.value(tokenVariable); token && !token->isEmpty())
        m_tokens.insert(sandbox.id, SecretString(*token));
    m_specs.insert(sandbox.id, kept);
    InventoryRecord record;
    record.connectionId = m_context.profile().id;
    record.engineId = m_engineId;
    record.sandboxId = sandbox.id;
    record.name = sandbox.name();
    record.image = sandbox.image.isEmpty() ? spec.image : sandbox.image;
    record.specJson = toStoredJson(kept);
    record.plannedAt = m_context.clock.now();
    record.createdAt = sandbox.createdAt.isValid() ? sandbox.createdAt : record.plannedAt;
    record.expiresAt = sandbox.expiresAt;
    m_context.inventory.put(record, [](const Done &) {}).detach();
}

void OurCreations::setExpiry(const QString &sandboxId, const QDateTime &expiresAt)
{
    if (contains(sandboxId))
        m_context.inventory.setExpiry(m_engineId, sandboxId, expiresAt, [](const Done &) {}).detach();
}

void OurCreations::setEnd(const QString &sandboxId, InventoryRecord::End end, const QString &reason)
{
    if (!contains(sandboxId))
        return;
    m_specs.remove(sandboxId);
    m_tokens.remove(sandboxId);
    m_context.inventory.setEnd(m_engineId, sandboxId, end, m_context.clock.now(), reason, [](const Done &) {})
        .detach();
}

void OurCreations::complete(Sandbox &sandbox) const
{
    sandbox.connectionId = m_context.profile().id;
    sandbox.execd = ExecdPresence::Present; // servers start every sandbox through it
    sandbox.ownedVolumes.clear();
    const auto found = m_specs.constFind(sandbox.id);
    if (found == m_specs.cend())
        return;
    sandbox.madeHere = true;
    sandbox.mounts = mountsOf(*found);
    sandbox.memoryLimit = parseMemory(found->resourceLimits.value(QStringLiteral("memory"))).value_or(0);
    sandbox.nanoCpus = parseNanoCpus(found->resourceLimits.value(QStringLiteral("cpu"))).value_or(0);
    for (const VolumeSpec &volume : found->volumes) {
        if (volume.kind == VolumeKind::Claim && volume.claim.deleteOnSandboxTermination)
            sandbox.ownedVolumes.append(volume.claim.claimName);
    }
}

QList<Mount> mountsOf(const SandboxSpec &spec)
{
    QList<Mount> mounts;
    for (const VolumeSpec &volume : spec.volumes)
        mounts.append({volume.kind, sourceOf(volume), volume.subPath, volume.mountPath, volume.readOnly});
    return mounts;
}

} // namespace osc
