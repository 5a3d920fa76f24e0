// SPDX-License-Identifier: Apache-2.0
#include "network/policypanel.h"

#include "network/policydialog.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <QToolButton>

namespace osc {

namespace {

enum RuleColumn { RuleAction, RuleTarget, RuleColumnCount };

constexpr qsizetype longestRuleTarget = 300;
constexpr int tableRows = 3; ///< At least so many are in view, with the heading.

QString ruleActionWord(const QString &action)
{
    if (action == QLatin1String("allow"))
        return PolicyPanel::tr("Allow");
    return action == QLatin1String("deny") ? PolicyPanel::tr("Deny") : safeText(action);
}

} // namespace

PolicyPanel::PolicyPanel(PolicyStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_sentence(new Label({}, Tone::Secondary, this))
    , m_banner(new Banner(this))
    , m_rules(new QTableWidget(0, RuleColumnCount, this))
    , m_action(new QComboBox(this))
    , m_target(new QLineEdit(this))
    , m_add(makeTextToolButton(QStringLiteral("policyAdd"), Symbol::Add, tr("Add rule"), this))
    , m_remove(makeTextToolButton(QStringLiteral("policyRemove"), Symbol::Remove, tr("Remove"), this))
    , m_edit(makeTextToolButton(QStringLiteral("policyReplace"), Symbol::Edit, tr("Replace policy…"), this))
    , m_addRow(buildAddRow())
{
    setObjectName(QStringLiteral("policyPanel"));
    auto *heading = new SectionHeader(tr("Outgoing traffic"), this);
    m_sentence->setObjectName(QStringLiteral("policySentence"));
    m_sentence->setWordWrap(true);
    m_banner->setObjectName(QStringLiteral("policyBanner"));
    m_banner->hide();
    connect(m_banner->addButton(QStringLiteral("policyDismiss"), tr("Dismiss")), &QPushButton::clicked,
            &store, &PolicyStore::dismissError);
    buildTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 12, metrics::margin, 12);
    layout->setSpacing(8);
    layout->addWidget(heading);
    layout->addWidget(m_sentence);
    layout->addWidget(m_banner);
    layout->addWidget(m_rules, 1);
    layout->addWidget(m_addRow);
    layout->addStretch(0);
    connect(m_remove, &QToolButton::clicked, this, &PolicyPanel::removeSelected);
    connect(m_edit, &QToolButton::clicked, this, &PolicyPanel::askReplacement);
    connect(&store, &PolicyStore::changed, this, &PolicyPanel::update);
    connect(&store, &PolicyStore::applied, m_target, &QLineEdit::clear);
    update();
}

QWidget *PolicyPanel::buildAddRow()
{
    auto *row = new QWidget(this);
    m_action->setObjectName(QStringLiteral("policyActionCombo"));
    m_action->setAccessibleName(tr("Action"));
    m_action->addItem(tr("Allow"), QStringLiteral("allow"));
    m_action->addItem(tr("Deny"), QStringLiteral("deny"));
    m_target->setObjectName(QStringLiteral("policyTargetField"));
    m_target->setAccessibleName(tr("Target"));
    m_target->setPlaceholderText(tr("pypi.org, *.example.com or 10.0.0.0/8"));
    m_target->setFont(fonts::mono());
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_action);
    layout->addWidget(m_target, 1);
    layout->addWidget(m_add);
    layout->addWidget(m_remove);
    layout->addWidget(m_edit);
    connect(m_add, &QToolButton::clicked, this, &PolicyPanel::addRule);
    connect(m_target, &QLineEdit::returnPressed, this, &PolicyPanel::addRule);
    connect(m_target, &QLineEdit::textChanged, this, &PolicyPanel::updateActions);
    return row;
}

void PolicyPanel::buildTable()
{
    m_rules->setObjectName(QStringLiteral("policyRules"));
    m_rules->setAccessibleName(tr("Rules"));
    m_rules->setHorizontalHeaderLabels({tr("Action"), tr("Target")});
    m_rules->horizontalHeader()->setStretchLastSection(true);
    m_rules->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_rules->horizontalHeader()->setHighlightSections(false);
    m_rules->verticalHeader()->hide();
    m_rules->verticalHeader()->setDefaultSectionSize(metrics::scaled(28));
    m_rules->setShowGrid(false);
    m_rules->setTabKeyNavigation(false);
    m_rules->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rules->setMinimumHeight(metrics::scaled(28) * tableRows);
    m_rules->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // takes what is left
    m_rules->setSelectionBehavior(QAbstractItemView::SelectRows);
    connect(m_rules, &QTableWidget::itemSelectionChanged, this, &PolicyPanel::updateActions);
    auto *remove = new QShortcut(Qt::Key_Delete, m_rules);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &PolicyPanel::removeSelected);
}

void PolicyPanel::setWhyNot(const QString &whyNot)
{
    m_whyNot = whyNot;
    updateActions();
}

void PolicyPanel::update()
{
    const auto &status = m_store.status();
    m_rules->setVisible(status.has_value());
    m_addRow->setVisible(status.has_value());
    auto *column = qobject_cast<QBoxLayout *>(layout());
    column->setStretch(column->count() - 1, status ? 0 : 1); // without a table the words stay at the top
    if (status)
        m_sentence->setText(policySentence(*status));
    else if (!m_store.none().isEmpty())
        m_sentence->setText(tr("%1 A policy is given when a sandbox is created.").arg(m_store.none()));
    else
        m_sentence->setText(m_store.isLoading() ? tr("Asking for the policy…") : QString());
    const auto &error = m_store.changeError();
    m_banner->setVisible(error.has_value());
    if (error)
        m_banner->setError(*error);
    if (status)
        fillTable();
    updateActions();
}

/// What is selected stays so by its target.
void PolicyPanel::fillTable()
{
    const QStringList selected = selectedTargets();
    const QList<NetworkRule> &rules = m_store.status()->policy.egress;
    m_rules->setRowCount(static_cast<int>(rules.size()));
    for (int row = 0; row < rules.size(); ++row) {
        const NetworkRule &rule = rules.at(row);
        auto *action = new QTableWidgetItem(ruleActionWord(rule.action));
        auto *target = new QTableWidgetItem(shortText(rule.target, longestRuleTarget));
        target->setData(Qt::UserRole, rule.target);
        target->setFont(fonts::mono());
        m_rules->setItem(row, RuleAction, action);
        m_rules->setItem(row, RuleTarget, target);
        if (selected.contains(rule.target))
            for (QTableWidgetItem *item : {action, target})
                item->setSelected(true);
    }
}

QStringList PolicyPanel::selectedTargets() const
{
    QStringList targets;
    for (const QTableWidgetItem *item : m_rules->selectedItems())
        if (item->column() == RuleTarget)
            targets << item->data(Qt::UserRole).toString();
    return targets;
}

void PolicyPanel::updateActions()
{
    const QString busy = m_store.isChanging() ? tr("A change is under way.") : m_whyNot;
    const QString target = m_target->text().trimmed();
    setDisabledReason(m_add, !busy.isEmpty()    ? busy
                             : target.isEmpty() ? tr("Type a target first.")
                                                : QString());
    setDisabledReason(m_remove, !busy.isEmpty()               ? busy
                                : selectedTargets().isEmpty() ? tr("Select a rule first.")
                                                              : QString());
    setDisabledReason(m_edit, busy);
}

void PolicyPanel::addRule()
{
    if (!m_add->isEnabled())
        return;
    QList<NetworkRule> rules;
    const QString text = m_target->text().simplified().replace(QLatin1Char(','), QLatin1Char(' '));
    for (const QString &target : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        rules.append({m_action->currentData().toString(), target});
    m_store.merge(rules);
}

void PolicyPanel::removeSelected()
{
    if (m_remove->isEnabled())
        m_store.removeRules(selectedTargets());
}

void PolicyPanel::askReplacement()
{
    if (!m_store.status())
        return;
    auto *dialog = new PolicyDialog(m_store.status()->policy, window());
    connect(dialog, &PolicyDialog::chosen, &m_store, &PolicyStore::replace);
    dialog->open();
}

} // namespace osc
