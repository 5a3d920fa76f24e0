// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <core/spectemplate.h>
#include <core/validation.h>

#include <QTimer>

class QLineEdit;
class QPushButton;

namespace osc {

class Field;
class Label;

/// Asks for the values of a template's placeholders, and says what would be wrong with them.
class PlaceholderDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p rules: those of the connection that the sandbox is for.
    PlaceholderDialog(const SpecTemplate &used, const ValidationRules &rules, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    /// @p spec with the values that were typed; @p hiddenEnv: variables that got a secret.
    void filled(const osc::SandboxSpec &spec, const QStringList &hiddenEnv);

private:
    [[nodiscard]] QMap<QString, QString> values() const;
    void check();
    [[nodiscard]] QStringList secretVariables() const;

    SpecTemplate m_used;
    ValidationRules m_rules;
    QList<QLineEdit *> m_edits; ///< In the order of the placeholders.
    QList<Field *> m_fields;
    Label *m_problem;
    QPushButton *m_use;
    QTimer m_checkTimer;
};

} // namespace osc
