// SPDX-License-Identifier: Apache-2.0
#include "panels/sandboxactions.h"

#include "dialogs/deletedialog.h"
#include "dialogs/renewdialog.h"

#include <models/wording.h>
#include <ui/symbols.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace osc {

namespace {

constexpr qint64 shortRenewal = 30 * 60;

} // namespace

SandboxActions::SandboxActions(SandboxStore &store, QWidget *window)
    : QObject(window)
    , pause(make(QStringLiteral("pauseAction"), tr("Pause")))
    , resume(make(QStringLiteral("resumeAction"), tr("Resume")))
    , renewShort(make(QStringLiteral("renewShortAction"), tr("Renew 30 min")))
    , renew(make(QStringLiteral("renewAction"), tr("Renew…")))
    , createLike(make(QStringLiteral("createLikeAction"), tr("Create another like this…")))
    , copyIds(make(QStringLiteral("copyIdsAction"), tr("Copy ID")))
    , copyNames(make(QStringLiteral("copyNamesAction"), tr("Copy name")))
    , remove(make(QStringLiteral("deleteAction"), tr("Delete…")))
    , m_store(store)
    , m_window(window)
{
    pause->setIcon(symbol(Symbol::Pause));
    resume->setIcon(symbol(Symbol::Play));
    renewShort->setIcon(symbol(Symbol::Stopwatch));
    renew->setIcon(symbol(Symbol::Stopwatch));
    createLike->setIcon(symbol(Symbol::Clone));
    createLike->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    copyIds->setIcon(symbol(Symbol::Copy));
    remove->setIcon(symbol(Symbol::Delete, Tone::Failed));
    renewShort->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    remove->setShortcut(Qt::Key_Delete);

    connect(pause, &QAction::triggered, this, [this] {
        for (const SandboxKey &key : allowed(SandboxAction::Pause))
            m_store.pause(key);
    });
    connect(resume, &QAction::triggered, this, [this] {
        for (const SandboxKey &key : allowed(SandboxAction::Resume))
            m_store.resume(key);
    });
    connect(renewShort, &QAction::triggered, this, [this] {
        for (const SandboxKey &key : allowed(SandboxAction::Renew))
            m_store.renewBy(key, shortRenewal);
    });
    connect(renew, &QAction::triggered, this, &SandboxActions::askRenewal);
    connect(remove, &QAction::triggered, this, [this] { askRemoval(allowed(SandboxAction::Delete)); });
    connect(createLike, &QAction::triggered, this, [this] {
        if (!m_selection.isEmpty())
            Q_EMIT likeRequested(m_selection.constFirst());
    });
    connect(copyIds, &QAction::triggered, this, [this] { copy(false); });
    connect(copyNames, &QAction::triggered, this, [this] { copy(true); });
    connect(&store.model(), &QAbstractItemModel::dataChanged, this, &SandboxActions::update);
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

QList<SandboxKey> SandboxActions::allowed(SandboxAction action) const
{
    QList<SandboxKey> keys;
    for (const SandboxKey &key : m_selection)
        if (m_store.whyNot(key, action).isEmpty())
            keys.append(key);
    return keys;
}

void SandboxActions::enable(QAction *action, SandboxAction kind)
{
    const bool any = !allowed(kind).isEmpty();
    action->setEnabled(any);
    QString why;
    if (!any)
        why = m_selection.isEmpty() ? tr("Select a sandbox first.")
                                    : m_store.whyNot(m_selection.constFirst(), kind);
    action->setToolTip(why);
    action->setStatusTip(why);
}

void SandboxActions::update()
{
    enable(pause, SandboxAction::Pause);
    enable(resume, SandboxAction::Resume);
    enable(renewShort, SandboxAction::Renew);
    enable(renew, SandboxAction::Renew);
    enable(remove, SandboxAction::Delete);
    const bool many = m_selection.size() > 1;
    remove->setText(many ? tr("Delete %1…").arg(m_selection.size()) : tr("Delete…"));
    copyIds->setText(many ? tr("Copy IDs") : tr("Copy ID"));
    copyNames->setText(many ? tr("Copy names") : tr("Copy name"));
    createLike->setEnabled(!m_selection.isEmpty());
    createLike->setToolTip(m_selection.isEmpty() ? tr("Select a sandbox first.") : QString());
    copyIds->setEnabled(!m_selection.isEmpty());
    copyNames->setEnabled(!m_selection.isEmpty());
}

void SandboxActions::fillMenu(QMenu *menu) const
{
    menu->addActions({pause, resume, renewShort, renew});
    menu->addSeparator();
    menu->addAction(createLike);
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
    auto *dialog = new RenewDialog(m_store, allowed(SandboxAction::Renew), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SandboxActions::askRemoval(const QList<SandboxKey> &keys)
{
    auto *dialog = new DeleteDialog(m_store, keys, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace osc
