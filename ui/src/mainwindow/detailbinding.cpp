// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/detailbinding.h"

#include "detail/detailpane.h"
#include "panels/sandboxespanel.h"

namespace osc {

namespace {

constexpr qint64 shortRenewal = 30 * 60;

} // namespace

DetailBinding::DetailBinding(SandboxStore &store, FileTransfers &transfers, SandboxesPanel &panel)
    : QObject(&panel)
    , m_store(store)
    , m_panel(panel)
    , m_detail(new DetailPane(store.clock(), transfers, store.activity()))
{
    panel.setDetail(m_detail);
    connect(&panel, &SandboxesPanel::currentChanged, this, &DetailBinding::show);
    connect(&store.model(), &QAbstractItemModel::dataChanged, this, &DetailBinding::modelChanged);
    connect(&store.registry(), &ConnectionRegistry::aboutToRemove, m_detail, &DetailPane::forget);
    connect(m_detail, &DetailPane::actionRequested, this, &DetailBinding::act);
    connect(m_detail, &DetailPane::actionErrorDismissed, this,
            [this](const SandboxKey &key) { m_store.dismissError(key); });
}

void DetailBinding::show(const SandboxKey &key)
{
    const SandboxRow *row = m_store.find(key);
    Backend *backend = m_store.registry().find(key.connectionId);
    if (!row || !backend) {
        m_detail->clear();
        return;
    }
    m_detail->setSandbox(backend, row->sandbox);
    update(*row);
}

void DetailBinding::modelChanged(const QModelIndex &first, const QModelIndex &last)
{
    const int current = m_store.model().rowOf(m_panel.current().text());
    if (current < first.row() || current > last.row())
        return;
    const SandboxRow &row = m_store.model().at(current);
    m_detail->updateSandbox(row.sandbox);
    update(row);
}

void DetailBinding::update(const SandboxRow &row)
{
    m_detail->setPending(row.pending);
    if (row.failed)
        m_detail->setActionError(row.error);
    else
        m_detail->clearActionError();
}

void DetailBinding::act(SandboxAction action, const SandboxKey &key)
{
    switch (action) {
    case SandboxAction::Pause:
        m_store.pause(key);
        break;
    case SandboxAction::Resume:
        m_store.resume(key);
        break;
    case SandboxAction::Renew:
        m_store.renewBy(key, shortRenewal);
        break;
    case SandboxAction::Delete:
        m_panel.actions().askRemoval({key});
        break;
    case SandboxAction::PatchMetadata:
        break;
    }
}

} // namespace osc
