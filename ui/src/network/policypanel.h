// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/policystore.h>

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTableWidget;
class QToolButton;

namespace osc {

class Banner;
class Label;

/// What a running sandbox may reach: the rules in the order in which they are tried, and ways to add, remove
/// and replace them.
class PolicyPanel : public QWidget
{
    Q_OBJECT

public:
    /// @p store outlives the panel.
    explicit PolicyPanel(PolicyStore &store, QWidget *parent = nullptr);

    /// Why nothing can be changed now; empty: it can.
    void setWhyNot(const QString &whyNot);

private:
    QWidget *buildAddRow();
    void buildTable();
    void update();
    void fillTable();
    void updateActions();
    void addRule();
    void removeSelected();
    void askReplacement();
    [[nodiscard]] QStringList selectedTargets() const;

    PolicyStore &m_store;
    QString m_whyNot;
    Label *m_sentence;
    Banner *m_banner;
    QTableWidget *m_rules;
    QComboBox *m_action;
    QLineEdit *m_target;
    QToolButton *m_add;
    QToolButton *m_remove;
    QToolButton *m_edit;
    QWidget *m_addRow;
};

} // namespace osc
