// SPDX-License-Identifier: Apache-2.0
#include "network/policydialog.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/policystore.h>
#include <ui/theme.h>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

PolicyDialog::PolicyDialog(const NetworkPolicy &policy, QWidget *parent)
    : DialogFrame(parent)
    , m_default(new QComboBox(this))
    , m_rules(new QPlainTextEdit(networkRulesText(policy.egress), this))
    , m_hint(new Label({}, Tone::Secondary, this))
{
    setObjectName(QStringLiteral("policyDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Replace the policy"));
    m_default->setObjectName(QStringLiteral("policyDefaultCombo"));
    m_default->addItem(tr("Denied"), QStringLiteral("deny"));
    m_default->addItem(tr("Allowed"), QStringLiteral("allow"));
    m_default->setCurrentIndex(policy.defaultAction == QLatin1String("allow") ? 1 : 0);
    m_rules->setObjectName(QStringLiteral("policyRulesText"));
    m_rules->setFont(fonts::mono());
    m_rules->setTabChangesFocus(true);
    const QString example = QStringLiteral("allow pypi.org\nallow *.pythonhosted.org"); // as it is typed
    m_rules->setPlaceholderText(example);
    m_rules->setMinimumHeight(metrics::scaled(200));
    m_hint->setObjectName(QStringLiteral("policyDialogHint"));
    m_hint->setWordWrap(true);
    const auto add = [this](const QString &label, QWidget *editor, int stretch) {
        auto *caption = new Label(label, Tone::Text, this);
        caption->setBuddy(editor);
        editor->setAccessibleName(label);
        content()->addWidget(caption);
        content()->addWidget(editor, stretch);
    };
    add(tr("What no rule names"), m_default, 0);
    add(tr("Rules"), m_rules, 1);
    content()->addWidget(m_hint);
    m_save =
        makeButton(QStringLiteral("policySaveButton"), tr("Replace policy"), this, {}, ButtonKind::Primary);
    buttons()->addButton(m_save, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons(), &QDialogButtonBox::accepted, this, [this] {
        const auto rules = parseNetworkRules(m_rules->toPlainText());
        if (!rules)
            return;
        Q_EMIT chosen({m_default->currentData().toString(), *rules});
        accept();
    });
    connect(m_rules, &QPlainTextEdit::textChanged, this, &PolicyDialog::check);
    check();
    resize(metrics::scaled(520), sizeHint().height());
}

void PolicyDialog::check()
{
    const auto rules = parseNetworkRules(m_rules->toPlainText());
    m_save->setEnabled(rules.ok());
    m_hint->setTone(rules ? Tone::Secondary : Tone::Failed);
    m_hint->setText(rules ? tr("One rule a line: allow or deny, and a target. The first rule that matches "
                               "decides. Connections that are open may be cut.")
                          : rules.error().message);
}

} // namespace osc
