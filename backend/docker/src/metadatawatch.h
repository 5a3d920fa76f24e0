// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "metadatastore.h"

#include <core/operation.h>

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <optional>

namespace osc {

/// Notices when a server, or another console, writes one of the files of the MetadataStore.
class MetadataWatch : public QObject
{
    Q_OBJECT

public:
    /// @p sandboxIds says whose files matter.
    MetadataWatch(const MetadataStore &store, std::function<QStringList()> sandboxIds,
                  QObject *parent = nullptr);

    /// Watches from now on. What was read already is no news.
    void start();
    /// There are other sandboxes now.
    void noteSandboxes();
    void stop();

Q_SIGNALS:
    void changed(const QStringList &sandboxIds);

private:
    void readSoon();
    void watchDirectories();
    void read();

    MetadataStore m_store;
    std::function<QStringList()> m_sandboxIds;
    QFileSystemWatcher m_watcher;
    QTimer m_readSoon;
    bool m_started = false;
    bool m_existed = false;
    std::optional<QHash<QString, StoredFacts>> m_known; ///< Without those that have no file.
    Operation m_reading;
};

} // namespace osc
