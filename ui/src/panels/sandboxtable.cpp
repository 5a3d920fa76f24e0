// SPDX-License-Identifier: Apache-2.0
#include "panels/sandboxtable.h"

#include "panels/columnlayout.h"
#include "panels/sandboxdelegate.h"
#include "panels/visibleusage.h"

#include <models/sandboxfilterproxy.h>

namespace osc {

namespace {

QList<ColumnSpec> columnSpecs(const SandboxModel &model)
{
    QList<ColumnSpec> specs(SandboxModel::ColumnCount);
    specs[SandboxModel::State] = {{}, 104, 206, 280};
    specs[SandboxModel::Name] = {{}, 120, 215, 420};
    specs[SandboxModel::Image] = {{}, 72, 162, 320};
    specs[SandboxModel::Connection] = {{}, 84, 145, 220};
    specs[SandboxModel::Age] = {{}, 56, 84, 84};
    specs[SandboxModel::Expires] = {{}, 68, 97, 97};
    specs[SandboxModel::Cpu] = {{}, 48, 96, 96};
    specs[SandboxModel::Memory] = {{}, 62, 116, 116};
    specs[SandboxModel::Mounts] = {{}, 44, 95, 95};
    specs[SandboxModel::Created] = {{}, 110, 140, 140, false};
    specs[SandboxModel::Id] = {{}, 120, 290, 290, false};
    specs[SandboxModel::Metadata] = {{}, 100, 220, 360, false};
    specs[SandboxModel::Ports] = {{}, 100, 190, 300, false};
    specs[SandboxModel::Limits] = {{}, 80, 120, 120, false};
    specs[SandboxModel::Container] = {{}, 90, 120, 120, false};
    specs[SandboxModel::Platform] = {{}, 80, 110, 110, false};
    for (int column = 0; column < specs.size(); ++column)
        specs[column].id = model.headerData(column, Qt::Horizontal, SandboxModel::ColumnIdRole).toString();
    return specs;
}

} // namespace

SandboxTable::SandboxTable(SandboxFilterProxy &proxy, SandboxModel &model, UsageStore &usage, QWidget *parent)
    : ArrangedTable(SandboxModel::CopyRole, parent)
{
    setObjectName(QStringLiteral("sandboxTable"));
    setAccessibleName(tr("Sandboxes"));
    proxy.setSourceModel(&model);
    setItemDelegate(new SandboxDelegate(this));
    arrange(proxy, columnSpecs(model), SandboxModel::State);
    new VisibleUsage(this, &columns(), model, usage);
}

SandboxKey SandboxTable::keyAt(const QModelIndex &index) const
{
    return {index.data(SandboxModel::ConnectionIdRole).toString(),
            index.data(SandboxModel::IdRole).toString()};
}

} // namespace osc
