// SPDX-License-Identifier: Apache-2.0
#include "networkpage.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace osc {

namespace {

enum Column { ActionColumn, TargetColumn };

} // namespace

NetworkPage::NetworkPage(FormContext &context, QWidget *parent)
    : FormPage(context, DraftPage::Network, tr("Network"), tr("What the sandbox may reach."), parent)
    , m_policy(new QComboBox(this))
    , m_policyField(makeField(tr("&Outgoing traffic"), m_policy,
                              {QStringLiteral("networkPolicy.defaultAction"), QStringLiteral("networkPolicy"),
                               QStringLiteral("secureAccess"), QStringLiteral("credentialProxy")}))
    , m_rulesBox(new QWidget(this))
    , m_rules(new QTableWidget(0, 2, this))
    , m_proxy(makeSwitch(QStringLiteral("credentialProxyCheckBox"), tr("Credential &proxy"),
                         &SandboxSpec::credentialProxy))
    , m_proxyNote(makeNote({}, this))
    , m_secured(makeSwitch(QStringLiteral("secureAccessCheckBox"), tr("&Secured endpoints"),
                           &SandboxSpec::secureAccess))
    , m_securedNote(makeNote({}, this))
{
    m_policy->setObjectName(QStringLiteral("networkPolicyCombo"));
    m_policy->addItem(tr("Allowed everywhere"));
    m_policy->addItem(tr("Allowed, except for these targets"), QStringLiteral("allow"));
    m_policy->addItem(tr("Denied, except for these targets"), QStringLiteral("deny"));
    m_policyField->setTouched(true);

    m_rules->setObjectName(QStringLiteral("networkRulesTable"));
    m_rules->setHorizontalHeaderLabels({tr("Action"), tr("Target")});
    m_rules->horizontalHeader()->setSectionResizeMode(TargetColumn, QHeaderView::Stretch);
    m_rules->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_rules->horizontalHeader()->setHighlightSections(false);
    m_rules->verticalHeader()->hide();
    m_rules->verticalHeader()->setDefaultSectionSize(metrics::control() + 2);
    m_rules->setShowGrid(false);
    m_rules->setTabKeyNavigation(false);
    m_rules->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rulesField = makeField(tr("&Rules"), m_rules, {QStringLiteral("networkPolicy.egress")});
    m_rulesField->setTouched(true);
    m_rulesField->setHint(
        tr("A domain such as pypi.org, *.example.com, an address or a range such as 10.0.0.0/8."));

    auto *add = makeTextToolButton(QStringLiteral("addRuleButton"), Symbol::Add, tr("Add rule"), this);
    auto *remove = makeTextToolButton(QStringLiteral("removeRuleButton"), Symbol::Remove, tr("Remove"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch();
    auto *box = new QVBoxLayout(m_rulesBox);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    box->addWidget(m_rulesField);
    box->addLayout(buttons);
    auto *column = makeColumn();
    column->addWidget(m_policyField);
    column->addWidget(m_rulesBox);
    for (const auto &[tick, note] : {std::pair{m_proxy, m_proxyNote}, std::pair{m_secured, m_securedNote}}) {
        auto *choice = new QVBoxLayout;
        choice->setSpacing(2);
        choice->addWidget(tick, 0, Qt::AlignLeft);
        note->setContentsMargins(24, 0, 0, 0);
        choice->addWidget(note);
        column->addLayout(choice);
    }
    column->addStretch();

    connect(m_policy, &QComboBox::activated, this, [this] {
        take();
        showBackend();
    });
    connect(add, &QToolButton::clicked, this, [this] {
        addRule({m_policy->currentData() == QStringLiteral("deny") ? QStringLiteral("allow")
                                                                   : QStringLiteral("deny"),
                 {}});
        m_rules->setCurrentCell(m_rules->rowCount() - 1, TargetColumn);
        m_rules->editItem(m_rules->currentItem());
    });
    connect(remove, &QToolButton::clicked, this, [this] {
        m_rules->removeRow(m_rules->currentRow());
        take();
    });
    connect(m_rules, &QTableWidget::cellChanged, this, [this] { take(); });
    connect(&context, &FormContext::backendChanged, this, &NetworkPage::showBackend);
    load();
    showBackend();
}

QCheckBox *NetworkPage::makeSwitch(const QString &name, const QString &text, bool SandboxSpec::*member)
{
    auto *box = new QCheckBox(text, this);
    box->setObjectName(name);
    connect(box, &QCheckBox::toggled, this, [this, member](bool on) {
        if (!isLoading())
            draft().edit([&](SandboxSpec &spec) { spec.*member = on; });
        showBackend();
    });
    return box;
}

void NetworkPage::load()
{
    whileLoading([this] {
        m_proxy->setChecked(spec().credentialProxy);
        m_secured->setChecked(spec().secureAccess);
        const auto &policy = spec().networkPolicy;
        const QString action = !policy                             ? QString()
                               : policy->defaultAction == u"allow" ? policy->defaultAction
                                                                   : QStringLiteral("deny");
        m_policy->setCurrentIndex(policy ? m_policy->findData(action) : 0);
        m_rules->setRowCount(0);
        for (const NetworkRule &rule : policy ? policy->egress : QList<NetworkRule>())
            addRule(rule);
    });
    showBackend();
}

void NetworkPage::addRule(const NetworkRule &rule)
{
    const int row = m_rules->rowCount();
    m_rules->insertRow(row);
    auto *action = new QComboBox(m_rules);
    action->addItem(tr("Allow"), QStringLiteral("allow"));
    action->addItem(tr("Deny"), QStringLiteral("deny"));
    if (action->findData(rule.action) < 0)
        action->addItem(rule.action, rule.action);
    action->setCurrentIndex(action->findData(rule.action));
    action->setAccessibleName(tr("Action"));
    connect(action, &QComboBox::activated, this, [this] { take(); });
    m_rules->setCellWidget(row, ActionColumn, action);
    auto *target = new QTableWidgetItem(rule.target);
    target->setFont(fonts::mono());
    m_rules->setItem(row, TargetColumn, target);
}

void NetworkPage::take()
{
    if (isLoading())
        return;
    const QString action = m_policy->currentData().toString();
    QList<NetworkRule> rules;
    for (int row = 0; row < m_rules->rowCount(); ++row) {
        const auto *ruleAction = qobject_cast<QComboBox *>(m_rules->cellWidget(row, ActionColumn));
        const auto *target = m_rules->item(row, TargetColumn);
        if (ruleAction && target)
            rules.append({ruleAction->currentData().toString(), target->text().trimmed()});
    }
    draft().edit([&](SandboxSpec &spec) {
        if (action.isEmpty())
            spec.networkPolicy.reset();
        else
            spec.networkPolicy = NetworkPolicy{action, rules};
    });
}

void NetworkPage::showProblems()
{
    FormPage::showProblems();
    const auto problems = draft().problemsOn(page());
    whileLoading([&] {
        for (int row = 0; row < m_rules->rowCount(); ++row) {
            const QString field = QStringLiteral("networkPolicy.egress[%1]").arg(row);
            const bool wrong = std::any_of(problems.begin(), problems.end(), [&](const Problem &problem) {
                return problem.field.startsWith(field);
            });
            m_rules->item(row, TargetColumn)->setIcon(wrong ? symbol(Symbol::Error, Tone::Failed) : QIcon());
        }
    });
}

void NetworkPage::showBackend()
{
    const Capabilities capabilities = context().capabilities();
    const bool can = capabilities.can(Feature::NetworkPolicy);
    // A policy that came from a file stays editable, so that it can be switched off.
    m_policy->setEnabled(can || spec().networkPolicy.has_value());
    m_policyField->setHint(can ? tr("Rules are kept by a second container beside the sandbox.")
                               : capabilities.whyNot(Feature::NetworkPolicy));
    QList<Problem> problems;
    if (!can && spec().networkPolicy)
        problems.append(
            ownProblem(QStringLiteral("networkPolicy"), capabilities.whyNot(Feature::NetworkPolicy)));
    draft().setExtraProblems(QStringLiteral("network"), problems);
    // What came from a file stays switchable, so that it can be switched off.
    QString noProxy = capabilities.whyNot(Feature::CredentialVault);
    if (noProxy.isEmpty() && !spec().networkPolicy)
        noProxy = tr("It needs a network policy.");
    m_proxy->setEnabled(noProxy.isEmpty() || m_proxy->isChecked());
    m_proxyNote->setText(noProxy.isEmpty() ? tr("Puts credentials into requests, so that no program in the "
                                                "sandbox sees them.")
                                           : noProxy);
    const QString notSecured = capabilities.whyNot(Feature::SecureAccess);
    m_secured->setEnabled(notSecured.isEmpty() || m_secured->isChecked());
    m_securedNote->setText(notSecured.isEmpty() ? tr("Its ports answer only to who has its access token.")
                                                : notSecured);
    for (const auto &[tick, note] : {std::pair{m_proxy, m_proxyNote}, std::pair{m_secured, m_securedNote}})
        tick->setAccessibleDescription(note->text());
    showRules();
}

void NetworkPage::showRules()
{
    m_rulesBox->setVisible(m_policy->currentIndex() > 0);
}

} // namespace osc
