// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formpage.h"

class QCheckBox;
class QComboBox;
class QPushButton;
class QTableWidget;

namespace osc {

/// What the sandbox may reach.
class NetworkPage : public FormPage
{
    Q_OBJECT

public:
    explicit NetworkPage(FormContext &context, QWidget *parent = nullptr);

    void load() override;
    void showProblems() override;

private:
    void addRule(const NetworkRule &rule);
    void take();
    void showBackend();
    void showRules();
    QCheckBox *makeSwitch(const QString &name, const QString &text, bool SandboxSpec::*member);

    QComboBox *m_policy;
    Field *m_policyField;
    QWidget *m_rulesBox;
    QTableWidget *m_rules;
    Field *m_rulesField;
    QCheckBox *m_proxy;
    Label *m_proxyNote;
    QCheckBox *m_secured;
    Label *m_securedNote;
};

} // namespace osc
