// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/fileplace.h>
#include <core/sandboxspec.h>
#include <models/volumework.h>

#include <QAction>
#include <QObject>
#include <QTimer>

class QMenu;

namespace osc {

/// What can be done with the selected volumes: one set of actions for menu bar, context menu, bulk bar and
/// detail. Disabled ones say why in their tooltip. Opens the dialogs that ask first.
class VolumeActions : public QObject
{
    Q_OBJECT

public:
    /// @p window is the parent of the dialogs and has the shortcuts. @p work outlives this.
    VolumeActions(VolumeWork &work, QWidget *window);

    /// The volumes that the actions are about, the current one first.
    void setSelection(const QList<VolumeKey> &keys);
    [[nodiscard]] const QList<VolumeKey> &selection() const { return m_selection; }
    /// The connection that is preferred for what is new; empty: any.
    void setConnection(const QString &connectionId) { m_connection = connectionId; }
    void update();
    /// The same entries everywhere.
    void fillMenu(QMenu *menu) const;
    /// Why the current volume cannot be deleted; empty when it can.
    [[nodiscard]] QString whyNotDelete() const;
    /// To the sandbox that uses the volume; where several do, a menu asks which one.
    void goToUser(const VolumeKey &key);
    /// Where the files of a volume are; none when they cannot be looked at now.
    [[nodiscard]] std::optional<FileLocation> filesOf(const VolumeKey &key) const;

    QAction *const create;
    QAction *const mount; ///< Opens New sandbox with the volume.
    QAction *const openFiles;
    QAction *const goToSandbox;
    QAction *const clone;
    QAction *const exportIt;
    QAction *const importIt;
    QAction *const empty;
    QAction *const countAgain;
    QAction *const pin; ///< A host folder of the selection, checkable.
    QAction *const pinFolder;
    QAction *const copyNames;
    QAction *const prune;
    QAction *const removeWithSandboxes;
    QAction *const remove;

Q_SIGNALS:
    void newSandboxRequested(const QString &connectionId, const osc::SandboxSpec &spec);
    void filesRequested(const osc::FileLocation &location);
    void sandboxRequested(const osc::SandboxKey &key);

private:
    QAction *make(const QString &objectName, const QString &text);
    void connectActions();
    void enable(QAction *action, VolumeAction kind);
    void setReason(QAction *action, const QString &why);
    void updateSingles();
    [[nodiscard]] QList<VolumeKey> allowed(VolumeAction action) const;
    [[nodiscard]] QString whyNotFiles(const VolumeRow &row) const;
    [[nodiscard]] QString whyNotWithSandboxes(const VolumeRow &row) const;
    [[nodiscard]] const VolumeRow *current() const;
    void askNew();
    void askClone();
    void askEmpty();
    void askExport();
    void askImport();
    void askRemoval(bool withSandboxes);
    void askPrune();
    void askFolder();
    void mountInNew();
    void open();

    VolumeWork &m_work;
    QWidget *m_window;
    QString m_connection;
    QList<VolumeKey> m_selection;
    QTimer m_soon; ///< Many rows may change one after the other.
};

} // namespace osc
