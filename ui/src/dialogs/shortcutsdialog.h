// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

class QLineEdit;
class QMenuBar;
class QTreeWidget;

namespace osc {

/// All keys that do something: those of the menus as they are, and those of lists, files, logs and dialogs.
class ShortcutsDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p focus: what help is wanted for; its keys come first. May be null.
    ShortcutsDialog(const QMenuBar &menus, const QWidget *focus, QWidget *parent);

private:
    void addMenus(const QMenuBar &menus);
    void addParts(const QWidget *focus);
    void filter(const QString &text);

    QLineEdit *m_search;
    QTreeWidget *m_list;
};

} // namespace osc
