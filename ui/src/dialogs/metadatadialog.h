// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/metadatachange.h>

class QPushButton;
class QTableWidget;

namespace osc {

class Label;

/// Metadata of one sandbox or of many: keys are added, changed and removed; where values differ, it says so,
/// and they stay as they are unless one is typed. Checked as the server does.
class MetadataDialog : public DialogFrame
{
    Q_OBJECT

public:
    MetadataDialog(SandboxStore &store, const QList<SandboxKey> &keys, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    void chosen(const QList<osc::BulkJob> &jobs);

private:
    void build();
    void fill();
    void fillRow(int row);
    void edited(int row, int column);
    void add();
    void toggleRemoved();
    void check();

    QStringList m_excluded; ///< Those that cannot be changed, and why.
    MetadataChange m_draft;
    QTableWidget *m_table;
    QPushButton *m_remove;
    Label *m_hint;
    QPushButton *m_confirm;
    bool m_filling = false;
};

} // namespace osc
