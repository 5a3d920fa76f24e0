// SPDX-License-Identifier: Apache-2.0
#include "detail/overviewtab.h"

#include "detail/factspanel.h"
#include "detail/mountspanel.h"
#include "detail/whypanel.h"

#include <ui/theme.h>

#include <QBoxLayout>

namespace osc {

namespace {

constexpr int columnGap = 28;
constexpr int twoColumnsFrom = 720;

} // namespace

OverviewTab::OverviewTab(const Clock &clock, QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("overviewTab"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    viewport()->setBackgroundRole(QPalette::Base);
    m_why = new WhyPanel(clock, content);
    m_facts = new FactsPanel(clock, content);
    m_mounts = new MountsPanel(content);
    m_why->hide();

    m_columns = new QHBoxLayout;
    m_columns->setSpacing(columnGap);
    m_columns->addWidget(m_facts, 3);
    m_columns->addWidget(m_mounts, 4);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(metrics::margin, 14, metrics::margin, 16);
    layout->setSpacing(20);
    layout->addWidget(m_why);
    layout->addLayout(m_columns);
    layout->addStretch();
    setWidget(content);

    connect(m_mounts, &MountsPanel::openRequested, this, &OverviewTab::openRequested);
    connect(m_why, &WhyPanel::actionRequested, this, &OverviewTab::actionRequested);
    connect(m_why, &WhyPanel::logsRequested, this, &OverviewTab::logsRequested);
    connect(m_why, &WhyPanel::inspectRequested, this, &OverviewTab::inspectRequested);
}

void OverviewTab::show(Backend &backend, const Sandbox &sandbox)
{
    m_facts->show(backend, sandbox);
    m_mounts->show(sandbox);
    const bool explain = WhyPanel::concerns(sandbox);
    if (explain)
        m_why->show(backend, sandbox);
    else
        m_why->clear();
    m_why->setVisible(explain);
}

void OverviewTab::clear()
{
    m_why->clear();
    m_why->hide();
}

void OverviewTab::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    m_columns->setDirection(viewport()->width() < twoColumnsFrom ? QBoxLayout::TopToBottom
                                                                 : QBoxLayout::LeftToRight);
}

} // namespace osc
