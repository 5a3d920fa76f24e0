// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/sandboxstore.h>

#include <vector>

namespace osc {

/// Asks before sandboxes are deleted: what of each is lost and what stays, filled in as the engine answers.
/// One confirmation for all; focus is on Cancel.
class DeleteDialog : public DialogFrame
{
    Q_OBJECT

public:
    DeleteDialog(SandboxStore &store, const QList<SandboxKey> &keys, QWidget *parent);

    void accept() override;

private:
    class Entry;

    void addEntry(const SandboxKey &key, QVBoxLayout *layout);
    void copyList() const;

    SandboxStore &m_store;
    QList<SandboxKey> m_keys;
    QList<Entry *> m_entries;
    std::vector<Operation> m_previews;
};

} // namespace osc
