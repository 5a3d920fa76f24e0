// SPDX-License-Identifier: Apache-2.0
#include "credentials/testview.h"

#include "credentials/teststep.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

namespace {

using Verdict = CredentialTest::Verdict;

Banner::Severity severityOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::ReadWrite:
    case Verdict::ReadOnlyUntried:
        return Banner::Severity::Good;
    default:
        return Banner::Severity::Error;
    }
}

} // namespace

QString testResultText(const CredentialTest &test)
{
    QStringList lines;
    lines << test.summary;
    if (!test.advice.isEmpty())
        lines << test.advice;
    lines << QString();
    for (const CredentialStepResult &step : test.steps) {
        QString line = QStringLiteral("%1: %2").arg(step.title, stepStateWord(step.state));
        if (step.tookMs >= 0)
            line += QStringLiteral(" (%1)").arg(tookText(step.tookMs));
        lines << (step.words.isEmpty() ? line : QStringLiteral("%1. %2").arg(line, step.words));
    }
    return lines.join(u'\n');
}

TestView::TestView(QWidget *parent)
    : QWidget(parent)
    , m_when(new Label({}, Tone::Secondary, this))
    , m_hint(new Label(tr("Nothing was tested yet. The test says step by step what this key can do; it works "
                          "before the key is saved."),
                       Tone::Secondary, this))
    , m_steps(new QVBoxLayout)
    , m_verdict(new Banner(this))
    , m_copyPolicy(makeButton(QStringLiteral("copyPolicyButton"), tr("Copy RAM policy"), this, Symbol::Copy))
    , m_copyResult(makeButton(QStringLiteral("copyResultButton"), tr("Copy result"), this))
{
    setObjectName(QStringLiteral("testView"));
    auto *heading = new Label(tr("Test"), Tone::Text, this);
    heading->setFont(fonts::section());
    m_when->setObjectName(QStringLiteral("testWhen"));
    m_when->setFont(fonts::secondary());
    m_hint->setObjectName(QStringLiteral("testHint"));
    m_hint->setWordWrap(true);
    m_verdict->setObjectName(QStringLiteral("testVerdict"));
    for (QPushButton *button : {m_copyPolicy, m_copyResult})
        button->setAutoDefault(false);
    connect(m_copyPolicy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_test.ramPolicy); });
    connect(m_copyResult, &QPushButton::clicked, this, &TestView::copyResult);
    auto *top = new QHBoxLayout;
    top->addWidget(heading);
    top->addStretch();
    top->addWidget(m_when);
    auto *copies = new QHBoxLayout;
    copies->setSpacing(metrics::gap);
    copies->addWidget(m_copyPolicy);
    copies->addWidget(m_copyResult);
    copies->addStretch();
    m_steps->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(top);
    layout->addWidget(m_hint);
    layout->addLayout(m_steps);
    layout->addWidget(m_verdict);
    layout->addLayout(copies);
    layout->addStretch();
    clear();
}

void TestView::makeRows(qsizetype count)
{
    while (m_steps->count() > count) {
        const std::unique_ptr<QLayoutItem> item(m_steps->takeAt(m_steps->count() - 1));
        delete item->widget();
    }
    while (m_steps->count() < count) {
        auto *step = new TestStep(this);
        step->setObjectName(QStringLiteral("testStep%1").arg(m_steps->count()));
        m_steps->addWidget(step);
    }
}

void TestView::clear()
{
    m_test = {};
    makeRows(0);
    m_when->setText({});
    m_hint->show();
    m_verdict->hide();
    m_copyPolicy->hide();
    m_copyResult->hide();
}

void TestView::showSteps(const QList<CredentialStepResult> &steps)
{
    m_hint->hide();
    m_verdict->hide();
    m_copyPolicy->hide();
    m_copyResult->hide();
    m_when->setText(tr("Testing…"));
    makeRows(steps.size());
    for (int i = 0; i < steps.size(); ++i)
        static_cast<TestStep *>(m_steps->itemAt(i)->widget())->show(steps.at(i), i == steps.size() - 1);
}

void TestView::showResult(const CredentialTest &test)
{
    if (test.verdict == Verdict::None)
        return clear();
    showSteps(test.steps);
    m_test = test;
    const QString when = momentText(test.at, QDateTime::currentDateTimeUtc());
    m_when->setText(test.tookMs >= 0 ? tr("%1, took %2").arg(when, tookText(test.tookMs)) : when);
    m_when->setToolTip(exactMomentText(test.at));
    m_verdict->setSeverity(severityOf(test.verdict));
    m_verdict->setMessage(test.summary, test.advice);
    m_verdict->show();
    m_copyPolicy->setVisible(!test.ramPolicy.isEmpty());
    m_copyResult->show();
}

void TestView::showError(const Error &error)
{
    clear();
    m_hint->hide();
    m_verdict->setError(error);
    m_verdict->show();
}

void TestView::copyResult()
{
    QGuiApplication::clipboard()->setText(testResultText(m_test));
}

} // namespace osc
