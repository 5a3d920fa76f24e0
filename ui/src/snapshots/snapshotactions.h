// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/snapshotstore.h>
#include <ui/symbols.h>

#include <QAction>
#include <QObject>

class QMenu;

namespace osc {

/// What can be done with snapshots: one set of actions for buttons, menu and keys. Disabled ones say why.
class SnapshotActions : public QObject
{
    Q_OBJECT

public:
    /// @p window is the parent of the dialogs. @p store outlives this.
    SnapshotActions(SnapshotStore &store, QWidget *window);

    void setSelection(const QList<SnapshotKey> &keys);
    /// Enables what the selection allows now.
    void update();
    /// Asks for a name, and of which sandbox; @p preferred may be null.
    void askCreate(const SandboxKey &preferred);
    void fillMenu(QMenu *menu) const;

    QAction *const create;
    QAction *const restore; ///< Opens the form of a new sandbox.
    QAction *const goToSandbox;
    QAction *const copyIds;
    QAction *const remove;

Q_SIGNALS:
    void newSandboxRequested(const QString &connectionId, const osc::SandboxSpec &spec, const QString &title);
    void sandboxRequested(const osc::SandboxKey &key);

private:
    QAction *make(const QString &objectName, const QString &text, Symbol icon);
    void askRemoval();
    void startFrom();

    SnapshotStore &m_store;
    QWidget *m_window;
    QList<SnapshotKey> m_selection;
};

} // namespace osc
