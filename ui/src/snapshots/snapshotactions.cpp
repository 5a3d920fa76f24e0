// SPDX-License-Identifier: Apache-2.0
#include "snapshots/snapshotactions.h"

#include "snapshots/snapshotdialogs.h"

#include <models/specdraft.h>
#include <models/wording.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

namespace osc {

namespace {

void setReason(QAction *action, const QString &why)
{
    action->setEnabled(why.isEmpty());
    action->setToolTip(why);
    action->setStatusTip(why);
}

} // namespace

SnapshotActions::SnapshotActions(SnapshotStore &store, QWidget *window)
    : QObject(window)
    , create(make(QStringLiteral("createSnapshotAction"), tr("Create snapshot…"), Symbol::Camera))
    , restore(make(QStringLiteral("restoreSnapshotAction"), tr("New sandbox from it…"), Symbol::Add))
    , goToSandbox(make(QStringLiteral("snapshotSandboxAction"), tr("Show its sandbox"), Symbol::Sandboxes))
    , copyIds(make(QStringLiteral("copySnapshotIdsAction"), tr("Copy ID"), Symbol::Copy))
    , remove(make(QStringLiteral("deleteSnapshotAction"), tr("Delete snapshot…"), Symbol::Delete))
    , m_store(store)
    , m_window(window)
{
    remove->setIcon(symbol(Symbol::Delete, Tone::Failed));
    connect(create, &QAction::triggered, this, [this] { askCreate({}); });
    connect(restore, &QAction::triggered, this, &SnapshotActions::startFrom);
    connect(goToSandbox, &QAction::triggered, this, [this] {
        if (const SnapshotRow *row = m_selection.isEmpty() ? nullptr : m_store.find(m_selection.constFirst()))
            Q_EMIT sandboxRequested({row->snapshot.connectionId, row->snapshot.sandboxId});
    });
    connect(copyIds, &QAction::triggered, this, [this] {
        QStringList ids;
        for (const SnapshotKey &key : std::as_const(m_selection))
            ids << key.id;
        QGuiApplication::clipboard()->setText(ids.join(QLatin1Char('\n')));
    });
    connect(remove, &QAction::triggered, this, &SnapshotActions::askRemoval);
    connect(&store.model(), &QAbstractItemModel::dataChanged, this, &SnapshotActions::update);
    connect(&store.registry(), &ConnectionRegistry::changed, this, &SnapshotActions::update);
    update();
}

QAction *SnapshotActions::make(const QString &objectName, const QString &text, Symbol icon)
{
    auto *action = new QAction(symbol(icon), text, this);
    action->setObjectName(objectName);
    return action;
}

void SnapshotActions::setSelection(const QList<SnapshotKey> &keys)
{
    m_selection = keys;
    update();
}

void SnapshotActions::update()
{
    const QString none = m_selection.isEmpty() ? tr("Select a snapshot first.") : QString();
    const bool many = m_selection.size() > 1;
    const SnapshotRow *current = m_selection.isEmpty() ? nullptr : m_store.find(m_selection.constFirst());
    setReason(restore, !current ? none
                       : many   ? tr("Select one snapshot.")
                                : m_store.whyNotRestore(current->key()));
    const bool any = std::any_of(m_selection.cbegin(), m_selection.cend(), [this](const SnapshotKey &key) {
        return m_store.whyNotDelete(key).isEmpty();
    });
    setReason(remove, any ? QString() : !current ? none : m_store.whyNotDelete(current->key()));
    setReason(copyIds, none);
    setReason(goToSandbox, !current                     ? none
                           : current->sandbox.isEmpty() ? tr("The sandbox that it was made of is gone.")
                                                        : QString());
    remove->setText(many ? tr("Delete %1 snapshots…").arg(m_selection.size()) : tr("Delete snapshot…"));
    copyIds->setText(many ? tr("Copy IDs") : tr("Copy ID"));
}

void SnapshotActions::askCreate(const SandboxKey &preferred)
{
    auto *dialog = new NewSnapshotDialog(m_store, preferred, m_window);
    connect(dialog, &NewSnapshotDialog::chosen, &m_store, &SnapshotStore::create);
    dialog->open();
}

void SnapshotActions::askRemoval()
{
    QList<SnapshotKey> keys;
    for (const SnapshotKey &key : std::as_const(m_selection))
        if (m_store.whyNotDelete(key).isEmpty())
            keys.append(key);
    auto *dialog = new DeleteSnapshotsDialog(m_store, keys, m_window);
    connect(dialog, &QDialog::accepted, &m_store, [this, keys] { m_store.remove(keys); });
    dialog->open();
}

void SnapshotActions::startFrom()
{
    const SnapshotRow *row = m_selection.isEmpty() ? nullptr : m_store.find(m_selection.constFirst());
    if (!row)
        return;
    SandboxSpec spec = SpecDraft::newSpec();
    spec.image.clear();
    spec.snapshotId = row->snapshot.id;
    Q_EMIT newSandboxRequested(row->snapshot.connectionId, spec,
                               tr("From the snapshot %1").arg(row->title()));
}

void SnapshotActions::fillMenu(QMenu *menu) const
{
    menu->addAction(create);
    menu->addSeparator();
    menu->addActions({restore, goToSandbox});
    menu->addSeparator();
    menu->addAction(copyIds);
    menu->addSeparator();
    menu->addAction(remove);
}

} // namespace osc
