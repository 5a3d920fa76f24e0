// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/arrangedtable.h"

#include <models/sandboxmodel.h>

namespace osc {

class SandboxFilterProxy;
class UsageStore;

/// The table of sandboxes.
class SandboxTable : public ArrangedTable
{
    Q_OBJECT

public:
    /// Lets @p proxy show @p model; all outlive the table.
    SandboxTable(SandboxFilterProxy &proxy, SandboxModel &model, UsageStore &usage,
                 QWidget *parent = nullptr);

    [[nodiscard]] SandboxKey keyAt(const QModelIndex &index) const;
};

} // namespace osc
