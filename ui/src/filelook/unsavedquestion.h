// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

namespace osc {

/// Asks what becomes of text that is not saved when its window is closed.
class UnsavedQuestion : public DialogFrame
{
    Q_OBJECT

public:
    UnsavedQuestion(const QString &name, bool canSave, QWidget *window);

Q_SIGNALS:
    void saveRequested();
    void discardRequested();
};

} // namespace osc
