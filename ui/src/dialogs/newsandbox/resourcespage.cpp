// SPDX-License-Identifier: Apache-2.0
#include "resourcespage.h"

#include <models/specdrafttext.h>
#include <models/wording.h>

#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr qint64 custom = -1;
constexpr qint64 forever = 0;

/// Later than any date that a person means; keeps QDateTime inside its range.
constexpr qint64 longestShown = 100LL * 366 * 86400;

} // namespace

QString endTimeText(qint64 seconds)
{
    if (seconds < 0 || seconds > longestShown)
        return {};
    const QLocale locale;
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime end = now.addSecs(seconds);
    const QString time = end.time().toString(QStringLiteral("H:mm"));
    const auto days = now.date().daysTo(end.date());
    if (days == 0)
        return time;
    if (days == 1)
        return ResourcesPage::tr("tomorrow %1").arg(time);
    return ResourcesPage::tr("%1, %2").arg(locale.toString(end.date(), QLocale::LongFormat), time);
}

ResourcesPage::ResourcesPage(FormContext &context, QWidget *parent)
    : FormPage(context, DraftPage::Resources, tr("Resources and lifetime"),
               tr("How much of the machine it may use, and when it ends by itself."), parent)
{
    auto *column = makeColumn();
    const QString noLimit = tr("No limit");
    const QString asLimit = tr("As the limit");
    m_cpu = makeLimit(QStringLiteral("resourceLimits.cpu"), tr("&CPU"),
                      {QStringLiteral("0.5"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("4"),
                       QStringLiteral("8")},
                      noLimit);
    m_memory = makeLimit(QStringLiteral("resourceLimits.memory"), tr("&Memory"),
                         {QStringLiteral("512Mi"), QStringLiteral("1Gi"), QStringLiteral("2Gi"),
                          QStringLiteral("4Gi"), QStringLiteral("8Gi"), QStringLiteral("16Gi")},
                         noLimit);
    m_gpu = makeLimit(QStringLiteral("resourceLimits.gpu"), tr("&GPU"),
                      {QStringLiteral("1"), QStringLiteral("all")}, tr("None"));
    m_cpuRequest = makeLimit(QStringLiteral("resourceRequests.cpu"), tr("CPU r&equest"),
                             {QStringLiteral("100m"), QStringLiteral("0.5"), QStringLiteral("1")}, asLimit);
    m_memoryRequest =
        makeLimit(QStringLiteral("resourceRequests.memory"), tr("Memory re&quest"),
                  {QStringLiteral("256Mi"), QStringLiteral("512Mi"), QStringLiteral("1Gi")}, asLimit);
    auto *grid = new QGridLayout;
    grid->setSpacing(12);
    grid->addWidget(m_cpu.field, 0, 0, Qt::AlignTop);
    grid->addWidget(m_memory.field, 0, 1, Qt::AlignTop);
    grid->addWidget(m_gpu.field, 1, 0, Qt::AlignTop);
    grid->addWidget(m_cpuRequest.field, 2, 0, Qt::AlignTop);
    grid->addWidget(m_memoryRequest.field, 2, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    column->addSpacing(8);
    buildLifetime(column);
    column->addStretch();

    constexpr int minuteMs = 20'000; // so that the end time is never a minute behind
    m_clock.setInterval(minuteMs);
    connect(&m_clock, &QTimer::timeout, this, &ResourcesPage::showLifetime);
    m_clock.start();
    connect(&context, &FormContext::backendChanged, this, &ResourcesPage::showBackend);
    load();
    showBackend();
}

ResourcesPage::Limit ResourcesPage::makeLimit(const QString &member, const QString &label,
                                              const QStringList &presets, const QString &placeholder)
{
    const bool isRequest = member.startsWith(QLatin1String("resourceRequests"));
    Limit limit{member.section(u'.', 1),
                isRequest ? &SandboxSpec::resourceRequests : &SandboxSpec::resourceLimits,
                new QComboBox(this), nullptr};
    limit.combo->setObjectName(limit.key +
                               (isRequest ? QStringLiteral("RequestCombo") : QStringLiteral("Combo")));
    limit.combo->setEditable(true);
    limit.combo->setInsertPolicy(QComboBox::NoInsert);
    limit.combo->setCompleter(nullptr);
    limit.combo->addItem(QString());
    limit.combo->addItems(presets);
    limit.combo->lineEdit()->setPlaceholderText(placeholder);
    limit.field = makeField(label, limit.combo, {member});
    limit.field->setRepair([combo = limit.combo](const QString &value) { combo->setCurrentText(value); });
    connect(limit.combo, &QComboBox::currentTextChanged, this,
            [this, key = limit.key, values = limit.values](const QString &text) {
                if (isLoading())
                    return;
                draft().edit([&](SandboxSpec &spec) {
                    if (text.trimmed().isEmpty())
                        (spec.*values).remove(key);
                    else
                        (spec.*values).insert(key, text.trimmed());
                });
                showBackend();
            });
    return limit;
}

void ResourcesPage::buildLifetime(QVBoxLayout *column)
{
    m_lifetime = new QComboBox(this);
    m_lifetime->setObjectName(QStringLiteral("lifetimeCombo"));
    m_lifetime->addItem(tr("10 minutes"), 600);
    m_lifetime->addItem(tr("30 minutes"), 1800);
    m_lifetime->addItem(tr("1 hour"), 3600);
    m_lifetime->addItem(tr("8 hours"), 8 * 3600);
    m_lifetime->addItem(tr("1 day"), 86400);
    m_lifetime->addItem(tr("7 days"), 7 * 86400);
    m_lifetime->addItem(tr("Another time"), custom);
    m_lifetime->addItem(tr("Until deleted"), forever);
    m_lifetimeField = makeField(tr("&Lifetime"), m_lifetime, {QStringLiteral("timeout")});
    m_lifetimeField->setTouched(true);
    column->addWidget(m_lifetimeField);
    connect(m_lifetime, &QComboBox::activated, this, &ResourcesPage::takeLifetimeChoice);

    m_custom = new QLineEdit(this);
    m_custom->setObjectName(QStringLiteral("customLifetimeEdit"));
    m_customField = makeField(tr("&Time"), m_custom, {QStringLiteral("timeout")});
    column->addWidget(m_customField);
    connect(m_custom, &QLineEdit::textEdited, this, &ResourcesPage::takeCustomLifetime);
}

void ResourcesPage::load()
{
    whileLoading([this] {
        for (const Limit &limit : {m_cpu, m_memory, m_gpu, m_cpuRequest, m_memoryRequest})
            limit.combo->setCurrentText((spec().*limit.values).value(limit.key));
        const auto &seconds = spec().timeoutSeconds;
        const int preset = m_lifetime->findData(seconds ? *seconds : forever);
        m_lifetime->setCurrentIndex(preset >= 0 ? preset : m_lifetime->findData(custom));
        m_custom->setText(seconds ? exactDurationText(*seconds) : QString());
        draft().setExtraProblems(QStringLiteral("lifetime"), {});
    });
    showLifetime();
}

void ResourcesPage::takeLifetimeChoice()
{
    const qint64 choice = m_lifetime->currentData().toLongLong();
    draft().setExtraProblems(QStringLiteral("lifetime"), {});
    if (choice == custom) {
        m_custom->setText(exactDurationText(spec().timeoutSeconds.value_or(3600)));
        takeCustomLifetime(m_custom->text());
        showLifetime();
        m_custom->setFocus();
        m_custom->selectAll();
        return;
    }
    draft().edit([&](SandboxSpec &spec) {
        if (choice == forever)
            spec.timeoutSeconds.reset();
        else
            spec.timeoutSeconds = choice;
    });
    showLifetime();
}

void ResourcesPage::takeCustomLifetime(const QString &text)
{
    const auto seconds = parseDuration(text);
    QList<Problem> problems;
    if (seconds)
        draft().edit([&](SandboxSpec &spec) { spec.timeoutSeconds = *seconds; });
    else
        problems.append(ownProblem(QStringLiteral("timeout"),
                                   tr("This is not a time. Write it like 90 min, 2 h 30 min or 3 d.")));
    draft().setExtraProblems(QStringLiteral("lifetime"), problems);
    showLifetime();
}

void ResourcesPage::showLifetime()
{
    const bool isCustom = m_lifetime->currentData().toLongLong() == custom;
    m_customField->setVisible(isCustom);
    m_lifetimeField->setClaims(isCustom ? QStringList() : QStringList(QStringLiteral("timeout")));
    const auto &seconds = spec().timeoutSeconds;
    const QString end = seconds ? endTimeText(*seconds) : QString();
    const QString ends = end.isEmpty()
                             ? QString()
                             : tr("Ends about %1 if you create it now. You can renew it later.").arg(end);
    m_lifetimeField->setHint(seconds ? (isCustom ? QString() : ends)
                                     : tr("It runs, and uses the machine, until somebody deletes it."));
    m_customField->setHint(ends.isEmpty() ? tr("Such as 90 min, 2 h 30 min or 3 d.") : ends);
}

void ResourcesPage::showBackend()
{
    const ValidationRules &rules = draft().rules();
    m_cpu.field->setHint(rules.hostCpus > 0 ? tr("The engine's machine has %1.").arg(rules.hostCpus)
                                            : tr("Cores; 500m is half a core."));
    const QString memory = quantityText(m_memory.combo->currentText());
    if (rules.hostMemory > 0)
        m_memory.field->setHint(tr("The engine's machine has %1.").arg(bytesText(rules.hostMemory)));
    else
        m_memory.field->setHint(memory == m_memory.combo->currentText() ? tr("Such as 512Mi or 4Gi.")
                                                                        : memory);
    const Capabilities capabilities = context().capabilities();
    m_gpu.combo->setEnabled(capabilities.can(Feature::Gpu));
    m_gpu.field->setHint(capabilities.can(Feature::Gpu) ? tr("A number, or all.")
                                                        : capabilities.whyNot(Feature::Gpu));
    // Requests that came from a file stay editable, so that they can be taken out.
    const QString noRequests = capabilities.whyNot(Feature::ResourceRequests);
    for (const Limit &request : {m_cpuRequest, m_memoryRequest})
        request.combo->setEnabled(noRequests.isEmpty() || !request.combo->currentText().isEmpty());
    m_cpuRequest.field->setHint(noRequests.isEmpty() ? tr("What is kept free for it.") : noRequests);
}

} // namespace osc
