// SPDX-License-Identifier: Apache-2.0
#include "panels/sandboxactions.h"

#include "dialogs/deletedialog.h"
#include "dialogs/metadatadialog.h"
#include "dialogs/mountanotherdialog.h"
#include "dialogs/renewdialog.h"

#include <models/wording.h>
#include <ui/symbols.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

namespace osc {

namespace {

constexpr qint64 shortRenewal = 30 * 60;
/// Looking at more than this takes longer than one change of one row should.
constexpr qsizetype largeSelection = 50;

void setReason(QAction *action, const QString &why)
{
    action->setEnabled(why.isEmpty());
    action->setToolTip(why);
    action->setStatusTip(why);
}

} // namespace

SandboxActions::SandboxActions(SandboxStore &store, QWidget *window)
    : QObject(window)
    , pause(make(QStringLiteral("pauseAction"), tr("Pause")))
    , resume(make(QStringLiteral("resumeAction"), tr("Resume")))
    , renewShort(make(QStringLiteral("renewShortAction"), tr("Renew 30 min")))
    , renew(make(QStringLiteral("renewAction"), tr("Renew…")))
    , createLike(make(QStringLiteral("createLikeAction"), tr("Create another like this…")))
    , mountAnother(make(QStringLiteral("mountAnotherAction"), tr("Mount another…")))
    , editMetadata(make(QStringLiteral("editMetadataAction"), tr("Edit metadata…")))
    , snapshot(make(QStringLiteral("snapshotAction"), tr("Create snapshot…")))
    , copyIds(make(QStringLiteral("copyIdsAction"), tr("Copy ID")))
    , copyNames(make(QStringLiteral("copyNamesAction"), tr("Copy name")))
    , remove(make(QStringLiteral("deleteAction"), tr("Delete…")))
    , m_store(store)
    , m_window(window)
    , m_runs(store)
{
    pause->setIcon(symbol(Symbol::Pause));
    resume->setIcon(symbol(Symbol::Play));
    renewShort->setIcon(symbol(Symbol::Stopwatch));
    renew->setIcon(symbol(Symbol::Stopwatch));
    createLike->setIcon(symbol(Symbol::Clone));
    createLike->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    mountAnother->setIcon(symbol(Symbol::Volume));
    editMetadata->setIcon(symbol(Symbol::Edit));
    snapshot->setIcon(symbol(Symbol::Camera));
    copyIds->setIcon(symbol(Symbol::Copy));
    remove->setIcon(symbol(Symbol::Delete, Tone::Failed));
    renewShort->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    remove->setShortcut(Qt::Key_Delete);

    connect(pause, &QAction::triggered, this, [this] { run({.action = SandboxAction::Pause}); });
    connect(resume, &QAction::triggered, this, [this] { run({.action = SandboxAction::Resume}); });
    connect(renewShort, &QAction::triggered, this,
            [this] { run({.action = SandboxAction::Renew, .renewBy = shortRenewal}); });
    connect(editMetadata, &QAction::triggered, this, &SandboxActions::askMetadata);
    connect(renew, &QAction::triggered, this, &SandboxActions::askRenewal);
    connect(remove, &QAction::triggered, this, [this] { askRemoval(allowed(SandboxAction::Delete)); });
    connect(createLike, &QAction::triggered, this, [this] {
        if (!m_selection.isEmpty())
            Q_EMIT likeRequested(m_selection.constFirst());
    });
    connect(mountAnother, &QAction::triggered, this, [this] {
        if (!m_selection.isEmpty())
            askMountAnother(m_selection.constFirst());
    });
    connect(snapshot, &QAction::triggered, this, [this] {
        if (!m_selection.isEmpty())
            Q_EMIT snapshotRequested(m_selection.constFirst());
    });
    connect(copyIds, &QAction::triggered, this, [this] { copy(false); });
    connect(copyNames, &QAction::triggered, this, [this] { copy(true); });
    m_soon.setSingleShot(true);
    m_soon.callOnTimeout(this, &SandboxActions::update);
    connect(&store.model(), &QAbstractItemModel::dataChanged, this, &SandboxActions::updateSoon);
    connect(&store.registry(), &ConnectionRegistry::changed, this, &SandboxActions::update);
    update();
}

QAction *SandboxActions::make(const QString &objectName, const QString &text)
{
    auto *action = new QAction(text, this);
    action->setObjectName(objectName);
    return action;
}

void SandboxActions::setSelection(const QList<SandboxKey> &keys)
{
    m_selection = keys;
    update();
}

void SandboxActions::setShown(bool shown)
{
    m_shown = shown;
    update();
}

/// Why there is nothing to act on; empty when there is.
QString SandboxActions::whyNone() const
{
    if (!m_shown)
        return tr("Go to the place Sandboxes first.");
    return m_selection.isEmpty() ? tr("Select a sandbox first.") : QString();
}

QList<SandboxKey> SandboxActions::allowed(SandboxAction action) const
{
    QList<SandboxKey> keys;
    for (const SandboxKey &key : m_selection)
        if (m_store.whyNot(key, action).isEmpty())
            keys.append(key);
    return keys;
}

void SandboxActions::run(const SandboxOrder &order)
{
    m_runs.start(order, allowed(order.action));
}

void SandboxActions::updateSoon()
{
    if (m_selection.size() <= largeSelection)
        update();
    else if (!m_soon.isActive())
        m_soon.start();
}

void SandboxActions::enable(QAction *action, SandboxAction kind)
{
    const bool any = std::any_of(m_selection.cbegin(), m_selection.cend(),
                                 [&](const SandboxKey &key) { return m_store.whyNot(key, kind).isEmpty(); });
    QString why = whyNone();
    if (why.isEmpty() && !any)
        why = m_store.whyNot(m_selection.constFirst(), kind);
    setReason(action, why);
}

void SandboxActions::update()
{
    enable(pause, SandboxAction::Pause);
    enable(resume, SandboxAction::Resume);
    enable(renewShort, SandboxAction::Renew);
    enable(renew, SandboxAction::Renew);
    enable(editMetadata, SandboxAction::PatchMetadata);
    enable(remove, SandboxAction::Delete);
    updateSnapshot();
    const bool many = m_selection.size() > 1;
    remove->setText(many ? tr("Delete %1…").arg(m_selection.size()) : tr("Delete…"));
    copyIds->setText(many ? tr("Copy IDs") : tr("Copy ID"));
    copyNames->setText(many ? tr("Copy names") : tr("Copy name"));
    for (QAction *action : {createLike, mountAnother, copyIds, copyNames})
        setReason(action, whyNone());
}

void SandboxActions::setSnapshots(std::function<QString(const SandboxKey &key)> whyNot)
{
    m_whyNoSnapshot = std::move(whyNot);
    update();
}

void SandboxActions::setRescue(SandboxRescue &rescue)
{
    m_rescue = &rescue;
    connect(m_rescue, &SandboxRescue::saved, &m_runs,
            [this](const QList<SandboxKey> &keys) { m_runs.start({.action = SandboxAction::Delete}, keys); });
}

void SandboxActions::updateSnapshot()
{
    QString why = whyNone();
    if (why.isEmpty() && m_selection.size() > 1)
        why = tr("Select one sandbox.");
    else if (why.isEmpty() && m_whyNoSnapshot)
        why = m_whyNoSnapshot(m_selection.constFirst());
    snapshot->setVisible(m_whyNoSnapshot != nullptr);
    setReason(snapshot, why);
}

void SandboxActions::fillMenu(QMenu *menu) const
{
    menu->addActions({pause, resume, renewShort, renew, editMetadata});
    menu->addSeparator();
    menu->addActions({createLike, mountAnother, snapshot});
    menu->addActions({copyIds, copyNames});
    menu->addSeparator();
    menu->addAction(remove);
}

void SandboxActions::copy(bool names) const
{
    QStringList lines;
    for (const SandboxKey &key : m_selection)
        if (const SandboxRow *row = m_store.find(key))
            lines << (names ? sandboxTitle(row->sandbox) : row->sandbox.id);
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void SandboxActions::askRenewal()
{
    auto *dialog = new RenewDialog(m_store, m_selection, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RenewDialog::chosen, &m_runs, qOverload<const QList<BulkJob> &>(&BulkRuns::start));
    dialog->open();
}

void SandboxActions::askMetadata()
{
    auto *dialog = new MetadataDialog(m_store, m_selection, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MetadataDialog::chosen, &m_runs, qOverload<const QList<BulkJob> &>(&BulkRuns::start));
    dialog->open();
}

void SandboxActions::askMountAnother(const SandboxKey &key)
{
    const SandboxRow *row = m_store.find(key);
    if (!row)
        return;
    auto *dialog = new MountAnotherDialog(sandboxTitle(row->sandbox), m_window);
    connect(dialog, &QDialog::accepted, this, [this, key] { Q_EMIT likeWithMountRequested(key); });
    dialog->open();
}

void SandboxActions::setEdits(std::function<QStringList(const SandboxKey &key)> unsaved,
                              std::function<void(const SandboxKey &key)> show)
{
    m_unsavedEdits = std::move(unsaved);
    m_showEdits = std::move(show);
}

void SandboxActions::askRemoval(const QList<SandboxKey> &keys)
{
    auto *dialog = new DeleteDialog(m_store, keys, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (m_rescue)
        dialog->offerRescue(m_plan, m_rescue->canDownload());
    if (m_unsavedEdits) {
        for (const SandboxKey &key : keys) {
            const QStringList files = m_unsavedEdits(key);
            for (const QString &file : files)
                dialog->addEdit(key, file);
        }
        connect(dialog, &DeleteDialog::editsRequested, this, [this, keys] {
            for (const SandboxKey &key : keys)
                m_showEdits(key);
        });
    }
    connect(dialog, &DeleteDialog::confirmed, &m_runs, [this, dialog](const QList<SandboxKey> &confirmed) {
        m_plan = dialog->plan();
        if (m_plan.isEmpty())
            m_runs.start({.action = SandboxAction::Delete}, confirmed);
        else
            m_rescue->start(confirmed, m_plan);
    });
    dialog->open();
}

} // namespace osc
