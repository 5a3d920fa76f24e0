// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/sandboxfilter.h>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace osc {

class Label;

/// Asks for the name under which a filter is kept.
class SaveFilterDialog : public DialogFrame
{
    Q_OBJECT

public:
    SaveFilterDialog(const SavedFilters &saved, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    void named(const QString &name);

private:
    void check();

    SavedFilters m_saved;
    QLineEdit *m_name;
    Label *m_hint;
    QPushButton *m_confirm;
};

/// The filters that are kept: to be renamed in place and deleted. What is changed holds at once.
class SavedFiltersDialog : public DialogFrame
{
    Q_OBJECT

public:
    SavedFiltersDialog(const SavedFilters &saved, QWidget *parent);

Q_SIGNALS:
    void changed(const osc::SavedFilters &saved);

private:
    void fill(const QString &current);
    void rename(QListWidgetItem *item);
    void removeCurrent();
    void update();

    SavedFilters m_saved;
    QListWidget *m_list;
    QPushButton *m_rename;
    QPushButton *m_remove;
    Label *m_hint;
};

} // namespace osc
