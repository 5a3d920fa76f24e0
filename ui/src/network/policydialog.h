// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <core/sandboxspec.h>

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace osc {

class Label;

/// A whole policy as text, one rule a line.
class PolicyDialog : public DialogFrame
{
    Q_OBJECT

public:
    PolicyDialog(const NetworkPolicy &policy, QWidget *parent);

Q_SIGNALS:
    void chosen(const osc::NetworkPolicy &policy);

private:
    void check();

    QComboBox *m_default;
    QPlainTextEdit *m_rules;
    Label *m_hint;
    QPushButton *m_save = nullptr;
};

} // namespace osc
