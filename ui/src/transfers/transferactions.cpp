// SPDX-License-Identifier: Apache-2.0
#include "transfers/transferactions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QWidget>

#include <algorithm>

namespace osc {

TransferActions::TransferActions(TransferStore &store, std::function<QStringList()> selected, QWidget *owner)
    : QObject(owner)
    , m_store(store)
    , m_selected(std::move(selected))
{
    // Through the library: GCC 12 with its vptr check reads an unset register for (m_store.*act)() in a
    // lambda.
    const auto of = [this, &store](void (TransferStore::*act)(const QStringList &)) {
        return [this, call = std::bind_front(act, &store)] { call(m_selected()); };
    };
    const auto all = [&store](void (TransferStore::*act)()) { return std::bind_front(act, &store); };
    const auto key = [](auto combination) { return QKeySequence(combination); };
    pause = add(owner, QStringLiteral("transferPause"), tr("Pause"), {}, of(&TransferStore::pause));
    resume = add(owner, QStringLiteral("transferResume"), tr("Resume"), {}, of(&TransferStore::resume));
    retry = add(owner, QStringLiteral("transferRetry"), tr("Retry"), {}, of(&TransferStore::retry));
    cancel = add(owner, QStringLiteral("transferCancel"), tr("Cancel"), {}, of(&TransferStore::cancel));
    moveUp = add(owner, QStringLiteral("transferMoveUp"), tr("Move up"), key(Qt::ALT | Qt::Key_Up),
                 of(&TransferStore::moveUp));
    moveDown = add(owner, QStringLiteral("transferMoveDown"), tr("Move down"), key(Qt::ALT | Qt::Key_Down),
                   of(&TransferStore::moveDown));
    moveToTop = add(owner, QStringLiteral("transferMoveToTop"), tr("Move to the top"),
                    key(Qt::ALT | Qt::Key_Home), of(&TransferStore::moveToTop));
    copyText = add(owner, QStringLiteral("transferCopy"), tr("Copy as text"), key(QKeySequence::Copy),
                   [this] { copySelected(); });
    remove = add(owner, QStringLiteral("transferRemove"), tr("Remove from the list"), key(Qt::Key_Delete),
                 of(&TransferStore::remove));
    pauseAll =
        add(owner, QStringLiteral("transferPauseAll"), tr("Pause all"), {}, all(&TransferStore::pauseAll));
    resumeAll =
        add(owner, QStringLiteral("transferResumeAll"), tr("Resume all"), {}, all(&TransferStore::resumeAll));
    retryFailed = add(owner, QStringLiteral("transferRetryFailed"), tr("Retry failed"), {},
                      all(&TransferStore::retryFailed));
    clearDone =
        add(owner, QStringLiteral("transferClearDone"), tr("Clear done"), {}, all(&TransferStore::clearDone));
    connect(&store, &TransferStore::changed, this, &TransferActions::update);
    update();
}

QAction *TransferActions::add(QWidget *owner, const QString &objectName, const QString &text,
                              const QKeySequence &keys, std::function<void()> act)
{
    auto *action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
    owner->addAction(action);
    return action;
}

void TransferActions::update()
{
    bool canPause = false;
    bool canResume = false;
    bool canRetry = false;
    bool canCancel = false;
    const QStringList ids = m_selected();
    for (const QString &id : ids) {
        const TransferItem *item = m_store.find(id);
        if (!item)
            continue;
        const TransferState state = item->record.state;
        canPause = canPause || item->isOpen();
        canResume = canResume || state == TransferState::Paused;
        canRetry = canRetry || state == TransferState::Failed || state == TransferState::Cancelled;
        canCancel = canCancel || item->isOpen() || state == TransferState::Paused;
    }
    pause->setEnabled(canPause);
    resume->setEnabled(canResume);
    retry->setEnabled(canRetry);
    cancel->setEnabled(canCancel);
    for (QAction *action : {moveUp, moveDown, moveToTop, remove, copyText})
        action->setEnabled(!ids.isEmpty());
    const TransferCounts &counts = m_store.counts();
    pauseAll->setEnabled(counts.open() > 0);
    resumeAll->setEnabled(counts.paused > 0);
    retryFailed->setEnabled(counts.failed > 0);
    clearDone->setEnabled(counts.done > 0);
}

void TransferActions::fill(QMenu &menu) const
{
    for (QAction *action : {pause, resume, retry, cancel})
        menu.addAction(action);
    menu.addSeparator();
    for (QAction *action : {moveUp, moveDown, moveToTop})
        menu.addAction(action);
    menu.addSeparator();
    menu.addAction(copyText);
    menu.addAction(remove);
    menu.addSeparator();
    for (QAction *action : {pauseAll, resumeAll, retryFailed, clearDone})
        menu.addAction(action);
}

void TransferActions::activate(const QString &id)
{
    const TransferItem *item = m_store.find(id);
    if (!item)
        return;
    if (item->record.state == TransferState::Failed || item->record.state == TransferState::Cancelled)
        m_store.retry({id});
    else if (item->record.state == TransferState::Paused)
        m_store.resume({id});
}

void TransferActions::copySelected() const
{
    QStringList texts;
    const QStringList ids = m_selected();
    for (const QString &id : ids)
        texts << m_store.model().asText(m_store.model().rowOf(id));
    QGuiApplication::clipboard()->setText(texts.join(QStringLiteral("\n\n")));
}

} // namespace osc
