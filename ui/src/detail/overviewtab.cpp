// SPDX-License-Identifier: Apache-2.0
#include "detail/overviewtab.h"

#include "detail/factspanel.h"
#include "detail/mountspanel.h"
#include "detail/usagepanel.h"
#include "detail/whypanel.h"

#include <ui/theme.h>

#include <QBoxLayout>

namespace osc {

namespace {

constexpr int columnGap = 28;
constexpr int twoColumnsFrom = 720;
constexpr int threeColumnsFrom = 1000;
constexpr int usageWidth = 300;

} // namespace

OverviewTab::OverviewTab(const DetailServices &services, QWidget *parent)
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
    m_why = new WhyPanel(services.clock, content);
    m_facts = new FactsPanel(services.clock, content);
    m_mounts = new MountsPanel(content);
    m_usage = new UsagePanel(UsagePanel::Extent::Mini, services.usage, services.clock, content);
    m_why->hide();

    m_columns = new QHBoxLayout;
    m_columns->setSpacing(columnGap);
    m_columns->addWidget(m_facts, 3);
    m_columns->addWidget(m_mounts, 4);
    m_outer = new QHBoxLayout;
    m_outer->setSpacing(columnGap);
    m_outer->addLayout(m_columns, 1);
    m_outer->addWidget(m_usage);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(metrics::margin, 14, metrics::margin, 8);
    layout->setSpacing(20);
    layout->addWidget(m_why);
    layout->addLayout(m_outer);
    layout->addStretch();
    setWidget(content);

    connect(m_mounts, &MountsPanel::openRequested, this, &OverviewTab::openRequested);
    connect(m_mounts, &MountsPanel::mountAnotherRequested, this, &OverviewTab::mountAnotherRequested);
    connect(m_why, &WhyPanel::actionRequested, this, &OverviewTab::actionRequested);
    connect(m_why, &WhyPanel::logsRequested, this, &OverviewTab::logsRequested);
    connect(m_why, &WhyPanel::inspectRequested, this, &OverviewTab::inspectRequested);
}

void OverviewTab::show(Backend &backend, const Sandbox &sandbox)
{
    m_facts->show(backend, sandbox);
    m_mounts->show(backend.volumes(), sandbox);
    m_usage->show(sandbox);
    m_usage->setVisible(m_usage->canMeasure());
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
    m_facts->clear();
    m_mounts->clear();
    m_usage->clear();
}

MetadataEditor *OverviewTab::metadata()
{
    return m_facts->metadata();
}

void OverviewTab::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void OverviewTab::arrange()
{
    const int room = viewport()->width();
    const bool wide = room >= threeColumnsFrom;
    m_columns->setDirection(room < twoColumnsFrom ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_outer->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_usage->setSideBySide(!wide && room >= twoColumnsFrom);
    m_usage->setMaximumWidth(wide ? usageWidth : QWIDGETSIZE_MAX);
    m_usage->setMinimumWidth(wide ? usageWidth : 0);
}

} // namespace osc
