// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/selectionbar.h"

#include <models/sandboxstore.h>

namespace osc {

class SandboxActions;

/// What can be done with several selected sandboxes, and which they are.
class BulkBar : public SelectionBar
{
    Q_OBJECT

public:
    /// @p store and @p actions outlive the bar.
    BulkBar(const SandboxStore &store, SandboxActions &actions, QWidget *parent = nullptr);
    void setSelection(const QList<SandboxKey> &keys);

private:
    const SandboxStore &m_store;
};

} // namespace osc
