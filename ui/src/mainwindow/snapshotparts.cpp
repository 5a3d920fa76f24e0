// SPDX-License-Identifier: Apache-2.0
#include <ui/mainwindow.h>

#include "mainwindow/creationflows.h"
#include "mainwindow/places.h"
#include "panels/sandboxespanel.h"
#include "snapshots/snapshotactions.h"
#include "snapshots/snapshotsplace.h"

namespace osc {

Place *MainWindow::makeSnapshots()
{
    m_snapshots = new SnapshotsPlace(*m_services.snapshots);
    m_snapshots->setConnection(m_sandboxes->connection());
    connect(m_snapshots, &SnapshotsPlace::newSandboxRequested, m_flows,
            [this](const QString &connectionId, const SandboxSpec &spec, const QString &title) {
                m_flows->openForm(connectionId, spec, title);
            });
    connect(m_snapshots, &SnapshotsPlace::sandboxRequested, this, [this](const SandboxKey &key) {
        goTo(placeid::sandboxes);
        m_sandboxes->reveal(key);
    });
    connect(m_snapshots, &SnapshotsPlace::connectionCleared, this, [this] { chooseConnection({}); });
    return m_snapshots;
}

/// What is made of a sandbox is to be seen where the others are.
void MainWindow::connectSnapshots()
{
    SnapshotStore *store = m_services.snapshots;
    if (!store)
        return;
    SandboxActions &actions = m_sandboxes->actions();
    actions.setSnapshots([store](const SandboxKey &key) { return store->whyNotCreate(key); });
    connect(&actions, &SandboxActions::snapshotRequested, this, [this](const SandboxKey &key) {
        m_places->open(placeid::snapshots);
        m_snapshots->actions().askCreate(key);
    });
    connect(store, &SnapshotStore::created, this, [this](const SnapshotKey &key) {
        const SnapshotRow *row = m_services.snapshots->find(key);
        if (row)
            showMessage(tr("The snapshot %1 is being made. It is in the place Snapshots.").arg(row->title()));
    });
}

} // namespace osc
