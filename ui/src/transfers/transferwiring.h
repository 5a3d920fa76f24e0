// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/symbols.h>

#include <QString>

class QAction;
class QToolButton;
class QWidget;

namespace osc {

class TransferActions;
class TransferQuestionBar;
class TransferStore;
class TransferTable;

/// What the place and the drawer have in common: menu, keys, Retry in rows, and the question about what is
/// selected. All have the same owner.
void wireTransfers(TransferTable &table, TransferActions &actions, TransferQuestionBar &question,
                   TransferStore &store);

/// A button with icon and words for an action, enabled when it is.
[[nodiscard]] QToolButton *makeActionButton(const QString &objectName, Symbol icon, QAction &action,
                                            QWidget *parent);
/// Pauses all, or resumes all when nothing is left to be paused.
[[nodiscard]] QToolButton *makeAllButton(const QString &objectName, TransferActions &actions,
                                         QWidget *parent);

} // namespace osc
