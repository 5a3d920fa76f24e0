// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filetransfers.h>
#include <models/sandboxstore.h>

#include <QObject>

namespace osc {

class DetailPane;
class SandboxesPanel;

/// Lets the detail pane follow the current row of the table, and carries out what its buttons ask for.
class DetailBinding : public QObject
{
    Q_OBJECT

public:
    /// @p store and @p transfers outlive @p panel, which owns the binding.
    DetailBinding(SandboxStore &store, FileTransfers &transfers, SandboxesPanel &panel);

private:
    void show(const SandboxKey &key);
    void modelChanged(const QModelIndex &first, const QModelIndex &last);
    void update(const SandboxRow &row);
    void act(SandboxAction action, const SandboxKey &key);

    SandboxStore &m_store;
    SandboxesPanel &m_panel;
    DetailPane *m_detail;
};

} // namespace osc
