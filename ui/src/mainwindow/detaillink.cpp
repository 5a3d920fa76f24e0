// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/detaillink.h"

#include "detail/detailpane.h"
#include "panels/sandboxactions.h"

namespace osc {

namespace {

constexpr qint64 shortRenewal = 30 * 60;

} // namespace

DetailLink::DetailLink(SandboxStore &store, SandboxActions &actions, DetailPane &pane)
    : QObject(&pane)
    , m_store(store)
    , m_actions(actions)
    , m_pane(pane)
{
    const SandboxModel &model = store.model();
    connect(&model, &QAbstractItemModel::dataChanged, this, &DetailLink::modelChanged);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &DetailLink::checkGone);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_keepsGone && m_store.find(m_key))
            follow(m_key); // its connection was closed and opened again
    });
    connect(&store.registry(), &ConnectionRegistry::aboutToRemove, &pane, &DetailPane::forget);
    connect(&store, &SandboxStore::actionDone, this, &DetailLink::actionDone);
    connect(&store, &SandboxStore::actionFailed, this, &DetailLink::actionFailed);
    connect(&pane, &DetailPane::actionRequested, this, &DetailLink::act);
    connect(&pane, &DetailPane::mountAnotherRequested, &actions, &SandboxActions::askMountAnother);
    connect(&pane, &DetailPane::metadataChangeRequested, this, &DetailLink::patchMetadata);
    connect(&pane, &DetailPane::actionErrorDismissed, this,
            [this](const SandboxKey &key) { m_store.dismissError(key); });
}

void DetailLink::follow(const SandboxKey &key)
{
    if (key != m_key)
        m_patching = false;
    m_key = key;
    const SandboxRow *row = m_store.find(key);
    Backend *backend = m_store.registry().find(key.connectionId);
    if (!row || !backend) {
        m_pane.clear();
        return;
    }
    m_pane.setSandbox(backend, row->sandbox);
    update(*row);
}

void DetailLink::modelChanged(const QModelIndex &first, const QModelIndex &last)
{
    const int current = m_store.model().rowOf(m_key.text());
    if (current < first.row() || current > last.row())
        return;
    const SandboxRow &row = m_store.model().at(current);
    m_pane.updateSandbox(row.sandbox);
    update(row);
}

void DetailLink::checkGone()
{
    if (m_keepsGone && !m_key.isNull() && !m_store.find(m_key))
        m_pane.setGone();
}

void DetailLink::update(const SandboxRow &row)
{
    m_pane.setPending(row.pending);
    // What went wrong with the metadata is said where it is edited.
    if (row.failed && row.failed != SandboxAction::PatchMetadata)
        m_pane.setActionError(row.error);
    else
        m_pane.clearActionError();
}

void DetailLink::act(SandboxAction action, const SandboxKey &key)
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
        m_actions.askRemoval({key});
        break;
    case SandboxAction::PatchMetadata:
        break;
    }
}

void DetailLink::patchMetadata(const QMap<QString, std::optional<QString>> &patch, const SandboxKey &key)
{
    const QString why = m_store.whyNot(key, SandboxAction::PatchMetadata);
    if (!why.isEmpty())
        return m_pane.metadataFailed({.kind = ErrorKind::Conflict, .message = why});
    m_patching = true;
    m_store.patchMetadata(key, patch);
}

void DetailLink::actionDone(const SandboxKey &key, SandboxAction action)
{
    if (key == m_key && action == SandboxAction::PatchMetadata && std::exchange(m_patching, false))
        m_pane.metadataSaved();
}

void DetailLink::actionFailed(const SandboxKey &key, SandboxAction action, const Error &error)
{
    if (key != m_key || action != SandboxAction::PatchMetadata || !std::exchange(m_patching, false))
        return;
    m_pane.metadataFailed(error);
    m_store.dismissError(key);
}

} // namespace osc
