// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/bulkrun.h>
#include <models/sandboxrescue.h>
#include <models/sandboxstore.h>

#include <QAction>
#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>

class QMenu;

namespace osc {

/// What can be done with the selected sandboxes: one set of actions for menu bar, context menu and bulk bar.
/// Disabled ones say why in their tooltip.
class SandboxActions : public QObject
{
    Q_OBJECT

public:
    /// @p window is the parent of the dialogs and has the shortcuts. @p store outlives this.
    SandboxActions(SandboxStore &store, QWidget *window);

    /// The sandboxes that the actions are about, the current one first.
    void setSelection(const QList<SandboxKey> &keys);
    [[nodiscard]] const QList<SandboxKey> &selection() const { return m_selection; }
    /// Off while another place is shown: nothing happens to sandboxes that nobody sees.
    void setShown(bool shown);
    /// Enables what the selection allows now.
    void update();
    /// Actions on many that run or have failed.
    [[nodiscard]] BulkRuns &runs() { return m_runs; }
    /// Shows what would be lost, and deletes when that is confirmed.
    void askRemoval(const QList<SandboxKey> &keys);
    /// Explains that it needs another sandbox, and opens the form for that one.
    void askMountAnother(const SandboxKey &key);
    /// Snapshots can be made, unless @p whyNot has a reason.
    void setSnapshots(std::function<QString(const SandboxKey &key)> whyNot);
    /// Something can be saved before a deletion. @p rescue outlives this.
    void setRescue(SandboxRescue &rescue);
    /// Text in editors that would be lost: the files of a sandbox, @p unsaved, and what brings their editors
    /// to the front, @p show.
    void setEdits(std::function<QStringList(const SandboxKey &key)> unsaved,
                  std::function<void(const SandboxKey &key)> show);
    /// The same entries everywhere.
    void fillMenu(QMenu *menu) const;

    QAction *const pause;
    QAction *const resume;
    QAction *const renewShort; ///< By half an hour, at once.
    QAction *const renew;      ///< Asks until when.
    QAction *const createLike; ///< Opens the form with what the current one was made from.
    QAction *const mountAnother;
    QAction *const editMetadata;
    QAction *const snapshot; ///< Off, with the reason, where the connection cannot do it.
    QAction *const copyIds;
    QAction *const copyNames;
    QAction *const remove;

Q_SIGNALS:
    void likeRequested(const osc::SandboxKey &key);
    /// Another one like this with one more mount.
    void likeWithMountRequested(const osc::SandboxKey &key);
    void snapshotRequested(const osc::SandboxKey &key);

private:
    QAction *make(const QString &objectName, const QString &text);
    [[nodiscard]] QList<SandboxKey> allowed(SandboxAction action) const;
    void enable(QAction *action, SandboxAction kind);
    [[nodiscard]] QString whyNone() const;
    void updateSoon();
    void updateSnapshot();
    void run(const SandboxOrder &order);
    void copy(bool names) const;
    void askRenewal();
    void askMetadata();

    SandboxStore &m_store;
    QWidget *m_window;
    BulkRuns m_runs;
    QTimer m_soon;
    QList<SandboxKey> m_selection;
    bool m_shown = true;
    SandboxRescue *m_rescue = nullptr;
    RescuePlan m_plan; ///< As it was chosen last.
    std::function<QString(const SandboxKey &key)> m_whyNoSnapshot;
    std::function<QStringList(const SandboxKey &key)> m_unsavedEdits;
    std::function<void(const SandboxKey &key)> m_showEdits;
};

} // namespace osc
