// SPDX-License-Identifier: Apache-2.0
#include "hooksbox.h"

#include "field.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/specdrafttext.h>
#include <ui/theme.h>

#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>

#include <algorithm>

namespace osc {

namespace {

enum HookColumn { HookName, HookSchedule, HookCommand, HookLimit, HookColumnCount };

/// Those of api-1.1 4.1; 0 is what the server takes when none is given.
constexpr int longestPreStart = 10800;

Problem openQuotation(const QString &field)
{
    return ownProblem(field, HooksBox::tr("A quotation mark is not closed."));
}

} // namespace

HooksBox::HooksBox(FormContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_note(makeNote({}, this))
    , m_editors(new QWidget(this))
    , m_preStart(new QLineEdit(m_editors))
    , m_limit(new QSpinBox(m_editors))
    , m_periodic(new QTableWidget(0, HookColumnCount, m_editors))
{
    setObjectName(QStringLiteral("hooksBox"));
    auto *heading = new Label(tr("Lifecycle hooks"), Tone::Text, this);
    heading->setFont(fonts::section());
    m_note->setObjectName(QStringLiteral("hooksNote"));
    auto *editors = new QVBoxLayout(m_editors);
    editors->setContentsMargins(0, 8, 0, 0);
    editors->setSpacing(12);
    editors->addWidget(buildPreStart());
    editors->addWidget(buildPeriodic());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(heading);
    layout->addWidget(m_note);
    layout->addWidget(m_editors);
    connect(&context, &FormContext::backendChanged, this, &HooksBox::showBackend);
}

QWidget *HooksBox::buildPreStart()
{
    auto *part = new QWidget(m_editors);
    m_preStart->setObjectName(QStringLiteral("preStartEdit"));
    m_preStart->setFont(fonts::mono());
    m_limit->setObjectName(QStringLiteral("preStartLimitSpin"));
    m_limit->setRange(0, longestPreStart);
    m_limit->setSpecialValueText(tr("60 s, as usual"));
    m_limit->setSuffix(tr(" s"));
    m_preStartField = new Field(tr("Command &before the start"), m_preStart, part);
    m_preStartField->setClaims({QStringLiteral("lifecycle.preStart.command")});
    m_preStartField->setHint(tr("execd runs it to its end, and the entrypoint after that."));
    m_limitField = new Field(tr("For at &most"), m_limit, part);
    m_limitField->setClaims({QStringLiteral("lifecycle.preStart.timeoutSeconds")});
    auto *grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(12);
    grid->addWidget(m_preStartField, 0, 0, Qt::AlignTop);
    grid->addWidget(m_limitField, 0, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    connect(m_preStart, &QLineEdit::textEdited, this, &HooksBox::take);
    connect(m_limit, &QSpinBox::valueChanged, this, &HooksBox::take);
    return part;
}

QWidget *HooksBox::buildPeriodic()
{
    auto *part = new QWidget(m_editors);
    m_periodic->setObjectName(QStringLiteral("periodicTable"));
    m_periodic->setHorizontalHeaderLabels({tr("Name"), tr("Schedule"), tr("Command"), tr("Seconds")});
    m_periodic->horizontalHeader()->setSectionResizeMode(HookCommand, QHeaderView::Stretch);
    m_periodic->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_periodic->horizontalHeader()->setHighlightSections(false);
    m_periodic->setColumnWidth(HookLimit, metrics::scaled(80));
    m_periodic->verticalHeader()->hide();
    m_periodic->verticalHeader()->setDefaultSectionSize(metrics::control() + 2);
    m_periodic->setShowGrid(false);
    m_periodic->setTabKeyNavigation(false);
    m_periodic->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_periodic->setFixedHeight(4 * (metrics::control() + 2));
    m_periodicField = new Field(tr("Repeated &commands"), m_periodic, part);
    m_periodicField->setTouched(true);
    m_periodicField->setClaims({QStringLiteral("lifecycle.periodic")});
    m_periodicField->setHint(tr("A schedule such as */5 * * * * is every five minutes. Without a number of "
                                "seconds a command may take 60."));
    auto *add = makeTextToolButton(QStringLiteral("addHookButton"), Symbol::Add, tr("Add command"), part);
    auto *remove = makeTextToolButton(QStringLiteral("removeHookButton"), Symbol::Remove, tr("Remove"), part);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_periodicField);
    layout->addLayout(buttons);
    connect(add, &QToolButton::clicked, this, [this] {
        addRow({{}, QStringLiteral("*/5 * * * *"), {}, {}});
        m_periodic->setCurrentCell(m_periodic->rowCount() - 1, HookName);
        m_periodic->editItem(m_periodic->currentItem());
    });
    connect(remove, &QToolButton::clicked, this, [this] {
        m_periodic->removeRow(m_periodic->currentRow());
        take();
    });
    connect(m_periodic, &QTableWidget::cellChanged, this, &HooksBox::take);
    return part;
}

void HooksBox::addRow(const LifecycleHook &hook)
{
    const bool wasLoading = std::exchange(m_loading, true);
    const int row = m_periodic->rowCount();
    m_periodic->insertRow(row);
    const QString limit = hook.timeoutSeconds ? QString::number(*hook.timeoutSeconds) : QString();
    const QStringList texts{hook.name, hook.schedule, joinCommand(hook.command), limit};
    for (int column = 0; column < HookColumnCount; ++column) {
        auto *item = new QTableWidgetItem(texts.at(column));
        if (column == HookSchedule || column == HookCommand)
            item->setFont(fonts::mono());
        m_periodic->setItem(row, column, item);
    }
    m_loading = wasLoading;
    take();
}

void HooksBox::load()
{
    const LifecycleHooks hooks = m_context.spec().lifecycle;
    m_loading = true;
    m_preStart->setText(hooks.preStart ? joinCommand(hooks.preStart->command) : QString());
    const qint64 limit = hooks.preStart ? hooks.preStart->timeoutSeconds.value_or(0) : 0;
    m_limit->setValue(static_cast<int>(std::clamp<qint64>(limit, 0, longestPreStart)));
    m_periodic->setRowCount(0);
    for (const LifecycleHook &hook : hooks.periodic)
        addRow(hook);
    m_loading = false;
    showBackend();
}

QString HooksBox::cell(int row, int column) const
{
    const QTableWidgetItem *item = m_periodic->item(row, column);
    return item ? item->text().trimmed() : QString();
}

void HooksBox::take()
{
    if (m_loading)
        return;
    QList<Problem> problems;
    m_context.draft().edit([&](SandboxSpec &spec) {
        takePreStart(spec, problems);
        takePeriodic(spec, problems);
    });
    m_context.draft().setExtraProblems(QStringLiteral("hooks"), problems);
}

void HooksBox::takePreStart(SandboxSpec &spec, QList<Problem> &problems) const
{
    const auto words = splitCommand(m_preStart->text());
    if (!words)
        return problems.append(openQuotation(QStringLiteral("lifecycle.preStart.command")));
    if (words->isEmpty())
        return spec.lifecycle.preStart.reset();
    LifecycleHook hook;
    hook.command = *words;
    if (m_limit->value() > 0)
        hook.timeoutSeconds = m_limit->value();
    spec.lifecycle.preStart = hook;
}

void HooksBox::takePeriodic(SandboxSpec &spec, QList<Problem> &problems) const
{
    spec.lifecycle.periodic.clear();
    for (int row = 0; row < m_periodic->rowCount(); ++row) {
        LifecycleHook hook;
        hook.name = cell(row, HookName);
        hook.schedule = cell(row, HookSchedule);
        if (const auto words = splitCommand(cell(row, HookCommand)))
            hook.command = *words;
        else
            problems.append(openQuotation(QStringLiteral("lifecycle.periodic")));
        const QString seconds = cell(row, HookLimit);
        bool isNumber = false;
        if (const qint64 limit = seconds.toLongLong(&isNumber); isNumber)
            hook.timeoutSeconds = limit;
        else if (!seconds.isEmpty())
            problems.append(ownProblem(QStringLiteral("lifecycle.periodic"),
                                       tr("The seconds of a command are a number from 1 to 300.")));
        spec.lifecycle.periodic.append(hook);
    }
}

void HooksBox::showBackend()
{
    const QString why = m_context.capabilities().whyNot(Feature::LifecycleHooks);
    // Hooks that came from a file stay editable, so that they can be taken out.
    m_editors->setVisible(why.isEmpty() || !m_context.spec().lifecycle.isEmpty());
    m_note->setText(why.isEmpty() ? tr("Commands that execd runs besides the entrypoint.") : why);
}

} // namespace osc
