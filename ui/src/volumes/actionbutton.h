// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/buttons.h"

class QAction;

namespace osc {

/// A push button that says and does what @p action does, and is off with its reason.
[[nodiscard]] QPushButton *makeActionButton(const QString &objectName, QAction *action, QWidget *parent,
                                            ButtonKind kind = ButtonKind::Normal);

} // namespace osc
