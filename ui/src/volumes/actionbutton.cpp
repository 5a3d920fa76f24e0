// SPDX-License-Identifier: Apache-2.0
#include "volumes/actionbutton.h"

#include <QAction>
#include <QPushButton>

namespace osc {

QPushButton *makeActionButton(const QString &objectName, QAction *action, QWidget *parent, ButtonKind kind)
{
    auto *button = makeButton(objectName, action->text(), parent, {}, kind);
    button->setIcon(action->icon());
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setAccessibleName(action->text());
        setDisabledReason(button, action->isEnabled() ? QString() : action->statusTip());
        // Whoever is told no reason is off all the same.
        button->setEnabled(action->isEnabled());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

} // namespace osc
