// SPDX-License-Identifier: Apache-2.0
#include <models/volumemeter.h>

#include <models/wording.h>

#include <QFile>

namespace osc {

namespace {

/// Its folders are those of this computer.
bool runsHere(const Backend &backend)
{
    const QString &endpoint = backend.profile().endpoint;
    return endpoint.isEmpty() || endpoint.startsWith(QLatin1String("unix:"));
}

} // namespace

VolumeMeter::VolumeMeter(ConnectionRegistry &registry, const Clock &clock,
                         std::shared_ptr<FileSystem> thisComputer, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_clock(clock)
    , m_thisComputer(std::move(thisComputer))
{
    connect(&registry, &ConnectionRegistry::aboutToRemove, this, [this](const Backend *backend) {
        m_claims.erase(backend->profile().id);
        m_wanted.removeIf([&](const VolumeKey &key) { return key.connectionId == backend->profile().id; });
    });
}

QString VolumeMeter::whyNot(const VolumeKey &key) const
{
    Backend *backend = m_registry.find(key.connectionId);
    if (!backend || backend->status().state != ConnectionState::Live)
        return tr("The connection does not answer.");
    switch (key.kind) {
    case VolumeKind::Ossfs:
        return tr("Counting what is in a bucket would cost a request for each thousand objects.");
    case VolumeKind::Host:
        if (!runsHere(*backend))
            return tr("The folder is on the engine's computer, where the console cannot look.");
        return m_thisComputer && m_thisComputer->capabilities().canMeasure
                   ? QString()
                   : tr("Folders of this computer cannot be counted.");
    case VolumeKind::Claim:
        break;
    }
    return backend->volumes() ? QString() : tr("This connection cannot count what is in its volumes.");
}

bool VolumeMeter::isDue(const VolumeKey &key) const
{
    const QString text = key.text();
    if (m_sizes.value(text).state == VolumeSize::State::Counting || !whyNot(key).isEmpty())
        return false;
    const QDateTime tried = m_triedAt.value(text);
    return m_urgent.contains(text) || !tried.isValid() || tried.secsTo(m_clock.now()) > freshSeconds;
}

QList<VolumeKey> VolumeMeter::due() const
{
    QList<VolumeKey> keys;
    for (const VolumeKey &key : m_wanted)
        if (isDue(key))
            keys.append(key);
    return keys;
}

void VolumeMeter::setWanted(const QList<VolumeKey> &keys)
{
    m_wanted = keys;
    if (keys.isEmpty())
        stop();
    else
        pump();
}

void VolumeMeter::countAgain(const VolumeKey &key)
{
    m_urgent.insert(key.text());
    if (!m_wanted.contains(key))
        m_wanted.prepend(key);
    pump();
}

void VolumeMeter::forget(const VolumeKey &key)
{
    if (m_sizes.value(key.text()).state == VolumeSize::State::Counting)
        return; // it is being looked at right now
    m_sizes.remove(key.text());
    m_triedAt.remove(key.text());
    Q_EMIT changed({key});
    pump();
}

void VolumeMeter::pump()
{
    QMap<QString, QList<VolumeKey>> claims;
    QList<VolumeKey> folders;
    for (const VolumeKey &key : due())
        (key.kind == VolumeKind::Host ? folders : claims[key.connectionId]).append(key);
    for (auto it = claims.cbegin(); it != claims.cend(); ++it)
        if (!m_claims[it.key()].isActive())
            pumpClaims(*m_registry.find(it.key()), it->mid(0, atOnce));
    if (!folders.isEmpty() && !m_folder.isActive())
        pumpFolder(folders.mid(0, 1));
}

void VolumeMeter::begin(const QList<VolumeKey> &keys)
{
    for (const VolumeKey &key : keys) {
        m_sizes[key.text()].state = VolumeSize::State::Counting;
        m_urgent.remove(key.text());
    }
    Q_EMIT changed(keys);
}

void VolumeMeter::pumpClaims(Backend &backend, const QList<VolumeKey> &keys)
{
    const QString connectionId = backend.profile().id;
    QStringList names;
    for (const VolumeKey &key : keys)
        names << key.id;
    m_claims[connectionId] = backend.volumes()->measure(
        names,
        [this, connectionId](const QString &name, const TreeSize &size) {
            take({connectionId, VolumeKind::Claim, name}, size);
        },
        [this, connectionId, keys](const Done &done) { claimsEnded(connectionId, keys, done); });
    begin(keys);
}

void VolumeMeter::claimsEnded(const QString &connectionId, const QList<VolumeKey> &keys, const Done &done)
{
    const auto keep = m_claims.extract(connectionId);
    for (const VolumeKey &key : keys)
        if (m_sizes.value(key.text()).state == VolumeSize::State::Counting)
            fail(key,
                 done ? tr("Volume %1 could not be counted.").arg(safeText(key.id)) : done.error().message);
    pump();
}

void VolumeMeter::pumpFolder(const QList<VolumeKey> &keys)
{
    const VolumeKey key = keys.constFirst();
    m_folder = m_thisComputer->measure(QFile::encodeName(key.id), [this, key](const Result<TreeSize> &size) {
        const Operation keep = std::move(m_folder);
        if (size)
            take(key, *size);
        else
            fail(key, size.error().message);
        pump();
    });
    begin(keys);
}

void VolumeMeter::take(const VolumeKey &key, const TreeSize &size)
{
    m_triedAt.insert(key.text(), m_clock.now());
    m_sizes.insert(key.text(), {VolumeSize::State::Counted, size, m_clock.now(), {}});
    Q_EMIT changed({key});
}

void VolumeMeter::fail(const VolumeKey &key, const QString &why)
{
    m_triedAt.insert(key.text(), m_clock.now());
    VolumeSize &size = m_sizes[key.text()];
    size.state = VolumeSize::State::Failed;
    size.why = why;
    Q_EMIT changed({key});
}

void VolumeMeter::stop()
{
    m_claims.clear();
    m_folder = {};
    m_urgent.clear();
    QList<VolumeKey> stopped;
    for (auto it = m_sizes.begin(); it != m_sizes.end(); ++it) {
        if (it->state != VolumeSize::State::Counting)
            continue;
        it->state = it->isKnown() ? VolumeSize::State::Counted : VolumeSize::State::NotCounted;
        if (const auto key = VolumeKey::fromText(it.key()))
            stopped.append(*key);
    }
    if (!stopped.isEmpty())
        Q_EMIT changed(stopped);
}

} // namespace osc
