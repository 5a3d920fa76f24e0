// SPDX-License-Identifier: Apache-2.0
#include <models/volumehistory.h>

#include <core/offthread.h>
#include <core/specjson.h>

#include <QDir>

namespace osc {

namespace {

/// As the engine names what is mounted (docker-runtime 7.6).
VolumeKey mountedOf(const VolumeSpec &volume)
{
    switch (volume.kind) {
    case VolumeKind::Host:
        return {{},
                VolumeKind::Host,
                volume.subPath.isEmpty()
                    ? volume.hostPath
                    : QDir::cleanPath(volume.hostPath + QLatin1Char('/') + volume.subPath)};
    case VolumeKind::Ossfs:
        return {{},
                VolumeKind::Ossfs,
                volume.subPath.isEmpty() ? volume.ossfs.bucket
                                         : volume.ossfs.bucket + QLatin1Char('/') + volume.subPath};
    case VolumeKind::Claim:
        break;
    }
    return {{}, VolumeKind::Claim, volume.claim.claimName};
}

VolumeUse useOf(const InventoryRecord &record, const VolumeSpec &volume)
{
    VolumeUse use;
    use.connectionId = record.connectionId;
    use.sandboxId = record.sandboxId;
    use.sandboxName = record.name;
    use.target = volume.mountPath;
    use.subPath = volume.kind == VolumeKind::Claim ? volume.subPath : QString();
    use.readOnly = volume.readOnly;
    use.from = record.createdAt.isValid() ? record.createdAt : record.plannedAt;
    use.until = record.endedAt;
    use.end = record.end;
    return use;
}

} // namespace

VolumeHistory::VolumeHistory(Inventory &inventory, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
{
    connect(&inventory, &Inventory::changed, this, &VolumeHistory::refresh);
}

VolumeHistory::Index VolumeHistory::indexOf(const QList<InventoryRecord> &records)
{
    Index index;
    for (const InventoryRecord &record : records) {
        index.engines.insert(record.connectionId, record.engineId);
        // What never came to be mounted nothing.
        if (record.end == InventoryRecord::End::Failed || record.specJson.isEmpty())
            continue;
        const Result<SandboxSpec> spec = specFromJson(record.specJson);
        if (!spec)
            continue;
        for (const VolumeSpec &volume : spec->volumes)
            index.uses[record.engineId][mountedOf(volume).text()].append(useOf(record, volume));
    }
    return index;
}

void VolumeHistory::refresh()
{
    if (m_reading.isActive()) {
        m_again = true;
        return;
    }
    m_again = false;
    m_reading =
        m_inventory.history(limit, [this](const Result<QList<InventoryRecord>> &records) { take(records); });
}

void VolumeHistory::take(const Result<QList<InventoryRecord>> &records)
{
    if (!records) {
        m_error = records.error();
        Q_EMIT changed();
        return;
    }
    m_error.reset();
    m_reading = runOffThread<Index>([list = *records]() -> Result<Index> { return indexOf(list); },
                                    [this](const Result<Index> &index) {
                                        if (index)
                                            m_index = *index;
                                        Q_EMIT changed();
                                        if (m_again)
                                            refresh();
                                    });
}

QList<VolumeUse> VolumeHistory::usesOf(const VolumeKey &key) const
{
    const auto engine = m_index.engines.constFind(key.connectionId);
    if (engine == m_index.engines.cend())
        return {};
    return m_index.uses.value(*engine).value(VolumeKey{{}, key.kind, key.id}.text());
}

QDateTime VolumeHistory::lastUsed(const VolumeKey &key) const
{
    QDateTime last;
    const QList<VolumeUse> uses = usesOf(key);
    for (const VolumeUse &use : uses)
        if (use.until.isValid() && (!last.isValid() || use.until > last))
            last = use.until;
    return last;
}

} // namespace osc
