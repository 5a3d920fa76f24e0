// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/snapshotstore.h>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace osc {

class Label;

/// Asks of which sandbox a snapshot is to be made, and what it is to be called.
class NewSnapshotDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p preferred: the sandbox that is chosen first; may be null. @p store outlives the dialog.
    NewSnapshotDialog(SnapshotStore &store, const SandboxKey &preferred, QWidget *parent);

Q_SIGNALS:
    void chosen(const osc::SandboxKey &key, const QString &name);

private:
    void listSandboxes(const SandboxKey &preferred);
    void check();
    [[nodiscard]] SandboxKey sandbox() const;

    SnapshotStore &m_store;
    QComboBox *m_sandbox;
    QLineEdit *m_name;
    Label *m_hint;
    QPushButton *m_create = nullptr;
};

/// Asks before snapshots are deleted, and says what that means.
class DeleteSnapshotsDialog : public DialogFrame
{
    Q_OBJECT

public:
    DeleteSnapshotsDialog(SnapshotStore &store, const QList<SnapshotKey> &keys, QWidget *parent);
};

} // namespace osc
