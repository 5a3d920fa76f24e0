// SPDX-License-Identifier: Apache-2.0
#include "metadatawatch.h"

#include <core/offthread.h>

#include <QFileInfo>

namespace osc {

namespace {

using Facts = QHash<QString, StoredFacts>;

/// The directory, or the nearest one above it that exists already.
QString nearestExisting(QString directory)
{
    while (!QFileInfo::exists(directory) && directory.contains(u'/'))
        directory = directory.section(u'/', 0, -2);
    return directory;
}

} // namespace

MetadataWatch::MetadataWatch(const MetadataStore &store, std::function<QStringList()> sandboxIds,
                             QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_sandboxIds(std::move(sandboxIds))
{
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(100);
    connect(&m_readSoon, &QTimer::timeout, this, [this] {
        watchDirectories();
        // Until the directory exists it is a folder above that is watched, where much else happens.
        const bool exists = QFileInfo::exists(m_store.metadataDirectory());
        if (std::exchange(m_existed, exists) || exists)
            read();
    });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &MetadataWatch::readSoon);
}

void MetadataWatch::start()
{
    m_started = true;
    m_existed = QFileInfo::exists(m_store.metadataDirectory());
    watchDirectories();
    read();
}

void MetadataWatch::noteSandboxes()
{
    if (m_existed)
        readSoon();
}

void MetadataWatch::readSoon()
{
    if (m_started && !m_readSoon.isActive())
        m_readSoon.start();
}

void MetadataWatch::stop()
{
    m_started = false;
    m_known.reset();
    m_readSoon.stop();
    m_reading.cancel();
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
}

void MetadataWatch::watchDirectories()
{
    QStringList wanted{nearestExisting(m_store.metadataDirectory()),
                       nearestExisting(m_store.expirationDirectory())};
    wanted.removeDuplicates();
    const auto watched = m_watcher.directories();
    for (const auto &directory : watched) {
        if (!wanted.removeOne(directory))
            m_watcher.removePath(directory);
    }
    for (const auto &directory : std::as_const(wanted)) {
        if (!directory.isEmpty())
            m_watcher.addPath(directory);
    }
}

void MetadataWatch::read()
{
    m_reading = runOffThread<Facts>(
        [store = m_store, ids = m_sandboxIds()]() -> Result<Facts> {
            Facts facts;
            if (store.isEmpty())
                return facts;
            for (const auto &id : ids) {
                const auto stored = store.read(id);
                if (stored != StoredFacts())
                    facts.insert(id, stored);
            }
            return facts;
        },
        [this](Result<Facts> facts) {
            const auto before = std::exchange(m_known, *facts);
            if (!before)
                return;
            QStringList different;
            for (auto it = facts->cbegin(); it != facts->cend(); ++it) {
                if (before->value(it.key()) != *it)
                    different.append(it.key());
            }
            for (auto it = before->cbegin(); it != before->cend(); ++it) {
                if (!facts->contains(it.key()))
                    different.append(it.key());
            }
            if (!different.isEmpty())
                Q_EMIT changed(different);
        });
}

} // namespace osc
