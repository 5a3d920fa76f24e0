// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "metadatastore.h"

#include <core/operation.h>

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace osc {

/// Notices when a server, or another console, writes one of the files of the MetadataStore.
class MetadataWatch : public QObject
{
    Q_OBJECT

public:
    explicit MetadataWatch(const MetadataStore &store, QObject *parent = nullptr);

    /// Watches the files of these sandboxes from now on; their present content is the reference.
    void setSandboxes(const QStringList &sandboxIds);
    void stop();

Q_SIGNALS:
    void changed(const QStringList &sandboxIds);

private:
    void watchDirectories();
    void read();

    MetadataStore m_store;
    QFileSystemWatcher m_watcher;
    QTimer m_readSoon;
    bool m_existed = false;
    QStringList m_sandboxIds;
    QHash<QString, StoredFacts> m_known;
    Operation m_reading;
};

} // namespace osc
