// SPDX-License-Identifier: Apache-2.0
#include "transfers/transferwiring.h"

#include "transfers/transferactions.h"
#include "transfers/transferquestion.h"
#include "transfers/transfertable.h"
#include "widgets/buttons.h"

#include <QMenu>

namespace osc {

void wireTransfers(TransferTable &table, TransferActions &actions, TransferQuestionBar &question,
                   TransferStore &store)
{
    QObject::connect(&table, &TransferTable::selectionChangedTo, &actions,
                     [&actions, &question](const QStringList &ids) {
                         actions.update();
                         question.prefer(ids.value(0));
                     });
    QObject::connect(&table, &TransferTable::retryRequested, &actions,
                     [&store](const QString &id) { store.retry({id}); });
    QObject::connect(&table, &PlaceTable::opened, &actions, [&](const QModelIndex &index) {
        const QString id = index.data(TransferModel::IdRole).toString();
        const TransferItem *item = store.find(id);
        if (item && item->record.state == TransferState::Asking)
            question.focusAnswer();
        else
            actions.activate(id);
    });
    QObject::connect(&table, &QWidget::customContextMenuRequested, &actions, [&](const QPoint &position) {
        auto *menu = new QMenu(&table);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        actions.fill(*menu);
        menu->popup(table.viewport()->mapToGlobal(position));
    });
}

QToolButton *makeActionButton(const QString &objectName, Symbol icon, QAction &action, QWidget *parent)
{
    QToolButton *button = makeTextToolButton(objectName, icon, action.text(), parent);
    const auto update = [button, &action] { button->setEnabled(action.isEnabled()); };
    update();
    QObject::connect(&action, &QAction::changed, button, update);
    QObject::connect(button, &QToolButton::clicked, &action, &QAction::trigger);
    return button;
}

QToolButton *makeAllButton(const QString &objectName, TransferActions &actions, QWidget *parent)
{
    QToolButton *button = makeTextToolButton(objectName, Symbol::Pause, actions.pauseAll->text(), parent);
    const auto resumes = [&actions] {
        return !actions.pauseAll->isEnabled() && actions.resumeAll->isEnabled();
    };
    const auto update = [button, &actions, resumes] {
        const QAction *action = resumes() ? actions.resumeAll : actions.pauseAll;
        if (button->text() != action->text()) {
            button->setText(action->text());
            button->setAccessibleName(action->text());
            button->setIcon(symbol(resumes() ? Symbol::Play : Symbol::Pause));
        }
        button->setEnabled(action->isEnabled());
    };
    update();
    QObject::connect(actions.pauseAll, &QAction::changed, button, update);
    QObject::connect(actions.resumeAll, &QAction::changed, button, update);
    QObject::connect(button, &QToolButton::clicked, button,
                     [&actions, resumes] { (resumes() ? actions.resumeAll : actions.pauseAll)->trigger(); });
    return button;
}

} // namespace osc
