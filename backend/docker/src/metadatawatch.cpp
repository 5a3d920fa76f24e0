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

MetadataWatch::MetadataWatch(const MetadataStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
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
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_readSoon.isActive())
            m_readSoon.start();
    });
}

void MetadataWatch::setSandboxes(const QStringList &sandboxIds)
{
    if (m_sandboxIds == sandboxIds)
        return;
    m_sandboxIds = sandboxIds;
    watchDirectories();
    read();
}

void MetadataWatch::stop()
{
    m_sandboxIds.clear();
    m_known.clear();
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
        [store = m_store, ids = m_sandboxIds]() -> Result<Facts> {
            Facts facts;
            for (const auto &id : ids)
                facts.insert(id, store.read(id));
            return facts;
        },
        [this](Result<Facts> facts) {
            QStringList different;
            for (auto it = facts->cbegin(); it != facts->cend(); ++it) {
                const auto known = m_known.constFind(it.key());
                if (known != m_known.cend() && *known != *it)
                    different.append(it.key());
            }
            m_known = std::move(*facts);
            if (!different.isEmpty())
                Q_EMIT changed(different);
        });
}

} // namespace osc
