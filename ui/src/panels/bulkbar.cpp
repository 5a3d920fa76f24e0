// SPDX-License-Identifier: Apache-2.0
#include "panels/bulkbar.h"

#include "panels/sandboxactions.h"

namespace osc {

BulkBar::BulkBar(const SandboxStore &store, SandboxActions &actions, QWidget *parent)
    : SelectionBar(QStringLiteral("bulk"),
                   {{actions.renew, QStringLiteral("bulkRenew"), 4},
                    {actions.renewShort, QStringLiteral("bulkRenewShort"), 6},
                    {actions.pause, QStringLiteral("bulkPause"), 5},
                    {actions.resume, QStringLiteral("bulkResume"), 3},
                    {actions.editMetadata, QStringLiteral("bulkMetadata"), 2},
                    {actions.copyIds, QStringLiteral("bulkCopyIds"), 1}},
                   {actions.remove, QStringLiteral("bulkDelete")}, parent)
    , m_store(store)
{
    setObjectName(QStringLiteral("bulkBar"));
}

void BulkBar::setSelection(const QList<SandboxKey> &keys)
{
    QMap<QString, int> perConnection;
    for (const SandboxKey &key : keys)
        if (const SandboxRow *row = m_store.find(key))
            ++perConnection[row->connectionName];
    setCount(static_cast<int>(keys.size()), perConnection);
}

} // namespace osc
